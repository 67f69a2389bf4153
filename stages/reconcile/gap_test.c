/* Differences across a table. */
#include "table_testing.h"

#define HEAD "项目\t全年预算\t支出数\t结余\n"

static void assert_gap(void **state, const char *rows, const char *expected)
{
    table_assert(state, "单位：万元", rows, "difference", expected);
}

/* 575.00 - 509.60 = 65.40, 168.00 - 156.90 = 11.10, 382.80 - 380.25 = 2.55 */
static void a_rest_that_follows_passes(void **state)
{
    assert_gap(state, HEAD "道路\t575.00\t509.60\t65.40\n桥梁\t168.00\t156.90\t11.10",
               "pass 65.40万元; pass 11.10万元");
}

static void a_rest_that_does_not_follow_fails(void **state)
{
    assert_gap(state,
               HEAD "道路\t575.00\t509.60\t65.40\n桥梁\t168.00\t156.90\t11.10\n"
                    "渡口\t382.80\t380.25\t2.55\n码头\t90.00\t80.00\t12.00",
               "pass 65.40万元; pass 11.10万元; pass 2.55万元; fail 12.00万元 -> 10.00万元");
}

/* one head is unknown: aligned by blanks, its figures stand under it all the same */
static void figures_aligned_under_an_unknown_head_stay_in_step(void **state)
{
    scene_table_laid_out(*state, "单位：万元", "aligned");
    table_assert_rows(state,
                      "项目\t全年预算\t支出数\t结余\n道路\t575.00\t509.60\t65.40\n"
                      "桥梁\t168.00\t156.90\t11.10",
                      "difference", "pass 65.40万元; pass 11.10万元");
}

/* the heads of two years are unknown and 增减额 is known: a row with a cell under each stands in step */
static void a_row_with_a_cell_under_every_head_is_in_step(void **state)
{
    scene_table_laid_out(*state, "单位：万元", "aligned");
    table_assert_rows(state,
                      "项目\t2020年\t2021年\t增减额\t增减率\t占比\n"
                      "拨款\t575.00\t640.40\t65.40\t11.37%\t97.43%\n经营\t0.00\t0.00\t0.00\t-\t-\n"
                      "其他\t15.30\t16.90\t1.60\t10.46%\t2.57%",
                      "alignment", "");
}

/* 11.01 for 11.10: two neighbours exchanged; 3.87 for 10.00 has no such reason */
static void where_few_more_rows_hold_than_not_a_slip_must_explain_the_rest(void **state)
{
    assert_gap(state,
               HEAD
               "道路\t575.00\t509.60\t65.40\n桥梁\t168.00\t156.90\t11.01\n"
               "渡口\t382.80\t380.25\t2.55\n泵站\t61.30\t40.15\t21.15\n码头\t90.00\t80.00\t3.87",
               "pass 65.40万元; fail 11.01万元 -> 11.10万元; pass 2.55万元; pass 21.15万元; "
               "unsure 3.87万元 -> 10.00万元 (structure)");
}

static void one_row_is_too_few(void **state)
{
    assert_gap(state, HEAD "道路\t575.00\t509.60\t65.40\n桥梁\t168.00\t156.90\t12.10", "");
}

static void a_fall_is_printed_with_its_sign(void **state)
{
    assert_gap(state,
               "项目\t上年数\t本年数\t增减额\n道路\t575.00\t509.60\t-65.40\n桥梁\t156.90\t168.00\t"
               "11.10\n渡口\t380.25\t382.80\t2.55",
               "pass -65.40万元; pass 11.10万元; pass 2.55万元");
}

static void a_column_of_amounts_is_no_difference(void **state)
{
    assert_gap(state,
               "项目\t总投入\t县级投入\t乡级投入\n道路\t575.00\t509.60\t65.40\n桥梁\t168.00\t156.90"
               "\t11.10\n渡口\t90.00\t80.00\t12.00",
               "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_row_with_a_cell_under_every_head_is_in_step),
        SCENE_TEST(a_rest_that_follows_passes),
        SCENE_TEST(a_rest_that_does_not_follow_fails),
        SCENE_TEST(figures_aligned_under_an_unknown_head_stay_in_step),
        SCENE_TEST(where_few_more_rows_hold_than_not_a_slip_must_explain_the_rest),
        SCENE_TEST(one_row_is_too_few),
        SCENE_TEST(a_fall_is_printed_with_its_sign),
        SCENE_TEST(a_column_of_amounts_is_no_difference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
