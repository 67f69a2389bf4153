/* Sums down a table (rules total-table, total-over). */
#pragma once

#include "block.h"

typedef struct Totals Totals;

/* Reads totals.tsv. Free with totals_free. */
Totals *totals_new(Config *config, GError **error);
void totals_free(Totals *totals);

/* Tests numbered children against their parent, 其中 rows against their whole, and rows that name a total. */
void totals_check(const Totals *totals, Ledger *ledger, const Block *block);

/* TRUE if the row names a sum of other rows. */
gboolean totals_is_total(const Totals *totals, const GridRow *row);

/* TRUE if the row may be the sum of those that follow it, as a 总量 of its kinds. */
gboolean totals_leads(const Totals *totals, const GridRow *row);
