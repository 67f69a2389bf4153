#include "shape.h"

#include <string.h>

#define SAMPLE 4000 /* lines looked at */
#define WIDTHS 256
#define LEAST_WIDTH 30 /* of a wrapped line */
#define LEAST_LINES 12
#define SLACK 3
#define MOST_MARGIN 10 /* what is more is a table's column */

typedef struct {
    guint width[WIDTHS], open[WIDTHS]; /* lines of a width; those that end without a mark */
    guint lines, long_lines,
        followed; /* with text; wide enough to be full; with a blank line behind */
} Sample;

guint shape_columns(const char *text, gsize length)
{
    guint columns = 0;
    while (length > 0) { /* sums of one byte, so that many are added at a time */
        gsize some = MIN(length, G_MAXUINT8 / 2);
        guint8 sum = 0;
        for (gsize i = 0; i < some; i++)
            sum += (guint8)(((gint8)text[i] >= -0x40) + ((guchar)text[i] >= 0xE2));
        columns += sum;
        text += some;
        length -= some;
    }
    return columns;
}

gboolean shape_closed(const char *text, gsize length)
{
    static const char *const marks[] = {"。", "！", "？", "；", "："};
    if (length == 0)
        return FALSE;
    char last = text[length - 1];
    if (last == ';' || last == ':' || last == '!' || last == '?')
        return TRUE;
    for (guint i = 0; length >= 3 && i < G_N_ELEMENTS(marks); i++)
        if (memcmp(text + length - 3, marks[i], 3) == 0)
            return TRUE;
    return length > 6 && memcmp(text + length - 6, "。”", 6) == 0;
}

gsize shape_chunk(const char *text, gsize length)
{
    const char *end = text + length, *at = text;
    while ((at = memchr(at, ' ', (gsize)(end - at)))) {
        if (blank_skip(at, end) - at >= 2)
            return (gsize)(at - text);
        at++;
    }
    return length;
}

static void sample_line(Sample *sample, const Line *line)
{
    guint columns = shape_columns(line->text, MIN(line->length, (gsize)4 * WIDTHS));
    sample->lines++;
    gboolean apart = shape_chunk(line->text, line->length) < line->length;
    if (memchr(line->text, '\t', line->length) || (apart && columns < WIDTHS))
        return; /* a row of cells says nothing about how prose was wrapped */
    if (columns >= 20)
        sample->long_lines++;
    if (columns >= WIDTHS)
        return;
    sample->width[columns]++;
    sample->open[columns] += !shape_closed(line->text, line->length);
}

static guint around(const guint *counts, guint at)
{
    guint sum = 0;
    for (guint i = at - SLACK; i <= at + SLACK && i < WIDTHS; i++)
        sum += counts[i];
    return sum;
}

Shape shape_measure(LineCursor cursor)
{
    Sample sample = {0};
    Line line;
    gboolean text_before = FALSE;
    for (guint i = 0; i < SAMPLE && line_next(&cursor, &line); i++) {
        if (line.length > 0)
            sample_line(&sample, &line);
        else
            sample.followed += text_before;
        text_before = line.length > 0;
    }
    guint best = LEAST_WIDTH;
    for (guint i = LEAST_WIDTH; i < WIDTHS; i++)
        if (around(sample.width, i) > around(sample.width, best))
            best = i;
    guint full = around(sample.width, best);
    return (Shape){
        .wrapped = full >= LEAST_LINES && 3 * full >= sample.long_lines &&
                   2 * around(sample.open, best) >= full,
        .width = best,
        .spaced = 2 * sample.followed >= sample.lines,
    };
}

guint shape_margin(const Shape *shape, const Line *line, LineCursor behind)
{
    guint margin = G_MAXUINT, page = line->page;
    Line next = *line;
    do {
        if (next.length > 0 && next.indent < margin &&
            2 * shape_columns(next.text, next.length) > shape->width &&
            shape_chunk(next.text, next.length) == next.length)
            margin = next.indent;
    } while (line_next(&behind, &next) && next.page == page);
    return margin > MOST_MARGIN ? 0 : margin;
}
