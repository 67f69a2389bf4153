/* 三次产业结构为16.2：32.6：51.2: shares of one whole, told together (rules share-sum, share). */
#pragma once

#include "division.h"

/* Tests that such shares add up to a hundred, and each against the figure of its part where the document states it
 * before. */
void structure_check(const Divisions *divisions, Ledger *ledger, const Paragraph *paragraph);
