/* Fuzz target for the forms that extract reads: any bytes must give an answer that can be opened. The form is
 * $FORM; the test takes them one after the other. docx-parts and xlsx-parts are packed here (see pack). */
#include "delimited.h"
#include "foreign.h"
#include "pipeline/fuzz_testing.h"
#include "plain.h"

#include <archive.h>
#include <archive_entry.h>

#define PARTS "-parts"

static const char *form;
static FormLimits limits = {.line_bytes = 1 << 16,
                            .lattice = {200, 5000, 8},
                            .tags = 100,
                            .members = 50,
                            .member_bytes = 4 << 20,
                            .member_ratio = 100};

static void no_paragraph(BlockSink *sink, const Paragraph *paragraph)
{
    (void)sink, (void)paragraph;
}

static void no_table(BlockSink *sink, const TableBlock *table)
{
    (void)sink, (void)table;
}

static void no_cell(BlockSink *sink, const CellBlock *cell)
{
    (void)sink, (void)cell;
}

static void no_remark(BlockSink *sink, const char *rule, const char *reason)
{
    (void)sink, (void)rule, (void)reason;
}

static void read_text(char *bytes, gsize size, BlockSink *sink)
{
    Decoded text = {0};
    guint lines = 0;
    gboolean csv = strcmp(form, "csv") == 0;
    if (size > 0 && !decode_text(bytes, size, &text) &&
        (!csv || delimited_find(text.text, text.length)))
        g_free((csv ? delimited_read : plain_read)(&text, &limits, sink, &lines));
    decoded_clear(&text);
}

#define PART '\x1f'

/* Puts one part into the package: its name up to a newline, then its bytes. */
static void pack_part(struct archive *package, const char *part, gsize size)
{
    const char *newline = memchr(part, '\n', size);
    if (!newline)
        return;
    g_autofree char *name = g_strndup(part, (gsize)(newline - part));
    gsize length = size - (gsize)(newline + 1 - part);
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_size(entry, (gint64)length);
    archive_entry_set_filetype(entry, AE_IFREG);
    if (archive_write_header(package, entry) == ARCHIVE_OK)
        archive_write_data(package, newline + 1, length);
    archive_entry_free(entry);
}

/* The ZIP of the parts, each of which stands behind a PART: so the fuzzer changes the XML inside. Free with g_free. */
static char *pack(const char *bytes, gsize size, gsize *length)
{
    gsize room = size * 2 + (1 << 16);
    char *zip = g_malloc(room + 1);
    struct archive *package = archive_write_new();
    archive_write_set_format_zip(package);
    archive_write_zip_set_compression_store(package);
    archive_write_open_memory(package, zip, room, length);
    for (const char *at = memchr(bytes, PART, size); at;) {
        const char *next = memchr(at + 1, PART, size - (gsize)(at + 1 - bytes));
        pack_part(package, at + 1, (gsize)((next ? next : bytes + size) - (at + 1)));
        at = next;
    }
    archive_write_close(package);
    archive_write_free(package);
    return zip;
}

static void read_foreign(char *bytes, gsize size, BlockSink *sink)
{
    WireScan scan = {0};
    WireAnswer whole;
    GString *answer = wire_answer(form, bytes, size, 1 << 22, foreign_read, &limits);
    if (!wire_scan(&scan, answer->str, answer->len) ||
        !wire_open(&whole, &scan, answer->str, answer->len))
        g_error("an answer that cannot be opened");
    if (!whole.reason)
        wire_play(&whole, sink, NULL);
    g_string_free(answer, TRUE);
}

static void read_parts(const char *bytes, gsize size, BlockSink *sink)
{
    const char *whole = form;
    g_autofree char *name = g_strndup(form, strlen(form) - strlen(PARTS));
    gsize length = 0;
    g_autofree char *zip = pack(bytes, size, &length);
    form = name;
    read_foreign(zip, length, sink);
    form = whole;
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    static Config *config;
    BlockSink sink = {no_paragraph, no_table, no_cell, no_remark, NULL};
    char *bytes = g_malloc(size + 1);
    if (!form)
        form = g_getenv("FORM");
    if (!config)
        config = config_open(NULL, NULL);
    if (!limits.words)
        limits.words = words_new(config, NULL);
    memcpy(bytes, data, size);
    bytes[size] = '\0';
    if (strcmp(form, "text") == 0 || strcmp(form, "csv") == 0)
        read_text(bytes, size, &sink);
    else if (g_str_has_suffix(form, PARTS))
        read_parts(bytes, size, &sink);
    else
        read_foreign(bytes, size, &sink);
    g_free(bytes);
    return 0;
}

#ifndef LIBFUZZER
static void every_input_kept_is_answered(void **state)
{
    static const char *const forms[] = {"html",       "markdown", "docx", "docx-parts", "xlsx",
                                        "xlsx-parts", "zip",      "csv",  "text"};
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        form = forms[i];
        fuzz_replay(form);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_input_kept_is_answered)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
#endif
