/* A table as it is read: cells with spans find their columns, and what only serves the page's layout is told from a
 * table of data. Cells hold paragraphs and tables of their own. */
#pragma once

#include "block.h"

typedef struct {
    guint64 columns, cells; /* of one table */
    guint64 nesting;        /* of tables in tables */
} LatticeLimits;

typedef struct Lattice Lattice;

Lattice *lattice_new(const LatticeLimits *limits);
void lattice_free(Lattice *lattice);

/* The left edges of the grid's columns in twentieths of a point, when the form states them: columns that no reader
 * can tell apart become one. Copied. */
void lattice_edges(Lattice *lattice, const guint *edges, guint count);

/* The next row; the next cell in it, at the first column that no cell above holds. A rowspan of 0 is one that
 * reaches down to the last row. */
void lattice_row(Lattice *lattice);

/* Takes back a row in which no cell has begun. */
void lattice_drop_row(Lattice *lattice);
void lattice_cell(Lattice *lattice, guint rowspan, guint colspan);

/* Rows up to this one begin, the ones between being blank. */
void lattice_to_row(Lattice *lattice, guint row);

/* Rows are lines of the source: what is given out has the row's number for its line. */
void lattice_lines(Lattice *lattice);

/* TRUE if a cell of the rows above reaches down into this column (from 0) of the row. */
gboolean lattice_held(const Lattice *lattice, guint column);

/* It is the sheet of a spreadsheet: always data, its columns numbered as they are, called so when it has no title. */
void lattice_sheet(Lattice *lattice, const char *name);

/* Columns of the row that hold nothing. */
void lattice_skip(Lattice *lattice, guint columns);

/* The cell above goes on in this row (vMerge). */
void lattice_continue(Lattice *lattice, guint colspan);

/* A paragraph, or a table (taken over), in the last cell. */
void lattice_paragraph(Lattice *lattice, const char *text, gsize length, guint outline);
void lattice_nest(Lattice *lattice, Lattice *inner);

/* Gives out paragraphs and tables; *line counts on. */
void lattice_emit(Lattice *lattice, BlockSink *sink, guint *line, guint page, const char *caption);

/* Why the table is beyond its limits: `table-columns N`, `table-cells N`; NULL if it is not. */
const char *lattice_fault(const Lattice *lattice);
