/* Scores given by the share of the target that was reached: 8 × 57处 ÷ 60处 = 7.6. */
#pragma once

#include "sheet.h"

/* TRUE if the row's score is the share of its points, to a hundredth. */
gboolean prorata_fits(const Leaf *leaf, const Entry *target, const Entry *actual);

/* Accuses target or result when the score was computed from other figures (rule score-rule): they stand in each other's
 * columns, or one slip is told by the score. `met`: the printed figures meet the target. TRUE if told. */
gboolean prorata_check(const Leaf *leaf, const Entry *target, const Entry *actual, gboolean met);
