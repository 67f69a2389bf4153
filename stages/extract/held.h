/* Paragraphs that wait: what they are depends on those behind them. */
#pragma once

#include "block.h"

typedef struct {
    Paragraph paragraph; /* owns its text and pieces */
    gboolean title;      /* a report's title */
} Held;

/* A copy of the paragraph. Free with held_free. */
Held *held_new(const Paragraph *paragraph);
void held_free(gpointer held);

/* Appends another's text and pieces, which are then gone with it. */
void held_append(Held *held, Held *more);
