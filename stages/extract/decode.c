#include "decode.h"

#include "line.h"
#include "pipeline/text.h"

#include <errno.h>
#include <string.h>

#define RARE 100 /* at most one byte in so many may be bad */
#define PROBE ((gsize)1 << 16)
#define CONVERT_BLOCK ((gsize)1 << 16)

static const char replacement[] = "\xEF\xBF\xBD";

/* TRUE if any bytes from 80 to BF may stand behind the first one of a character of three bytes. */
static inline gboolean is_plain_lead(guint64 lead)
{
    return lead != 0xE0 && lead != 0xED;
}

/* Steps over pairs of characters of three bytes. */
static const char *skip_pairs(const char *at, const char *end)
{
    const guint64 mask = G_GUINT64_CONSTANT(0xF0C0C0F0C0C00000);
    const guint64 pair = G_GUINT64_CONSTANT(0xE08080E080800000);
    guint64 bytes;
    for (; (gsize)(end - at) >= sizeof bytes; at += 6) {
        memcpy(&bytes, at, sizeof bytes);
        bytes = GUINT64_FROM_BE(bytes);
        if ((bytes & mask) != pair || !is_plain_lead(bytes >> 56) ||
            !is_plain_lead(bytes >> 32 & 0xFF))
            break;
    }
    return at;
}

/* Steps over characters of one and of three bytes, nearly all there are, up to one that needs a closer look. */
static const char *skip_common(const char *at, const char *end)
{
    guint32 bytes;
    at = skip_pairs(at, end);
    while ((gsize)(end - at) >= sizeof bytes) {
        memcpy(&bytes, at, sizeof bytes);
        bytes = GUINT32_FROM_BE(bytes);
        guint32 lead = bytes >> 24;
        if ((bytes & 0xF0C0C000) == 0xE0808000 && is_plain_lead(lead))
            at = skip_pairs(at + 3, end);
        else if (lead < 0x80 && lead != 0)
            at++;
        else
            break;
    }
    return at;
}

/* As g_utf8_validate_len, in a third of the time on Chinese text. */
static gboolean is_valid(const char *text, gsize length)
{
    const char *end = text + length, *at = text;
    while ((at = skip_common(at, end)) < end) {
        gsize size = MIN((gsize)g_utf8_skip[(guchar)*at], (gsize)(end - at));
        if (!g_utf8_validate_len(at, size, NULL))
            return FALSE;
        at += size;
    }
    return TRUE;
}

/* Bytes at which the text is not valid UTF-8, NUL included; stops counting at `most`. */
static gsize count_bad(const char *at, gsize length, gsize most)
{
    const char *end = at + length;
    gsize bad = 0;
    while (bad <= most && !g_utf8_validate_len(at, (gsize)(end - at), &at)) {
        bad++;
        at++;
    }
    return bad;
}

static char *repair(const char *at, gsize length, gsize bad, gsize *out_length)
{
    const char *end = at + length, *from = at;
    char *text = g_malloc(length + 2 * bad + 1), *out = text;
    for (;;) {
        gboolean valid = g_utf8_validate_len(from, (gsize)(end - from), &at);
        memcpy(out, from, (gsize)(at - from));
        out += at - from;
        if (valid)
            break;
        memcpy(out, replacement, 3);
        out += 3;
        from = at + 1;
    }
    *out = '\0';
    *out_length = (gsize)(out - text);
    return text;
}

/* Converts, putting U+FFFD for what cannot be; NULL when more than `most` bytes cannot. */
static char *convert(const char *bytes, gsize length, const char *encoding, gsize most,
                     gsize *out_length, gsize *replaced)
{
    GIConv converter = g_iconv_open("UTF-8", encoding);
    g_autoptr(GString) out = g_string_sized_new(length + length / 2 + 16);
    g_autofree char *block = g_malloc(CONVERT_BLOCK);
    char *in = (char *)(guintptr)bytes;
    gsize left = length;
    *replaced = 0;
    while (converter != (GIConv)-1 && left > 0 && *replaced <= most) {
        char *at = block;
        gsize room = CONVERT_BLOCK;
        gsize result = g_iconv(converter, &in, &left, &at, &room);
        int failure = errno;
        g_string_append_len(out, block, at - block);
        if (result != (gsize)-1 || failure == E2BIG)
            continue;
        g_string_append(out, replacement);
        (*replaced)++;
        in++;
        left--;
    }
    if (converter == (GIConv)-1)
        return NULL;
    g_iconv_close(converter);
    if (*replaced > most)
        return NULL;
    *out_length = out->len;
    return g_string_free(g_steal_pointer(&out), FALSE);
}

