/* UTF-8 helpers for Chinese text. Text is valid UTF-8 everywhere behind extract. */
#pragma once

#include <glib.h>

/* Number of characters in the first `bytes` bytes. */
guint text_characters(const char *text, gsize bytes);

/* A copy in which full-width ASCII (１２．％（）：) is half-width and every other character is kept, except
 * 、。《》“” and the like, which have no half form. Free with g_free. To narrowed (may be NULL) are appended the places in
 * the copy (guint) of the characters that are one byte now and were three. */
char *text_fold(const char *text, GArray *narrowed);

/* A number for a text's first character: most other characters have another. */
static inline guint8 text_wide_number(const char *text) /* of one of three bytes or more */
{
    return (guint8)((guchar)text[1] + 37 * (guchar)text[2]);
}

static inline guint8 text_lead_number(const char *text)
{
    guchar lead = (guchar)*text;
    return lead < 0x80 ? lead : lead < 0xE0 ? (guint8)text[1] : text_wide_number(text);
}

/* The same for the last character in front of `end`. */
static inline guint8 text_tail_number(const char *end)
{
    guchar last = (guchar)end[-1];
    return last < 0x80 ? last : (guint8)(last + 37 * (guchar)end[-2]);
}

/* The text without white space of any kind (ideographic and no-break blanks too); free with g_free. */
char *text_squeeze(const char *text);

/* The same in place. */
void text_drop_blanks(char *text);

/* The text folded and squeezed, into `out`, which has room for strlen(text) + 1 bytes. */
void text_plain(const char *text, char *out);

/* TRUE if nothing of the text changes by that; *length is its bytes. */
gboolean text_is_plain(const char *text, gsize *length);

/* Marks that end a clause. */
enum {
    TEXT_WIDE_MARKS = 1 /* ，；。： */,
    TEXT_NARROW_MARKS = 2 /* , ; */,
    TEXT_PAUSES = 4 /* 、 */
};

/* What stands behind the last of these marks (a sum of the above) in the text's first `length` bytes; the whole text where
 * none stands. Borrowed. */
const char *text_behind(const char *text, gsize length, guint marks);

/* TRUE if the character is a Han character. */
gboolean text_is_han(gunichar c);

/* TRUE for every blank met in published reports: ASCII, no-break, ideographic, zero-width. */
gboolean text_is_blank(gunichar c);

/* All of them, each as a text; NULL behind the last one. */
extern const char *const text_blanks[];

/* The same for a blank beyond ASCII. */
gsize text_wide_blank(const char *text);

/* The bytes of the blank that the text begins with; 0 if something else stands there, or nothing. */
static inline gsize text_blank(const char *text)
{
    guchar lead = (guchar)*text;
    if (lead < 0x80)
        return lead == ' ' || (lead >= '\t' && lead <= '\r');
    if (lead != 0xC2 && lead != 0xE2 && lead != 0xE3 && lead != 0xEF)
        return 0; /* no blank begins so, and nearly every Han character does */
    return text_wide_blank(text);
}

/* TRUE for control characters and those that turn the direction of writing: blanks wherever people read. */
gboolean text_is_control(gunichar c);

/* A number made of the bytes, going on from the number of the text before them (0: from none). Equal texts have equal numbers,
 * others nearly always different ones. */
guint64 text_hash(guint64 before, const char *text, gsize bytes);

/* Columns a text takes on a terminal; Han and full-width characters take two. */
guint text_width(const char *text);

/* Levenshtein distance in characters, giving up (returning most + 1) beyond `most`. */
guint text_distance(const char *a, const char *b, guint most);

/* TRUE if the characters of `abridged` stand in `full` in their order. */
gboolean text_abridges(const char *abridged, const char *full);
