/* 基金收入 174.1亿元，支出 141.8亿元，本年收支结余 32.3亿元，上年结转 153.4亿元，滚存结余 185.7亿元
 *          └ income        └ outgo               └ left = income - outgo  └ opening      └ stock = left + opening
 *
 * The words right before a figure say which of the five it is; parts of a 其中 list are passed over. A balance accuses
 * when it has one income and one outgo only. */
#include "left.h"

#include <string.h>

#define SENTENCES_BACK 3
#define SPENT_MOST 6

typedef enum {
    PLACE_OTHER,
    PLACE_INCOME,
    PLACE_OUTGO,
    PLACE_LEFT,
    PLACE_OPENING,
    PLACE_STOCK
} Place;

typedef struct {
    Ledger *ledger;
    const Item *income, *left, *opening;
    const Item *spent[SPENT_MOST]; /* the outgo, and what else goes off the income */
    guint spent_count, outgoes;
    gboolean ambiguous;
} Flow;

static gboolean says(const char *text, const char *const *words, gsize count)
{
    for (gsize i = 0; i < count; i++)
        if (strstr(text, words[i]))
            return TRUE;
    return FALSE;
}

/* The words of the figure's own clause. */
static const char *own_clause(const char *before)
{
    static const char *const marks[] = {"，", "；", "。", "、", "："};
    const char *own = before;
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        for (const char *at = own; (at = strstr(at, marks[i])); own = at)
            at += strlen(marks[i]);
    return own;
}

static Place place_of(const Item *item)
{
    static const char *const opening[] = {"上年", "年初", "期初", "历年"};
    static const char *const stock[] = {"滚存", "累计", "年末", "期末"};
    const char *own = own_clause(item->before);
    gboolean rest = strstr(own, "结余") != NULL;
    if (says(own, opening, G_N_ELEMENTS(opening)) && (rest || strstr(own, "结转")))
        return PLACE_OPENING;
    if (rest)
        return says(own, stock, G_N_ELEMENTS(stock)) ? PLACE_STOCK : PLACE_LEFT;
    const char *income = g_strrstr(own, "收入"), *outgo = g_strrstr(own, "支出");
    if (income || outgo)
        return income > outgo ? PLACE_INCOME : PLACE_OUTGO;
    return PLACE_OTHER;
}

/* 收支结余, 收支相抵: the words say of what the rest is the rest. */
static gboolean names_flow(const Item *left)
{
    static const char *const words[] = {"收支", "相抵", "相减", "当年结余", "年度结余", "本年结余"};
    return says(left->before, words, G_N_ELEMENTS(words));
}

static gboolean is_level(const Quantity *quantity)
{
    return (quantity->role == ROLE_VALUE || quantity->role == ROLE_ACTUAL ||
            quantity->role == ROLE_BUDGET || quantity->role == ROLE_ADJUSTED) &&
           strcmp(quantity->dim, "money") == 0;
}

static void test(const Flow *flow, const Relation *relation, const char *rule, Trust trust)
{
    ledger_test(flow->ledger, relation,
                &(Claim){.rule = rule, .label = "收支相抵", .trust = trust, .reason = "ambiguous"},
                NULL);
}

/* What is left: the income less the outgo. */
static void test_difference(const Flow *flow)
{
    const Operand parts[] = {ledger_operand(flow->ledger, flow->income->quantity),
                             ledger_operand(flow->ledger, flow->spent[0]->quantity)};
    Relation relation = {RELATION_DIFFERENCE, ledger_operand(flow->ledger, flow->left->quantity),
                         parts, 2};
    gboolean sure = names_flow(flow->left) && !flow->ambiguous;
    /* with the opening balance before it, the rest may be that of both years */
    test(flow, &relation, "difference",
         flow->opening ? TRUST_NEVER
         : sure        ? TRUST_WORDS
                       : TRUST_EXPLAINED);
}

