#include "sheet.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/xmlreader.h>
#include <string.h>

#define READ_BLOCK ((gsize)1 << 16)
#define PART_MOST ((gsize)1 << 28) /* bytes of one part, unpacked */
#define COLUMNS_MOST 64

struct Sheet {
    GPtrArray *rows;   /* of GPtrArray of texts */
    GPtrArray *shared; /* texts that cells name by their number */
};

static gboolean fail(GError **error, const char *path, const char *why)
{
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_FORM, "%s: %s", path, why);
    return FALSE;
}

static void row_free(gpointer row)
{
    if (row)
        g_ptr_array_unref(row);
}

void sheet_free(Sheet *sheet)
{
    if (!sheet)
        return;
    g_ptr_array_unref(sheet->rows);
    g_ptr_array_unref(sheet->shared);
    g_free(sheet);
}

/* The bytes of the entry at hand; NULL when it is damaged or too large. */
static GByteArray *read_entry(struct archive *archive)
{
    GByteArray *bytes = g_byte_array_new();
    guint8 block[READ_BLOCK];
    la_ssize_t got;
    while ((got = archive_read_data(archive, block, sizeof block)) > 0 &&
           bytes->len + (gsize)got <= PART_MOST)
        g_byte_array_append(bytes, block, (guint)got);
    if (got == 0)
        return bytes;
    g_byte_array_unref(bytes);
    return NULL;
}

/* The two parts that are looked at; those missing stay NULL. */
static gboolean read_parts(const char *path, GByteArray *parts[2], GError **error)
{
    static const char *const names[2] = {"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"};
    struct archive *archive = archive_read_new();
    struct archive_entry *entry;
    archive_read_support_format_zip(archive);
    gboolean sound = archive_read_open_filename(archive, path, READ_BLOCK) == ARCHIVE_OK;
    while (sound && archive_read_next_header(archive, &entry) == ARCHIVE_OK) {
        const char *name = archive_entry_pathname(entry);
        for (guint i = 0; name && i < 2 && sound; i++)
            if (strcmp(name, names[i]) == 0 && !parts[i])
                sound = (parts[i] = read_entry(archive)) != NULL;
    }
    archive_read_free(archive);
    if (!sound)
        return fail(error, path, "cannot be read as XLSX");
    return parts[1] || fail(error, path, "not an XLSX file with a sheet");
}

static gboolean is_element(xmlTextReader *reader, const char *name)
{
    return strcmp((const char *)xmlTextReaderConstLocalName(reader), name) == 0;
}

/* The text of the element at hand: of its `t` and `v` descendants, without phonetic readings. */
static char *element_text(xmlTextReader *reader)
{
    g_autoptr(GString) text = g_string_new(NULL);
    int depth = xmlTextReaderDepth(reader), skipped = 0, wanted = 0;
    if (xmlTextReaderIsEmptyElement(reader))
        return g_strdup("");
    while (xmlTextReaderRead(reader) == 1 && xmlTextReaderDepth(reader) > depth) {
        int type = xmlTextReaderNodeType(reader);
        int step = type == XML_READER_TYPE_ELEMENT && !xmlTextReaderIsEmptyElement(reader) ? 1
                   : type == XML_READER_TYPE_END_ELEMENT                                   ? -1
                                                                                           : 0;
        if (is_element(reader, "rPh"))
            skipped += step;
        else if (is_element(reader, "t") || is_element(reader, "v"))
            wanted += step;
        else if (xmlTextReaderHasValue(reader) && wanted > 0 && skipped == 0)
            g_string_append(text, (const char *)xmlTextReaderConstValue(reader));
    }
    return g_strdup(text->str);
}

static void read_shared(Sheet *sheet, xmlTextReader *reader)
{
    while (xmlTextReaderRead(reader) == 1)
        if (xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT && is_element(reader, "si"))
            g_ptr_array_add(sheet->shared, element_text(reader));
}

