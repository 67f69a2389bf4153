#include "page.h"

#include <math.h>
#include <stdlib.h>

#define THICK 3.0f  /* points: a filled box thinner than that is a line */
#define SHORT 4.0f  /* a line shorter than that is a dot or a part of a sign */
#define CLOSE 0.25f /* of an em: the same glyph as near as that was printed twice */

float box_mid_x(const Box *box)
{
    return (box->x0 + box->x1) / 2;
}

float box_mid_y(const Box *box)
{
    return (box->y0 + box->y1) / 2;
}

Page *page_new(void)
{
    Page *page = g_new0(Page, 1);
    page->glyphs = g_array_new(FALSE, FALSE, sizeof(Glyph));
    page->hidden = g_array_new(FALSE, FALSE, sizeof(Glyph));
    page->across = g_array_new(FALSE, FALSE, sizeof(Rule));
    page->down = g_array_new(FALSE, FALSE, sizeof(Rule));
    return page;
}

void page_free(Page *page)
{
    g_array_unref(page->glyphs);
    g_array_unref(page->hidden);
    g_array_unref(page->across);
    g_array_unref(page->down);
    g_free(page);
}

void page_rule(Page *page, Box box)
{
    float width = box.x1 - box.x0, height = box.y1 - box.y0;
    if (height <= THICK && width >= SHORT && width > 2 * height) {
        Rule rule = {box_mid_y(&box), box.x0, box.x1};
        g_array_append_val(page->across, rule);
    } else if (width <= THICK && height >= SHORT && height > 2 * width) {
        Rule rule = {box_mid_x(&box), box.y0, box.y1};
        g_array_append_val(page->down, rule);
    }
}

void glyph_turn(Glyph *glyph, float width)
{
    Box box = glyph->box;
    glyph->box = (Box){box.y0, width - box.x1, box.y1, width - box.x0};
    glyph->turn = (guint8)((glyph->turn + 3) % 4);
    glyph->base = glyph->box.y1 - 0.12f * glyph->size;
}

/* Turns the page by a quarter: what was written downwards is written to the right. */
static void turn(Page *page)
{
    float width = page->width;
    for (guint i = 0; i < page->glyphs->len; i++)
        glyph_turn(&g_array_index(page->glyphs, Glyph, i), width);
    for (guint i = 0; i < page->down->len; i++) {
        Rule *rule = &g_array_index(page->down, Rule, i);
        rule->at = width - rule->at;
    }
    for (guint i = 0; i < page->across->len; i++) {
        Rule *rule = &g_array_index(page->across, Rule, i);
        *rule = (Rule){rule->at, width - rule->to, width - rule->from};
    }
    GArray *across = page->across;
    page->across = page->down;
    page->down = across;
    page->width = page->height;
    page->height = width;
}

guint glyphs_turns(const GArray *glyphs)
{
    guint count[4] = {0}, most = 0;
    for (guint i = 0; i < glyphs->len; i++)
        count[g_array_index(glyphs, Glyph, i).turn % 4]++;
    for (guint t = 1; t < 4; t++)
        if (count[t] > count[most])
            most = t;
    return most;
}

typedef struct {
    gunichar c;
    gint x, y;
} Spot;

static guint spot_hash(gconstpointer key)
{
    const Spot *spot = key;
    return (spot->c * 31 + (guint)spot->x) * 65599 + (guint)spot->y;
}

static gboolean spot_equal(gconstpointer a, gconstpointer b)
{
    const Spot *p = a, *q = b;
    return p->c == q->c && p->x == q->x && p->y == q->y;
}

static float closeness(const Glyph *glyph)
{
    return MAX(MIN(CLOSE * glyph->size, 0.45f * (glyph->box.x1 - glyph->box.x0)), 0.05f);
}

static gboolean is_twin(const Glyph *a, const Glyph *b)
{
    return a->turn == b->turn && fabsf(a->box.x0 - b->box.x0) < closeness(a) &&
           fabsf(a->base - b->base) < CLOSE * a->size;
}

/* The glyph of the same character near a spot that was seen before; spots are as wide as twins may be apart. */
static const Glyph *twin_of(GHashTable *seen, const GArray *glyphs, const Glyph *glyph, Spot spot)
{
    for (gint dx = -1; dx <= 1; dx++)
        for (gint dy = -1; dy <= 1; dy++) {
            Spot near = {spot.c, spot.x + dx, spot.y + dy};
            gpointer at = g_hash_table_lookup(seen, &near);
            if (!at)
                continue;
            const Glyph *other = &g_array_index(glyphs, Glyph, GPOINTER_TO_UINT(at) - 1);
            if (is_twin(glyph, other))
                return other;
        }
    return NULL;
}

static void undouble(Page *page)
{
    GArray *glyphs = page->glyphs;
    g_autoptr(GHashTable) seen = g_hash_table_new(spot_hash, spot_equal);
    g_autofree Spot *spots = g_new(Spot, glyphs->len);
    guint kept = 0;
    for (guint i = 0; i < glyphs->len; i++) {
        Glyph *glyph = &g_array_index(glyphs, Glyph, i);
        Spot spot = {glyph->c, (gint)(glyph->box.x0 / (CLOSE * glyph->size)),
                     (gint)(glyph->base / (CLOSE * glyph->size))};
        const Glyph *twin = twin_of(seen, glyphs, glyph, spot);
        if (twin) {
            /* Filling and stroking at one place is how a single bold glyph is painted: nothing to tell. */
            page->doubled += fabsf(twin->box.x0 - glyph->box.x0) > 0.02f ||
                             fabsf(twin->base - glyph->base) > 0.02f;
            continue;
        }
        spots[kept] = spot;
        g_array_index(glyphs, Glyph, kept) = *glyph;
        g_hash_table_insert(seen, &spots[kept], GUINT_TO_POINTER(kept + 1));
        kept++;
    }
    g_array_set_size(glyphs, kept);
}

void page_settle(Page *page)
{
    if (page->glyphs->len == 0) {
        GArray *none = page->glyphs;
        page->glyphs = page->hidden;
        page->hidden = none;
        page->recognised = page->glyphs->len > 0;
    }
    for (guint turns = glyphs_turns(page->glyphs); turns > 0; turns--)
        turn(page);
    undouble(page);
}
