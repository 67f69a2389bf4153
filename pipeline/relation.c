#include "relation.h"

#include <string.h>

#define PERCENT 2 /* power of ten between a quotient and its percentage */
#define RESULT_PLACES 12
#define TEXT_ROOM 128 /* that the arithmetic of most relations takes */

static const Interval no_interval = {{0, DECIMAL_INVALID}, {0, DECIMAL_INVALID}};

/* What part `i` may be; when `sharp`, as if it were exact. */
static Interval part(const Relation *relation, guint i, gboolean sharp)
{
    const Operand *operand = &relation->parts[i];
    return interval_new(operand->value, sharp ? decimal_new(0, 0) : operand->half);
}

static Interval magnitude(Interval a)
{
    if (!interval_valid(a))
        return a;
    if (decimal_sign(a.lo) >= 0)
        return a;
    Interval mirrored = interval_negate(a);
    if (decimal_sign(a.hi) <= 0)
        return mirrored;
    Decimal hi = decimal_compare(a.hi, mirrored.hi) >= 0 ? a.hi : mirrored.hi;
    return (Interval){decimal_new(0, 0), hi};
}

static Interval sum(const Relation *relation, guint count, gboolean sharp)
{
    Decimal value = decimal_new(0, 0), half = value;
    for (guint i = 0; i < count; i++) {
        value = decimal_add(value, relation->parts[i].value);
        if (!sharp)
            half = decimal_add(half, relation->parts[i].half);
    }
    return interval_new(value, half);
}

static Interval percent(Interval quotient)
{
    return interval_valid(quotient) ? interval_shift(quotient, PERCENT) : no_interval;
}

static Interval compute(const Relation *relation, gboolean sharp)
{
    static const Interval one = {{1, 0}, {1, 0}}, hundred = {{1, -2}, {1, -2}};
    guint last = relation->count - 1;
    switch (relation->kind) {
    case RELATION_EQUAL:
        return part(relation, 0, sharp);
    case RELATION_SUM:
        return sum(relation, relation->count, sharp);
    case RELATION_DIFFERENCE:
        return magnitude(interval_subtract(part(relation, 0, sharp), part(relation, 1, sharp)));
    case RELATION_QUOTIENT:
        return percent(interval_divide(part(relation, 0, sharp), part(relation, 1, sharp)));
    case RELATION_MEAN:
        return interval_divide(part(relation, 0, sharp), part(relation, 1, sharp));
    case RELATION_GROWTH:
        return magnitude(percent(interval_subtract(
            interval_divide(part(relation, 0, sharp), part(relation, 1, sharp)), one)));
    case RELATION_SAVING:
        return percent(interval_subtract(
            one, interval_divide(part(relation, 0, sharp), part(relation, 1, sharp))));
    case RELATION_GROWN_BY:
        return percent(interval_divide(
            one, interval_subtract(
                     interval_divide(part(relation, 0, sharp), part(relation, 1, sharp)), one)));
    case RELATION_FALLEN_BY:
        return percent(interval_divide(
            one, interval_add(interval_divide(part(relation, 0, sharp), part(relation, 1, sharp)),
                              one)));
    case RELATION_JOINT_SHARE:
        return percent(interval_divide(sum(relation, last, sharp), part(relation, last, sharp)));
    case RELATION_INDEX:
        return interval_subtract(part(relation, 0, sharp), hundred);
    case RELATIONS:
        break;
    }
    return no_interval;
}

Interval relation_computed(const Relation *relation)
{
    return compute(relation, FALSE);
}

gint operand_places(const Operand *operand)
{
    if (operand->half.digits == 0)
        return MAX(operand->value.scale, 0);
    return operand->half.scale - 1;
}

/* The relation over the values alone, as if every figure were exact. */
static Decimal point(const Relation *relation)
{
    Interval result = compute(relation, TRUE);
    return interval_valid(result) ? decimal_round(result.lo, RESULT_PLACES, DECIMAL_HALF_UP)
                                  : result.lo;
}

Decimal relation_result(const Relation *relation)
{
    return decimal_round(point(relation), operand_places(&relation->stated), DECIMAL_HALF_UP);
}

Fit relation_fit(const Relation *relation)
{
    Interval computed = relation_computed(relation);
    Interval stated = interval_new(relation->stated.value, relation->stated.half);
    gboolean is_signed = relation->kind == RELATION_SUM || relation->kind == RELATION_EQUAL ||
                         relation->kind == RELATION_INDEX;
    if (!interval_valid(computed) || !interval_valid(stated))
        return FIT_NONE;
    if (!is_signed)
        stated = magnitude(stated);
    /* a figure cut off instead of rounded lies up to a whole unit below */
    Decimal unit = decimal_add(relation->stated.half, relation->stated.half);
    Interval reach = interval_new(relation->stated.value, unit);
    if (!is_signed)
        reach = magnitude(reach);
    if (!interval_meets(computed, reach))
        return FIT_FAILS;
    Decimal exact = point(relation), value = decimal_abs(relation->stated.value);
    gint places = operand_places(&relation->stated);
    Decimal shown = decimal_abs(exact);
    if (decimal_equal(decimal_round(shown, places, DECIMAL_HALF_UP), value))
        return FIT_EXACT;
    if (decimal_equal(decimal_round(shown, places, DECIMAL_TRUNCATE), value))
        return FIT_TRUNCATED;
    return interval_meets(computed, stated) ? FIT_LOOSE : FIT_FAILS;
}

