/* A numbered paragraph taken apart: `（一）职责简述。1、贯彻…` is a number, a title, and text that runs on. */
#pragma once

#include "heading.h"
#include "words.h"

typedef struct {
    Number number;
    gsize title_from, title_to; /* empty when the paragraph is an item that is a sentence */
    gsize rest; /* where the text behind it begins; the paragraph's length if there is none */
} Run;

/* Takes the paragraph apart; FALSE if it has no number. */
gboolean run_parse(const Words *words, const char *text, gsize length, Run *run);
