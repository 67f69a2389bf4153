#include "strip.h"

#include "pipeline/text.h"

#include <math.h>
#include <string.h>

#define DRIFT 0.5f   /* of an em: base lines nearer than that are one */
#define TINY 0.75f   /* of the line's size: smaller glyphs that stand higher are raised */
#define RAISED 0.15f /* of an em */

static gint by_base(gconstpointer a, gconstpointer b)
{
    const Glyph *p = a, *q = b;
    if (p->base != q->base)
        return p->base < q->base ? -1 : 1;
    return (p->box.x0 > q->box.x0) - (p->box.x0 < q->box.x0);
}

static gint by_x(gconstpointer a, gconstpointer b)
{
    const Glyph *p = a, *q = b;
    if (p->box.x0 != q->box.x0)
        return p->box.x0 < q->box.x0 ? -1 : 1;
    return (p->box.x1 > q->box.x1) - (p->box.x1 < q->box.x1);
}

static void box_add(Box *box, const Box *more)
{
    box->x0 = MIN(box->x0, more->x0);
    box->y0 = MIN(box->y0, more->y0);
    box->x1 = MAX(box->x1, more->x1);
    box->y1 = MAX(box->y1, more->y1);
}

static Strip strip_over(const GArray *glyphs, guint from, guint to)
{
    const Glyph *first = &g_array_index(glyphs, Glyph, from);
    Strip strip = {first->box, first->base, first->size, from, to};
    for (guint i = from + 1; i < to; i++) {
        const Glyph *glyph = &g_array_index(glyphs, Glyph, i);
        box_add(&strip.box, &glyph->box);
        if (glyph->size > strip.size * 1.02f) {
            strip.size = glyph->size;
            strip.base = glyph->base;
        }
    }
    return strip;
}

void strips_find(GArray *glyphs, GArray *strips)
{
    g_array_sort(glyphs, by_base);
    for (guint from = 0, to; from < glyphs->len; from = to) {
        const Glyph *first = &g_array_index(glyphs, Glyph, from);
        float base = first->base, size = first->size;
        for (to = from + 1; to < glyphs->len; to++) {
            const Glyph *glyph = &g_array_index(glyphs, Glyph, to);
            if (glyph->base - base > DRIFT * MAX(size, glyph->size))
                break;
            if (glyph->size > size * 1.02f) {
                size = glyph->size;
                base = glyph->base;
            }
        }
        qsort(&g_array_index(glyphs, Glyph, from), to - from, sizeof(Glyph), by_x);
        Strip strip = strip_over(glyphs, from, to);
        g_array_append_val(strips, strip);
    }
}

static float gap_before(const GArray *glyphs, guint i)
{
    return g_array_index(glyphs, Glyph, i).box.x0 - g_array_index(glyphs, Glyph, i - 1).box.x1;
}

void strip_split(const GArray *glyphs, const Strip *strip, float gap, GArray *chunks)
{
    guint from = strip->from;
    for (guint i = strip->from + 1; i <= strip->to; i++) {
        if (i < strip->to && gap_before(glyphs, i) <= gap * strip->size)
            continue;
        Strip chunk = strip_over(glyphs, from, i);
        g_array_append_val(chunks, chunk);
        from = i;
    }
}

static gboolean is_wide(gunichar c)
{
    return c >= 0x2E80 || c == 0x201C || c == 0x201D || c == 0x2026 || c == 0x2014;
}

/* Full-width signs carry their own blank: what stands beside them is never apart by a word's blank. */
static gboolean is_sign(gunichar c)
{
    return c >= 0x2018 && !g_unichar_isalnum(c);
}

static gboolean is_word_gap(const Glyph *left, const Glyph *right, float size)
{
    float gap = right->box.x0 - left->box.x1;
    if (is_sign(left->c) || is_sign(right->c))
        return gap > 1.0f * size;
    if (is_wide(left->c) && is_wide(right->c))
        return gap > (right->spaced == SPACED ? 0.15f : 0.7f) * size;
    if (is_wide(left->c) || is_wide(right->c))
        return gap > (right->spaced == SPACED ? 0.15f : 0.6f) * size;
    if (right->spaced == SPACED_LOOSELY)
        return gap > 0.5f * size;
    return gap > (right->spaced ? 0.1f : 0.2f) * size;
}

static gunichar raised(gunichar c)
{
    static const gunichar signs[] = {0x2070, 0xB9,   0xB2,   0xB3,   0x2074,
                                     0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
    return c >= '0' && c <= '9' ? signs[c - '0'] : c;
}

static gboolean is_raised(const Glyph *glyph, const Strip *strip)
{
    return glyph->size < TINY * strip->size && strip->base - glyph->base > RAISED * strip->size;
}

void strip_text(const GArray *glyphs, const Strip *strip, GString *out)
{
    for (guint i = strip->from; i < strip->to; i++) {
        const Glyph *glyph = &g_array_index(glyphs, Glyph, i);
        if (i > strip->from && is_word_gap(glyph - 1, glyph, strip->size))
            g_string_append_c(out, ' ');
        g_string_append_unichar(out, is_raised(glyph, strip) ? raised(glyph->c) : glyph->c);
    }
}

static gboolean is_figure(gunichar c)
{
    return c < 0x80 && (g_ascii_isdigit((gchar)c) || strchr(".,%-+/:", (int)c));
}

void text_join(GString *out, const char *text, gboolean filled)
{
    if (out->len > 0 && *text) {
        gunichar left = g_utf8_get_char(g_utf8_prev_char(out->str + out->len));
        gunichar right = g_utf8_get_char(text);
        gboolean word = left < 0x2E80 && right < 0x2E80 && !is_sign(left) && !is_sign(right);
        gboolean figure = is_figure(left) && is_figure(right);
        if (word && !(figure && filled) && left != '-')
            g_string_append_c(out, ' ');
    }
    g_string_append(out, text);
}
