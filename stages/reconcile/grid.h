/* A table as rows and columns of cells, with the labels of its rows. */
#pragma once

#include "cell.h"

/* How the label of a row is numbered; deeper systems have higher ranks. */
typedef enum {
    RANK_NONE,
    RANK_HAN,          /* 一、 */
    RANK_HAN_PAREN,    /* （一） */
    RANK_ARABIC,       /* 1、 1. */
    RANK_ARABIC_PAREN, /* （1） 1) */
    RANK_CIRCLED,      /* ① */
} Rank;

typedef struct {
    guint number;      /* row number in the stream */
    Span **cells;      /* one per column, NULL where nothing stands */
    const char *code;  /* of the budget subject (20139, or 201 | 39 in two cells); "" if none */
    const char *label; /* cleaned text of the last words before the first figure; "" if none */
    const char *group; /* cleaned text of the words before the label, apart by ` / ` */
    const char *unit;  /* that a column 单位 gives the row's figures; "" if none */
    Rank rank;
    guint ordinal;
    gboolean among;  /* 其中 */
    gboolean indent; /* begins with blanks */
    guint figures;   /* cells that hold nothing but one figure */
    guint8 *names;   /* two places in which totals.h remembers what the label names */
} GridRow;

typedef struct {
    Table *table;
    const char *caption; /* of the table, cleaned */
    GridRow *rows;
    guint row_count, columns;
} Grid;

/* The grid of a table whose cells have places; rows come in order. Lives in the document's arena. */
Grid *grid_new(Document *document, Table *table);

/* Takes a column headed 单位 that holds nothing but units of measure out of the rows and keeps it as their unit. */
void grid_read_units(Document *document, const Units *units, Grid *grid);

/* A two-sided table (收入 on the left, 支出 on the right) is two tables: cuts the grid where the head of the first
 * column comes again. Grids from the arena; free the array with g_ptr_array_unref. */
GPtrArray *grid_sides(Document *document, Grid *grid);

/* Reads the number that opens a label (`1、`, `（一）`, `其中：`); returns the text behind it. */
const char *label_number(const char *text, GridRow *row);
