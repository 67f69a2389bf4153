/* One fact told in two places beside the same figure, and what only looks like it. */
#include "audit_testing.h"

#define CONFLICT(expected) audit_assert(state, "conflict", expected)

/* the reports on a unit's projects stand in the same file and name the project alone */
static void project_report(void **state)
{
    scene_part(*state, "2023年度福利彩票公益金项目绩效自评报告", "", "2023");
}

static void another_growth_of_the_same_amount_fails(void **state)
{
    PART("2023");
    SAYS("规模以上茶企累计产值[58.24亿元]，同比增长[11.46%|growth]。");
    project_report(state);
    SAYS("规模茶企总产值[58.24亿元]，同比增长[11.64%|growth]。");
    CONFLICT("fail/warning 11.64%");
}

static void the_growth_with_less_support_is_accused(void **state)
{
    PART("2023");
    SAYS("规模茶企总产值[58.24亿元]，同比增长[11.64%|growth]。");
    project_report(state);
    SAYS("规模茶企总产值[58.24亿元]，同比增长[11.46%|growth]。");
    SAYS("全年规模茶企总产值[58.24亿元]，增长[11.46%|growth]。");
    CONFLICT("fail/warning 11.64% -> 11.46%");
}

static void the_same_growth_told_twice_passes(void **state)
{
    PART("2023");
    SAYS("规模茶企总产值[58.24亿元]，同比增长[11.46%|growth]。");
    project_report(state);
    SAYS("规模茶企总产值[58.24亿元]，同比增长[11.46%|growth]。");
    CONFLICT("pass 11.46%");
}

static void a_rounder_rate_that_covers_the_exact_one_passes(void **state)
{
    PART("2023");
    SAYS("养老服务机构入住[158人]，完成率达[183.7%|rate]。");
    project_report(state);
    SAYS("养老服务机构入住[158人]，完成年度任务的[183.72%|rate]。");
    CONFLICT("pass 183.7%");
}

static void growth_at_comparable_prices_is_another_growth(void **state)
{
    PART("2023");
    SAYS("规模茶企总产值[58.24亿元]，同比增长[11.46%|growth]。");
    project_report(state);
    SAYS("规模茶企总产值[58.24亿元]，按可比价增长[9.12%|growth]。");
    CONFLICT("");
}

static void the_rate_of_another_budget_is_another_rate(void **state)
{
    PART("2023");
    SAYS("救助资金支出[482.15万元]，完成年初预算的[96.4%|rate]。");
    SAYS("救助资金支出[482.15万元]，完成调整预算的[91.2%|rate]。");
    CONFLICT("");
}

static void the_growth_of_another_metric_is_silent(void **state)
{
    PART("2023");
    SAYS("规模茶企总产值[58.24亿元]，茶叶加工增加值增长[8.7%|growth =茶叶加工增加值]。");
    SAYS("规模茶企总产值[58.24亿元]，同比增长[11.46%|growth]。");
    CONFLICT("");
}

/* 120户 may be so many of anything */
static void a_round_amount_tells_nothing(void **state)
{
    PART("2023");
    SAYS("改造危房[120户]，同比增长[20%|growth]。");
    SAYS("改造危房[120户]，同比增长[25%|growth]。");
    CONFLICT("");
}

static void an_amount_beside_a_telling_one_fails(void **state)
{
    PART("2023");
    SAYS("现有茶叶企业和网店总数[3157个]，茶叶直接种植人员[7420人]。");
    project_report(state);
    SAYS("现有茶叶企业和网店[3157个]，茶叶直接种植人员[7150人]。");
    CONFLICT("fail/warning 7150人");
}

static void an_amount_beside_the_same_long_name_fails(void **state)
{
    PART("2023");
    SAYS("乡友回归工作新注册茶叶企业[8个]，到位资金[18.64亿元]。");
    project_report(state);
    SAYS("乡友回归工作新注册茶叶企业[8个]，到位资金[21亿元]。");
    CONFLICT("fail/warning 21亿元");
}

