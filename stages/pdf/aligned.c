/* Tables without rules. Lines with gaps follow one another; where no line of many parts crosses, a gutter
 * runs down, and the gutters part the columns:
 *
 *     项目            预算数      执行数      a line whose parts hold figures is a row; words alone, close to a
 *     基本支出         86.30       86.30      row, are a part of its label that was wrapped
 *     机关事业单位
 *     养老保险缴费      6.18        6.18
 */
#include "part.h"

#include "search.h"

#include <math.h>
#include <string.h>

#define GAP 1.0f   /* em between parts of a line */
#define APART 4.5f /* em between lines of one table, at most */
#define SINGLES 3  /* lines of one part in succession */
#define TOP 12     /* lines that show where a table's parts begin */
#define MOST_ROWS 5000

static gboolean is_leader(const Search *search, const Strip *strip)
{
    guint dots = 0;
    for (guint i = strip->from; i < strip->to; i++) {
        gunichar c = g_array_index(search->glyphs, Glyph, i).c;
        dots += c == '.' || c == 0x2026 || c == 0xB7;
    }
    return dots >= 6 && 4 * dots >= strip->to - strip->from;
}

static gboolean is_numeral(gunichar c)
{
    return c < 0x10000 && strstr("一二三四五六七八九十",
                                 (char[7]){(char)(0xE0 | (c >> 12)), (char)(0x80 | (c >> 6 & 0x3F)),
                                           (char)(0x80 | (c & 0x3F))});
}

/* Where an item of a two-sided table (…146,320,875 一、一般公共服务支出) begins within a part, or its end. */
static guint item_in(const Search *search, const Strip *chunk)
{
    for (guint i = chunk->from + 1; i + 1 < chunk->to; i++) {
        const Glyph *glyph = &g_array_index(search->glyphs, Glyph, i);
        if (is_numeral(glyph->c) && g_unichar_isdigit(glyph[-1].c) &&
            glyph->box.x0 - glyph[-1].box.x1 > 0.1f * glyph->size &&
            (glyph[1].c == 0x3001 || is_numeral(glyph[1].c)))
            return i;
    }
    return chunk->to;
}

/* Parts of a line that stand close, but are a figure and the item beside it, are parted too. */
static void split_items(Search *search, guint first)
{
    for (guint i = first; i < search->chunks->len; i++) {
        Strip chunk = *search_chunk(search, i), rest = chunk;
        guint at = item_in(search, &chunk);
        if (at == chunk.to)
            continue;
        chunk.to = rest.from = at;
        chunk.box.x1 = g_array_index(search->glyphs, Glyph, at - 1).box.x1;
        rest.box.x0 = g_array_index(search->glyphs, Glyph, at).box.x0;
        if (!search_is_figure(search, &chunk))
            continue;
        g_array_index(search->chunks, Strip, i) = chunk;
        g_array_insert_val(search->chunks, i + 1, rest);
    }
}

static void split(Search *search)
{
    for (guint i = 0; i < search->strips->len; i++) {
        const Strip *strip = search_strip(search, i);
        g_array_append_val(search->first, search->chunks->len);
        if (is_leader(search, strip))
            g_array_append_val(search->chunks, *strip);
        else
            strip_split(search->glyphs, strip, GAP, search->chunks);
        split_items(search, g_array_index(search->first, guint, i));
    }
    g_array_append_val(search->first, search->chunks->len);
}

static gboolean is_near(const Search *search, guint i)
{
    const Strip *above = search_strip(search, i - 1), *strip = search_strip(search, i);
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
    static const char *const words[] = {"单位：",   "单位:",    "金额单位", "编制单位",
                                        "编制部门", "填报单位", "公开"};
    guint first = search_first(search, strip), count = search_count(search, strip);
    for (guint c = first; c < first + count; c++)
        for (guint w = 0; w < G_N_ELEMENTS(words); w++)
            if (begins(search, search_chunk(search, c), words[w]))
                return TRUE;
    const Strip *self = search_strip(search, strip), *top = search_strip(search, search->from);
    return count == 1 && (self->size > 1.12f * top->size ||
                          g_array_index(search->glyphs, Glyph, self->to - 1).c == 0x8868);
}

/* A line of one part that begins where a later part of a line near the table's top does. */
static gboolean is_item(const Search *search, guint strip)
{
    const Strip *self = search_chunk(search, search_first(search, strip));
    for (guint s = search->from; s < MIN(search->from + TOP, strip); s++)
        for (guint c = search_first(search, s) + 1; c < search_first(search, s + 1); c++)
            if (fabsf(search_chunk(search, c)->box.x0 - self->box.x0) < 0.5f * self->size)
                return TRUE;
    return FALSE;
}

