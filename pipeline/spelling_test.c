/* The numbers one slip away from the one that is printed. */
#include "pipeline/spelling.h"

#include "pipeline/testing.h"

static void gather(Spelling spelling, const char *text, gpointer data)
{
    g_string_append_printf(data, " %d:%s", spelling, text);
}

/* TRUE if the number may have been meant by that slip, beside figures that end in noughts or not. */
static gboolean beside(gboolean noughts, const char *digits, guint places, Spelling spelling,
                       const char *text)
{
    g_autoptr(GString) all = g_string_new(NULL);
    g_autofree char *wanted = g_strdup_printf(" %d:%s ", spelling, text);
    const SpellingCustom custom = {places, noughts};
    const Numerals any = {.known = FALSE};
    spelling_each(digits, &custom, &any, SPELLING_TRANSPOSED, gather, all);
    g_string_append(all, " ");
    return strstr(all->str, wanted) != NULL;
}

static gboolean may_mean(const char *digits, guint places, Spelling spelling, const char *text)
{
    return beside(FALSE, digits, places, spelling, text);
}

static void each_slip_has_its_name(void **state)
{
    (void)state;
    assert_true(may_mean("454454", 0, SPELLING_TWICE, "454"));
    assert_true(may_mean("46.8", 1, SPELLING_SWAPPED, "48.6"));
    assert_true(may_mean("2446", 0, SPELLING_STUTTERED, "246"));
    assert_true(may_mean("2546", 0, SPELLING_DOUBLED, "246"));
    assert_true(may_mean("26", 0, SPELLING_DROPPED, "246"));
    assert_true(may_mean("36.7", 1, SPELLING_DIGIT, "36.4"));
}

static void digits_apart_are_transposed_in_numbers_of_four(void **state)
{
    (void)state;
    assert_true(may_mean("91.55", 2, SPELLING_TRANSPOSED, "95.51"));
    assert_true(may_mean("4380", 0, SPELLING_TRANSPOSED, "8340"));
    assert_false(may_mean("91.55", 2, SPELLING_TRANSPOSED, "95.15"));
    assert_false(may_mean("15.5", 1, SPELLING_TRANSPOSED, "55.1"));
    assert_false(may_mean("46.8", 1, SPELLING_TRANSPOSED, "48.6"));
}

static void kinds_behind_the_last_one_asked_for_are_passed_over(void **state)
{
    const SpellingCustom custom = {0, FALSE};
    const Numerals any = {.known = FALSE};
    g_autoptr(GString) few = g_string_new(NULL);
    (void)state;
    spelling_each("2446", &custom, &any, SPELLING_DOUBLED, gather, few);
    g_autofree char *dropped = g_strdup_printf(" %d:", SPELLING_DROPPED);
    g_autofree char *digit = g_strdup_printf(" %d:", SPELLING_DIGIT);
    g_autofree char *swapped = g_strdup_printf(" %d:", SPELLING_SWAPPED);
    assert_non_null(strstr(few->str, swapped));
    assert_null(strstr(few->str, dropped));
    assert_null(strstr(few->str, digit));
}

static void another_digit_is_no_stutter(void **state)
{
    (void)state;
    assert_false(may_mean("2546", 0, SPELLING_STUTTERED, "246"));
    assert_false(may_mean("2446", 0, SPELLING_DOUBLED, "246"));
}

/* 0100 for 1000, and 36.70 for 36.7 */
static void noughts_that_say_nothing_are_not_meant(void **state)
{
    (void)state;
    assert_false(may_mean("1000", 0, SPELLING_SWAPPED, "0100"));
    assert_false(may_mean("36.7", 2, SPELLING_DROPPED, "36.70"));
}

/* 310.00 for 310.09 where others print 240.00 */
static void a_nought_is_meant_beside_others(void **state)
{
    (void)state;
    assert_true(beside(TRUE, "310.09", 2, SPELLING_DIGIT, "310.00"));
    assert_false(beside(FALSE, "310.09", 2, SPELLING_DIGIT, "310.00"));
    assert_false(beside(TRUE, "310.0", 2, SPELLING_DROPPED, "0310.0"));
}

static void a_digit_more_stays_within_the_places(void **state)
{
    (void)state;
    assert_true(may_mean("36.7", 2, SPELLING_DROPPED, "36.75"));
    assert_false(may_mean("36.7", 1, SPELLING_DROPPED, "36.75"));
}

static void the_number_stands_before_its_unit(void **state)
{
    char digits[SPELLING_DIGITS];
    (void)state;
    assert_true(spelling_number("-1,234.50万元", digits));
    assert_string_equal(digits, "1234.50");
    assert_int_equal(spelling_decimals(digits), 2);
    assert_false(spelling_number("万元", digits));
    assert_string_equal(digits, "");
    assert_false(spelling_number("123456789012345678901234567890", digits));
    assert_string_equal(digits, "");
}

typedef struct {
    const Numerals *admit; /* NULL: all of them */
    GString *out;
} Sieve;

static void sift(Spelling spelling, const char *text, gpointer data)
{
    const Sieve *sieve = data;
    if (!sieve->admit || numerals_admit(sieve->admit, text))
        gather(spelling, text, sieve->out);
}

/* The numbers told for a range are those of all that lie in it, in their order. */
static void only_numbers_in_the_range_are_told(void **state)
{
    static const char *const numbers[] = {"7",    "10",    "36.7",      "0.05",
                                          "1200", "45.45", "987654.32", "123456789012345.67"};
    const SpellingCustom custom = {2, TRUE};
    const Numerals any = {.known = FALSE};
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        for (gint64 lo = 0; lo < 4000; lo += 37) {
            const Numerals range = {.known = TRUE,
                                    .scales = {{{lo / 100, 1}, {lo / 80, 1}},
                                               {{lo / 10, 2}, {lo / 8, 12}},
                                               {{lo, 5}, {lo + 500, 9}}}};
            g_autoptr(GString) told = g_string_new(NULL);
            g_autoptr(GString) sifted = g_string_new(NULL);
            Sieve all = {NULL, told}, sieve = {&range, sifted};
            spelling_each(numbers[i], &custom, &range, SPELLING_TRANSPOSED, sift, &all);
            spelling_each(numbers[i], &custom, &any, SPELLING_TRANSPOSED, sift, &sieve);
            assert_string_equal(told->str, sifted->str);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_slip_has_its_name),
        cmocka_unit_test(digits_apart_are_transposed_in_numbers_of_four),
        cmocka_unit_test(another_digit_is_no_stutter),
        cmocka_unit_test(kinds_behind_the_last_one_asked_for_are_passed_over),
        cmocka_unit_test(noughts_that_say_nothing_are_not_meant),
        cmocka_unit_test(a_nought_is_meant_beside_others),
        cmocka_unit_test(a_digit_more_stays_within_the_places),
        cmocka_unit_test(the_number_stands_before_its_unit),
        cmocka_unit_test(only_numbers_in_the_range_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
