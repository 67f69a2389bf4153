/* One fact with two values, and figures that only look alike. */
#include "audit_testing.h"

#define CONFLICT(expected) audit_assert(state, "conflict", expected)

static void a_table_that_repeats_the_sentence_passes(void **state)
{
    PART("2023");
    SAYS("基本支出[402.15万元]。");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("部门基本支出", "actual@2023:402.15万元");
    CONFLICT("pass 402.15万元");
}

static void a_table_that_contradicts_the_sentence_fails(void **state)
{
    PART("2023");
    SAYS("基本支出[402.15万元]。");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("部门基本支出", "actual@2023:420.15万元");
    CONFLICT("fail 420.15万元");
}

/* two places against one: the one is accused, the others say what was meant */
static void the_value_with_less_support_is_accused(void **state)
{
    PART("2023");
    SAYS("基本支出[402.15万元]。");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("部门基本支出", "actual@2023:402.15万元");
    TABLE("部门整体支出绩效自评表");
    ROW("基本支出", "actual@2023:420.15万元");
    CONFLICT("fail 420.15万元 -> 402.15万元");
}

/* 1.44亿元 is 14350 to 14450万元 */
static void a_rounder_figure_that_covers_the_exact_one_passes(void **state)
{
    PART("2023");
    SAYS("整体支出[1.44亿元]。");
    TABLE("部门整体支出绩效自评表");
    ROW("部门整体支出", "actual@2023:14358.14万元");
    CONFLICT("pass 1.44亿元");
}

static void another_year_is_another_fact(void **state)
{
    PART("2023");
    SAYS("基本支出[402.15万元]。");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("部门基本支出", "actual@2022:388.20万元 actual@2023:402.15万元");
    CONFLICT("pass 402.15万元");
}

static void budget_and_actual_are_two_facts(void **state)
{
    PART("2023");
    SAYS("基本支出年初预算[380.00万元|budget =基本支出]，支出决算[402.15万元|actual =基本支出]。");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("部门基本支出", "budget@2023:380.00万元 actual@2023:402.15万元");
    CONFLICT("pass 380.00万元; pass 402.15万元");
}

/* the table's 预算数 is the adjusted one that a sentence names */
static void a_budget_stated_elsewhere_as_the_adjusted_one_is_silent(void **state)
{
    PART("2023");
    SAYS("年初预算中项目支出[460.00万元|budget =项目支出]。");
    SAYS("项目支出全年预算[585.00万元|adjusted =项目支出]。");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("项目支出", "budget@2023:585.00万元");
    CONFLICT("");
}

static void two_tables_with_two_budgets_fail_whatever_the_adjusted_one_is(void **state)
{
    PART("2023");
    SAYS("项目支出全年预算[585.00万元|adjusted =项目支出]。");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("项目支出", "budget@2023:585.00万元");
    TABLE("部门整体支出绩效自评表");
    ROW("项目支出", "budget@2023:558.00万元");
    CONFLICT("fail 558.00万元");
}

static void the_first_and_the_adjusted_budget_are_two_facts(void **state)
{
    PART("2023");
    TABLE("部门整体支出绩效自评表");
    ROW("部门整体支出", "budget@2023:800.00万元 adjusted@2023:950.00万元 actual@2023:950.00万元");
    SAYS(
        "整体支出年初预算[800.00万元|budget =整体支出]，全年预算[950.00万元|adjusted =整体支出]。");
    CONFLICT("pass 800.00万元; pass 950.00万元");
}

static void two_reports_in_one_file_are_not_compared(void **state)
{
    PART("2023");
    SAYS("基本支出[402.15万元]。");
    scene_part(*state, "2023年度白溪县林业局部门整体支出绩效自评报告", "白溪县林业局", "2023");
    SAYS("基本支出[655.02万元]。");
    CONFLICT("");
}

static void about_so_much_contradicts_nothing(void **state)
{
    PART("2023");
    SAYS("整体支出约[1.5亿元|about]。");
    TABLE("部门整体支出绩效自评表");
    ROW("部门整体支出", "actual@2023:14358.14万元");
    CONFLICT("");
}

static void a_target_is_no_result(void **state)
{
    PART("2023");
    TABLE("部门整体支出绩效自评表");
    ROW("部门整体支出", "target@2023:950.00万元 actual@2023:940.00万元");
    CONFLICT("");
}

