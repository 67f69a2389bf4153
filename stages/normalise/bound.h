/* Words and signs that bound a figure: ≥ 约 超过 不少于 before it, 以上 左右 behind it. */
#pragma once

#include "sentence.h"

/* The comparator sign that stands before `at` (≥ ≤ > <, blanks between allowed): where it begins, or `at`. */
gsize bound_sign(const Sentence *sentence, gsize at, Bound *bound);

/* The bound that the words right before `at` set, BOUND_EXACT if none. */
Bound bound_before(const Sentence *sentence, gsize at);

/* The bound that the words at `at` set, BOUND_EXACT if none. */
Bound bound_after(const Sentence *sentence, gsize at);
