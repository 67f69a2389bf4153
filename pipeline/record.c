#include "record.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define READ_BLOCK ((gsize)1 << 18)
#define WRITE_BLOCK ((gsize)1 << 17)

struct Reader {
    int fd;
    gsize most;
    char *buffer;
    gsize size, start, end; /* the buffer; unread bytes are [start, end) */
    char *line;             /* the line handed out last */
    gsize line_length;
    RecordKind kind; /* of that line */
    guint64 number;
    gboolean eof;
};

struct Writer {
    int fd;
    GString *pending;
    int failure; /* errno of the first failure */
};

Reader *reader_new(int fd, gsize most)
{
    Reader *reader = g_new0(Reader, 1);
    reader->fd = fd;
    reader->most = most;
    reader->size = READ_BLOCK;
    reader->buffer = g_malloc(reader->size + 1);
    return reader;
}

void reader_free(Reader *reader)
{
    g_free(reader->buffer);
    g_free(reader);
}

/* Makes room and reads once more; FALSE at the end of input or on failure. */
static gboolean reader_fill(Reader *reader, GError **error)
{
    if (reader->start > 0) {
        memmove(reader->buffer, reader->buffer + reader->start, reader->end - reader->start);
        reader->end -= reader->start;
        reader->start = 0;
    }
    if (reader->end == reader->size) {
        reader->size *= 2;
        reader->buffer = g_realloc(reader->buffer, reader->size + 1);
    }
    ssize_t got;
    do
        got = read(reader->fd, reader->buffer + reader->end, reader->size - reader->end);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_IO, "cannot read records: %s",
                    g_strerror(errno));
    reader->eof = got <= 0;
    reader->end += got > 0 ? (gsize)got : 0;
    return got > 0;
}

/* Reads on until a whole line stands in the buffer, or all that is left; NULL on failure and at the end. */
static const char *reader_seek(Reader *reader, gsize *length, gboolean *whole, GError **error)
{
    GError *failure = NULL;
    const char *newline = NULL;
    gsize searched = 0;
    do {
        const char *from = reader->buffer + reader->start;
        newline = memchr(from + searched, '\n', reader->end - reader->start - searched);
        searched = newline ? (gsize)(newline - from) : reader->end - reader->start;
        if (searched > reader->most) {
            g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_LIMIT,
                        "record %" G_GUINT64_FORMAT " is longer than %" G_GSIZE_FORMAT " bytes",
                        reader->number + 1, reader->most);
            return NULL;
        }
    } while (!newline && !reader->eof && reader_fill(reader, &failure));
    if (failure)
        g_propagate_error(error, failure);
    *length = searched;
    *whole = newline != NULL;
    return failure || (!newline && searched == 0) ? NULL : reader->buffer + reader->start;
}

const char *reader_line(Reader *reader, gsize *length, RecordKind *kind, GError **error)
{
    gboolean whole;
    const char *line = reader_seek(reader, length, &whole, error);
    if (!line)
        return NULL;
    reader->number++;
    if (!whole) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_STREAM,
                    "record %" G_GUINT64_FORMAT " breaks off: the stage before this one died",
                    reader->number);
        return NULL;
    }
    reader->line = reader->buffer + reader->start;
    reader->line_length = *length;
    reader->start += *length + 1;
    const char *tab = memchr(line, '\t', *length);
    *kind = reader->kind = tab ? schema_kind_find(line, (gsize)(tab - line)) : RECORD_KINDS;
    if (*kind == RECORD_KINDS) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_STREAM,
                    "record %" G_GUINT64_FORMAT " is of no known kind", reader->number);
        return NULL;
    }
    return line;
}

guint64 reader_line_number(const Reader *reader)
{
    return reader->number;
}

gsize record_unescape(char *text, gsize length)
{
    char *in = memchr(text, '\\', length), *end = text + length;
    if (!in)
        return length;
    char *out = in;
    while (in < end) {
        static const char letters[] = "tnr0\\", bytes[] = "\t\n\r\0\\";
        const char *at = *in == '\\' && in + 1 < end && in[1] ? strchr(letters, in[1]) : NULL;
        *out++ = at ? bytes[at - letters] : *in;
        in += at ? 2 : 1;
    }
    *out = '\0';
    return (gsize)(out - text);
}

