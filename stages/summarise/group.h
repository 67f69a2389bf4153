/* Which failed checks are one finding.
 *
 * An item hangs on another (`root`) in two ways:
 *
 *   consequence   Its cause column names a check that is a finding, or its reason is `doubt` with the
 *                 number or the print of an operand that a finding accuses first. It becomes `unsure` in checks.tsv, and its figures
 *                 are quoted with its root. A relation that fails for every value a doubtful operand
 *                 may have says neither, and stays a finding of its own.
 *
 *   twin          The same thing found twice: by one rule, with the same values, and the same words or a
 *                 figure in common; or by two rules that accuse one figure by the same others. It stays
 *                 `fail`, and its places are shown with its root's.
 *
 * Where several findings accuse the figure in doubt, the strongest is the root: malformed, then unit-scale,
 * then one that has exactly one explanation, then the first. */
#pragma once

#include "docket.h"

/* Sets root, twin, first and next of the items of a complete docket. */
void group_items(Docket *docket);

/* The operand that a reason `doubt NR` or `doubt PRINTED` speaks of, or 0. */
Key group_doubt(const Docket *docket, const Item *item);
