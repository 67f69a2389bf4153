#include "number.h"

#include <string.h>

#define DIGITS_MOST 30
#define GROUP 3
#define TWICE_LEAST 12 /* digits of a whole number that, its halves alike, is one pasted twice */
#define TWICE_MOST 24

static gsize separator(const Sentence *sentence, gsize at, gsize whole);

/* 3, 156万元: a blank behind the comma parts thousands too, where a point, a unit or the end of the cell follows. */
static gboolean ends_figure(const Sentence *sentence, gsize at)
{
    const char *c = sentence->text + at;
    Unit unit;
    return separator(sentence, at, GROUP) > 0 || (*c == '.' && g_ascii_isdigit(c[1])) ||
           (sentence->cell && *c == '\0') || units_match(sentence->units, c, &unit) > 0;
}

/* Bytes of the comma that parts thousands here, 0 if none does. Three digits follow it, and it is as wide as they are:
 * ，between half-width digits is punctuation. */
static gsize separator(const Sentence *sentence, gsize at, gsize whole)
{
    const char *c = sentence->text + at;
    if (*c != ',' || whole > GROUP)
        return 0;
    gsize length = c[1] == ' ' ? 2 : 1;
    if (sentence_digits(sentence, at + length) != GROUP ||
        (length == 2 && !ends_figure(sentence, at + length + GROUP)))
        return 0;
    return sentence_was_wide(sentence, at) == sentence_was_wide(sentence, at + length) ? length : 0;
}

static gsize read_whole(const Sentence *sentence, gsize at, gsize *digits)
{
    gsize run = sentence_digits(sentence, at), end = at + run, comma;
    *digits = run;
    while ((comma = separator(sentence, end, run)) > 0) {
        end += comma + GROUP;
        *digits += GROUP;
    }
    return end;
}

/* The digits of [at, end) without their separators; invalid when there are too many. */
static Decimal parse(const Sentence *sentence, gsize at, gsize end)
{
    char plain[DIGITS_MOST + 2];
    gsize used = 0;
    Decimal value = {0, DECIMAL_INVALID};

    for (gsize i = at; i < end; i++) {
        if (sentence->text[i] == ',' || sentence->text[i] == ' ')
            continue;
        if (used > DIGITS_MOST)
            return value;
        plain[used++] = sentence->text[i];
    }
    plain[used] = '\0';
    decimal_parse(plain, &value);
    return value;
}

/* 57.3657.36 → twice 57.36; 57.3620.18 → glued 57.36 20.18; else two points. */
static void read_fault(const Sentence *sentence, gsize at, gsize end, Number *number)
{
    const char *text = sentence->text + at;
    gsize length = end - at, half = length / 2;
    const char *point = memchr(text, '.', length), *last = text + length;
    while (last[-1] != '.')
        last--;
    gsize places = (gsize)(text + length - last);
    gsize first = (gsize)(point - text) + 1 + places;

    number->value = (Decimal){0, DECIMAL_INVALID};
    number->places = (gint)places;
    if (length % 2 == 0 && memcmp(text, text + half, half) == 0) {
        number->fault = arena_printf(sentence->arena, "twice %.*s", (int)half, text);
        number->value = parse(sentence, at, at + half);
    } else if (text + first + 1 < last && point[1] != '.' && text[first] != '0') {
        number->fault = arena_printf(sentence->arena, "glued %.*s %.*s", (int)first, text,
                                     (int)(length - first), text + first);
        number->value = parse(sentence, at, at + first);
    } else {
        number->fault = "points";
    }
}

/* What stands behind a number and its first point: 1.2.3 is an item, 57.3657.36 and 0.60.6 are mistakes. */
static void read_points(const Sentence *sentence, gsize at, gsize end, Number *number)
{
    gsize longest = MAX(number->whole, (gsize)number->places);
    guint points = 1;
    Unit unit;
    while (sentence->text[end] == '.' && g_ascii_isdigit(sentence->text[end + 1])) {
        gsize run = sentence_digits(sentence, end + 1);
        longest = MAX(longest, run);
        end += 1 + run;
        points++;
    }
    number->len = end - at;
    if (points == 2 && (longest > 2 || sentence->text[at] == '0' ||
                        units_match(sentence->units, sentence->text + end, &unit) > 0))
        read_fault(sentence, at, end, number);
    else
        number->dotted = TRUE;
}

gboolean number_is_twice(const char *text, gsize digits)
{
    gsize half = digits / 2;
    return digits >= TWICE_LEAST && digits <= TWICE_MOST && digits % 2 == 0 && *text != '0' &&
           memcmp(text, text + half, half) == 0;
}

void number_read(const Sentence *sentence, gsize at, Number *number)
{
    *number = (Number){0};
    gsize end = read_whole(sentence, at, &number->whole);
    gsize places = sentence->text[end] == '.' ? sentence_digits(sentence, end + 1) : 0;
    if (places > 0)
        end += 1 + places;
    number->places = (gint)places;
    number->len = end - at;
    number->value = parse(sentence, at, end);
    if (places > 0 && sentence->text[end] == '.' && g_ascii_isdigit(sentence->text[end + 1]))
        read_points(sentence, at, end, number);
    else if (places == 0 && number_is_twice(sentence->text + at, number->len)) {
        number->fault =
            arena_printf(sentence->arena, "twice %.*s", (int)number->len / 2, sentence->text + at);
        number->value = parse(sentence, at, at + number->len / 2);
    }
}
