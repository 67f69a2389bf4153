#include "part.h"

#include "columns.h"
#include "strip.h"

#include <math.h>
#include <string.h>

#define INDENTS 3 /* lines that must begin at a place for it to be the margin */
#define FEW 8     /* lines: a page with less does not show its margins */
#define REACH 200 /* parts to look through for a page that does */

void part_free(Part *part)
{
    g_clear_pointer(&part->table, table_free);
    g_free(part->text);
    g_free(part);
}

static void add_table(const Page *page, Table *table, GPtrArray *parts)
{
    Part part = {.page = page->number,
                 .top = table->box.y0,
                 .box = table->box,
                 .base = table->box.y1,
                 .size = table->size,
                 .width = page->width,
                 .height = page->height,
                 .table = table};
    g_ptr_array_add(parts, g_memdup2(&part, sizeof part));
}

static Part *add_line(const Page *page, const GArray *glyphs, const Strip *strip, GPtrArray *parts)
{
    g_autoptr(GString) text = g_string_new(NULL);
    strip_text(glyphs, strip, text);
    Part part = {.page = page->number,
                 .box = strip->box,
                 .base = strip->base,
                 .size = strip->size,
                 .width = page->width,
                 .height = page->height,
                 .top = strip->box.y0,
                 .text = g_strdup(text->str)};
    g_ptr_array_add(parts, g_memdup2(&part, sizeof part));
    return g_ptr_array_index(parts, parts->len - 1);
}

static gint by_place(gconstpointer a, gconstpointer b)
{
    const Part *p = *(Part *const *)a, *q = *(Part *const *)b;
    if (p->top != q->top)
        return p->top < q->top ? -1 : 1;
    if (p->column != q->column)
        return p->column < q->column ? -1 : 1;
    if (p->box.y0 != q->box.y0)
        return p->box.y0 < q->box.y0 ? -1 : 1;
    return (p->box.x0 > q->box.x0) - (p->box.x0 < q->box.x0);
}

/* TRUE if both stand on the page itself, or in the same column. */
static gboolean same_column(const Part *a, const Part *b)
{
    return a->column == b->column && (a->column == 0 || a->top == b->top);
}

/* The least place where enough lines of the column begin; without one, where the first of all does. */
static float margin_left(GPtrArray *parts, guint from, const Part *column)
{
    float least = G_MAXFLOAT, kept = G_MAXFLOAT;
    for (guint i = from; i < parts->len; i++) {
        const Part *part = g_ptr_array_index(parts, i);
        guint same = part->table ? INDENTS : 0;
        if (part->box.x0 >= kept || !same_column(part, column))
            continue;
        least = MIN(least, part->box.x0);
        for (guint j = from; j < parts->len && same < INDENTS; j++) {
            const Part *other = g_ptr_array_index(parts, j);
            same += other->text && same_column(other, column) &&
                    fabsf(other->box.x0 - part->box.x0) < 2;
        }
        kept = same >= INDENTS ? part->box.x0 : kept;
    }
    return kept < G_MAXFLOAT ? kept : least;
}

/* Where a line ends, without the full stop or comma that may hang over the margin. */
static float end_of(const Part *part)
{
    static const char *const signs[] = {"，", "。", "、", "；", "：", "）", "”"};
    for (guint i = 0; part->text && i < G_N_ELEMENTS(signs); i++)
        if (g_str_has_suffix(part->text, signs[i]))
            return part->box.x1 - part->size;
    return part->box.x1;
}

/* Of every part of the page, what the lines of its column keep to. */
static void set_margins(GPtrArray *parts, guint from)
{
    for (guint i = from; i < parts->len; i++) {
        Part *part = g_ptr_array_index(parts, i);
        const Part *before = i > from ? g_ptr_array_index(parts, i - 1) : NULL;
        part->few = part->column == 0 && parts->len - from < FEW;
        if (before && same_column(before, part)) {
            part->left = before->left;
            part->right = before->right;
            continue;
        }
        part->left = margin_left(parts, from, part);
        part->right = 0;
        for (guint j = from; j < parts->len; j++) {
            const Part *other = g_ptr_array_index(parts, j);
            if (same_column(part, other))
                part->right = MAX(part->right, end_of(other));
        }
    }
}

