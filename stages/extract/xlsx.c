/* The reader of XLSX: every sheet a table, each cell as a reader sees it. */
#include "foreign.h"

#include "display.h"
#include "sheet.h"
#include "package.h"

#include <string.h>

#define UNKNOWN "=…" /* for the value of a formula that nobody has computed */
#define ROW_MOST 1048576
#define COLUMN_MOST 16384

typedef struct {
    char *name, *id;
    gboolean hidden;
} Sheet;

typedef struct {
    const Package *package;
    const FormLimits *limits;
    Wire *wire;
    GPtrArray *sheets;   /* Sheet */
    GHashTable *targets; /* relation's id to part */
    GPtrArray *strings;  /* shared */
    GHashTable *formats; /* number to code */
    GArray *styles;      /* guint: format's number of each cell style */
    gboolean epoch1904;
    guint line;
    char *fault;
} Book;

/* A sheet that is being read. */
typedef struct {
    GArray *cells, *merges;
    guint row, column; /* of the cell at hand */
    guint hidden;      /* rows */
    guint style;
    char type;        /* s, i(nline), n, b, e, t(ext of a formula) */
    GString *text;    /* its value */
    gboolean formula; /* the cell has one */
    guint unknown;    /* formulas whose value was not stored */
} Reading;

static void sheet_free(gpointer data)
{
    g_free(((Sheet *)data)->name);
    g_free(((Sheet *)data)->id);
    g_free(data);
}

static gboolean is_element(xmlTextReader *reader, const char *name)
{
    return xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT &&
           strcmp(package_name(reader), name) == 0;
}

static gboolean is_text(xmlTextReader *reader)
{
    int type = xmlTextReaderNodeType(reader);
    return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
           type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
}

static gboolean next(Book *book, xmlTextReader *reader)
{
    return reader && package_next(reader, book->limits->tags, &book->fault);
}

static void read_workbook(Book *book)
{
    xmlTextReader *reader = package_part(book->package, "xl/workbook.xml");
    while (next(book, reader)) {
        if (is_element(reader, "sheet")) {
            const char *state = package_attribute(reader, "state");
            Sheet *sheet = g_new0(Sheet, 1);
            sheet->name = g_strdup(package_attribute(reader, "name"));
            sheet->id = g_strdup(package_attribute(reader, "id"));
            sheet->hidden = state && strcmp(state, "visible") != 0;
            g_ptr_array_add(book->sheets, sheet);
        } else if (is_element(reader, "workbookPr")) {
            const char *flag = package_attribute(reader, "date1904");
            book->epoch1904 = flag && (*flag == '1' || *flag == 't');
        }
    }
    xmlFreeTextReader(reader);
}

static void read_relations(Book *book)
{
    xmlTextReader *reader = package_part(book->package, "xl/_rels/workbook.xml.rels");
    while (next(book, reader)) {
        const char *id =
            is_element(reader, "Relationship") ? package_attribute(reader, "Id") : NULL;
        const char *target = id ? package_attribute(reader, "Target") : NULL;
        if (target)
            g_hash_table_insert(book->targets, g_strdup(id),
                                *target == '/' ? g_strdup(target + 1)
                                               : g_strconcat("xl/", target, NULL));
    }
    xmlFreeTextReader(reader);
}

/* The text of si or is: all t in it but those of phonetic readings. */
static void read_strings(Book *book)
{
    xmlTextReader *reader = package_part(book->package, "xl/sharedStrings.xml");
    GString *text = NULL;
    guint phonetic = 0;
    while (next(book, reader)) {
        if (is_element(reader, "si")) {
            text = g_string_new(NULL);
            g_ptr_array_add(book->strings, text);
        } else if (strcmp(package_name(reader), "rPh") == 0) {
            phonetic = xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT;
        } else if (text && !phonetic && is_text(reader)) {
            g_string_append(text, (const char *)xmlTextReaderConstValue(reader));
        }
    }
    xmlFreeTextReader(reader);
}

static void read_styles(Book *book)
{
    xmlTextReader *reader = package_part(book->package, "xl/styles.xml");
    gboolean cells = FALSE;
    while (next(book, reader)) {
        const char *name = package_name(reader);
        gboolean begin = xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT;
        if (strcmp(name, "cellXfs") == 0) {
            cells = begin;
        } else if (begin && cells && strcmp(name, "xf") == 0) {
            guint number = package_number(reader, "numFmtId", 0);
            g_array_append_val(book->styles, number);
        } else if (begin && strcmp(name, "numFmt") == 0) {
            g_hash_table_replace(book->formats,
                                 GUINT_TO_POINTER(package_number(reader, "numFmtId", 0)),
                                 g_strdup(package_attribute(reader, "formatCode")));
        }
    }
    xmlFreeTextReader(reader);
}

