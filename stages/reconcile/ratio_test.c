/* Rates across the columns of a table. */
#include "table_testing.h"

#define MONEY "单位：万元"
#define BUDGET_HEAD "项目\t全年预算数\t全年执行数\t执行率\n"

/* 1420.86/1436.54 = 98.91%, 678.68/680.00 = 99.81% */
static void rates_that_hold_pass(void **state)
{
    table_assert(state, MONEY,
                 BUDGET_HEAD "整体\t1436.54\t1420.86\t98.91%\n基本\t680.00\t678.68\t99.81%", "rate",
                 "pass 98.91%; pass 99.81%");
}

static void a_rate_that_misses_fails(void **state)
{
    table_assert(state, MONEY,
                 BUDGET_HEAD "整体\t1436.54\t1420.86\t89.91%\n基本\t680.00\t678.68\t99.81%", "rate",
                 "fail 89.91% -> 98.91%; pass 99.81%");
}

/* 1420.86/1436.54 = 98.9085…% */
static void a_rate_cut_off_stays_silent(void **state)
{
    table_assert(state, MONEY, BUDGET_HEAD "整体\t1436.54\t1420.86\t98.90%", "rate", "pass 98.90%");
}

static void a_rate_of_a_zero_budget_is_skipped(void **state)
{
    table_assert(state, MONEY, BUDGET_HEAD "整体\t1436.54\t1420.86\t98.91%\n基金\t0.00\t0.00\t100%",
                 "rate", "pass 98.91%; skip 100% (zero-base)");
}

/* 63/58 = 108.62%; 92.06% is 58/63 */
static void a_control_rate_turned_over_fails(void **state)
{
    table_assert(state, "",
                 "财政供养人员情况(人)\t编制数\t2021年实际在职人数\t控制率\n\t58\t63\t92.06%",
                 "staffing-rate", "fail 92.06% -> 108.62%");
}

/* 44/45 = 97.78% */
static void a_control_rate_that_holds_passes(void **state)
{
    table_assert(state, "",
                 "财政供养人员情况(人)\t编制数\t2024年实际在职人数\t控制率\n\t45\t44\t97.78%",
                 "staffing-rate", "pass 97.78%");
}

/* (110 - 100)/100, (84 - 80)/80: the pair that holds is learned from the rows */
static void growth_is_learned_from_the_rows(void **state)
{
    table_assert(
        state, MONEY,
        "项目\t上年决算数\t本年决算数\t比上年增长%\n甲\t100.0\t110.0\t10.0\n乙\t80.0\t84.0\t5.0\n丙\t50.0\t60.0\t20.0\n丁\t40.0\t46.0\t51.0",
        "growth", "pass 10.0%; pass 5.0%; pass 20.0%; fail 51.0% -> [14.7%,15.3%]");
}

/* one row, and no head that names the operands: 37% follows from nothing there */
static void a_rate_that_no_columns_give_is_silent(void **state)
{
    table_assert(state, MONEY, "项目\t甲类\t乙类\t满意率\n整体\t14.54\t20.86\t37%", "rate", "");
}

#define YEARS_HEAD "项目\t2024年决算数\t2025年预计数\t增长%\n"

/* 93.00/96.74 - 1 = -3.87%, 99.68/95.35 - 1 = 4.54%: two years beside the growth are its operands */
static void growth_between_two_years_fails_where_another_row_holds(void **state)
{
    table_assert(state, MONEY,
                 YEARS_HEAD "税收收入\t96.74\t93.00\t-3.87\n非税收入\t95.35\t99.68\t6.54", "growth",
                 "pass -3.87%; fail 6.54% -> [4.53%,4.55%]");
}

static void growth_on_another_basis_than_the_two_years_is_silent(void **state)
{
    table_assert(state, MONEY,
                 YEARS_HEAD "税收收入\t96.74\t93.00\t1.20\n非税收入\t95.35\t99.68\t6.54", "growth",
                 "");
}

