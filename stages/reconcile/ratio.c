/* Which two columns a percentage follows from is learned from the rows: the pair that holds on most of them.
 * A pair accuses when its heads say so (决算数 over 预算数) or when it holds on several rows and nearly all. */
#include "ratio.h"

#include <string.h>

#define PARTS_OF_TEN 7 /* rows that must hold, in tenths, before a learned pair accuses */

typedef struct {
    guint over, under; /* columns: over ÷ under */
    RelationKind kind;
    guint assessed, holding;
    gboolean named; /* the heads say so */
    gboolean
        plain; /* whole numbers of the rate's column were rounded, not stripped of their zeros */
} Pair;

#define PLAIN_LEAST 3 /* rows that hold only at their own precision before the column is read so */

static gboolean relation_at(Ledger *ledger, const Block *block, guint row, guint rate,
                            const Pair *pair, Operand *parts, Relation *relation)
{
    const Entry *stated = block_entry(block, row, rate);
    const Entry *over = block_entry(block, row, pair->over);
    const Entry *under = block_entry(block, row, pair->under);
    if (!stated || !over || !under || strcmp(over->dim, under->dim) != 0 || !*over->dim ||
        stated->quantity->bound != BOUND_EXACT)
        return FALSE;
    parts[0] = ledger_entry_operand(ledger, over);
    parts[1] = ledger_entry_operand(ledger, under);
    *relation = (Relation){pair->kind, ledger_entry_operand(ledger, stated), parts, 2};
    Decimal own = decimal_new(5, quantity_places(stated->quantity) + 1);
    if (pair->plain && decimal_compare(relation->stated.half, own) < 0)
        relation->stated.half = own;
    return TRUE;
}

/* 2024年 and 2025年: the growth is that of the second. */
static gboolean follows_year(const Column *over, const Column *under)
{
    guint64 a = g_ascii_strtoull(over->period, NULL, 10),
            b = g_ascii_strtoull(under->period, NULL, 10);
    return b > 0 && a == b + 1;
}

static gboolean is_named(const Block *block, guint rate, guint over, guint under)
{
    const Column *columns = block->columns;
    Role a = columns[over].role, b = columns[under].role;
    if (!columns[over].known || !columns[under].known)
        return FALSE;
    if (strstr(columns[rate].text, "控制率"))
        return strstr(columns[over].text, "在职") && strstr(columns[under].text, "编制");
    if (columns[rate].role == ROLE_GROWTH)
        return follows_year(&columns[over], &columns[under]);
    if (columns[rate].role != ROLE_RATE)
        return FALSE;
    /* 支出数 is a rate of the budget, or of what has arrived */
    gboolean arrived = strstr(columns[under].text, "到位") && !strstr(columns[over].text, "到位");
    return a == ROLE_ACTUAL && (b == ROLE_ADJUSTED || b == ROLE_BUDGET || arrived) &&
           g_strcmp0(columns[over].period, columns[under].period) == 0;
}

static void assess(Ledger *ledger, const Block *block, guint rate, Pair *pair)
{
    for (guint r = block->first; r < block->end; r++) {
        Operand parts[2];
        Relation relation;
        if (!relation_at(ledger, block, r, rate, pair, parts, &relation))
            continue;
        Fit fit = relation_fit(&relation);
        if (fit == FIT_NONE || decimal_sign(parts[0].value) == 0)
            continue;
        pair->assessed++;
        pair->holding += fit != FIT_FAILS;
    }
}

/* 15 beside 7.3: a spreadsheet that drops zeros means 15.0, a person who rounds does not. Several rows tell. */
static gboolean is_plain(Ledger *ledger, const Block *block, guint rate, const Pair *pair)
{
    guint rows = 0;
    Pair plain = *pair;
    plain.plain = TRUE;
    for (guint r = block->first; r < block->end; r++) {
        Operand parts[2];
        Relation strict, loose;
        if (relation_at(ledger, block, r, rate, pair, parts, &strict) &&
            relation_at(ledger, block, r, rate, &plain, parts, &loose))
            rows += relation_fit(&strict) == FIT_FAILS && relation_fit(&loose) != FIT_FAILS;
    }
    return rows >= PLAIN_LEAST;
}

/* The better of two pairs: one that several rows agree on, then heads that say so, then any row that holds. */
static gboolean better(const Pair *a, const Pair *b)
{
    if (a->holding != b->holding && MAX(a->holding, b->holding) > 1)
        return a->holding > b->holding;
    if (a->named != b->named)
        return a->named;
    if (a->holding != b->holding)
        return a->holding > b->holding;
    return a->over + a->under > b->over + b->under; /* the columns next to the rate */
}

/* Amounts: points, targets and percentages are never divided. */
static gboolean may_be_operand(const Column *column)
{
    return column->role == ROLE_VALUE || column->role == ROLE_BUDGET ||
           column->role == ROLE_ADJUSTED || column->role == ROLE_ACTUAL ||
           column->role == ROLE_BASE;
}

static Pair learn(Ledger *ledger, const Block *block, guint rate)
{
    gboolean growth = block->columns[rate].role == ROLE_GROWTH;
    Pair best = {.kind = RELATIONS};
    for (guint over = 0; over <= rate; over++) {
        for (guint under = 0; under <= rate && may_be_operand(&block->columns[over]); under++) {
            Pair pair = {
                .over = over, .under = under, .kind = growth ? RELATION_GROWTH : RELATION_QUOTIENT};
            if (over == under || !may_be_operand(&block->columns[under]))
                continue;
            assess(ledger, block, rate, &pair);
            pair.named = is_named(block, rate, over, under);
            if (pair.assessed > 0 && (best.kind == RELATIONS || better(&pair, &best)))
                best = pair;
        }
    }
    return best;
}

static Trust trust_of(const Pair *pair)
{
    /* growth may be told on another basis than the two years beside it: some rows must show that it is not */
    if (pair->named && (pair->kind != RELATION_GROWTH || pair->holding * 2 >= pair->assessed))
        return TRUST_WORDS;
    if (pair->holding >= 2 && pair->holding * 10 >= pair->assessed * PARTS_OF_TEN)
        return TRUST_WORDS;
    return TRUST_NEVER;
}

static void test_row(Ledger *ledger, const Block *block, guint row, guint rate, const Pair *pair)
{
    Operand parts[2];
    Relation relation;
    if (!relation_at(ledger, block, row, rate, pair, parts, &relation))
        return;
    const char *label = block->grid->rows[row].label;
    gboolean control = strstr(block->columns[rate].text, "控制率") != NULL;
    if (decimal_sign(parts[1].value) == 0)
        ledger_skip(ledger, "rate", &relation.stated, label, "zero-base");
    else
        ledger_test(ledger, &relation,
                    &(Claim){.rule = control                         ? "staffing-rate"
                                     : pair->kind == RELATION_GROWTH ? "growth"
                                                                     : "rate",
                             .label = control ? block->columns[rate].text : label,
                             .trust = trust_of(pair)},
                    NULL);
}

void ratio_check(Ledger *ledger, const Block *block)
{
    for (guint c = 0; c < block->grid->columns; c++) {
        const Column *column = &block->columns[c];
        if (!column->known || (column->role != ROLE_RATE && column->role != ROLE_GROWTH))
            continue;
        Pair pair = learn(ledger, block, c);
        if (pair.kind == RELATIONS)
            continue;
        pair.plain = is_plain(ledger, block, c, &pair);
        for (guint r = block->first; r < block->end; r++)
            test_row(ledger, block, r, c, &pair);
    }
}
