/* Which figure of a score sheet's sum is probably wrong. */
#pragma once

#include "sheet.h"

/* Hints of gouji-stream(5) apart by `|` for a sum of points that fails, where the sheet itself tells: a total that is not
 * the hundred its parts make, a row whose other column has the points that are missing, a group's points exchanged with a
 * row's. NULL where it does not tell. g_free. */
char *suspect_hint(const Sheet *sheet, const Relation *relation);
