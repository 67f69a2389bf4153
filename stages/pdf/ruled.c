/* Ruled tables: the glyphs of a page are dealt out to the slots of its grids. */
#include "grid.h"
#include "strip.h"
#include "table.h"

#include <string.h>

#define PADDING 6.0f /* points between a cell's side and its text */
#define NOWHERE G_MAXUINT

/* Where a glyph belongs: a grid and a slot of it. */
typedef struct {
    guint grid, slot;
} Home;

static float area(const Box *box)
{
    return (box->x1 - box->x0) * (box->y1 - box->y0);
}

static Home home_of(const GPtrArray *grids, const Glyph *glyph)
{
    Home home = {NOWHERE, 0};
    for (guint i = 0; i < grids->len; i++) {
        const Grid *grid = g_ptr_array_index(grids, i);
        gint slot = grid_at(grid, box_mid_x(&glyph->box), box_mid_y(&glyph->box));
        if (slot < 0 ||
            (home.grid != NOWHERE &&
             area(&grid->box) >= area(&((const Grid *)g_ptr_array_index(grids, home.grid))->box)))
            continue;
        home = (Home){i, (guint)slot};
    }
    return home;
}

static gboolean same_home(Home a, Home b)
{
    return a.grid == b.grid && a.slot == b.slot;
}

/* TRUE if the glyph goes on what the one before has begun, without so much as a blank between. */
static gboolean goes_on(const Glyph *before, const Glyph *glyph)
{
    float gap = glyph->box.x0 - before->box.x1;
    return glyph->run == before->run && glyph->turn == 0 && before->turn == 0 &&
           glyph->base == before->base && !glyph->spaced && gap < 0.3f * glyph->size &&
           gap > -0.3f * glyph->size;
}

/* What was printed in one go belongs to one cell, where most of it stands: a word too wide for its cell
 * runs over the wall. */
static void bind(Home *homes, guint from, guint to)
{
    guint most = 0;
    Home best = homes[from];
    for (guint i = from, end; i < to; i = end) {
        for (end = i + 1; end < to && same_home(homes[end], homes[i]); end++)
            ;
        if (end - i > most && homes[i].grid != NOWHERE) {
            most = end - i;
            best = homes[i];
        }
    }
    for (guint i = from; i < to; i++)
        homes[i] = best;
}

static Home *deal(const GArray *glyphs, const GPtrArray *grids)
{
    Home *homes = g_new(Home, glyphs->len + 1);
    guint from = 0;
    for (guint i = 0; i < glyphs->len; i++) {
        const Glyph *glyph = &g_array_index(glyphs, Glyph, i);
        homes[i] = home_of(grids, glyph);
        if (i > 0 && goes_on(glyph - 1, glyph))
            continue;
        bind(homes, from, i);
        from = i;
    }
    bind(homes, from, glyphs->len);
    return homes;
}

static char *slot_text(GArray *glyphs, const Box *slot, gboolean *filled)
{
    g_autoptr(GArray) strips = g_array_new(FALSE, FALSE, sizeof(Strip));
    g_autoptr(GString) text = g_string_new(NULL), line = g_string_new(NULL);
    guint turns = glyphs_turns(glyphs);
    float end = turns % 2 ? slot->y1 : slot->x1;
    *filled = FALSE;
    for (guint t = 0; t < turns; t++)
        for (guint i = 0; i < glyphs->len; i++)
            glyph_turn(&g_array_index(glyphs, Glyph, i), 0);
    strips_find(glyphs, strips);
    for (guint i = 0; i < strips->len; i++) {
        const Strip *strip = &g_array_index(strips, Strip, i);
        g_string_truncate(line, 0);
        strip_text(glyphs, strip, line);
        text_join(text, line->str, *filled);
        *filled = end - strip->box.x1 < PADDING + 1.1f * strip->size;
    }
    return g_strdup(text->str);
}

/* The glyphs of each slot, in arrays that are made as they are needed. */
static GPtrArray *fill(const GArray *glyphs, const Home *homes, guint grid, guint slots)
{
    GPtrArray *filled = g_ptr_array_new_full(slots, (GDestroyNotify)g_array_unref);
    for (guint i = 0; i < slots; i++)
        g_ptr_array_add(filled, g_array_new(FALSE, FALSE, sizeof(Glyph)));
    for (guint i = 0; i < glyphs->len; i++)
        if (homes[i].grid == grid) {
            GArray *slot = g_ptr_array_index(filled, homes[i].slot);
            g_array_append_val(slot, g_array_index(glyphs, Glyph, i));
        }
    return filled;
}

/* A grid is a table if it has columns and something stands in it; a chart's is empty, a box has no columns. */
static gboolean is_table(const Grid *grid, const GPtrArray *filled)
{
    guint full = 0;
    for (guint i = 0; i < filled->len; i++)
        full += ((const GArray *)g_ptr_array_index(filled, i))->len > 0;
    return grid_columns(grid) > 1 && full > 1 && 25 * full >= filled->len;
}

static Table *table_of(const Page *page, const Grid *grid, const GPtrArray *filled)
{
    Table *table = table_new(page->number, TRUE, grid->box);
    g_array_append_vals(table->edges, grid->xs->data, grid->xs->len);
    for (guint i = 0; i < grid->slots->len; i++) {
        const Slot *slot = &g_array_index(grid->slots, Slot, i);
        GArray *glyphs = g_ptr_array_index(filled, i);
        if (glyphs->len > 0)
            table->size = MAX(table->size, g_array_index(glyphs, Glyph, 0).size);
        Cell cell = {page->number,  slot->row, slot->column, slot->rowspan,
                     slot->colspan, NULL,      FALSE};
        cell.text = slot_text(glyphs, &slot->box, &cell.filled);
        table_add(table, cell);
    }
    return table;
}

/* Leaves in the page what stands in no table. */
static void remove_taken(GArray *glyphs, const Home *homes, const gboolean *taken)
{
    guint kept = 0;
    for (guint i = 0; i < glyphs->len; i++)
        if (homes[i].grid == NOWHERE || !taken[homes[i].grid])
            g_array_index(glyphs, Glyph, kept++) = g_array_index(glyphs, Glyph, i);
    g_array_set_size(glyphs, kept);
}

void tables_ruled(Page *page, GPtrArray *tables)
{
    g_autoptr(GPtrArray) grids = grids_find(page);
    if (grids->len == 0)
        return;
    g_autofree Home *homes = deal(page->glyphs, grids);
    g_autofree gboolean *taken = g_new0(gboolean, grids->len);
    for (guint i = 0; i < grids->len; i++) {
        const Grid *grid = g_ptr_array_index(grids, i);
        g_autoptr(GPtrArray) filled = fill(page->glyphs, homes, i, grid->slots->len);
        taken[i] = is_table(grid, filled);
        if (taken[i])
            g_ptr_array_add(tables, table_of(page, grid, filled));
    }
    remove_taken(page->glyphs, homes, taken);
}
