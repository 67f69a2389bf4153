#include "text.h"

#include <string.h>

guint text_characters(const char *text, gsize bytes)
{
    guint count = 0;
    while (bytes > 0) { /* sums of one byte, so that many are added at a time */
        gsize some = MIN(bytes, G_MAXUINT8);
        guint8 sum = 0;
        for (gsize i = 0; i < some; i++)
            sum += (gint8)text[i] >= -0x40;
        count += sum;
        text += some;
        bytes -= some;
    }
    return count;
}

gboolean text_is_control(gunichar c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

static gunichar half_width(gunichar c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFF01 + 0x21;
    return c;
}

char *text_fold(const char *text, GArray *narrowed)
{
    gsize left = strlen(text);
    char *copy = g_malloc(left + 1), *out = copy;
    for (const char *wide; (wide = memchr(text, 0xEF, left));) {
        gsize same = (gsize)(wide - text), bytes = g_utf8_skip[0xEF];
        gunichar c = g_utf8_get_char(wide), narrow = half_width(c);
        out = (char *)memcpy(out, text, same) + same;
        if (narrow != c && narrowed) {
            guint place = (guint)(out - copy);
            g_array_append_val(narrowed, place);
        }
        out += g_unichar_to_utf8(narrow, out);
        text = wide + bytes;
        left -= same + bytes;
    }
    memcpy(out, text, left + 1);
    return copy;
}

gboolean text_is_blank(gunichar c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || c == 0xFEFF ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F;
}

const char *const text_blanks[] = {" ",      "\t",     "\n",     "\v",     "\f",     "\r",
                                   "\u00A0", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004",
                                   "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200A",
                                   "\u200B", "\u202F", "\u205F", "\u3000", "\uFEFF", NULL};

gsize text_wide_blank(const char *text)
{
    /* the second byte already tells nearly every mark from a blank */
    guchar second = (guchar)text[1];
    gboolean may_be = second == 0x80 || second == 0x81 || second == 0xA0 || second == 0xBB;
    return may_be && text_is_blank(g_utf8_get_char(text)) ? (gsize)g_utf8_skip[(guchar)*text] : 0;
}

/* Bytes that begin a blank, or for `narrow` a full-width character, and the end; most characters begin with others. */
static const guint8 squeezed[256] = {
    [0] = 1,   ['\t'] = 1, ['\n'] = 1, ['\v'] = 1, ['\f'] = 1, ['\r'] = 1,
    [' '] = 1, [0xC2] = 1, [0xE2] = 1, [0xE3] = 1, [0xEF] = 1,
};

static void squeeze(const char *text, char *out, gboolean narrow)
{
    for (;;) {
        while (!squeezed[(guchar)*text])
            *out++ = *text++;
        if (*text == '\0')
            break;
        gsize blank = text_blank(text);
        if (!blank && narrow && (guchar)*text == 0xEF) {
            out += g_unichar_to_utf8(half_width(g_utf8_get_char(text)), out);
            blank = g_utf8_skip[0xEF];
        } else if (!blank)
            *out++ = *text++; /* the other bytes of the character begin none */
        text += blank;
    }
    *out = '\0';
}

void text_drop_blanks(char *text)
{
    squeeze(text, text, FALSE); /* what is written lies never before what is read */
}

char *text_squeeze(const char *text)
{
    char *out = g_malloc(strlen(text) + 1);
    squeeze(text, out, FALSE);
    return out;
}

guint64 text_hash(guint64 before, const char *text, gsize bytes)
{
    guint64 hash = before ^ bytes, loaded;
    for (; bytes > 0; text += MIN(bytes, sizeof loaded), bytes -= MIN(bytes, sizeof loaded)) {
        loaded = 0;
        memcpy(&loaded, text, MIN(bytes, sizeof loaded));
        hash = (hash ^ loaded) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
        hash ^= hash >> 32;
    }
    return hash;
}

void text_plain(const char *text, char *out)
{
    squeeze(text, out, TRUE);
}

gboolean text_is_plain(const char *text, gsize *length)
{
    const char *c = text;
    gboolean plain = TRUE;
    for (; *c; c++) {
        if (!squeezed[(guchar)*c])
            continue;
        gunichar u = (guchar)*c == 0xEF ? g_utf8_get_char(c) : 0;
        plain = plain && text_blank(c) == 0 && half_width(u) == u;
    }
    *length = (gsize)(c - text);
    return plain;
}

gboolean text_is_han(gunichar c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0x20000 && c <= 0x3134F) || (c >= 0xF900 && c <= 0xFAFF) || c == 0x3007;
}

/* Last bytes of marks, and which kind of mark each may be. */
static const guint8 mark_ends[256] = {
    [','] = TEXT_NARROW_MARKS, [';'] = TEXT_NARROW_MARKS, [0x8C] = TEXT_WIDE_MARKS,
    [0x9B] = TEXT_WIDE_MARKS,  [0x9A] = TEXT_WIDE_MARKS,  [0x82] = TEXT_WIDE_MARKS,
    [0x81] = TEXT_PAUSES,
};

const char *text_behind(const char *text, gsize length, guint marks)
{
    for (const char *c = text + length; c > text; c--) {
        guchar last = (guchar)c[-1];
        if (!(mark_ends[last] & marks))
            continue;
        if (last < 0x80)
            return c;
        gboolean full_stop = last == 0x82 || last == 0x81; /* 。 and 、 */
        if (c - text >= 3 && memcmp(c - 3, full_stop ? "\xE3\x80" : "\xEF\xBC", 2) == 0)
            return c;
    }
    return text;
}

guint text_width(const char *text)
{
    guint width = 0;
    for (const char *c = text; *c; c = g_utf8_next_char(c)) {
        gunichar u = g_utf8_get_char(c);
        if (u >= 0x4E00 && u < 0xA000) /* Chinese characters: most of all texts */
            width += 2;
        else if (u < 0x7F)
            width += 1;
        else if (!g_unichar_iszerowidth(u))
            width += g_unichar_iswide(u) ? 2 : 1;
    }
    return width;
}

guint text_distance(const char *a, const char *b, guint most)
{
    glong na = 0, nb = 0;
    g_autofree gunichar *s = g_utf8_to_ucs4_fast(a, -1, &na);
    g_autofree gunichar *t = g_utf8_to_ucs4_fast(b, -1, &nb);
    if ((guint)ABS(na - nb) > most)
        return most + 1;
    g_autofree guint *row = g_new(guint, nb + 1);
    for (glong j = 0; j <= nb; j++)
        row[j] = (guint)j;
    for (glong i = 1; i <= na; i++) {
        guint diagonal = row[0], best = row[0] = (guint)i;
        for (glong j = 1; j <= nb; j++) {
            guint above = row[j];
            guint change = diagonal + (s[i - 1] != t[j - 1]);
            row[j] = MIN(change, MIN(above, row[j - 1]) + 1);
            diagonal = above;
            best = MIN(best, row[j]);
        }
        if (best > most)
            return most + 1;
    }
    return MIN(row[nb], most + 1);
}

gboolean text_abridges(const char *abridged, const char *full)
{
    for (; *abridged && *full; full = g_utf8_next_char(full))
        if (g_utf8_get_char(abridged) == g_utf8_get_char(full))
            abridged = g_utf8_next_char(abridged);
    return *abridged == '\0';
}
