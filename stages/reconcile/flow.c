#include "flow.h"

#include <string.h>

gboolean flow_says(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (strstr(text, *words))
            return TRUE;
    return FALSE;
}

const char *flow_clause(const Item *item)
{
    static const char *const marks[] = {"，", "；", "。", "、", "："};
    const char *own = item->before;
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        for (const char *at = own; (at = strstr(at, marks[i])); own = at)
            at += strlen(marks[i]);
    return own;
}

Flow flow_of(const Item *item)
{
    static const char *const opening[] = {"上年", "年初", "期初", "历年", NULL};
    static const char *const stock[] = {"滚存", "累计", "年末", "期末", NULL};
    const char *own = flow_clause(item);
    gboolean rest = strstr(own, "结余") != NULL;
    if (flow_says(own, opening) && (rest || strstr(own, "结转")))
        return FLOW_OPENING;
    if (rest)
        return flow_says(own, stock) ? FLOW_STOCK : FLOW_LEFT;
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
    static const char *const words[] = {"其中", "包括", "用于", NULL};
    gboolean *listed = g_new0(gboolean, paragraph->count + 1), inside = FALSE;
    for (guint i = 0; i < paragraph->count; i++) {
        const Item *item = &paragraph->items[i];
        if (i > 0 && (item->sentence != item[-1].sentence || strstr(item->before, "；")))
            inside = FALSE;
        inside = inside || flow_says(item->before, words);
        listed[i] = inside || item->bracketed;
    }
    return listed;
}
