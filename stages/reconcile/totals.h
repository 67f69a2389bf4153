/* Sums down a table (rules total-table, total-over). */
#pragma once

#include "block.h"
#include "naming.h"

/* Tests numbered children against their parent, 其中 rows against their whole, and rows that name a total. One of more rows
 * than are looked through is skipped. */
void totals_check(const Totals *totals, Ledger *ledger, const Block *block);
