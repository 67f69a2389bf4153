/* A total row of a table and the rows that should make it up, column by column. */
#pragma once

#include "block.h"

#define CHILDREN_MOST 200

/* A total row and the rows that should make it up. */
typedef struct {
    guint total;
    guint row[CHILDREN_MOST];
    guint count;
} Family;

/* How many columns of the family hold, and how many of them have two parts or more that are not zero. */
guint family_holding(Ledger *ledger, const Block *block, const Family *family, guint *telling);

/* TRUE if a sum that fails does so because its rows are of several levels: one of them is what the next ones make up,
 * or the sum exceeds the total by just one of them. */
gboolean family_is_nested(const Relation *relation);

/* The sum of one column; FALSE when it cannot be added down, or the total or every part lacks its figure. `parts` has room
 * for CHILDREN_MOST. */
gboolean family_relation(Ledger *ledger, const Block *block, const Family *family, guint column,
                         Operand *parts, Relation *relation);

/* TRUE if some column misses, and a simple mistake in one of its figures explains it. */
gboolean family_explained(Ledger *ledger, const Block *block, const Family *family);

/* Tests every column. EXPLAINED becomes WORDS for a column that fails where others hold or miss by a hair; WORDS becomes EXPLAINED where
 * as many fail as hold, and any trust is doubted where the rows seem to be of several levels or figures are missing. */
void family_test(Ledger *ledger, const Block *block, const Family *family, Trust trust);