#define GROWTH_HEAD "项目\t上年决算数\t本年决算数\t比上年增长%\n"

#define DECIMAL_ROWS "戊\t800\t810\t1.3\n己\t640\t700\t9.4\n庚\t360\t390\t8.3\n辛\t470\t510\t8.5"

/* 3115/20500 = 15.20%, 176/1500 = 11.73%, 16/880 = 1.82%: rounded to whole numbers */
static void whole_percentages_of_several_rows_were_rounded(void **state)
{
    table_assert(
        state, MONEY,
        GROWTH_HEAD "甲\t20500\t23615\t15\n乙\t1500\t1676\t12\n丙\t880\t896\t2\n" DECIMAL_ROWS,
        "growth", "pass 15%; pass 12%; pass 2%; pass 1.3%; pass 9.4%; pass 8.3%; pass 8.5%");
}

/* 15.20%: alone among decimals it should be 15.2 */
static void a_lone_whole_percentage_has_lost_its_zeros(void **state)
{
    table_assert(state, MONEY, GROWTH_HEAD "甲\t20500\t23615\t15\n" DECIMAL_ROWS, "growth",
                 "fail 15% -> 15.2%; pass 1.3%; pass 9.4%; pass 8.3%; pass 8.5%");
}

/* 486.00/500.00 = 97.20%: what was spent is a rate of what had arrived */
static void spending_may_be_a_rate_of_what_arrived(void **state)
{
    table_assert(state, MONEY,
                 "项目\t预算数\t到位数\t支出数\t执行率\n见习\t540.00\t500.00\t486.00\t97.20%",
                 "rate", "pass 97.20%");
}

/* the numbers under 序号 are no figures: the rows are labelled and tested as if they were not there */
static void numbers_of_rows_are_no_figures(void **state)
{
    table_assert(state, MONEY,
                 "序号\t项目\t全年预算数\t全年执行数\t执行率\n1\t整体\t1436.54\t1420.86\t98.91%\n"
                 "2\t基本\t680.00\t678.68\t98.91%",
                 "rate", "pass 98.91%; fail 98.91% -> 99.81%");
}

/* 7.112 is 7.119 with a slip; the column is one of two places all the same */
static void one_figure_of_more_places_makes_no_column_of_them(void **state)
{
    table_assert(state, MONEY,
                 "项目\t2023年决算\t2024年决算\t增减%\n拨款\t3846.20\t4120.00\t7.112\n"
                 "事业\t43508.75\t45462.91\t4.49\n医疗\t43215.60\t45186.33\t4.56\n"
                 "其他\t521.36\t545.55\t4.64\n合计\t47876.31\t50128.46\t4.70",
                 "growth", "fail 7.112% -> 7.119%; pass 4.49%; pass 4.56%; pass 4.64%; pass 4.70%");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(one_figure_of_more_places_makes_no_column_of_them),
        SCENE_TEST(whole_percentages_of_several_rows_were_rounded),
        SCENE_TEST(a_lone_whole_percentage_has_lost_its_zeros),
        SCENE_TEST(rates_that_hold_pass),
        SCENE_TEST(a_rate_that_misses_fails),
        SCENE_TEST(a_rate_cut_off_stays_silent),
        SCENE_TEST(a_rate_of_a_zero_budget_is_skipped),
        SCENE_TEST(a_control_rate_turned_over_fails),
        SCENE_TEST(a_control_rate_that_holds_passes),
        SCENE_TEST(growth_is_learned_from_the_rows),
        SCENE_TEST(a_rate_that_no_columns_give_is_silent),
        SCENE_TEST(growth_between_two_years_fails_where_another_row_holds),
        SCENE_TEST(growth_on_another_basis_than_the_two_years_is_silent),
        SCENE_TEST(spending_may_be_a_rate_of_what_arrived),
        SCENE_TEST(numbers_of_rows_are_no_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
