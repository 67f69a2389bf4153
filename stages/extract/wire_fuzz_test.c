#define _GNU_SOURCE
/* Fuzz target: any bytes as the answer of a reader program (gouji-pdf, a worker) and as a request to it. */
#include "pipeline/fuzz_testing.h"
#include "wire.h"

#include <sys/mman.h>
#include <unistd.h>

#define MOST_REQUEST ((gsize)1 << 16) /* bytes; a longer document would only take time */

static void take_paragraph(BlockSink *sink, const Paragraph *paragraph)
{
    (void)sink;
    if (!g_utf8_validate_len(paragraph->text, paragraph->length, NULL))
        g_error("a paragraph that is no text");
}

static void take_table(BlockSink *sink, const TableBlock *table)
{
    (void)sink;
    if (table->caption && !g_utf8_validate(table->caption, -1, NULL))
        g_error("a caption that is no text");
}

static void take_cell(BlockSink *sink, const CellBlock *cell)
{
    (void)sink;
    if (!g_utf8_validate_len(cell->text, cell->length, NULL))
        g_error("a cell that is no text");
}

static void take_remark(BlockSink *sink, const char *rule, const char *reason)
{
    (void)sink;
    if (!g_utf8_validate(rule, -1, NULL) || !g_utf8_validate(reason, -1, NULL))
        g_error("a remark that is no text");
}

static void take_page(BlockSink *sink, guint page, gboolean recognised)
{
    (void)sink, (void)page, (void)recognised;
}

static void take_member(gpointer data, const char *name, char *bytes, gsize length)
{
    *(gsize *)data += strlen(name) + length + (length > 0 ? (guchar)bytes[length - 1] : 0);
}

/* As it comes: what has arrived is looked through at every step. */
static void read_answer(char *bytes, gsize size)
{
    BlockSink sink = {.paragraph = take_paragraph,
                      .table = take_table,
                      .cell = take_cell,
                      .remark = take_remark,
                      .page = take_page};
    gsize taken = 0;
    const WireMembers members = {take_member, &taken};
    WireScan scan = {0};
    WireAnswer answer;
    for (gsize come = 1; come < size; come *= 2)
        if (!wire_scan(&scan, bytes, come) || scan.whole)
            break;
    scan = (WireScan){0};
    if (wire_scan(&scan, bytes, size) && scan.whole && wire_open(&answer, &scan, bytes, size) &&
        !answer.reason)
        wire_play(&answer, &sink, &members);
}

static char *read_nothing(const char *form, char *bytes, gsize length, Wire *wire, gpointer data)
{
    (void)data;
    wire_begin(wire, form, NULL);
    wire_member(wire, "a", bytes, length);
    return NULL;
}

static void read_request(const guint8 *data, gsize size)
{
    int in = memfd_create("request", MFD_CLOEXEC), out = memfd_create("answer", MFD_CLOEXEC);
    if (write(in, data, size) != (ssize_t)size || lseek(in, 0, SEEK_SET) != 0)
        g_error("cannot write a request");
    wire_serve(in, out, read_nothing, NULL);
    close(in);
    close(out);
}

/* A request may claim any size of document, which is then asked of the allocator: only small ones are tried. */
static gboolean is_small(const guint8 *data, gsize size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    g_auto(GStrv) fields = g_strsplit(text, "\t", 4);
    return g_strv_length(fields) < 3 || g_ascii_strtoull(fields[2], NULL, 10) < MOST_REQUEST;
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autofree char *bytes = g_malloc(size + 1);
    memcpy(bytes, data, size);
    bytes[size] = '\0';
    read_answer(bytes, size);
    if (is_small(data, size) && !memchr(data, '\n', size > 0 ? size - 1 : 0))
        read_request(data, size);
    return 0;
}

FUZZ_TARGET("wire")
