/* Dates, years and periods: 2024年12月31日, 2023.6.18, 1-10月, 2021—2023年, 二○二一年七月十八日. */
#pragma once

#include "sentence.h"

/* Reads the date that begins at `at` (a digit or a Chinese numeral) into the tokens; where it ends, or `at` if
 * there is none. */
gsize date_read(Sentence *sentence, gsize at);
