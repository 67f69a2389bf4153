/* Where a figure stands in the source: its sentence may have been joined from several lines. */
#pragma once

#include <glib.h>

typedef struct {
    guint line, col;
    const char *text;   /* of the sentence, as the stream has it */
    gsize at;           /* byte that line and col belong to */
    const char *breaks; /* what is left of `byte:line:col …`; may be NULL */
} Place;

/* Moves on to byte `at`, which must not lie before the place reached so far. */
void place_move(Place *place, gsize at);
