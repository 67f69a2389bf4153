/* The characters that a text is made of, roughly: sets of 64 into which all characters, and all pairs of neighbours, are
 * thrown. What these lack the text does not hold, so most patterns need not be searched for in most texts. */
#pragma once

#include <glib.h>

typedef struct {
    guint64 single, pairs;
} Letters;

#define LETTERS_CHOICES 12
#define LETTERS_TEXT 240 /* bytes of a text beyond which nearly every set is full */

/* What a pattern asks of a text: all letters of one of its choices at least. */
typedef struct {
    Letters choices[LETTERS_CHOICES];
    guint count; /* of the choices; 0: none is needed */
} Needs;

/* The letters of the text's first `length` bytes. */
Letters letters_of(const char *text, gsize length);

/* What a PCRE2 expression (no option set but UTF) needs of a text to match it; no choices where that cannot be told. */
Needs needs_of(const char *expression);

/* FALSE if no text of these letters matches. */
static inline gboolean needs_met(const Needs *needs, Letters letters)
{
    for (guint i = 0; i < needs->count; i++)
        if ((needs->choices[i].single & ~letters.single) == 0 &&
            (needs->choices[i].pairs & ~letters.pairs) == 0)
            return TRUE;
    return needs->count == 0;
}
