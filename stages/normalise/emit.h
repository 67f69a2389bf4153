/* Writes the tokens of one sentence, heading or cell as qty, date and check records. */
#pragma once

#include "pipeline/record.h"
#include "place.h"
#include "sentence.h"

typedef struct {
    Writer *out;
    guint doc;
    const char *parent; /* record number of the sentence, heading or cell */
    Place place;        /* where its text begins */
    gboolean dates;     /* nothing but dates: a heading */
    guint *checks;      /* checks written in this document so far */
} Emit;

/* Tokens that are no quantity are left out; numbers are the parent's, a point and an ordinal. */
void emit_tokens(Emit *emit, const Sentence *sentence);
