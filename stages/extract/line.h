/* The lines of a text, cut once and looked at one after the other. */
#pragma once

#include <glib.h>

typedef struct {
    const char *text; /* from the first byte that is no blank; length 0 when there is none */
    gsize length;     /* up to the last byte that is no blank */
    const char *raw;  /* the whole line */
    gsize raw_length; /* without its newline */
    guint number;     /* from 1 */
    guint col;        /* of the text, in characters from 1 */
    guint indent;     /* columns in front of the text */
    guint page;       /* from 1 */
    gboolean paged;   /* a form feed stands in front of the text */
} Line;

/* A place between two lines; copied to look ahead. */
typedef struct {
    const Line *next, *end;
    guint number; /* of the line before it; 0 in front of the first */
} LineCursor;

/* The lines (Line) of a text, whose bytes are borrowed; free with g_array_unref. */
GArray *lines_cut(const char *text, gsize length);

/* A cursor in front of the first line; the lines are borrowed. */
LineCursor line_cursor(const GArray *lines);

/* Steps over the next line; FALSE at the end. */
static inline gboolean line_next(LineCursor *cursor, Line *line)
{
    if (cursor->next == cursor->end)
        return FALSE;
    *line = *cursor->next++;
    cursor->number = line->number;
    return TRUE;
}

/* The line that line_next would give, or the next one with text on it, the cursor staying where it is. */
gboolean line_peek(const LineCursor *cursor, Line *line);
gboolean line_peek_text(const LineCursor *cursor, Line *line);

/* TRUE if the line holds nothing but blanks, and at least one of them. */
gboolean line_hollow(const Line *line);

/* Tabs in the whole line. */
guint line_tabs(const Line *line);

/* The same as blank_skip, which asks for it only where a blank may stand. */
const char *blank_end(const char *at, const char *end);

/* First byte of [at, end) that is no blank of any kind. */
static inline const char *blank_skip(const char *at, const char *end)
{
    if (at >= end)
        return at;
    guchar lead = (guchar)*at; /* nearly every one begins no blank */
    return lead <= ' ' || lead == 0xC2 || lead == 0xE2 || lead == 0xE3 || lead == 0xEF
               ? blank_end(at, end)
               : at;
}

/* First byte of the blanks that end [start, end). */
const char *blank_trim(const char *start, const char *end);
