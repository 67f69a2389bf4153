/* Exact decimals: edges by hand, then thousands of random cases against two independent methods:
 * 128-bit integers at one common scale, and schoolbook arithmetic on strings of digits. */
#include "pipeline/decimal.h"
#include "pipeline/testing.h"

#define CASES 20000

static Decimal number(const char *text)
{
    Decimal value;
    if (!decimal_parse(text, &value))
        fail_msg("`%s` does not parse", text);
    return value;
}

#define assert_number(value, expected)                                                             \
    do {                                                                                           \
        char buffer_[DECIMAL_TEXT];                                                                \
        assert_string_equal(decimal_format((value), 0, buffer_), (expected));                      \
    } while (0)

static void assert_parsed(const char *text, gint64 digits, gint scale)
{
    Decimal value = number(text);
    assert_true(value.digits == digits);
    assert_int_equal(value.scale, scale);
}

static void parse_reads_digits_point_and_sign(void **state)
{
    (void)state;
    assert_parsed("0", 0, 0);
    assert_parsed("7", 7, 0);
    assert_parsed("91.25", 9125, 2);
    assert_parsed("-91.25", -9125, 2);
    assert_parsed("0.05", 5, 2);
    assert_parsed("007", 7, 0);
}

static void parse_takes_trailing_zeros_off(void **state)
{
    (void)state;
    assert_parsed("1.50", 15, 1);
    assert_parsed("100", 1, -2);
    assert_parsed("100.00", 1, -2);
    assert_parsed("0.00", 0, 0);
    assert_parsed("-0.0", 0, 0);
    assert_parsed("1200", 12, -2);
    assert_parsed("10.10", 101, 1);
}

static void parse_refuses_what_is_no_plain_number(void **state)
{
    static const char *const wrong[] = {
        "",     "-",    ".",   "-.",    ".5",    "5.",  "-.5", "1.2.3", "1..2",    "1.-2",
        "+1",   "--1",  "1-",  "1,000", "1 000", " 1",  "1 ",  "1e3",   "0x10",    "1.5%",
        "１２", "1.2 ", "1\n", "abc",   "1a",    "a1",  "1.a", "1.2a",  "-a",      "\xff",
        "/",    ":",    "1/2", "1:2",   "nan",   "inf", "1_0", "1'0",   "91.25.1", "-1.",
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        Decimal value = {42, 7};
        if (decimal_parse(wrong[i], &value))
            fail_msg("`%s` parses", wrong[i]);
        assert_true(value.digits == 42 && value.scale == 7);
    }
}

static void parse_takes_thirty_digits_and_no_more(void **state)
{
    (void)state;
    assert_number(number("123456789012345678901234567899"), "123456789012345678901234567899");
    assert_number(number("1234567890.12345678901234567899"), "1234567890.12345678901234567899");
    assert_number(number("-999999999999999999999999999999"), "-999999999999999999999999999999");
    assert_number(number("000000000000000000000000000001"), "1");
    Decimal value;
    assert_false(decimal_parse("1234567890123456789012345678990", &value));
    assert_false(decimal_parse("0.123456789012345678901234567890", &value));
    assert_false(decimal_parse("0000000000000000000000000000001", &value));
}

static void new_reduces_its_digits(void **state)
{
    (void)state;
    assert_true(decimal_equal(decimal_new(1500, 3), number("1.5")));
    assert_true(decimal_equal(decimal_new(-20, 0), number("-20")));
    assert_true(decimal_equal(decimal_new(0, 9), number("0")));
    assert_true(decimal_equal(decimal_new(3, -4), number("30000")));
    assert_true(decimal_equal(decimal_new(G_MININT64, 0), number("-9223372036854775808")));
}

static void addition_aligns_scales(void **state)
{
    (void)state;
    assert_number(decimal_add(number("1.5"), number("0.25")), "1.75");
    assert_number(decimal_add(number("0.25"), number("1.5")), "1.75");
    assert_number(decimal_add(number("1000000"), number("0.001")), "1000000.001");
    assert_number(decimal_add(number("0.001"), number("-1000000")), "-999999.999");
    assert_number(decimal_add(number("0.5"), number("0.5")), "1");
    assert_number(decimal_add(number("99.99"), number("0.01")), "100");
    assert_number(decimal_add(number("5"), number("-5")), "0");
    assert_number(decimal_add(number("0"), number("-2.50")), "-2.5");
    assert_number(decimal_add(number("-2.50"), number("0")), "-2.5");
    assert_number(decimal_add(number("205646"), number("95247")), "300893");
}

