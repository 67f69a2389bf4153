#include "spelling.h"

#include <string.h>

#define TRANSPOSED_LEAST 4 /* digits of a number of which two far apart are exchanged */

typedef struct {
    const char *digits;
    gsize length, point; /* in bytes; the point's place, or the length */
    guint decimals;
    gboolean nought; /* they end in one */
    gint64 value;    /* of all digits, as if there were no point */
    gint64 units
        [SPELLING_DIGITS]; /* of what a digit before each byte would stand for: 10 before the 3 of 12.3 */
    Numerals numerals; /* nothing is known where the value would be too large */
    const SpellingCustom *custom;
    SpellingEach each;
    gpointer data;
} Spell;

gboolean spelling_number(const char *printed, char digits[SPELLING_DIGITS])
{
    gsize at = 0;
    for (const char *c = printed; *c; c++) {
        if (g_ascii_isdigit(*c) || (*c == '.' && at > 0))
            digits[at++] = *c;
        else if (at > 0 && *c != ',')
            break;
        if (at + 2 >= SPELLING_DIGITS) {
            at = 0;
            break;
        }
    }
    digits[at] = '\0';
    return at > 0;
}

guint spelling_decimals(const char *number)
{
    const char *point = strchr(number, '.');
    return point ? (guint)strspn(point + 1, "0123456789") : 0;
}

gboolean spelling_ends_in_nought(const char *number)
{
    gsize length = strlen(number);
    return length > 0 && number[length - 1] == '0' && strchr(number, '.');
}

/* Nobody meant to write 0100, nor 36.70 where no other figure ends in a nought. */
static void tell(const Spell *spell, Spelling spelling, const char *text)
{
    gboolean padded = text[0] == '0' && g_ascii_isdigit(text[1]);
    gboolean gains = !spell->nought && spelling_ends_in_nought(text);
    if (!padded && !(gains && (!spell->custom->noughts || spelling == SPELLING_DROPPED)))
        spell->each(spelling, text, spell->data);
}

static void tell_twice(const Spell *spell)
{
    const char *digits = spell->digits;
    gsize length = spell->length;
    if (length < 4 || length % 2 != 0 || strncmp(digits, digits + length / 2, length / 2) != 0)
        return;
    char text[SPELLING_DIGITS];
    g_strlcpy(text, digits, length / 2 + 1);
    if (numerals_admit(&spell->numerals, text))
        tell(spell, SPELLING_TWICE, text);
}

static void tell_swapped(const Spell *spell)
{
    const char *digits = spell->digits;
    char text[SPELLING_DIGITS];
    for (gsize i = 0; digits[i] && digits[i + 1]; i++) {
        gsize next = digits[i + 1] == '.' ? i + 2 : i + 1;
        if (digits[i] == '.' || digits[next] == '\0')
            continue;
        gint64 gain = (digits[next] - digits[i]) * (spell->units[i + 1] - spell->units[next + 1]);
        if (!numerals_hold(&spell->numerals, spell->value + gain, spell->decimals))
            continue;
        memcpy(text, digits, spell->length + 1);
        text[i] = digits[next];
        text[next] = digits[i];
        tell(spell, SPELLING_SWAPPED, text);
    }
}

/* 9155 for 9551. Digits with a point between them may stand next to each other: those are neighbours. */
static void tell_transposed(const Spell *spell)
{
    const char *digits = spell->digits;
    char text[SPELLING_DIGITS];
    gsize count = spell->length - (spell->point < spell->length);
    for (gsize i = 0; count >= TRANSPOSED_LEAST && i < spell->length; i++) {
        gsize next = i + 1 + (digits[i + 1] == '.');
        for (gsize k = next + 1; k < spell->length; k++) {
            gint64 gain = (digits[k] - digits[i]) * (spell->units[i + 1] - spell->units[k + 1]);
            if (digits[i] == '.' || digits[k] == '.' || digits[i] == digits[k] ||
                !numerals_hold(&spell->numerals, spell->value + gain, spell->decimals))
                continue;
            memcpy(text, digits, spell->length + 1);
            text[i] = digits[k];
            text[k] = digits[i];
            tell(spell, SPELLING_TRANSPOSED, text);
        }
    }
}

