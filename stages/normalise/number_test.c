#include "reading.h"

static void integers_and_decimals_are_read(void **state)
{
    READS("经费 0 万元", "0 money");
    READS("完成377.89万元", "3778900 money");
    READS("收入1863.850元", "1863.85 money");
}

static void printed_places_carry_precision(void **state)
{
    const Token *token = reading_first(state, "550.90万元");
    assert_int_equal(token->places, 2);
    assert_true(decimal_equal(token->half, decimal_new(50, 0)));
    token = reading_first(state, "551万元");
    assert_int_equal(token->places, 0);
    assert_true(decimal_equal(token->half, decimal_new(5000, 0)));
}

static void thousands_separators_are_taken_out(void **state)
{
    READS("合计1,204.5元", "1204.5 money");
    READS("合计10,476,546.00元", "10476546 money");
    READS("合计12,34元", "12; 34 money");
}

static void a_wide_comma_between_narrow_digits_is_punctuation(void **state)
{
    READS("分值5，3000人参加", "5; 3000 persons");
    READS("得分5分，300人参加", "5 score; 300 persons");
}

static void a_blank_behind_the_comma_parts_thousands_before_a_unit(void **state)
{
    READS("合计3, 156万元", "31560000 money");
    READS("合计1, 204, 156.50元", "1204156.5 money");
    CELL_READS("3, 156", "3156");
    READS("项目3, 156", "3; 156");
}

static void a_wide_comma_before_three_digits_leaves_no_figure(void **state)
{
    READS("零售总额1，753亿元，增长5%", "5 ratio");
    READS("零售总额12，34亿元", "12; 3400000000 money");
}

static void full_width_figures_are_read_like_others(void **state)
{
    READS("合计１，２０４．５元", "1204.5 money");
    READS("增长１２．６％", "12.6 ratio");
}

static void a_minus_stands_only_where_it_can(void **state)
{
    READS("同比增长-5.1%", "-5.1 ratio");
    READS("同比增长－5.1%", "-5.1 ratio");
    READS("累计增长―7.8%", "-7.8 ratio");
    CELL_READS("-47.4%", "-47.4 ratio");
    READS("比例为70%-80%", "70..80 ratio");
    READS("项目1-2", "1; 2");
}

static void a_value_pasted_twice_is_told_with_its_candidate(void **state)
{
    CELL_READS("63.2863.28", "63.28 ! twice 63.28");
    READS("支出63.2863.28万元", "632800 money ! twice 63.28");
    CELL_READS("0.60.6", "0.6 ! twice 0.6"); /* no item has the number nought */
}

static void a_whole_number_pasted_twice_is_told_too(void **state)
{
    CELL_READS("423695423695", "423695 ! twice 423695");
    READS("支出423695423695万元", "4236950000 money ! twice 423695");
    READS("证号423695423695", "");
    CELL_READS("42364236", "42364236");
}

static void two_values_run_together_are_told(void **state)
{
    CELL_READS("63.2819.05", "63.28 ! glued 63.28 19.05");
}

static void two_points_without_a_reading_have_no_value(void **state)
{
    READS("支出63.2.8万元", " money ! points");
}

static void item_numbers_have_points_too(void **state)
{
    READS("3.1.2 项目管理", "");
    CELL_READS("1.2.3", "");
}

static void too_many_digits_are_no_figure(void **state)
{
    CELL_READS("1234567890123456789012345678901234567890", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(integers_and_decimals_are_read),
        READING_TEST(printed_places_carry_precision),
        READING_TEST(thousands_separators_are_taken_out),
        READING_TEST(a_wide_comma_between_narrow_digits_is_punctuation),
        READING_TEST(a_blank_behind_the_comma_parts_thousands_before_a_unit),
        READING_TEST(a_wide_comma_before_three_digits_leaves_no_figure),
        READING_TEST(full_width_figures_are_read_like_others),
        READING_TEST(a_minus_stands_only_where_it_can),
        READING_TEST(a_value_pasted_twice_is_told_with_its_candidate),
        READING_TEST(a_whole_number_pasted_twice_is_told_too),
        READING_TEST(two_values_run_together_are_told),
        READING_TEST(two_points_without_a_reading_have_no_value),
        READING_TEST(item_numbers_have_points_too),
        READING_TEST(too_many_digits_are_no_figure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
