/* Closed intervals of decimals: what a printed figure admits, and what follows from several of them.
 *
 * A figure printed as 57.36 stands for [57.355, 57.365] (XBRL Calculations 1.1, section on rounding);
 * a relation is contradicted only when the stated and the computed interval do not overlap. */
#pragma once

#include "decimal.h"

typedef struct {
    Decimal lo, hi;
} Interval;

/* [value - half, value + half]; half must not be negative. */
Interval interval_new(Decimal value, Decimal half);

/* FALSE if a bound overflowed, or a quotient had zero in its divisor. */
static inline gboolean interval_valid(Interval a)
{
    return decimal_valid(a.lo) && decimal_valid(a.hi);
}

Interval interval_add(Interval a, Interval b);
Interval interval_subtract(Interval a, Interval b);
Interval interval_multiply(Interval a, Interval b);

/* -a: the bounds change places. */
Interval interval_negate(Interval a);

/* The quotient, its bounds rounded outwards at the 16th place; invalid when b reaches zero. */
Interval interval_divide(Interval a, Interval b);
Interval interval_shift(Interval a, gint power);

/* TRUE if they share a point; both must be valid. */
gboolean interval_meets(Interval a, Interval b);
gboolean interval_holds(Interval a, Decimal value);

/* `[lo,hi]` with the bounds × 10^-power rounded to places and the unit behind each; free with g_free. */
char *interval_format(Interval a, gint power, gint places, const char *unit);
