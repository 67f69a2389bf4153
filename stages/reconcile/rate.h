/* Rates and shares whose operands stand in their own paragraph (rules rate, share). */
#pragma once

#include "operands.h"

/* Tests every rate and share of the paragraph; what finds no operands is a skip. */
void rate_check(const Rates *rates, Ledger *ledger, const Paragraph *paragraph);
