/* Ranks: 排名第3, 居全省第二位. */
#pragma once

#include "sentence.h"

/* Reads the rank whose number (digits or a Chinese numeral) stands at `at`, 第 before it, into the tokens; where
 * it ends, or `at` when the ordinal is no rank. */
gsize rank_read(Sentence *sentence, gsize at);
