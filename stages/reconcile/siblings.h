/* Shares of which all the others are of the parts' own sum. */
#pragma once

#include "search.h"

/* 上半年4280万元，占40.38%；下半年6320万元，占59.62%: tests the share against the sum of the parts of its sentence where every
 * other share is of it. FALSE if they are not such. `claim` says rule and label. */
gboolean siblings_test(Search *search, Claim claim);
