/* 合计   445.0 | 203.0
 * 还本    87.0 | 204.0      exchanged: the first column is 117.0 short, the second 117.0 over
 * 其他   241.0 | 116.0 */
#include "exchange.h"

#include <string.h>

/* The sum of the parts less the total, as printed; invalid when the column does not add down. */
static Decimal gap_of(Ledger *ledger, const Block *block, const Family *family, guint column)
{
    Operand parts[CHILDREN_MOST];
    Relation relation;
    Decimal gap = {0, DECIMAL_INVALID};
    if (!family_relation(ledger, block, family, column, parts, &relation) ||
        relation_fit(&relation) != FIT_FAILS)
        return gap;
    gap = decimal_negate(relation.stated.value);
    for (guint i = 0; i < relation.count; i++)
        gap = decimal_add(gap, relation.parts[i].value);
    return gap;
}

/* TRUE if the row's figures differ by just that much. */
static gboolean differs_by(const Block *block, guint row, const guint columns[2], Decimal gap)
{
    const Entry *a = block_entry(block, row, columns[0]), *b = block_entry(block, row, columns[1]);
    return a && b && strcmp(a->dim, b->dim) == 0 &&
           decimal_equal(decimal_subtract(a->value, b->value), gap);
}

/* The rows whose exchange mends both columns: how many; *row is the first. A total in the other column misses the other
 * way. */
static guint find_rows(const Block *block, const Family *family, const guint columns[2],
                       Decimal gap, guint *row)
{
    guint count = 0;
    if (differs_by(block, family->total, columns, decimal_negate(gap))) {
        *row = family->total;
        count++;
    }
    for (guint i = 0; i < family->count; i++)
        if (differs_by(block, family->row[i], columns, gap)) {
            *row = count == 0 ? family->row[i] : *row;
            count++;
        }
    return count;
}

/* Which figures those are, when only one row has them, or a total and its only part. */
static void settle(Ledger *ledger, const Block *block, const Family *family, guint row, guint count,
                   Exchange *exchange)
{
    Operand a = ledger_entry_operand(ledger, block_entry(block, row, exchange->columns[0]));
    Operand b = ledger_entry_operand(ledger, block_entry(block, row, exchange->columns[1]));
    if (count == 1 || family->count == 1)
        exchange->hint =
            arena_printf(ledger->document->arena, "exchanged %s %s", a.printed, b.printed);
}

gboolean exchange_find(Ledger *ledger, const Block *block, const Family *family, Exchange *exchange)
{
    for (guint a = 0; a < block->grid->columns; a++) {
        Decimal gap = gap_of(ledger, block, family, a);
        for (guint b = a + 1; decimal_valid(gap) && b < block->grid->columns; b++) {
            Decimal other = gap_of(ledger, block, family, b);
            if (!decimal_valid(other) || !decimal_equal(gap, decimal_negate(other)))
                continue;
            *exchange = (Exchange){.columns = {a, b}};
            guint row = 0, count = find_rows(block, family, exchange->columns, gap, &row);
            if (count == 0)
                continue;
            settle(ledger, block, family, row, count, exchange);
            return TRUE;
        }
    }
    return FALSE;
}
