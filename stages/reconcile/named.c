/* 常住人口480.5万人，其中城镇人口264.3万人；城镇化率55.0%
 *         └ under           └ over            └ the name says of what
 *
 * The words name both operands: a ratio fails when only one figure of the paragraph can be its divisor, else a simple
 * mistake must explain it. */
#include "named.h"

#include "pipeline/pattern.h"

#include <string.h>

typedef struct {
    Pattern *rate, *over, *under; /* over and under NULL where signs stand for them */
    gboolean nearest, among;      /* `@`, `@中` */
} Row;

struct Ratios {
    GArray *rows;
};

static gboolean read_row(Config *config, const ConfigTable *table, guint at, Row *row,
                         GError **error)
{
    const char *over = table_cell(table, at, 1);
    row->nearest = strcmp(over, "@") == 0;
    row->among = strcmp(over, "@中") == 0;
    row->rate = pattern_cell(config, table, at, 0, error);
    if (row->rate && !row->nearest && !row->among)
        row->over = pattern_cell(config, table, at, 1, error);
    if (row->rate && !row->among)
        row->under = pattern_cell(config, table, at, 2, error);
    return row->rate && (row->over || row->nearest || row->among) && (row->under || row->among);
}

Ratios *ratios_new(Config *config, GError **error)
{
    const ConfigTable *table = config_table(config, "ratios.tsv", "rate over under", error);
    if (!table)
        return NULL;
    Ratios *ratios = g_new0(Ratios, 1);
    ratios->rows = g_array_new(FALSE, FALSE, sizeof(Row));
    for (guint i = 0; i < table_rows(table); i++) {
        Row row = {0};
        gboolean good = read_row(config, table, i, &row, error);
        g_array_append_val(ratios->rows, row);
        if (!good) {
            ratios_free(ratios);
            return NULL;
        }
    }
    return ratios;
}

void ratios_free(Ratios *ratios)
{
    if (!ratios)
        return;
    for (guint i = 0; i < ratios->rows->len; i++) {
        Row *row = &g_array_index(ratios->rows, Row, i);
        pattern_free(row->rate);
        pattern_free(row->over);
        pattern_free(row->under);
    }
    g_array_unref(ratios->rows);
    g_free(ratios);
}

static gboolean is_level(const Item *item)
{
    Role role = item->quantity->role;
    return (role == ROLE_VALUE || role == ROLE_ACTUAL) && quantity_is_amount(item->quantity) &&
           item->quantity->bound == BOUND_EXACT;
}

static gboolean may_be(const Pattern *pattern, const Item *item, const Item *rate)
{
    const Quantity *quantity = item->quantity;
    return is_level(item) && pattern_in(pattern, quantity->metric) &&
           (!*quantity->period || !*rate->quantity->period ||
            strcmp(quantity->period, rate->quantity->period) == 0);
}

static const Item *find_over(const Row *row, const Paragraph *paragraph, guint index)
{
    const Item *rate = &paragraph->items[index];
    for (guint i = index; i > 0; i--) {
        const Item *item = &paragraph->items[i - 1];
        if (row->nearest && item->sentence != rate->sentence)
            return NULL;
        if (row->nearest ? is_level(item) : may_be(row->over, item, rate))
            return item;
    }
    return NULL;
}

typedef struct {
    Ledger *ledger;
    const Quantity *rate;
    const Item *over;
    guint candidates;
} Test;

static Fit try_under(Test *test, const Item *under, Trust trust)
{
    const Operand parts[] = {ledger_operand(test->ledger, test->over->quantity),
                             ledger_operand(test->ledger, under->quantity)};
    Relation relation = {RELATION_QUOTIENT, ledger_operand(test->ledger, test->rate), parts, 2};
    return ledger_test(test->ledger, &relation,
                       &(Claim){.rule = test->rate->role == ROLE_SHARE ? "share" : "rate",
                                .label = test->rate->metric,
                                .trust = trust,
                                .reason = "ambiguous"},
                       NULL);
}

/* Tests against the only figure that can be the divisor, or whichever of several fits. TRUE if anything was said. */
static gboolean test_under(Test *test, const Row *row, const Paragraph *paragraph, guint index)
{
    const Item *rate = &paragraph->items[index], *nearest = NULL;
    for (guint i = index; i > 0; i--) {
        const Item *item = &paragraph->items[i - 1];
        if (item == test->over || !may_be(row->under, item, rate) ||
            !items_addable(item, test->over))
            continue;
        nearest = nearest ? nearest : item;
        test->candidates++;
    }
    for (guint i = index; i > 0 && test->candidates > 1; i--) {
        const Item *item = &paragraph->items[i - 1];
        if (item == test->over || !may_be(row->under, item, rate) ||
            !items_addable(item, test->over))
            continue;
        Fit fit = try_under(test, item, TRUST_NEVER);
        if (fit != FIT_FAILS && fit != FIT_NONE)
            return TRUE;
    }
    if (nearest)
        try_under(test, nearest, test->candidates == 1 ? TRUST_WORDS : TRUST_EXPLAINED);
    return nearest != NULL;
}

/* 45种产品中有27种增长，增长面60.0%. */
static gboolean test_among(Test *test, const Paragraph *paragraph, guint index)
{
    if (index < 2)
        return FALSE;
    const Item *under = &paragraph->items[index - 2];
    test->over = &paragraph->items[index - 1];
    if (under->sentence != paragraph->items[index].sentence || !is_level(under) ||
        !is_level(test->over) || !items_addable(under, test->over) ||
        !strstr(test->over->before, "中"))
        return FALSE;
    try_under(test, under, TRUST_WORDS);
    return TRUE;
}

static gboolean check_row(const Row *row, Ledger *ledger, const Paragraph *paragraph, guint index)
{
    Test test = {.ledger = ledger, .rate = paragraph->items[index].quantity};
    if (row->among)
        return test_among(&test, paragraph, index);
    test.over = find_over(row, paragraph, index);
    return test.over && test_under(&test, row, paragraph, index);
}

static gboolean is_ratio(const Quantity *quantity)
{
    return strcmp(quantity->dim, "ratio") == 0 && quantity->bound == BOUND_EXACT &&
           quantity->role != ROLE_GROWTH && quantity->role != ROLE_TARGET;
}

void named_check(const Ratios *ratios, Ledger *ledger, const Paragraph *paragraph)
{
    for (guint i = 1; i < paragraph->count; i++) {
        const Quantity *quantity = paragraph->items[i].quantity;
        if (!is_ratio(quantity))
            continue;
        Letters letters = letters_of(quantity->metric, strlen(quantity->metric));
        for (guint k = 0; k < ratios->rows->len; k++) {
            const Row *row = &g_array_index(ratios->rows, Row, k);
            if (!pattern_may(row->rate, letters) || !pattern_in(row->rate, quantity->metric))
                continue;
            paragraph->items[i].settled = check_row(row, ledger, paragraph, i);
            break;
        }
    }
}
