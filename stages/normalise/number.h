/* The shapes of printed numbers: 246.13, 1,204.5, and those that are none: 57.3657.36. */
#pragma once

#include "sentence.h"

typedef struct {
    gsize len;         /* bytes, from the first digit to the last */
    gsize whole;       /* digits before the point */
    gint places;       /* digits printed after the point */
    Decimal value;     /* invalid when the token has no one reading */
    const char *fault; /* NULL, or the hint of a malformed token; from the arena */
    gboolean dotted;   /* more than one point, none of them a fault: 1.2.3 */
} Number;

/* TRUE if the digits are one number pasted twice: 423695423695. */
gboolean number_is_twice(const char *text, gsize digits);

/* Reads the number whose first digit stands at `at`. */
void number_read(const Sentence *sentence, gsize at, Number *number);
