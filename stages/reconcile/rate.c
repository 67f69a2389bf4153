/* 预算 500万元，实际完成 59.3万元，完成预算的 11.86%
 *      └ base            └ value              └ rate
 *
 * The operands are tried from the nearest backwards, those of the fitting role first. A rate fails only on a pair
 * whose roles the words name; any other pair can only verify it. */
#include "rate.h"

#include <string.h>

#define BACK_MOST 14 /* amounts looked back at */
#define ADJACENT 3   /* figures back that an accusation may reach */
#define NEAR_COUNT 4 /* figures back that a rate of counts is looked for */

typedef struct {
    Ledger *ledger;
    const Paragraph *paragraph;
    guint index; /* of the rate */
    Operand stated;
    const Item *candidates[BACK_MOST];
    guint count;
} Search;

static gboolean is_base_role(Role role)
{
    return role == ROLE_BUDGET || role == ROLE_ADJUSTED || role == ROLE_TARGET;
}

static gboolean is_value_role(Role role)
{
    return role == ROLE_ACTUAL || role == ROLE_VALUE;
}

static void gather(Search *search)
{
    const Item *rate = &search->paragraph->items[search->index];
    for (guint i = search->index; i > 0 && search->count < BACK_MOST; i--) {
        const Item *item = &search->paragraph->items[i - 1];
        if (quantity_is_amount(item->quantity) && item->sentence + 2 >= rate->sentence)
            search->candidates[search->count++] = item;
    }
}

