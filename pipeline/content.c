/* What the records of a document say by themselves. */
#include "document.h"

#include <string.h>

Interval quantity_interval(const Quantity *quantity)
{
    return interval_new(quantity->value, quantity->half);
}

Interval entry_interval(const Entry *entry)
{
    return interval_new(entry->value, entry->half);
}

gint quantity_places(const Quantity *quantity)
{
    return decimal_sign(quantity->half) == 0 ? 0 : MAX(quantity->half.scale - 1, 0);
}

gboolean quantity_is_amount(const Quantity *quantity)
{
    static const char *const others[] = {"ratio", "points", "rank", "times", "money-rate", "score"};
    if (quantity->standard || quantity->threshold || quantity->dim[0] == '\0')
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        if (*quantity->dim == *others[i] && strcmp(quantity->dim, others[i]) == 0)
            return FALSE;
    return TRUE;
}

guint spans_behind(const GPtrArray *spans, guint order)
{
    guint first = 0, end = spans->len;
    while (first < end) {
        guint middle = first + (end - first) / 2;
        if (((const Span *)spans->pdata[middle])->order > order)
            end = middle;
        else
            first = middle + 1;
    }
    return first;
}

guint document_part_sentences(const Document *document, guint part)
{
    guint first = 0, end = document->sentences->len;
    while (first < end) {
        guint middle = first + (end - first) / 2;
        if (((const Span *)document->sentences->pdata[middle])->part >= part)
            end = middle;
        else
            first = middle + 1;
    }
    return first;
}

gboolean head_says(const Head *head, const char *words)
{
    for (; head; head = head->parent)
        if (strstr(head->text, words))
            return TRUE;
    return FALSE;
}

gboolean part_is_self_evaluation(const Part *part)
{
    static const char *const kinds[] = {"自评", "绩效", "整体支出"};
    for (guint i = 0; part && i < G_N_ELEMENTS(kinds); i++)
        if (strstr(part->title, kinds[i]))
            return TRUE;
    return FALSE;
}
