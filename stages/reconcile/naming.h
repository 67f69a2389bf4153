/* What rows that sum others are called: totals.tsv. */
#pragma once

#include "grid.h"
#include "pipeline/pattern.h"

typedef struct Totals Totals;

/* Reads totals.tsv. Free with totals_free. */
Totals *totals_new(Config *config, GError **error);
void totals_free(Totals *totals);

/* TRUE if the row names a sum of other rows. */
gboolean totals_is_total(const Totals *totals, const GridRow *row);

/* TRUE if the row does, and may stand above them. */
gboolean totals_may_open(const Totals *totals, const GridRow *row);

/* TRUE if the row may be the sum of those that follow it, as a 总量 of its kinds. */
gboolean totals_leads(const Totals *totals, const GridRow *row);
