#include "record.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define READ_BLOCK ((gsize)1 << 18)
#define WRITE_BLOCK ((gsize)1 << 17)
#define STRIDE 16    /* bytes that are looked at together */
#define SHORT STRIDE /* bytes of a field that are copied one by one */
#define SHORTS_MOST                                                                                \
    (RECORD_COLUMNS_MAX * (2 * SHORT + 1) + 64) /* what a record without long fields may take */

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
    char *pending, *end; /* what is to be written: [pending, end) */
    gsize size;
    int failure; /* errno of the first failure */
};

Reader *reader_new(int fd, gsize most)
{
    Reader *reader = g_new0(Reader, 1);
    reader->fd = fd;
    reader->most = most;
    reader->size = READ_BLOCK;
    reader->buffer =
        g_malloc(reader->size + STRIDE); /* the last stride may begin at the last byte */
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
        reader->buffer = g_realloc(reader->buffer, reader->size + STRIDE);
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

/* Bit i is set if byte i of the stride is a tab. */
static guint tabs_of(const char *stride)
{
#ifdef __SSE2__
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)stride);
    return (guint)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\t')));
#else
    guint tabs = 0;
    for (guint i = 0; i < STRIDE; i++)
        tabs |= (guint)(stride[i] == '\t') << i;
    return tabs;
#endif
}

/* Ends each field of the line at its tab; returns how many fields there are, of which `most` at most are kept. */
static guint cut_fields(char *line, gsize length, Record *record, guint most)
{
    guint column = 0;
    char *from = line;
    for (gsize at = 0; at < length; at += STRIDE) {
        guint tabs = tabs_of(line + at);
        if (length - at < STRIDE)
            tabs &= (1u << (length - at)) - 1;
        for (; tabs; tabs &= tabs - 1) {
            char *tab = line + at + __builtin_ctz(tabs);
            if (column == most)
                return most + 1;
            *tab = '\0';
            record->field[column] = from;
            record->length[column++] = (gsize)(tab - from);
            from = tab + 1;
        }
    }
    if (column < most) {
        record->field[column] = from;
        record->length[column] = (gsize)(line + length - from);
    }
    return column + 1;
}

static void unescape_fields(Record *record, guint columns)
{
    for (guint i = 0; i < columns; i++)
        record->length[i] = record_unescape((char *)(guintptr)record->field[i], record->length[i]);
}

gboolean reader_split(Reader *reader, Record *record, GError **error)
{
    char *line = reader->line;
    gsize length = reader->line_length;
    gboolean escapes = memchr(line, '\\', length) != NULL;
    guint columns = schema_columns(reader->kind);

    line[length] = '\0';
    record->kind = reader->kind;
    if (cut_fields(line, length, record, columns) != columns) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_STREAM,
                    "record %" G_GUINT64_FORMAT " (%s) does not have %u columns", reader->number,
                    schema_kind_name(record->kind), columns);
        return FALSE;
    }
    if (escapes)
        unescape_fields(record, columns);
    return TRUE;
}

guint record_number(const Record *record, guint column)
{
    guint64 value = 0;
    const char *c = record->field[column];
    for (guint digit; (digit = (guint)*c - '0') <= 9 && value <= G_MAXUINT; c++)
        value = value * 10 + digit;
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

/* The letter that stands behind the backslash for a byte; 0 for those that are no escapes. */
static const char letter_of[256] = {
    ['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r', ['\0'] = '0', ['\\'] = '\\'};

/* Writes the bytes with the stream's escapes and returns where they end; at most twice as many. */
static char *escape(char *out, const char *text, gsize length)
{
    if (!may_need_escapes(text, length))
        return (char *)memcpy(out, text, length) + length;
    for (const char *c = text; c < text + length; c++) {
        char letter = letter_of[(guchar)*c];
        if (letter)
            *out++ = '\\';
        *out++ = letter ? letter : *c;
    }
    return out;
}

void record_escape(GString *out, const char *text, gsize length)
{
    if (!may_need_escapes(text, length)) {
        g_string_append_len(out, text, (gssize)length);
        return;
    }
    gsize before = out->len;
    g_string_set_size(out, before + 2 * length);
    g_string_truncate(out, (gsize)(escape(out->str + before, text, length) - out->str));
}

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
static char *make_room(Writer *writer, char *end, gsize length)
{
    gsize used = (gsize)(end - writer->pending);
    if (writer->size - used < length) {
        writer->size = MAX(2 * writer->size, used + length);
        writer->pending = g_realloc(writer->pending, writer->size);
    }
    return writer->pending + used;
}

void writer_pass(Writer *writer, const char *line, gsize length)
{
    char *out = make_room(writer, writer->end, length + 1);
    memcpy(out, line, length);
    out[length] = '\n';
    writer->end = out + length + 1;
    flush_when_full(writer);
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

static char *put_text(char *out, const char *text)
{
    gsize length = strlen(text);
    return (char *)memcpy(out, text, length) + length;
}

/* Most fields are short, and then calls cost more than bytes. */
static char *put_field(Writer *writer, char *out, const char *text)
{
    for (guint i = 0; i < SHORT; i++) {
        char letter = letter_of[(guchar)text[i]];
        if (!letter) {
            *out++ = text[i];
            continue;
        }
        if (!text[i])
            return out;
        *out++ = '\\';
        *out++ = letter;
    }
    gsize length = strlen(text + SHORT);
    return escape(make_room(writer, out, 2 * length + SHORTS_MOST), text + SHORT, length);
}

void writer_record(Writer *writer, RecordKind kind, guint doc, const char *nr,
                   const char *const column[RECORD_COLUMNS_MAX])
{
    char number[RECORD_DIGITS], *out = make_room(writer, writer->end, SHORTS_MOST + strlen(nr));
    out = put_text(out, schema_kind_name(kind));
    *out++ = '\t';
    out = put_text(out, record_digits(doc, number));
    *out++ = '\t';
    out = put_text(out, nr);
    for (guint i = COMMON_COLUMNS, columns = schema_columns(kind); i < columns; i++) {
        *out++ = '\t';
        if (column[i])
            out = put_field(writer, out, column[i]);
    }
    *out++ = '\n';
    writer->end = out;
    flush_when_full(writer);
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