static void an_amount_beside_a_short_name_is_silent(void **state)
{
    PART("2023");
    SAYS("实施项目[8个]，到位资金[18.64亿元]。");
    project_report(state);
    SAYS("实施项目[8个]，到位资金[21亿元]。");
    CONFLICT("");
}

static void amounts_under_different_headings_of_one_report_are_silent(void **state)
{
    PART("2023");
    HEAD("han", "1", "1", "一、", "2023年一般公共预算");
    SAYS("上解支出合计[1864万元]，年终结转下年[247万元]。");
    HEAD("han", "1", "2", "二、", "2024年一般公共预算草案");
    SAYS("上解支出合计[1522万元]，年终结转下年[247万元]。");
    CONFLICT("");
}

static void a_plan_and_its_result_are_silent(void **state)
{
    PART("2023");
    HEAD("han", "1", "1", "一、", "年度绩效目标");
    SAYS("规模茶企总产值[58.24亿元]，同比增长[12%|growth]。");
    HEAD("han", "1", "2", "二、", "目标完成情况");
    SAYS("规模茶企总产值[58.24亿元]，同比增长[11.46%|growth]。");
    CONFLICT("");
}

static void a_heading_that_only_speaks_of_targets_is_no_plan(void **state)
{
    PART("2023");
    HEAD("han", "1", "1", "一、", "坚持目标引领，推动高质量发展");
    SAYS("规模茶企总产值[58.24亿元]，同比增长[11.64%|growth]。");
    project_report(state);
    SAYS("规模茶企总产值[58.24亿元]，同比增长[11.46%|growth]。");
    CONFLICT("fail/warning 11.46%");
}

static void values_given_in_turn_are_silent(void **state)
{
    PART("2023");
    SAYS("规模茶企总产值由上年[51.24亿元]增至[58.24亿元]，两年分别增长[10.1%|growth]。");
    SAYS("规模茶企总产值[58.24亿元]，同比增长[11.46%|growth]。");
    CONFLICT("");
}

static void another_unit_tells_its_own(void **state)
{
    PART("2023");
    SAYS("规模茶企总产值[58.24亿元]，同比增长[11.46%|growth]。");
    scene_part(*state, "2023年度青竹区住建局部门整体支出绩效自评报告", "青竹区住建局", "2023");
    SAYS("规模茶企总产值[58.24亿元]，同比增长[11.64%|growth]。");
    CONFLICT("");
}

/* the county and its seat share a loan, not the rest of the sentence */
static void a_governments_levels_share_figures(void **state)
{
    scene_part(*state, "白溪县2023年预算执行情况和2024年预算草案的报告", "", "2023");
    SAYS("专项债务转贷收入[4120.50万元]，上年结余结转收入[1480.30万元]。");
    SAYS("专项债务转贷收入[4120.50万元]，上年结余结转收入[610.20万元]。");
    CONFLICT("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_governments_levels_share_figures),
        SCENE_TEST(another_growth_of_the_same_amount_fails),
        SCENE_TEST(the_growth_with_less_support_is_accused),
        SCENE_TEST(the_same_growth_told_twice_passes),
        SCENE_TEST(a_rounder_rate_that_covers_the_exact_one_passes),
        SCENE_TEST(growth_at_comparable_prices_is_another_growth),
        SCENE_TEST(the_rate_of_another_budget_is_another_rate),
        SCENE_TEST(the_growth_of_another_metric_is_silent),
        SCENE_TEST(a_round_amount_tells_nothing),
        SCENE_TEST(an_amount_beside_a_telling_one_fails),
        SCENE_TEST(an_amount_beside_the_same_long_name_fails),
        SCENE_TEST(an_amount_beside_a_short_name_is_silent),
        SCENE_TEST(amounts_under_different_headings_of_one_report_are_silent),
        SCENE_TEST(a_plan_and_its_result_are_silent),
        SCENE_TEST(a_heading_that_only_speaks_of_targets_is_no_plan),
        SCENE_TEST(values_given_in_turn_are_silent),
        SCENE_TEST(another_unit_tells_its_own),
    };
    return cmocka_run_group_tests_name("restated", tests, NULL, NULL);
}
