/* Intervals: what a printed figure admits, by hand and against a search through the corners. */
#include "pipeline/interval.h"
#include "pipeline/testing.h"

#define CASES 5000

static Decimal number(const char *text)
{
    Decimal value;
    if (!decimal_parse(text, &value))
        fail_msg("`%s` does not parse", text);
    return value;
}

static Interval between(const char *lo, const char *hi)
{
    return (Interval){number(lo), number(hi)};
}

static void assert_interval(Interval found, const char *expected)
{
    char lo[DECIMAL_TEXT], hi[DECIMAL_TEXT];
    g_autofree char *text =
        g_strdup_printf("%s %s", decimal_format(found.lo, 0, lo), decimal_format(found.hi, 0, hi));
    assert_string_equal(text, expected);
}

static void a_printed_figure_admits_half_a_unit_either_way(void **state)
{
    (void)state;
    assert_interval(interval_new(number("91.25"), number("0.005")), "91.245 91.255");
    assert_interval(interval_new(number("-91.25"), number("0.005")), "-91.255 -91.245");
    assert_interval(interval_new(number("39"), number("0")), "39 39");
    assert_interval(interval_new(number("39"), number("1")), "38 40");
}

static void sums_add_bounds(void **state)
{
    (void)state;
    assert_interval(interval_add(between("1", "2"), between("-5", "3")), "-4 5");
    assert_interval(interval_add(between("0.49", "0.51"), between("0.245", "0.255")),
                    "0.735 0.765");
}

static void differences_cross_bounds(void **state)
{
    (void)state;
    assert_interval(interval_subtract(between("1", "2"), between("-5", "3")), "-2 7");
    assert_interval(interval_subtract(between("10", "10"), between("3", "4")), "6 7");
}

static void products_of_every_sign(void **state)
{
    (void)state;
    assert_interval(interval_multiply(between("2", "3"), between("4", "5")), "8 15");
    assert_interval(interval_multiply(between("-3", "-2"), between("4", "5")), "-15 -8");
    assert_interval(interval_multiply(between("-3", "-2"), between("-5", "-4")), "8 15");
    assert_interval(interval_multiply(between("-3", "2"), between("4", "5")), "-15 10");
    assert_interval(interval_multiply(between("4", "5"), between("-3", "2")), "-15 10");
    assert_interval(interval_multiply(between("-3", "2"), between("-4", "5")), "-15 12");
    assert_interval(interval_multiply(between("-2", "3"), between("-5", "4")), "-15 12");
    assert_interval(interval_multiply(between("-3", "2"), between("-5", "-4")), "-10 15");
    assert_interval(interval_multiply(between("0", "2"), between("-4", "5")), "-8 10");
}

static void quotients_round_outwards(void **state)
{
    (void)state;
    assert_interval(interval_divide(between("1", "2"), between("3", "3")),
                    "0.3333333333333333 0.6666666666666667");
    assert_interval(interval_divide(between("-2", "-1"), between("3", "3")),
                    "-0.6666666666666667 -0.3333333333333333");
    assert_interval(interval_divide(between("1", "1"), between("4", "8")), "0.125 0.25");
}

static void quotients_of_every_sign(void **state)
{
    (void)state;
    assert_interval(interval_divide(between("-6", "3"), between("2", "3")), "-3 1.5");
    assert_interval(interval_divide(between("-6", "3"), between("-3", "-2")), "-1.5 3");
    assert_interval(interval_divide(between("4", "6"), between("-2", "-1")), "-6 -2");
    assert_interval(interval_divide(between("-6", "-4"), between("-2", "-1")), "2 6");
    assert_interval(interval_divide(between("0", "0"), between("1", "2")), "0 0");
}

/* 0.49 / 0.41, the growth of design.md: 116.87% to 122.22%. */
static void a_ratio_of_two_printed_amounts_admits_119_5_but_not_219_51(void **state)
{
    (void)state;
    Interval n = interval_new(number("0.49"), number("0.005"));
    Interval ratio = interval_divide(n, interval_new(number("0.41"), number("0.005")));
    g_autofree char *text = interval_format(ratio, -2, 2, "%");
    assert_string_equal(text, "[116.87%,122.22%]");
    Interval percent = interval_shift(ratio, 2);
    assert_true(interval_holds(percent, number("119.5")));
    assert_false(interval_holds(percent, number("219.51")));
}

