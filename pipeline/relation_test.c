#include "pipeline/operand_testing.h"
#include "pipeline/units_testing.h"

static void assert_fit(void **state, RelationKind kind, const char *stated, const char *parts,
                       Fit expected)
{
    static const char *const names[] = {"exact", "truncated", "loose", "fails", "none"};
    const Fixture *f = *state;
    g_autoptr(Reckoning) reckoning = reckoning_new(f->units, kind, stated, parts);
    Fit found = relation_fit(&reckoning->relation);
    if (found != expected)
        fail_msg("%s of %s: %s, not %s", stated, parts, names[found], names[expected]);
}

static void assert_shows(void **state, RelationKind kind, const char *stated, const char *parts,
                         const char *arithmetic, const char *expected)
{
    const Fixture *f = *state;
    g_autoptr(Reckoning) reckoning = reckoning_new(f->units, kind, stated, parts);
    g_autofree char *shown = relation_arithmetic(&reckoning->relation, f->units);
    g_autofree char *wanted = relation_expected(&reckoning->relation, f->units);
    assert_string_equal(shown, arithmetic);
    assert_string_equal(wanted, expected);
}

#define FITS(kind, stated, parts, fit) assert_fit(state, RELATION_##kind, stated, parts, FIT_##fit)
#define SHOWS(kind, stated, parts, arithmetic, expected)                                           \
    assert_shows(state, RELATION_##kind, stated, parts, arithmetic, expected)

static void one_fact_in_one_precision_is_equal_or_not(void **state)
{
    FITS(EQUAL, "99.26分", "99.26分", EXACT);
    FITS(EQUAL, "97.5分", "99.26分", FAILS);
    FITS(EQUAL, "1.44亿元", "14358.14万元", EXACT);
    FITS(EQUAL, "1.43亿元", "14358.14万元", TRUNCATED);
    FITS(EQUAL, "1.42亿元", "14358.14万元", FAILS);
}

/* 583.32 + 95.36 = 678.68 */
static void a_sum_holds_to_the_last_printed_place(void **state)
{
    FITS(SUM, "678.68万元", "583.32万元 95.36万元", EXACT);
    FITS(SUM, "678.69万元", "583.32万元 95.36万元", LOOSE);
    FITS(SUM, "678.67万元", "583.32万元 95.36万元", LOOSE);
    FITS(SUM, "678.70万元", "583.32万元 95.36万元", FAILS);
}

/* Each part adds half a unit in its last place: three of 0.005 and the total's own admit ±0.02. */
static void the_more_parts_the_more_rounding(void **state)
{
    FITS(SUM, "198.95万元", "66.32万元 66.32万元 66.31万元", EXACT);
    FITS(SUM, "198.93万元", "66.32万元 66.32万元 66.31万元", LOOSE);
    FITS(SUM, "198.92万元", "66.32万元 66.32万元 66.31万元", FAILS);
}

static void counts_are_exact(void **state)
{
    FITS(SUM, "27名", "10名 16名 1名", EXACT);
    FITS(SUM, "28名", "10名 16名 1名", FAILS);
    FITS(SUM, "2.7万人", "10000人 16500人", EXACT); /* 26500 rounds to 2.7万 */
    FITS(SUM, "2.6万人", "10000人 16500人", TRUNCATED);
    FITS(SUM, "2.5万人", "10000人 16500人", FAILS);
}

static void units_may_differ(void **state)
{
    FITS(SUM, "1.64亿元", "1.62亿元 200万元", EXACT);
    FITS(SUM, "300893万元", "205646万元 9.5247亿元", EXACT);
}

/* 102.84 - 95.36 = 7.48, whichever comes first */
static void a_difference_has_no_sign(void **state)
{
    FITS(DIFFERENCE, "7.48万元", "95.36万元 102.84万元", EXACT);
    FITS(DIFFERENCE, "7.48万元", "102.84万元 95.36万元", EXACT);
    FITS(DIFFERENCE, "-7.48万元", "95.36万元 102.84万元", EXACT);
    FITS(DIFFERENCE, "7.49万元", "102.84万元 95.36万元", LOOSE);
    FITS(DIFFERENCE, "-7.49万元", "102.84万元 95.36万元", LOOSE);
    FITS(DIFFERENCE, "8.48万元", "102.84万元 95.36万元", FAILS);
    FITS(DIFFERENCE, "0.8万元", "10.3万元 10万元", LOOSE); /* -0.25 to 0.85 */
    FITS(DIFFERENCE, "0.8万元", "10万元 10.3万元", LOOSE); /* -0.85 to 0.25 */
    FITS(DIFFERENCE, "1.0万元", "10万元 10.3万元", FAILS);
}

/* of bare figures too: 10.1 - 10 is -0.45 to 0.65 */
static void a_difference_about_nought_may_be_less_than_one(void **state)
{
    FITS(DIFFERENCE, "0.3", "10.1 10", LOOSE);
    FITS(DIFFERENCE, "0.8", "10.1 10", FAILS);
}

/* what is added up keeps its sign */
static void a_sum_below_zero_is_no_sum_above(void **state)
{
    FITS(SUM, "-5.00万元", "-2.00万元 -3.00万元", EXACT);
    FITS(SUM, "-5.01万元", "-2.00万元 -3.00万元", LOOSE);
    FITS(SUM, "5.00万元", "-2.00万元 -3.00万元", FAILS);
    FITS(EQUAL, "5.00万元", "-5.00万元", FAILS);
}

/* 100/4 = 25 */
static void a_mean_has_the_unit_of_its_sum(void **state)
{
    FITS(MEAN, "25.00万元", "100.00万元 4人", EXACT);
    FITS(MEAN, "26.00万元", "100.00万元 4人", FAILS);
    SHOWS(MEAN, "26.00万元", "100.00万元 4人", "100.00万元 ÷ 4人 = 25.00万元", "25.00万元");
}

/* 1260/1200 = 105%; 63/58 = 108.6206…% */
static void a_quotient_is_a_percentage(void **state)
{
    FITS(QUOTIENT, "105.00%", "1260人 1200人", EXACT);
    FITS(QUOTIENT, "115.00%", "1260人 1200人", FAILS);
    FITS(QUOTIENT, "108.62%", "63人 58人", EXACT);
    FITS(QUOTIENT, "108.63%", "63人 58人", FAILS);
    FITS(QUOTIENT, "92.06%", "63人 58人", FAILS);
}

/* 23/27 = 85.185…%: 85.18% is what cutting prints */
static void people_cut_as_well_as_round(void **state)
{
    FITS(QUOTIENT, "85.19%", "23人 27人", EXACT);
    FITS(QUOTIENT, "85.18%", "23人 27人", TRUNCATED);
    FITS(QUOTIENT, "85.17%", "23人 27人", FAILS);
}

/* 0.49/0.41 - 1: 0.485/0.415 = 116.87% to 0.495/0.405 = 122.22%, less 100 */
static void growth_of_coarse_figures_admits_much(void **state)
{
    FITS(GROWTH, "19.51%", "0.49亿元 0.41亿元", EXACT);
    FITS(GROWTH, "19.5%", "0.49亿元 0.41亿元", EXACT);
    FITS(GROWTH, "17.00%", "0.49亿元 0.41亿元", LOOSE);
    FITS(GROWTH, "22.22%", "0.49亿元 0.41亿元", LOOSE);
    FITS(GROWTH, "16.80%", "0.49亿元 0.41亿元", FAILS);
    FITS(GROWTH, "22.30%", "0.49亿元 0.41亿元", FAILS);
    FITS(GROWTH, "119.51%", "0.49亿元 0.41亿元", FAILS);
}

/* (6.33 - 7.05)/7.05 = -10.21% */
static void a_fall_is_given_by_its_size(void **state)
{
    FITS(GROWTH, "10.21%", "6.33万元 7.05万元", EXACT);
    FITS(GROWTH, "-10.21%", "6.33万元 7.05万元", EXACT);
    FITS(GROWTH, "11.21%", "6.33万元 7.05万元", FAILS);
}

/* 1 - 8.08/9.20 = 12.17% */
static void a_saving_is_what_is_left(void **state)
{
    FITS(SAVING, "12.17%", "8.08万元 9.20万元", EXACT);
    FITS(SAVING, "87.83%", "8.08万元 9.20万元", FAILS);
}

/* 110 after an increase by 10: 10/100; 90 after a decrease by 10: 10/100 */
static void growth_follows_from_the_change_too(void **state)
{
    FITS(GROWN_BY, "10.0%", "110.0万元 10.0万元", EXACT);
    FITS(GROWN_BY, "9.0%", "110.0万元 10.0万元", FAILS);
    FITS(FALLEN_BY, "10.0%", "90.0万元 10.0万元", EXACT);
    FITS(FALLEN_BY, "11.2%", "90.0万元 10.0万元", FAILS);
}

/* (30 + 40)/100 */
static void several_parts_share_a_whole(void **state)
{
    FITS(JOINT_SHARE, "70.0%", "30.0亿元 40.0亿元 100.0亿元", EXACT);
    FITS(JOINT_SHARE, "40.0%", "30.0亿元 40.0亿元 100.0亿元", FAILS);
}

static void nothing_is_divided_by_zero(void **state)
{
    FITS(QUOTIENT, "100%", "0.00万元 0.00万元", NONE);
    FITS(QUOTIENT, "0%", "5.00万元 0.00万元", NONE);
    FITS(GROWTH, "100%", "5.00万元 0.00万元", NONE);
    FITS(SAVING, "100%", "5.00万元 0.00万元", NONE);
    FITS(GROWN_BY, "100%", "5.00万元 5.00万元", NONE); /* the base is 0 */
}

static void what_is_too_large_cannot_be_computed(void **state)
{
    FITS(SUM, "1元", "9999999999999999999999999999万亿元 0.01元", NONE);
}

static void the_arithmetic_is_as_a_hand_would_write_it(void **state)
{
    SHOWS(SUM, "28名", "10名 16名 1名", "10名 + 16名 + 1名 = 27名", "27名");
    SHOWS(DIFFERENCE, "8.48万元", "95.36万元 102.84万元", "102.84万元 － 95.36万元 = 7.48万元",
          "7.48万元");
    SHOWS(QUOTIENT, "92.06%", "63人 58人", "63人 ÷ 58人 = 108.62%", "108.62%");
    SHOWS(SAVING, "87.83%", "8.08万元 9.20万元", "1 － 8.08万元 ÷ 9.20万元 = 12.17%",
          "[12.07%,12.28%]");
    SHOWS(GROWN_BY, "9.0%", "110.0万元 10.0万元", "10.0万元 ÷（110.0万元 － 10.0万元） = 10.0%",
          "10.0%");
    SHOWS(FALLEN_BY, "11.2%", "90.0万元 10.0万元", "10.0万元 ÷（90.0万元 ＋ 10.0万元） = 10.0%",
          "10.0%");
    SHOWS(JOINT_SHARE, "40.0%", "30.0亿元 40.0亿元 100.0亿元",
          "（30.0亿元 + 40.0亿元）÷ 100.0亿元 = 70.0%",
          "[69.9%,70.1%]"); /* 69.9/100.05, 70.1/99.95 */
}

/* (1.345 - 0.625)/0.625 = 115.20%, (1.355 - 0.615)/0.615 = 120.33% */
static void more_than_rounding_is_shown_as_an_interval(void **state)
{
    SHOWS(GROWTH, "217.74%", "1.35亿元 0.62亿元", "（1.35亿元 － 0.62亿元）÷ 0.62亿元 = 117.74%",
          "[115.20%,120.33%]");
}

/* 33.25/66.65 = 49.89%, 33.35/66.55 = 50.11%: 0.225 apart, where two units of the last place are 0.2; of (8.48 ± 0.005) just
 * two */
static void two_units_of_the_last_place_are_no_interval(void **state)
{
    SHOWS(QUOTIENT, "51.0%", "33.3万元 66.6万元", "33.3万元 ÷ 66.6万元 = 50.0%", "[49.9%,50.1%]");
    SHOWS(DIFFERENCE, "8.48万元", "102.84万元 95.36万元", "102.84万元 － 95.36万元 = 7.48万元",
          "7.48万元");
}

/* 115.20 and 120.33 in whole percents, where 115% is what is doubted */
static void what_is_expected_is_never_told_as_what_is_stated(void **state)
{
    SHOWS(GROWTH, "115%", "1.35亿元 0.62亿元", "（1.35亿元 － 0.62亿元）÷ 0.62亿元 = 118%",
          "[115.2%,120%]");
}

/* 0.000000000003万亿元 are 3元 */
static void what_is_expected_keeps_twelve_decimals(void **state)
{
    SHOWS(SUM, "0.000000000005万亿元", "1元 2元", "1元 + 2元 = 0.000000000003万亿元",
          "0.000000000003万亿元");
}

static void what_cannot_be_computed_has_no_result(void **state)
{
    SHOWS(QUOTIENT, "100%", "5.00万元 0.00万元", "5.00万元 ÷ 0.00万元", "");
    /* 5.05 - 5.05 may be nought */
    SHOWS(GROWN_BY, "100%", "5.1万元 5.0万元", "5.0万元 ÷（5.1万元 － 5.0万元） = 5000%", "");
    SHOWS(EQUAL, "97.5分", "99.26分", "99.26分", "99.26分");
    SHOWS(DIFFERENCE, "3.00万元", "5.00万元 5万元", "5.00万元 － 5万元 = 0.00万元",
          "[0.00万元,0.51万元]");
}

static void the_expected_figure_has_the_places_and_unit_of_the_stated(void **state)
{
    SHOWS(SUM, "1.70亿元", "1.62亿元 200万元", "1.62亿元 + 200万元 = 1.64亿元", "1.64亿元");
    SHOWS(SUM, "20000.0万元", "1.62亿元 200万元", "1.62亿元 + 200万元 = 16400.0万元",
          "16400.0万元");
}

static void an_exact_figure_speaks_of_the_places_it_has(void **state)
{
    (void)state;
    assert_int_equal(operand_places(&(Operand){.value = decimal_new(25, 1)}), 1);
    assert_int_equal(operand_places(&(Operand){.value = decimal_new(25, 0)}), 0);
    assert_int_equal(operand_places(&(Operand){.value = decimal_new(2500, 0)}), 0);
    assert_int_equal(
        operand_places(&(Operand){.value = decimal_new(2500, 0), .half = decimal_new(5, 3)}), 2);
}

static void operands_name_the_stated_figure_first(void **state)
{
    Operand parts[] = {{.nr = "3.1"}, {.nr = "3.2"}};
    Relation relation = {RELATION_SUM, {.nr = "2.4"}, parts, 2};
    g_autofree char *operands = relation_operands(&relation);
    (void)state;
    assert_string_equal(operands, "2.4 3.1 3.2");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

/* 98.7 - 100 = -1.3: the sign says which way */
static void an_index_says_how_much_and_which_way(void **state)
{
    FITS(INDEX, "2.4%", "102.4", EXACT);
    FITS(INDEX, "-1.3%", "98.7", EXACT);
    FITS(INDEX, "1.3%", "98.7", FAILS);
    SHOWS(INDEX, "1.3%", "98.7", "98.7 － 100 = -1.3%", "-1.3%");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(one_fact_in_one_precision_is_equal_or_not),
        TEST(a_sum_holds_to_the_last_printed_place),
        TEST(the_more_parts_the_more_rounding),
        TEST(counts_are_exact),
        TEST(units_may_differ),
        TEST(a_difference_has_no_sign),
        TEST(a_difference_about_nought_may_be_less_than_one),
        TEST(a_sum_below_zero_is_no_sum_above),
        TEST(a_mean_has_the_unit_of_its_sum),
        TEST(a_quotient_is_a_percentage),
        TEST(people_cut_as_well_as_round),
        TEST(growth_of_coarse_figures_admits_much),
        TEST(a_fall_is_given_by_its_size),
        TEST(a_saving_is_what_is_left),
        TEST(growth_follows_from_the_change_too),
        TEST(several_parts_share_a_whole),
        TEST(nothing_is_divided_by_zero),
        TEST(what_is_too_large_cannot_be_computed),
        TEST(the_arithmetic_is_as_a_hand_would_write_it),
        TEST(more_than_rounding_is_shown_as_an_interval),
        TEST(two_units_of_the_last_place_are_no_interval),
        TEST(what_is_expected_is_never_told_as_what_is_stated),
        TEST(what_is_expected_keeps_twelve_decimals),
        TEST(what_cannot_be_computed_has_no_result),
        TEST(the_expected_figure_has_the_places_and_unit_of_the_stated),
        cmocka_unit_test(an_exact_figure_speaks_of_the_places_it_has),
        TEST(operands_name_the_stated_figure_first),
        TEST(an_index_says_how_much_and_which_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