static gboolean same_sheet(const Part *a, const Part *b)
{
    return fabsf(a->width - b->width) < 2;
}

/* The nearest page of the same width that has lines enough to show its margins. */
static const Part *model_of(const GPtrArray *parts, guint at)
{
    const Part *self = g_ptr_array_index(parts, at);
    for (guint apart = 1; apart < 2 * REACH && apart < parts->len; apart++) {
        const Part *before = apart <= at ? g_ptr_array_index(parts, at - apart) : NULL;
        const Part *behind = at + apart < parts->len ? g_ptr_array_index(parts, at + apart) : NULL;
        if (behind && !behind->few && same_sheet(self, behind))
            return behind;
        if (before && !before->few && same_sheet(self, before))
            return before;
    }
    return NULL;
}

void parts_settle(GPtrArray *parts)
{
    for (guint i = 0; i < parts->len; i++) {
        Part *part = g_ptr_array_index(parts, i);
        const Part *model = part->few ? model_of(parts, i) : NULL;
        if (!model)
            continue;
        part->left = MIN(part->left, model->left);
        part->right = MAX(part->right, model->right);
    }
}

/* Takes the glyphs that stand so many quarter turns askew out of the page, and turns them. */
static GArray *take_turned(GArray *glyphs, guint turns)
{
    GArray *taken = g_array_new(FALSE, FALSE, sizeof(Glyph));
    guint kept = 0;
    for (guint i = 0; i < glyphs->len; i++) {
        Glyph glyph = g_array_index(glyphs, Glyph, i);
        if (glyph.turn != turns) {
            g_array_index(glyphs, Glyph, kept++) = glyph;
            continue;
        }
        for (guint t = 0; t < turns; t++)
            glyph_turn(&glyph, 0);
        g_array_append_val(taken, glyph);
    }
    g_array_set_size(glyphs, kept);
    return taken;
}

static void add_aside(Page *page, GPtrArray *parts)
{
    for (guint turns = 1; turns < 4; turns++) {
        g_autoptr(GArray) glyphs = take_turned(page->glyphs, turns);
        g_autoptr(GArray) strips = g_array_new(FALSE, FALSE, sizeof(Strip));
        strips_find(glyphs, strips);
        for (guint i = 0; i < strips->len; i++)
            add_line(page, glyphs, &g_array_index(strips, Strip, i), parts)->aside = TRUE;
    }
}

/* Takes columns of prose out of the strips: the left one is read before the right one. */
static void add_columns(const Page *page, GArray *strips, GPtrArray *parts)
{
    Columns columns;
    while (columns_find(page->glyphs, strips, &columns)) {
        float top = g_array_index(strips, Strip, columns.from).box.y0;
        for (guint column = 1; column <= 2; column++) {
            g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(Strip));
            columns_take(page->glyphs, strips, &columns, column == 2, lines);
            for (guint i = 0; i < lines->len; i++) {
                Part *part = add_line(page, page->glyphs, &g_array_index(lines, Strip, i), parts);
                part->top = top;
                part->column = column;
            }
        }
        g_array_remove_range(strips, columns.from, columns.to - columns.from);
    }
}

void page_parts(Page *page, GPtrArray *parts)
{
    guint from = parts->len;
    g_autoptr(GPtrArray) tables = g_ptr_array_new(), asides = g_ptr_array_new();
    g_autoptr(GArray) strips = g_array_new(FALSE, FALSE, sizeof(Strip));
    tables_ruled(page, tables);
    add_aside(page, asides);
    strips_find(page->glyphs, strips);
    add_columns(page, strips, parts);
    tables_aligned(page->glyphs, strips, page->number, tables);
    for (guint i = 0; i < tables->len; i++)
        add_table(page, g_ptr_array_index(tables, i), parts);
    for (guint i = 0; i < strips->len; i++)
        add_line(page, page->glyphs, &g_array_index(strips, Strip, i), parts);
    if (parts->len > from)
        qsort(&g_ptr_array_index(parts, from), parts->len - from, sizeof(gpointer), by_place);
    set_margins(parts, from);
    for (guint i = 0; i < asides->len; i++)
        g_ptr_array_add(parts, g_ptr_array_index(asides, i));
}