static void division_by_what_reaches_zero_is_invalid(void **state)
{
    static const char *const bounds[][2] = {{"0", "0"}, {"0", "1"}, {"-1", "0"}, {"-1", "1"}};
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(bounds); i++)
        assert_false(interval_valid(
            interval_divide(between("1", "2"), between(bounds[i][0], bounds[i][1]))));
}

static void one_invalid_bound_makes_the_interval_invalid(void **state)
{
    const Decimal bad = {0, DECIMAL_INVALID}, good = number("1");
    (void)state;
    assert_true(interval_valid((Interval){good, good}));
    assert_false(interval_valid((Interval){bad, good}));
    assert_false(interval_valid((Interval){good, bad}));
}

static void invalid_propagates_through_every_operation(void **state)
{
    const Decimal none = {0, DECIMAL_INVALID};
    const Interval good = between("1", "2");
    const Interval bads[] = {{none, number("2")}, {number("1"), none}, {none, none}};
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(bads); i++) {
        assert_false(interval_valid(interval_add(bads[i], good)));
        assert_false(interval_valid(interval_add(good, bads[i])));
        assert_false(interval_valid(interval_subtract(bads[i], good)));
        assert_false(interval_valid(interval_subtract(good, bads[i])));
        assert_false(interval_valid(interval_multiply(bads[i], good)));
        assert_false(interval_valid(interval_multiply(good, bads[i])));
        assert_false(interval_valid(interval_divide(bads[i], good)));
        assert_false(interval_valid(interval_divide(good, bads[i])));
        assert_false(interval_valid(interval_shift(bads[i], 2)));
    }
    assert_false(interval_valid(interval_new(none, number("0"))));
    assert_false(interval_valid(interval_new(number("0"), none)));
}

static void a_product_or_quotient_that_overflows_is_invalid(void **state)
{
    Interval big = between("1", "999999999999999999999999999999");
    (void)state;
    assert_false(interval_valid(interval_multiply(big, big)));
    assert_false(interval_valid(interval_divide(big, between("0.0003", "3"))));
}

/* One corner of the four is too large, and neither the least nor the greatest of the others tells. */
static void one_corner_that_overflows_makes_the_product_invalid(void **state)
{
    Interval down = between("-99999999999999999999", "1"),
             up = between("-1", "99999999999999999999");
    (void)state;
    assert_false(interval_valid(interval_multiply(down, up)));
    assert_false(interval_valid(interval_multiply(up, down)));
}

static void intervals_meet_when_they_share_a_point(void **state)
{
    (void)state;
    assert_true(interval_meets(between("1", "2"), between("2", "3")));
    assert_true(interval_meets(between("2", "3"), between("1", "2")));
    assert_true(interval_meets(between("1", "9"), between("4", "5")));
    assert_true(interval_meets(between("4", "5"), between("1", "9")));
    assert_true(interval_meets(between("1", "1"), between("1.00", "1.0")));
    assert_false(interval_meets(between("1", "1.99"), between("2", "3")));
    assert_false(interval_meets(between("2", "3"), between("1", "1.99")));
}

static void bounds_belong_to_the_interval(void **state)
{
    Interval a = between("91.245", "91.255");
    (void)state;
    assert_true(interval_holds(a, number("91.245")));
    assert_true(interval_holds(a, number("91.255")));
    assert_true(interval_holds(a, number("91.25")));
    assert_false(interval_holds(a, number("91.2449")));
    assert_false(interval_holds(a, number("91.2551")));
}

static void shift_moves_both_bounds(void **state)
{
    (void)state;
    assert_interval(interval_shift(between("1.5", "20"), 4), "15000 200000");
    assert_interval(interval_shift(between("1.5", "20"), -1), "0.15 2");
}

static void assert_format(Interval a, gint power, gint places, const char *unit,
                          const char *expected)
{
    g_autofree char *text = interval_format(a, power, places, unit);
    assert_string_equal(text, expected);
}

