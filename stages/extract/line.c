#include "line.h"

#include <string.h>

#define TAB_COLUMNS 4
#define LINES_LEAST 512 /* that there is room for */

/* Bytes of the blank at this place, 0 if there is none: ASCII, no-break, U+2000 to U+200B, ideographic, BOM. */
static inline gsize blank_size(const char *at, const char *end)
{
    const guchar *c = (const guchar *)at;
    if (at >= end)
        return 0;
    if (*c == ' ' || (*c >= '\t' && *c <= '\r'))
        return 1;
    if (*c < 0xC2)
        return 0;
    if (*c == 0xC2)
        return end - at >= 2 && c[1] == 0xA0 ? 2 : 0;
    if (end - at < 3)
        return 0;
    gboolean wide = *c == 0xE3 && c[1] == 0x80 && c[2] == 0x80;
    gboolean thin = *c == 0xE2 && c[1] == 0x80 && c[2] >= 0x80 && c[2] <= 0x8B;
    gboolean mark = *c == 0xEF && c[1] == 0xBB && c[2] == 0xBF;
    return wide || thin || mark ? 3 : 0;
}

const char *blank_end(const char *at, const char *end)
{
    gsize size;
    while ((size = blank_size(at, end)) > 0)
        at += size;
    return at;
}

const char *blank_trim(const char *start, const char *end)
{
    while (end > start) {
        gsize step = 1;
        while (step < 3 && end - step > start && ((guchar)end[-(gssize)step] & 0xC0) == 0x80)
            step++;
        if (blank_size(end - step, end) != step)
            break;
        end -= step;
    }
    return end;
}

/* Walks the blanks in front of the text, counting characters, columns and form feeds. */
static void line_indent(Line *line, const char *stop)
{
    const char *at = line->raw;
    gsize size;
    line->col = 1;
    while ((size = blank_size(at, stop)) > 0) {
        line->col++;
        if (*at == '\f') {
            line->page++;
            line->paged = TRUE;
        } else if (*at == '\t') {
            line->indent += TAB_COLUMNS;
        } else {
            line->indent += (guchar)*at == 0xE3 ? 2 : 1;
        }
        at += size;
    }
    line->text = at;
}

GArray *lines_cut(const char *text, gsize length)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
    const char *end = text + length;
    guint page = 1, count = 0;
    while (text < end) {
        const char *newline = memchr(text, '\n', (gsize)(end - text));
        const char *stop = newline ? newline : end;
        Line line = {.raw = text, .raw_length = (gsize)(stop - text), .page = page};
        line.number = count + 1;
        line_indent(&line, stop);
        line.length = (gsize)(blank_trim(line.text, stop) - line.text);
        page = line.page;
        text = newline ? newline + 1 : end;
        if (count == lines->len) /* twice as many at once: most files have thousands */
            g_array_set_size(lines, 2 * count + LINES_LEAST);
        g_array_index(lines, Line, count++) = line;
    }
    g_array_set_size(lines, count);
    return lines;
}

LineCursor line_cursor(const GArray *lines)
{
    const Line *first = (const Line *)(const void *)lines->data;
    return (LineCursor){first, first + lines->len, 0};
}

gboolean line_peek(const LineCursor *cursor, Line *line)
{
    LineCursor ahead = *cursor;
    return line_next(&ahead, line);
}

gboolean line_peek_text(const LineCursor *cursor, Line *line)
{
    LineCursor ahead = *cursor;
    while (line_next(&ahead, line))
        if (line->length > 0)
            return TRUE;
    return FALSE;
}

gboolean line_hollow(const Line *line)
{
    return line->length == 0 && line->raw_length > 0;
}

guint line_tabs(const Line *line)
{
    guint tabs = 0;
    const char *end = line->raw + line->raw_length;
    for (const char *at = line->raw; (at = memchr(at, '\t', (gsize)(end - at))); at++)
        tabs++;
    return tabs;
}
