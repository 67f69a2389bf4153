/* How a text is laid out: one paragraph a line, apart by blank lines, or hard-wrapped. */
#pragma once

#include "line.h"

typedef struct {
    gboolean wrapped; /* lines break where the page ends, not the paragraph */
    guint width;      /* of a full line, in columns (a Han character takes two) */
    gboolean spaced;  /* blank lines stand between paragraphs */
} Shape;

/* Measures the front of the text. */
Shape shape_measure(LineCursor cursor);

/* Columns that the text takes: two for a character of three bytes. */
guint shape_columns(const char *text, gsize length);

/* TRUE if the text ends in a mark that closes a sentence or introduces a list (。！？；：). */
gboolean shape_closed(const char *text, gsize length);

/* Bytes up to the next gap of two or more blanks (ideographic ones count) inside the text; `length` if there is none. */
gsize shape_chunk(const char *text, gsize length);

/* The smallest indent of the full lines on the page that the line stands on; `behind` is the cursor behind it. */
guint shape_margin(const Shape *shape, const Line *line, LineCursor behind);