static gboolean fits(Search *search, RelationKind kind, const Operand *parts, guint count,
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

static gboolean is_saving(const Item *rate)
{
    return strstr(rate->before, "节约") || strstr(rate->before, "节支") ||
           strstr(rate->quantity->metric, "节支率") || strstr(rate->quantity->metric, "节约率");
}

static gboolean try_pair(Search *search, const Item *value, const Item *base, const Claim *claim)
{
    if (value == base || strcmp(value->quantity->dim, base->quantity->dim) != 0 ||
        (is_small_count(value->quantity) && is_small_count(base->quantity)))
        return FALSE;
    const Operand parts[] = {ledger_operand(search->ledger, value->quantity),
                             ledger_operand(search->ledger, base->quantity)};
    gboolean saving = is_saving(&search->paragraph->items[search->index]);
    return fits(search, saving ? RELATION_SAVING : RELATION_QUOTIENT, parts, 2, claim);
}

/* Which pairs may be tried at all: counts only from close by, a rate over a plan, a share below its whole, and
 * otherwise the later figure over the earlier one. */
static gboolean may_pair(const Search *search, const Item *value, const Item *base)
{
    const Item *rate = &search->paragraph->items[search->index];
    gboolean counts = decimal_sign(value->quantity->half) == 0;
    if (counts && (rate - MIN(value, base) > NEAR_COUNT || value->sentence != rate->sentence))
        return FALSE;
    if (is_base_role(value->quantity->role) && !is_base_role(base->quantity->role))
        return FALSE;
    if (is_base_role(base->quantity->role))
        return TRUE;
    if (rate->quantity->role == ROLE_SHARE || strstr(rate->before, "节约"))
        return decimal_compare(value->quantity->value, base->quantity->value) <= 0;
    return value > base || value->sentence == base->sentence;
}

static gboolean try_all(Search *search, const Claim *claim)
{
    for (guint i = 0; i < search->count; i++)
        for (guint j = 0; j < search->count; j++)
            if (may_pair(search, search->candidates[i], search->candidates[j]) &&
                try_pair(search, search->candidates[i], search->candidates[j], claim))
                return TRUE;
    return FALSE;
}

/* Two or three neighbours together are the share's numerator: 两条产业链产值占…的比重. */
static gboolean try_joint(Search *search, const Claim *claim)
{
    for (guint i = 0; i + 2 < search->count; i++) {
        const Item *a = search->candidates[i + 1], *b = search->candidates[i];
        if (!items_addable(a, b))
            continue;
        for (guint j = i + 2; j < search->count; j++) {
            if (!items_addable(a, search->candidates[j]))
                continue;
            const Operand parts[] = {
                ledger_operand(search->ledger, a->quantity),
                ledger_operand(search->ledger, b->quantity),
                ledger_operand(search->ledger, search->candidates[j]->quantity)};
            if (fits(search, RELATION_JOINT_SHARE, parts, 3, claim))
                return TRUE;
        }
    }
    return FALSE;
}

/* The nearest figure before the rate, in its sentence, whose role the words name. */
static const Item *nearest(const Search *search, gboolean (*role)(Role))
{
    const Item *rate = &search->paragraph->items[search->index];
    for (guint i = 0; i < search->count; i++)
        if (role(search->candidates[i]->quantity->role) && rate - search->candidates[i] <= ADJACENT)
            return search->candidates[i];
    return NULL;
}

/* 1200人次的105%: the plan stands right before its percentage. */
static gboolean of_the_plan(const Item *rate)
{
    const char *before = rate->before;
    while (*before == ' ')
        before++;
    return g_str_has_prefix(before, "的");
}

/* A rate is a percentage of a plan, so it and its operands must be of sensible size for an accusation. */
/* 预算V，实际V，节支率P: the two amounts right before a saving rate. */
static gboolean accuse_saving(Search *search, Claim *claim)
{
    if (search->count < 2 || !items_addable(search->candidates[0], search->candidates[1]) ||
        decimal_sign(search->candidates[0]->quantity->half) == 0)
        return FALSE;
    const Quantity *a = search->candidates[0]->quantity, *b = search->candidates[1]->quantity;
    gboolean later_less = decimal_compare(a->value, b->value) <= 0;
    const Operand parts[] = {ledger_operand(search->ledger, later_less ? a : b),
                             ledger_operand(search->ledger, later_less ? b : a)};
    Relation relation = {RELATION_SAVING, search->stated, parts, 2};
    claim->trust = TRUST_EXPLAINED;
    claim->reason = "ambiguous";
    ledger_test(search->ledger, &relation, claim, NULL);
    return TRUE;
}

static gboolean accuse(Search *search, Claim *claim)
{
    if (is_saving(&search->paragraph->items[search->index]))
        return accuse_saving(search, claim);
    const Item *base = nearest(search, is_base_role), *value = nearest(search, is_value_role);
    const Item *rate = &search->paragraph->items[search->index];
    /* 预算V，完成V，为…的P, or …V，完成计划V的P with the plan right before the rate */
    gboolean ordered =
        base && value && value->sentence == rate->sentence &&
        (value > base ||
         (base + 1 == rate && (base->quantity->role != ROLE_TARGET || of_the_plan(rate))));
    if (!ordered || strcmp(value->quantity->dim, base->quantity->dim) != 0)
        return FALSE;
    const Operand parts[] = {ledger_operand(search->ledger, value->quantity),
                             ledger_operand(search->ledger, base->quantity)};
    Relation relation = {RELATION_QUOTIENT, search->stated, parts, 2};
    claim->trust = TRUST_WORDS;
    claim->reason = "ambiguous";
    /* 完成率 is often capped at 100% */
    if (decimal_equal(search->stated.value, decimal_new(100, 0)) &&
        decimal_compare(parts[0].value, parts[1].value) > 0) {
        ledger_skip(search->ledger, claim->rule, &search->stated, claim->label, "capped");
        return TRUE;
    }
    ledger_test(search->ledger, &relation, claim, NULL);
    return TRUE;
}

/* The words around 占: 技改 | 占 | 产业投资 | 占比. */
typedef struct {
    char *part, *whole; /* "" when not named */
} ShareWords;

static ShareWords share_words(const Item *rate)
{
    static const char *const marks[] = {"，", "；", "、", "。", ",", ";"}, *const ends[] = {
                                                                               "占比", "的比重",
                                                                               "比重", "的比例",
                                                                               "比例", "的"};
    const char *from = rate->before, *end = from + strlen(from);
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
        const char *last = g_strrstr(from, marks[i]);
        from = last ? last + strlen(marks[i]) : from;
    }
    const char *at = strstr(from, "占");
    if (!at)
        return (ShareWords){g_strdup(""), g_strdup("")};
    const char *named = at + strlen("占"), *stop = end;
    gboolean bare = g_str_has_prefix(at, "占比");
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
        const char *found = strstr(named, ends[i]);
        stop = found && found < stop ? found : stop;
    }
    return (ShareWords){g_strndup(from, (gsize)(at - from)),
                        bare ? g_strdup("") : g_strndup(named, (gsize)(stop - named))};
}

/* The nearest candidate other than `not` whose metric begins with the name, or NULL. */
static const Item *named_candidate(const Search *search, const char *name, const Item * not )
{
    for (guint i = 0; i < search->count; i++)
        if (search->candidates[i] !=
            not &&g_str_has_prefix(search->candidates[i]->quantity->metric, name))
            return search->candidates[i];
    return NULL;
}

