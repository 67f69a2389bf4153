/* What was probably meant: one mistake at one figure, tried on every figure of the relation. */
#include "pipeline/operand_testing.h"
#include "pipeline/units_testing.h"

#include "hypothesis.h"

/* The hints for a relation that fails; *count is how many mistakes would explain it. g_free. */
static char *explained(void **state, RelationKind kind, const char *stated, const char *parts,
                       guint *count)
{
    const Fixture *f = *state;
    g_autoptr(Reckoning) reckoning = reckoning_new(f->units, kind, stated, parts);
    assert_int_equal(relation_fit(&reckoning->relation), FIT_FAILS);
    return relation_explain(&reckoning->relation, f->units, count);
}

/* The hint is given, and first: it is the most telling. */
static void assert_leads(void **state, RelationKind kind, const char *stated, const char *parts,
                         const char *hint)
{
    guint count;
    g_autofree char *found = explained(state, kind, stated, parts, &count);
    gsize length = strlen(hint);
    if (strncmp(found, hint, length) != 0 || (found[length] != '|' && found[length] != '\0'))
        fail_msg("%s of %s: `%s', not `%s' first", stated, parts, found, hint);
    assert_true(count > 0);
}

/* No mistake explains it, or too many would. */
static void assert_unexplained(void **state, RelationKind kind, const char *stated,
                               const char *parts, gboolean many)
{
    guint count;
    g_autofree char *found = explained(state, kind, stated, parts, &count);
    assert_string_equal(found, "");
    assert_int_equal(count > 0, many);
}

/* Just these hints, of so many mistakes that would explain it. */
static void assert_explained(void **state, RelationKind kind, const char *stated, const char *parts,
                             guint mistakes, const char *hints)
{
    guint count;
    g_autofree char *found = explained(state, kind, stated, parts, &count);
    assert_string_equal(found, hints);
    assert_int_equal(count, mistakes);
}

