/* Score sheets: 分值 and 得分, nested and summed, targets and results (rules score-*, target). */
#pragma once

#include "totals.h"

/* Tests the score columns of one table over all its blocks. */
void score_check(const Totals *totals, Ledger *ledger, GPtrArray *blocks);
