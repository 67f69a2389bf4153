/* Units of measure from config/units.tsv: 万元, 个百分点, 人次. */
#pragma once

#include "config.h"
#include "decimal.h"

typedef struct Units Units;

typedef struct {
    const char *dim; /* dimension: money ratio points persons …; borrowed from the table */
    Decimal factor;  /* one such unit in base units of the dimension (万元: 10000) */
    gboolean exact;  /* a whole number of it is a count without rounding (39人, but not 3万人) */
    gboolean han;    /* stands behind Chinese numerals too (两家) */
    gboolean scale;  /* a multiplier alone: 亿, 万 */
} Unit;

/* Reads units.tsv. Free with units_free; must not outlive the configuration. */
Units *units_new(Config *config, GError **error);
void units_free(Units *units);

/* The longest unit, multiplier included (亿元, 万人次), at the start of the text, blanks before it skipped.
 * Bytes it takes, 0 if there is none. Half-width text is expected (see text_fold). */
gsize units_match(const Units *units, const char *text, Unit *unit);

/* The unit that is the whole text (blanks left out); FALSE if it is none. */
gboolean units_find(const Units *units, const char *text, Unit *unit);

/* One such unit in base units; 1 where the text is no unit, as that of a bare number. */
Decimal units_factor(const Units *units, const char *text);

/* The value of a text that is a plain figure with its unit (402.15万元), and half a unit in its last place (may be
 * NULL), both in base units; FALSE if it is none. */
gboolean units_amount(const Units *units, const char *text, Decimal *value, Decimal *half);

/* TRUE if the text holds a word after which a multiplier alone is an amount of money: 投资6亿. */
gboolean units_money(const Units *units, const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Units, units_free)
