/* Completion rates of sentences against the targets of the indicator table. */
#include "audit_testing.h"

#define RATE(expected) audit_assert(state, "rate", expected)
#define INDICATORS "部门整体支出绩效自评表"

/* 158 / 86 = 183.72% */
static void a_rate_of_the_tables_target_passes(void **state)
{
    PART("2023");
    SAYS("茶叶网店入库[158家]，完成率达[183.72%|rate]。");
    TABLE(INDICATORS);
    ROW("茶叶网店入库数", "target:86 actual:158");
    RATE("pass 183.72%");
}

static void a_rate_with_two_digits_exchanged_fails(void **state)
{
    PART("2023");
    SAYS("茶叶网店入库[158家]，完成率达[187.3%|rate]。");
    TABLE(INDICATORS);
    ROW("茶叶网店入库数", "target:86 actual:158");
    RATE("fail/warning 187.3% -> 183.7%");
}

/* the sentence may speak of another task than the table */
static void a_rate_that_no_mistake_explains_is_unsure(void **state)
{
    PART("2023");
    SAYS("茶叶网店入库[158家]，完成市定任务的[153.64%|rate]。");
    TABLE(INDICATORS);
    ROW("茶叶网店入库数", "target:86 actual:158");
    RATE("unsure 153.64% -> 183.72% (ambiguous)");
}

static void another_name_with_the_same_result_is_silent(void **state)
{
    PART("2023");
    SAYS("改造危房[158户]，完成率达[187.3%|rate]。");
    TABLE(INDICATORS);
    ROW("茶叶网店入库数", "target:86 actual:158");
    RATE("");
}

static void two_tables_with_different_targets_are_silent(void **state)
{
    PART("2023");
    SAYS("茶叶网店入库[158家]，完成率达[187.3%|rate]。");
    TABLE(INDICATORS);
    ROW("茶叶网店入库数", "target:86 actual:158");
    TABLE("项目支出绩效自评表");
    ROW("茶叶网店入库数", "target:110 actual:158");
    RATE("");
}

static void a_rate_of_money_spent_is_silent(void **state)
{
    PART("2023");
    SAYS("茶叶网店入库[158家]，资金支付进度[187.3%|rate]。");
    TABLE(INDICATORS);
    ROW("茶叶网店入库数", "target:86 actual:158");
    RATE("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_rate_of_the_tables_target_passes),
        SCENE_TEST(a_rate_with_two_digits_exchanged_fails),
        SCENE_TEST(a_rate_that_no_mistake_explains_is_unsure),
        SCENE_TEST(another_name_with_the_same_result_is_silent),
        SCENE_TEST(two_tables_with_different_targets_are_silent),
        SCENE_TEST(a_rate_of_money_spent_is_silent),
    };
    return cmocka_run_group_tests_name("attained", tests, NULL, NULL);
}
