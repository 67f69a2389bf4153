/* Chinese numerals: 两, 三十五, 一千二百, 百, 二○二一. */
#pragma once

#include <glib.h>

/* What the character at the start of the text counts for: 0 to 9, 10, 100, 1000, 10^4, 10^8; -1 for any other. */
gint64 numeral_digit(const char *text);

/* Reads the numeral at the start of the text; bytes it takes, 0 if the characters there are no number. */
gsize numeral_read(const char *text, gint64 *value);

/* Reads four numerals one by one as a year (二○二一); bytes it takes, 0 if they are none. */
gsize numeral_year(const char *text, guint *year);
