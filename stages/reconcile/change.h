/* A value, what it is compared with, the difference and the growth (rules difference, growth, direction). */
#pragma once

#include "paragraph.h"

/* Tests every difference and growth rate of the paragraph whose operands stand in it. */
void change_check(Ledger *ledger, const Paragraph *paragraph);