gboolean reader_split(Reader *reader, Record *record, GError **error)
{
    char *at = reader->line, *end = at + reader->line_length;
    gboolean escapes = memchr(at, '\\', reader->line_length) != NULL;
    guint column = 0, columns = schema_columns(reader->kind);

    *end = '\0';
    record->kind = reader->kind;
    while (at && column < columns) {
        char *tab = memchr(at, '\t', (gsize)(end - at));
        char *stop = tab ? tab : end;
        gsize length = (gsize)(stop - at);
        *stop = '\0';
        record->field[column] = at;
        record->length[column++] = escapes ? record_unescape(at, length) : length;
        at = tab ? tab + 1 : NULL;
    }
    if (column != columns || at) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_STREAM,
                    "record %" G_GUINT64_FORMAT " (%s) does not have %u columns", reader->number,
                    schema_kind_name(record->kind), columns);
        return FALSE;
    }
    return TRUE;
}

guint record_number(const Record *record, guint column)
{
    guint64 value = 0;
    const char *c = record->field[column];
    for (; g_ascii_isdigit(*c) && value <= G_MAXUINT; c++)
        value = value * 10 + (guint64)(*c - '0');
    return *c == '\0' && value <= G_MAXUINT ? (guint)value : 0;
}

/* TRUE if the text holds a byte that is escaped, or perhaps one: no early way out, so that many bytes are looked at
 * at a time. */
static gboolean may_need_escapes(const char *text, gsize length)
{
    gboolean found = FALSE;
    for (gsize i = 0; i < length; i++)
        found |= (guchar)text[i] <= '\r' || text[i] == '\\';
    return found;
}

void record_escape(GString *out, const char *text, gsize length)
{
    static const char letters[] = "tnr0\\", bytes[] = "\t\n\r\0\\";
    if (!may_need_escapes(text, length)) {
        g_string_append_len(out, text, (gssize)length);
        return;
    }
    for (const char *c = text; c < text + length; c++) {
        const char *escaped = memchr(bytes, *c, sizeof bytes - 1);
        if (escaped)
            g_string_append_c(out, '\\');
        g_string_append_c(out, escaped ? letters[escaped - bytes] : *c);
    }
}

Writer *writer_new(int fd)
{
    Writer *writer = g_new0(Writer, 1);
    writer->fd = fd;
    writer->pending = g_string_sized_new(WRITE_BLOCK + (WRITE_BLOCK >> 2));
    return writer;
}

void writer_flush(Writer *writer)
{
    const char *at = writer->pending->str, *end = at + writer->pending->len;
    while (at < end && !writer->failure) {
        ssize_t put = write(writer->fd, at, (gsize)(end - at));
        if (put >= 0)
            at += put;
        else if (errno != EINTR)
            writer->failure = errno;
    }
    g_string_truncate(writer->pending, 0);
}

void writer_pass(Writer *writer, const char *line, gsize length)
{
    g_string_append_len(writer->pending, line, (gssize)length);
    g_string_append_c(writer->pending, '\n');
    if (writer->pending->len >= WRITE_BLOCK)
        writer_flush(writer);
}

const char *record_digits(guint64 n, char buffer[RECORD_DIGITS])
{
    char *at = buffer + RECORD_DIGITS - 1;
    *at = '\0';
    do
        *--at = (char)('0' + n % 10);
    while ((n /= 10) > 0);
    return at;
}

void writer_record(Writer *writer, RecordKind kind, guint doc, const char *nr,
                   const char *const column[RECORD_COLUMNS_MAX])
{
    GString *out = writer->pending;
    char number[RECORD_DIGITS];
    g_string_append(out, schema_kind_name(kind));
    g_string_append_c(out, '\t');
    g_string_append(out, record_digits(doc, number));
    g_string_append_c(out, '\t');
    g_string_append(out, nr);
    for (guint i = COMMON_COLUMNS; i < schema_columns(kind); i++) {
        g_string_append_c(out, '\t');
        if (column[i])
            record_escape(out, column[i], strlen(column[i]));
    }
    g_string_append_c(out, '\n');
    if (out->len >= WRITE_BLOCK)
        writer_flush(writer);
}

gboolean writer_failed(const Writer *writer)
{
    return writer->failure != 0;
}

gboolean writer_close(Writer *writer, GError **error)
{
    if (!writer)
        return TRUE;
    writer_flush(writer);
    int failure = writer->failure;
    writer_free(writer);
    if (failure)
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_IO, "cannot write records: %s",
                    g_strerror(failure));
    return failure == 0;
}

void writer_free(Writer *writer)
{
    g_string_free(writer->pending, TRUE);
    g_free(writer);
}
