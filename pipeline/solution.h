/* What one figure of a relation must be for the relation to hold: the range that is left when the others stand. */
#pragma once

#include "numerals.h"
#include "relation.h"

typedef struct {
    Interval ranges[2]; /* where the result is positive, and where it is negative */
    gboolean known; /* FALSE: the relation cannot be solved for the figure, and anything may do */
} Solution;

/* Solves the relation for part `index`, counted from 1, or the stated figure (0). The ranges are a little wider than what
 * relation_fit finds exact or truncated, never narrower, as long as the stated figure's rounding is its own. */
Solution relation_solve(const Relation *relation, guint index);

/* FALSE if the relation does not hold with this value in the figure's place. */
gboolean solution_admits(const Solution *solution, Decimal value);

/* The solution for texts with at most `most` decimals, whose figure is `factor` times (below zero: the opposite of) the
 * number. */
Numerals solution_numerals(const Solution *solution, Decimal factor, guint most);
