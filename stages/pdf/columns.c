#include "columns.h"

#define GUTTER 0.8f /* em between the columns at least: a comma may hang over the left one's edge */
#define BREAK 1.2f  /* em inside a line that prose does not have */
#define LINES 8     /* of either column */
#define WIDTH 9.0f  /* em of a column at least */
#define MIDDLE 0.3f /* of the width: the gutter is not nearer to an edge */
#define STEP 2.0f   /* points between the places looked at */
#define FULL 2.0f   /* em that a full line may lack */
#define MOST_FULL 3 /* of five lines that are full */
#define OF_LINES 5

/* One side of a gutter. */
typedef struct {
    guint lines, full,
        broken; /* lines; those that reach its right edge; pieces beyond the first of a line */
    float left, right, size;
} Side;

static const Strip *strip_at(const GArray *strips, guint i)
{
    return &g_array_index(strips, Strip, i);
}

/* Where a line would cross the gutter's middle: TRUE if the gap there is wide enough, or nothing is. */
static gboolean is_open(const GArray *glyphs, const Strip *strip, float at)
{
    float before = -G_MAXFLOAT, behind = G_MAXFLOAT;
    if (strip->box.x1 <= at || strip->box.x0 >= at)
        return TRUE;
    for (guint i = strip->from; i < strip->to; i++) {
        const Box *box = &g_array_index(glyphs, Glyph, i).box;
        if (box_mid_x(box) < at)
            before = MAX(before, box->x1);
        else
            behind = MIN(behind, box->x0);
    }
    return before <= at && behind >= at && behind - before >= GUTTER * strip->size;
}

/* The longest run of lines that leave the place open. */
static Columns longest_run(const GArray *glyphs, const GArray *strips, float at)
{
    Columns best = {0, 0, at};
    for (guint from = 0, to; from < strips->len; from = to + 1) {
        for (to = from; to < strips->len && is_open(glyphs, strip_at(strips, to), at);)
            to++;
        if (to - from > best.to - best.from)
            best = (Columns){from, to, at};
    }
    return best;
}

/* The part of the line that stands on this side; FALSE if nothing does. */
static gboolean part_of(const GArray *glyphs, const Strip *strip, float at, gboolean right,
                        Strip *out)
{
    guint split = strip->from;
    while (split < strip->to && box_mid_x(&g_array_index(glyphs, Glyph, split).box) < at)
        split++;
    *out = *strip;
    if (right)
        out->from = split;
    else
        out->to = split;
    if (out->from >= out->to)
        return FALSE;
    out->box.x0 = g_array_index(glyphs, Glyph, out->from).box.x0;
    out->box.x1 = g_array_index(glyphs, Glyph, out->to - 1).box.x1;
    return TRUE;
}

void columns_take(const GArray *glyphs, const GArray *strips, const Columns *columns,
                  gboolean right, GArray *out)
{
    Strip part;
    for (guint i = columns->from; i < columns->to; i++)
        if (part_of(glyphs, strip_at(strips, i), columns->at, right, &part))
            g_array_append_val(out, part);
}

static Side survey(const GArray *glyphs, const GArray *lines)
{
    Side side = {.lines = lines->len, .left = G_MAXFLOAT, .right = -G_MAXFLOAT};
    g_autoptr(GArray) chunks = g_array_new(FALSE, FALSE, sizeof(Strip));
    for (guint i = 0; i < lines->len; i++) {
        const Strip *line = strip_at(lines, i);
        side.left = MIN(side.left, line->box.x0);
        side.right = MAX(side.right, line->box.x1);
        side.size = MAX(side.size, line->size);
        strip_split(glyphs, line, BREAK, chunks);
    }
    side.broken = chunks->len - MIN(lines->len, chunks->len);
    for (guint i = 0; i < lines->len; i++)
        side.full += side.right - strip_at(lines, i)->box.x1 < FULL * side.size;
    return side;
}

static gboolean is_prose(const GArray *glyphs, const GArray *strips, const Columns *columns,
                         gboolean right)
{
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(Strip));
    columns_take(glyphs, strips, columns, right, lines);
    if (lines->len < LINES)
        return FALSE;
    Side side = survey(glyphs, lines);
    return side.right - side.left >= WIDTH * side.size &&
           OF_LINES * side.full >= MOST_FULL * side.lines && OF_LINES * side.broken <= side.lines;
}

gboolean columns_find(const GArray *glyphs, const GArray *strips, Columns *columns)
{
    float left = G_MAXFLOAT, right = -G_MAXFLOAT;
    *columns = (Columns){0, 0, 0};
    for (guint i = 0; i < strips->len; i++) {
        left = MIN(left, strip_at(strips, i)->box.x0);
        right = MAX(right, strip_at(strips, i)->box.x1);
    }
    float margin = MIDDLE * (right - left);
    for (float at = left + margin; strips->len >= LINES && at <= right - margin; at += STEP) {
        Columns run = longest_run(glyphs, strips, at);
        if (run.to - run.from >= LINES && run.to - run.from > columns->to - columns->from &&
            is_prose(glyphs, strips, &run, FALSE) && is_prose(glyphs, strips, &run, TRUE))
            *columns = run;
    }
    return columns->to > columns->from;
}
