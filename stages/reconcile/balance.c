/* 全市收入完成 84.20亿元，增长 3.6%。其中：… 。加上上级补助 V、上年结余 V，收入总计 305.75亿元。
 *          └ head                    └ skipped      └───── added ─────┘        └ total
 *
 * Walking back from a total to the one before it, the amounts outside brackets and outside 其中 lists are added
 * until they make it up (after the method of balances in budget reports: head and 加上 items). */
#include "balance.h"

#include "flow.h"

#include <string.h>

#define ITEMS_MOST 24
#define CUE_BYTES 24 /* before a figure, where the word of its total may stand */

typedef struct {
    Ledger *ledger;
    const Paragraph *paragraph;
    guint total;
    Operand parts[ITEMS_MOST]; /* from the total backwards */
    guint count;
    guint
        named; /* of them up to the head, the first one before all that is added; 0 if nothing is */
    guint same;     /* of them up to the first of its sentence, when that is of the total's flow */
    gboolean plain; /* from its head to its total in one sentence, and nothing is taken off */
} Balance;

static gboolean is_total(const Vocabulary *words, const Quantity *quantity)
{
    if (strcmp(quantity->dim, "money") != 0)
        return FALSE;
    if (wordlist_ending(vocabulary_list(words, WORDS_GRAND_TOTAL), quantity->metric,
                        strlen(quantity->metric)))
        return TRUE;
    /* 收入总计为: the cue took the word off the metric */
    gsize length = MIN(quantity->at, CUE_BYTES);
    const char *before = quantity->span->text + quantity->at - length;
    return wordlist_in(vocabulary_list(words, WORDS_TOTAL), before, length) != NULL;
}

static gboolean is_level(const Quantity *quantity)
{
    return (quantity->role == ROLE_VALUE || quantity->role == ROLE_ACTUAL ||
            quantity->role == ROLE_BUDGET || quantity->role == ROLE_ADJUSTED) &&
           quantity_is_amount(quantity);
}

/* 加上, or a clause that begins with 加 or 另: not 参加, 增加. */
static gboolean adds(const Item *item)
{
    static const char *const words[] = {"加", "另"};
    static const char *const marks[] = {"，", "；", "。", "、", "："};
    if (strstr(item->before, "加上"))
        return TRUE;
    for (gsize w = 0; w < G_N_ELEMENTS(words); w++) {
        if (g_str_has_prefix(item->before, words[w]))
            return TRUE;
        for (gsize m = 0; m < G_N_ELEMENTS(marks); m++) {
            g_autofree char *clause = g_strconcat(marks[m], words[w], NULL);
            if (strstr(item->before, clause))
                return TRUE;
        }
    }
    return FALSE;
}

static gboolean takes_off(const Vocabulary *words, const Item *item)
{
    return item_says(words, WORDS_TAKES_OFF, item) != NULL;
}

/* Marks the items that stand in a 其中 list: from its marker to the words that add again. */
static void mark_lists(const Paragraph *paragraph, gboolean *listed)
{
    gboolean inside = FALSE;
    for (guint i = 0; i < paragraph->count; i++) {
        const Item *item = &paragraph->items[i];
        if (item_says(paragraph->words, WORDS_AMONG, item))
            inside = TRUE;
        if (adds(item) || is_total(paragraph->words, item->quantity))
            inside = FALSE;
        listed[i] = inside || item->bracketed;
    }
}

static Relation relation_of(const Balance *balance, guint count)
{
    return (Relation){
        .kind = RELATION_SUM,
        .stated =
            ledger_operand(balance->ledger, balance->paragraph->items[balance->total].quantity),
        .parts = balance->parts,
        .count = count,
    };
}

/* 支出 V，结转下年 V，支出合计 V: the first figure of the sentence names the same flow as the total. */
static gboolean of_the_same_flow(const Vocabulary *words, const Item *item, const Item *total)
{
    Flow flow = flow_of(words, total);
    return item->sentence == total->sentence && (flow == FLOW_INCOME || flow == FLOW_OUTGO) &&
           flow_of(words, item) == flow;
}

/* 支出 V，为年初预算 V的P: the budget is what the amount before it is measured by, no item of its own. */
static gboolean only_measures(const Paragraph *paragraph, guint i)
{
    const Item *item = &paragraph->items[i];
    Role role = item->quantity->role;
    return (role == ROLE_BUDGET || role == ROLE_ADJUSTED || role == ROLE_TARGET) && i > 0 &&
           item[-1].sentence == item->sentence && is_level(item[-1].quantity) &&
           i + 1 < paragraph->count && item[1].sentence == item->sentence &&
           strcmp(item[1].quantity->dim, "ratio") == 0;
}

