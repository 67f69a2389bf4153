/* What a lattice holds; for its own two files. */
#pragma once

#include "lattice.h"

typedef struct {
    char *text;
    gsize length;
    guint outline;
    Lattice *inner; /* or a table, text being NULL */
} Item;

typedef struct {
    guint row; /* from 1 */
    guint column, rowspan, colspan;
    GArray *items; /* Item; NULL when it is empty */
} Cell;

struct Lattice {
    LatticeLimits limits;
    GArray *cells;       /* Cell, row by row */
    GArray *busy;        /* guint per column: the last row that a cell of the rows above holds */
    GArray *owner;       /* guint per column: that cell's index + 1 */
    GArray *edges;       /* guint */
    guint rows, columns; /* so far */
    guint next;          /* column where the next cell may stand */
    gboolean sheet, lines;
    char *name; /* of the sheet */
    char *fault;
};
