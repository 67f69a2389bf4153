/* The totals of a two-sided table: 收入总计 is 支出总计 (rule total-formula). */
#pragma once

#include "totals.h"

/* Tests the rows in which both sides name a total; blocks of the one side and of the other. */
void sides_check(const Totals *totals, Ledger *ledger, const GPtrArray *left,
                 const GPtrArray *right);
