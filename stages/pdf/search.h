/* Lines as the search for tables without rules sees them: parts with gaps between, and the columns they make. */
#pragma once

#include "strip.h"

#define MOST_COLUMNS 60

typedef struct {
    const GArray *glyphs;
    const GArray *strips;
    GArray *chunks;  /* of Strip */
    GArray *first;   /* of guint: first chunk of each strip, and one more */
    GArray *columns; /* of Box: where each column's parts stand */
    guint from, to;  /* strips of the table that is looked at */
    guint most;      /* parts of its fullest line */
} Search;

const Strip *search_strip(const Search *search, guint i);
const Strip *search_chunk(const Search *search, guint i);

/* The first part of a strip; its last one stands before the next strip's first. */
guint search_first(const Search *search, guint strip);
guint search_count(const Search *search, guint strip);

/* TRUE if the part is a figure: digits with the signs that figures have, or a dash, which stands for none. */
gboolean search_is_figure(const Search *search, const Strip *chunk);

/* Parts of the strip that are figures. */
guint search_figures(const Search *search, guint strip);

/* Finds the columns of the strips from..to. */
void search_columns(Search *search);

/* The columns that a part covers; the nearest one if it stands between. */
void search_covers(const Search *search, const Box *box, guint *first, guint *count);
