/* A column that sums the others of its row: 合计 = 全省 + 全市 + … (rule total-table). */
#pragma once

#include "block.h"

/* Tests the column whose head names a total against the amounts beside it. */
void across_check(Ledger *ledger, const Block *block);
