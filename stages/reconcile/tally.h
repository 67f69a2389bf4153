/* Things counted one by one and together (rule total-text). */
#pragma once

#include "paragraph.h"

/* 临床科室28个、医技科室9个，共37个: the counts of the sentence against the one that the words `tally` (共, 总数) call all of them. Things of
 * alike names, or many of them, accuse when a simple mistake explains it; three kinds and more that bear the name of all
 * accuse by themselves. */
void tally_check(Ledger *ledger, const Paragraph *paragraph);
