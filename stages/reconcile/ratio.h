/* Rates and growth across the columns of a table (rules rate, growth). */
#pragma once

#include "block.h"

/* For every rate or growth column, finds the two columns it follows from and tests each row. */
void ratio_check(Ledger *ledger, const Block *block);
