/* 下达补助 126.4亿元。一是税收返还 5.2亿元；二是一般转移支付 98.7亿元，包括…；三是专项转移支付 22.5亿元
 *          └ whole         └──────────── the first figure of each point, right behind its number ──────────┘
 *
 * A point that begins without a figure of the whole's kind ends the series: it is about something else. */
#include "series.h"

#include "flow.h"

#include <string.h>

#define POINTS_MOST 9

static const char *const numbers[] = {"一是", "二是", "三是", "四是", "五是",
                                      "六是", "七是", "八是", "九是"};

typedef struct {
    Ledger *ledger;
    const Paragraph *paragraph;
    Operand parts[POINTS_MOST];
    guint count;
} Series;

static gboolean is_amount(const Item *item)
{
    return item->quantity->role == ROLE_VALUE || item->quantity->role == ROLE_ACTUAL ||
           item->quantity->role == ROLE_BUDGET;
}

static void gather(Series *series, guint first)
{
    const Item *items = series->paragraph->items;
    for (guint i = first; i < series->paragraph->count && series->count < POINTS_MOST; i++) {
        if (!g_str_has_prefix(items[i].own, numbers[series->count]))
            continue;
        if (!is_amount(&items[i]) || !items_addable(&items[i], &items[first]))
            return;
        series->parts[series->count++] = ledger_operand(series->ledger, items[i].quantity);
    }
}

/* TRUE if the paragraph goes on with a number that brought no figure. */
static gboolean goes_on(const Series *series)
{
    for (guint i = 0; series->count < POINTS_MOST && i < series->paragraph->sentence_count; i++)
        if (strstr(series->paragraph->sentences[i]->text, numbers[series->count]))
            return TRUE;
    return FALSE;
}

static void check(Series *series, guint first)
{
    const Item *whole = &series->paragraph->items[first - 1];
    gather(series, first);
    if (series->count < 2 || goes_on(series) || !is_amount(whole) ||
        !items_addable(whole, &series->paragraph->items[first]) ||
        whole->sentence + 1 < series->paragraph->items[first].sentence)
        return;
    Relation relation = {RELATION_SUM, ledger_operand(series->ledger, whole->quantity),
                         series->parts, series->count};
    ledger_test(series->ledger, &relation,
                &(Claim){.rule = "total-text",
                         .label = whole->quantity->metric,
                         .trust = TRUST_EXPLAINED,
                         .reason = "partial"},
                NULL);
}

void series_check(Ledger *ledger, const Paragraph *paragraph)
{
    for (guint i = 1; i < paragraph->count; i++) {
        Series series = {.ledger = ledger, .paragraph = paragraph};
        if (g_str_has_prefix(paragraph->items[i].own, numbers[0]))
            check(&series, i);
    }
}
