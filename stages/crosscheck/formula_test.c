/* Known relations between metrics of one entity, year and role. */
#include "audit_testing.h"

#define FORMULA(expected) audit_assert(state, "total-formula", expected)

/* 402.15 + 692.50 = 1094.65 */
static void parts_of_one_table_that_add_up_pass(void **state)
{
    PART("2023");
    TABLE("部门整体支出绩效自评表");
    ROW("部门整体支出", "actual@2023:1094.65万元");
    ROW("基本支出", "actual@2023:402.15万元");
    ROW("项目支出", "actual@2023:692.50万元");
    FORMULA("pass 1094.65万元");
}

static void parts_of_one_table_that_miss_fail(void **state)
{
    PART("2023");
    TABLE("部门整体支出绩效自评表");
    ROW("部门整体支出", "actual@2023:1094.65万元");
    ROW("基本支出", "actual@2023:420.15万元");
    ROW("项目支出", "actual@2023:692.50万元");
    FORMULA("fail 1094.65万元 -> 1112.65万元");
}

/* 420.15 contradicts the sentence and the other table, with whose 402.15 the sum holds: that conflict is the one finding */
static void a_sum_that_a_conflict_explains_hangs_on_it(void **state)
{
    PART("2023");
    SAYS("基本支出[402.15万元]。");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("部门基本支出", "actual@2023:402.15万元");
    TABLE("部门整体支出绩效自评表");
    ROW("部门整体支出", "actual@2023:1094.65万元");
    ROW("基本支出", "actual@2023:420.15万元");
    ROW("项目支出", "actual@2023:692.50万元");
    FORMULA(
        "pass 1094.65万元; pass 1094.65万元; unsure 1094.65万元 -> 1112.65万元 (doubt 420.15万元)");
}

/* 9.54 + 10.20 = 19.74; there is no row for travel abroad */
static void a_part_that_may_be_missing_counts_as_nothing(void **state)
{
    PART("2024");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("“三公”经费", "actual@2024:19.74万元");
    ROW("公务用车购置和维护经费", "actual@2024:9.54万元");
    ROW("公务接待", "actual@2024:10.20万元");
    FORMULA("pass 19.74万元");
}

/* 0.30 + 3.85 + 0.61 = 4.76: each in a paragraph of its own */
static void a_part_of_another_paragraph_is_not_missing(void **state)
{
    PART("2024");
    SAYS("“三公”经费[4.76万元]。");
    SAYS("因公出国费[0.30万元|actual =因公出国(境)费]。");
    SAYS("公务用车购置及运行维护费[3.85万元]。");
    SAYS("公务接待费[0.61万元]。");
    FORMULA("pass 4.76万元");
}

static void a_part_that_must_be_there_is_not_guessed(void **state)
{
    PART("2024");
    TABLE("部门整体支出绩效自评表");
    ROW("部门整体支出", "actual@2024:1094.65万元");
    ROW("基本支出", "actual@2024:402.15万元");
    FORMULA("");
}

/* 800 + 300 was budgeted, 700 + 290 spent: budget and actual are two sums */
static void budget_and_actual_are_two_sums(void **state)
{
    PART("2024");
    TABLE("部门整体支出绩效自评表");
    ROW("部门整体支出", "budget@2024:1100.00万元 actual@2024:990.00万元");
    ROW("基本支出", "budget@2024:800.00万元 actual@2024:700.00万元");
    ROW("项目支出", "budget@2024:300.00万元 actual@2024:290.00万元");
    FORMULA("pass 1100.00万元; pass 990.00万元");
}

static void figures_of_two_years_are_not_added(void **state)
{
    PART("2024");
    TABLE("部门整体支出绩效自评表");
    ROW("部门整体支出", "actual@2024:1094.65万元");
    ROW("基本支出", "actual@2023:420.15万元");
    ROW("项目支出", "actual@2023:692.50万元");
    FORMULA("");
}

static void figures_of_two_reports_are_not_added(void **state)
{
    PART("2024");
    SAYS("整体支出[1094.65万元]。");
    scene_part(*state, "2024年度白溪县林业局部门整体支出绩效自评报告", "白溪县林业局", "2024");
    SAYS("基本支出[420.15万元]，项目支出[692.50万元]。");
    FORMULA("");
}

/* each printed place admits half a unit: 1094.66 may be right */
static void rounding_is_a_note(void **state)
{
    PART("2023");
    TABLE("部门整体支出绩效自评表");
    ROW("部门整体支出", "actual@2023:1094.66万元");
    ROW("基本支出", "actual@2023:402.15万元");
    ROW("项目支出", "actual@2023:692.50万元");
    FORMULA("pass/note 1094.66万元");
}

/* 12.34 stands for travel abroad, perhaps, in words that no row of metrics.tsv knows */
static void a_sum_that_lacks_what_need_not_be_told_is_unsure(void **state)
{
    PART("2024");
    SAYS("“三公”经费[32.08万元]，其中公务用车购置及运行维护费[9.54万元]，公务接待费[10.20万元]。");
    FORMULA("unsure 32.08万元 -> 19.74万元 (ambiguous)");
}

/* a flat table may have lost 因公出国（境）费: what is short may have stood there, what is too much did not */
static void a_lost_part_may_be_what_is_short(void **state)
{
    PART("2023");
    scene_table_laid_out(*state, "部门整体支出绩效评价基础数据表", "flat");
    ROW("三公经费", "actual@2023:7.60万元");
    ROW("公务用车购置及运行费", "actual@2023:3.06万元");
    ROW("公务接待费", "actual@2023:4.00万元");
    FORMULA("");
}

static void parts_that_are_too_much_fail_with_one_lost(void **state)
{
    PART("2023");
    scene_table_laid_out(*state, "部门整体支出绩效评价基础数据表", "flat");
    ROW("三公经费", "actual@2023:7.60万元");
    ROW("公务用车购置及运行费", "actual@2023:3.69万元");
    ROW("公务接待费", "actual@2023:4.00万元");
    FORMULA("fail 7.60万元 -> 7.69万元");
}

/* no lost part makes 884 of 3.48 and 5.36 */
static void a_point_out_of_place_fails_with_one_lost(void **state)
{
    PART("2023");
    scene_table_laid_out(*state, "部门整体支出绩效评价基础数据表", "flat");
    ROW("三公经费", "actual@2023:884万元");
    ROW("公务用车购置及运行费", "actual@2023:3.48万元");
    ROW("公务接待费", "actual@2023:5.36万元");
    FORMULA("fail 884万元 -> 9万元");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(parts_of_one_table_that_add_up_pass),
        SCENE_TEST(parts_of_one_table_that_miss_fail),
        SCENE_TEST(a_sum_that_a_conflict_explains_hangs_on_it),
        SCENE_TEST(a_part_that_may_be_missing_counts_as_nothing),
        SCENE_TEST(a_part_of_another_paragraph_is_not_missing),
        SCENE_TEST(a_part_that_must_be_there_is_not_guessed),
        SCENE_TEST(budget_and_actual_are_two_sums),
        SCENE_TEST(figures_of_two_years_are_not_added),
        SCENE_TEST(figures_of_two_reports_are_not_added),
        SCENE_TEST(a_lost_part_may_be_what_is_short),
        SCENE_TEST(a_point_out_of_place_fails_with_one_lost),
        SCENE_TEST(parts_that_are_too_much_fail_with_one_lost),
        SCENE_TEST(rounding_is_a_note),
        SCENE_TEST(a_sum_that_lacks_what_need_not_be_told_is_unsure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
