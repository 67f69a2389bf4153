/* Sentences of a paragraph, and the numbers of lists that run on inside it. */
#pragma once

#include "heading.h"

typedef struct {
    gsize from, to; /* bytes; blanks at both ends left out */
} Sentence;

typedef struct {
    gsize at, to;  /* first byte of the number; end of the words behind it */
    Number number; /* its offsets count from `at` */
} Inline;

typedef struct {
    GArray *sentences; /* Sentence, in order */
    GArray *inlines;   /* Inline, in order: 一是 …；二是 …, ；2、…；3、… */
    GArray *marks;     /* at work only */
} Sentences;

Sentences sentences_new(void);
void sentences_clear(Sentences *sentences);

/* Splits the bytes from `from` on at 。！？, not inside brackets and quotes; what goes on for 16 KB without one, behind the
 * next comma or semicolon. A number standing first is an inline
 * one too when it is `run_in`: text goes on behind a heading's title on the same line. */
void sentences_split(Sentences *sentences, const char *text, gsize from, gsize length,
                     gboolean run_in);
