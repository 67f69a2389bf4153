/* Grids: what ruled lines enclose. */
#pragma once

#include "page.h"

/* A cell of a grid; rows and columns count from 0. */
typedef struct {
    guint row, column, rowspan, colspan;
    Box box;
} Slot;

typedef struct {
    Box box;
    GArray *xs, *ys; /* of float: the lines' places, ascending; one more than columns and rows */
    GArray *slots;   /* of Slot, row by row */
    guint *owner;    /* slot of each elementary cell, row by row */
} Grid;

/* Joins pieces of one line, and lines drawn twice; sorts them by place. */
void rules_merge(GArray *rules);

/* The grids that the page's rules make, of at least two cells; free with g_ptr_array_unref. */
GPtrArray *grids_find(Page *page);

void grid_free(Grid *grid);

guint grid_columns(const Grid *grid);
guint grid_rows(const Grid *grid);

/* The slot that a point lies in, or -1. */
gint grid_at(const Grid *grid, float x, float y);
