/* A run of a sentence's words, its figures left out: what is compared when words come again. */
#pragma once

#include "pipeline/document.h"

typedef struct {
    const Span *span;
    guint first, count; /* its figures that stand in the run */
    gsize from, to;     /* bytes of the text */
    guint characters;   /* without blanks, a figure counts as one */
    guint64 hash;
    gboolean blanks; /* some may stand in the text */
    guint para;      /* runs of different ones are different; 0 unless set */
} Run;

/* The text between two places, which says whether it holds blanks (WORDS_BLANK), with so many figures of the sentence from number `first` on. */
Run run_new(const Span *span, guint first, guint count, gsize from, gsize to);

/* The words without blanks, `#` for each figure; g_free. */
char *run_words(const Run *run);

/* For hash tables whose keys are runs: equal when their words are. */
guint run_hash(gconstpointer run);
gboolean run_equal(gconstpointer a, gconstpointer b);
