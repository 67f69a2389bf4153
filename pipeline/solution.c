#include "solution.h"

#define MOST_PLACES 10 /* beyond them the steps of the computation show */
#define MARGIN 3       /* units of the stated figure's last place */

static Interval exactly(Decimal value)
{
    return (Interval){value, value};
}

/* The sum of the first `count` parts but for part `index`. */
static Interval others(const Relation *relation, guint count, guint index)
{
    Decimal total = decimal_new(0, 0);
    for (guint i = 1; i <= count; i++)
        if (i != index)
            total = decimal_add(total, relation->parts[i - 1].value);
    return exactly(total);
}

/* Part `index` when the relation's result lies in `result`; invalid where it cannot be told. */
static Interval solve_part(const Relation *relation, guint index, Interval result)
{
    const Interval none = {{0, DECIMAL_INVALID}, {0, DECIMAL_INVALID}};
    const Interval hundred = exactly(decimal_new(100, 0));
    Interval quotient = relation->kind == RELATION_MEAN ? result : interval_shift(result, -2);
    guint count = relation->count;
    Interval other = exactly(relation->parts[count > 1 && index == 1 ? 1 : 0].value);
    switch (relation->kind) {
    case RELATION_EQUAL:
        return index == 1 ? result : none;
    case RELATION_INDEX:
        return index == 1 ? interval_add(hundred, result) : none;
    case RELATION_SUM:
        return interval_subtract(result, others(relation, count, index));
    case RELATION_DIFFERENCE:
        return index == 1 ? interval_add(other, result) : interval_subtract(other, result);
    case RELATION_GROWTH:
    case RELATION_SAVING: /* what is saved has the other sign, and both signs are tried */
        quotient = interval_add(exactly(decimal_new(1, 0)), quotient);
        /* fall through */
    case RELATION_QUOTIENT:
    case RELATION_MEAN:
        return index == 1 ? interval_multiply(quotient, other) : interval_divide(other, quotient);
    case RELATION_JOINT_SHARE:
        if (index == count)
            return interval_divide(others(relation, count - 1, index), quotient);
        other = exactly(relation->parts[count - 1].value);
        return interval_subtract(interval_multiply(quotient, other),
                                 others(relation, count - 1, index));
    case RELATION_GROWN_BY: /* small differences of large quotients */
    case RELATION_FALLEN_BY:
    case RELATIONS:
        break;
    }
    return none;
}

Solution relation_solve(const Relation *relation, guint index)
{
    Solution solution = {.known = FALSE};
    gint places = operand_places(&relation->stated);
    if (places > MOST_PLACES)
        return solution;
    Decimal stated = decimal_abs(index == 0 ? relation_result(relation) : relation->stated.value);
    /* a stated count may be tried with other decimals than its own */
    gboolean count = index == 0 && decimal_sign(relation->stated.half) == 0;
    Decimal margin = decimal_new(MARGIN, count ? 0 : places);
    Interval result = interval_new(stated, margin);
    if (!interval_valid(result))
        return solution;
    Interval opposite = interval_negate(result);
    solution.ranges[0] = index == 0 ? result : solve_part(relation, index, result);
    solution.ranges[1] = index == 0 ? opposite : solve_part(relation, index, opposite);
    solution.known = interval_valid(solution.ranges[0]) && interval_valid(solution.ranges[1]);
    return solution;
}

gboolean solution_admits(const Solution *solution, Decimal value)
{
    return !solution->known || interval_holds(solution->ranges[0], value) ||
           interval_holds(solution->ranges[1], value);
}

/* A whole number, or the farthest in its direction. */
static gint64 whole(Decimal value)
{
    gint64 digits = (gint64)value.digits;
    const gint64 farthest = value.digits < 0 ? G_MININT64 : G_MAXINT64;
    if (digits != value.digits)
        return farthest;
    for (gint i = value.scale; i < 0; i++)
        if (__builtin_mul_overflow(digits, 10, &digits))
            return farthest;
    return digits;
}

static gint64 tenth(gint64 value, gboolean up)
{
    gint64 rest = value % 10;
    return value / 10 + (up ? rest > 0 : -(rest < 0));
}

Numerals solution_numerals(const Solution *solution, Decimal factor, guint most)
{
    const guint last = MIN(most, NUMERALS_SCALES - 1);
    Numerals numerals = {.least = most - last, .known = solution->known};
    for (guint i = 0; numerals.known && i < 2; i++) {
        const Interval range = solution->ranges[i];
        gboolean turned = decimal_sign(factor) < 0;
        Decimal from = decimal_shift(turned ? range.hi : range.lo, (gint)most);
        Decimal to = decimal_shift(turned ? range.lo : range.hi, (gint)most);
        from = decimal_divide(from, factor, 0, DECIMAL_FLOOR);
        to = decimal_divide(to, factor, 0, DECIMAL_CEILING);
        numerals.known = decimal_valid(from) && decimal_valid(to);
        numerals.scales[last].lo[i] = whole(from);
        numerals.scales[last].hi[i] = whole(to);
        for (guint scale = last; scale > 0; scale--) {
            numerals.scales[scale - 1].lo[i] = tenth(numerals.scales[scale].lo[i], FALSE);
            numerals.scales[scale - 1].hi[i] = tenth(numerals.scales[scale].hi[i], TRUE);
        }
    }
    return numerals;
}
