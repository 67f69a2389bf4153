/* For tests alone: a docket from a few records. */
#pragma once

#include "finding.h"
#include "group.h"

#include "pipeline/testing.h"

#include <unistd.h>

#define DOC "doc\t1\t1\ta.txt\t\ttext\tUTF-8\t9\ta.txt\n"
#define END "end\t1\t99\taudited\t9\n"
#define TEXT(nr, line, text) "text\t1\t" nr "\t" line "\t1\t1\t" text "\t\n"
#define CELL(nr, line, row, column, text)                                                          \
    "cell\t1\t" nr "\t" line "\t1\t1\t" row "\t" column "\t1\t1\t" text "\n"
#define QTY(nr, line, at, len, printed)                                                            \
    "qty\t1\t" nr "\t" line "\t1\t" at "\t" len "\t" printed "\t\t\t\t\t\t\t\t\t\t\t\t\n"
/* rule, outcome, severity; line and col; label, reported, expected, arith, args; the rest */
#define CHECK(nr, rule, place, words, rest)                                                        \
    "check\t1\t" nr "\t" rule "\t" place "\t" words "\t" rest "\n"

typedef struct {
    Config *config;
    Rules *rules;
    Messages *messages;
    Docket *docket;
} Bench;

static int bench_setup(void **state)
{
    Bench *bench = g_new0(Bench, 1);
    bench->config = config_open(NULL, NULL);
    bench->rules = rules_new(bench->config, NULL);
    bench->messages = messages_new(bench->config, LANGUAGE_CHINESE, NULL);
    bench->docket = docket_new();
    *state = bench;
    return bench->rules && bench->messages ? 0 : -1;
}

static int bench_teardown(void **state)
{
    Bench *bench = *state;
    docket_free(bench->docket);
    messages_free(bench->messages);
    rules_free(bench->rules);
    config_free(bench->config);
    g_free(bench);
    return 0;
}

/* Reads the records between DOC and END, completes and groups them. */
static Docket *bench_read(Bench *bench, const char *records)
{
    g_autofree char *text = g_strconcat(DOC, records, END, NULL);
    int ends[2];
    RecordKind kind;
    gsize length;
    Record record;

    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], text, strlen(text)), strlen(text));
    close(ends[1]);
    Reader *reader = reader_new(ends[0], G_MAXUINT16);
    const char *line;
    while ((line = reader_line(reader, &length, &kind, NULL))) {
        if (PLACE_KEEPS & 1u << kind) {
            docket_keep(bench->docket, kind, line, length);
            continue;
        }
        assert_true(reader_split(reader, &record, NULL));
        docket_add(bench->docket, &record, bench->rules);
    }
    reader_free(reader);
    close(ends[0]);
    docket_complete(bench->docket);
    group_items(bench->docket);
    return bench->docket;
}

/* The item of that record number. */
G_GNUC_UNUSED static Item *bench_item(const Docket *docket, const char *nr)
{
    for (guint i = 0; i < docket->items->len; i++) {
        Item *item = docket->items->pdata[i];
        if (item->key == key_parse(nr))
            return item;
    }
    fail_msg("no check %s", nr);
    return NULL;
}