/* `AB12` is column 27; `next` when the cell does not say. */
static guint cell_column(xmlTextReader *reader, guint next)
{
    xmlChar *place = xmlTextReaderGetAttribute(reader, (const xmlChar *)"r");
    guint column = 0;
    for (const xmlChar *c = place; c && g_ascii_isupper((char)*c) && column < COLUMNS_MOST; c++)
        column = column * 26 + (guint)(*c - 'A' + 1);
    xmlFree(place);
    return column > 0 ? column - 1 : next;
}

static void read_cell(Sheet *sheet, xmlTextReader *reader)
{
    GPtrArray *row = sheet->rows->pdata[sheet->rows->len - 1];
    xmlChar *type = xmlTextReaderGetAttribute(reader, (const xmlChar *)"t");
    guint column = cell_column(reader, row->len);
    g_autofree char *text = element_text(reader);
    if (type && strcmp((const char *)type, "s") == 0) {
        guint64 at = g_ascii_strtoull(text, NULL, 10);
        const char *shared = at < sheet->shared->len ? sheet->shared->pdata[at] : "";
        g_free(text);
        text = g_strdup(shared);
    }
    xmlFree(type);
    if (column >= COLUMNS_MOST || column < row->len)
        return;
    while (row->len < column)
        g_ptr_array_add(row, g_strdup(""));
    g_ptr_array_add(row, g_steal_pointer(&text));
}

static void read_sheet(Sheet *sheet, xmlTextReader *reader)
{
    while (xmlTextReaderRead(reader) == 1) {
        if (xmlTextReaderNodeType(reader) != XML_READER_TYPE_ELEMENT)
            continue;
        if (is_element(reader, "row"))
            g_ptr_array_add(sheet->rows, g_ptr_array_new_with_free_func(g_free));
        else if (is_element(reader, "c") && sheet->rows->len > 0)
            read_cell(sheet, reader);
    }
}

static gboolean parse(Sheet *sheet, const GByteArray *part, void (*read)(Sheet *, xmlTextReader *))
{
    xmlTextReader *reader = xmlReaderForMemory((const char *)part->data, (int)part->len, NULL, NULL,
                                               XML_PARSE_NONET | XML_PARSE_NOERROR |
                                                   XML_PARSE_NOWARNING | XML_PARSE_NOBLANKS);
    if (!reader)
        return FALSE;
    read(sheet, reader);
    gboolean sound = xmlTextReaderReadState(reader) != XML_TEXTREADER_MODE_ERROR;
    xmlFreeTextReader(reader);
    return sound;
}

Sheet *sheet_read(const char *path, GError **error)
{
    GByteArray *parts[2] = {NULL, NULL};
    g_autoptr(Sheet) sheet = g_new0(Sheet, 1);
    sheet->rows = g_ptr_array_new_with_free_func(row_free);
    sheet->shared = g_ptr_array_new_with_free_func(g_free);
    gboolean sound = read_parts(path, parts, error);
    if (sound &&
        !((!parts[0] || parse(sheet, parts[0], read_shared)) && parse(sheet, parts[1], read_sheet)))
        sound = fail(error, path, "the sheet is damaged");
    for (guint i = 0; i < 2; i++)
        if (parts[i])
            g_byte_array_unref(parts[i]);
    return sound ? g_steal_pointer(&sheet) : NULL;
}

guint sheet_rows(const Sheet *sheet)
{
    return sheet->rows->len;
}

const char *sheet_cell(const Sheet *sheet, guint row, guint column)
{
    const GPtrArray *cells = row < sheet->rows->len ? sheet->rows->pdata[row] : NULL;
    return cells && column < cells->len ? cells->pdata[column] : "";
}

gint sheet_column(const Sheet *sheet, const char *const *headings)
{
    for (guint i = 0; i < COLUMNS_MOST; i++)
        for (guint j = 0; headings[j]; j++)
            if (strcmp(sheet_cell(sheet, 0, i), headings[j]) == 0)
                return (gint)i;
    return -1;
}
