/* Headings without text below them. */
#include "checks.h"

#include <string.h>

/* A title, not an item of a list. */
static gboolean promises_text(const Head *head)
{
    static const char *const endings[] = {"情况", "情况：", "情况:", "分析", "措施",
                                          "问题", "建议",   "做法",  "经验"};
    static const char *const omitted[] = {"（略）", "(略)"};
    for (guint i = 0; i < G_N_ELEMENTS(omitted); i++)
        if (g_str_has_suffix(head->text, omitted[i]))
            return FALSE;
    if (strcmp(head->system, "han") == 0)
        return TRUE;
    if (*head->number == '\0' || strcmp(head->system, "figure") == 0 ||
        strcmp(head->system, "table") == 0)
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(head->text, endings[i]))
            return TRUE;
    return FALSE;
}

/* The same title comes again further on: this one stands in a list of contents. */
static gboolean is_in_contents(const Document *document, guint index)
{
    const Head *head = document->heads->pdata[index];
    for (guint i = index + 1; i < document->heads->len; i++)
        if (strcmp(((Head *)document->heads->pdata[i])->text, head->text) == 0)
            return TRUE;
    for (guint i = 0; i < document->tables->len; i++)
        if (*head->text && strstr(((Table *)document->tables->pdata[i])->caption, head->text))
            return TRUE;
    return FALSE;
}

#define CONTENTS_LEAST 4 /* headings with nothing between them that are a list of contents */
#define HOLLOW_LEAST 6   /* those that say nothing, wherever in it the heading stands */

static gboolean is_bare(const Document *document, guint from, guint to)
{
    guint behind = spans_behind(document->spans, from);
    return behind == document->spans->len ||
           ((const Span *)document->spans->pdata[behind])->order >= to;
}

/* The heading ends a run of headings with nothing between them. */
static gboolean ends_contents(const Document *document, guint index)
{
    guint run = 1;
    for (guint i = index; i > 0 && run < CONTENTS_LEAST; i--, run++) {
        const Head *head = document->heads->pdata[i], *before = document->heads->pdata[i - 1];
        if (before->is_inline || !is_bare(document, before->order, head->order))
            return FALSE;
    }
    return run == CONTENTS_LEAST;
}

/* Nothing stands between the heading and the next one, which lies no deeper. */
static gboolean is_hollow(const Document *document, guint index)
{
    if (index + 1 >= document->heads->len)
        return FALSE;
    const Head *head = document->heads->pdata[index], *next = document->heads->pdata[index + 1];
    return !next->is_inline && next->level <= head->level &&
           is_bare(document, head->order, next->order);
}

/* The heading is one of many in a row that say nothing: items of a list of contents. */
static gboolean is_among_contents(const Document *document, guint index)
{
    guint hollow = 1;
    for (guint i = index + 1; i + 1 < document->heads->len && hollow < HOLLOW_LEAST; i++) {
        const Head *head = document->heads->pdata[i], *next = document->heads->pdata[i + 1];
        if (head->is_inline || !is_bare(document, head->order, next->order))
            return FALSE;
        hollow += is_hollow(document, i);
    }
    return hollow == HOLLOW_LEAST;
}

/* A heading without text below it: the next thing is a heading of its level or above. */
void section_check(Audit *audit)
{
    Document *document = audit->ledger.document;
    guint next_span = 0, next_table = 0;
    for (guint i = 0; i + 1 < document->heads->len; i++) {
        const Head *head = document->heads->pdata[i], *next = document->heads->pdata[i + 1];
        if (head->is_inline || head->part != next->part)
            continue;
        while (next_span < document->sentences->len &&
               ((Span *)document->sentences->pdata[next_span])->order < head->order)
            next_span++;
        while (next_table < document->tables->len &&
               ((Table *)document->tables->pdata[next_table])->order < head->order)
            next_table++;
        gboolean text = next_span < document->sentences->len &&
                        ((Span *)document->sentences->pdata[next_span])->order < next->order;
        gboolean table = next_table < document->tables->len &&
                         ((Table *)document->tables->pdata[next_table])->order < next->order;
        if (text || table || next->level > head->level || !promises_text(head) ||
            g_utf8_strlen(head->text, -1) > 30)
            continue;
        if (is_in_contents(document, i) || ends_contents(document, i) ||
            is_among_contents(document, i))
            continue;
        g_autofree char *label = g_strconcat(head->number, head->text, NULL);
        ledger_emit(&audit->ledger, &(Check){.rule = "section-empty",
                                             .outcome = OUTCOME_FAIL,
                                             .line = head->line,
                                             .col = head->col,
                                             .label = label,
                                             .operands = head->nr});
    }
}
