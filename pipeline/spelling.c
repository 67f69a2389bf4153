#include "spelling.h"

#include <string.h>

typedef struct {
    const char *digits;
    gboolean nought; /* they end in one */
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
        if (at + 2 >= SPELLING_DIGITS)
            return FALSE;
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
    gsize length = strlen(digits);
    if (length < 4 || length % 2 != 0 || strncmp(digits, digits + length / 2, length / 2) != 0)
        return;
    char text[SPELLING_DIGITS];
    g_strlcpy(text, digits, length / 2 + 1);
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
        g_strlcpy(text, digits, sizeof text);
        text[i] = digits[next];
        text[next] = digits[i];
        tell(spell, SPELLING_SWAPPED, text);
    }
}

static void tell_longer(const Spell *spell)
{
    const char *digits = spell->digits;
    gsize length = strlen(digits);
    char text[SPELLING_DIGITS];
    for (gsize i = 0; i < length && length > 1; i++) {
        if (digits[i] == '.')
            continue;
        gboolean again = digits[i] == digits[i + 1] || (i > 0 && digits[i] == digits[i - 1]);
        memcpy(text, digits, i);
        memcpy(text + i, digits + i + 1, length - i);
        tell(spell, again ? SPELLING_STUTTERED : SPELLING_DOUBLED, text);
    }
}

/* A digit that was dropped stood among as many places as others print. */
static void tell_shorter(const Spell *spell)
{
    const char *digits = spell->digits;
    gsize length = strlen(digits);
    char text[SPELLING_DIGITS + 1];
    for (gsize i = 0; i <= length; i++) {
        memcpy(text, digits, i);
        memcpy(text + i + 1, digits + i, length - i + 1);
        for (char c = i == 0 ? '1' : '0'; c <= '9'; c++) {
            text[i] = c;
            if (spelling_decimals(text) > spell->custom->places)
                break;
            tell(spell, SPELLING_DROPPED, text);
        }
    }
}

static void tell_replaced(const Spell *spell)
{
    const char *digits = spell->digits;
    char text[SPELLING_DIGITS];
    g_strlcpy(text, digits, sizeof text);
    for (gsize i = 0; digits[i]; i++) {
        for (char c = '0'; g_ascii_isdigit(digits[i]) && c <= '9'; c++) {
            text[i] = c;
            tell(spell, SPELLING_DIGIT, text);
        }
        text[i] = digits[i];
    }
}

void spelling_each(const char *digits, const SpellingCustom *custom, SpellingEach each,
                   gpointer data)
{
    const Spell spell = {digits, spelling_ends_in_nought(digits), custom, each, data};
    tell_twice(&spell);
    tell_swapped(&spell);
    tell_longer(&spell);
    tell_shorter(&spell);
    tell_replaced(&spell);
}
