/* 预算 400万元，实际完成 56.8万元，完成预算的 14.2%
 *      └ base            └ value              └ rate
 *
 * The operands are tried from the nearest backwards, those of the fitting role first. A rate fails only on a pair
 * whose roles the words name; any other pair can only verify it. */
#include "rate.h"

#include "complement.h"
#include "proof.h"
#include "share.h"

#include <string.h>

#define ADJACENT 3 /* figures back that an accusation may reach */

static gboolean is_value_role(Role role)
{
    return role == ROLE_ACTUAL || role == ROLE_VALUE;
}

/* The nearest figure before the rate, in its sentence, whose role the words name. */
static const Item *nearest(const Search *search, gboolean (*role)(Role))
{
    const Item *rate = search_rate(search);
    for (guint i = 0; i < search->count; i++)
        if (role(search->candidates[i]->quantity->role) && rate - search->candidates[i] <= ADJACENT)
            return search->candidates[i];
    return NULL;
}

/* 预算V，实际V，节支率P: the amounts that the words name, else the two right before a saving rate. */
static gboolean accuse_saving(Search *search, Claim *claim)
{
    const Operands *named = &search->operands;
    const Item *less = named->over, *more = named->under;
    if (!less || !more) {
        if (search->count < 2 || !items_addable(search->candidates[0], search->candidates[1]) ||
            decimal_sign(search->candidates[0]->quantity->half) == 0)
            return FALSE;
        less = search->candidates[0];
        more = search->candidates[1];
        if (decimal_compare(less->quantity->value, more->quantity->value) > 0)
            less = search->candidates[1], more = search->candidates[0];
    }
    const Operand parts[] = {ledger_operand(search->ledger, less->quantity),
                             ledger_operand(search->ledger, more->quantity)};
    Relation relation = {RELATION_SAVING, search->stated, parts, 2};
    claim->trust = named->named ? TRUST_WORDS : TRUST_EXPLAINED;
    claim->reason = "ambiguous";
    ledger_test(search->ledger, &relation, claim, NULL);
    return TRUE;
}

/* The words name plan and result, and the rate is right the other way round. */
static gboolean is_turned_over(const Search *search)
{
    const Operands *named = &search->operands;
    if (!named->over || !named->under || search_is_saving(search))
        return FALSE;
    const Operand parts[] = {ledger_operand(search->ledger, named->under->quantity),
                             ledger_operand(search->ledger, named->over->quantity)};
    Fit fit = relation_fit(&(Relation){RELATION_QUOTIENT, search->stated, parts, 2});
    return fit == FIT_EXACT || fit == FIT_TRUNCATED;
}

/* 完成率 and the like are often capped at 100%; money that was spent is not. */
static gboolean is_capped(const Search *search, const Operand *parts)
{
    return decimal_equal(search->stated.value, decimal_new(100, 0)) &&
           decimal_compare(parts[0].value, parts[1].value) > 0;
}

static gboolean accuse(Search *search, Claim *claim)
{
    if (search_is_saving(search))
        return accuse_saving(search, claim);
    const Item *base = nearest(search, role_is_plan), *value = nearest(search, is_value_role);
    const Item *rate = search_rate(search);
    /* 预算V，完成V，为…的P, or …V，完成计划V的P with the plan right before the rate */
    gboolean ordered =
        base && value && value->sentence == rate->sentence &&
        (value > base ||
         (base + 1 == rate && (base->quantity->role != ROLE_TARGET || search_is_of_the(rate))));
    if (!ordered || rates_target_is_taken(search->rates, base, value) ||
        strcmp(value->quantity->dim, base->quantity->dim) != 0)
        return FALSE;
    const Operand parts[] = {ledger_operand(search->ledger, value->quantity),
                             ledger_operand(search->ledger, base->quantity)};
    Relation relation = {RELATION_QUOTIENT, search->stated, parts, 2};
    claim->trust = TRUST_WORDS;
    claim->reason = "ambiguous";
    if (is_capped(search, parts)) {
        ledger_skip(search->ledger, claim->rule, &search->stated, claim->label, "capped");
        return TRUE;
    }
    ledger_test(search->ledger, &relation, claim, NULL);
    return TRUE;
}

static gboolean try_named(Search *search, const Claim *claim)
{
    const Operands *named = &search->operands;
    return named->over && named->under && search_pair(search, named->over, named->under, claim);
}

