#define _GNU_SOURCE
/* gouji-pdf: reads PDF documents for gouji-extract; see gouji-pdf(1). */
#include "flow.h"
#include "furniture.h"
#include "sheets.h"

#include "stages/extract/wire.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define MOST_PAGES 20000
#define MOST_DAMAGED 100 /* pages in succession that cannot be read */
#define FEW 40           /* glyphs on a page: less beside a picture is no text */

/* What was met on the way through a document's pages. */
typedef struct {
    guint glyphs, unmapped, doubled, skewed;
    guint damaged, pictures, recognised, textual;
    guint first_picture;
    gboolean repaired;
} Tally;

static gboolean is_unmapped(gunichar c)
{
    return c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF);
}

static void tally_page(Tally *tally, const Page *page, gboolean hidden)
{
    guint glyphs = page->glyphs->len;
    gboolean picture = page->pictured && glyphs < FEW;
    for (guint i = 0; i < glyphs; i++)
        tally->unmapped += is_unmapped(g_array_index(page->glyphs, Glyph, i).c);
    tally->glyphs += glyphs;
    tally->doubled += page->doubled;
    tally->skewed += page->skewed;
    tally->recognised += hidden && glyphs > 0;
    tally->textual += glyphs > 0 && !picture;
    if (picture && tally->pictures++ == 0)
        tally->first_picture = page->number;
}

static void read_pages(Sheets *sheets, Tally *tally, GPtrArray *parts)
{
    tally->repaired = sheets_repaired(sheets);
    guint count = MIN(sheets_count(sheets), MOST_PAGES), failed = 0;
    for (guint number = 1; number <= count && failed < MOST_DAMAGED; number++) {
        g_autoptr(Page) page = page_new();
        gboolean whole = sheets_read(sheets, number, page);
        failed = whole ? 0 : failed + 1;
        tally->damaged += !whole;
        gboolean hidden = page->glyphs->len == 0;
        page_settle(page);
        tally_page(tally, page, hidden);
        page_parts(page, parts);
    }
}

static void say(BlockSink *sink, const char *rule, const char *kind, guint count)
{
    g_autofree char *reason = g_strdup_printf("%s %u", kind, count);
    if (count > 0)
        sink->remark(sink, rule, reason);
}

static void say_all(BlockSink *sink, const Tally *tally, guint pages, guint removed)
{
    say(sink, "source", "doubled-text", tally->doubled);
    say(sink, "source", "skewed-text", tally->skewed);
    say(sink, "source", "page-furniture", removed);
    say(sink, "source", "unmapped-text", tally->unmapped);
    say(sink, "unreadable", "pages-without-text", tally->pictures);
    say(sink, "unreadable", "pages-damaged", tally->damaged);
    say(sink, "limit", "more-pages-than", pages > MOST_PAGES ? MOST_PAGES : 0);
}

/* Why what was read is no text to audit; NULL if it is. */
static char *refuse(const Tally *tally, guint pages)
{
    if (tally->textual == 0)
        return g_strdup(tally->repaired || pages == 0 || 2 * tally->damaged > pages
                            ? "damaged"
                            : "no-text-layer");
    if (5 * tally->unmapped > tally->glyphs)
        return g_strdup("encoding pdf-font");
    return NULL;
}

static char *read_document(const char *form, char *bytes, gsize length, Wire *wire, gpointer data)
{
    char *reason = NULL;
    Tally tally = {0};
    (void)data;
    g_autoptr(Sheets) sheets = sheets_open(bytes, length, &reason);
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func((GDestroyNotify)part_free);
    if (!sheets)
        return reason;
    guint pages = sheets_count(sheets);
    read_pages(sheets, &tally, parts);
    wire_begin(wire, 2 * tally.recognised > tally.textual ? "scan" : form, NULL);
    reason = refuse(&tally, pages);
    if (reason)
        return reason;
    guint removed = furniture_remove(parts, pages);
    parts_settle(parts);
    flow_tables(parts);
    say_all(wire_sink(wire), &tally, pages, removed);
    wire_count(wire, flow_give(parts, wire_sink(wire)), pages);
    return NULL;
}

/* A request for each file, in a file of its own that wire_serve can read. */
static int request_files(char **paths)
{
    int fd = memfd_create("gouji-pdf", MFD_CLOEXEC);
    for (; fd >= 0 && *paths; paths++) {
        g_autofree char *bytes = NULL;
        g_autoptr(GString) request = g_string_new(NULL);
        g_autoptr(GError) error = NULL;
        gsize length;
        if (!g_file_get_contents(*paths, &bytes, &length, &error)) {
            fprintf(stderr, "gouji-pdf: %s\n", error->message);
            return -1;
        }
        wire_request(request, "pdf", length, (gsize)1 << 30, 600);
        g_string_append_len(request, bytes, (gssize)length);
        if (write(fd, request->str, request->len) != (ssize_t)request->len)
            return -1;
    }
    return fd >= 0 && lseek(fd, 0, SEEK_SET) == 0 ? fd : -1;
}

int main(int argc, char **argv)
{
    int in = argc > 1 ? request_files(argv + 1) : STDIN_FILENO;
    if (in < 0)
        return 2;
    return wire_serve(in, STDOUT_FILENO, read_document, NULL);
}
