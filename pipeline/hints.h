/* The mistakes that explain a relation, gathered: hints of gouji-stream(5). */
#pragma once

#include <glib.h>

/* Kinds of mistake, the most telling first: a later kind is only named beside earlier ones as long as there is room. */
typedef enum {
    MISTAKE_INVERSE,
    MISTAKE_RATIO,
    MISTAKE_TWICE,
    MISTAKE_COPIED,
    MISTAKE_UNIT,
    MISTAKE_STUTTERED,
    MISTAKE_SHIFTED,
    MISTAKE_SWAPPED,
    MISTAKE_DOUBLED,
    MISTAKE_NOUGHT, /* nought for a figure of one digit, or of two that end in nought; only a hint */
    MISTAKE_REPEATED, /* two neighbours alike that are too short to tell; only a hint */
    MISTAKE_DROPPED,
    MISTAKE_DIGIT,
    MISTAKE_TRANSPOSED, /* two digits that are no neighbours */
    MISTAKES
} Mistake;

/* One mistake; the text is owned: `digit 36.7万元 36.4万元`. */
typedef struct {
    Mistake mistake;
    char *text;
} Hint;

/* Begins empty ({NULL}). */
typedef struct {
    GArray *found; /* Hint; NULL for none */
} Hints;

/* Adds that `printed` was written for `meant`, unless some mistake says so already. */
void hints_add(Hints *hints, Mistake mistake, const char *printed, const char *meant);

/* Where some hints are supported, drops those that are not and whose kind is no more telling than the first of these. */
void hints_keep(Hints *hints, gboolean (*supported)(Mistake, const char *hint, gpointer data),
                gpointer data);

/* The hints apart by `|`, the most telling kinds first, as long as whole kinds fit into the list; *count receives how many
 * there are in all. g_free. */
char *hints_list(const Hints *hints, guint *count);

void hints_clear(Hints *hints);
