#include "raster.h"

#include <string.h>

#define DARK 180
#define WHITE 255
#define LONG 0.5f   /* inches of a line: longer than any stroke of a letter */
#define THICK 24    /* pixels: what is thicker is no line */
#define SLENDER 8   /* times longer than thick */
#define GAP 3       /* pixels that may be missing inside a line */
#define SPECKS 5000 /* of so many pixels one may be dirt */
#define POINTS 72

/* The picture as lines of pixels, along its rows or along its columns. */
typedef struct {
    guint8 *grey;
    gsize step, next; /* from pixel to pixel in a line; from line to line */
    guint length, count;
} View;

typedef struct {
    guint from, to; /* pixels [from, to) of the line */
} Run;

/* A line that may go on in the next row: runs one below the other. */
typedef struct {
    guint from, to, first, last; /* lines it reaches over */
} Band;

void raster_clear(Raster *raster)
{
    g_free(raster->grey);
    *raster = (Raster){0};
}

gboolean raster_is_blank(const Raster *raster)
{
    gsize dark = 0, size = (gsize)raster->width * raster->height;
    for (gsize i = 0; i < size; i++)
        dark += raster->grey[i] < DARK;
    return dark < size / SPECKS;
}

/* The runs of dark pixels in a line that are at least so long. */
static void find_runs(const View *view, guint line, guint least, GArray *runs)
{
    const guint8 *at = view->grey + line * view->next;
    Run run = {0, 0};
    g_array_set_size(runs, 0);
    for (guint i = 0; i <= view->length; i++, at += view->step) {
        gboolean dark = i < view->length && *at < DARK;
        if (dark && run.to > run.from && i - run.to <= GAP) {
            run.to = i + 1;
        } else if (dark || i == view->length) {
            if (run.to - run.from >= least)
                g_array_append_val(runs, run);
            run = (Run){i, i + 1};
        }
    }
}

/* Adds the runs of a line to the bands that they touch, or begins new ones. */
static void grow_bands(GArray *bands, guint *open, const GArray *runs, guint line)
{
    while (*open < bands->len && g_array_index(bands, Band, *open).last + 2 < line)
        (*open)++;
    for (guint r = 0; r < runs->len; r++) {
        const Run *run = &g_array_index(runs, Run, r);
        Band *band = NULL;
        for (guint b = *open; b < bands->len && !band; b++) {
            Band *each = &g_array_index(bands, Band, b);
            if (each->last + 2 >= line && run->from < each->to && each->from < run->to)
                band = each;
        }
        if (!band) {
            Band begun = {run->from, run->to, line, line};
            g_array_append_val(bands, begun);
            continue;
        }
        band->from = MIN(band->from, run->from);
        band->to = MAX(band->to, run->to);
        band->last = line;
    }
}

static gboolean is_line(const Band *band)
{
    guint thick = band->last - band->first + 1;
    return thick <= THICK && band->to - band->from >= SLENDER * thick;
}

static void whiten(const View *view, const Band *band, guint least)
{
    g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(Run));
    for (guint line = band->first; line <= band->last; line++) {
        find_runs(view, line, least, runs);
        for (guint r = 0; r < runs->len; r++) {
            const Run *run = &g_array_index(runs, Run, r);
            guint first = line > 0 ? line - 1 : line;
            if (run->from >= band->to || run->to <= band->from)
                continue;
            for (guint l = first; l <= MIN(line + 1, view->count - 1); l++)
                for (guint i = run->from; i < run->to; i++)
                    view->grey[l * view->next + i * view->step] = WHITE;
        }
    }
}

static GArray *find_bands(const View *view, guint least)
{
    GArray *bands = g_array_new(FALSE, FALSE, sizeof(Band));
    g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(Run));
    guint open = 0;
    for (guint line = 0; line < view->count; line++) {
        find_runs(view, line, least, runs);
        grow_bands(bands, &open, runs, line);
    }
    return bands;
}

void raster_rules(Raster *raster, Page *page)
{
    const View across = {raster->grey, 1, raster->width, raster->width, raster->height};
    const View down = {raster->grey, raster->width, 1, raster->height, raster->width};
    guint least = MAX(8, (guint)(LONG * POINTS * raster->scale));
    float scale = raster->scale;
    g_autoptr(GArray) rows = find_bands(&across, least), columns = find_bands(&down, least);
    for (guint i = 0; i < rows->len; i++) {
        const Band *band = &g_array_index(rows, Band, i);
        float y = (float)(band->first + band->last + 1) / 2 / scale;
        if (!is_line(band))
            continue;
        page_rule(page, (Box){(float)band->from / scale, y, (float)band->to / scale, y});
        whiten(&across, band, least);
    }
    for (guint i = 0; i < columns->len; i++) {
        const Band *band = &g_array_index(columns, Band, i);
        float x = (float)(band->first + band->last + 1) / 2 / scale;
        if (!is_line(band))
            continue;
        page_rule(page, (Box){x, (float)band->from / scale, x, (float)band->to / scale});
        whiten(&down, band, MAX(8, least / 4));
    }
}
