/* Where (almost) no line with figures has anything, a gutter runs down; columns are what lies between gutters. */
#include "search.h"

#include <string.h>

#define GUTTER 0.4f /* em, at least */

const Strip *search_strip(const Search *search, guint i)
{
    return &g_array_index(search->strips, Strip, i);
}

const Strip *search_chunk(const Search *search, guint i)
{
    return &g_array_index(search->chunks, Strip, i);
}

guint search_first(const Search *search, guint strip)
{
    return g_array_index(search->first, guint, strip);
}

guint search_count(const Search *search, guint strip)
{
    return search_first(search, strip + 1) - search_first(search, strip);
}

/* Digits with the signs that figures have; a dash stands for none. */
gboolean search_is_figure(const Search *search, const Strip *chunk)
{
    guint digits = 0, dashes = 0;
    for (guint i = chunk->from; i < chunk->to; i++) {
        gunichar c = g_array_index(search->glyphs, Glyph, i).c;
        if (g_unichar_isdigit(c))
            digits++;
        else if (c == '-' || c == 0x2014 || c == 0x2212 || c == 0xFF0D)
            dashes++;
        else if (c > 0x7F ? c != 0xFF05 && c != 0x2030 && c != 0xFF0C && c != 0xFF0E
                          : !strchr(".,%()+", (int)c))
            return FALSE;
    }
    return digits > 0 || dashes > 0;
}

typedef struct {
    float x;
    gint step;
} Edge;

static gint by_x(gconstpointer a, gconstpointer b)
{
    const Edge *p = a, *q = b;
    return p->x != q->x ? (p->x > q->x) - (p->x < q->x) : q->step - p->step;
}

guint search_figures(const Search *search, guint strip)
{
    guint figures = 0;
    for (guint c = search_first(search, strip); c < search_first(search, strip + 1); c++)
        figures += search_is_figure(search, search_chunk(search, c));
    return figures;
}

/* Lines with figures show the columns; a header's words stand elsewhere over them. */
static gboolean is_body(const Search *search, guint strip)
{
    return search_count(search, strip) >= MAX(2, (search->most + 1) / 2) &&
           search_figures(search, strip) > 0;
}

static guint collect_edges(const Search *search, GArray *edges)
{
    guint rows = 0;
    for (guint s = search->from; s < search->to; s++) {
        if (!is_body(search, s))
            continue;
        rows++;
        for (guint c = search_first(search, s); c < search_first(search, s + 1); c++) {
            const Strip *chunk = search_chunk(search, c);
            Edge begin = {chunk->box.x0, 1}, end = {chunk->box.x1, -1};
            g_array_append_val(edges, begin);
            g_array_append_val(edges, end);
        }
    }
    g_array_sort(edges, by_x);
    return rows;
}

/* Columns are what lies between gutters: places that (almost) no body line covers. */
static void find_gutters(Search *search)
{
    g_autoptr(GArray) edges = g_array_new(FALSE, FALSE, sizeof(Edge));
    gint allowed = (gint)collect_edges(search, edges) / 20, depth = 0;
    float gutter = GUTTER * search_strip(search, search->from)->size, ended = -G_MAXFLOAT;
    g_array_set_size(search->columns, 0);
    for (guint i = 0; i < edges->len; i++) {
        const Edge *edge = &g_array_index(edges, Edge, i);
        gint before = depth;
        depth += edge->step;
        if (before == allowed && depth > allowed) {
            Box column = {edge->x, 0, edge->x, 0};
            if (search->columns->len == 0 || edge->x - ended >= gutter)
                g_array_append_val(search->columns, column);
        } else if (before > allowed && depth == allowed) {
            ended = edge->x;
            g_array_index(search->columns, Box, search->columns->len - 1).x1 = edge->x;
        }
    }
}

static float distance(const Box *a, const Box *b)
{
    return MAX(MAX(a->x0, b->x0) - MIN(a->x1, b->x1), 0);
}

/* TRUE if the part stands over no column, and the nearest one has another word of the line over it. */
static gboolean is_own(const Search *search, guint strip, guint chunk)
{
    const Box *self = &search_chunk(search, chunk)->box, *nearest = NULL;
    for (guint i = 0; i < search->columns->len; i++) {
        const Box *column = &g_array_index(search->columns, Box, i);
        if (!nearest || distance(column, self) < distance(nearest, self))
            nearest = column;
    }
    if (!nearest || distance(nearest, self) <= 0)
        return FALSE;
    for (guint c = search_first(search, strip); c < search_first(search, strip + 1); c++)
        if (c != chunk &&
            distance(&search_chunk(search, c)->box, nearest) < distance(self, nearest))
            return TRUE;
    return FALSE;
}

/* Columns without a figure on the page: words of the header tell of them. */
static void add_empty_columns(Search *search)
{
    for (guint s = search->from; s < search->to; s++)
        for (guint c = search_first(search, s); c < search_first(search, s + 1); c++) {
            Box box = search_chunk(search, c)->box;
            guint at = 0;
            if (is_body(search, s) || search->columns->len > MOST_COLUMNS || !is_own(search, s, c))
                continue;
            while (at < search->columns->len && g_array_index(search->columns, Box, at).x0 < box.x0)
                at++;
            g_array_insert_val(search->columns, at, box);
        }
}

static float overlap(const Box *a, const Box *b)
{
    return MIN(a->x1, b->x1) - MAX(a->x0, b->x0);
}

/* The columns that a part covers; the nearest one if it stands between. */
void search_covers(const Search *search, const Box *box, guint *first, guint *count)
{
    guint nearest = 0;
    *count = 0;
    for (guint i = 0; i < search->columns->len; i++) {
        const Box *column = &g_array_index(search->columns, Box, i);
        float shared = overlap(column, box);
        if (shared > overlap(&g_array_index(search->columns, Box, nearest), box))
            nearest = i;
        if (shared <= 0.3f * MIN(column->x1 - column->x0, box->x1 - box->x0))
            continue;
        if (*count == 0)
            *first = i;
        *count = i - *first + 1;
    }
    if (*count == 0) {
        *first = nearest;
        *count = 1;
    }
}

void search_columns(Search *search)
{
    find_gutters(search);
    add_empty_columns(search);
}
