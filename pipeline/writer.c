#include "record.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define WRITE_BLOCK ((gsize)1 << 17)
#define SHORT RECORD_PAD /* bytes of a field that are copied one by one */
#define SHORTS_MOST                                                                                \
    (RECORD_COLUMNS_MAX * (2 * SHORT + 1) +                                                        \
     64) /* what a record without long fields may take, and a stride */

struct Writer {
    int fd;
    char *pending, *end; /* what is to be written: [pending, end) */
    gsize size;
    guint columns, column; /* of the record at hand: how many, and the last one that has begun */
    int failure;           /* errno of the first failure */
};

Writer *writer_new(int fd)
{
    Writer *writer = g_new0(Writer, 1);
    writer->fd = fd;
    writer->size = WRITE_BLOCK + (WRITE_BLOCK >> 2);
    writer->pending = writer->end = g_malloc(writer->size);
    return writer;
}

void writer_flush(Writer *writer)
{
    const char *at = writer->pending;
    while (at < writer->end && !writer->failure) {
        ssize_t put = write(writer->fd, at, (gsize)(writer->end - at));
        if (put >= 0)
            at += put;
        else if (errno != EINTR)
            writer->failure = errno;
    }
    writer->end = writer->pending;
}

static void flush_when_full(Writer *writer)
{
    if (writer->end - writer->pending >= (gssize)WRITE_BLOCK)
        writer_flush(writer);
}

/* Where the next bytes go, with room for so many of them. */
static char *make_room(Writer *writer, gsize length)
{
    gsize used = (gsize)(writer->end - writer->pending);
    if (writer->size - used < length) {
        writer->size = MAX(2 * writer->size, used + length);
        writer->pending = g_realloc(writer->pending, writer->size);
        writer->end = writer->pending + used;
    }
    return writer->end;
}

void writer_pass(Writer *writer, const char *line, gsize length)
{
    char *out = make_room(writer, length + 1);
    memcpy(out, line, length);
    out[length] = '\n';
    writer->end = out + length + 1;
    flush_when_full(writer);
}

/* TRUE for the bytes that are escaped, and the end. */
static const guint8 ends_plain[256] = {
    ['\t'] = TRUE, ['\n'] = TRUE, ['\r'] = TRUE, ['\0'] = TRUE, ['\\'] = TRUE};

/* For a few bytes: a call would cost more than they do. */
static char *put_short(char *out, const char *text)
{
    while (*text)
        *out++ = *text++;
    return out;
}

static char *put_number(char *out, guint64 n)
{
    char buffer[2 * RECORD_DIGITS];
    if (n <= 9) { /* as most are */
        *out = (char)('0' + n);
        return out + 1;
    }
    const char *digits = record_digits(n, buffer);
    memcpy(out, digits, RECORD_DIGITS); /* and some bytes behind them, which are written over */
    return out + (buffer + RECORD_DIGITS - 1 - digits);
}

void writer_begin(Writer *writer, RecordKind kind, guint doc, const char *nr)
{
    char *out = make_room(writer, SHORTS_MOST + strlen(nr));
    out = put_short(out, schema_kind_name(kind));
    *out++ = '\t';
    out = put_number(out, doc);
    *out++ = '\t';
    writer->end = put_short(out, nr);
    writer->columns = schema_columns(kind);
    writer->column = COMMON_COLUMNS - 1;
}

/* Where the column begins. There is room for what a short one takes (see SHORTS_MOST). */
static char *begin_column(Writer *writer, guint column)
{
    char *out = writer->end + (column - writer->column);
    memset(writer->end, '\t',
           RECORD_COLUMNS_MAX); /* more than are kept: there is room, and no loop */
    writer->column = column;
    return out;
}

static void put_bytes(Writer *writer, const char *text, gsize length)
{
    writer->end = record_escape_to(make_room(writer, 2 * length + SHORTS_MOST), text, length);
}

static void put_rest(Writer *writer, const char *text)
{
    put_bytes(writer, text, strlen(text));
}

void writer_bytes(Writer *writer, guint column, const char *text, gsize length)
{
    writer->end = begin_column(writer, column);
    put_bytes(writer, text, length);
}

/* Most fields are short, and then calls cost more than bytes. */
void writer_text(Writer *writer, guint column, const char *text)
{
    if (!text || !*text)
        return;
    char *out = begin_column(writer, column);
    guint i = 0;
    for (; i < SHORT && !ends_plain[(guchar)text[i]]; i++)
        out[i] = text[i];
    writer->end = out + i;
    if (text[i])
        put_rest(writer, text + i);
}

void writer_number(Writer *writer, guint column, guint64 n)
{
    writer->end = put_number(begin_column(writer, column), n);
}

void writer_end(Writer *writer)
{
    char *out = begin_column(writer, writer->columns - 1);
    *out++ = '\n';
    writer->end = out;
    flush_when_full(writer);
}

void writer_record(Writer *writer, RecordKind kind, guint doc, const char *nr,
                   const char *const column[RECORD_COLUMNS_MAX])
{
    writer_begin(writer, kind, doc, nr);
    for (guint i = COMMON_COLUMNS, columns = schema_columns(kind); i < columns; i++)
        writer_text(writer, i, column[i]);
    writer_end(writer);
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
    g_free(writer->pending);
    g_free(writer);
}
