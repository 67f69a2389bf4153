/* Tables without rules. Lines with gaps follow one another; where no line of many parts crosses, a gutter
 * runs down, and the gutters part the columns:
 *
 *     项目            预算数      执行数      a line whose parts hold figures is a row; words alone, close to a
 *     基本支出        105.58      105.58      row, are a part of its label that was wrapped
 *     机关事业单位
 *     养老保险缴费      6.18        6.18
 */
#include "part.h"

#include "strip.h"

#include <math.h>
#include <string.h>

#define GAP 1.0f    /* em between parts of a line */
#define GUTTER 0.4f /* em, at least */
#define APART 4.5f  /* em between lines of one table, at most */
#define SINGLES 3   /* lines of one part in succession */
#define MOST_COLUMNS 60
#define MOST_ROWS 5000

typedef struct {
    const GArray *glyphs;
    const GArray *strips;
    GArray *chunks;      /* of Strip */
    GArray *first;       /* of guint: first chunk of each strip, and one more */
    GArray *columns;     /* of Box: where each column's parts stand */
    guint from, to;      /* strips of the table that is looked at */
    guint most;          /* parts of its fullest line */
} Search;

static const Strip *strip_at(const Search *search, guint i)
{
    return &g_array_index(search->strips, Strip, i);
}

static const Strip *chunk_at(const Search *search, guint i)
{
    return &g_array_index(search->chunks, Strip, i);
}

static guint first_chunk(const Search *search, guint strip)
{
    return g_array_index(search->first, guint, strip);
}

static guint chunk_count(const Search *search, guint strip)
{
    return first_chunk(search, strip + 1) - first_chunk(search, strip);
}

/* Digits with the signs that figures have; a dash stands for none. */
static gboolean is_figure(const Search *search, const Strip *chunk)
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

static gboolean is_leader(const Search *search, const Strip *strip)
{
    guint dots = 0;
    for (guint i = strip->from; i < strip->to; i++) {
        gunichar c = g_array_index(search->glyphs, Glyph, i).c;
        dots += c == '.' || c == 0x2026 || c == 0xB7;
    }
    return dots >= 6 && 4 * dots >= strip->to - strip->from;
}

static void split(Search *search)
{
    for (guint i = 0; i < search->strips->len; i++) {
        const Strip *strip = strip_at(search, i);
        g_array_append_val(search->first, search->chunks->len);
        if (is_leader(search, strip))
            g_array_append_val(search->chunks, *strip);
        else
            strip_split(search->glyphs, strip, GAP, search->chunks);
    }
    g_array_append_val(search->first, search->chunks->len);
}

static gboolean is_near(const Search *search, guint i)
{
    const Strip *above = strip_at(search, i - 1), *strip = strip_at(search, i);
    return strip->base - above->base < APART * MAX(strip->size, above->size);
}

static gboolean begins(const Search *search, const Strip *chunk, const char *word)
{
    guint i = chunk->from;
    for (; *word && i < chunk->to; word = g_utf8_next_char(word), i++)
        if (g_array_index(search->glyphs, Glyph, i).c != g_utf8_get_char(word))
            return FALSE;
    return !*word;
}

/* A line that stands above a table: its title, its unit, who made it. */
static gboolean is_caption(const Search *search, guint strip)
{
    static const char *const words[] = {"单位：", "单位:", "金额单位", "编制单位", "编制部门",
                                        "填报单位", "公开"};
    guint first = first_chunk(search, strip), count = chunk_count(search, strip);
    for (guint c = first; c < first + count; c++)
        for (guint w = 0; w < G_N_ELEMENTS(words); w++)
            if (begins(search, chunk_at(search, c), words[w]))
                return TRUE;
    const Strip *self = strip_at(search, strip), *top = strip_at(search, search->from);
    return count == 1 && (self->size > 1.12f * top->size ||
                          g_array_index(search->glyphs, Glyph, self->to - 1).c == 0x8868);
}

