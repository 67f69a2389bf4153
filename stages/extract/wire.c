#include "wire.h"

#include "pipeline/record.h"

#include <errno.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define BLOCK ((gsize)1 << 16)
#define REQUEST_BYTES 128 /* of a request's line */

struct Wire {
    BlockSink sink; /* first: a pointer to it is a pointer to the wire */
    int fd;
    GString *pending;
    gsize sent, most;
    gboolean begun, full, failed;
    guint lines, pages;
};

static const char *const layouts[] = {
    [LAYOUT_TAB] = "tab",   [LAYOUT_ROWS] = "rows",       [LAYOUT_FLAT] = "flat",
    [LAYOUT_GRID] = "grid", [LAYOUT_ALIGNED] = "aligned", [LAYOUT_SHEET] = "sheet"};

static gboolean write_all(int fd, const char *at, gsize length)
{
    const char *end = at + length;
    while (at < end) {
        ssize_t put = write(fd, at, (gsize)(end - at));
        if (put < 0 && errno != EINTR)
            return FALSE;
        at += put > 0 ? put : 0;
    }
    return TRUE;
}

static void wire_flush(Wire *wire)
{
    wire->failed |= !write_all(wire->fd, wire->pending->str, wire->pending->len);
    wire->sent += wire->pending->len;
    g_string_truncate(wire->pending, 0);
}

/* The end of one line: what goes beyond MOST is taken back. */
static void wire_settle(Wire *wire, gsize before)
{
    wire->full |= wire->sent + wire->pending->len > wire->most;
    if (wire->full)
        g_string_truncate(wire->pending, before);
    if (wire->pending->len >= BLOCK && wire->fd >= 0)
        wire_flush(wire);
}

/* By hand: a page of tables has thousands of them. */
static void put_number(Wire *wire, guint number)
{
    char digits[16], *at = digits + sizeof digits;
    do
        *--at = (char)('0' + number % 10);
    while (number /= 10);
    *--at = '\t';
    g_string_append_len(wire->pending, at, digits + sizeof digits - at);
}

static void put_text(Wire *wire, const char *text, gsize length)
{
    g_string_append_c(wire->pending, '\t');
    record_escape(wire->pending, text, length);
}

static void on_paragraph(BlockSink *sink, const Paragraph *paragraph)
{
    Wire *wire = (Wire *)sink;
    gsize before = wire->pending->len;
    g_string_append(wire->pending, "para");
    put_number(wire, paragraph->count > 0 ? paragraph->pieces[0].line : 0);
    put_number(wire, paragraph->page);
    put_number(wire, paragraph->outline);
    put_text(wire, paragraph->text, paragraph->length);
    g_string_append_c(wire->pending, '\n');
    wire_settle(wire, before);
}

static void on_table(BlockSink *sink, const TableBlock *table)
{
    Wire *wire = (Wire *)sink;
    gsize before = wire->pending->len;
    const char *caption = table->caption ? table->caption : "";
    g_string_append_printf(wire->pending, "table\t%s", layouts[table->layout]);
    put_number(wire, table->line);
    put_number(wire, table->page);
    put_text(wire, caption, strlen(caption));
    g_string_append_c(wire->pending, '\n');
    wire_settle(wire, before);
}

static void on_cell(BlockSink *sink, const CellBlock *cell)
{
    Wire *wire = (Wire *)sink;
    gsize before = wire->pending->len;
    const guint numbers[] = {cell->line,   cell->col,     cell->row,
                             cell->column, cell->rowspan, cell->colspan};
    g_string_append(wire->pending, "cell");
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
        put_number(wire, numbers[i]);
    put_text(wire, cell->text, cell->length);
    g_string_append_c(wire->pending, '\n');
    wire_settle(wire, before);
}

static void on_remark(BlockSink *sink, const char *rule, const char *reason)
{
    Wire *wire = (Wire *)sink;
    gsize before = wire->pending->len;
    g_string_append_printf(wire->pending, "remark\t%s", rule);
    put_text(wire, reason, strlen(reason));
    g_string_append_c(wire->pending, '\n');
    wire_settle(wire, before);
}

static void on_page(BlockSink *sink, guint page, gboolean recognised)
{
    Wire *wire = (Wire *)sink;
    gsize before = wire->pending->len;
    g_string_append_printf(wire->pending, "page\t%u\t%d\n", page, recognised ? 1 : 0);
    wire_settle(wire, before);
}

BlockSink *wire_sink(Wire *wire)
{
    return &wire->sink;
}

void wire_begin(Wire *wire, const char *form, const char *encoding)
{
    if (wire->begun)
        return;
    wire->begun = TRUE;
    g_string_append_printf(wire->pending, "begin\t%s\t%s\n", form, encoding ? encoding : "");
}

