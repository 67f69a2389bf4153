#include "search.h"

#include <string.h>

#define NEAR_COUNT 4 /* figures back that a rate of counts is looked for */

gboolean role_is_plan(Role role)
{
    return role == ROLE_BUDGET || role == ROLE_ADJUSTED || role == ROLE_TARGET;
}

const Item *search_rate(const Search *search)
{
    return &search->paragraph->items[search->index];
}

gboolean search_is_of_the(const Item *rate)
{
    const char *before = rate->before;
    while (*before == ' ')
        before++;
    return g_str_has_prefix(before, "的");
}

static void gather(Search *search)
{
    const Item *rate = search_rate(search);
    for (guint i = search->index; i > 0 && search->count < BACK_MOST; i--) {
        const Item *item = &search->paragraph->items[i - 1];
        if (item->sentence + 2 < rate->sentence)
            return;
        if (quantity_is_amount(item->quantity))
            search->candidates[search->count++] = item;
    }
}

Search search_new(const Rates *rates, Ledger *ledger, const Paragraph *paragraph, guint index)
{
    Search search = {.ledger = ledger, .rates = rates, .paragraph = paragraph, .index = index};
    search.operands = rates_operands(rates, paragraph, index);
    search.stated = ledger_operand(ledger, paragraph->items[index].quantity);
    gather(&search);
    return search;
}

gboolean search_fits(Search *search, RelationKind kind, const Operand *parts, guint count,
                     const Claim *claim)
{
    Relation relation = {kind, search->stated, parts, count};
    Fit fit = relation_fit(&relation);
    if (fit == FIT_FAILS || fit == FIT_NONE)
        return FALSE;
    ledger_test(search->ledger, &relation, claim, NULL);
    return TRUE;
}

/* 3个 of 3个 is 100% of anything: too little to verify a rate by trying. */
static gboolean is_small_count(const Quantity *quantity)
{
    return decimal_sign(quantity->half) == 0 &&
           decimal_compare(quantity->value, decimal_new(10, 0)) < 0;
}

gboolean search_is_saving(const Search *search)
{
    const Item *rate = search_rate(search);
    return strstr(rate->before, "节约") || strstr(rate->before, "节支") ||
           strstr(rate->quantity->metric, "节支率") || strstr(rate->quantity->metric, "节约率");
}

gboolean search_pair(Search *search, const Item *value, const Item *base, const Claim *claim)
{
    if (value == base || strcmp(value->quantity->dim, base->quantity->dim) != 0 ||
        (is_small_count(value->quantity) && is_small_count(base->quantity)))
        return FALSE;
    const Operand parts[] = {ledger_operand(search->ledger, value->quantity),
                             ledger_operand(search->ledger, base->quantity)};
    gboolean saving = search_is_saving(search);
    return search_fits(search, saving ? RELATION_SAVING : RELATION_QUOTIENT, parts, 2, claim);
}

/* Which pairs may be tried at all: counts only from close by, a rate over a plan, a share below its whole, and
 * otherwise the later figure over the earlier one. */
static gboolean may_pair(const Search *search, const Item *value, const Item *base)
{
    const Item *rate = search_rate(search);
    gboolean counts = decimal_sign(value->quantity->half) == 0;
    if (counts && (rate - MIN(value, base) > NEAR_COUNT || value->sentence != rate->sentence))
        return FALSE;
    if (role_is_plan(value->quantity->role) && !role_is_plan(base->quantity->role))
        return FALSE;
    if (role_is_plan(base->quantity->role))
        return TRUE;
    if (rate->quantity->role == ROLE_SHARE || strstr(rate->before, "节约"))
        return decimal_compare(value->quantity->value, base->quantity->value) <= 0;
    return value > base || value->sentence == base->sentence;
}

gboolean search_all(Search *search, const Claim *claim)
{
    for (guint i = 0; i < search->count; i++)
        for (guint j = 0; j < search->count; j++)
            if (may_pair(search, search->candidates[i], search->candidates[j]) &&
                search_pair(search, search->candidates[i], search->candidates[j], claim))
                return TRUE;
    return FALSE;
}
