/* Exact decimal numbers: digits × 10^-scale in 128 bits. No binary float is ever involved.
 *
 * An operation whose result does not fit gives the invalid number, and so does every operation on it:
 * a caller computes a whole formula and asks decimal_valid() once. */
#pragma once

#include <glib.h>

typedef struct {
    __int128 digits; /* never ends in a decimal zero unless it is zero itself */
    gint scale;      /* places after the point; negative for trailing zeros; DECIMAL_INVALID */
} Decimal;

#define DECIMAL_INVALID G_MAXINT
#define DECIMAL_TEXT 64 /* bytes that hold any decimal_format() of a parsed figure */

typedef enum { DECIMAL_FLOOR, DECIMAL_CEILING, DECIMAL_HALF_UP, DECIMAL_TRUNCATE } DecimalRounding;

/* The number n × 10^-scale. */
Decimal decimal_new(gint64 n, gint scale);

/* Reads `[-]digits[.digits]` (ASCII, at most 30 digits), all of it; FALSE and *out untouched otherwise. */
gboolean decimal_parse(const char *text, Decimal *out);

/* FALSE once an overflow happened anywhere on the way to this number. */
static inline gboolean decimal_valid(Decimal a)
{
    return a.scale != DECIMAL_INVALID;
}

Decimal decimal_add(Decimal a, Decimal b);
Decimal decimal_subtract(Decimal a, Decimal b);
Decimal decimal_multiply(Decimal a, Decimal b);

static inline Decimal decimal_negate(Decimal a)
{
    return (Decimal){-a.digits, a.scale};
}

static inline Decimal decimal_abs(Decimal a)
{
    return a.digits < 0 ? decimal_negate(a) : a;
}

/* a × 10^power, exact. */
static inline Decimal decimal_shift(Decimal a, gint power)
{
    return a.scale == DECIMAL_INVALID || a.digits == 0 ? a : (Decimal){a.digits, a.scale - power};
}

/* a ÷ b rounded to this many places after the point; invalid when b is zero. */
Decimal decimal_divide(Decimal a, Decimal b, gint places, DecimalRounding rounding);

/* The number rounded to this many places (HALF_UP and TRUNCATE work on the magnitude). */
Decimal decimal_round(Decimal a, gint places, DecimalRounding rounding);

/* -1, 0 or 1; both numbers must be valid. */
gint decimal_compare(Decimal a, Decimal b);

static inline gint decimal_sign(Decimal a)
{
    return (a.digits > 0) - (a.digits < 0);
}

static inline gboolean decimal_equal(Decimal a, Decimal b)
{
    return decimal_valid(a) && decimal_valid(b) && a.digits == b.digits && a.scale == b.scale;
}

/* Plain notation with at least this many places, no exponent; returns buffer. "?" if invalid. */
const char *decimal_format(Decimal a, gint places, char buffer[DECIMAL_TEXT]);