static void subtraction_is_addition_of_the_opposite(void **state)
{
    (void)state;
    assert_number(decimal_subtract(number("14.00"), number("12.39")), "1.61");
    assert_number(decimal_subtract(number("12.39"), number("14.00")), "-1.61");
    assert_number(decimal_subtract(number("1"), number("1.000")), "0");
    assert_number(decimal_subtract(number("0"), number("3")), "-3");
    assert_number(decimal_subtract(number("3"), number("-0.5")), "3.5");
}

static void multiplication_is_exact(void **state)
{
    (void)state;
    assert_number(decimal_multiply(number("1.2"), number("-0.05")), "-0.06");
    assert_number(decimal_multiply(number("-3"), number("-4")), "12");
    assert_number(decimal_multiply(number("2.5"), number("4")), "10");
    assert_number(decimal_multiply(number("0"), number("-17.3")), "0");
    assert_number(decimal_multiply(number("200"), number("0.005")), "1");
    assert_number(decimal_multiply(number("999999999999999"), number("999999999999999")),
                  "999999999999998000000000000001");
}

static void sign_and_magnitude_follow_the_number(void **state)
{
    (void)state;
    assert_int_equal(decimal_sign(number("-0.01")), -1);
    assert_int_equal(decimal_sign(number("0.00")), 0);
    assert_int_equal(decimal_sign(number("300")), 1);
    assert_number(decimal_abs(number("-0.01")), "0.01");
    assert_number(decimal_abs(number("0.01")), "0.01");
    assert_number(decimal_abs(number("0")), "0");
    assert_number(decimal_negate(number("2")), "-2");
    assert_number(decimal_negate(number("-2")), "2");
    assert_number(decimal_negate(number("0")), "0");
}

static void shift_moves_the_point(void **state)
{
    (void)state;
    assert_number(decimal_shift(number("193422"), 4), "1934220000");
    assert_number(decimal_shift(number("193422"), -4), "19.3422");
    assert_number(decimal_shift(number("-1.5"), 0), "-1.5");
    assert_true(decimal_equal(decimal_shift(number("0"), 8), number("0")));
}

/* One number rounded to one place count in the four ways; what is expected, apart by blanks. */
static void assert_rounded(const char *text, gint places, const char *expected)
{
    char results[4][DECIMAL_TEXT];
    static const DecimalRounding ways[] = {DECIMAL_FLOOR, DECIMAL_CEILING, DECIMAL_HALF_UP,
                                           DECIMAL_TRUNCATE};
    for (guint i = 0; i < G_N_ELEMENTS(ways); i++)
        decimal_format(decimal_round(number(text), places, ways[i]), 0, results[i]);
    g_autofree char *found = g_strjoin(" ", results[0], results[1], results[2], results[3], NULL);
    if (strcmp(found, expected) != 0)
        fail_msg("%s to %d places: %s, expected %s", text, places, found, expected);
}

static void rounding_floor_ceiling_half_up_truncate(void **state)
{
    (void)state;
    assert_rounded("1.24", 1, "1.2 1.3 1.2 1.2");
    assert_rounded("1.25", 1, "1.2 1.3 1.3 1.2");
    assert_rounded("1.26", 1, "1.2 1.3 1.3 1.2");
    assert_rounded("1.2499999", 1, "1.2 1.3 1.2 1.2");
    assert_rounded("0.5", 0, "0 1 1 0");
    assert_rounded("0.4", 0, "0 1 0 0");
    assert_rounded("1.5", 0, "1 2 2 1");
    assert_rounded("2.5", 0, "2 3 3 2");
    assert_rounded("0.05", 0, "0 1 0 0");
    assert_rounded("9.995", 2, "9.99 10 10 9.99");
}