#define EXPLAINS(kind, stated, parts, mistakes, hints)                                             \
    assert_explained(state, RELATION_##kind, stated, parts, mistakes, hints)
#define LEADS(kind, stated, parts, hint) assert_leads(state, RELATION_##kind, stated, parts, hint)
#define STAYS_SILENT(kind, stated, parts)                                                          \
    assert_unexplained(state, RELATION_##kind, stated, parts, FALSE)

/* 58/63 = 92.06%, 34/39 = 87.18% */
static void a_rate_turned_over_is_named_before_all_else(void **state)
{
    LEADS(QUOTIENT, "92.06%", "63人 58人", "inverse 58人 63人");
    LEADS(QUOTIENT, "87.18%", "39人 34人", "inverse 34人 39人");
}

/* 1.35/0.62 = 217.74%, 0.90/0.41 = 219.51% */
static void a_ratio_given_as_growth_is_named(void **state)
{
    LEADS(GROWTH, "217.74%", "1.35亿元 0.62亿元", "ratio 217.74% 117.74%");
    LEADS(GROWTH, "219.51%", "0.90亿元 0.41亿元", "ratio 219.51% 119.51%");
}

static char *slips(void **state, const char *stated, const char *meant)
{
    const Fixture *f = *state;
    g_autoptr(Reckoning) reckoning = reckoning_new(f->units, RELATION_EQUAL, stated, meant);
    return relation_slips(&reckoning->relation, f->units);
}

/* 31.8 for 318 and 1831 for 1813 are slips; 1843 for 1813 is another digit */
static void slips_are_what_explains_without_other_digits(void **state)
{
    g_autofree char *moved = slips(state, "31.8万元", "318万元");
    g_autofree char *swapped = slips(state, "1831人", "1813人");
    g_autofree char *digit = slips(state, "1843人", "1813人");
    EXPLAINS(EQUAL, "1843人", "1813人", 2, "digit 1843人 1813人|digit 1813人 1843人");
    assert_non_null(strstr(moved, "shifted 31.8万元 318万元"));
    assert_non_null(strstr(swapped, "swapped 1831人 1813人"));
    assert_string_equal(digit, "");
}

/* 100.12 + 212.34 = 312.46, under a head that says 万元 */
static void a_slip_under_a_head_is_given_in_its_unit_too(void **state)
{
    const Fixture *f = *state;
    guint count;
    g_autoptr(Reckoning) reckoning =
        reckoning_new(f->units, RELATION_SUM, "312.46万元", "100.12万元 0.021234万元");
    reckoning->parts[1].bare = TRUE;
    g_autofree char *found = relation_explain(&reckoning->relation, f->units, &count);
    assert_true(g_str_has_prefix(found, "slip 0.021234万元 0.021234亿元 212.34万元"));
}

/* six parts make 61.53 where 61.51 is printed, two units of its last place; of two parts that is too much */
static void beside_a_moved_point_the_rounding_of_many_parts_is_nothing(void **state)
{
    LEADS(SUM, "61.51万元", "12.31万元 9.84万元 7.22万元 15.06万元 6.50万元 106.0万元",
          "shifted 106.0万元 10.6万元");
    LEADS(SUM, "61.51万元", "12.31万元 9.84万元 7.22万元 15.06万元 6.50万元 10.60亿元",
          "slip 10.60亿元 10.60万元");
    STAYS_SILENT(SUM, "61.51万元", "50.93万元 106.0万元");
    STAYS_SILENT(SUM, "61.51万元", "12.31万元 9.84万元 13.72万元 15.06万元 106.0万元");
    STAYS_SILENT(SUM, "61.52万元", "50.93万元 106.0万元");
}

/* with 10.60 for 10.90 the six parts make 61.53 where 61.51 is printed */
static void beside_a_wrong_digit_the_rounding_of_many_parts_counts(void **state)
{
    STAYS_SILENT(SUM, "61.51万元", "12.31万元 9.84万元 7.22万元 15.06万元 6.50万元 10.90万元");
}

/* of the whole 万元 that the sum prints two may be lost in its rounding, 2.1 are more */
static void a_part_that_would_vanish_beside_the_sum_has_not_slipped(void **state)
{
    STAYS_SILENT(SUM, "100万元", "98万元 20000万元");
    EXPLAINS(SUM, "100万元", "98万元 21000万元", 1, "slip 21000万元 21000元");
    EXPLAINS(SUM, "100万元", "21000万元 98万元", 1, "slip 21000万元 21000元");
}

static void a_small_sum_or_share_may_have_slipped(void **state)
{
    EXPLAINS(SUM, "20000万元", "1万元 1万元", 1, "slip 20000万元 20000元");
    EXPLAINS(QUOTIENT, "50.00%", "0.01 2.00", 3,
             "shifted 50.00% 0.5%|shifted 0.01 1|shifted 2.00 0.02");
}

/* 16.8350 is 96.20% of 17.5; 100.00 + 200.00 = 300.00 */
static void a_slipped_unit_is_named(void **state)
{
    LEADS(QUOTIENT, "96.20%", "168350亿元 17.5000亿元", "slip 168350亿元 168350万元");
    LEADS(SUM, "312.46万元", "100.12万元 212.34元", "slip 212.34元 212.34万元");
    LEADS(SUM, "63万元", "9万元 46万元 8元", "slip 8元 8万元");
}

/* 100.00 + 112.34 = 212.34, 1.0000 + 1.1234 = 2.1234 */
static void every_unit_may_slip_to_every_other(void **state)
{
    EXPLAINS(SUM, "212.34亿元", "100.00亿元 112.34元", 1, "slip 112.34元 112.34亿元");
    EXPLAINS(SUM, "212.34元", "100.00元 112.34亿元", 1, "slip 112.34亿元 112.34元");
    EXPLAINS(SUM, "312.46亿元", "100.12亿元 212.34万亿元", 1, "slip 212.34万亿元 212.34亿元");
    EXPLAINS(SUM, "312.46万元", "100.12万元 212.34万亿元", 1, "slip 212.34万亿元 212.34万元");
    EXPLAINS(SUM, "2.1234万亿元", "1.0000万亿元 1.1234亿元", 1, "slip 1.1234亿元 1.1234万亿元");
}

/* 212.34元 would be right, but there is no unit of which 元 is ten thousand */
static void no_unit_is_smaller_than_one(void **state)
{
    STAYS_SILENT(SUM, "312.46元", "100.12元 2123400元");
}

static void a_slip_of_bare_numbers_is_given_both_ways(void **state)
{
    EXPLAINS(SUM, "312.46", "100.12 0.021234", 1, "slip 0.021234 0.021234万 212.34");
}

/* 105.12 + 23.45 = 128.57 */
static void a_point_out_of_place_is_named(void **state)
{
    LEADS(SUM, "1285.70万元", "105.12万元 23.45万元", "shifted 1285.70万元 128.57万元");
    LEADS(SUM, "128.57万元", "105.12万元 2.345万元", "shifted 2.345万元 23.45万元");
    EXPLAINS(SUM, "128.57万元", "110.07万元 1.850万元", 1, "shifted 1.850万元 18.5万元");
    EXPLAINS(SUM, "1630万元", "118万元 45万元", 1, "shifted 1630万元 163万元");
}

/* 105.12 + 23.45 = 128.57 */
static void a_point_moves_by_up_to_three_places(void **state)
{
    EXPLAINS(SUM, "128.57万元", "105.12万元 0.2345万元", 1, "shifted 0.2345万元 23.45万元");
    EXPLAINS(SUM, "128.57万元", "105.12万元 2345万元", 1, "shifted 2345万元 23.45万元");
    EXPLAINS(SUM, "128.57万元", "105.12万元 0.02345万元", 1, "shifted 0.02345万元 23.45万元");
    EXPLAINS(SUM, "128.57万元", "105.12万元 23450万元", 1, "shifted 23450万元 23.45万元");
    STAYS_SILENT(SUM, "128.57万元", "105.12万元 0.0002345万元");
    STAYS_SILENT(SUM, "128.57万元", "105.12万元 2345000万元");
}

/* 966 of 1000 are 96.6%: 9.7% has no more digits to be 97% */
static void the_rounding_of_the_stated_figure_moves_with_its_point(void **state)
{
    EXPLAINS(QUOTIENT, "9.7%", "966人 1000人", 12, "shifted 9.7% 97%");
    LEADS(EQUAL, "1.5万元", "15.4万元", "shifted 1.5万元 15万元");
}

/* 0.000000000003万亿元 are 3元 */
static void what_was_meant_keeps_twelve_decimals(void **state)
{
    EXPLAINS(SUM, "4元", "1元 0.00000000003万亿元", 1,
             "shifted 0.00000000003万亿元 0.000000000003万亿元");
}

/* people have no point: the nought is a digit too many */
static void a_count_has_no_point_to_be_out_of_place(void **state)
{
    EXPLAINS(SUM, "1630人", "118人 45人", 1, "doubled 1630人 163人");
}

/* -105.12 + 23.45 = -81.67 */
static void a_figure_below_zero_is_spelled_below_zero(void **state)
{
    EXPLAINS(SUM, "-81.76万元", "-105.12万元 23.45万元", 2,
             "swapped -81.76万元 -81.67万元|swapped -105.12万元 -105.21万元");
}

/* 210.35 + 156.00 + 120.00 = 486.35 */
static void two_digits_exchanged_are_named(void **state)
{
    LEADS(SUM, "468.35万元", "210.35万元 156.00万元 120.00万元", "swapped 468.35万元 486.35万元");
    LEADS(QUOTIENT, "105.00%", "1620人 1200人", "swapped 1620人 1260人");
}

/* 118 + 45 = 163 */
static void a_digit_too_many_is_named(void **state)
{
    LEADS(SUM, "1663人", "118人 45人", "doubled 1663人 163人");
    LEADS(SUM, "1663", "118 45", "doubled 1663 163");
}

/* 1240 + 345 = 1585 */
static void a_digit_too_few_is_named(void **state)
{
    LEADS(SUM, "158人", "1240人 345人", "dropped 158人 1585人");
}

/* 12.25 + 24.25 = 36.50, 12.25 + 24.50 = 36.75, 12.50 + 24.25 = 36.75 */
static void a_decimal_too_few_is_one_that_another_figure_has(void **state)
{
    EXPLAINS(SUM, "36.5万元", "12.5万元 24.25万元", 6, "dropped 12.5万元 12.25万元");
    EXPLAINS(SUM, "36.75万元", "12.5万元 24.5万元", 2,
             "dropped 12.5万元 12.25万元|dropped 24.5万元 24.25万元");
}

/* 100.00 + 310.00 = 410.00, 9.50 + 15.00 = 24.50 */
static void a_last_nought_is_meant_where_other_figures_have_one(void **state)
{
    EXPLAINS(SUM, "410.00万元", "100.05万元 310.00万元", 2,
             "doubled 100.05万元 100.00万元|digit 410.00万元 410.05万元");
    EXPLAINS(SUM, "24.50万元", "9.50万元 10.00万元", 1, "digit 10.00万元 15.00万元");
}

/* twenty-three digits, of which the first twenty-two would be one wrong digit from the sum */
static void a_number_too_long_to_try_is_left_alone(void **state)
{
    STAYS_SILENT(SUM, "12345678901234567890123元", "1234567890123456789013元 0元");
}

/* 402.15/1094.65 = 36.74%; 9.54 + 10.20 = 19.74 */
static void a_wrong_digit_is_named(void **state)
{
    LEADS(QUOTIENT, "33.74%", "402.15万元 1094.65万元", "digit 33.74% 36.74%");
    LEADS(SUM, "14.74万元", "9.54万元 10.20万元", "digit 14.74万元 19.74万元");
}

/* 91.25 + 19.05 = 110.30 */
static void the_mistake_may_stand_in_a_part(void **state)
{
    guint count;
    g_autofree char *found =
        explained(state, RELATION_SUM, "110.30万元", "92.15万元 19.05万元", &count);
    assert_says(found, "swapped 92.15万元 91.25万元");
}

/* 100 stated as 99: each of nine parts may be one too large. */
static void many_explanations_are_not_listed(void **state)
{
    guint count;
    g_autofree char *found = explained(state, RELATION_SUM, "99人",
                                       "11人 11人 11人 11人 11人 11人 11人 11人 12人", &count);
    guint listed = *found != '\0';
    for (const char *c = found; (c = strchr(c, '|')); c++)
        listed++;
    assert_in_range(listed, 0, 4);
}

/* 1 + 2 + 5 = 8 for 9; 11.1 + 12.2 + 13.3 + 14.4 + 4.5 = 55.5 for 60.5 */
static void four_explanations_are_listed_and_five_are_not(void **state)
{
    EXPLAINS(SUM, "9人", "1人 2人 5人", 4,
             "digit 9人 8人|digit 1人 2人|digit 2人 3人|digit 5人 6人");
    EXPLAINS(SUM, "60.5万元", "11.1万元 12.2万元 13.3万元 14.4万元 4.5万元", 5, "");
}

/* one figure copied or one of four digits wrong: five in all; two kinds for which there is room */
static void a_kind_that_does_not_fit_into_the_list_is_left_out(void **state)
{
    EXPLAINS(SUM, "1056人", "123人 123人 100人 200人 300人 110人", 5, "copied 123人 223人");
    EXPLAINS(SUM, "446人", "123人 123人 100人", 3,
             "copied 123人 223人|digit 446人 346人|digit 100人 200人");
}

/* 117.74 of 100.00 are 117.74%: no growth, of which 217.74% would be the ratio */
static void the_ratio_of_a_share_is_the_share(void **state)
{
    EXPLAINS(QUOTIENT, "217.74%", "117.74万元 100.00万元", 2,
             "digit 217.74% 117.74%|digit 117.74万元 217.74万元");
}

/* two digits are no coincidence to speak of; taking a neighbour away is no copying either */
static void a_figure_copied_from_its_neighbour_has_three_digits(void **state)
{
    EXPLAINS(SUM, "46人", "12人 12人 13人", 1, "swapped 12人 21人");
    STAYS_SILENT(SUM, "12.5万元", "12.5万元 12.5万元");
}

/* 106.94 + 138.26 = 245.20; 102.84 - 95.36 = 7.48 */
static void what_nothing_simple_explains_stays_unexplained(void **state)
{
    STAYS_SILENT(SUM, "746.31万元", "106.94万元 138.26万元");
    STAYS_SILENT(DIFFERENCE, "55.55万元", "102.84万元 95.36万元");
    STAYS_SILENT(GROWTH, "555.55%", "102.84万元 95.36万元");
}

/* weak mistakes prove nothing */
static void a_nought_is_only_a_hint(void **state)
{
    guint count;
    g_autofree char *found = explained(state, RELATION_SUM, "56人", "13人 0人", &count);
    assert_null(strstr(found, " 0人"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_rate_turned_over_is_named_before_all_else),
        TEST(a_ratio_given_as_growth_is_named),
        TEST(slips_are_what_explains_without_other_digits),
        TEST(a_slip_under_a_head_is_given_in_its_unit_too),
        TEST(beside_a_moved_point_the_rounding_of_many_parts_is_nothing),
        TEST(beside_a_wrong_digit_the_rounding_of_many_parts_counts),
        TEST(a_part_that_would_vanish_beside_the_sum_has_not_slipped),
        TEST(a_small_sum_or_share_may_have_slipped),
        TEST(a_slipped_unit_is_named),
        TEST(every_unit_may_slip_to_every_other),
        TEST(no_unit_is_smaller_than_one),
        TEST(a_slip_of_bare_numbers_is_given_both_ways),
        TEST(a_point_out_of_place_is_named),
        TEST(a_point_moves_by_up_to_three_places),
        TEST(the_rounding_of_the_stated_figure_moves_with_its_point),
        TEST(what_was_meant_keeps_twelve_decimals),
        TEST(a_count_has_no_point_to_be_out_of_place),
        TEST(a_figure_below_zero_is_spelled_below_zero),
        TEST(two_digits_exchanged_are_named),
        TEST(a_digit_too_many_is_named),
        TEST(a_digit_too_few_is_named),
        TEST(a_decimal_too_few_is_one_that_another_figure_has),
        TEST(a_last_nought_is_meant_where_other_figures_have_one),
        TEST(a_number_too_long_to_try_is_left_alone),
        TEST(a_wrong_digit_is_named),
        TEST(the_mistake_may_stand_in_a_part),
        TEST(many_explanations_are_not_listed),
        TEST(four_explanations_are_listed_and_five_are_not),
        TEST(a_kind_that_does_not_fit_into_the_list_is_left_out),
        TEST(the_ratio_of_a_share_is_the_share),
        TEST(a_figure_copied_from_its_neighbour_has_three_digits),
        TEST(what_nothing_simple_explains_stays_unexplained),
        TEST(a_nought_is_only_a_hint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
