#include "record.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define READ_BLOCK ((gsize)1 << 18)

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

Reader *reader_new(int fd, gsize most)
{
    Reader *reader = g_new0(Reader, 1);
    reader->fd = fd;
    reader->most = most;
    reader->size = READ_BLOCK;
    reader->buffer =
        g_malloc(reader->size + RECORD_PAD); /* the last stride may begin at the last byte */
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
        reader->buffer = g_realloc(reader->buffer, reader->size + RECORD_PAD);
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

/* Reads on until a whole line stands in the buffer, or all that is left; FALSE on failure and at the end. */
static gboolean reader_seek(Reader *reader, gsize *length, gboolean *whole, GError **error)
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
            return FALSE;
        }
    } while (!newline && !reader->eof && reader_fill(reader, &failure));
    if (failure)
        g_propagate_error(error, failure);
    *length = searched;
    *whole = newline != NULL;
    return !failure && (newline || searched > 0);
}

/* Has the next line whole in the buffer; FALSE at the end (*error unset) or on failure (set). */
static G_GNUC_NO_INLINE gboolean reader_await(Reader *reader, gsize *length, GError **error)
{
    gboolean whole;
    if (!reader_seek(reader, length, &whole, error))
        return FALSE;
    if (!whole)
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_STREAM,
                    "record %" G_GUINT64_FORMAT " breaks off: the stage before this one died",
                    ++reader->number);
    return whole;
}

static G_GNUC_NO_INLINE const char *refuse_kind(const Reader *reader, GError **error)
{
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_STREAM,
                "record %" G_GUINT64_FORMAT " is of no known kind", reader->number);
    return NULL;
}

const char *reader_line(Reader *reader, gsize *length, RecordKind *kind, GError **error)
{
    const char *from = reader->buffer + reader->start;
    const char *newline = memchr(from, '\n', reader->end - reader->start);
    gsize bytes = newline ? (gsize)(newline - from) : G_MAXSIZE; /* it mostly stands there */
    if (bytes > reader->most && !reader_await(reader, &bytes, error))
        return NULL;
    char *line = reader->line = reader->buffer + reader->start;
    *length = reader->line_length = bytes;
    reader->start += bytes + 1;
    reader->number++;
    gsize name = 0;
    while (name < bytes && line[name] != '\t')
        name++;
    *kind = reader->kind = name < bytes ? schema_kind_find(line, name) : RECORD_KINDS;
    return *kind == RECORD_KINDS ? refuse_kind(reader, error) : line;
}

guint64 reader_line_number(const Reader *reader)
{
    return reader->number;
}

static gboolean complain_of_columns(const Reader *reader, GError **error)
{
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_STREAM,
                "record %" G_GUINT64_FORMAT " (%s) does not have %u columns", reader->number,
                schema_kind_name(reader->kind), schema_columns(reader->kind));
    return FALSE;
}

gboolean reader_split(Reader *reader, Record *record, GError **error)
{
    return record_split(record, reader->kind, reader->line, reader->line_length) ||
           complain_of_columns(reader, error);
}

gboolean reader_fits(const Reader *reader, GError **error)
{
    guint columns = 1;
    for (gsize i = 0; i < reader->line_length; i++)
        columns += reader->line[i] == '\t';
    return columns == schema_columns(reader->kind) || complain_of_columns(reader, error);
}