static void rounding_of_negatives_works_on_the_magnitude(void **state)
{
    (void)state;
    assert_rounded("-1.24", 1, "-1.3 -1.2 -1.2 -1.2");
    assert_rounded("-1.25", 1, "-1.3 -1.2 -1.3 -1.2");
    assert_rounded("-1.26", 1, "-1.3 -1.2 -1.3 -1.2");
    assert_rounded("-0.5", 0, "-1 0 -1 0");
    assert_rounded("-0.4", 0, "-1 0 0 0");
    assert_rounded("-2.5", 0, "-3 -2 -3 -2");
}

static void rounding_to_tens_and_hundreds(void **state)
{
    (void)state;
    assert_rounded("1250", -2, "1200 1300 1300 1200");
    assert_rounded("1249", -2, "1200 1300 1200 1200");
    assert_rounded("-1250", -2, "-1300 -1200 -1300 -1200");
    assert_rounded("49", -2, "0 100 0 0");
    assert_rounded("50", -2, "0 100 100 0");
}

static void rounding_keeps_what_has_no_more_places(void **state)
{
    (void)state;
    assert_rounded("1.25", 2, "1.25 1.25 1.25 1.25");
    assert_rounded("-1.25", 5, "-1.25 -1.25 -1.25 -1.25");
    assert_rounded("1200", -2, "1200 1200 1200 1200");
    assert_rounded("0", 0, "0 0 0 0");
    assert_false(decimal_valid(decimal_round(decimal_new(1, DECIMAL_INVALID), 2, DECIMAL_FLOOR)));
}

static void assert_quotient(const char *a, const char *b, gint places, DecimalRounding rounding,
                            const char *expected)
{
    assert_number(decimal_divide(number(a), number(b), places, rounding), expected);
}

static void division_rounds_to_the_places_asked(void **state)
{
    (void)state;
    assert_quotient("34", "39", 4, DECIMAL_HALF_UP, "0.8718");
    assert_quotient("39", "34", 4, DECIMAL_HALF_UP, "1.1471");
    assert_quotient("39", "34", 4, DECIMAL_FLOOR, "1.147");
    assert_quotient("0.49", "0.41", 4, DECIMAL_TRUNCATE, "1.1951");
    assert_quotient("1", "8", 3, DECIMAL_FLOOR, "0.125");
    assert_quotient("1", "8", 3, DECIMAL_CEILING, "0.125");
    assert_quotient("1", "8", 2, DECIMAL_HALF_UP, "0.13");
    assert_quotient("1", "0.001", 0, DECIMAL_HALF_UP, "1000");
    assert_quotient("0.001", "1000", 7, DECIMAL_HALF_UP, "0.000001");
    assert_quotient("5000", "3", -2, DECIMAL_CEILING, "1700");
    assert_quotient("0", "3", 2, DECIMAL_CEILING, "0");
}

static void division_by_a_power_of_ten_moves_the_point_and_rounds(void **state)
{
    (void)state;
    assert_quotient("1.25", "10000", 6, DECIMAL_HALF_UP, "0.000125");
    assert_quotient("1.25", "10000", 5, DECIMAL_HALF_UP, "0.00013");
    assert_quotient("1.25", "10000", 3, DECIMAL_HALF_UP, "0");
    assert_quotient("1.25", "0.01", -1, DECIMAL_CEILING, "130");
    assert_quotient("223456789012345678901234567891", "10000", 20, DECIMAL_HALF_UP,
                    "22345678901234567890123456.7891");
}

static void division_of_unequal_signs_is_negative(void **state)
{
    (void)state;
    assert_quotient("-2", "3", 2, DECIMAL_FLOOR, "-0.67");
    assert_quotient("2", "-3", 2, DECIMAL_CEILING, "-0.66");
    assert_quotient("-1", "8", 2, DECIMAL_HALF_UP, "-0.13");
    assert_quotient("1", "-8", 2, DECIMAL_TRUNCATE, "-0.12");
    assert_quotient("-2", "-3", 2, DECIMAL_FLOOR, "0.66");
    assert_quotient("-2", "-3", 2, DECIMAL_CEILING, "0.67");
}

static void division_by_zero_is_invalid(void **state)
{
    (void)state;
    Decimal zero = number("0.00");
    assert_false(decimal_valid(decimal_divide(number("1"), zero, 2, DECIMAL_FLOOR)));
    assert_false(decimal_valid(decimal_divide(zero, zero, 2, DECIMAL_FLOOR)));
}

