/* The parts of a page in reading order: lines of text and tables. */
#pragma once

#include "table.h"

typedef struct {
    guint page;
    Box box;
    float base, size;
    float left, right;   /* what the lines of its page keep to */
    float width, height; /* of its page */
    gboolean few;        /* its page has too few lines to show its margins */
    char *text;          /* of a line; NULL for a table */
    Table *table;        /* owned; NULL for a line */
    float top; /* of what it is read with: a line's own, or the top of the columns it stands in */
    guint column;   /* 1 or 2 in columns of prose; else 0 */
    gboolean aside; /* a line that stands turned at the page's edge */
} Part;

void part_free(Part *part);

/* Appends the parts of a settled page, whose glyphs are used up. */
void page_parts(Page *page, GPtrArray *parts);

/* Gives pages of few lines the margins of their neighbours. */
void parts_settle(GPtrArray *parts);

/* Takes out of `strips` (of Strip, top to bottom) those that are rows of tables without rules, and appends
 * the tables. */
void tables_aligned(const GArray *glyphs, GArray *strips, guint page, GPtrArray *tables);