static void next_years_plan_is_no_statement_of_this_year(void **state)
{
    PART("2023");
    SAYS("公务接待费支出[3.12万元]。");
    SAYS("公务接待费支出[2.80万元|2024]。");
    CONFLICT("");
}

static void what_is_under_a_heading_of_plans_is_a_target(void **state)
{
    PART("2023");
    SAYS("公务接待费支出[3.12万元]。");
    HEAD("han", "1", "9", "九、", "下一年度工作计划");
    SAYS("公务接待费支出[2.80万元]。");
    CONFLICT("");
}

static void part_of_a_year_is_not_the_year(void **state)
{
    PART("2023");
    SAYS("整体支出[940.00万元]。");
    SAYS("整体支出[710.00万元|2023-01/2023-10]。");
    CONFLICT("");
}

static void the_table_of_a_project_is_about_the_project(void **state)
{
    PART("2023");
    SAYS("整体支出[940.00万元]。");
    TABLE("项目支出绩效自评表");
    scene_row(*state, "项目名称\t农田管护");
    ROW("年度资金总额", "actual@2023:120.00万元");
    CONFLICT("");
}

static void values_of_a_list_are_no_conflict(void **state)
{
    PART("2023");
    SAYS("基本支出[402.15万元]，其中基本支出[120.00万元]、基本支出[282.15万元]。");
    CONFLICT("");
}

static void persons_and_posts_by_other_words_are_one_fact(void **state)
{
    PART("2023");
    SAYS("核定编制[45名]。");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("编制数", "value@2023:45人");
    CONFLICT("pass 45名");
}

#define GOVERNMENT                                                                                 \
    scene_part(*state, "白溪县2023年预算执行情况和2024年预算草案的报告", "白溪县财政局", "2023")

/* the county, its seat, every fund: each has 基本支出 */
static void a_governments_report_has_many_of_one_name(void **state)
{
    GOVERNMENT;
    SAYS("基本支出[402.15万元]。");
    SAYS("基本支出[120.15万元]。");
    CONFLICT("");
}

static void a_report_on_the_performance_of_a_budget_is_a_units(void **state)
{
    scene_part(*state, "白溪县财政局2023年度财政预算支出绩效自评报告", "白溪县财政局", "2023");
    SAYS("基本支出[402.15万元]。");
    SAYS("基本支出[420.15万元]。");
    CONFLICT("fail 420.15万元");
}

/* it says what only a government says */
static void a_governments_report_without_a_title_is_known_by_its_words(void **state)
{
    scene_part(*state, "", "", "2023");
    SAYS("以上报告，请予审议。");
    SAYS("基本支出[402.15万元]。");
    SAYS("基本支出[120.15万元]。");
    CONFLICT("");
}

/* 合计 | 一般公共预算 | 政府性基金 */
static void columns_of_one_row_are_several_facts(void **state)
{
    PART("2023");
    TABLE("“三公”经费支出表");
    ROW("公务接待费", "actual@2023:3.12万元 actual@2023:0.40万元");
    CONFLICT("");
}

static void insured_persons_are_no_staff(void **state)
{
    PART("2023");
    SAYS("参保在职职工[4210人|=参保在职职工]。");
    SAYS("参保在职职工[2650人|=参保在职职工]。");
    CONFLICT("");
}

/* under 项目支出 a point of its own name speaks of that project, one of general words of all of them */
static void spending_under_a_projects_name_is_the_projects(void **state)
{
    PART("2024");
    HEAD("han-paren", "2", "4", "（四）", "项目支出");
    SAYS("项目支出[945.35万元]。");
    HEAD("arabic", "3", "1", "1.", "河道清淤专项");
    SAYS("全年支出[134.00万元|actual =支出]。");
    CONFLICT("");
}

static void spending_under_a_general_heading_is_all_of_it(void **state)
{
    PART("2024");
    HEAD("han-paren", "2", "4", "（四）", "项目支出");
    SAYS("项目支出[945.35万元]。");
    HEAD("arabic", "3", "1", "1.", "资金使用情况");
    SAYS("全年支出[954.35万元|actual =支出]。");
    CONFLICT("fail 954.35万元");
}

#define SUBJECT(text, budget)                                                                      \
    HEAD("arabic", "3", "1", "1.", "");                                                            \
    SAYS(text "。年初预算为[" budget "|budget =]，支出决算为[" budget "|actual =]。")