static void overflow_is_invalid(void **state)
{
    (void)state;
    Decimal big = number("999999999999999999999999999999"), tiny = number("0.00000000000000000001");
    assert_false(decimal_valid(decimal_multiply(big, big)));
    assert_false(decimal_valid(decimal_add(big, tiny)));
    assert_false(decimal_valid(decimal_subtract(tiny, big)));
    assert_false(decimal_valid(decimal_divide(big, number("3"), 20, DECIMAL_FLOOR)));
    assert_false(decimal_valid(decimal_divide(number("1"), number("3"), 61, DECIMAL_FLOOR)));
    assert_true(decimal_valid(decimal_divide(number("1"), number("3"), 37, DECIMAL_FLOOR)));
}

static void addition_at_the_edge_of_the_type(void **state)
{
    (void)state;
    Decimal most = {((__int128)1 << 126) + (((__int128)1 << 126) - 1), 0}, one = number("1");
    assert_false(decimal_valid(decimal_add(most, one)));
    assert_true(decimal_valid(decimal_add(most, number("-1"))));
    assert_true(decimal_valid(decimal_add(decimal_negate(most), one)));
    assert_false(decimal_valid(decimal_subtract(decimal_negate(most), number("2"))));
}

/* The type's least number has no opposite, so it must not come about. */
static void least_number_of_the_type_is_invalid(void **state)
{
    (void)state;
    Decimal a = number("18446744073709551616"), b = number("-9223372036854775808");
    assert_false(decimal_valid(decimal_multiply(a, b)));
    Decimal most = {((__int128)1 << 126) + (((__int128)1 << 126) - 1), 0};
    assert_false(decimal_valid(decimal_subtract(decimal_negate(most), number("1"))));
}

static void invalid_propagates_through_every_operation(void **state)
{
    (void)state;
    Decimal bad = decimal_divide(number("1"), number("0"), 0, DECIMAL_FLOOR), good = number("2");
    const Decimal results[] = {
        bad,
        decimal_add(bad, good),
        decimal_add(good, bad),
        decimal_add(number("0"), bad),
        decimal_add(bad, number("0")),
        decimal_subtract(bad, good),
        decimal_subtract(good, bad),
        decimal_multiply(bad, good),
        decimal_multiply(good, bad),
        decimal_multiply(number("0"), bad),
        decimal_divide(bad, good, 2, DECIMAL_FLOOR),
        decimal_divide(good, bad, 2, DECIMAL_FLOOR),
        decimal_negate(bad),
        decimal_abs(bad),
        decimal_shift(bad, 4),
        decimal_round(bad, 0, DECIMAL_HALF_UP),
    };
    for (guint i = 0; i < G_N_ELEMENTS(results); i++)
        if (decimal_valid(results[i]))
            fail_msg("result %u is valid", i);
    assert_false(decimal_equal(bad, bad));
    assert_false(decimal_equal(bad, good));
    assert_false(decimal_equal(good, bad));
    assert_number(bad, "?");
}

static void comparison_orders_across_scales(void **state)
{
    static const char *const ascending[] = {"-999999999999999999999999999999",
                                            "-100",
                                            "-99.99",
                                            "-10",
                                            "-1.01",
                                            "-1",
                                            "-0.1",
                                            "-0.099",
                                            "0",
                                            "0.000000000000000000000000001",
                                            "0.099",
                                            "0.1",
                                            "0.10000001",
                                            "0.9",
                                            "1",
                                            "1.01",
                                            "9",
                                            "9.999999999999999999999999999",
                                            "10",
                                            "99.99",
                                            "100",
                                            "101",
                                            "1000000",
                                            "123456789012345678901234567890",
                                            "999999999999999999999999999999"};
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(ascending); i++)
        for (guint j = 0; j < G_N_ELEMENTS(ascending); j++) {
            Decimal a = number(ascending[i]), b = number(ascending[j]);
            assert_int_equal(decimal_compare(a, b), (i > j) - (i < j));
            assert_int_equal(decimal_equal(a, b), i == j);
        }
}

