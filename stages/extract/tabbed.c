/* Tables whose cells stand apart by tabs. */
#include "label.h"
#include "plain.h"

#include <string.h>

#define SURE_TABS 3 /* tabs that make one line a table */
#define ONE_CELL 60 /* bytes of a row without tabs between two that have some */

/* A tab behind the first text. */
static gboolean is_row(const Line *line)
{
    const char *end = line->raw + line->raw_length;
    return line->length > 0 && memchr(line->text, '\t', (gsize)(end - line->text));
}

static gboolean begins(const Plain *plain, const Line *first)
{
    LineCursor ahead = plain->cursor;
    Line next;
    if (!is_row(first))
        return FALSE;
    if (line_tabs(first) >= SURE_TABS)
        return TRUE;
    line_next(&ahead, &next);
    if (!line_next(&ahead, &next))
        return FALSE;
    if (next.length == 0 && !line_next(&ahead, &next))
        return FALSE;
    return is_row(&next);
}

/* Steps over the next row of the table; a single blank line in between is allowed when about as many tabs follow. */
static gboolean next_row(LineCursor *cursor, guint tabs, Line *row)
{
    LineCursor ahead = *cursor;
    Line after;
    if (!line_next(&ahead, row))
        return FALSE;
    gboolean tabbed = memchr(row->raw, '\t', row->raw_length) != NULL;
    if (row->length == 0 && !tabbed) {
        if (!line_next(&ahead, row) || !is_row(row))
            return FALSE;
        guint more = line_tabs(row);
        if (more < 2 || more + 2 < tabs || more > tabs + 2)
            return FALSE;
    } else if (!tabbed) {
        Number number;
        if (row->length > ONE_CELL || number_parse(row->text, row->length, &number) ||
            !line_peek(&ahead, &after) || !is_row(&after))
            return FALSE;
    }
    *cursor = ahead;
    return TRUE;
}

static void give_row(Plain *plain, const Line *line, guint row)
{
    const char *at = line->raw, *end = line->raw + line->raw_length;
    for (guint column = 1;; column++) {
        const char *tab = memchr(at, '\t', (gsize)(end - at));
        plain_cell(plain, line, at, tab ? tab : end, row, column);
        if (!tab)
            break;
        at = tab + 1;
    }
}

/* A title or unit line that shares the table's tabs. */
static gboolean is_caption(const Plain *plain, const Line *line)
{
    return !memchr(line->text, '\t', line->length) &&
           (label_is_table(plain->words, line->text, line->length) ||
            label_is_measure(plain->words, line->text, line->length));
}

gboolean tabbed_read(Plain *plain, const Line *first)
{
    Line line = *first;
    guint row = 0, tabs = 0;
    if (!begins(plain, first))
        return FALSE;
    line_next(&plain->cursor, &line);
    do {
        if (row == 0 && is_caption(plain, &line)) {
            paragraph_line(plain, &line);
            continue;
        }
        if (row == 0)
            plain_table(plain, LAYOUT_TAB, &line);
        give_row(plain, &line, ++row);
        tabs = line_tabs(&line);
    } while (next_row(&plain->cursor, tabs, &line));
    return TRUE;
}
