/* Price indices and the change they stand for: 103.8 (last year = 100) is +3.8% (rule growth). */
#pragma once

#include "block.h"

/* Tests every row of a column of indices against the column of changes that follows from it. */
void indices_check(Ledger *ledger, const Block *block);
