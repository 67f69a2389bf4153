#include "format_xlsx.h"

#include "columns.h"

#include "pipeline/text.h"

#include <string.h>
#include <xlsxwriter.h>

#define CELL_MOST 32000 /* characters; the form allows 32,767 */
#define ROWS_MOST (LXW_ROW_MAX - 2)
#define LINE_HEIGHT 15.0 /* points */
#define LINES_MOST 16
#define CREATED 946684800 /* 2000-01-01, so that equal runs give equal bytes */

enum { LOOK_HEAD, LOOK_TEXT, LOOK_ERROR, LOOK_WARNING, LOOK_NOTE, LOOK_FILL, LOOKS };
enum { SHEET_FINDINGS, SHEET_DOCUMENTS, SHEET_RULES, SHEETS };

typedef struct {
    const Run *run;
    lxw_workbook *book;
    lxw_worksheet *sheet[SHEETS];
    lxw_format *look[LOOKS];
    lxw_row_t row[SHEETS]; /* the next one */
    guint64 all;           /* findings, also those beyond what a sheet holds */
    GHashTable *counts;    /* rule -> findings */
    lxw_error failure;
} Book;

static const char *say(const Book *book, const char *key)
{
    const char *text = messages_find(book->run->messages, key);
    return text ? text : key;
}

static void keep(Book *book, lxw_error failure)
{
    if (book->failure == LXW_NO_ERROR)
        book->failure = failure;
}

/* A string, whatever it begins with; what XML cannot hold is made blank, what is too long is cut. */
static void put_text(Book *book, guint sheet, guint column, const char *text, guint look)
{
    g_autofree char *cut = quote_cut(text, CELL_MOST);
    keep(book, worksheet_write_string(book->sheet[sheet], book->row[sheet], (lxw_col_t)column, cut,
                                      book->look[look]));
}

static void put_number(Book *book, guint sheet, guint column, guint64 number)
{
    keep(book, worksheet_write_number(book->sheet[sheet], book->row[sheet], (lxw_col_t)column,
                                      (double)number, book->look[LOOK_TEXT]));
}

static lxw_format *new_look(Book *book, lxw_color_t back, lxw_color_t ink)
{
    lxw_format *look = workbook_add_format(book->book);
    format_set_align(look, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(look);
    format_set_border(look, LXW_BORDER_THIN);
    format_set_border_color(look, 0xD0D7DE);
    if (back)
        format_set_bg_color(look, back);
    if (ink)
        format_set_font_color(look, ink);
    return look;
}

static void make_looks(Book *book)
{
    book->look[LOOK_HEAD] = new_look(book, 0x24405E, 0xFFFFFF);
    book->look[LOOK_TEXT] = new_look(book, 0, 0);
    book->look[LOOK_ERROR] = new_look(book, 0xFDE4E1, 0xB3261E);
    book->look[LOOK_WARNING] = new_look(book, 0xFCEBC9, 0x8A5200);
    book->look[LOOK_NOTE] = new_look(book, 0xDFEDFC, 0x0B5CAD);
    book->look[LOOK_FILL] = new_look(book, 0xFFFDE7, 0);
    format_set_bold(book->look[LOOK_HEAD]);
}

typedef struct {
    const char *key;
    double width;
} Heading;

static void begin_sheet(Book *book, guint at, const char *name, const Heading *headings)
{
    lxw_worksheet *sheet = workbook_add_worksheet(book->book, say(book, name));
    book->sheet[at] = sheet;
    for (guint i = 0; headings[i].key; i++) {
        worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, headings[i].width, NULL);
        put_text(book, at, i, say(book, headings[i].key), LOOK_HEAD);
    }
    worksheet_freeze_panes(sheet, 1, 1);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
    book->row[at] = 1;
}

static const Heading finding_headings[COLUMNS + 1] = {
    {"column.doc", 24},      {"column.line", 6},         {"column.col", 5},
    {"column.severity", 9},  {"column.rule", 14},        {"column.message", 46},
    {"column.evidence", 70}, {"column.reported", 14},    {"column.expected", 16},
    {"column.hint", 28},     {"column.fingerprint", 18}, {"column.title", 18},
    {"column.status", 12},   {"column.decision", 10},    {"column.who", 10},
    {"column.when", 12},     {"column.why", 30},         {NULL, 0}};

