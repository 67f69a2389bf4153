/* What a list that does not add up proves: a mistake, or only that it names some of the parts. */
#pragma once

#include "pipeline/ledger.h"

/* TRUE if all figures are printed in one unit. */
gboolean proof_one_unit(const Relation *relation);

/* Digits of a printed figure, leading zeros left out. */
guint proof_digits(const char *printed);

/* TRUE if the figure has digits enough that a partial list misses it by one digit too seldom to matter. */
gboolean proof_is_telling(const char *printed);

/* TRUE if the parts add up to more than the whole. */
gboolean proof_exceeds(const Relation *relation);

/* TRUE if some mistake that people make mends the sum. */
gboolean proof_explains(const Relation *relation, const Units *units);

/* TRUE if a simple mistake mends the sum and no partial list looks like it. */
gboolean proof_of_mistake(const Relation *relation, const Units *units);

/* TRUE if the parts add up to a little more than the whole, and not because one of them is no part. */
gboolean proof_above_by_a_hair(const Relation *relation);

/* TRUE if a simple mistake mends a sum of amounts in the unit's report on its own money, which lists all of it. */
gboolean proof_of_own_slip(const Ledger *ledger, guint part, const Relation *relation);
