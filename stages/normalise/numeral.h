/* Chinese numerals: 两, 三十五, 一千二百, 百, 二○二一. */
#pragma once

#include <glib.h>

/* The last bytes of all numerals, as bits. */
#define NUMERAL_LAST_BYTES G_GUINT64_CONSTANT(0xC040281028101A8B)

/* What the character at the start of the text counts for: 0 to 9, 10, 100, 1000, 10^4, 10^8; -1 for any other. */
gint64 numeral_value(const char *text);

/* The same; most other characters go out by their last byte. */
static inline gint64 numeral_digit(const char *text)
{
    guchar lead = (guchar)*text;
    return lead < 0xE2 || lead > 0xE9 || !(NUMERAL_LAST_BYTES >> ((guchar)text[2] & 0x3F) & 1)
               ? -1
               : numeral_value(text);
}

/* Reads the numeral at the start of the text; bytes it takes, 0 if the characters there are no number. */
gsize numeral_read(const char *text, gint64 *value);

/* Reads four numerals one by one as a year (二○二一); bytes it takes, 0 if they are none. */
gsize numeral_year(const char *text, guint *year);
