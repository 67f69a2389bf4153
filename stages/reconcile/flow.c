#include "flow.h"

#include <string.h>

Flow flow_of(const Vocabulary *words, const Item *item)
{
    const char *own = item->own;
    gboolean rest = strstr(own, "结余") != NULL;
    if (item_own_says(words, WORDS_FLOW_OPENING, item) && (rest || strstr(own, "结转")))
        return FLOW_OPENING;
    if (rest)
        return item_own_says(words, WORDS_FLOW_STOCK, item) ? FLOW_STOCK : FLOW_LEFT;
    const char *income = g_strrstr(own, "收入"), *outgo = g_strrstr(own, "支出");
    if (income || outgo)
        return income > outgo ? FLOW_INCOME : FLOW_OUTGO;
    return FLOW_OTHER;
}

gboolean flow_is_level(const Quantity *quantity)
{
    return (quantity->role == ROLE_VALUE || quantity->role == ROLE_ACTUAL ||
            quantity->role == ROLE_BUDGET || quantity->role == ROLE_ADJUSTED) &&
           strcmp(quantity->dim, "money") == 0;
}

gboolean *flow_listed(const Paragraph *paragraph)
{
    gboolean *listed = g_new0(gboolean, paragraph->count + 1), inside = FALSE;
    for (guint i = 0; i < paragraph->count; i++) {
        const Item *item = &paragraph->items[i];
        if (i > 0 && (item->sentence != item[-1].sentence || strstr(item->before, "；")))
            inside = FALSE;
        inside = inside || item_says(paragraph->words, WORDS_LISTED, item);
        listed[i] = inside || item->bracketed;
    }
    return listed;
}