void wire_member(Wire *wire, const char *name, const char *bytes, gsize length)
{
    gsize before = wire->pending->len;
    g_string_append_printf(wire->pending, "member\t%" G_GSIZE_FORMAT, length);
    put_text(wire, name, strlen(name));
    g_string_append_c(wire->pending, '\n');
    if (!wire->full && length <= wire->most)
        g_string_append_len(wire->pending, bytes, (gssize)length);
    else
        wire->full = TRUE;
    g_string_append_c(wire->pending, '\n');
    wire_settle(wire, before);
}

void wire_count(Wire *wire, guint lines, guint pages)
{
    wire->lines = lines;
    wire->pages = pages;
}

gboolean wire_full(const Wire *wire)
{
    return wire->full;
}

/* The last line: the reason, which is taken over, or the end. */
static void wire_close(Wire *wire, const char *form, char *reason)
{
    wire_begin(wire, form, NULL);
    if (!reason && wire->full)
        reason = g_strdup_printf("output-larger-than %" G_GSIZE_FORMAT, wire->most);
    if (reason) {
        g_string_append(wire->pending, "fault");
        put_text(wire, reason, strlen(reason));
        g_string_append_c(wire->pending, '\n');
    } else {
        g_string_append_printf(wire->pending, "end\t%u\t%u\n", wire->lines, wire->pages);
    }
    g_free(reason);
}

static gboolean read_all(int fd, char *at, gsize length)
{
    while (length > 0) {
        ssize_t got = read(fd, at, length);
        if (got == 0 || (got < 0 && errno != EINTR))
            return FALSE;
        at += got > 0 ? got : 0;
        length -= got > 0 ? (gsize)got : 0;
    }
    return TRUE;
}

/* The next request's line without its newline, a byte at a time: what follows is the document's. */
static gboolean read_line(int fd, char line[REQUEST_BYTES])
{
    gsize length = 0;
    while (length + 1 < REQUEST_BYTES && read_all(fd, line + length, 1)) {
        if (line[length] == '\n') {
            line[length] = '\0';
            return TRUE;
        }
        length++;
    }
    line[length] = '\0';
    return FALSE;
}

static void grant_seconds(guint64 seconds)
{
    struct rusage used;
    struct rlimit limit;
    if (getrusage(RUSAGE_SELF, &used) != 0 || getrlimit(RLIMIT_CPU, &limit) != 0)
        return;
    limit.rlim_cur = (rlim_t)used.ru_utime.tv_sec + (rlim_t)used.ru_stime.tv_sec + seconds + 1;
    setrlimit(RLIMIT_CPU, &limit);
}

static gboolean number_of(const char *text, guint64 most, guint64 *out)
{
    return text && g_ascii_string_to_unsigned(text, 10, 0, most, out, NULL);
}

static Wire wire_new(int fd, gsize most)
{
    return (Wire){.sink = {on_paragraph, on_table, on_cell, on_remark, on_page},
                  .fd = fd,
                  .pending = g_string_sized_new(BLOCK + (BLOCK >> 2)),
                  .most = most};
}

static gboolean answer(int in, int out, char *line, WireRead read, gpointer data)
{
    guint64 length, most, seconds;
    g_auto(GStrv) field = g_strsplit(line, "\t", 0);
    if (g_strv_length(field) != 5 || strcmp(field[0], "read") != 0 ||
        !number_of(field[2], G_MAXINT32, &length) || !number_of(field[3], G_MAXSSIZE, &most) ||
        !number_of(field[4], G_MAXINT32, &seconds))
        return FALSE;
    g_autofree char *bytes = g_malloc(length + 1);
    if (!read_all(in, bytes, length))
        return FALSE;
    bytes[length] = '\0';
    grant_seconds(seconds);
    Wire wire = wire_new(out, most);
    wire_close(&wire, field[1], read(field[1], bytes, length, &wire, data));
    wire_flush(&wire);
    g_string_free(wire.pending, TRUE);
    return !wire.failed;
}

GString *wire_answer(const char *form, char *bytes, gsize length, gsize most, WireRead read,
                     gpointer data)
{
    Wire wire = wire_new(-1, most);
    wire_close(&wire, form, read(form, bytes, length, &wire, data));
    return wire.pending;
}

int wire_serve(int in, int out, WireRead read, gpointer data)
{
    char line[REQUEST_BYTES];
    while (read_line(in, line))
        if (!answer(in, out, line, read, data))
            return 2;
    return *line ? 2 : 0;
}

void wire_request(GString *out, const char *form, gsize length, gsize most, guint seconds)
{
    g_string_append_printf(out, "read\t%s\t%" G_GSIZE_FORMAT "\t%" G_GSIZE_FORMAT "\t%u\n", form,
                           length, most, seconds);
}
