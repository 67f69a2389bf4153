#include "flow.h"

#include "line.h"
#include "pipeline/text.h"

#include <string.h>

Flow flow_new(BlockSink *sink, const LatticeLimits *limits)
{
    return (Flow){
        .sink = sink, .limits = *limits, .text = g_string_new(NULL), .open = g_ptr_array_new()};
}

void flow_clear(Flow *flow)
{
    for (guint i = 0; i < flow->open->len; i++)
        lattice_free(flow->open->pdata[i]);
    g_ptr_array_unref(flow->open);
    g_string_free(flow->text, TRUE);
    g_free(flow->fault);
    *flow = (Flow){0};
}

static gboolean ends_wide(const GString *text)
{
    return text->len > 2 && (guchar)text->str[text->len - 1] >= 0x80 &&
           g_utf8_get_char(g_utf8_prev_char(text->str + text->len)) >= 0x2E80;
}

/* Appends a stretch without blanks, and the blank before it. */
static void append_word(Flow *flow, const char *word, gsize length, gboolean newline)
{
    gboolean wide = newline && (guchar)*word >= 0xE2 && g_utf8_get_char(word) >= 0x2E80;
    if (flow->blank && flow->text->len > 0 && !(wide && ends_wide(flow->text)))
        g_string_append_c(flow->text, ' ');
    flow->blank = FALSE;
    g_string_append_len(flow->text, word, (gssize)length);
}

void flow_words(Flow *flow, const char *text, gsize length)
{
    const char *end = text + length;
    while (text < end) {
        gboolean newline = FALSE;
        const char *word = text;
        while (word < end && (*word == ' ' || (*word >= '\t' && *word <= '\r')))
            newline |= *word++ == '\n';
        flow->blank |= word > text;
        for (text = word; text < end && *text != ' ' && !(*text >= '\t' && *text <= '\r');)
            text++;
        if (text > word)
            append_word(flow, word, (gsize)(text - word), newline);
    }
}

void flow_exact(Flow *flow, const char *text, gsize length)
{
    flow->blank = FALSE;
    gsize before = flow->text->len;
    g_string_append_len(flow->text, text, (gssize)length);
    for (char *c = flow->text->str + before; *c; c++)
        if (*c == '\n' || *c == '\r')
            *c = ' ';
}

void flow_break(Flow *flow)
{
    const char *end = flow->text->str + flow->text->len;
    const char *from = blank_skip(flow->text->str, end), *to = blank_trim(from, end);
    Lattice *top = flow_top(flow);
    if (to > from && top) {
        lattice_paragraph(top, from, (gsize)(to - from), flow->outline);
    } else if (to > from) {
        flow->text->str[to - flow->text->str] = '\0';
        Piece piece = {0, ++flow->line, 1};
        Paragraph paragraph = {from, (gsize)(to - from), &piece, 1, flow->outline, flow->page};
        flow->sink->paragraph(flow->sink, &paragraph);
    }
    g_string_truncate(flow->text, 0);
    flow->blank = FALSE;
}

Lattice *flow_table(Flow *flow)
{
    flow_break(flow);
    if (flow->open->len >= flow->limits.nesting) {
        if (!flow->fault)
            flow->fault = g_strdup_printf("nesting %" G_GUINT64_FORMAT, flow->limits.nesting);
        return NULL;
    }
    Lattice *table = lattice_new(&flow->limits);
    g_ptr_array_add(flow->open, table);
    return table;
}

void flow_table_end(Flow *flow)
{
    flow_break(flow);
    if (flow->open->len == 0)
        return;
    Lattice *table = g_ptr_array_steal_index(flow->open, flow->open->len - 1);
    if (lattice_fault(table) && !flow->fault)
        flow->fault = g_strdup(lattice_fault(table));
    if (flow_top(flow)) {
        lattice_nest(flow_top(flow), table);
        return;
    }
    lattice_emit(table, flow->sink, &flow->line, flow->page, NULL);
    lattice_free(table);
}

Lattice *flow_top(const Flow *flow)
{
    return flow->open->len > 0 ? flow->open->pdata[flow->open->len - 1] : NULL;
}
