/* Shares whose part and whole stand in their own paragraph (rule share). */
#pragma once

#include "search.h"

/* Tests the share that the search is about; what finds no operands is a skip. */
void share_check(Search *search);
