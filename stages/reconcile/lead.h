/* Rows that are divided among those that follow them (rule total-table). */
#pragma once

#include "totals.h"

/* Tests a 总量 against the rows behind it, and a row against its 其中 row and those that go on with it. */
void lead_check(const Totals *totals, Ledger *ledger, const Block *block);