/* The first amount of the part's sentence, when it is another one; else NULL. */
static const Item *first_of_sentence(const Search *search, const Item *part)
{
    const Item *first = part;
    while (first > search->paragraph->items && first[-1].sentence == part->sentence)
        first--;
    return first != part && items_addable(first, part) ? first : NULL;
}

/* A share whose part and whole the words name; the whole of a bare 占比 is the amount right before the part. */
static gboolean accuse_share(Search *search, Claim *claim)
{
    ShareWords words = share_words(&search->paragraph->items[search->index]);
    const Item *part = NULL, *whole = NULL;
    if (g_utf8_strlen(words.part, -1) >= 2)
        part = named_candidate(search, words.part, NULL);
    else if (*words.whole &&
             search->count >
                 1) /* 共V，占总支出P: the amount right before it, and the sentence's first */
        part = search->candidates[0];
    if (part && g_utf8_strlen(words.whole, -1) >= 2)
        whole = named_candidate(search, words.whole, part);
    if (part && !whole && *words.part == '\0' && strstr(words.whole, "总"))
        whole = first_of_sentence(search, part);
    else if (part && *words.whole == '\0' && part > search->paragraph->items &&
             part[-1].sentence == part->sentence)
        whole = &part[-1];
    g_free(words.part);
    g_free(words.whole);
    if (!part || !whole || !items_addable(part, whole) ||
        decimal_compare(part->quantity->value, whole->quantity->value) > 0)
        return FALSE;
    const Operand parts[] = {ledger_operand(search->ledger, part->quantity),
                             ledger_operand(search->ledger, whole->quantity)};
    Relation relation = {RELATION_QUOTIENT, search->stated, parts, 2};
    claim->trust = TRUST_WORDS;
    ledger_test(search->ledger, &relation, claim, NULL);
    return TRUE;
}

/* 复工44家，未复工2家，复工率96%: the one over both, for two counts right before the rate. */
static gboolean try_of_sum(Search *search, const Claim *claim)
{
    if (search->count < 2 || !items_addable(search->candidates[0], search->candidates[1]))
        return FALSE;
    for (guint i = 0; i < 2; i++) {
        Operand part = ledger_operand(search->ledger, search->candidates[1 - i]->quantity);
        Operand rest = ledger_operand(search->ledger, search->candidates[i]->quantity);
        Operand both = part;
        both.value = decimal_add(part.value, rest.value);
        both.printed = arena_printf(search->ledger->document->arena, "（%s + %s）", part.printed,
                                    rest.printed);
        const Operand parts[] = {part, both};
        if (fits(search, RELATION_QUOTIENT, parts, 2, claim))
            return TRUE;
    }
    return FALSE;
}

/* 年初预算为0万元，全年预算为V，完成年初预算的95.89%: nothing can be a percentage of nothing. TRUE if told. */
static gboolean accuse_zero_base(Search *search)
{
    const Item *rate = &search->paragraph->items[search->index], *zero = NULL, *other = NULL;
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

static void check_one(Search *search)
{
    const Quantity *rate = search->paragraph->items[search->index].quantity;
    gboolean share = rate->role == ROLE_SHARE;
    Claim claim = {.rule = share ? "share" : "rate", .label = rate->metric, .trust = TRUST_NEVER};
    gather(search);
    if (!share && accuse_zero_base(search))
        return;
    if (try_all(search, &claim) || (share && try_joint(search, &claim)))
        return;
    if (!share && try_of_sum(search, &claim))
        return;
    if (rate->bound == BOUND_EXACT &&
        (share ? accuse_share(search, &claim) : accuse(search, &claim)))
        return;
    ledger_skip(search->ledger, claim.rule, &search->stated, rate->metric, "no-operand");
}

void rate_check(Ledger *ledger, const Paragraph *paragraph)
{
    for (guint i = 0; i < paragraph->count; i++) {
        const Quantity *quantity = paragraph->items[i].quantity;
        gboolean rate = quantity->role == ROLE_RATE || quantity->role == ROLE_SHARE;
        if (!rate || strcmp(quantity->dim, "ratio") != 0)
            continue;
        Search search = {.ledger = ledger, .paragraph = paragraph, .index = i};
        search.stated = ledger_operand(ledger, quantity);
        check_one(&search);
    }
}
