/* One figure: signs, number, 余 or 多, multiplier and unit, and the other end of a range. */
#pragma once

#include "sentence.h"

/* Reads the figure whose first digit stands at `at` into the tokens, as a quantity or, when its unit is none
 * (3年, 500强), as another token; where it ends. */
gsize quantity_read(Sentence *sentence, gsize at);

/* The same for a figure with no words around it, its first digit at `at`, behind a minus or at the start. */
gsize quantity_read_alone(Sentence *sentence, gsize at);

/* The same for a Chinese numeral before a classifier (两家, 百余条, 百分之三); `at` when it counts nothing. */
gsize quantity_read_han(Sentence *sentence, gsize at);