/* `BC12`: FALSE if it is no place. */
static gboolean parse_place(const char **at, guint *row, guint *column)
{
    *row = *column = 0;
    for (; g_ascii_isalpha(**at) && *column <= COLUMN_MOST; (*at)++)
        *column = *column * 26 + (guint)(g_ascii_toupper(**at) - 'A') + 1;
    for (; g_ascii_isdigit(**at) && *row <= ROW_MOST; (*at)++)
        *row = *row * 10 + (guint)(**at - '0');
    return *row > 0 && *row <= ROW_MOST && *column > 0 && *column <= COLUMN_MOST;
}

static void begin_row(Reading *reading, xmlTextReader *reader)
{
    guint row = package_number(reader, "r", reading->row + 1);
    const char *hidden = package_attribute(reader, "hidden");
    reading->row = CLAMP(row, 1, ROW_MOST);
    reading->column = 0;
    reading->hidden += hidden && (*hidden == '1' || *hidden == 't');
}

static void begin_cell(Reading *reading, xmlTextReader *reader)
{
    const char *place = package_attribute(reader, "r"), *type;
    guint row, column;
    reading->column++;
    if (place && parse_place(&place, &row, &column)) {
        reading->row = row;
        reading->column = column;
    }
    reading->style = package_number(reader, "s", 0);
    type = package_attribute(reader, "t");
    reading->type = !type                            ? 'n'
                    : strcmp(type, "str") == 0       ? 't'
                    : strcmp(type, "inlineStr") == 0 ? 'i'
                                                     : *type;
    reading->formula = FALSE;
    g_string_truncate(reading->text, 0);
}

static const char *format_of(const Book *book, guint style)
{
    guint number = style < book->styles->len ? g_array_index(book->styles, guint, style) : 0;
    const char *code = g_hash_table_lookup(book->formats, GUINT_TO_POINTER(number));
    return code ? code : display_builtin(number);
}

