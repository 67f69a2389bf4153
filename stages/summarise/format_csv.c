#include "format_csv.h"

#include "columns.h"

#include <string.h>

#define BOM "\xEF\xBB\xBF"

typedef struct {
    OutFile *file;
    const Messages *messages;
    GString *row; /* reused */
} List;

/* TRUE if a spreadsheet would take the text for a formula; a figure with a sign is none. */
static gboolean is_formula(const char *text)
{
    if (*text == '\0' || !strchr("=+-@\t\r", *text))
        return FALSE;
    return strchr("=@\t\r", *text) || strspn(text + 1, "0123456789.,%") != strlen(text + 1);
}

static void add_cell(GString *row, const char *text)
{
    g_string_append(row, is_formula(text) ? "\"'" : "\"");
    for (; *text; text++) {
        if (*text == '"')
            g_string_append_c(row, '"');
        g_string_append_c(row, *text);
    }
    g_string_append_c(row, '"');
}

static void write_cells(List *list, const char *const text[COLUMNS])
{
    g_string_truncate(list->row, 0);
    for (guint i = 0; i < COLUMNS; i++) {
        if (i > 0)
            g_string_append_c(list->row, ',');
        add_cell(list->row, text[i]);
    }
    g_string_append(list->row, "\r\n");
    outfile_write(list->file, list->row->str, list->row->len);
}

static gpointer list_open(const Run *run, GError **error)
{
    OutFile *file = outfolder_file(run->folder, "findings.csv", error);
    if (!file)
        return NULL;
    List *list = g_new0(List, 1);
    *list = (List){file, run->messages, g_string_new(NULL)};
    const char *headings[COLUMNS];
    for (guint i = 0; i < COLUMNS; i++)
        headings[i] = column_heading(run->messages, i);
    outfile_write(file, BOM, strlen(BOM));
    write_cells(list, headings);
    return list;
}

static void list_document(gpointer state, const Settled *settled)
{
    List *list = state;
    for (guint i = 0; i < settled->findings->len; i++) {
        ColumnRow row;
        columns_fill(&row, &g_array_index(settled->findings, Finding, i), list->messages);
        write_cells(list, row.text);
    }
}

static void list_free(gpointer state)
{
    List *list = state;
    g_string_free(list->row, TRUE);
    g_free(list);
}

const Format format_csv = {
    .name = "csv",
    .open = list_open,
    .document = list_document,
    .free = list_free,
};
