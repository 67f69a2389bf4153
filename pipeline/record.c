#include "record.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define STRIDE RECORD_PAD /* bytes that are looked at together */
#define DIGITS_SAFE 9     /* so many fit into a guint, whatever they are */

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
    gboolean escapes = FALSE;
    line[length] = '\t';
    record->kind = kind;
    if (cut_fields(line, length, record, columns, &escapes) != columns)
        return FALSE;
    if (escapes)
        unescape_fields(record, columns);
    return TRUE;
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
