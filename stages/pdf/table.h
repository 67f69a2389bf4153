/* Tables: rows of cells with text, from one page or going on over several. */
#pragma once

#include "page.h"

typedef struct {
    guint page;
    guint row, column, rowspan, colspan; /* rows and columns count from 0 */
    char *text;                          /* owned; "" for an empty cell */
    gboolean filled;                     /* its last line had no room for more */
} Cell;

typedef struct {
    guint page; /* that it begins on */
    guint last; /* that it ends on */
    gboolean ruled;
    Box box;          /* on its last page */
    float size;       /* of its letters */
    GArray *edges;    /* of float: where its columns begin, and the last one's end */
    GPtrArray *cells; /* of Cell, row by row */
    guint rows;
    char *caption; /* the lines above it that name it, apart by newlines; NULL if none */
} Table;

Table *table_new(guint page, gboolean ruled, Box box);
void table_free(Table *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Table, table_free)

/* Appends a cell; takes the text. */
void table_add(Table *table, Cell cell);

/* Takes the page's glyphs that stand in ruled tables out of it and appends the tables (of Table). */
void tables_ruled(Page *page, GPtrArray *tables);

/* TRUE if `next`, on the page behind, has the columns of the table, or some of them taken together. */
gboolean table_fits(const Table *table, const Table *next);

/* Moves the cells of `next` behind those of the table: a header that is printed again is left out, a row
 * that the page's end had cut in two is joined. Frees `next`. */
void table_continue(Table *table, Table *next);
