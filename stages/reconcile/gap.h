/* Differences across the columns of a table (rule difference). */
#pragma once

#include "block.h"

/* For every column whose head says that it is a rest or a change (words `gap`: 结余, 增减额, 调整数), finds the two columns whose
 * difference it is on most rows and tests each row. */
void gap_check(Ledger *ledger, const Block *block);
