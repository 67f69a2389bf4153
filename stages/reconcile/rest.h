/* Rows of a table that say what is left: 本年收支结余, 年末滚存结余 (rules difference, total-table). */
#pragma once

#include "block.h"

/* Tests every such row against the rows of income, outgo and last year above it. */
void rest_check(Ledger *ledger, const Block *block);
