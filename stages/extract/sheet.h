/* The cells of a spreadsheet's sheet, on their way into a lattice. */
#pragma once

#include "lattice.h"

typedef struct {
    guint row, column; /* from 1 */
    char *text;
} Filled;

typedef struct {
    guint row, column, rows, columns;
} Merge;

/* Frees what a Filled holds, for the array of them. */
void filled_clear(gpointer filled);

/* Puts the rows that hold something into the lattice, each with all its columns. Cells (Filled) are sorted. */
void sheet_build(GArray *cells, GArray *merges, Lattice *lattice);
