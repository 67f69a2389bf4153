/* 三项合计: a total that says how many figures it is the sum of. */
#pragma once

#include "paragraph.h"

/* The last so many amounts before the total must make it (rule total-text). */
void together_check(Ledger *ledger, const Paragraph *paragraph);
