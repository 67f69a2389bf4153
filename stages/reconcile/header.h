/* Column heads: what the figures of a column are, read once per block of a table. */
#pragma once

#include "grid.h"
#include "pipeline/pattern.h"

typedef struct Heads Heads;

typedef struct {
    const char *text;   /* cleaned head; "" if none */
    const char *metric; /* named by the head; "" if the row names it */
    const char *unit;   /* of bare numbers; "" if unknown */
    const char *period; /* 2023, prior; "" if the head says nothing */
    Role role;
    gboolean known; /* columns.tsv has a row for it */
    gboolean adds;  /* its figures can be added down (set for the columns of a block) */
    gint places;    /* decimals of the column's figures: a cell with fewer dropped its zeros */
} Column;

/* Reads columns.tsv. Free with heads_free. */
Heads *heads_new(Config *config, GError **error);
void heads_free(Heads *heads);

/* The role that columns.tsv gives to a cleaned head; FALSE if no row matches it or the search was given up. */
gboolean heads_know(const Heads *heads, const char *text, Role *role);

/* TRUE if the row is a head: words in two cells or more and no figure. */
gboolean is_head_row(const GridRow *row, guint columns);

/* The cell of a head row that stands in the column (from 0), or spans it from the left; NULL if none. */
const Span *head_over(const GridRow *row, guint column);

/* The columns that the head rows [from, to) give to the rows [to, end); `columns` of the grid, from the arena. */
Column *heads_read(const Heads *heads, Ledger *ledger, const Grid *grid, guint from, guint to,
                   guint end);
