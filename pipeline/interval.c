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
    return (Interval){decimal_subtract(value, half), decimal_add(value, half)};
}

gboolean interval_valid(Interval a)
{
    return decimal_valid(a.lo) && decimal_valid(a.hi);
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

Interval interval_divide(Interval a, Interval b)
{
    const Interval none = {{0, DECIMAL_INVALID}, {0, DECIMAL_INVALID}};
    if (!interval_valid(a) || !interval_valid(b) || decimal_sign(b.lo) * decimal_sign(b.hi) <= 0)
        return none;
    const Decimal n[] = {a.lo, a.lo, a.hi, a.hi}, d[] = {b.lo, b.hi, b.lo, b.hi};
    Interval result = none;
    for (guint i = 0; i < G_N_ELEMENTS(n); i++) {
        Decimal lo = decimal_divide(n[i], d[i], QUOTIENT_PLACES, DECIMAL_FLOOR);
        Decimal hi = decimal_divide(n[i], d[i], QUOTIENT_PLACES, DECIMAL_CEILING);
        if (!decimal_valid(lo) || !decimal_valid(hi))
            return none;
        result.lo = i == 0 ? lo : least(result.lo, lo);
        result.hi = i == 0 ? hi : greatest(result.hi, hi);
    }
    return result;
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