/* TRUE if most of what is not ASCII at the start of the text is Han, or one of the marks between Han. */
static gboolean mostly_han(const char *text, gsize length)
{
    guint han = 0, other = 0;
    const char *end = text + MIN(length, PROBE);
    for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        gboolean mark = (c >= 0x2010 && c <= 0x2027) || (c >= 0x3000 && c <= 0x3020) ||
                        (c >= 0xFF01 && c <= 0xFF5E);
        if (c >= 0x80 && !mark)
            *(text_is_han(c) ? &han : &other) += 1;
    }
    return han > 2 * other;
}

/* Control characters that no text has, at the start of the bytes. */
static gboolean is_binary(const char *bytes, gsize length)
{
    gsize odd = 0, probe = MIN(length, PROBE);
    for (gsize i = 0; i < probe; i += G_MAXUINT8) {
        gsize end = MIN(probe, i + G_MAXUINT8);
        guint8 sum = 0; /* of one byte, so that many are added at a time */
        for (gsize at = i; at < end; at++) {
            guchar c = (guchar)bytes[at];
            sum += (guint8)((c < ' ') & ((c < '\t') | (c > '\r')) & (c != 0x1B));
        }
        odd += sum;
    }
    return odd > probe / RARE;
}

static gboolean starts(const char *bytes, gsize length, const char *mark, gsize size)
{
    return length >= size && memcmp(bytes, mark, size) == 0;
}

static const char *decode_utf16(const char *bytes, gsize length, Decoded *out)
{
    gboolean little = bytes[0] == '\xFF';
    out->encoding = little ? "UTF-16LE" : "UTF-16BE";
    out->owned =
        convert(bytes + 2, length - 2, out->encoding, length / RARE, &out->length, &out->replaced);
    if (out->owned && memchr(out->owned, '\0', out->length))
        g_clear_pointer(&out->owned, g_free);
    out->text = out->owned;
    return out->owned ? NULL : "encoding";
}

static gsize count_high(const char *bytes, gsize length)
{
    gsize high = 0;
    for (gsize i = 0; i < length; i++)
        high += (guchar)bytes[i] >= 0x80;
    return high;
}

static const char *decode_gb18030(const char *bytes, gsize length, Decoded *out)
{
    out->encoding = "GB18030";
    out->owned =
        convert(bytes, length, out->encoding, length / RARE / 10, &out->length, &out->replaced);
    if (out->owned && !mostly_han(out->owned, out->length))
        g_clear_pointer(&out->owned, g_free);
    out->text = out->owned;
    return out->owned ? NULL : "encoding";
}

/* Few bad bytes among much valid UTF-8, or GB18030 that reads as Chinese. */
static const char *decode_damaged(const char *bytes, gsize length, Decoded *out)
{
    gsize most = length / RARE;
    gboolean nul = memchr(bytes, '\0', length) != NULL;
    gsize bad = count_bad(bytes, length, most);
    if (is_binary(bytes, length))
        return "binary";
    if (bad <= most && (nul || 4 * bad < count_high(bytes, length))) {
        out->replaced = bad;
        out->text = out->owned = repair(bytes, length, bad, &out->length);
        return NULL;
    }
    return nul ? "binary" : decode_gb18030(bytes, length, out);
}

/* CRLF and CR become LF. */
static void unify_newlines(Decoded *out)
{
    char *from = memchr(out->text, '\r', out->length), *end = out->text + out->length;
    if (!from)
        return;
    char *to = from;
    while (from < end) {
        const char *stop = memchr(from, '\r', (gsize)(end - from));
        gsize line = stop ? (gsize)(stop - from) : (gsize)(end - from);
        memmove(to, from, line);
        to += line;
        from += line;
        if (!stop)
            break;
        *to++ = '\n';
        from += from + 1 < end && from[1] == '\n' ? 2 : 1;
    }
    *to = '\0';
    out->length = (gsize)(to - out->text);
}

const char *decode_text(char *bytes, gsize length, Decoded *out)
{
    const char *reason = NULL;
    *out = (Decoded){.text = bytes, .length = length, .encoding = "UTF-8"};
    if (starts(bytes, length, "\xFF\xFE", 2) || starts(bytes, length, "\xFE\xFF", 2))
        reason = decode_utf16(bytes, length, out);
    else if (!is_valid(bytes, length))
        reason = decode_damaged(bytes, length, out);
    else if (is_binary(bytes, length))
        reason = "binary";
    if (reason)
        return reason;
    if (starts(out->text, out->length, "\xEF\xBB\xBF", 3)) {
        out->text += 3;
        out->length -= 3;
    }
    unify_newlines(out);
    return blank_skip(out->text, out->text + out->length) == out->text + out->length ? "empty"
                                                                                     : NULL;
}

void decoded_clear(Decoded *decoded)
{
    g_free(decoded->owned);
    *decoded = (Decoded){0};
}