static void format_prints_bounds_in_the_unit_asked(void **state)
{
    (void)state;
    assert_format(between("912450", "912550"), 4, 3, "万元", "[91.245万元,91.255万元]");
    assert_format(between("1.005", "2"), 0, 2, "", "[1.01,2.00]");
    assert_format(between("-1.005", "2"), 0, 2, "%", "[-1.01%,2.00%]");
    assert_format(between("38", "38"), 0, 0, "人", "[38人,38人]");
    assert_format((Interval){{0, DECIMAL_INVALID}, number("1")}, 0, 0, "", "[?,1]");
}

static Interval random_interval(GRand *random)
{
    gint64 lo = g_rand_int_range(random, -2000, 2000);
    return (Interval){decimal_new(lo, 2), decimal_new(lo + g_rand_int_range(random, 0, 300), 2)};
}

/* Some point of the interval, its bounds the likeliest. */
static Decimal point_of(GRand *random, Interval a)
{
    gint at = g_rand_int_range(random, 0, 4);
    Decimal width = decimal_subtract(a.hi, a.lo);
    Decimal part = decimal_new(at == 0 ? 0 : at == 1 ? 100 : g_rand_int_range(random, 0, 101), 2);
    return decimal_add(a.lo, decimal_multiply(width, part));
}

/* Whatever the figures really are inside their intervals, the result lies inside the computed one. */
static void results_hold_the_result_of_any_points(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(20240201);
    (void)state;
    for (guint i = 0; i < CASES; i++) {
        Interval a = random_interval(random), b = random_interval(random);
        Decimal x = point_of(random, a), y = point_of(random, b);
        assert_true(interval_holds(interval_add(a, b), decimal_add(x, y)));
        assert_true(interval_holds(interval_subtract(a, b), decimal_subtract(x, y)));
        assert_true(interval_holds(interval_multiply(a, b), decimal_multiply(x, y)));
        Interval quotient = interval_divide(a, b);
        if (!interval_valid(quotient)) {
            assert_true(interval_holds(b, decimal_new(0, 0)));
            continue;
        }
        assert_true(interval_holds(quotient, decimal_divide(x, y, 20, DECIMAL_HALF_UP)));
    }
}

/* And it is no wider than it must be: its bounds are results of the operands' bounds. */
static void bounds_of_results_come_from_bounds(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(20240202);
    (void)state;
    for (guint i = 0; i < CASES; i++) {
        Interval a = random_interval(random), b = random_interval(random);
        Interval product = interval_multiply(a, b);
        const Decimal corners[] = {decimal_multiply(a.lo, b.lo), decimal_multiply(a.lo, b.hi),
                                   decimal_multiply(a.hi, b.lo), decimal_multiply(a.hi, b.hi)};
        gboolean lo = FALSE, hi = FALSE;
        for (guint k = 0; k < G_N_ELEMENTS(corners); k++) {
            assert_true(interval_holds(product, corners[k]));
            lo = lo || decimal_equal(product.lo, corners[k]);
            hi = hi || decimal_equal(product.hi, corners[k]);
        }
        assert_true(lo && hi);
        assert_int_equal(interval_meets(a, b), interval_meets(b, a));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_printed_figure_admits_half_a_unit_either_way),
        cmocka_unit_test(sums_add_bounds),
        cmocka_unit_test(differences_cross_bounds),
        cmocka_unit_test(products_of_every_sign),
        cmocka_unit_test(quotients_round_outwards),
        cmocka_unit_test(quotients_of_every_sign),
        cmocka_unit_test(a_ratio_of_two_printed_amounts_admits_119_5_but_not_219_51),
        cmocka_unit_test(division_by_what_reaches_zero_is_invalid),
        cmocka_unit_test(one_invalid_bound_makes_the_interval_invalid),
        cmocka_unit_test(invalid_propagates_through_every_operation),
        cmocka_unit_test(a_product_or_quotient_that_overflows_is_invalid),
        cmocka_unit_test(one_corner_that_overflows_makes_the_product_invalid),
        cmocka_unit_test(intervals_meet_when_they_share_a_point),
        cmocka_unit_test(bounds_belong_to_the_interval),
        cmocka_unit_test(shift_moves_both_bounds),
        cmocka_unit_test(format_prints_bounds_in_the_unit_asked),
        cmocka_unit_test(results_hold_the_result_of_any_points),
        cmocka_unit_test(bounds_of_results_come_from_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
