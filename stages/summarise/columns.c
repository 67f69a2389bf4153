#include "columns.h"

#include <string.h>

const char *column_name(guint column)
{
    static const char *const names[COLUMNS] = {
        "doc",      "line",     "col",      "severity", "rule",        "message",
        "evidence", "reported", "expected", "hint",     "fingerprint", "title",
        "status",   "decision", "who",      "when",     "why",
    };
    return names[column];
}

const char *column_heading(const Messages *messages, guint column)
{
    g_autofree char *key = g_strconcat("column.", column_name(column), NULL);
    const char *text = messages_find(messages, key);
    return text ? text : column_name(column);
}

/* A lapsed decision has to be made again: it is told as a status alone. */
static void fill_decision(ColumnRow *row, const Finding *finding, const Messages *messages)
{
    const Decision *decision = finding->decision;
    gboolean stands = finding->status == STATUS_DECIDED;
    g_autofree char *key = g_strconcat("status.", status_name(finding->status), NULL);
    row->text[COLUMN_STATUS] = messages_find(messages, key);
    row->text[COLUMN_DECISION] = stands ? decision_word(messages, decision->kind) : "";
    row->text[COLUMN_WHO] = stands ? decision->who : "";
    row->text[COLUMN_WHEN] = stands ? decision->when : "";
    row->text[COLUMN_WHY] = stands ? decision->why : "";
}

void columns_fill(ColumnRow *row, const Finding *finding, const Messages *messages)
{
    g_snprintf(row->line, sizeof row->line, "%u", finding->line);
    g_snprintf(row->col, sizeof row->col, "%u", finding->col);
    const char *const texts[LIST_COLUMNS] = {
        finding->doc,
        row->line,
        row->col,
        severity_name(finding->severity),
        finding->rule,
        finding->message,
        finding->evidence,
        finding->reported,
        finding->expected,
        finding->hint,
        finding->fingerprint,
    };
    memcpy(row->text, texts, sizeof texts);
    const char *title = finding->item->rule->title[messages_language(messages)];
    row->text[COLUMN_TITLE] = title ? title : finding->rule;
    fill_decision(row, finding, messages);
}
