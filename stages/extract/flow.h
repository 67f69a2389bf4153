/* Runs of text on their way to paragraphs and tables: what the readers of HTML, DOCX and Markdown share. */
#pragma once

#include "lattice.h"

typedef struct {
    BlockSink *sink; /* borrowed */
    LatticeLimits limits;
    guint line; /* paragraphs and table rows given out */
    guint page;
    GString *text;   /* the paragraph at hand */
    guint outline;   /* its heading level */
    gboolean blank;  /* a blank stands before the next character, if one comes */
    GPtrArray *open; /* Lattice: tables that have begun, the innermost last */
    char *fault;
} Flow;

Flow flow_new(BlockSink *sink, const LatticeLimits *limits);
void flow_clear(Flow *flow);

/* Text in which blanks, tabs and newlines in a row are one blank; between Han characters a newline is none. */
void flow_words(Flow *flow, const char *text, gsize length);

/* Text as it is. */
void flow_exact(Flow *flow, const char *text, gsize length);

/* The paragraph at hand ends; nothing happens when it is empty. */
void flow_break(Flow *flow);

/* A table begins inside whatever is open; NULL with flow->fault set when they are nested too deep. Borrowed. */
Lattice *flow_table(Flow *flow);

/* The innermost table ends. */
void flow_table_end(Flow *flow);

/* The innermost open table, or NULL. */
Lattice *flow_top(const Flow *flow);
