/* 基金收入 62.4亿元，支出 55.1亿元，本年收支结余 7.3亿元，上年结转 40.2亿元，滚存结余 47.5亿元
 *          └ income        └ outgo               └ left = income - outgo  └ opening      └ stock = left + opening
 *
 * The words right before a figure say which of the five it is; parts of a 其中 list are passed over. A balance accuses
 * when it has one income and one outgo only. */
#include "left.h"

#include "flow.h"

#include <string.h>

#define SENTENCES_BACK 3
#define SPENT_MOST 6

typedef struct {
    Ledger *ledger;
    const Item *income, *left, *opening;
    const Item *spent[SPENT_MOST]; /* the outgo, and what else goes off the income */
    guint spent_count, outgoes;
    gboolean ambiguous;
} Balance;

/* 收支结余, 收支相抵: the words say of what the rest is the rest. */
static gboolean names_flow(const Balance *balance, const Item *left)
{
    return item_says(balance->ledger->words, WORDS_FLOW_REST, left) != NULL;
}

static void test(const Balance *balance, const Relation *relation, const char *rule, Trust trust)
{
    ledger_test(balance->ledger, relation,
                &(Claim){.rule = rule, .label = "收支相抵", .trust = trust, .reason = "ambiguous"},
                NULL);
}

/* What is left: the income less the outgo. */
static void test_difference(const Balance *balance)
{
    const Operand parts[] = {ledger_operand(balance->ledger, balance->income->quantity),
                             ledger_operand(balance->ledger, balance->spent[0]->quantity)};
    Relation relation = {RELATION_DIFFERENCE,
                         ledger_operand(balance->ledger, balance->left->quantity), parts, 2};
    gboolean sure = names_flow(balance, balance->left) && !balance->ambiguous;
    /* with the opening balance before it, the rest may be that of both years */
    test(balance, &relation, "difference",
         balance->opening ? TRUST_NEVER
         : sure           ? TRUST_WORDS
                          : TRUST_EXPLAINED);
}

/* 收入 2.5，支出 1.5，调出 0.9，结余 0.1: the income went into all that follows it. */
static void test_spent(const Balance *balance)
{
    Operand parts[SPENT_MOST + 1];
    for (guint i = 0; i < balance->spent_count; i++)
        parts[i] = ledger_operand(balance->ledger, balance->spent[i]->quantity);
    parts[balance->spent_count] = ledger_operand(balance->ledger, balance->left->quantity);
    Relation relation = {RELATION_SUM, ledger_operand(balance->ledger, balance->income->quantity),
                         parts, balance->spent_count + 1};
    test(balance, &relation, "total-balance", TRUST_EXPLAINED);
}

/* 收入总计 and 支出总计 stand for all that was said of income and outgo before. */
static gboolean is_total(const Balance *balance, const Item *item)
{
    return item_own_says(balance->ledger->words, WORDS_TOTAL, item) != NULL;
}

/* 结余资金, 清理结余: only a clause that ends with the word itself says what is left of this flow. */
static gboolean is_bare_rest(const Balance *balance, const Item *left)
{
    return g_str_has_suffix(left->before, "结余") && left->sentence == balance->income->sentence &&
           !balance->opening;
}

static void take_left(Balance *balance, const Item *item)
{
    balance->left = item;
    if (!balance->income || balance->outgoes == 0 ||
        item->sentence > balance->income->sentence + SENTENCES_BACK ||
        !(names_flow(balance, item) || is_bare_rest(balance, item)))
        return;
    if (balance->spent_count == 1)
        test_difference(balance);
    else if (!names_flow(balance, item))
        test_spent(balance);
}

static gboolean is_all(const Balance *balance, const Item *item)
{
    return is_total(balance, item) ||
           item_own_says(balance->ledger->words, WORDS_FLOW_ALL, item) != NULL;
}

/* 收入总额V。支出总额V。年末结余V: behind all that came in and went out, when nothing was there before. */
static gboolean is_rest_of_all(const Balance *balance, const Item *stock)
{
    return g_str_has_suffix(stock->before, "年末结余") && !balance->opening &&
           !balance->ambiguous && !balance->left && balance->income && balance->spent_count == 1 &&
           stock->sentence <= balance->income->sentence + SENTENCES_BACK &&
           is_all(balance, balance->income) && is_all(balance, balance->spent[0]);
}

static void take_stock(Balance *balance, const Item *item)
{
    if (is_rest_of_all(balance, item)) {
        balance->left = item;
        test_difference(balance);
    }
    if (balance->left && balance->opening && balance->opening->sentence == item->sentence) {
        const Operand parts[] = {ledger_operand(balance->ledger, balance->left->quantity),
                                 ledger_operand(balance->ledger, balance->opening->quantity)};
        Relation relation = {RELATION_SUM, ledger_operand(balance->ledger, item->quantity), parts,
                             2};
        test(balance, &relation, "total-balance", TRUST_WORDS);
    }
    *balance = (Balance){.ledger = balance->ledger};
}

static void take_income(Balance *balance, const Item *item)
{
    if (balance->left) /* another fund begins */
        *balance = (Balance){.ledger = balance->ledger};
    balance->ambiguous = !is_total(balance, item) && (balance->ambiguous || balance->income);
    balance->income = item;
}

static void take_outgo(Balance *balance, const Item *item)
{
    if (is_total(balance, item) || balance->outgoes == 0)
        balance->spent_count = balance->outgoes = 0;
    balance->ambiguous = balance->ambiguous || balance->outgoes > 0;
    balance->outgoes++;
    if (balance->spent_count < SPENT_MOST)
        balance->spent[balance->spent_count++] = item;
}

static void take(Balance *balance, const Item *item)
{
    switch (flow_of(balance->ledger->words, item)) {
    case FLOW_INCOME:
        take_income(balance, item);
        break;
    case FLOW_OUTGO:
        take_outgo(balance, item);
        break;
    case FLOW_LEFT:
        take_left(balance, item);
        break;
    case FLOW_OPENING:
        balance->opening = item;
        break;
    case FLOW_STOCK:
        take_stock(balance, item);
        break;
    default:
        if (balance->outgoes > 0 && !balance->left && balance->spent_count < SPENT_MOST)
            balance->spent[balance->spent_count++] = item;
    }
}

void left_check(Ledger *ledger, const Paragraph *paragraph)
{
    Balance balance = {.ledger = ledger};
    g_autofree gboolean *listed = flow_listed(paragraph);
    for (guint i = 0; i < paragraph->count; i++)
        if (!listed[i] && flow_is_level(paragraph->items[i].quantity))
            take(&balance, &paragraph->items[i]);
}
