/* Tables whose columns are aligned by blanks. */
#include "column.h"
#include "label.h"
#include "plain.h"

#include <string.h>

#define MOST_LINES 4000
#define BLANKS 5  /* blank lines inside a table */
#define SINGLES 9 /* lines of one chunk between two of several */
#define RIGHTS 60 /* those that stand far right: a column whose neighbours are blank */
#define SHALLOW 8 /* columns of indent up to which a line may be prose */

static gboolean is_multi(const Line *line)
{
    Chunks chunks;
    if (shape_chunk(line->text, line->length) == line->length)
        return FALSE;
    chunks_find(line, &chunks);
    return chunks.count >= 2;
}

static guint chunk_count(const Line *line)
{
    Chunks chunks;
    chunks_find(line, &chunks);
    return chunks.count;
}

/* A line of one chunk that cannot belong to a table: prose, a heading, a title, a note. */
static gboolean is_outside(Plain *plain, const Line *line, LineCursor behind)
{
    Number number;
    guint indent = plain_indent(plain, line, behind);
    guint columns = shape_columns(line->text, line->length);
    gboolean numbered = number_parse(line->text, line->length, &number);
    if (numbered && (number.system == SYSTEM_TABLE || number.system == SYSTEM_FIGURE))
        return TRUE;
    if (indent <= SHALLOW && ((numbered && number.system != SYSTEM_CIRCLED) ||
                              5 * (columns + indent) >= 4 * plain->shape.width))
        return TRUE;
    return label_is_table(plain->words, line->text, line->length) ||
           label_is_measure(plain->words, line->text, line->length) ||
           label_is_note(plain->words, line->text, line->length);
}

/* A numbered line at the margin is a wrapped cell when the next one stands far right of it:
 *
 *     二、政府性基金预算财政拨
 *                               二、外交支出
 *     款
 */
static gboolean is_wrapped_cell(Plain *plain, const Line *line, LineCursor behind)
{
    Line next;
    return 2 * shape_columns(line->text, line->length) < plain->shape.width &&
           line_peek_text(&behind, &next) && !is_multi(&next) &&
           plain_indent(plain, &next, behind) > 2 * SHALLOW && !is_outside(plain, &next, behind);
}

static gboolean belongs(Plain *plain, const Line *line, LineCursor behind)
{
    return !is_outside(plain, line, behind) || is_wrapped_cell(plain, line, behind);
}

/* A first line of one chunk: part of a header that is wrapped over several lines. */
static gboolean is_header(Plain *plain, const Line *first)
{
    LineCursor ahead = plain->cursor;
    Line line, next;
    line_next(&ahead, &line);
    return 2 * shape_columns(first->text, first->length) < plain->shape.width &&
           line_peek(&ahead, &next) && next.length > 0 && is_multi(&next) &&
           !is_outside(plain, first, ahead);
}

/* Gathers the table's lines and leaves the cursor behind them; returns how many have several chunks. */
static guint gather(Plain *plain, LineCursor *cursor)
{
    GArray *lines = plain->lines;
    LineCursor ahead = *cursor;
    Line line;
    guint multi = 0, kept = 0, blanks = 0, singles = 0, rights = 0;
    g_array_set_size(lines, 0);
    while (lines->len < MOST_LINES && line_next(&ahead, &line)) {
        if (line.length == 0 || paragraph_is_page(&line, ahead)) {
            blanks = line.paged || line.length > 0 ? 0 : blanks + 1;
            if (blanks > BLANKS)
                break;
            continue;
        }
        gboolean several = is_multi(&line);
        gboolean far = !several && plain_indent(plain, &line, ahead) > 2 * SHALLOW;
        rights = far ? rights + 1 : 0;
        singles += !several && !far;
        if (!several && (singles > SINGLES || rights > RIGHTS || !belongs(plain, &line, ahead)))
            break;
        g_array_append_val(lines, line);
        multi += several;
        if (several || (blanks == 0 && kept + 1 == lines->len)) {
            singles = several ? 0 : singles;
            kept = lines->len;
            *cursor = ahead;
        }
        blanks = 0;
    }
    g_array_set_size(lines, kept);
    return multi;
}

static gboolean is_table(const Plain *plain, guint multi)
{
    const GArray *lines = plain->lines;
    if (plain->shape.wrapped)
        return multi >= 2 ||
               (multi == 1 && lines->len > 0 && chunk_count(&g_array_index(lines, Line, 0)) >= 3);
    guint wide = 0;
    for (guint i = 0; i < lines->len; i++)
        wide += chunk_count(&g_array_index(lines, Line, i)) >= 3;
    return wide >= 3 && 3 * wide >= 2 * lines->len;
}

/* Each page was laid out by itself: columns are found page by page. */
static void give_page(Plain *plain, guint from, guint to)
{
    g_autofree guint *columns = g_new0(guint, (gsize)(to - from) * COLUMN_CHUNKS);
    Chunks chunks;
    columns_assign(plain->lines, from, to, columns);
    for (guint i = from; i < to; i++) {
        const Line *line = &g_array_index(plain->lines, Line, i);
        const guint *column = columns + (gsize)(i - from) * COLUMN_CHUNKS;
        chunks_find(line, &chunks);
        for (guint c = 0; c < chunks.count; c++)
            plain_cell(plain, line, chunks.chunk[c].text, chunks.chunk[c].end, i + 1, column[c]);
    }
}

gboolean aligned_read(Plain *plain, const Line *first)
{
    LineCursor ahead = plain->cursor;
    if (first->number <= plain->no_aligned)
        return FALSE;
    if (!is_multi(first) && !(plain->shape.wrapped && is_header(plain, first)))
        return FALSE;
    if (!is_table(plain, gather(plain, &ahead))) {
        plain->no_aligned = ahead.number;
        return FALSE;
    }
    const GArray *lines = plain->lines;
    plain_table(plain, LAYOUT_ALIGNED, first);
    for (guint from = 0, to; from < lines->len; from = to) {
        guint page = g_array_index(lines, Line, from).page;
        for (to = from; to < lines->len && g_array_index(lines, Line, to).page == page; to++)
            ;
        give_page(plain, from, to);
    }
    plain->cursor = ahead;
    return TRUE;
}
