/* The report's own year against the year of its own spending. */
#include "audit_testing.h"

#define YEAR(expected) audit_assert(state, "year-own", expected)

static void the_reports_own_year_passes(void **state)
{
    PART("2025");
    SAYS("{2025年度}本单位支出应急专项经费[36.8万元]。");
    YEAR("pass 2025年度");
}

static void last_years_year_fails(void **state)
{
    PART("2025");
    SAYS("{2024年度}本单位支出应急专项经费[36.8万元]，用于演练。");
    YEAR("fail 2024年度 -> 2025年度");
}

static void a_comparison_is_silent(void **state)
{
    PART("2025");
    SAYS("{2024年度}本单位支出应急专项经费[36.8万元]，较上年减少。");
    YEAR("");
}

static void a_statement_of_both_years_is_silent(void **state)
{
    PART("2025");
    SAYS("{2024年}本单位支出[36.8万元]，{2025年}支出[35.1万元]。");
    YEAR("");
}

static void a_plan_is_silent(void **state)
{
    PART("2025");
    SAYS("{2026年}本单位计划安排支出[40.0万元]。");
    YEAR("");
}

static void what_was_carried_over_is_silent(void **state)
{
    PART("2025");
    SAYS("{2024年}本单位结转资金支出[12.0万元]。");
    YEAR("");
}

static void the_title_of_a_paper_is_silent(void **state)
{
    PART("2025");
    SAYS("《{2024年}本单位预算执行情况》列支[36.8万元]。");
    YEAR("");
}

static void a_year_far_away_is_history(void **state)
{
    PART("2025");
    SAYS("{2019年}本单位支出应急专项经费[36.8万元]。");
    YEAR("");
}

static void the_spending_of_others_is_silent(void **state)
{
    PART("2025");
    SAYS("{2024年}全县企业投入研发[36.8万元]。");
    YEAR("");
}

static void a_report_without_a_year_says_nothing(void **state)
{
    scene_part(*state, "部门整体支出绩效自评报告", "白溪县民政局", "");
    SAYS("{2024年度}本单位支出应急专项经费[36.8万元]。");
    YEAR("");
}

/* the table states both amounts under the report's own year */
static void amounts_of_this_year_under_another_fail(void **state)
{
    PART("2024");
    TABLE("部门整体支出绩效自评表");
    ROW("年度资金总额", "adjusted@2024:2329.95万元 actual@2024:2263.82万元");
    SAYS("{2023年}调整后资金[2329.95万元|2023]，全年使用[2263.82万元|2023]。");
    YEAR("fail 2023年 -> 2024年度");
}

/* one amount may have stayed the same */
static void one_amount_under_another_year_is_silent(void **state)
{
    PART("2024");
    TABLE("部门整体支出绩效自评表");
    ROW("年度资金总额", "adjusted@2024:2329.95万元 actual@2024:2263.82万元");
    SAYS("{2023年}下达资金[2329.95万元|2023]，使用[2063.82万元|2023]。");
    YEAR("");
}

static void income_of_another_year_fails(void **state)
{
    PART("2025");
    SAYS("{2024年}部门收入合计[586.37万元]，其中拨款[492.15万元]。");
    YEAR("fail 2024年 -> 2025年度");
}

static void what_own_money_was_for_is_of_the_reports_year(void **state)
{
    PART("2025");
    SAYS("{2024年度}本单位防火专项资金[36.8万元]，主要用于防火物资等。");
    YEAR("fail 2024年度 -> 2025年度");
}

static void money_told_three_times_is_of_one_year(void **state)
{
    PART("2025");
    SAYS("全县林区道路专项资金[27305.18万元]，其中：东区[20000.18万元]。");
    SAYS("预算资金[27305.18万元]，全部到位。");
    SAYS("{2024年度}省市安排项目资金[27305.18万元|2024]，修路90公里。");
    YEAR("fail 2024年度 -> 2025年度");
}

/* the year before had the same sum */
static void money_of_both_years_is_silent(void **state)
{
    PART("2025");
    SAYS("全县林区道路专项资金[27305.18万元]，其中：东区[20000.18万元]。");
    SAYS("预算资金[27305.18万元]，全部到位。");
    SAYS("{2024年度}省市安排项目资金[27305.18万元|2024]，修路90公里。");
    SAYS("前期资金为[27305.18万元|2024]。");
    YEAR("");
}

/* short sums are alike by chance */
static void a_short_sum_told_three_times_is_silent(void **state)
{
    PART("2025");
    SAYS("全县林区道路专项资金[36.8万元]，其中：东区[20.2万元]。");
    SAYS("预算资金[36.8万元]，全部到位。");
    SAYS("{2024年度}省市安排项目资金[36.8万元|2024]，修路90公里。");
    YEAR("");
}

#define EXECUTION(date, budget, rest)                                                              \
    "{" date "}年初预算[" budget                                                                   \
    "万元|budget =]，支出决算[96.00万元|actual =]，预算执行率[96.00%|rate =预算执行率]" rest "。"

/* money left over is no other year */
static void the_only_execution_of_a_budget_is_of_the_reports_year(void **state)
{
    PART("2025");
    SAYS(EXECUTION("2024年", "100.00", "，年末结转[4.00万元]"));
    YEAR("fail 2024年 -> 2025年度");
}

static void one_execution_of_several_may_be_of_another_year(void **state)
{
    PART("2025");
    SAYS(EXECUTION("2024年", "100.00", "，年末结转[4.00万元]"));
    SAYS(EXECUTION("2025年", "120.00", ""));
    YEAR("pass 2025年");
}

/* 2024年（上年）年初预算… */
static void an_execution_that_looks_back_before_its_figures_is_silent(void **state)
{
    PART("2025");
    SAYS(
        "{2024年}上年年初预算[100.00万元|budget =]，支出决算[96.00万元|actual =]，预算执行率[96.00%|rate =预算执行率]。");
    YEAR("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(income_of_another_year_fails),
        SCENE_TEST(the_only_execution_of_a_budget_is_of_the_reports_year),
        SCENE_TEST(one_execution_of_several_may_be_of_another_year),
        SCENE_TEST(an_execution_that_looks_back_before_its_figures_is_silent),
        SCENE_TEST(the_reports_own_year_passes),
        SCENE_TEST(last_years_year_fails),
        SCENE_TEST(a_comparison_is_silent),
        SCENE_TEST(a_statement_of_both_years_is_silent),
        SCENE_TEST(a_plan_is_silent),
        SCENE_TEST(what_was_carried_over_is_silent),
        SCENE_TEST(the_title_of_a_paper_is_silent),
        SCENE_TEST(a_year_far_away_is_history),
        SCENE_TEST(the_spending_of_others_is_silent),
        SCENE_TEST(amounts_of_this_year_under_another_fail),
        SCENE_TEST(one_amount_under_another_year_is_silent),
        SCENE_TEST(a_report_without_a_year_says_nothing),
        SCENE_TEST(what_own_money_was_for_is_of_the_reports_year),
        SCENE_TEST(money_told_three_times_is_of_one_year),
        SCENE_TEST(money_of_both_years_is_silent),
        SCENE_TEST(a_short_sum_told_three_times_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