/* 收入 2.5，支出 1.5，调出 0.9，结余 0.1: the income went into all that follows it. */
static void test_spent(const Flow *flow)
{
    Operand parts[SPENT_MOST + 1];
    for (guint i = 0; i < flow->spent_count; i++)
        parts[i] = ledger_operand(flow->ledger, flow->spent[i]->quantity);
    parts[flow->spent_count] = ledger_operand(flow->ledger, flow->left->quantity);
    Relation relation = {RELATION_SUM, ledger_operand(flow->ledger, flow->income->quantity), parts,
                         flow->spent_count + 1};
    test(flow, &relation, "total-balance", TRUST_EXPLAINED);
}

/* 结余资金, 清理结余: only a clause that ends with the word itself says what is left of this flow. */
static gboolean is_bare_rest(const Flow *flow, const Item *left)
{
    return g_str_has_suffix(left->before, "结余") && left->sentence == flow->income->sentence &&
           !flow->opening;
}

static void take_left(Flow *flow, const Item *item)
{
    flow->left = item;
    if (!flow->income || flow->outgoes == 0 ||
        item->sentence > flow->income->sentence + SENTENCES_BACK ||
        !(names_flow(item) || is_bare_rest(flow, item)))
        return;
    if (flow->spent_count == 1)
        test_difference(flow);
    else if (!names_flow(item))
        test_spent(flow);
}

static void take_stock(Flow *flow, const Item *item)
{
    if (flow->left && flow->opening && flow->opening->sentence == item->sentence) {
        const Operand parts[] = {ledger_operand(flow->ledger, flow->left->quantity),
                                 ledger_operand(flow->ledger, flow->opening->quantity)};
        Relation relation = {RELATION_SUM, ledger_operand(flow->ledger, item->quantity), parts, 2};
        test(flow, &relation, "total-balance", TRUST_WORDS);
    }
    *flow = (Flow){.ledger = flow->ledger};
}

/* 收入总计 and 支出总计 stand for all that was said of income and outgo before. */
static gboolean is_total(const Item *item)
{
    static const char *const words[] = {"总计", "合计"};
    return says(own_clause(item->before), words, G_N_ELEMENTS(words));
}

static void take_income(Flow *flow, const Item *item)
{
    if (flow->left) /* another fund begins */
        *flow = (Flow){.ledger = flow->ledger};
    flow->ambiguous = !is_total(item) && (flow->ambiguous || flow->income);
    flow->income = item;
}

static void take_outgo(Flow *flow, const Item *item)
{
    if (is_total(item) || flow->outgoes == 0)
        flow->spent_count = flow->outgoes = 0;
    flow->ambiguous = flow->ambiguous || flow->outgoes > 0;
    flow->outgoes++;
    if (flow->spent_count < SPENT_MOST)
        flow->spent[flow->spent_count++] = item;
}

static void take(Flow *flow, const Item *item)
{
    switch (place_of(item)) {
    case PLACE_INCOME:
        take_income(flow, item);
        break;
    case PLACE_OUTGO:
        take_outgo(flow, item);
        break;
    case PLACE_LEFT:
        take_left(flow, item);
        break;
    case PLACE_OPENING:
        flow->opening = item;
        break;
    case PLACE_STOCK:
        take_stock(flow, item);
        break;
    default:
        if (flow->outgoes > 0 && !flow->left && flow->spent_count < SPENT_MOST)
            flow->spent[flow->spent_count++] = item;
    }
}

/* TRUE if the item begins a list of parts, which lasts to the next semicolon or the sentence's end. */
static gboolean begins_list(const Item *item)
{
    static const char *const words[] = {"其中", "包括", "用于"};
    return says(item->before, words, G_N_ELEMENTS(words));
}

void left_check(Ledger *ledger, const Paragraph *paragraph)
{
    Flow flow = {.ledger = ledger};
    gboolean listed = FALSE;
    for (guint i = 0; i < paragraph->count; i++) {
        const Item *item = &paragraph->items[i];
        if (i > 0 && (item->sentence != item[-1].sentence || strstr(item->before, "；")))
            listed = FALSE;
        listed = listed || begins_list(item);
        if (!listed && !item->bracketed && is_level(item->quantity))
            take(&flow, item);
    }
}
