/* Lists told in two measures at once: 47户139人，其中已消除28户82人，尚未消除19户57人 (rule total-text). */
#pragma once

#include "paragraph.h"

/* The second measure of a list whose first one adds up: the figures right behind the whole and behind each part, which must
 * add up, too. Silent unless each has one. */
void parallel_test(Ledger *ledger, const Paragraph *paragraph, guint whole, const guint *parts,
                   guint count);

/* TRUE if the second measure adds up exactly, so that the parts are all there. */
gboolean parallel_proves(Ledger *ledger, const Paragraph *paragraph, guint whole,
                         const guint *parts, guint count);