/* How far a table that begins at the strip would go: lines of several parts with few others between. */
static guint reach(Search *search, guint from)
{
    guint to = from + 1, singles = 0;
    for (guint i = from + 1; i < search->strips->len && i < from + MOST_ROWS; i++) {
        const Strip *strip = search_strip(search, i);
        if (!is_near(search, i) || is_caption(search, i))
            break;
        if (search_count(search, i) > 1) {
            to = i + 1;
            singles = 0;
        } else if (is_item(search, i)) {
            continue;
        } else if (++singles > SINGLES || is_leader(search, strip) ||
                   strip->box.x1 - strip->box.x0 > 20 * strip->size) {
            break;
        }
    }
    return to;
}

/* Enough lines of several parts, and figures among them: columns of words are no table. */
static gboolean is_table(const Search *search)
{
    guint several = 0, chunks = 0, figures = 0, rows = 0, columns = search->columns->len;
    for (guint s = search->from; s < search->to; s++) {
        guint here = search_figures(search, s);
        several += search_count(search, s) > 1;
        chunks += search_count(search, s);
        figures += here;
        rows += here > 0;
    }
    return columns >= 2 && columns <= MOST_COLUMNS && several >= 3 &&
           (columns > 2 ? rows >= 3 : 3 * figures >= chunks);
}

/* A row is a line with figures or of several parts; words alone belong to the row they stand close to. */
static gboolean is_anchor(const Search *search, guint strip)
{
    return search_count(search, strip) > 1 || search_figures(search, strip) > 0;
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
    const Strip *self = search_strip(search, strip);
    guint above = strip, below = strip;
    if (is_anchor(search, strip))
        return strip;
    while (above > search->from && !is_anchor(search, above))
        above--;
    while (below + 1 < search->to && !is_anchor(search, below))
        below++;
    float up =
        is_anchor(search, above) ? self->base - search_strip(search, above)->base : G_MAXFLOAT;
    float down =
        is_anchor(search, below) ? search_strip(search, below)->base - self->base : G_MAXFLOAT;
    if (MIN(up, down) < 0.95f * self->size)
        return up <= down ? above : below;
    if (MIN(up, down) < 1.5f * self->size && (1.3f * up < down || 1.3f * down < up))
        return up < down ? above : below;
    gboolean full = up < G_MAXFLOAT &&
                    search_chunk(search, search_first(search, above))->box.x1 + 2 * self->size >
                        g_array_index(search->columns, Box, 0).x1;
    return full && up < 1.7f * self->size && up <= down * 1.1f && !is_numbered(search, self)
               ? above
               : strip;
}

static void put_chunk(const Search *search, const Strip *chunk, GString **row, guint8 *spans)
{
    guint first, count;
    g_autoptr(GString) text = g_string_new(NULL);
    search_covers(search, &chunk->box, &first, &count);
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
        for (guint c = search_first(search, s); c < search_first(search, s + 1); c++)
            put_chunk(search, search_chunk(search, c), row, spans);
        if (s + 1 == search->to || anchor_of(search, s + 1) != anchor_of(search, s))
            give_row(search, table, row, spans);
    }
    for (guint c = 0; c < search->columns->len; c++)
        g_string_free(row[c], TRUE);
}

static Table *table_of(const Search *search, guint page)
{
    const Strip *top = search_strip(search, search->from),
                *bottom = search_strip(search, search->to - 1);
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

/* Several parts, or the upper half of a label beside which they stand. */
static gboolean is_start(const Search *search, guint strip)
{
    if (search_count(search, strip) > 1)
        return TRUE;
    return strip + 1 < search->strips->len && search_count(search, strip + 1) > 1 &&
           search_strip(search, strip + 1)->base - search_strip(search, strip)->base <
               0.95f * search_strip(search, strip)->size;
}

/* Looks for a table that begins at the strip; returns the strip behind it, or `from` if there is none. */
static guint find_at(Search *search, guint from)
{
    search->from = search->to = from;
    if (!is_start(search, from) || is_caption(search, from))
        return from;
    search->to = reach(search, from);
    search->most = 0;
    for (guint s = search->from; s < search->to; s++)
        search->most = MAX(search->most, search_count(search, s));
    search_columns(search);
    return is_table(search) ? search->to : from;
}

void tables_aligned(const GArray *glyphs, GArray *strips, guint page, GPtrArray *tables)
{
    g_autoptr(GArray) chunks = g_array_new(FALSE, FALSE, sizeof(Strip));
    g_autoptr(GArray) first = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(Box));
    Search search = {
        .glyphs = glyphs, .strips = strips, .chunks = chunks, .first = first, .columns = columns};
    guint kept = 0, failed = 0;
    split(&search);
    for (guint s = 0, end; s < strips->len; s = MAX(end, s + 1)) {
        end = s < failed ? s : find_at(&search, s);
        if (end > s)
            g_ptr_array_add(tables, table_of(&search, page));
        else if (s >= failed && search_count(&search, s) > 1)
            failed = s + (search.to - s) / 2; /* bounds the work on pages that are all gaps */
        if (end == s)
            g_array_index(strips, Strip, kept++) = g_array_index(strips, Strip, s);
    }
    g_array_set_size(strips, kept);
}
