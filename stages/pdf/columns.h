/* Two columns of prose on one page. */
#pragma once

#include "strip.h"

/* Lines [from, to) of a page that stand in two columns, parted at x. */
typedef struct {
    guint from, to;
    float at;
} Columns;

/* Looks for two columns among the page's strips (of Strip, top to bottom). Prose alone makes columns: lines that fill
 * their column, side by side; what looks like a table is left to those who read tables. */
gboolean columns_find(const GArray *glyphs, const GArray *strips, Columns *columns);

/* Appends what of these lines stands on the left or on the right of the gutter (of Strip, top to bottom). */
void columns_take(const GArray *glyphs, const GArray *strips, const Columns *columns,
                  gboolean right, GArray *out);
