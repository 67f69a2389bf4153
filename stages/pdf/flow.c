#include "flow.h"

#include "strip.h"

#include <math.h>
#include <string.h>

#define INDENT 1.2f /* em from the margin: a line that begins farther in begins a paragraph */
#define ROOM                                                                                       \
    0.4f /* em left at a line's end beside what the next line begins with: more, and its paragraph ends */
#define NUMBERED 0.4f /* em: the indent of a numbered line */
#define LEADING 1.4f  /* of the usual leading: lines farther apart are apart */

static const char *const stops[] = {"。", "；", "：", "！", "？", ";", ":", "”", "）"};

static gboolean ends_sentence(const char *text)
{
    for (guint i = 0; i < G_N_ELEMENTS(stops); i++)
        if (g_str_has_suffix(text, stops[i]))
            return TRUE;
    return FALSE;
}

/* 一、 （一） 1. 1、 (1) ① 第一… 注： in front of a line. */
static gboolean is_numbered(const char *text)
{
    static GRegex *regex;
    if (!regex)
        regex =
            g_regex_new("^(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、．]|[0-9]{1,2}\\.(?![0-9])|"
                        "[①-⑳]|第[一二三四五六七八九十]{1,3}(?:部分|章|节)|注[：:]|说明[：:]|附件)",
                        G_REGEX_OPTIMIZE, 0, NULL);
    return g_regex_match(regex, text, 0, NULL);
}

/* TRUE for numbers that no line within a sentence begins with. */
static gboolean is_heading_number(const char *text)
{
    static GRegex *regex;
    if (!regex)
        regex = g_regex_new("^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|"
                            "第[一二三四五六七八九十]{1,3}(?:部分|章|节))",
                            G_REGEX_OPTIMIZE, 0, NULL);
    return g_regex_match(regex, text, 0, NULL);
}

static gboolean is_contents(const char *text)
{
    return strstr(text, "……") || strstr(text, "......");
}

static gboolean is_closing(gunichar c)
{
    static const gunichar signs[] = {0xFF0C, 0x3002, 0x3001, 0xFF1B, 0xFF1A, 0xFF09,
                                     0x201D, 0x300B, '%',    0xFF05, ')',    0xFF1F};
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
        if (c == signs[i])
            return TRUE;
    return FALSE;
}

/* Em that what cannot be parted at the text's beginning takes: a number or one character, and closing signs. */
static float head_width(const char *text)
{
    float width = 0;
    const char *at = text;
    for (; g_ascii_isgraph(*at) && width < 12; at++)
        width += 0.5f;
    if (at == text && *at) {
        width = 1;
        at = g_utf8_next_char(at);
    }
    return width + (*at && is_closing(g_utf8_get_char(at)) ? 1 : 0);
}

/* TRUE if the line had no room for the next one's first word. */
static gboolean is_filled(const Part *line, const Part *next)
{
    return line->right - line->box.x1 < (ROOM + head_width(next->text)) * line->size;
}

/* TRUE if the line stands in the middle, at least so many em from either margin. */
static gboolean is_centred(const Part *line, float apart)
{
    float left = line->box.x0 - line->left, right = line->right - line->box.x1;
    return left > apart * line->size && right > apart * line->size &&
           fabsf(left - right) < 2.0f * line->size;
}

static gboolean same_size(const Part *a, const Part *b)
{
    return fabsf(a->size - b->size) < 0.08f * MAX(a->size, b->size);
}

/* Lines of one title: centred, in letters larger than the text's, close together. */
static gboolean is_title(const Part *above, const Part *line, const Habit *habit)
{
    return above->page == line->page && is_centred(above, 0.5f) && is_centred(line, 0.5f) &&
           above->size > 1.08f * habit->size && line->base - above->base < 2.2f * line->size;
}

/* TRUE if a title's line above was full, so that this one, centred too, is its rest. */
static gboolean is_title_rest(const Part *above, const Part *line, const Habit *habit)
{
    return above->page == line->page && is_centred(line, 0.5f) &&
           above->size > 1.08f * habit->size && is_filled(above, line) &&
           line->base - above->base < 2.2f * line->size;
}

gboolean flow_joins(const Part *above, const Part *line, const Habit *habit)
{
    float indent = (line->box.x0 - line->left) / line->size;
    if (!same_size(above, line) || above->aside || line->aside || is_contents(above->text) ||
        is_contents(line->text))
        return FALSE;
    if (is_title(above, line, habit) || is_title_rest(above, line, habit))
        return TRUE;
    if (above->page == line->page &&
        line->base - above->base > LEADING * MAX(habit->leading, above->size))
        return FALSE;
    if (indent > INDENT || !is_filled(above, line))
        return FALSE;
    if (g_str_has_suffix(above->text, "，") || g_str_has_suffix(above->text, "、"))
        return TRUE;
    return !is_heading_number(line->text) &&
           !(is_numbered(line->text) && (indent > NUMBERED || ends_sentence(above->text)));
}

static guint commonest(const guint *counts, guint length)
{
    guint most = 0;
    for (guint i = 1; i < length; i++)
        most = counts[i] > counts[most] ? i : most;
    return most;
}

