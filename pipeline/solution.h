/* What one figure of a relation must be for the relation to hold: the range that is left when the others stand. */
#pragma once

#include "relation.h"

typedef struct {
    Interval ranges[2]; /* where the result is positive, and where it is negative */
    gboolean known; /* FALSE: the relation cannot be solved for the figure, and anything may do */
} Solution;

#define NUMERALS_SCALES 3

/* A solution for numbers as they are printed, before their unit: whole ones of the last decimal, for some counts of
 * decimals. */
typedef struct {
    struct {
        gint64 lo[2], hi[2];
    } scales[NUMERALS_SCALES];
    guint least; /* the decimals of the first scale */
    gboolean known;
} Numerals;

/* Solves the relation for part `index`, counted from 1, or the stated figure (0). The ranges are a little wider than what
 * relation_fit finds exact or truncated, never narrower, as long as the stated figure's rounding is its own. */
Solution relation_solve(const Relation *relation, guint index);

/* FALSE if the relation does not hold with this value in the figure's place. */
gboolean solution_admits(const Solution *solution, Decimal value);

/* The solution for texts with at most `most` decimals, whose figure is `factor` times (below zero: the opposite of) the
 * number. */
Numerals solution_numerals(const Solution *solution, Decimal factor, guint most);

/* FALSE if the number, digits with perhaps a point, cannot be what the figure must be; TRUE too where that is not known. */
gboolean numerals_admit(const Numerals *numerals, const char *number);
