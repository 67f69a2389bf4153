#include "format_jsonl.h"

#include "columns.h"

#include "pipeline/html.h"

typedef struct {
    OutFile *file;
    const Messages *messages;
    GString *row; /* reused */
} List;

static gpointer list_open(const Run *run, GError **error)
{
    OutFile *file = outfolder_file(run->folder, "findings.jsonl", error);
    if (!file)
        return NULL;
    List *list = g_new0(List, 1);
    *list = (List){file, run->messages, g_string_new(NULL)};
    return list;
}

static void write_object(List *list, const Finding *finding)
{
    ColumnRow row;
    GString *out = list->row;
    columns_fill(&row, finding, list->messages);
    row.text[COLUMN_STATUS] = status_name(finding->status);
    row.text[COLUMN_DECISION] =
        finding->status == STATUS_DECIDED ? decision_name(finding->decision->kind) : "";
    g_string_assign(out, "{");
    for (guint i = 0; i < COLUMNS; i++) {
        if (i == COLUMN_LINE)
            json_number(out, column_name(i), finding->line);
        else if (i == COLUMN_COL)
            json_number(out, column_name(i), finding->col);
        else
            json_member(out, column_name(i), row.text[i]);
    }
    json_member(out, "family", finding->item->rule->family);
    g_string_append(out, "}\n");
    outfile_write(list->file, out->str, out->len);
}

static void list_document(gpointer state, const Settled *settled)
{
    for (guint i = 0; i < settled->findings->len; i++)
        write_object(state, &g_array_index(settled->findings, Finding, i));
}

static void list_free(gpointer state)
{
    List *list = state;
    g_string_free(list->row, TRUE);
    g_free(list);
}

const Format format_jsonl = {
    .name = "jsonl",
    .open = list_open,
    .document = list_document,
    .free = list_free,
};
