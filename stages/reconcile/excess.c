/* 检测 820批次，比年初计划的 800批次多 20批次
 *      └ result             └ plan    └ difference: 多 stands alone before it
 */
#include "excess.h"

#include "operands.h"

#include <string.h>

#define WORD_BYTES 12 /* of all that stands between plan and difference */
#define PLAN_BYTES 36 /* … and between result and plan */

static gboolean is_result(const Item *item)
{
    Role role = item->quantity->role;
    return (role == ROLE_VALUE || role == ROLE_ACTUAL) && quantity_is_amount(item->quantity) &&
           item->quantity->bound == BOUND_EXACT && !item->quantity->standard;
}

/* 比年初计划的, 较目标: the words name a plan to compare with. */
static gboolean is_plan(const Ledger *ledger, const Item *item)
{
    const char *own = words_clause(item->before);
    return quantity_is_amount(item->quantity) && item->quantity->bound == BOUND_EXACT &&
           strlen(item->before) <= PLAN_BYTES && ledger_says(ledger, WORDS_PLAN, own) &&
           item_is_compared(item);
}

static void check(Ledger *ledger, const Item *result, const Item *plan, const Item *excess)
{
    if (!item_says(ledger->words, WORDS_EXCESS, excess) || !is_result(result) ||
        !is_plan(ledger, plan) || plan->sentence != result->sentence ||
        excess->sentence != plan->sentence || !quantity_is_amount(excess->quantity) ||
        excess->quantity->bound != BOUND_EXACT || strlen(excess->before) > WORD_BYTES ||
        !items_addable(result, plan) || !items_addable(plan, excess))
        return;
    const Operand parts[] = {ledger_operand(ledger, result->quantity),
                             ledger_operand(ledger, plan->quantity)};
    Relation relation = {RELATION_DIFFERENCE, ledger_operand(ledger, excess->quantity), parts, 2};
    ledger_test(ledger, &relation,
                &(Claim){.rule = "difference", .label = result->quantity->metric}, NULL);
}

void excess_check(Ledger *ledger, const Paragraph *paragraph)
{
    for (guint i = 2; i < paragraph->count; i++)
        check(ledger, &paragraph->items[i - 2], &paragraph->items[i - 1], &paragraph->items[i]);
}
