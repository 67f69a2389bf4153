#include "recorder.h"

#include "radical.h"

#include "pipeline/text.h"

#include <math.h>

#define MOST_GLYPHS 400000 /* of one page */
#define MOST_RULES 60000
#define WHITE 0.97f
#define PICTURED 0.5f /* of the page */

typedef struct {
    fz_device super; /* first */
    Page *page;
    guint run;
    float pictured; /* part of the page that pictures cover */
    Box bounds;
} Recorder;

/* The path that is being walked: its straight pieces become rules, its whole extent perhaps one rule. */
typedef struct {
    Recorder *recorder;
    fz_matrix matrix;
    fz_point start, at;
    fz_rect extent;
    fz_rect scissor;
    guint points;
    gboolean stroked, curved;
} Walk;

static Box box_of(fz_rect rect)
{
    return (Box){rect.x0, rect.y0, rect.x1, rect.y1};
}

static void add_rule(Walk *walk, fz_rect rect)
{
    Page *page = walk->recorder->page;
    fz_rect seen = fz_intersect_rect(rect, fz_expand_rect(walk->scissor, 1));
    if (fz_is_valid_rect(seen) && page->across->len + page->down->len < MOST_RULES)
        page_rule(page, box_of(seen));
}

static void end_part(Walk *walk)
{
    if (!walk->stroked && !walk->curved && walk->points > 1)
        add_rule(walk, walk->extent);
    walk->points = 0;
    walk->curved = FALSE;
}

static void on_move(fz_context *context, void *data, float x, float y)
{
    Walk *walk = data;
    (void)context;
    end_part(walk);
    walk->start = walk->at = fz_transform_point_xy(x, y, walk->matrix);
    walk->extent = (fz_rect){walk->at.x, walk->at.y, walk->at.x, walk->at.y};
    walk->points = 1;
}

static void line_to(Walk *walk, fz_point to)
{
    fz_point from = walk->at;
    walk->extent = fz_include_point_in_rect(walk->extent, to);
    walk->at = to;
    walk->points++;
    if (walk->stroked)
        add_rule(walk, (fz_rect){MIN(from.x, to.x), MIN(from.y, to.y), MAX(from.x, to.x),
                                 MAX(from.y, to.y)});
}

static void on_line(fz_context *context, void *data, float x, float y)
{
    Walk *walk = data;
    (void)context;
    line_to(walk, fz_transform_point_xy(x, y, walk->matrix));
}

static void on_curve(fz_context *context, void *data, float x1, float y1, float x2, float y2,
                     float x3, float y3)
{
    Walk *walk = data;
    (void)context, (void)x1, (void)y1, (void)x2, (void)y2;
    walk->at = fz_transform_point_xy(x3, y3, walk->matrix);
    walk->extent = fz_include_point_in_rect(walk->extent, walk->at);
    walk->curved = TRUE;
}

static void on_close(fz_context *context, void *data)
{
    Walk *walk = data;
    (void)context;
    line_to(walk, walk->start);
}

static const fz_path_walker walker = {
    .moveto = on_move, .lineto = on_line, .curveto = on_curve, .closepath = on_close};

static gboolean is_white(fz_context *context, fz_colorspace *space, const float *color)
{
    float rgb[FZ_MAX_COLORS] = {0};
    if (!space || !color)
        return FALSE;
    fz_convert_color(context, space, color, fz_device_rgb(context), rgb, NULL,
                     fz_default_color_params);
    return rgb[0] > WHITE && rgb[1] > WHITE && rgb[2] > WHITE;
}

static void walk_path(fz_context *context, fz_device *device, const fz_path *path, fz_matrix matrix,
                      gboolean stroked)
{
    Walk walk = {.recorder = (Recorder *)device,
                 .matrix = matrix,
                 .scissor = fz_device_current_scissor(context, device),
                 .stroked = stroked};
    fz_walk_path(context, path, &walker, &walk);
    end_part(&walk);
}

static void fill_path(fz_context *context, fz_device *device, const fz_path *path, int even_odd,
                      fz_matrix matrix, fz_colorspace *space, const float *color, float alpha,
                      fz_color_params params)
{
    (void)even_odd, (void)params;
    if (alpha > 0 && !is_white(context, space, color))
        walk_path(context, device, path, matrix, FALSE);
}

static void stroke_path(fz_context *context, fz_device *device, const fz_path *path,
                        const fz_stroke_state *stroke, fz_matrix matrix, fz_colorspace *space,
                        const float *color, float alpha, fz_color_params params)
{
    (void)stroke, (void)params;
    if (alpha > 0 && !is_white(context, space, color))
        walk_path(context, device, path, matrix, TRUE);
}

/* Quarter turns of a matrix, 4 when it stands askew. */
static guint turn_of(fz_matrix m)
{
    float along = fabsf(m.a), across = fabsf(m.b);
    if (across <= 0.05f * along)
        return m.a >= 0 ? 0 : 2;
    if (along <= 0.05f * across)
        return m.b > 0 ? 1 : 3;
    return 4;
}

/* The em box of a glyph at its origin: 0.88 em above the base line and 0.12 below, turned as the writing is. */
static Box glyph_box(fz_point at, guint turn, float size, float advance)
{
    float up = 0.88f * size, under = 0.12f * size;
    switch (turn) {
    case 0:
        return (Box){at.x, at.y - up, at.x + advance, at.y + under};
    case 1:
        return (Box){at.x - under, at.y, at.x + up, at.y + advance};
    case 2:
        return (Box){at.x - advance, at.y - under, at.x, at.y + up};
    default:
        return (Box){at.x - up, at.y - advance, at.x + under, at.y};
    }
}