static void budgets_under_titles_that_end_with_a_stop_are_theirs(void **state)
{
    PART("2023");
    SUBJECT("一般公共服务支出（类）行政运行（项）", "1845.60万元");
    SUBJECT("河道巡查及保洁服务", "260.00万元");
    CONFLICT("");
}

static void budgets_of_projects_named_before_a_colon_are_theirs(void **state)
{
    PART("2023");
    SAYS(
        "食品抽检项目绩效自评综述：全年预算数[260.00万元|adjusted =]，执行数[251.74万元|actual =]。");
    SAYS(
        "设备监管项目绩效自评综述：全年预算数[95.00万元|adjusted =]，执行数[88.36万元|actual =]。");
    CONFLICT("");
}

static void budgets_under_general_words_are_the_units(void **state)
{
    PART("2023");
    SAYS("部门整体支出情况：全年预算数[260.00万元|adjusted =]。");
    SAYS("预算执行情况良好。全年预算数[250.00万元|adjusted =]。");
    CONFLICT("fail 250.00万元");
}

static void spending_on_one_project_is_not_that_on_all(void **state)
{
    PART("2023");
    SAYS("项目支出[5201.60万元]。");
    SAYS("森林抚育项目支出[642.80万元]。");
    SAYS("造林补助项目支出[1286.40万元]。");
    CONFLICT("");
}

static void a_departments_spending_on_projects_is_that_on_all(void **state)
{
    PART("2023");
    SAYS("项目支出[5201.60万元]。");
    SAYS("部门项目支出[5210.60万元]。");
    CONFLICT("fail 5210.60万元");
}

static void what_is_left_of_something_else_is_no_second_value(void **state)
{
    PART("2023");
    SAYS("事业编制[64名|=事业编制]。");
    SAYS("合计[50名]为公务员管理；其余[46名|=事业编制]为事业编制。");
    CONFLICT("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(what_is_left_of_something_else_is_no_second_value),
        SCENE_TEST(spending_on_one_project_is_not_that_on_all),
        SCENE_TEST(a_departments_spending_on_projects_is_that_on_all),
        SCENE_TEST(budgets_under_titles_that_end_with_a_stop_are_theirs),
        SCENE_TEST(budgets_of_projects_named_before_a_colon_are_theirs),
        SCENE_TEST(budgets_under_general_words_are_the_units),
        SCENE_TEST(a_governments_report_has_many_of_one_name),
        SCENE_TEST(a_report_on_the_performance_of_a_budget_is_a_units),
        SCENE_TEST(a_governments_report_without_a_title_is_known_by_its_words),
        SCENE_TEST(columns_of_one_row_are_several_facts),
        SCENE_TEST(insured_persons_are_no_staff),
        SCENE_TEST(a_table_that_repeats_the_sentence_passes),
        SCENE_TEST(a_table_that_contradicts_the_sentence_fails),
        SCENE_TEST(the_value_with_less_support_is_accused),
        SCENE_TEST(a_rounder_figure_that_covers_the_exact_one_passes),
        SCENE_TEST(another_year_is_another_fact),
        SCENE_TEST(budget_and_actual_are_two_facts),
        SCENE_TEST(a_budget_stated_elsewhere_as_the_adjusted_one_is_silent),
        SCENE_TEST(two_tables_with_two_budgets_fail_whatever_the_adjusted_one_is),
        SCENE_TEST(the_first_and_the_adjusted_budget_are_two_facts),
        SCENE_TEST(two_reports_in_one_file_are_not_compared),
        SCENE_TEST(about_so_much_contradicts_nothing),
        SCENE_TEST(a_target_is_no_result),
        SCENE_TEST(next_years_plan_is_no_statement_of_this_year),
        SCENE_TEST(what_is_under_a_heading_of_plans_is_a_target),
        SCENE_TEST(part_of_a_year_is_not_the_year),
        SCENE_TEST(the_table_of_a_project_is_about_the_project),
        SCENE_TEST(values_of_a_list_are_no_conflict),
        SCENE_TEST(spending_under_a_projects_name_is_the_projects),
        SCENE_TEST(spending_under_a_general_heading_is_all_of_it),
        SCENE_TEST(persons_and_posts_by_other_words_are_one_fact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
