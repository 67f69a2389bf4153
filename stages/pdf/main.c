#define _GNU_SOURCE
/* gouji-pdf: reads PDF documents for gouji-extract; see gouji-pdf(1). */
#include "flow.h"
#include "furniture.h"
#include "sheets.h"
#include "words.h"

#include "stages/extract/jail.h"
#include "stages/extract/wire.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define MOST_PAGES 20000
#define MOST_DAMAGED 100 /* pages in succession that cannot be read */
#define MOST_PICTURES 6  /* in one answer */
#define FEW 40           /* glyphs on a page: less beside a picture is no text */

/* What was met on the way through a document's pages. */
typedef struct {
    guint glyphs, unmapped, doubled, skewed;
    guint damaged, textual;
    GArray *pictures, *recognised; /* numbers of pages, guint */
    gboolean repaired;
} Tally;

static gboolean is_unmapped(gunichar c)
{
    return c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF);
}

static gboolean is_picture(const Page *page)
{
    return page->pictured && page->glyphs->len < FEW;
}

static void tally_page(Tally *tally, const Page *page)
{
    guint glyphs = page->glyphs->len;
    for (guint i = 0; i < glyphs; i++)
        tally->unmapped += is_unmapped(g_array_index(page->glyphs, Glyph, i).c);
    tally->glyphs += glyphs;
    tally->doubled += page->doubled;
    tally->skewed += page->skewed;
    if (page->recognised && glyphs > 0)
        g_array_append_val(tally->recognised, page->number);
    else if (is_picture(page))
        g_array_append_val(tally->pictures, page->number);
    tally->textual += glyphs > 0 && (page->recognised || !is_picture(page));
}

/* Puts the words that were read off the page's picture on it, and the lines that are drawn in the picture. */
static void recognise(Sheets *sheets, Words *words, Page *page)
{
    Raster raster = {0};
    if (!words_put(words, page))
        return;
    page->recognised = TRUE;
    g_array_set_size(page->across, 0);
    g_array_set_size(page->down, 0);
    if (sheets_draw(sheets, page->number, &raster))
        raster_rules(&raster, page);
    raster_clear(&raster);
}

static void read_pages(Sheets *sheets, Words *words, Tally *tally, GPtrArray *parts)
{
    tally->repaired = sheets_repaired(sheets);
    guint count = MIN(sheets_count(sheets), MOST_PAGES), failed = 0;
    for (guint number = 1; number <= count && failed < MOST_DAMAGED; number++) {
        g_autoptr(Page) page = page_new();
        gboolean whole = sheets_read(sheets, number, page);
        failed = whole ? 0 : failed + 1;
        tally->damaged += !whole;
        page_settle(page);
        if (words->at && (is_picture(page) || page->glyphs->len == 0))
            recognise(sheets, words, page);
        tally_page(tally, page);
        page_parts(page, parts);
    }
}

/* A picture that came without a PDF. */
static void read_pictures(Words *words, Tally *tally, GPtrArray *parts)
{
    for (guint number; (number = words_next(words)) > 0;) {
        g_autoptr(Page) page = page_new();
        page->number = number;
        page->recognised = words_put(words, page);
        tally_page(tally, page);
        page_parts(page, parts);
    }
}

static void say(BlockSink *sink, const char *rule, const char *kind, guint count)
{
    g_autofree char *reason = g_strdup_printf("%s %u", kind, count);
    if (count > 0)
        sink->remark(sink, rule, reason);
}

/* `kind 2-5,9`: which pages. */
static void say_pages(BlockSink *sink, const char *rule, const char *kind, const GArray *pages)
{
    g_autoptr(GString) reason = g_string_new(kind);
    for (guint i = 0, to; i < pages->len; i = to + 1) {
        const guint *page = &g_array_index(pages, guint, 0);
        for (to = i; to + 1 < pages->len && page[to + 1] == page[to] + 1;)
            to++;
        g_string_append_printf(reason, "%c%u", i > 0 ? ',' : ' ', page[i]);
        if (to > i)
            g_string_append_printf(reason, "-%u", page[to]);
    }
    if (pages->len > 0)
        sink->remark(sink, rule, reason->str);
}

