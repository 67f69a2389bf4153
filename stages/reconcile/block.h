/* Blocks: rows of a grid under one head, each figure with its column. */
#pragma once

#include "header.h"

typedef struct {
    Grid *grid;
    guint head, first,
        end; /* rows: the head (== first when there is none), the body [first, end) */
    Column *columns;
    gint *shift; /* per body row: how far its figures stand from their heads */
    Entry *
        *entries; /* per body row and head: (row - first) * columns + column; NULL if no figure */
} Block;

/* Cuts the grid into blocks, writes an entry for every figure and adds it to the document. Block pointers;
 * free the array with g_ptr_array_unref. */
GPtrArray *blocks_new(Ledger *ledger, const Heads *heads, Grid *grid);

/* The entry of a body row that stands under this head (the row's shift allowed for), or NULL. */
Entry *block_entry(const Block *block, guint row, guint column);

/* The first column (from 0) at or behind `from` whose head gives this role, or -1. */
gint block_column(const Block *block, Role role, guint from);
