#define _GNU_SOURCE
/* Fuzz target: any bytes as a PDF must give an answer that can be opened. */
#include "pipeline/fuzz_testing.h"

int pdf_main(int argc, char **argv);
#define main pdf_main
#include "stages/pdf/main.c"

#undef main

static void take_paragraph(BlockSink *sink, const Paragraph *paragraph)
{
    (void)sink;
    if (!g_utf8_validate_len(paragraph->text, paragraph->length, NULL))
        g_error("a paragraph that is no text");
}

static void take_table(BlockSink *sink, const TableBlock *table)
{
    (void)sink, (void)table;
}

static void take_cell(BlockSink *sink, const CellBlock *cell)
{
    (void)sink, (void)cell;
}

static void take_remark(BlockSink *sink, const char *rule, const char *reason)
{
    (void)sink, (void)rule, (void)reason;
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    BlockSink sink = {
        .paragraph = take_paragraph, .table = take_table, .cell = take_cell, .remark = take_remark};
    WireScan scan = {0};
    WireAnswer whole;
    g_autofree char *bytes = g_malloc(size + 1);
    memcpy(bytes, data, size);
    bytes[size] = '\0';
    GString *said = wire_answer("pdf", bytes, size, 1 << 24, answer, NULL);
    if (!wire_scan(&scan, said->str, said->len) || !wire_open(&whole, &scan, said->str, said->len))
        g_error("an answer that cannot be opened");
    if (!whole.reason)
        wire_play(&whole, &sink, NULL);
    g_string_free(said, TRUE);
    return 0;
}
