/* Units of measure from config/units.tsv: 万元, 个百分点, 人次. */
#pragma once

#include "config.h"
#include "decimal.h"

typedef struct Units Units;

typedef struct {
    const char *dim; /* dimension: money ratio points persons …; borrowed from the table */
    Decimal factor;  /* one such unit in base units of the dimension (万元: 10000) */
    gboolean exact;  /* a whole number of it is a count without rounding (39人, but not 3万人) */
} Unit;

/* Reads units.tsv. Free with units_free; must not outlive the configuration. */
Units *units_new(Config *config, GError **error);
void units_free(Units *units);

/* The longest unit, multiplier included (亿元, 万人次), at the start of the text.
 * Bytes it takes, 0 if there is none. Half-width text is expected (see text_fold). */
gsize units_match(const Units *units, const char *text, Unit *unit);

/* The unit that is the whole text (blanks left out); FALSE if it is none. */
gboolean units_find(const Units *units, const char *text, Unit *unit);
