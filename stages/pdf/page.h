/* One page as the geometry sees it: glyphs and rules on a plane, in points, x to the right and y downwards.
 * Nothing here knows the PDF library; sheets.h fills a page. */
#pragma once

#include <glib.h>

typedef struct {
    float x0, y0, x1, y1;
} Box;

typedef struct {
    Box box; /* one em high, as wide as the glyph's advance */
    float base;
    float size;
    gunichar c;
    guint run;   /* glyphs that one operator shows have the same number */
    guint8 turn; /* quarter turns clockwise of the direction of writing */
    guint8
        spaced; /* SPACED: a blank was printed before it; SPACED_LOOSELY: its place is not exact */
} Glyph;

enum { SPACED = 1, SPACED_LOOSELY };

/* A straight line: across at y = `at` from x to x, or down at x = `at` from y to y. */
typedef struct {
    float at, from, to;
} Rule;

typedef struct {
    guint number; /* from 1 */
    float width, height;
    GArray *glyphs; /* of Glyph, without blanks */
    GArray *hidden; /* of Glyph: text that is not painted, as recognition puts it under a picture */
    GArray *across; /* of Rule */
    GArray *down;   /* of Rule */
    gboolean recognised; /* its text was read off a picture */
    gboolean pictured;   /* a picture covers most of it */
    guint doubled;       /* glyphs that page_settle took out because they were printed twice */
    guint skewed;        /* glyphs left out because they stand askew (watermarks) */
} Page;

/* An empty page; free with page_free. */
Page *page_new(void);
void page_free(Page *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Page, page_free)

/* Makes the page ready: takes hidden text where there is no other, turns the page so that most glyphs stand
 * upright and takes out what is printed twice. */
void page_settle(Page *page);

/* Turns a glyph by a quarter against the clock, on a plane of this width (0: about the origin). */
void glyph_turn(Glyph *glyph, float width);

/* The quarter turns that most of the glyphs stand in. */
guint glyphs_turns(const GArray *glyphs);

/* A drawn segment or a filled box as a rule, if it is thin and long enough to be one. */
void page_rule(Page *page, Box box);

float box_mid_x(const Box *box);
float box_mid_y(const Box *box);