static void say_all(BlockSink *sink, const Tally *tally, guint pages, guint removed)
{
    say(sink, "source", "doubled-text", tally->doubled);
    say(sink, "source", "skewed-text", tally->skewed);
    say(sink, "source", "page-furniture", removed);
    say(sink, "source", "unmapped-text", tally->unmapped);
    say_pages(sink, "source", "pages-recognised", tally->recognised);
    say_pages(sink, "unreadable", "pages-without-text", tally->pictures);
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

/* Hands over what was read. */
static char *give(GPtrArray *parts, const Tally *tally, guint pages, Wire *wire)
{
    BlockSink *sink = wire_sink(wire);
    wire_begin(wire, 2 * tally->recognised->len > tally->textual ? "scan" : "pdf", NULL);
    char *reason = refuse(tally, pages);
    if (reason)
        return reason;
    guint removed = furniture_remove(parts, pages);
    parts_settle(parts);
    flow_tables(parts);
    say_all(sink, tally, pages, removed);
    for (guint i = 0; i < tally->recognised->len; i++)
        sink->page(sink, g_array_index(tally->recognised, guint, i), TRUE);
    wire_count(wire, flow_give(parts, sink), pages);
    return NULL;
}

/* The pages of a PDF; of one without bytes, those that words tell of. */
static char *read_document(const char *bytes, gsize length, Words words, Wire *wire)
{
    char *reason = NULL;
    g_autoptr(Sheets) sheets = NULL;
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func((GDestroyNotify)part_free);
    g_autoptr(GArray) pictures = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GArray) recognised = g_array_new(FALSE, FALSE, sizeof(guint));
    Tally tally = {.pictures = pictures, .recognised = recognised};
    if (length == 0 && words.at) {
        read_pictures(&words, &tally, parts);
        return give(parts, &tally, MAX(1, tally.recognised->len), wire);
    }
    sheets = sheets_open(bytes, length, &reason);
    if (!sheets)
        return reason;
    read_pages(sheets, &words, &tally, parts);
    return give(parts, &tally, sheets_count(sheets), wire);
}

/* The page as a picture for recognition, its lines taken out; FALSE if there is nothing on it. */
static gboolean give_picture(Sheets *sheets, const Page *page, Wire *wire)
{
    Raster raster = {0};
    GBytes *bytes = NULL;
    g_autoptr(Page) lines = page_new();
    if (sheets_draw(sheets, page->number, &raster) && !raster_is_blank(&raster)) {
        raster_rules(&raster, lines);
        bytes = sheets_png(sheets, &raster);
    }
    if (bytes) {
        gsize length;
        const char *png = g_bytes_get_data(bytes, &length);
        g_autofree char *name = g_strdup_printf("%u %u", page->number, (guint)(100 * raster.scale));
        wire_member(wire, name, png, length);
        g_bytes_unref(bytes);
    }
    raster_clear(&raster);
    return bytes != NULL;
}

/* Pictures of the pages without text, from this page on and not too many at a time, in members NUMBER SCALE. */
static char *draw_pages(const char *bytes, gsize length, guint from, Wire *wire)
{
    char *reason = NULL;
    g_autoptr(Sheets) sheets = sheets_open(bytes, length, &reason);
    if (!sheets)
        return reason;
    guint count = MIN(sheets_count(sheets), MOST_PAGES), given = 0;
    wire_begin(wire, "pictures", NULL);
    for (guint number = MAX(from, 1); number <= count && given < MOST_PICTURES; number++) {
        g_autoptr(Page) page = page_new();
        sheets_read(sheets, number, page);
        page_settle(page);
        if (is_picture(page) || page->glyphs->len == 0)
            given += give_picture(sheets, page, wire);
    }
    return NULL;
}

/* The number behind the slash of a form. */
static gsize number_in(const char *form)
{
    const char *slash = strchr(form, '/');
    return slash ? (gsize)g_ascii_strtoull(slash + 1, NULL, 10) : 0;
}

static char *answer(const char *form, char *bytes, gsize length, Wire *wire, gpointer data)
{
    gsize number = number_in(form);
    (void)data;
    if (g_str_has_prefix(form, "pictures/"))
        return draw_pages(bytes, length, (guint)MIN(number, MOST_PAGES), wire);
    if (g_str_has_prefix(form, "scan/") && number <= length)
        return read_document(bytes, number, (Words){bytes + number, bytes + length}, wire);
    return read_document(bytes, length, (Words){NULL, NULL}, wire);
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
    jail_load();
    if (!jail_is_watched())
        jail_enter();
    return wire_serve(in, STDOUT_FILENO, answer, NULL);
}
