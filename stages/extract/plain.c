#include "plain.h"

#include "label.h"
#include "pipeline/text.h"

#include <string.h>

/* Bytes of the first line that is longer than `most`; 0 if none is. */
static gsize overlong(const GArray *lines, gsize most)
{
    for (guint i = 0; i < lines->len; i++)
        if (g_array_index(lines, Line, i).raw_length > most)
            return g_array_index(lines, Line, i).raw_length;
    return 0;
}

guint plain_indent(Plain *plain, const Line *line, LineCursor behind)
{
    if (plain->shape.wrapped && plain->margin_page != line->page) {
        plain->margin_page = line->page;
        plain->margin = shape_margin(&plain->shape, line, behind);
    }
    return line->indent > plain->margin ? line->indent - plain->margin : 0;
}

void plain_table(Plain *plain, Layout layout, const Line *line)
{
    TableBlock table = {layout, line->number, plain->paged ? line->page : 0, NULL};
    plain->sink->table(plain->sink, &table);
}

void plain_cell(Plain *plain, const Line *line, const char *at, const char *end, guint row,
                guint column)
{
    const char *from = blank_skip(at, end), *to = blank_trim(from, end);
    if (plain->counted < line->raw || plain->counted > from) {
        plain->counted = line->raw;
        plain->characters = 0;
    }
    plain->characters += text_characters(plain->counted, (gsize)(from - plain->counted));
    plain->counted = from;
    g_string_truncate(plain->cell, 0);
    g_string_append_len(plain->cell, from, to - from);
    CellBlock cell = {.line = line->number,
                      .col = from < to ? plain->characters + 1 : 1,
                      .row = row,
                      .column = column,
                      .rowspan = 1,
                      .colspan = 1,
                      .text = plain->cell->str,
                      .length = plain->cell->len};
    plain->sink->cell(plain->sink, &cell);
}

static void read_block(Plain *plain, const Line *line)
{
    gboolean marked = memchr(line->raw, '\t', line->raw_length) || *line->raw == '\xC2';
    if (marked && (tabbed_read(plain, line) || stacked_read(plain, line)))
        return;
    if (aligned_read(plain, line))
        return;
    paragraph_read(plain);
    const GString *text = plain->joint.text;
    Number number;
    if (label_is_table(plain->words, text->str, text->len) ||
        (number_parse(text->str, text->len, &number) &&
         (number.system == SYSTEM_TABLE || number.system == SYSTEM_ANNEX) &&
         label_is_table(plain->words, text->str + number.rest, text->len - number.rest)))
        flat_read(plain);
}

char *plain_read(const Decoded *text, const FormLimits *limits, BlockSink *sink, guint *lines)
{
    g_autoptr(GArray) cut = lines_cut(text->text, text->length);
    gsize longest = overlong(cut, limits->line_bytes);
    if (longest > 0)
        return g_strdup_printf("line-longer-than %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT, longest,
                               limits->line_bytes);
    Plain plain = {.cursor = line_cursor(cut),
                   .paged = memchr(text->text, '\f', text->length) != NULL,
                   .words = limits->words,
                   .sink = sink,
                   .joint = joint_new(),
                   .cell = g_string_new(NULL),
                   .lines = g_array_new(FALSE, FALSE, sizeof(Line))};
    plain.shape = shape_measure(plain.cursor);
    Line line;
    for (LineCursor ahead = plain.cursor; line_next(&ahead, &line); ahead = plain.cursor) {
        if (line.length > 0)
            read_block(&plain, &line);
        else
            plain.cursor = ahead;
    }
    *lines = plain.cursor.number;
    joint_clear(&plain.joint);
    g_string_free(plain.cell, TRUE);
    g_array_unref(plain.lines);
    return NULL;
}