/* The size of most letters, and the distance of base lines that most lines keep. */
Habit flow_habit(const GPtrArray *parts)
{
    guint leadings[100] = {0}, sizes[100] = {0};
    for (guint i = 0; i < parts->len; i++) {
        const Part *line = g_ptr_array_index(parts, i);
        const Part *above = i > 0 ? g_ptr_array_index(parts, i - 1) : line;
        float apart = line->base - above->base;
        if (!line->text)
            continue;
        if (line->size < 99)
            sizes[(guint)(line->size + 0.5f)] += (guint)strlen(line->text);
        if (above->text && above->page == line->page && apart > 1 && apart < 99)
            leadings[(guint)apart]++;
    }
    return (Habit){(float)commonest(sizes, G_N_ELEMENTS(sizes)),
                   (float)commonest(leadings, G_N_ELEMENTS(leadings)) + 1};
}

/* A line that may stand between a table and its title, or be one of them. */
static gboolean is_caption(const Part *line, gboolean first)
{
    const char *text = line->text;
    static GRegex *regex;
    if (!regex)
        regex = g_regex_new(
            "单位[：:]|编制(?:部门|单位)|表[）)]?(?:[（(].*[）)])?$|^表\\s*[0-9一二三四五六七八九十]|续表",
            G_REGEX_OPTIMIZE, 0, NULL);
    if (g_utf8_strlen(text, -1) > 70 || g_str_has_suffix(text, "。") || is_contents(text))
        return FALSE;
    return g_regex_match(regex, text, 0, NULL) ||
           (!first && is_centred(line, 1.5f) && !is_numbered(text));
}

static void set_caption(const GPtrArray *parts, guint at)
{
    Part *self = g_ptr_array_index(parts, at);
    g_autoptr(GString) caption = g_string_new(NULL);
    const Part *below = self;
    for (guint i = at; i > 0 && at - i < 4; i--) {
        const Part *line = g_ptr_array_index(parts, i - 1);
        if (!line->text || line->page != self->page || line->aside ||
            below->box.y0 - line->box.y1 > 3.5f * line->size || !is_caption(line, i == at))
            break;
        if (caption->len > 0)
            g_string_prepend_c(caption, '\n');
        g_string_prepend(caption, line->text);
        below = line;
    }
    if (caption->len > 0)
        self->table->caption = g_strdup(caption->str);
}

/* TRUE if nothing but a repetition of the caption, or 续表, stands between two tables. */
static gboolean goes_on(const GPtrArray *parts, guint above, guint at)
{
    const Table *table = ((const Part *)g_ptr_array_index(parts, above))->table;
    if (!table_fits(table, ((const Part *)g_ptr_array_index(parts, at))->table))
        return FALSE;
    for (guint i = above + 1; i < at; i++) {
        const Part *line = g_ptr_array_index(parts, i);
        if (!strstr(line->text, "续表") && !strstr(line->text, "续上") &&
            !(table->caption && strstr(table->caption, line->text) && line->page > table->last))
            return FALSE;
    }
    return TRUE;
}

void flow_tables(GPtrArray *parts)
{
    guint above = G_MAXUINT;
    for (guint i = 0; i < parts->len; i++)
        if (((const Part *)g_ptr_array_index(parts, i))->table)
            set_caption(parts, i);
    for (guint i = 0; i < parts->len; i++) {
        Part *part = g_ptr_array_index(parts, i);
        if (!part->table)
            continue;
        if (above == G_MAXUINT || !goes_on(parts, above, i)) {
            above = i;
            continue;
        }
        table_continue(((Part *)g_ptr_array_index(parts, above))->table,
                       g_steal_pointer(&part->table));
        g_ptr_array_remove_range(parts, above + 1, i - above);
        i = above;
    }
}

typedef struct {
    BlockSink *sink;
    GString *text;
    guint line; /* paragraphs and rows given so far */
} Giver;

static void give_paragraph(Giver *giver, guint page)
{
    char *text = g_strstrip(giver->text->str);
    if (*text) {
        Piece piece = {0, ++giver->line, 1};
        Paragraph paragraph = {
            .text = text, .length = strlen(text), .pieces = &piece, .count = 1, .page = page};
        giver->sink->paragraph(giver->sink, &paragraph);
    }
    g_string_truncate(giver->text, 0);
}

static void give_table(Giver *giver, const Table *table)
{
    TableBlock block = {table->ruled ? LAYOUT_GRID : LAYOUT_ALIGNED, giver->line + 1, table->page,
                        table->caption};
    guint page = table->page;
    giver->sink->table(giver->sink, &block);
    for (guint i = 0; i < table->cells->len; i++) {
        const Cell *cell = g_ptr_array_index(table->cells, i);
        if (cell->page != page)
            giver->sink->page(giver->sink, page = cell->page, FALSE);
        CellBlock out = {.line = giver->line + 1 + cell->row,
                         .col = 1,
                         .row = cell->row + 1,
                         .column = cell->column + 1,
                         .rowspan = cell->rowspan,
                         .colspan = cell->colspan,
                         .text = cell->text,
                         .length = strlen(cell->text)};
        giver->sink->cell(giver->sink, &out);
    }
    giver->line += table->rows;
}

guint flow_give(const GPtrArray *parts, BlockSink *sink)
{
    g_autoptr(GString) text = g_string_new(NULL);
    Giver giver = {sink, text, 0};
    Habit habit = flow_habit(parts);
    guint begun = 0;
    const Part *above = NULL;
    for (guint i = 0; i < parts->len; i++) {
        const Part *part = g_ptr_array_index(parts, i);
        gboolean joins = above && part->text && flow_joins(above, part, &habit);
        if (!joins) {
            give_paragraph(&giver, begun);
            begun = part->page;
        }
        if (part->text)
            text_join(text, part->text, TRUE);
        else
            give_table(&giver, part->table);
        above = part->text ? part : NULL;
    }
    give_paragraph(&giver, begun);
    return giver.line;
}
