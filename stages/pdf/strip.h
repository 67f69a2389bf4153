/* Strips: glyphs that stand beside one another on one base line, and the text they make. */
#pragma once

#include "page.h"

/* Glyphs from..to of the array that strips_find has sorted. */
typedef struct {
    Box box;
    float base, size; /* of most of its glyphs */
    guint from, to;
} Strip;

/* Sorts the glyphs into reading order and appends their strips to `strips` (of Strip), top to bottom. */
void strips_find(GArray *glyphs, GArray *strips);

/* The strip's parts between gaps wider than `gap` em, appended to `chunks` (of Strip), left to right. */
void strip_split(const GArray *glyphs, const Strip *strip, float gap, GArray *chunks);

/* Appends the text: blanks where words are apart, raised figures (footnote marks, m²) as superscripts. */
void strip_text(const GArray *glyphs, const Strip *strip, GString *out);

/* Appends the text of the line below another, as their words go on: Han characters and parts of one number
 * without a blank. `filled` tells that the line above had no room for more. */
void text_join(GString *out, const char *text, gboolean filled);