static gboolean is_outside(Box box, fz_rect scissor, Box bounds)
{
    float x = box_mid_x(&box), y = box_mid_y(&box);
    return x < scissor.x0 - 1 || x > scissor.x1 + 1 || y < scissor.y0 - 1 || y > scissor.y1 + 1 ||
           x < bounds.x0 || x > bounds.x1 || y < bounds.y0 || y > bounds.y1;
}

typedef struct {
    Recorder *recorder;
    GArray *out;
    fz_rect scissor;
    gboolean blank; /* the glyph before was one */
} Show;

static void add_item(fz_context *context, Show *show, const fz_text_span *span, guint i,
                     fz_matrix matrix)
{
    const fz_text_item *item = &span->items[i];
    fz_matrix m = fz_concat(
        (fz_matrix){span->trm.a, span->trm.b, span->trm.c, span->trm.d, item->x, item->y}, matrix);
    gunichar c =
        item->ucs < 0 || !g_unichar_validate((gunichar)item->ucs) ? 0xFFFD : (gunichar)item->ucs;
    float size = sqrtf(fabsf(m.a * m.d - m.b * m.c)), along = hypotf(m.a, m.b);
    float width = item->gid >= 0 ? fz_advance_glyph(context, span->font, item->gid, 0) : 0;
    Page *page = show->recorder->page;
    guint turn = turn_of(m);
    if (text_is_blank(c) || text_is_control(c)) {
        show->blank = TRUE;
        return;
    }
    if (!(size > 0.5f && size < 2000) || (page->skewed += turn == 4, turn == 4))
        return;
    fz_point at = {m.e, m.f};
    Glyph glyph = {glyph_box(at, turn, size, CLAMP(width, 0.05f, 3) * along),
                   at.y,
                   size,
                   radical_plain(c),
                   show->recorder->run,
                   (guint8)turn,
                   (guint8)show->blank};
    show->blank = FALSE;
    if (!is_outside(glyph.box, show->scissor, show->recorder->bounds) &&
        show->out->len < MOST_GLYPHS)
        g_array_append_val(show->out, glyph);
}

static void add_text(fz_context *context, fz_device *device, const fz_text *text, fz_matrix matrix,
                     GArray *out)
{
    Recorder *recorder = (Recorder *)device;
    Show show = {recorder, out, fz_device_current_scissor(context, device), FALSE};
    recorder->run++;
    for (const fz_text_span *span = text->head; span; span = span->next)
        for (int i = 0; i < span->len; i++)
            /* A ligature's further characters come without a glyph, a character's further glyphs without one. */
            if (span->items[i].ucs >= 0)
                add_item(context, &show, span, (guint)i, matrix);
}

static void fill_text(fz_context *context, fz_device *device, const fz_text *text, fz_matrix matrix,
                      fz_colorspace *space, const float *color, float alpha, fz_color_params params)
{
    (void)space, (void)color, (void)alpha, (void)params;
    add_text(context, device, text, matrix, ((Recorder *)device)->page->glyphs);
}

static void stroke_text(fz_context *context, fz_device *device, const fz_text *text,
                        const fz_stroke_state *stroke, fz_matrix matrix, fz_colorspace *space,
                        const float *color, float alpha, fz_color_params params)
{
    (void)stroke, (void)space, (void)color, (void)alpha, (void)params;
    add_text(context, device, text, matrix, ((Recorder *)device)->page->glyphs);
}

static void ignore_text(fz_context *context, fz_device *device, const fz_text *text,
                        fz_matrix matrix)
{
    add_text(context, device, text, matrix, ((Recorder *)device)->page->hidden);
}

/* A picture is a rule when it is thin; else it covers a part of the page. */
static void fill_image(fz_context *context, fz_device *device, fz_image *image, fz_matrix matrix,
                       float alpha, fz_color_params params)
{
    Recorder *recorder = (Recorder *)device;
    fz_rect rect = fz_transform_rect(fz_unit_rect, matrix);
    (void)image, (void)alpha, (void)params;
    Walk walk = {.recorder = recorder, .scissor = fz_device_current_scissor(context, device)};
    add_rule(&walk, rect);
    recorder->pictured += (rect.x1 - rect.x0) * (rect.y1 - rect.y0) /
                          MAX(recorder->page->width * recorder->page->height, 1);
    recorder->page->pictured = recorder->pictured > PICTURED;
}

static void fill_image_mask(fz_context *context, fz_device *device, fz_image *image,
                            fz_matrix matrix, fz_colorspace *space, const float *color, float alpha,
                            fz_color_params params)
{
    (void)space, (void)color;
    fill_image(context, device, image, matrix, alpha, params);
}

fz_device *recorder_new(fz_context *context, Page *page)
{
    Recorder *recorder = (Recorder *)fz_new_device_of_size(context, sizeof(Recorder));
    recorder->super.fill_path = fill_path;
    recorder->super.stroke_path = stroke_path;
    recorder->super.fill_text = fill_text;
    recorder->super.stroke_text = stroke_text;
    recorder->super.ignore_text = ignore_text;
    recorder->super.fill_image = fill_image;
    recorder->super.fill_image_mask = fill_image_mask;
    recorder->page = page;
    recorder->bounds = (Box){-1, -1, page->width + 1, page->height + 1};
    return &recorder->super;
}