static void gather(Balance *balance, const gboolean *listed)
{
    const Paragraph *paragraph = balance->paragraph;
    const Quantity *total = paragraph->items[balance->total].quantity;
    gboolean head_is_next = FALSE,
             less = takes_off(paragraph->words, &paragraph->items[balance->total]);
    for (guint i = balance->total; i > 0 && balance->count < ITEMS_MOST; i--) {
        const Item *item = &paragraph->items[i - 1];
        if (is_total(paragraph->words, item->quantity))
            break;
        /* behind what is added, a list may have ended without a word */
        less = less || (listed[i - 1] && !item->bracketed && !head_is_next);
        if (listed[i - 1] || !is_level(item->quantity) || only_measures(paragraph, i - 1) ||
            strcmp(item->quantity->dim, total->dim) != 0)
            continue;
        balance->parts[balance->count++] = ledger_operand(balance->ledger, item->quantity);
        if (of_the_same_flow(paragraph->words, item, &paragraph->items[balance->total]))
            balance->same = balance->count;
        if (head_is_next) {
            balance->named = balance->count;
            balance->plain = !less && item->sentence == paragraph->items[balance->total].sentence;
        }
        head_is_next = adds(item);
        less = less || takes_off(paragraph->words, item);
    }
}

static void check_total(Balance *balance, const gboolean *listed)
{
    gather(balance, listed);
    Claim claim = {.rule = "total-balance",
                   .label = balance->paragraph->items[balance->total].quantity->metric,
                   .trust = TRUST_NEVER,
                   .reason = "partial"};
    for (guint count = 2; count <= balance->count; count++) {
        Relation relation = relation_of(balance, count);
        Fit fit = relation_fit(&relation);
        if (fit == FIT_EXACT || (fit == FIT_LOOSE && count == balance->count)) {
            ledger_test(balance->ledger, &relation, &claim, NULL);
            return;
        }
    }
    guint count = balance->named > 0 ? balance->named : balance->same;
    if (count < 2)
        return;
    Relation relation = relation_of(balance, count);
    claim.trust = balance->plain ? TRUST_WORDS : TRUST_EXPLAINED;
    ledger_test(balance->ledger, &relation, &claim, NULL);
}

/* 财力 72.6。加上转移支付 0.3，安排支出 72.9: what a sentence before states, with what is added to it. */
static void check_result(Ledger *ledger, const Paragraph *paragraph, guint index)
{
    const Item *added = &paragraph->items[index], *result = added + 1;
    gboolean last = index + 2 == paragraph->count || result[1].sentence != added->sentence;
    if (!last || result->sentence != added->sentence || added[-1].sentence == added->sentence ||
        !g_str_has_prefix(added->before, "加上") || is_total(paragraph->words, result->quantity))
        return;
    const Item *head = added - 1;
    while (head > paragraph->items && head[-1].sentence == head->sentence)
        head--;
    if (head->sentence + 1 != added->sentence || !is_level(head->quantity) ||
        !items_addable(head, added) || !items_addable(added, result) || !is_level(result->quantity))
        return;
    const Operand parts[] = {ledger_operand(ledger, head->quantity),
                             ledger_operand(ledger, added->quantity)};
    Relation relation = {RELATION_SUM, ledger_operand(ledger, result->quantity), parts, 2};
    ledger_test(ledger, &relation,
                &(Claim){.rule = "total-balance",
                         .label = result->quantity->metric,
                         .trust = TRUST_EXPLAINED,
                         .reason = "ambiguous"},
                NULL);
}

/* 新增债券 142.35，再融资债券 38.41，共计 180.76: all amounts of the sentence before it. */
static void check_together(Ledger *ledger, const Paragraph *paragraph, guint index)
{
    const Item *total = &paragraph->items[index];
    Operand parts[ITEMS_MOST];
    guint count = 0;
    if (!g_str_has_suffix(total->before, "共计") && !g_str_has_suffix(total->before, "，合计"))
        return;
    g_autofree gboolean *listed = flow_listed(paragraph);
    for (guint i = 0; i < index && count < ITEMS_MOST; i++) {
        const Item *item = &paragraph->items[i];
        if (item->sentence == total->sentence && !listed[i] && is_level(item->quantity) &&
            items_addable(item, total))
            parts[count++] = ledger_operand(ledger, item->quantity);
    }
    Relation relation = {RELATION_SUM, ledger_operand(ledger, total->quantity), parts, count};
    if (count > 1)
        ledger_test(ledger, &relation,
                    &(Claim){.rule = "total-balance",
                             .label = total->quantity->metric,
                             .trust = TRUST_EXPLAINED,
                             .reason = "partial"},
                    NULL);
}

void balance_check(Ledger *ledger, const Paragraph *paragraph)
{
    g_autofree gboolean *listed = NULL;
    for (guint i = 1; i < paragraph->count; i++) {
        const Quantity *quantity = paragraph->items[i].quantity;
        if (strcmp(quantity->dim, "money") != 0 || !is_level(quantity))
            continue;
        if (i + 1 < paragraph->count)
            check_result(ledger, paragraph, i);
        check_together(ledger, paragraph, i);
        if (!is_total(paragraph->words, quantity))
            continue;
        if (!listed) {
            listed = g_new0(gboolean, paragraph->count);
            mark_lists(paragraph, listed);
        }
        Balance balance = {.ledger = ledger, .paragraph = paragraph, .total = i};
        check_total(&balance, listed);
    }
}