static void begin_sheets(Book *book)
{
    static const Heading documents[] = {{"column.doc", 40},
                                        {"severity.error", 8},
                                        {"severity.warning", 8},
                                        {"severity.note", 8},
                                        {"page.checked", 8},
                                        {"outcome.pass", 8},
                                        {"outcome.fail", 8},
                                        {"outcome.unsure", 8},
                                        {"outcome.skip", 8},
                                        {"column.unread", 40},
                                        {NULL, 0}};
    static const Heading rules[] = {{"column.rule", 18},
                                    {"page.family", 14},
                                    {"page.severity", 10},
                                    {"ui.on", 8},
                                    {"column.title", 34},
                                    {"page.findings", 10},
                                    {NULL, 0}};
    begin_sheet(book, SHEET_FINDINGS, "sheet.findings", finding_headings);
    begin_sheet(book, SHEET_DOCUMENTS, "sheet.documents", documents);
    begin_sheet(book, SHEET_RULES, "sheet.rules", rules);
}

static gpointer book_open(const Run *run, GError **error)
{
    OutFile *file = outfolder_file(run->folder, "findings.xlsx", error);
    if (!file)
        return NULL;
    g_autofree char *path = outfile_path(file);
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_doc_properties properties = {.created = CREATED};
    Book *book = g_new0(Book, 1);
    book->run = g_memdup2(run, sizeof *run);
    book->book = workbook_new_opt(path, &options);
    properties.title = (char *)(guintptr)say(book, "page.title");
    workbook_set_properties(book->book, &properties);
    book->counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    make_looks(book);
    begin_sheets(book);
    return book;
}

static guint look_of(guint column, Severity severity)
{
    if (column == COLUMN_SEVERITY)
        return severity == SEVERITY_ERROR     ? LOOK_ERROR
               : severity == SEVERITY_WARNING ? LOOK_WARNING
                                              : LOOK_NOTE;
    return column >= COLUMN_DECISION ? LOOK_FILL : LOOK_TEXT;
}

/* How high a row must be for its longest wrapped text: programs that do not reckon it take this. */
static double row_height(const ColumnRow *row)
{
    guint lines = 1;
    for (guint i = 0; i < COLUMNS; i++) {
        guint width = (guint)finding_headings[i].width - 1;
        lines = MAX(lines, (text_width(row->text[i]) + width - 1) / width);
    }
    return LINE_HEIGHT * MIN(lines, LINES_MOST) + 2;
}

static void add_finding(Book *book, const Finding *finding)
{
    ColumnRow row;
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(book->counts, finding->rule));
    g_hash_table_insert(book->counts, g_strdup(finding->rule), GUINT_TO_POINTER(count + 1));
    book->all++;
    if (book->row[SHEET_FINDINGS] > ROWS_MOST)
        return;
    columns_fill(&row, finding, book->run->messages);
    keep(book, worksheet_set_row(book->sheet[SHEET_FINDINGS], book->row[SHEET_FINDINGS],
                                 row_height(&row), NULL));
    for (guint i = 0; i < COLUMNS; i++) {
        if (i == COLUMN_LINE || i == COLUMN_COL)
            put_number(book, SHEET_FINDINGS, i, i == COLUMN_LINE ? finding->line : finding->col);
        else
            put_text(book, SHEET_FINDINGS, i, row.text[i], look_of(i, finding->severity));
    }
    book->row[SHEET_FINDINGS]++;
}

static void add_document(Book *book, const Settled *settled)
{
    const Tally *tally = settled->tally;
    if (book->row[SHEET_DOCUMENTS] > ROWS_MOST)
        return;
    put_text(book, SHEET_DOCUMENTS, 0, settled->scene->docket->name, LOOK_TEXT);
    for (guint i = SEVERITY_ERROR; i < SEVERITIES; i++)
        put_number(book, SHEET_DOCUMENTS, i, tally->severities[i]);
    put_number(book, SHEET_DOCUMENTS, SEVERITIES, tally_checks(tally));
    for (guint i = 0; i < OUTCOMES; i++)
        put_number(book, SHEET_DOCUMENTS, SEVERITIES + 1 + i, tally->outcomes[i]);
    put_text(book, SHEET_DOCUMENTS, SEVERITIES + 1 + OUTCOMES,
             settled->unread ? settled->unread : "", LOOK_TEXT);
    book->row[SHEET_DOCUMENTS]++;
}

static void book_document(gpointer data, const Settled *settled)
{
    for (guint i = 0; i < settled->findings->len; i++)
        add_finding(data, &g_array_index(settled->findings, Finding, i));
    add_document(data, settled);
}

