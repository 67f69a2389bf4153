#include "decimal.h"

#include <string.h>

#define PARSED_DIGITS_MAX 30
#define SHIFT_MAX 60
#define DIGITS_MAX ((__int128)(~(unsigned __int128)0 >> 1))

static const Decimal invalid = {0, DECIMAL_INVALID};

/* TRUE for nearly every number: operations on 64 bits are cheap. */
static inline gboolean is_small(__int128 digits)
{
    return digits == (gint64)digits;
}

static inline Decimal reduced(__int128 digits, gint scale)
{
    if (digits == 0)
        return (Decimal){0, 0};
    if (digits == -DIGITS_MAX - 1) /* it has no opposite */
        return invalid;
    while (!is_small(digits)) {
        if (digits % 10 != 0)
            return (Decimal){digits, scale};
        digits /= 10;
        scale--;
    }
    gint64 small = (gint64)digits;
    for (; small % 10 == 0; scale--)
        small /= 10;
    return (Decimal){small, scale};
}

Decimal decimal_new(gint64 n, gint scale)
{
    return reduced(n, scale);
}

gboolean decimal_parse(const char *text, Decimal *out)
{
    gboolean negative = *text == '-', point = FALSE;
    __int128 digits = 0;
    gint scale = 0, count = 0;

    for (const char *c = text + negative; *c; c++) {
        if (*c == '.' && !point && count > 0 && g_ascii_isdigit(c[1])) {
            point = TRUE;
            continue;
        }
        if (!g_ascii_isdigit(*c) || ++count > PARSED_DIGITS_MAX)
            return FALSE;
        digits = digits * 10 + (*c - '0');
        scale += point;
    }
    if (count == 0)
        return FALSE;
    *out = reduced(negative ? -digits : digits, scale);
    return TRUE;
}

/* Multiplies *digits by 10^power; FALSE on overflow. */
static inline gboolean raise_digits(__int128 *digits, gint power)
{
    static const gint64 powers[] = {1,
                                    10,
                                    100,
                                    1000,
                                    10000,
                                    100000,
                                    1000000,
                                    10000000,
                                    100000000,
                                    1000000000,
                                    10000000000,
                                    100000000000,
                                    1000000000000,
                                    10000000000000,
                                    100000000000000,
                                    1000000000000000,
                                    10000000000000000,
                                    100000000000000000,
                                    1000000000000000000};
    const gint most = G_N_ELEMENTS(powers) - 1;
    for (; *digits != 0 && power > 0; power -= most) {
        if (is_small(*digits)) /* the product of two such fits for certain */
            *digits = (__int128)(gint64)*digits * powers[MIN(power, most)];
        else if (__builtin_mul_overflow(*digits, powers[MIN(power, most)], digits))
            return FALSE;
    }
    return TRUE;
}

/* a + b, or a - b where b's digits are given as their opposite. */
static inline Decimal sum(Decimal a, __int128 digits, gint scale)
{
    __int128 total;
    if (a.scale == DECIMAL_INVALID || scale == DECIMAL_INVALID)
        return invalid;
    if (digits == 0)
        return a;
    if (a.digits == 0)
        return (Decimal){digits, scale};
    if (a.scale < scale ? !raise_digits(&a.digits, scale - a.scale)
                        : !raise_digits(&digits, a.scale - scale))
        return invalid;
    if (__builtin_add_overflow(a.digits, digits, &total))
        return invalid;
    return reduced(total, MAX(a.scale, scale));
}

Decimal decimal_add(Decimal a, Decimal b)
{
    return sum(a, b.digits, b.scale);
}

Decimal decimal_subtract(Decimal a, Decimal b)
{
    return sum(a, -b.digits, b.scale);
}

Decimal decimal_multiply(Decimal a, Decimal b)
{
    __int128 digits;
    if (!decimal_valid(a) || !decimal_valid(b) ||
        __builtin_mul_overflow(a.digits, b.digits, &digits))
        return invalid;
    return reduced(digits, a.scale + b.scale);
}