static void comparison_needs_no_room_beyond_the_type(void **state)
{
    (void)state;
    Decimal pi = {((__int128)1 << 126) + (((__int128)1 << 126) - 1), 38}; /* 1.70…, 39 digits */
    assert_int_equal(decimal_compare(number("9"), pi), 1);
    assert_int_equal(decimal_compare(pi, number("9")), -1);
    assert_int_equal(decimal_compare(number("-9"), decimal_negate(pi)), -1);
    assert_int_equal(decimal_compare(decimal_negate(pi), number("-9")), 1);
    assert_int_equal(decimal_compare(pi, number("1")), 1);
}

static void assert_format(const char *text, gint places, const char *expected)
{
    char buffer[DECIMAL_TEXT];
    assert_string_equal(decimal_format(number(text), places, buffer), expected);
}

static void format_pads_to_the_places_asked(void **state)
{
    (void)state;
    assert_format("91.25", 0, "91.25");
    assert_format("91.25", 2, "91.25");
    assert_format("91.25", 4, "91.2500");
    assert_format("100", 0, "100");
    assert_format("100", 2, "100.00");
    assert_format("0", 0, "0");
    assert_format("0", 2, "0.00");
    assert_format("0.05", 1, "0.05");
    assert_format("-0.05", 3, "-0.050");
    assert_format("-7", 1, "-7.0");
    assert_format("0.001", 0, "0.001");
    assert_format("10.01", 0, "10.01");
    assert_format("5", -3, "5");
}

static void format_never_writes_beyond_its_buffer(void **state)
{
    static const gint scales[] = {-40, -23, -22, -21, -12, 0, 1, 20, 38, 39, 40, 41, 60};
    static const gint places[] = {-1, 0, 2, 10, 20, 21, 50};
    __int128 digits = ((__int128)1 << 126) + (((__int128)1 << 126) - 1);
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(scales); i++)
        for (guint j = 0; j < G_N_ELEMENTS(places); j++) {
            char buffer[DECIMAL_TEXT + 8];
            memset(buffer, '#', sizeof buffer);
            const char *text = decimal_format((Decimal){-digits, scales[i]}, places[j], buffer);
            assert_in_range(strlen(text), 1, DECIMAL_TEXT - 1);
            for (guint k = DECIMAL_TEXT; k < sizeof buffer; k++)
                assert_int_equal(buffer[k], '#');
        }
}

static void format_holds_every_parsed_figure_in_any_unit(void **state)
{
    char buffer[DECIMAL_TEXT];
    (void)state;
    Decimal figure = decimal_shift(number("-999999999999999999999999999999"), 12);
    assert_string_equal(decimal_format(figure, 2, buffer),
                        "-999999999999999999999999999999000000000000.00");
}

/* Digits, point and sign must leave room for the end. */
static void format_fills_its_buffer_and_no_more(void **state)
{
    char buffer[DECIMAL_TEXT];
    Decimal figure = number("-123456789012345678901234567899");
    (void)state;
    assert_int_equal(strlen(decimal_format(figure, 31, buffer)), DECIMAL_TEXT - 1);
    assert_string_equal(decimal_format(figure, 32, buffer), "?");
    assert_int_equal(strlen(decimal_format(number("0.5"), 60, buffer)), 62);
    assert_string_equal(decimal_format(number("0.5"), 61, buffer), "?");
    assert_int_equal(strlen(decimal_format(decimal_shift(number("1"), 60), 0, buffer)), 61);
    assert_string_equal(decimal_format(decimal_shift(number("1"), 61), 0, buffer), "?");
}

/* What follows compares with other methods. */

/* A random figure at most nine digits long with at most six places, and the same as an integer × 10^-6. */
static Decimal small(GRand *random, __int128 *millionths)
{
    gint digits = g_rand_int_range(random, 0, 10), scale = g_rand_int_range(random, 0, 7);
    gint64 most = 1, n;
    for (gint i = 0; i < digits; i++)
        most *= 10;
    n = g_rand_int_range(random, 0, (gint32)MIN(most, G_MAXINT32));
    if (g_rand_boolean(random))
        n = -n;
    *millionths = n;
    for (gint i = scale; i < 6; i++)
        *millionths *= 10;
    return decimal_new(n, scale);
}

/* The value × 10^places as an integer; the value must have no more places. */
static __int128 scaled(Decimal a, gint places)
{
    assert_true(decimal_valid(a) && a.scale <= places);
    for (gint i = a.scale; a.digits != 0 && i < places; i++)
        a.digits *= 10;
    return a.digits;
}

