/* Rates whose figures are what was done and what was not: 复工58家，未复工3家，复工率95%. */
#pragma once

#include "search.h"

/* Tests the rate as the one of the two amounts right before it over both, where a word of WORDS_LACKING stands in the
 * clause of just one of them. FALSE, and nothing written, where the words tell no such pair, or where it does not hold
 * and `accuse` is FALSE. What does not hold fails when both clauses hold the name of the rate and no third amount of the
 * sentence can be meant; otherwise it is unsure. */
gboolean complement_test(Search *search, Claim claim, gboolean accuse);