/* Two figures right before the rate, both named by the words: the words say it all. Else a simple mistake must
 * explain what does not fit. */
static gboolean accuse_named(Search *search, Claim *claim)
{
    const Operands *named = &search->operands;
    if (!named->over || !named->under || search_is_saving(search))
        return FALSE;
    const Operand parts[] = {ledger_operand(search->ledger, named->over->quantity),
                             ledger_operand(search->ledger, named->under->quantity)};
    gboolean money = strcmp(named->over->quantity->dim, "money") == 0;
    Relation relation = {RELATION_QUOTIENT, search->stated, parts, 2};
    if (is_capped(search, parts) && !money) {
        ledger_skip(search->ledger, claim->rule, &search->stated, claim->label, "capped");
        return TRUE;
    }
    /* where they are all there is, what was spent may still be a part of what was spent in all */
    gboolean sure =
        named->named || (named->sole && proof_explains(&relation, search->ledger->units));
    claim->trust = !named->told                        ? TRUST_DOUBTED
                   : sure && !is_capped(search, parts) ? TRUST_WORDS
                                                       : TRUST_EXPLAINED;
    claim->reason = "ambiguous";
    ledger_test(search->ledger, &relation, claim, NULL);
    return TRUE;
}

/* 年初预算为0万元，全年预算为V，完成年初预算的88.4%: nothing can be a percentage of nothing. TRUE if told. */
static gboolean accuse_zero_base(Search *search)
{
    const Item *rate = search_rate(search), *zero = NULL, *other = NULL;
    if (!strstr(rate->before, "年初预算") || decimal_sign(rate->quantity->value) <= 0)
        return FALSE;
    for (guint i = 0; i < search->count; i++) {
        const Item *item = search->candidates[i];
        if (item->sentence != rate->sentence)
            continue;
        if (item->quantity->role == ROLE_BUDGET)
            zero = decimal_sign(item->quantity->value) == 0 ? item : NULL;
        else if (item->quantity->role == ROLE_ADJUSTED)
            other = item;
    }
    if (!zero)
        return FALSE;
    g_autofree char *operands = g_strdup_printf("%s %s", search->stated.nr, zero->quantity->nr);
    g_autofree char *hint = other ? g_strdup_printf("base %s", other->quantity->printed) : NULL;
    ledger_emit(search->ledger, &(Check){.rule = "zero-base",
                                         .outcome = OUTCOME_FAIL,
                                         .line = search->stated.line,
                                         .col = search->stated.col,
                                         .label = rate->quantity->metric,
                                         .reported = search->stated.printed,
                                         .expected = zero->quantity->printed,
                                         .operands = operands,
                                         .hint = hint});
    return TRUE;
}

static void check_rate(Search *search)
{
    const Quantity *rate = search->paragraph->items[search->index].quantity;
    Claim claim = {.rule = "rate", .label = rate->metric, .trust = TRUST_NEVER};
    if (accuse_zero_base(search) || try_named(search, &claim) ||
        (is_turned_over(search) && accuse_named(search, &claim)) || search_all(search, &claim) ||
        complement_test(search, claim, FALSE) ||
        (rate->bound == BOUND_EXACT && (complement_test(search, claim, TRUE) ||
                                        accuse_named(search, &claim) || accuse(search, &claim))))
        return;
    ledger_skip(search->ledger, claim.rule, &search->stated, rate->metric, "no-operand");
}

/* 整改率 is a rate only beside what was found and what was mended: elsewhere it is a result like any other. */
static gboolean is_rate(const Search *search)
{
    const Quantity *quantity = search->paragraph->items[search->index].quantity;
    return strcmp(quantity->dim, "ratio") == 0 &&
           (quantity->role == ROLE_RATE ||
            (quantity->role == ROLE_VALUE && search->operands.over && search->operands.under));
}

void rate_check(const Rates *rates, Ledger *ledger, const Paragraph *paragraph)
{
    for (guint i = 0; i < paragraph->count; i++) {
        const Quantity *quantity = paragraph->items[i].quantity;
        if (strcmp(quantity->dim, "ratio") != 0 || paragraph->items[i].settled)
            continue;
        Search search = search_new(rates, ledger, paragraph, i);
        if (quantity->role == ROLE_SHARE)
            share_check(&search);
        else if (is_rate(&search))
            check_rate(&search);
    }
}
