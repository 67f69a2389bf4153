/* Which column of bare figures around a hundred a column of changes follows from is learned from the rows: at least
 * three hold, and nearly all. A head that says 指数 and a single row that holds can only verify. */
#include "indices.h"

#include <string.h>

#define ROWS_LEAST 3
#define PARTS_OF_TEN 7

typedef struct {
    guint index, change; /* columns */
    guint assessed, holding;
} Pair;

static gboolean relation_at(Ledger *ledger, const Block *block, guint row, const Pair *pair,
                            Operand *part, Relation *relation)
{
    const Entry *index = block_entry(block, row, pair->index);
    const Entry *change = block_entry(block, row, pair->change);
    if (!index || !change || *index->dim || strcmp(change->dim, "ratio") != 0 ||
        change->quantity->bound != BOUND_EXACT)
        return FALSE;
    *part = ledger_entry_operand(ledger, index);
    *relation = (Relation){RELATION_INDEX, ledger_entry_operand(ledger, change), part, 1};
    return TRUE;
}

static void assess(Ledger *ledger, const Block *block, Pair *pair)
{
    Operand part;
    Relation relation;
    for (guint r = block->first; r < block->end; r++) {
        if (!relation_at(ledger, block, r, pair, &part, &relation))
            continue;
        pair->assessed++;
        pair->holding += relation_fit(&relation) != FIT_FAILS;
    }
}

static void test_rows(Ledger *ledger, const Block *block, const Pair *pair, Trust trust)
{
    Operand part;
    Relation relation;
    for (guint r = block->first; r < block->end; r++)
        if (relation_at(ledger, block, r, pair, &part, &relation))
            ledger_test(
                ledger, &relation,
                &(Claim){.rule = "growth", .label = block->grid->rows[r].label, .trust = trust},
                NULL);
}

static void check_pair(Ledger *ledger, const Block *block, Pair *pair)
{
    gboolean named = strstr(block->columns[pair->index].text, "指数") != NULL;
    assess(ledger, block, pair);
    if (pair->holding >= ROWS_LEAST && pair->holding * 10 >= pair->assessed * PARTS_OF_TEN)
        test_rows(ledger, block, pair, TRUST_WORDS);
    else if (named && pair->holding > 0)
        test_rows(ledger, block, pair, TRUST_NEVER);
}

void indices_check(Ledger *ledger, const Block *block)
{
    guint columns = block->grid->columns;
    for (guint change = 0; change < columns; change++) {
        if (!block->columns[change].known || block->columns[change].role != ROLE_GROWTH)
            continue;
        for (guint index = 0; index < columns; index++) {
            Pair pair = {.index = index, .change = change};
            if (index != change && block->columns[index].role == ROLE_VALUE)
                check_pair(ledger, block, &pair);
        }
    }
}
