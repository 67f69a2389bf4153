#include "flow.h"

#include "pipeline/text.h"

#include <string.h>

const char *flow_clause(const Item *item)
{
    return text_behind(item->before, TEXT_WIDE_MARKS | TEXT_PAUSES);
}

static gboolean says(const Vocabulary *words, Words list, const Item *item, const char *own)
{
    return wordset_has(&item->said, list) && vocabulary_in(words, list, own);
}

Flow flow_of(const Vocabulary *words, const Item *item)
{
    const char *own = flow_clause(item);
    gboolean rest = strstr(own, "结余") != NULL;
    if (says(words, WORDS_FLOW_OPENING, item, own) && (rest || strstr(own, "结转")))
        return FLOW_OPENING;
    if (rest)
        return says(words, WORDS_FLOW_STOCK, item, own) ? FLOW_STOCK : FLOW_LEFT;
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