/* How far a table that begins at the strip would go: lines of several parts with few others between. */
static guint reach(Search *search, guint from)
{
    guint to = from + 1, singles = 0;
    for (guint i = from + 1; i < search->strips->len && i < from + MOST_ROWS; i++) {
        const Strip *strip = strip_at(search, i);
        if (!is_near(search, i) || is_caption(search, i))
            break;
        if (chunk_count(search, i) > 1) {
            to = i + 1;
            singles = 0;
        } else if (++singles > SINGLES || is_leader(search, strip) ||
                   strip->box.x1 - strip->box.x0 > 20 * strip->size) {
            break;
        }
    }
    return to;
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

static gboolean is_body(const Search *search, guint strip)
{
    return chunk_count(search, strip) >= MAX(2, (search->most + 1) / 2);
}

static guint collect_edges(const Search *search, GArray *edges)
{
    guint rows = 0;
    for (guint s = search->from; s < search->to; s++) {
        if (!is_body(search, s))
            continue;
        rows++;
        for (guint c = first_chunk(search, s); c < first_chunk(search, s + 1); c++) {
            const Strip *chunk = chunk_at(search, c);
            Edge begin = {chunk->box.x0, 1}, end = {chunk->box.x1, -1};
            g_array_append_val(edges, begin);
            g_array_append_val(edges, end);
        }
    }
    g_array_sort(edges, by_x);
    return rows;
}

/* Columns are what lies between gutters: places that (almost) no body line covers. */
static void find_columns(Search *search)
{
    g_autoptr(GArray) edges = g_array_new(FALSE, FALSE, sizeof(Edge));
    gint allowed = (gint)collect_edges(search, edges) / 20, depth = 0;
    float gutter = GUTTER * strip_at(search, search->from)->size, ended = -G_MAXFLOAT;
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

static float overlap(const Box *a, const Box *b)
{
    return MIN(a->x1, b->x1) - MAX(a->x0, b->x0);
}

/* The columns that a part covers; the nearest one if it stands between. */
static void columns_of(const Search *search, const Box *box, guint *first, guint *count)
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

static guint figures_in(const Search *search, guint strip)
{
    guint figures = 0;
    for (guint c = first_chunk(search, strip); c < first_chunk(search, strip + 1); c++)
        figures += is_figure(search, chunk_at(search, c));
    return figures;
}

/* Enough lines of several parts, and figures among them: two columns of words are no table. */
static gboolean is_table(const Search *search)
{
    guint several = 0, chunks = 0, figures = 0, columns = search->columns->len;
    for (guint s = search->from; s < search->to; s++) {
        several += chunk_count(search, s) > 1;
        chunks += chunk_count(search, s);
        figures += figures_in(search, s);
    }
    return columns >= 2 && columns <= MOST_COLUMNS && several >= 3 &&
           (columns > 2 ? 6 * figures >= chunks : 3 * figures >= chunks);
}

/* A row is a line with figures or of several parts; words alone belong to the row they stand close to. */
static gboolean is_anchor(const Search *search, guint strip)
{
    return chunk_count(search, strip) > 1 || figures_in(search, strip) > 0;
}

static gboolean is_numbered(const Search *search, const Strip *strip)
{
    gunichar c = g_array_index(search->glyphs, Glyph, strip->from).c;
    return g_unichar_isdigit(c) || c == '(' || c == 0xFF08 ||
           (strip->to - strip->from > 1 &&
            g_array_index(search->glyphs, Glyph, strip->from + 1).c == 0x3001);
}

/* The row's line that the words of a line of one part go on from or lead to; itself if none. */
static guint anchor_of(const Search *search, guint strip)
{
    const Strip *self = strip_at(search, strip);
    guint above = strip, below = strip;
    if (is_anchor(search, strip))
        return strip;
    while (above > search->from && !is_anchor(search, above))
        above--;
    while (below + 1 < search->to && !is_anchor(search, below))
        below++;
    float up = is_anchor(search, above) ? self->base - strip_at(search, above)->base : G_MAXFLOAT;
    float down = is_anchor(search, below) ? strip_at(search, below)->base - self->base : G_MAXFLOAT;
    if (MIN(up, down) < 0.95f * self->size)
        return up <= down ? above : below;
    gboolean full = up < G_MAXFLOAT &&
                    chunk_at(search, first_chunk(search, above))->box.x1 + 2 * self->size >
                        g_array_index(search->columns, Box, 0).x1;
    return full && up < 1.7f * self->size && up <= down * 1.1f && !is_numbered(search, self) ? above
                                                                                          : strip;
}

static void put_chunk(const Search *search, const Strip *chunk, GString **row, guint8 *spans)
{
    guint first, count;
    g_autoptr(GString) text = g_string_new(NULL);
    columns_of(search, &chunk->box, &first, &count);
    while (count > 1 && first + 1 < search->columns->len && row[first]->len > 0) {
        first++;
        count--;
    }
    strip_text(search->glyphs, chunk, text);
    text_join(row[first], text->str, FALSE);
    spans[first] = (guint8)MAX(spans[first], count);
}

static void give_row(const Search *search, Table *table, GString **row, guint8 *spans)
{
    guint columns = search->columns->len;
    for (guint c = 0, next; c < columns; c = next) {
        guint span = MAX(spans[c], 1);
        for (next = c + 1; next < MIN(c + span, columns) && row[next]->len == 0; next++)
            ;
        table_add(table, (Cell){table->page, table->rows - (c > 0), c, 1, next - c,
                                g_strdup(row[c]->str), FALSE});
    }
    for (guint c = 0; c < columns; c++) {
        g_string_truncate(row[c], 0);
        spans[c] = 0;
    }
}

/* Rows are runs of lines with one anchor. */
static void give_rows(const Search *search, Table *table)
{
    GString *row[MOST_COLUMNS];
    guint8 spans[MOST_COLUMNS] = {0};
    for (guint c = 0; c < search->columns->len; c++)
        row[c] = g_string_new(NULL);
    for (guint s = search->from; s < search->to; s++) {
        for (guint c = first_chunk(search, s); c < first_chunk(search, s + 1); c++)
            put_chunk(search, chunk_at(search, c), row, spans);
        if (s + 1 == search->to || anchor_of(search, s + 1) != anchor_of(search, s))
            give_row(search, table, row, spans);
    }
    for (guint c = 0; c < search->columns->len; c++)
        g_string_free(row[c], TRUE);
}

static Table *table_of(const Search *search, guint page)
{
    const Strip *top = strip_at(search, search->from), *bottom = strip_at(search, search->to - 1);
    guint columns = search->columns->len;
    Box box = {g_array_index(search->columns, Box, 0).x0, top->box.y0,
               g_array_index(search->columns, Box, columns - 1).x1, bottom->box.y1};
    Table *table = table_new(page, FALSE, box);
    table->size = top->size;
    for (guint c = 0; c < columns; c++) /* right ends: figures stand to the right */
        g_array_append_val(table->edges, g_array_index(search->columns, Box, c).x1);
    give_rows(search, table);
    return table;
}

/* Looks for a table that begins at the strip; returns the strip behind it, or `from` if there is none. */
static guint find_at(Search *search, guint from)
{
    search->from = search->to = from;
    if (chunk_count(search, from) < 2 || is_caption(search, from))
        return from;
    search->to = reach(search, from);
    search->most = 0;
    for (guint s = search->from; s < search->to; s++)
        search->most = MAX(search->most, chunk_count(search, s));
    find_columns(search);
    return is_table(search) ? search->to : from;
}

void tables_aligned(const GArray *glyphs, GArray *strips, guint page, GPtrArray *tables)
{
    g_autoptr(GArray) chunks = g_array_new(FALSE, FALSE, sizeof(Strip));
    g_autoptr(GArray) first = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(Box));
    Search search = {.glyphs = glyphs, .strips = strips, .chunks = chunks, .first = first,
                     .columns = columns};
    guint kept = 0, failed = 0;
    split(&search);
    for (guint s = 0, end; s < strips->len; s = MAX(end, s + 1)) {
        end = s < failed ? s : find_at(&search, s);
        if (end > s)
            g_ptr_array_add(tables, table_of(&search, page));
        else if (s >= failed && chunk_count(&search, s) > 1)
            failed = s + (search.to - s) / 2; /* bounds the work on pages that are all gaps */
        if (end == s)
            g_array_index(strips, Strip, kept++) = g_array_index(strips, Strip, s);
    }
    g_array_set_size(strips, kept);
}
