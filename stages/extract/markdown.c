/* The reader of Markdown: it becomes a web page, so that tables and tags inside it are read as everywhere. */
#include "foreign.h"

#include "marked.h"
#include "web.h"

#include <string.h>

typedef struct {
    GString *out;
    gboolean paragraph, table, code;
} Markdown;

/* The text without the marks of emphasis; tags stay tags. */
static void put_text(GString *out, const char *text, gsize length)
{
    for (const char *at = text, *end = text + length; at < end; at++) {
        if (*at == '\\' && at + 1 < end && g_ascii_ispunct(at[1]))
            g_string_append_c(out, *++at);
        else if (*at == '`' ||
                 (*at == '*' && ((at + 1 < end && at[1] == '*') || (at > text && at[-1] == '*'))))
            continue;
        else
            g_string_append_c(out, *at);
    }
}

static void close_block(Markdown *page)
{
    g_string_append(page->out, page->table ? "</table>\n" : page->paragraph ? "</p>\n" : "");
    page->table = page->paragraph = FALSE;
}

static void put_row(Markdown *page, const char *line, const char *end)
{
    if (!page->table) {
        close_block(page);
        g_string_append(page->out, "<table>");
        page->table = TRUE;
    }
    g_string_append(page->out, "<tr>");
    while (end > line && (end[-1] == ' ' || end[-1] == '\r' || end[-1] == '\t'))
        end--;
    line += *line == '|';
    while (line < end) {
        const char *bar = line;
        while (bar < end && (*bar != '|' || bar[-1] == '\\'))
            bar++;
        g_string_append(page->out, "<td>");
        put_text(page->out, line, (gsize)(bar - line));
        line = bar + 1;
    }
    g_string_append(page->out, "</tr>\n");
}

static void put_line(Markdown *page, const char *line, const char *end)
{
    guint level = marked_level(line, (gsize)(end - line));
    if (level > 0) {
        close_block(page);
        g_string_append_printf(page->out, "<h%u>", level);
        put_text(page->out, line + level, (gsize)(end - line) - level);
        g_string_append_printf(page->out, "</h%u>\n", level);
        return;
    }
    if (page->table)
        close_block(page);
    /* the items of a list, numbered or not, stand each for itself */
    gboolean item = strchr("-*+>", *line) && end - line > 1 && line[1] == ' ';
    if (item || g_ascii_isdigit(*line))
        close_block(page);
    line += item ? 2 : 0;
    if (!page->paragraph && *line != '<')
        g_string_append(page->out, "<p>");
    page->paragraph |= *line != '<';
    put_text(page->out, line, (gsize)(end - line));
    if (end - line > 2 && end[-1] == ' ' && end[-2] == ' ')
        g_string_append(page->out, "<br>");
    g_string_append_c(page->out, '\n');
}

static const char *line_end(const char *at, const char *end)
{
    const char *newline = memchr(at, '\n', (gsize)(end - at));
    return newline ? newline : end;
}

static void to_page(Markdown *page, const char *at, const char *end)
{
    for (const char *next; at < end; at = next) {
        const char *stop = line_end(at, end), *text = at + strspn(at, " \t");
        next = stop < end ? stop + 1 : end;
        gboolean row = next < end && marked_rule(next, (gsize)(line_end(next, end) - next)) &&
                       memchr(at, '|', (gsize)(stop - at));
        text = MIN(text, stop);
        if (text == stop)
            close_block(page);
        else if (g_str_has_prefix(text, "```"))
            close_block(page);
        else if (page->table && marked_rule(text, (gsize)(stop - text)))
            continue;
        else if (row || (page->table && memchr(text, '|', (gsize)(stop - text))))
            put_row(page, text, stop);
        else
            put_line(page, text, stop);
    }
    close_block(page);
}

char *markdown_read(char *bytes, gsize length, const FormLimits *limits, Wire *wire)
{
    Decoded text = {0};
    const char *reason = decode_text(bytes, length, &text);
    if (reason) {
        decoded_clear(&text);
        return g_strdup(reason);
    }
    Markdown page = {.out = g_string_new("<html><body>\n")};
    to_page(&page, text.text, text.text + text.length);
    wire_begin(wire, "markdown", text.encoding);
    char *fault = web_read(page.out->str, page.out->len, limits, wire);
    g_string_free(page.out, TRUE);
    decoded_clear(&text);
    return fault;
}