/* n ÷ d, both positive, rounded as if the result had the sign `negative`. */
static __int128 divide_rounded(__int128 n, __int128 d, gboolean negative, DecimalRounding rounding)
{
    gboolean small = is_small(n) && is_small(d);
    __int128 quotient = small ? (gint64)n / (gint64)d : n / d, rest = n - quotient * d;
    gboolean up = FALSE;
    switch (rounding) {
    case DECIMAL_FLOOR:
        up = negative && rest != 0;
        break;
    case DECIMAL_CEILING:
        up = !negative && rest != 0;
        break;
    case DECIMAL_HALF_UP:
        up = rest >= d - rest;
        break;
    case DECIMAL_TRUNCATE:
        break;
    }
    return quotient + up;
}

Decimal decimal_divide(Decimal a, Decimal b, gint places, DecimalRounding rounding)
{
    if (!decimal_valid(a) || !decimal_valid(b) || b.digits == 0)
        return invalid;
    if (a.digits == 0)
        return a;
    if (b.digits == 1 && a.scale - b.scale <= places) /* by 10000 */
        return (Decimal){a.digits, a.scale - b.scale};
    gboolean negative = (a.digits < 0) != (b.digits < 0);
    __int128 n = decimal_abs(a).digits, d = decimal_abs(b).digits;
    gint power = places - a.scale + b.scale;
    if (power > SHIFT_MAX || power < -SHIFT_MAX)
        return invalid;
    if (power >= 0 ? !raise_digits(&n, power) : !raise_digits(&d, -power))
        return invalid;
    __int128 quotient = divide_rounded(n, d, negative, rounding);
    return reduced(negative ? -quotient : quotient, places);
}

Decimal decimal_round(Decimal a, gint places, DecimalRounding rounding)
{
    if (!decimal_valid(a) || a.scale <= places)
        return a;
    return decimal_divide(a, decimal_new(1, 0), places, rounding);
}

gint decimal_compare(Decimal a, Decimal b)
{
    gint sign = decimal_sign(a);
    if (sign != decimal_sign(b))
        return sign < decimal_sign(b) ? -1 : 1;
    if (sign == 0)
        return 0;
    if (a.scale == b.scale)
        return (a.digits > b.digits) - (a.digits < b.digits);
    /* only the one with fewer decimals is raised: where it outgrows the type it is the larger */
    gint scale = MAX(a.scale, b.scale);
    if (!raise_digits(&a.digits, scale - a.scale))
        return sign;
    if (!raise_digits(&b.digits, scale - b.scale))
        return -sign;
    return (a.digits > b.digits) - (a.digits < b.digits);
}

const char *decimal_format(Decimal a, gint places, char buffer[DECIMAL_TEXT])
{
    char digits[DECIMAL_TEXT];
    gsize count = 0, at = 0;

    if (!decimal_valid(a))
        return "?";
    __int128 rest = decimal_abs(a).digits;
    for (; rest != (gint64)rest; rest /= 10)
        digits[count++] = (char)('0' + (int)(rest % 10));
    for (gint64 small = (gint64)rest; small > 0; small /= 10) /* where a division is cheap */
        digits[count++] = (char)('0' + (int)(small % 10));
    gint whole = (gint)count - a.scale; /* digits before the point */
    gint fraction = MAX(places, a.scale);
    if (MAX(whole, 1) + MAX(fraction, 0) + 3 > DECIMAL_TEXT) /* sign, point, end */
        return "?";
    if (a.digits < 0)
        buffer[at++] = '-';
    if (whole <= 0)
        buffer[at++] = '0';
    for (gint i = 0; i < whole; i++)
        buffer[at++] = i < (gint)count ? digits[count - 1 - (gsize)i] : '0';
    if (fraction > 0)
        buffer[at++] = '.';
    for (gint i = 0; i < fraction; i++) {
        gint from_left = whole + i;
        buffer[at++] =
            from_left >= 0 && from_left < (gint)count ? digits[count - 1 - (gsize)from_left] : '0';
    }
    buffer[at] = '\0';
    return buffer;
}
