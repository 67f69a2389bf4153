/* The reader of plain text: lines in, blocks out. It takes the text apart into paragraphs and the four kinds of
 * table that text can hold; each kind is one file with one function that tries at the cursor. */
#pragma once

#include "form.h"
#include "heading.h"
#include "line.h"
#include "piece.h"
#include "shape.h"

typedef struct {
    LineCursor cursor; /* in front of the next line that has not been handed over */
    Shape shape;
    const Words *words;
    BlockSink *sink;
    Joint joint;
    GString *cell;       /* the text of one cell */
    GArray *lines;       /* Line: a row or region looked at */
    gboolean paged;      /* there are form feeds */
    guint no_rows;       /* no table of rows begins up to this line */
    guint no_aligned;    /* nor one aligned by blanks */
    const char *counted; /* characters of a line have been counted up to here */
    guint characters;
    guint margin_page, margin; /* indent of full lines on that page */
    System item;               /* system of the last numbered paragraph */
    gboolean item_closed;      /* it ended as a sentence does */
} Plain;

/* Form's `read` for text. */
char *plain_read(const Decoded *text, const FormLimits *limits, BlockSink *sink, guint *lines);

/* Each tries to read a table that begins with the line at the cursor; FALSE and nothing done if none does.
 * tabbed: cells apart by tabs. stacked: every cell on a line of its own behind a tab, a blank line ends the row.
 * flat: every cell a paragraph, rows lost; it begins behind a title. aligned: columns by alignment. */
gboolean tabbed_read(Plain *plain, const Line *first);
gboolean stacked_read(Plain *plain, const Line *first);
gboolean flat_read(Plain *plain);
gboolean aligned_read(Plain *plain, const Line *first);

/* Hands the paragraph at the cursor to the sink; plain->joint holds it afterwards. */
void paragraph_read(Plain *plain);

/* Hands one line over as a paragraph. */
void paragraph_line(Plain *plain, const Line *line);

/* TRUE for `第 12 页`, `— 3 —`; a bare number counts when it is alone at a page's end. */
gboolean paragraph_is_page(const Line *line, LineCursor behind);

/* Columns by which the line is indented more than its page's full lines. */
guint plain_indent(Plain *plain, const Line *line, LineCursor behind);

/* Hands over that a table begins with the line. */
void plain_table(Plain *plain, Layout layout, const Line *line);

/* Hands over a cell whose text is [at, end) of the line, blanks taken off. */
void plain_cell(Plain *plain, const Line *line, const char *at, const char *end, guint row,
                guint column);