static void sums_products_and_order_agree_with_integers(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(20240101);
    (void)state;
    for (guint i = 0; i < CASES; i++) {
        __int128 m, n;
        Decimal a = small(random, &m), b = small(random, &n);
        assert_true(scaled(decimal_add(a, b), 6) == m + n);
        assert_true(scaled(decimal_subtract(a, b), 6) == m - n);
        assert_true(scaled(decimal_multiply(a, b), 12) == m * n);
        assert_int_equal(decimal_compare(a, b), (m > n) - (m < n));
        assert_int_equal(decimal_equal(a, b), m == n);
        assert_int_equal(decimal_sign(a), (m > 0) - (m < 0));
    }
}

/* What rounding n ÷ d (d positive) must give, by its definition. */
static gboolean is_rounded(__int128 q, __int128 n, __int128 d, DecimalRounding rounding)
{
    __int128 below = n - q * d; /* how much of n the quotient leaves over */
    switch (rounding) {
    case DECIMAL_FLOOR:
        return below >= 0 && below < d;
    case DECIMAL_CEILING:
        return below <= 0 && below > -d;
    case DECIMAL_HALF_UP:
        return n >= 0 ? 2 * below >= -d && 2 * below < d : 2 * below > -d && 2 * below <= d;
    case DECIMAL_TRUNCATE:
        return n >= 0 ? below >= 0 && below < d : below <= 0 && below > -d;
    }
    return FALSE;
}

static void quotients_agree_with_their_definition(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(20240102);
    (void)state;
    for (guint i = 0; i < CASES; i++) {
        __int128 m, n;
        Decimal a = small(random, &m), b = small(random, &n);
        gint places = g_rand_int_range(random, 0, 9);
        if (n == 0)
            continue;
        for (gint k = 0; k < places; k++)
            m *= 10;
        for (DecimalRounding way = DECIMAL_FLOOR; way <= DECIMAL_TRUNCATE; way++) {
            __int128 q = scaled(decimal_divide(a, b, places, way), places);
            assert_true(is_rounded(q, n < 0 ? -m : m, n < 0 ? -n : n, way));
        }
    }
}

static void rounded_numbers_agree_with_their_definition(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(20240103);
    (void)state;
    for (guint i = 0; i < CASES; i++) {
        __int128 m, unit = 1;
        Decimal a = small(random, &m);
        gint places = g_rand_int_range(random, -3, 7);
        for (gint k = places; k < 6; k++)
            unit *= 10;
        for (DecimalRounding way = DECIMAL_FLOOR; way <= DECIMAL_TRUNCATE; way++) {
            Decimal rounded = decimal_round(a, places, way);
            assert_true(rounded.scale <= MAX(places, 0));
            assert_true(is_rounded(scaled(rounded, 6) / unit, m, unit, way));
        }
    }
}

/* A figure as a string of exactly `digits` digits, of which `places` stand behind the point. */
static char *random_figure(GRand *random, guint digits, guint places)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < digits; i++) {
        if (i == digits - places && i > 0)
            g_string_append_c(out, '.');
        g_string_append_c(out, (char)('0' + g_rand_int_range(random, 0, 10)));
    }
    return g_string_free(out, FALSE);
}

/* Schoolbook product of two figures as plain notation without needless zeros. */
static char *long_product(const char *a, const char *b, guint places)
{
    guint8 cells[80] = {0};
    guint na = 0, nb = 0, width = 0;
    for (const char *x = a + strlen(a); x-- > a;) {
        if (*x == '.')
            continue;
        nb = 0;
        guint carry = 0;
        for (const char *y = b + strlen(b); y-- > b;) {
            if (*y == '.')
                continue;
            guint sum = cells[na + nb] + (guint)(*x - '0') * (guint)(*y - '0') + carry;
            cells[na + nb++] = (guint8)(sum % 10);
            carry = sum / 10;
        }
        cells[na++ + nb] = (guint8)carry;
    }
    width = na + nb;
    guint low = 0;
    while (low < places && cells[low] == 0)
        low++;
    while (width > places + 1 && cells[width - 1] == 0)
        width--;
    GString *out = g_string_new(NULL);
    for (guint i = MAX(width, places + 1); i-- > low;) {
        g_string_append_c(out, (char)('0' + cells[i]));
        if (i == places && i > low)
            g_string_append_c(out, '.');
    }
    return g_string_free(out, FALSE);
}

