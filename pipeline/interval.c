#include "interval.h"

#define QUOTIENT_PLACES 16

static Decimal least(Decimal a, Decimal b)
{
    return decimal_compare(a, b) <= 0 ? a : b;
}

static Decimal greatest(Decimal a, Decimal b)
{
    return decimal_compare(a, b) >= 0 ? a : b;
}

Interval interval_new(Decimal value, Decimal half)
{
    if (half.digits == 0 && decimal_valid(half))
        return (Interval){value, value};
    return (Interval){decimal_subtract(value, half), decimal_add(value, half)};
}

Interval interval_add(Interval a, Interval b)
{
    return (Interval){decimal_add(a.lo, b.lo), decimal_add(a.hi, b.hi)};
}

Interval interval_subtract(Interval a, Interval b)
{
    return (Interval){decimal_subtract(a.lo, b.hi), decimal_subtract(a.hi, b.lo)};
}

Interval interval_multiply(Interval a, Interval b)
{
    Decimal ll = decimal_multiply(a.lo, b.lo), lh = decimal_multiply(a.lo, b.hi);
    Decimal hl = decimal_multiply(a.hi, b.lo), hh = decimal_multiply(a.hi, b.hi);
    if (!decimal_valid(ll) || !decimal_valid(lh) || !decimal_valid(hl) || !decimal_valid(hh))
        return (Interval){{0, DECIMAL_INVALID}, {0, DECIMAL_INVALID}};
    return (Interval){least(least(ll, lh), least(hl, hh)),
                      greatest(greatest(ll, lh), greatest(hl, hh))};
}

Interval interval_negate(Interval a)
{
    return (Interval){decimal_negate(a.hi), decimal_negate(a.lo)};
}

Interval interval_divide(Interval a, Interval b)
{
    const Interval none = {{0, DECIMAL_INVALID}, {0, DECIMAL_INVALID}};
    if (!interval_valid(a) || !interval_valid(b) || decimal_sign(b.lo) * decimal_sign(b.hi) <= 0)
        return none;
    if (decimal_sign(b.hi) < 0)
        return interval_divide(interval_negate(a), interval_negate(b));
    /* a positive divisor: the smaller it is, the farther from zero the quotient */
    Decimal below = decimal_sign(a.lo) >= 0 ? b.hi : b.lo;
    Decimal above = decimal_sign(a.hi) >= 0 ? b.lo : b.hi;
    Interval result = {decimal_divide(a.lo, below, QUOTIENT_PLACES, DECIMAL_FLOOR),
                       decimal_divide(a.hi, above, QUOTIENT_PLACES, DECIMAL_CEILING)};
    return interval_valid(result) ? result : none;
}

Interval interval_shift(Interval a, gint power)
{
    return (Interval){decimal_shift(a.lo, power), decimal_shift(a.hi, power)};
}

gboolean interval_meets(Interval a, Interval b)
{
    return decimal_compare(a.lo, b.hi) <= 0 && decimal_compare(b.lo, a.hi) <= 0;
}

gboolean interval_holds(Interval a, Decimal value)
{
    return decimal_compare(a.lo, value) <= 0 && decimal_compare(value, a.hi) <= 0;
}

char *interval_format(Interval a, gint power, gint places, const char *unit)
{
    char lo[DECIMAL_TEXT], hi[DECIMAL_TEXT];
    Decimal from = decimal_round(decimal_shift(a.lo, -power), places, DECIMAL_HALF_UP);
    Decimal to = decimal_round(decimal_shift(a.hi, -power), places, DECIMAL_HALF_UP);
    return g_strdup_printf("[%s%s,%s%s]", decimal_format(from, places, lo), unit,
                           decimal_format(to, places, hi), unit);
}
