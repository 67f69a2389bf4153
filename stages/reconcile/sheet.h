/* A score sheet while it is checked: its rows with points, over all blocks of its table. */
#pragma once

#include "totals.h"

#define LEAVES_MOST 400

typedef struct {
    Ledger *ledger;
    const Totals *totals;
    const Block *block;
    guint row;
    const Entry *full, *score; /* of the last 分值 column and the 得分 column; NULL if absent */
} Leaf;

typedef struct {
    Ledger *ledger;
    const Totals *totals;
    GPtrArray *blocks;
    Leaf leaves[LEAVES_MOST];
    guint count;
    Leaf total;        /* the 总分 row; block NULL if there is none */
    gboolean broken;   /* points stand beside running text: a row fell apart in the source */
    gboolean counting; /* the first pass over nested points only counts what holds */
    guint holding;     /* nested sums that hold: enough of them say that the rows are all there */
    gboolean nested;   /* the nested points add up to a hundred: all rows are there */
} Sheet;
