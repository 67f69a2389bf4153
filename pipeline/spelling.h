/* The numbers that one slip of the pen turns into the one that is printed. */
#pragma once

#include "numerals.h"

#define SPELLING_DIGITS 24 /* room for a printed number that is tried */

typedef enum {
    SPELLING_TWICE,     /* 454454 for 454 */
    SPELLING_SWAPPED,   /* two neighbouring digits exchanged */
    SPELLING_STUTTERED, /* a digit typed twice: 2446 for 246 */
    SPELLING_DOUBLED,   /* some other digit too many */
    SPELLING_DROPPED,   /* a digit too few */
    SPELLING_DIGIT,     /* another digit */
    SPELLING_TRANSPOSED /* two digits exchanged that are no neighbours, of four or more */
} Spelling;

typedef void (*SpellingEach)(Spelling, const char *text, gpointer data);

/* The number of a printed figure, without sign, unit and separators; FALSE, and "", if it has none, or one too long to
 * try. */
gboolean spelling_number(const char *printed, char digits[SPELLING_DIGITS]);

/* How many decimals a number prints. */
guint spelling_decimals(const char *number);

/* What the figures beside it print. */
typedef struct {
    guint places;     /* the most decimals: a digit that was dropped stood among so many */
    gboolean noughts; /* some of them end in a decimal nought (310.00); else nobody meant one */
} SpellingCustom;

/* Calls `each` for every number that may have been meant by `digits`, themselves a number, and that the numerals admit; for
 * no kind of slip behind `last`. The text lasts for the call. */
void spelling_each(const char *digits, const SpellingCustom *custom, const Numerals *numerals,
                   Spelling last, SpellingEach each, gpointer data);

/* TRUE if the number ends in a decimal nought. */
gboolean spelling_ends_in_nought(const char *number);