static void long_products_agree_with_the_schoolbook(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(20240104);
    (void)state;
    for (guint i = 0; i < CASES; i++) {
        guint na = (guint)g_rand_int_range(random, 1, 20),
              nb = (guint)g_rand_int_range(random, 1, 19);
        guint pa = (guint)g_rand_int_range(random, 0, (gint)na);
        guint pb = (guint)g_rand_int_range(random, 0, (gint)nb);
        g_autofree char *a = random_figure(random, na, pa), *b = random_figure(random, nb, pb);
        g_autofree char *expected = long_product(a, b, pa + pb);
        assert_number(decimal_multiply(number(a), number(b)), expected);
    }
}

static void format_gives_back_what_was_parsed(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(20240105);
    (void)state;
    for (guint i = 0; i < CASES; i++) {
        guint digits = (guint)g_rand_int_range(random, 1, 31);
        guint places = (guint)g_rand_int_range(random, 0, (gint)MIN(digits, 20));
        g_autofree char *text = random_figure(random, digits, places);
        char buffer[DECIMAL_TEXT];
        const char *expected = text;
        while (expected[0] == '0' && g_ascii_isdigit(expected[1]))
            expected++;
        assert_string_equal(decimal_format(number(text), (gint)places, buffer), expected);
    }
}

/* With the places asked for it would be too large. */
static void rounding_to_more_places_leaves_a_long_number_as_it_is(void **state)
{
    (void)state;
    Decimal long_one = number("123456789012345678901234567891");
    assert_true(decimal_equal(decimal_round(long_one, 20, DECIMAL_HALF_UP), long_one));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rounding_to_more_places_leaves_a_long_number_as_it_is),
        cmocka_unit_test(parse_reads_digits_point_and_sign),
        cmocka_unit_test(parse_takes_trailing_zeros_off),
        cmocka_unit_test(parse_refuses_what_is_no_plain_number),
        cmocka_unit_test(parse_takes_thirty_digits_and_no_more),
        cmocka_unit_test(new_reduces_its_digits),
        cmocka_unit_test(addition_aligns_scales),
        cmocka_unit_test(subtraction_is_addition_of_the_opposite),
        cmocka_unit_test(multiplication_is_exact),
        cmocka_unit_test(sign_and_magnitude_follow_the_number),
        cmocka_unit_test(shift_moves_the_point),
        cmocka_unit_test(rounding_floor_ceiling_half_up_truncate),
        cmocka_unit_test(rounding_of_negatives_works_on_the_magnitude),
        cmocka_unit_test(rounding_to_tens_and_hundreds),
        cmocka_unit_test(rounding_keeps_what_has_no_more_places),
        cmocka_unit_test(division_rounds_to_the_places_asked),
        cmocka_unit_test(division_by_a_power_of_ten_moves_the_point_and_rounds),
        cmocka_unit_test(division_of_unequal_signs_is_negative),
        cmocka_unit_test(division_by_zero_is_invalid),
        cmocka_unit_test(overflow_is_invalid),
        cmocka_unit_test(addition_at_the_edge_of_the_type),
        cmocka_unit_test(least_number_of_the_type_is_invalid),
        cmocka_unit_test(invalid_propagates_through_every_operation),
        cmocka_unit_test(comparison_orders_across_scales),
        cmocka_unit_test(comparison_needs_no_room_beyond_the_type),
        cmocka_unit_test(format_pads_to_the_places_asked),
        cmocka_unit_test(format_never_writes_beyond_its_buffer),
        cmocka_unit_test(format_fills_its_buffer_and_no_more),
        cmocka_unit_test(format_holds_every_parsed_figure_in_any_unit),
        cmocka_unit_test(sums_products_and_order_agree_with_integers),
        cmocka_unit_test(quotients_agree_with_their_definition),
        cmocka_unit_test(rounded_numbers_agree_with_their_definition),
        cmocka_unit_test(long_products_agree_with_the_schoolbook),
        cmocka_unit_test(format_gives_back_what_was_parsed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
