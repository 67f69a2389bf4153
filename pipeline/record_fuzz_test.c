#define _GNU_SOURCE
/* Fuzz target: any bytes as a record stream, and any bytes as a field. */
#include "document.h"
#include "stream_testing.h"

#include "fuzz_testing.h"

#define MOST_RECORD 4096 /* bytes; a longer one is refused */

/* What is escaped comes back as it was, and holds nothing that parts fields or records. */
static void examine_field(const char *bytes, gsize length)
{
    g_autoptr(GString) escaped = g_string_new(NULL);
    record_escape(escaped, bytes, length);
    if (memchr(escaped->str, '\t', escaped->len) || memchr(escaped->str, '\n', escaped->len))
        g_error("a field is not escaped");
    if (record_unescape(escaped->str, escaped->len) != length ||
        memcmp(escaped->str, bytes, length) != 0)
        g_error("a field does not come back");
}

static void take_all(Reader *reader, Document *document)
{
    RecordKind kind;
    Record record;
    gsize length;
    while (reader_line(reader, &length, &kind, NULL)) {
        if (!reader_split(reader, &record, NULL))
            continue;
        for (guint i = 0; i < schema_columns(record.kind); i++)
            examine_field(record.field[i], record_length(&record, i));
        document_add(document, &record);
    }
    document_complete(document);
    for (guint i = 0; i < document->spans->len; i++) {
        const Span *span = document->spans->pdata[i];
        for (guint j = 0; j < span->quantity_count; j++)
            quantity_interval(span->quantities[j]);
    }
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    int fd = stream_file(data, size);
    Reader *reader = reader_new(fd, MOST_RECORD);
    Document *document = document_new();
    take_all(reader, document);
    document_free(document);
    reader_free(reader);
    close(fd);
    examine_field((const char *)data, size);
    return 0;
}

FUZZ_TARGET("record")