/* The cell as a reader sees it. */
static char *shown(const Book *book, const Reading *reading)
{
    g_autoptr(GString) out = g_string_new(NULL);
    guint64 index;
    const char *value = reading->text->str;
    if (reading->type == 's') {
        if (g_ascii_string_to_unsigned(value, 10, 0, G_MAXUINT, &index, NULL) &&
            index < book->strings->len)
            g_string_append(out, ((GString *)book->strings->pdata[index])->str);
    } else if (reading->type == 'n' && *value) {
        display_number(out, value, format_of(book, reading->style), book->epoch1904);
    } else if (reading->type == 'b') {
        g_string_append(out, *value == '1' ? "TRUE" : "FALSE");
    } else {
        g_string_append(out, value);
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static void end_cell(Book *book, Reading *reading)
{
    char *text = reading->text->len > 0 ? shown(book, reading) : NULL;
    if (!text && reading->formula) {
        reading->unknown++;
        text = g_strdup(UNKNOWN);
    }
    Filled cell = {reading->row, reading->column, text};
    if (text && *g_strstrip(text) && reading->cells->len < book->limits->lattice.cells) {
        g_array_append_val(reading->cells, cell);
        return;
    }
    if (text && *text && !book->fault)
        book->fault =
            g_strdup_printf("table-cells %" G_GUINT64_FORMAT, book->limits->lattice.cells);
    g_free(text);
}

static void add_merge(Reading *reading, xmlTextReader *reader)
{
    const char *at = package_attribute(reader, "ref");
    Merge merge;
    guint row, column;
    if (!at || !parse_place(&at, &merge.row, &merge.column) || *at++ != ':' ||
        !parse_place(&at, &row, &column) || row < merge.row || column < merge.column)
        return;
    merge.rows = row - merge.row + 1;
    merge.columns = column - merge.column + 1;
    g_array_append_val(reading->merges, merge);
}

static void read_sheet(Book *book, Reading *reading, xmlTextReader *reader)
{
    gboolean value = FALSE;
    while (next(book, reader)) {
        const char *name = package_name(reader);
        gboolean begin = xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT;
        gboolean end = xmlTextReaderNodeType(reader) == XML_READER_TYPE_END_ELEMENT;
        if (begin && strcmp(name, "row") == 0)
            begin_row(reading, reader);
        else if (begin && strcmp(name, "c") == 0)
            begin_cell(reading, reader);
        else if (end && strcmp(name, "c") == 0)
            end_cell(book, reading);
        else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
            value = begin && !xmlTextReaderIsEmptyElement(reader);
        else if (strcmp(name, "f") == 0)
            reading->formula = TRUE;
        else if (value && is_text(reader))
            g_string_append(reading->text, (const char *)xmlTextReaderConstValue(reader));
        else if (begin && strcmp(name, "mergeCell") == 0)
            add_merge(reading, reader);
    }
}

static void remark(Book *book, const char *kind, const char *words)
{
    g_autofree char *reason = g_strdup_printf("%s %s", kind, words);
    wire_sink(book->wire)->remark(wire_sink(book->wire), "source", reason);
}

static void give_out(Book *book, const Sheet *sheet, const Reading *reading)
{
    Lattice *lattice = lattice_new(&book->limits->lattice);
    sheet_build(reading->cells, reading->merges, lattice);
    if (lattice_fault(lattice) && !book->fault)
        book->fault = g_strdup(lattice_fault(lattice));
    lattice_sheet(lattice, sheet->name);
    if (reading->cells->len > 0 && sheet->hidden)
        remark(book, "hidden-sheet", sheet->name ? sheet->name : "");
    if (reading->unknown > 0) {
        g_autofree char *words = g_strdup_printf("%u %s", reading->unknown, sheet->name);
        remark(book, "formulas-without-values", words);
    }
    if (reading->hidden > 0) {
        g_autofree char *words = g_strdup_printf("%u %s", reading->hidden, sheet->name);
        remark(book, "hidden-rows", words);
    }
    if (!book->fault)
        lattice_emit(lattice, wire_sink(book->wire), &book->line, 0, NULL);
    lattice_free(lattice);
}

static void read_sheets(Book *book)
{
    for (guint i = 0; i < book->sheets->len && !book->fault; i++) {
        const Sheet *sheet = book->sheets->pdata[i];
        const char *part = sheet->id ? g_hash_table_lookup(book->targets, sheet->id) : NULL;
        xmlTextReader *reader = part ? package_part(book->package, part) : NULL;
        Reading reading = {.cells = g_array_new(FALSE, FALSE, sizeof(Filled)),
                           .merges = g_array_new(FALSE, FALSE, sizeof(Merge)),
                           .text = g_string_new(NULL)};
        g_array_set_clear_func(reading.cells, filled_clear);
        read_sheet(book, &reading, reader);
        if (!book->fault)
            give_out(book, sheet, &reading);
        g_array_unref(reading.cells);
        g_array_unref(reading.merges);
        g_string_free(reading.text, TRUE);
        xmlFreeTextReader(reader);
    }
}

static void string_free(gpointer text)
{
    g_string_free(text, TRUE);
}

static char *read_book(Book *book)
{
    book->sheets = g_ptr_array_new_with_free_func(sheet_free);
    book->targets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    book->strings = g_ptr_array_new_with_free_func(string_free);
    book->formats = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    book->styles = g_array_new(FALSE, FALSE, sizeof(guint));
    read_workbook(book);
    read_relations(book);
    read_styles(book);
    read_strings(book);
    read_sheets(book);
    if (package_has(book->package, "xl/vbaProject.bin"))
        remark(book, "macros", "1");
    wire_count(book->wire, book->line, 0);
    g_ptr_array_unref(book->sheets);
    g_hash_table_unref(book->targets);
    g_ptr_array_unref(book->strings);
    g_hash_table_unref(book->formats);
    g_array_unref(book->styles);
    return book->fault || book->line > 0 ? book->fault : g_strdup("no-text");
}

char *xlsx_read(char *bytes, gsize length, const FormLimits *limits, Wire *wire)
{
    static const char *const wanted[] = {"xl/workbook.xml",      "xl/_rels/workbook.xml.rels",
                                         "xl/sharedStrings.xml", "xl/styles.xml",
                                         "xl/worksheets/sheet",  NULL};
    char *fault = NULL;
    Package *package = package_open(bytes, length, wanted, limits, &fault);
    if (!package)
        return fault;
    wire_begin(wire, "xlsx", NULL);
    Book book = {.package = package, .limits = limits, .wire = wire};
    fault = read_book(&book);
    package_free(package);
    return fault;
}
