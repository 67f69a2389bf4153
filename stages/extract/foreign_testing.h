/* For tests alone: what a reader of a foreign form hands over, written down.
 *
 *     P3#1 text          paragraph 3, heading level 1
 *     T4 grid caption    table from line 4
 *     4:2.1 1x2[text]    line 4, row 2, column 1, one row and two columns
 *     -- 2               page 2 begins; -- 2? when it was read off a picture
 *     R source macros 1  a remark
 *     F reason           a fault; or E7, the count at the end */
#pragma once

#include "foreign.h"

#include "pipeline/testing.h"

#include <archive.h>
#include <archive_entry.h>

typedef struct {
    BlockSink sink;
    GString *seen;
} Seen;

static void see_paragraph(BlockSink *sink, const Paragraph *paragraph)
{
    g_autofree char *outline =
        paragraph->outline ? g_strdup_printf("#%u", paragraph->outline) : g_strdup("");
    g_string_append_printf(((Seen *)sink)->seen, "P%u%s %s\n", paragraph->pieces[0].line, outline,
                           paragraph->text);
}

static void see_table(BlockSink *sink, const TableBlock *table)
{
    g_string_append_printf(((Seen *)sink)->seen, "T%u %s%s%s\n", table->line,
                           table->layout == LAYOUT_SHEET ? "sheet" : "grid",
                           table->caption ? " " : "", table->caption ? table->caption : "");
}

static void see_cell(BlockSink *sink, const CellBlock *cell)
{
    g_autofree char *span = cell->rowspan * cell->colspan > 1
                                ? g_strdup_printf(" %ux%u", cell->rowspan, cell->colspan)
                                : g_strdup("");
    g_string_append_printf(((Seen *)sink)->seen, "%u:%u.%u%s[%s]\n", cell->line, cell->row,
                           cell->column, span, cell->text);
}

static void see_remark(BlockSink *sink, const char *rule, const char *reason)
{
    g_string_append_printf(((Seen *)sink)->seen, "R %s %s\n", rule, reason);
}

static void see_page(BlockSink *sink, guint page, gboolean recognised)
{
    g_string_append_printf(((Seen *)sink)->seen, "-- %u%s\n", page, recognised ? "?" : "");
}

/* The limits of the tests; free the words' configuration never. */
static inline const FormLimits *test_limits(void)
{
    static FormLimits limits = {.line_bytes = 4096,
                                .lattice = {50, 500, 4},
                                .tags = 60,
                                .members = 20,
                                .member_bytes = 8 << 20,
                                .member_ratio = 100};
    static Config *config;
    if (!config)
        config = config_open("config", NULL);
    if (!limits.words)
        limits.words = words_new(config, NULL);
    assert_non_null(limits.words);
    return &limits;
}

/* What the reader of the form makes of these bytes; free with g_free. */
static inline char *read_blocks(const char *form, const char *bytes, gsize length)
{
    g_autofree char *copy = g_malloc(length + 1);
    memcpy(copy, bytes, length);
    copy[length] = '\0';
    GString *answer =
        wire_answer(form, copy, length, 1 << 20, foreign_read, (gpointer)(guintptr)test_limits());
    Seen seen = {{see_paragraph, see_table, see_cell, see_remark, see_page}, g_string_new(NULL)};
    WireScan scan = {0};
    WireAnswer whole;
    assert_true(wire_scan(&scan, answer->str, answer->len));
    assert_true(wire_open(&whole, &scan, answer->str, answer->len));
    if (!whole.reason)
        wire_play(&whole, &seen.sink, NULL);
    if (whole.reason)
        g_string_append_printf(seen.seen, "F %s\n", whole.reason);
    g_string_free(answer, TRUE);
    return g_string_free(seen.seen, FALSE);
}

static inline void assert_blocks(const char *form, const char *text, const char *expected)
{
    g_autofree char *blocks = read_blocks(form, text, strlen(text));
    assert_string_equal(blocks, expected);
}

/* A member of an archive for a test. */
typedef struct {
    const char *name, *text;
} Part;

/* A ZIP of these parts, the last without name; free with g_string_free. */
static inline GString *make_zip(const Part *parts)
{
    gsize used = 0, room = 1 << 16;
    for (const Part *part = parts; part->name; part++)
        room += strlen(part->text);
    GString *out = g_string_sized_new(room);
    struct archive *archive = archive_write_new();
    archive_write_set_format_zip(archive);
    archive_write_open_memory(archive, out->str, room, &used);
    for (; parts->name; parts++) {
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, parts->name);
        archive_entry_set_size(entry, (la_int64_t)strlen(parts->text));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_write_header(archive, entry);
        archive_write_data(archive, parts->text, strlen(parts->text));
        archive_entry_free(entry);
    }
    archive_write_free(archive);
    out->len = used;
    return out;
}
