/* Words and signs that bound a figure (bounds.tsv): ≥ 约 超过 不少于 before it, 以上 左右 behind it. */
#pragma once

#include "pipeline/config.h"
#include "sentence.h"

/* The rows of bounds.tsv, which must outlive them; NULL with an error that names the row. Free with bounds_free. */
Bounds *bounds_new(Config *config, GError **error);
void bounds_free(Bounds *bounds);

/* The comparator sign that stands before `at` (≥ ≤ > <, blanks between allowed): where it begins, or `at`. */
gsize bound_sign(const Sentence *sentence, gsize at, Bound *bound);

/* The bound that the words right before `at` set, BOUND_EXACT if none. */
Bound bound_before(const Sentence *sentence, gsize at);

/* The bound that the words at `at` set, BOUND_EXACT if none. */
Bound bound_after(const Sentence *sentence, gsize at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Bounds, bounds_free)