char *operand_format(const Operand *operand, Decimal value, const Units *units)
{
    char buffer[DECIMAL_TEXT];
    Decimal factor = units_factor(units, operand->unit);
    const char *point_at = strchr(operand->printed, '.');
    gint places = 0;
    for (const char *c = point_at ? point_at + 1 : ""; g_ascii_isdigit(*c); c++)
        places++;
    Decimal shown = decimal_divide(value, factor, RESULT_PLACES, DECIMAL_HALF_UP);
    Decimal own = decimal_divide(operand->value, factor, RESULT_PLACES, DECIMAL_HALF_UP);
    /* 15 of a column that prints 15.1 must not be told to be 15 */
    while (places < RESULT_PLACES && !decimal_equal(shown, own) &&
           decimal_equal(decimal_round(shown, places, DECIMAL_HALF_UP), own))
        places++;
    shown = decimal_round(shown, places, DECIMAL_HALF_UP);
    return g_strconcat(decimal_format(shown, places, buffer), operand->unit, NULL);
}

/* Appends the texts up to a NULL. */
static void G_GNUC_NULL_TERMINATED append(GString *out, ...)
{
    va_list texts;
    va_start(texts, out);
    for (const char *text; (text = va_arg(texts, const char *));)
        g_string_append(out, text);
    va_end(texts);
}

static void join(GString *out, const Relation *relation, guint count, const char *sign)
{
    for (guint i = 0; i < count; i++)
        append(out, i > 0 ? sign : "", relation->parts[i].printed, NULL);
}

char *relation_arithmetic(const Relation *relation, const Units *units)
{
    GString *out = g_string_sized_new(TEXT_ROOM);
    const char *a = relation->parts[0].printed;
    const char *b = relation->count > 1 ? relation->parts[1].printed : "";
    guint last = relation->count - 1;
    switch (relation->kind) {
    case RELATION_EQUAL:
        g_string_append(out, a);
        break;
    case RELATION_SUM:
        join(out, relation, relation->count, " + ");
        break;
    case RELATION_DIFFERENCE:
        if (decimal_compare(relation->parts[0].value, relation->parts[1].value) >= 0)
            append(out, a, " － ", b, NULL);
        else
            append(out, b, " － ", a, NULL);
        break;
    case RELATION_QUOTIENT:
    case RELATION_MEAN:
        append(out, a, " ÷ ", b, NULL);
        break;
    case RELATION_GROWTH:
        append(out, "（", a, " － ", b, "）÷ ", b, NULL);
        break;
    case RELATION_SAVING:
        append(out, "1 － ", a, " ÷ ", b, NULL);
        break;
    case RELATION_GROWN_BY:
        append(out, b, " ÷（", a, " － ", b, "）", NULL);
        break;
    case RELATION_FALLEN_BY:
        append(out, b, " ÷（", a, " ＋ ", b, "）", NULL);
        break;
    case RELATION_JOINT_SHARE:
        g_string_append(out, "（");
        join(out, relation, last, " + ");
        append(out, "）÷ ", relation->parts[last].printed, NULL);
        break;
    case RELATION_INDEX:
        append(out, a, " － 100", NULL);
        break;
    case RELATIONS:
        break;
    }
    Decimal result = relation_result(relation);
    if (decimal_valid(result) && relation->kind != RELATION_EQUAL) {
        g_autofree char *shown = operand_format(&relation->stated, result, units);
        append(out, " = ", shown, NULL);
    }
    return g_string_free(out, FALSE);
}

char *relation_expected(const Relation *relation, const Units *units)
{
    Interval computed = relation_computed(relation);
    Decimal result = relation_result(relation);
    if (relation->kind == RELATION_EQUAL)
        return g_strdup(relation->parts[0].printed);
    if (!interval_valid(computed) || !decimal_valid(result))
        return g_strdup("");
    Decimal width = decimal_subtract(computed.hi, computed.lo);
    Decimal admitted = decimal_multiply(relation->stated.half, decimal_new(4, 0));
    if (relation->kind == RELATION_SUM || decimal_compare(width, admitted) <= 0)
        return operand_format(&relation->stated, result, units);
    g_autofree char *lo = operand_format(&relation->stated, computed.lo, units);
    g_autofree char *hi = operand_format(&relation->stated, computed.hi, units);
    return g_strconcat("[", lo, ",", hi, "]", NULL);
}

char *relation_operands(const Relation *relation)
{
    GString *out = g_string_new(relation->stated.nr);
    for (guint i = 0; i < relation->count; i++)
        append(out, " ", relation->parts[i].nr, NULL);
    return g_string_free(out, FALSE);
}
