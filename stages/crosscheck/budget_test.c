/* Spending against budget. */
#include "audit_testing.h"

#define RULE(rule, expected) audit_assert(state, rule, expected)

/* 19.74/12.00 = 164.5% */
static void spending_far_over_budget_fails(void **state)
{
    PART("2024");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("“三公”经费", "budget@2024:12.00万元 actual@2024:19.74万元");
    RULE("budget-over", "fail 19.74万元 -> 12.00万元");
}

/* 13.10/12.00 = 109% */
static void spending_a_little_over_budget_is_silent(void **state)
{
    PART("2024");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("“三公”经费", "budget@2024:12.00万元 actual@2024:13.10万元");
    RULE("budget-over", "");
}

static void the_adjusted_budget_is_what_counts(void **state)
{
    PART("2024");
    TABLE("部门整体支出绩效自评表");
    ROW("部门整体支出", "budget@2024:800.00万元 adjusted@2024:990.00万元 actual@2024:990.00万元");
    RULE("budget-over", "");
}

static void rows_over_budget_are_told_together(void **state)
{
    PART("2024");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("公务接待费", "budget@2024:4.00万元 actual@2024:10.20万元");
    ROW("会议费", "budget@2024:2.00万元 actual@2024:3.10万元");
    RULE("budget-over", "fail 10.20万元 -> 4.00万元");
}

static void spending_without_a_budget_fails(void **state)
{
    PART("2024");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("公务接待费", "budget@2024:0.00万元 actual@2024:10.20万元");
    RULE("budget-zero", "fail 10.20万元 -> 0.00万元");
}

static void nothing_of_nothing_is_silent(void **state)
{
    PART("2024");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("因公出国（境）费", "budget@2024:0.00万元 actual@2024:0.00万元");
    RULE("budget-zero", "");
}

/* 825.75/366.95 = 225% */
static void a_budget_more_than_doubled_without_a_word_fails(void **state)
{
    PART("2024");
    SAYS("年初预算[366.95万元|budget =整体支出]，全年预算[825.75万元|adjusted =整体支出]。");
    RULE("budget-raise", "fail 825.75万元 -> 366.95万元");
}

static void a_raised_budget_with_its_reason_is_silent(void **state)
{
    PART("2024");
    SAYS(
        "年初预算[366.95万元|budget =整体支出]，因上级追加专项，全年预算[825.75万元|adjusted =整体支出]。");
    RULE("budget-raise", "");
}

/* 480/366.95 = 131% */
static void a_budget_raised_a_little_is_silent(void **state)
{
    PART("2024");
    SAYS("年初预算[366.95万元|budget =整体支出]，全年预算[480.00万元|adjusted =整体支出]。");
    RULE("budget-raise", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(spending_far_over_budget_fails),
        SCENE_TEST(spending_a_little_over_budget_is_silent),
        SCENE_TEST(the_adjusted_budget_is_what_counts),
        SCENE_TEST(rows_over_budget_are_told_together),
        SCENE_TEST(spending_without_a_budget_fails),
        SCENE_TEST(nothing_of_nothing_is_silent),
        SCENE_TEST(a_budget_more_than_doubled_without_a_word_fails),
        SCENE_TEST(a_raised_budget_with_its_reason_is_silent),
        SCENE_TEST(a_budget_raised_a_little_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
