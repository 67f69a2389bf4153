#include "record.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define READ_BLOCK ((gsize)1 << 18)
#define WRITE_BLOCK ((gsize)1 << 17)
#define STRIDE RECORD_PAD /* bytes that are looked at together */
#define DIGITS_SAFE 9     /* so many fit into a guint, whatever they are */
#define SHORT STRIDE      /* bytes of a field that are copied one by one */
#define SHORTS_MOST                                                                                \
    (RECORD_COLUMNS_MAX * (2 * SHORT + 1) +                                                        \
     64) /* what a record without long fields may take, and a stride */

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
    guint columns, column; /* of the record at hand: how many, and the last one that has begun */
    int failure;           /* errno of the first failure */
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
    gsize name = 0;
    while (name < *length && line[name] != '\t')
        name++;
    *kind = reader->kind = name < *length ? schema_kind_find(line, name) : RECORD_KINDS;
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

/* Bit i is set if byte i of the stride is this one. */
static inline guint matches(const char *stride, char byte)
{
#ifdef __SSE2__
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)stride);
    return (guint)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte)));
#else
    guint found = 0;
    for (guint i = 0; i < STRIDE; i++)
        found |= (guint)(stride[i] == byte) << i;
    return found;
#endif
}

/* Ends each field of the line at its tab, the last at the one that stands in place of the newline; returns how many
 * there are, `most` + 1 for any number beyond. */
static guint cut_fields(char *line, gsize length, Record *record, guint most, gboolean *escapes)
{
    const char **next = record->field, **last = next + most;
    guint slashes = 0;
    *next = line;
    for (char *stride = line, *end = line + length; stride <= end; stride += STRIDE) {
        guint within = end - stride < STRIDE ? (2u << (end - stride)) - 1 : G_MAXUINT;
        slashes |= matches(stride, '\\') & within;
        for (guint tabs = matches(stride, '\t') & within; tabs; tabs &= tabs - 1) {
            char *tab = stride + __builtin_ctz(tabs);
            if (next == last)
                return most + 1;
            *tab = '\0';
            *++next = tab + 1;
        }
    }
    *escapes = slashes != 0;
    return (guint)(next - record->field);
}

/* Undoes the escapes and moves the fields together again. */
static void unescape_fields(Record *record, guint columns)
{
    char *out = (char *)(guintptr)record->field[0], *from = out;
    for (guint i = 0; i < columns; i++) {
        char *behind = (char *)(guintptr)record->field[i + 1];
        gsize length = record_unescape(from, (gsize)(behind - from) - 1);
        record->field[i] = memmove(out, from, length + 1);
        out += length + 1;
        from = behind;
    }
    record->field[columns] = out;
}

gboolean record_split(Record *record, RecordKind kind, char *line, gsize length)
{
    guint columns = schema_columns(kind);
    gboolean escapes;
    line[length] = '\t';
    record->kind = kind;
    if (cut_fields(line, length, record, columns, &escapes) != columns)
        return FALSE;
    if (escapes)
        unescape_fields(record, columns);
    return TRUE;
}

gboolean reader_split(Reader *reader, Record *record, GError **error)
{
    if (record_split(record, reader->kind, reader->line, reader->line_length))
        return TRUE;
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_STREAM,
                "record %" G_GUINT64_FORMAT " (%s) does not have %u columns", reader->number,
                schema_kind_name(record->kind), schema_columns(record->kind));
    return FALSE;
}

guint record_long_number(const char *digits)
{
    guint value = 0;
    const char *c = digits;
    for (guint digit; (digit = (guint)*c - '0') <= 9; c++)
        value = value * 10 + digit;
    if (c - digits > DIGITS_SAFE) {
        guint64 large = g_ascii_strtoull(digits, NULL, 10);
        value = large <= G_MAXUINT ? (guint)large : 0;
    }
    return *c ? 0 : value;
}

/* Bit i is set if byte i of the stride is escaped, or perhaps is. */
static inline guint suspects(const char *stride)
{
#ifdef __SSE2__
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)stride);
    __m128i low = _mm_cmpeq_epi8(bytes, _mm_min_epu8(bytes, _mm_set1_epi8('\r')));
    return (guint)_mm_movemask_epi8(_mm_or_si128(low, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))));
#else
    guint found = 0;
    for (guint i = 0; i < STRIDE; i++)
        found |= (guint)((guchar)stride[i] <= '\r' || stride[i] == '\\') << i;
    return found;
#endif
}

/* TRUE if the text holds a byte that is escaped, or perhaps one. A stride may begin at its last byte. */
static gboolean may_need_escapes(const char *text, gsize length)
{
    guint found = 0;
    for (gsize at = 0; at < length; at += STRIDE)
        found |=
            suspects(text + at) & (length - at < STRIDE ? (1u << (length - at)) - 1 : G_MAXUINT);
    return found != 0;
}

/* The letter that stands behind the backslash for a byte; 0 for those that are no escapes. */
static const char letter_of[256] = {
    ['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r', ['\0'] = '0', ['\\'] = '\\'};

char *record_escape_to(char *out, const char *text, gsize length)
{
    memcpy(out, text, length);
    if (!may_need_escapes(out, length))
        return out + length;
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
    gsize before = out->len;
    g_string_set_size(out, before + 2 * length + STRIDE);
    g_string_truncate(out, (gsize)(record_escape_to(out->str + before, text, length) - out->str));
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

const char *record_digits(guint64 n, char buffer[RECORD_DIGITS])
{
    char *at = buffer + RECORD_DIGITS - 1;
    *at = '\0';
    do
        *--at = (char)('0' + n % 10);
    while ((n /= 10) > 0);
    return at;
}

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
    for (; i < SHORT && !letter_of[(guchar)text[i]]; i++)
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
