/* 监测对象 47户 139人，其中已消除风险 28户 82人，尚未消除风险 19户 57人
 *          │    └ second measure of the whole    └ and of the parts
 *          └ first
 */
#include "parallel.h"

#include <string.h>

#define PARTS_MOST 12

typedef struct {
    Operand parts[PARTS_MOST];
    Relation relation;
    const char *label;
} Second;

/* The figure right behind the item, of another measure and without words between; NULL if there is none. */
static const Item *behind(const Paragraph *paragraph, guint index)
{
    const Item *item = &paragraph->items[index], *next = item + 1;
    gboolean joined = index + 1 < paragraph->count && next->sentence == item->sentence &&
                      (*next->before == '\0' || strcmp(next->before, "、") == 0 ||
                       strcmp(next->before, " ") == 0);
    return joined && quantity_is_amount(next->quantity) &&
                   strcmp(next->quantity->dim, item->quantity->dim) != 0
               ? next
               : NULL;
}

static gboolean second_of(Ledger *ledger, const Paragraph *paragraph, guint whole,
                          const guint *parts, guint count, Second *second)
{
    const Item *all = behind(paragraph, whole);
    if (!all || all->quantity->bound != BOUND_EXACT || count > PARTS_MOST)
        return FALSE;
    for (guint i = 0; i < count; i++) {
        const Item *part = behind(paragraph, parts[i]);
        if (!part || !items_addable(part, all))
            return FALSE;
        second->parts[i] = ledger_operand(ledger, part->quantity);
    }
    second->relation =
        (Relation){RELATION_SUM, ledger_operand(ledger, all->quantity), second->parts, count};
    second->label = all->quantity->metric;
    return count > 1;
}

void parallel_test(Ledger *ledger, const Paragraph *paragraph, guint whole, const guint *parts,
                   guint count)
{
    Second second;
    if (second_of(ledger, paragraph, whole, parts, count, &second))
        ledger_test(ledger, &second.relation,
                    &(Claim){.rule = "total-text", .label = second.label, .trust = TRUST_WORDS},
                    NULL);
}

gboolean parallel_proves(Ledger *ledger, const Paragraph *paragraph, guint whole,
                         const guint *parts, guint count)
{
    Second second;
    return second_of(ledger, paragraph, whole, parts, count, &second) &&
           relation_fit(&second.relation) == FIT_EXACT;
}
