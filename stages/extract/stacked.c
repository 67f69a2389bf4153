/* Tables in which every cell stands on a line of its own behind a tab, and a blank line ends the row. */
#include "label.h"
#include "plain.h"

#include <string.h>

#define LOOK_AHEAD 40  /* lines that tell such a table from indented paragraphs */
#define LONG_CELL 120  /* bytes */
#define MOST_CELLS 512 /* of one row */
#define MOST_BLANKS 3

/* A tab in front and no other, or a no-break space in front. */
static gboolean is_cell(const Line *line)
{
    const char *end = line->raw + line->raw_length;
    const char *at = line->raw + strspn(line->raw, " ");
    if (at < end && *at == '\t')
        return !memchr(at + 1, '\t', (gsize)(end - at - 1));
    return end - line->raw >= 2 && memcmp(line->raw, "\xC2\xA0", 2) == 0;
}

static gboolean is_blank(const Line *line)
{
    return line->length == 0 && !is_cell(line);
}

/* What the lines at a place look like, as far as they are cells. */
typedef struct {
    guint rows, cells, empty, longish, last_line;
    gboolean tabs;
} Look;

static Look look(LineCursor cursor)
{
    Look seen = {0};
    Line line;
    guint size = 0;
    for (guint i = 0; i < LOOK_AHEAD && line_next(&cursor, &line); i++) {
        if (!is_cell(&line) && !is_blank(&line))
            break;
        seen.last_line = line.number;
        if (is_blank(&line)) {
            seen.rows += size >= 2;
            size = 0;
            continue;
        }
        size++;
        seen.cells++;
        seen.empty += line.length == 0;
        seen.longish += line.length > LONG_CELL;
        seen.tabs |= memchr(line.raw, '\t', line.raw_length) != NULL;
    }
    seen.rows += size >= 2;
    return seen;
}

static gboolean begins(Plain *plain, const Line *first)
{
    if (!is_cell(first) || first->number <= plain->no_rows)
        return FALSE;
    Look seen = look(plain->cursor);
    gboolean rows = seen.rows >= 2 || (seen.rows == 1 && seen.empty > 0);
    gboolean brief = 4 * seen.longish <= seen.cells;
    if (rows && brief && (seen.tabs || seen.empty > 0))
        return TRUE;
    plain->no_rows = MAX(seen.last_line, first->number);
    return FALSE;
}

/* Gathers the cells up to the next blank line; FALSE when no row follows. A table's title begins anew. */
static gboolean gather_row(Plain *plain, LineCursor *cursor)
{
    GArray *row = plain->lines;
    LineCursor ahead = *cursor;
    Line line;
    guint blanks = 0;
    g_array_set_size(row, 0);
    while (row->len < MOST_CELLS && line_next(&ahead, &line)) {
        if (is_blank(&line) && row->len == 0 && ++blanks <= MOST_BLANKS)
            continue;
        if (!is_cell(&line))
            break;
        gboolean title = label_is_table(plain->words, line.text, line.length);
        if (title && row->len > 0)
            break;
        g_array_append_val(row, line);
        *cursor = ahead;
        if (title)
            break;
    }
    return row->len > 0;
}

static guint filled(const GArray *row)
{
    guint count = 0;
    for (guint i = 0; i < row->len; i++)
        count += g_array_index(row, Line, i).length > 0;
    return count;
}

/* TRUE if the row is a title, a note or a sentence that stands where a row would. */
static gboolean is_paragraph(const Plain *plain, const GArray *row)
{
    const Line *line = &g_array_index(row, Line, 0);
    if (line->length == 0 || filled(row) != 1)
        return FALSE;
    return label_is_table(plain->words, line->text, line->length) ||
           label_is_note(plain->words, line->text, line->length) ||
           label_is_measure(plain->words, line->text, line->length) ||
           (row->len == 1 && line->length > LONG_CELL);
}

/* TRUE if the row is one cell and what follows is no table: paragraphs behind a tab. */
static gboolean is_prose(const Plain *plain, LineCursor behind)
{
    return plain->lines->len == 1 && look(behind).rows == 0;
}

static void give_row(Plain *plain, guint number)
{
    for (guint i = 0; i < plain->lines->len; i++) {
        const Line *line = &g_array_index(plain->lines, Line, i);
        plain_cell(plain, line, line->text, line->text + line->length, number, i + 1);
    }
}

gboolean stacked_read(Plain *plain, const Line *first)
{
    guint row = 0;
    if (!begins(plain, first))
        return FALSE;
    for (LineCursor ahead = plain->cursor; gather_row(plain, &ahead); plain->cursor = ahead) {
        const Line *line = &g_array_index(plain->lines, Line, 0);
        if (is_paragraph(plain, plain->lines)) {
            paragraph_line(plain, line);
            row = 0;
            continue;
        }
        if (row == 0 && filled(plain->lines) == 0)
            continue; /* an empty row in front of a table */
        if (is_prose(plain, ahead))
            break;
        if (++row == 1)
            plain_table(plain, LAYOUT_ROWS, line);
        give_row(plain, row);
    }
    if (plain->cursor.number < first->number)
        paragraph_read(plain);
    return TRUE;
}