static void tell_longer(const Spell *spell)
{
    const char *digits = spell->digits;
    char text[SPELLING_DIGITS];
    for (gsize i = 0; i < spell->length && spell->length > 1; i++) {
        if (digits[i] == '.')
            continue;
        gint64 before = spell->value / spell->units[i] * spell->units[i + 1];
        gint64 behind = spell->value % spell->units[i + 1];
        if (!numerals_hold(&spell->numerals, before + behind, spell->decimals - (i > spell->point)))
            continue;
        gboolean again = digits[i] == digits[i + 1] || (i > 0 && digits[i] == digits[i - 1]);
        memcpy(text, digits, i);
        memcpy(text + i, digits + i + 1, spell->length - i);
        tell(spell, again ? SPELLING_STUTTERED : SPELLING_DOUBLED, text);
    }
}

/* A digit that was dropped stood among as many places as others print. */
static void tell_shorter(const Spell *spell)
{
    const char *digits = spell->digits;
    char text[SPELLING_DIGITS + 1];
    for (gsize i = 0; i <= spell->length; i++) {
        guint decimals = spell->decimals + (i > spell->point);
        gint64 unit = spell->units[i], behind = spell->value % unit;
        gint64 least = (spell->value - behind) * 10 + behind;
        gboolean may = decimals <= spell->custom->places &&
                       numerals_meet(&spell->numerals, least, least + 9 * unit, decimals);
        for (gint64 digit = i == 0; digit <= 9 && may; digit++) {
            if (!numerals_hold(&spell->numerals, least + digit * unit, decimals))
                continue;
            memcpy(text, digits, i);
            text[i] = (char)('0' + digit);
            memcpy(text + i + 1, digits + i, spell->length - i + 1);
            tell(spell, SPELLING_DROPPED, text);
        }
    }
}

static void tell_replaced(const Spell *spell)
{
    const char *digits = spell->digits;
    char text[SPELLING_DIGITS];
    memcpy(text, digits, spell->length + 1);
    for (gsize i = 0; digits[i]; i++) {
        gint64 unit = spell->units[i + 1], least = spell->value - (digits[i] - '0') * unit;
        if (digits[i] == '.' ||
            !numerals_meet(&spell->numerals, least, least + 9 * unit, spell->decimals))
            continue;
        for (gint64 digit = 0; digit <= 9; digit++) {
            if (!numerals_hold(&spell->numerals, least + digit * unit, spell->decimals))
                continue;
            text[i] = (char)('0' + digit);
            tell(spell, SPELLING_DIGIT, text);
        }
        text[i] = digits[i];
    }
}

/* Reads the digits as one number, with the units of their places. */
static void measure(Spell *spell)
{
    spell->length = strlen(spell->digits);
    spell->point = strcspn(spell->digits, ".");
    spell->decimals = spelling_decimals(spell->digits);
    gsize count = spell->length - (spell->point < spell->length);
    gboolean fits = count < NUMERALS_DIGITS; /* and so does one with a digit more */
    spell->numerals.known = spell->numerals.known && fits;
    spell->units[spell->length] = 1;
    for (gsize i = spell->length; i > 0; i--) {
        gboolean digit = fits && spell->digits[i - 1] != '.';
        spell->units[i - 1] = spell->units[i] * (digit ? 10 : 1);
        spell->value += digit ? (spell->digits[i - 1] - '0') * spell->units[i] : 0;
    }
}

void spelling_each(const char *digits, const SpellingCustom *custom, const Numerals *numerals,
                   Spelling last, SpellingEach each, gpointer data)
{
    Spell spell = {.digits = digits,
                   .nought = spelling_ends_in_nought(digits),
                   .numerals = *numerals,
                   .custom = custom,
                   .each = each,
                   .data = data};
    measure(&spell);
    tell_twice(&spell);
    if (last >= SPELLING_SWAPPED)
        tell_swapped(&spell);
    if (last >= SPELLING_DOUBLED)
        tell_longer(&spell);
    if (last >= SPELLING_DROPPED)
        tell_shorter(&spell);
    if (last >= SPELLING_DIGIT)
        tell_replaced(&spell);
    if (last >= SPELLING_TRANSPOSED)
        tell_transposed(&spell);
}