static void add_rules(Book *book)
{
    const Messages *messages = book->run->messages;
    const Rule *rule;
    for (guint i = 0; (rule = rules_get(book->run->rules, i)); i++) {
        g_autofree char *key = g_strconcat("family.", rule->family, NULL);
        const char *family = messages_find(messages, key);
        put_text(book, SHEET_RULES, 0, rule->id, LOOK_TEXT);
        put_text(book, SHEET_RULES, 1, family ? family : rule->family, LOOK_TEXT);
        put_text(book, SHEET_RULES, 2, severity_name(rule->severity),
                 look_of(COLUMN_SEVERITY, rule->severity));
        put_text(book, SHEET_RULES, 3, say(book, rule->on ? "ui.on" : "ui.off"), LOOK_TEXT);
        put_text(book, SHEET_RULES, 4, rule->title[messages_language(messages)], LOOK_TEXT);
        put_number(book, SHEET_RULES, 5,
                   GPOINTER_TO_UINT(g_hash_table_lookup(book->counts, rule->id)));
        book->row[SHEET_RULES]++;
    }
}

/* A sheet of its own for the decisions whose finding has vanished. */
static void add_resolved(Book *book, const GPtrArray *resolved)
{
    static const Heading headings[] = {
        {"column.doc", 30},         {"column.rule", 16},     {"column.message", 60},
        {"column.fingerprint", 18}, {"column.decision", 10}, {"column.who", 10},
        {"column.when", 12},        {"column.why", 40},      {NULL, 0}};
    if (resolved->len == 0)
        return;
    book->row[SHEET_RULES] = 0; /* the rules are written */
    begin_sheet(book, SHEET_RULES, "sheet.resolved", headings);
    for (guint i = 0; i < MIN(resolved->len, ROWS_MOST); i++) {
        const Decision *decision = resolved->pdata[i];
        const char *const texts[] = {decision->doc,
                                     decision->rule,
                                     decision->message,
                                     decision->fingerprint,
                                     decision_word(book->run->messages, decision->kind),
                                     decision->who,
                                     decision->when,
                                     decision->why};
        for (guint j = 0; j < G_N_ELEMENTS(texts); j++)
            put_text(book, SHEET_RULES, j, texts[j], LOOK_TEXT);
        book->row[SHEET_RULES]++;
    }
}

/* Filters over what was written, and the choice of decisions. */
static void finish_findings(Book *book)
{
    lxw_worksheet *sheet = book->sheet[SHEET_FINDINGS];
    lxw_row_t last = MAX(book->row[SHEET_FINDINGS] - 1, 1);
    const char *words[DECISIONS] = {NULL};
    for (DecisionKind kind = DECISION_CONFIRMED; kind < DECISIONS; kind++)
        words[kind - 1] = decision_word(book->run->messages, kind);
    lxw_data_validation choice = {.validate = LXW_VALIDATION_TYPE_LIST,
                                  .value_list = (char **)(guintptr)words};
    worksheet_autofilter(sheet, 0, 0, last, COLUMNS - 1);
    worksheet_autofilter(book->sheet[SHEET_DOCUMENTS], 0, 0, MAX(book->row[SHEET_DOCUMENTS] - 1, 1),
                         SEVERITIES + 1 + OUTCOMES);
    keep(book, worksheet_data_validation_range(sheet, 1, COLUMN_DECISION, last, COLUMN_DECISION,
                                               &choice));
    if (book->all + 1 <= ROWS_MOST)
        return;
    g_autofree char *some = g_strdup_printf("%u", last);
    g_autofree char *all = g_strdup_printf("%" G_GUINT64_FORMAT, book->all);
    g_autofree char *cut = messages_say(book->run->messages, "ui.findings-shown", some, all, NULL);
    put_text(book, SHEET_FINDINGS, COLUMN_DOC, cut, LOOK_TEXT);
}

static gboolean book_close(gpointer data, const Total *total, GError **error)
{
    Book *book = data;
    add_rules(book);
    add_resolved(book, total->resolved);
    finish_findings(book);
    keep(book, workbook_close(book->book));
    book->book = NULL;
    if (book->failure == LXW_NO_ERROR)
        return TRUE;
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_IO, "cannot write %s/findings.xlsx: %s",
                outfolder_path(book->run->folder), lxw_strerror(book->failure));
    return FALSE;
}

static void book_free(gpointer data)
{
    Book *book = data;
    if (book->book)
        lxw_workbook_free(book->book);
    g_hash_table_unref(book->counts);
    g_free((Run *)(guintptr)book->run);
    g_free(book);
}

const Format format_xlsx = {
    .name = "xlsx",
    .standard = TRUE,
    .open = book_open,
    .document = book_document,
    .close = book_close,
    .free = book_free,
};
