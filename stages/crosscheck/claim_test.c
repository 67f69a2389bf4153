/* What is said of the figures against the figures. */
#include "audit_testing.h"

#define RULE(rule, expected) audit_assert(state, rule, expected)

static void low_execution_at_full_execution_fails(void **state)
{
    PART("2025");
    SAYS("当年支出[72万元]，预算执行率[100%|rate =预算执行率]。");
    SAYS("预算执行率较低，建议简化审核程序。");
    RULE("claim-execution", "fail 执行率较低 -> 100%");
}

static void low_execution_at_low_execution_is_silent(void **state)
{
    PART("2025");
    SAYS("当年支出[72万元]，预算执行率[61.5%|rate =预算执行率]。");
    SAYS("预算执行率较低，建议简化审核程序。");
    RULE("claim-execution", "");
}

static void the_execution_of_another_report_is_not_compared(void **state)
{
    PART("2025");
    SAYS("当年支出[72万元]，预算执行率[100%|rate =预算执行率]。");
    PART("2025");
    SAYS("预算执行率较低，建议简化审核程序。");
    RULE("claim-execution", "");
}

static void all_tasks_fulfilled_but_one_at_a_ninth_fails(void **state)
{
    PART("2022");
    SAYS("全局上下圆满完成了各项目标任务，具体如下。");
    SAYS("进出口总额[96.8万美元]，完成任务的[11.00%|rate]。");
    RULE("claim-fulfilled", "fail 圆满完成 -> 11.00%");
}

static void all_tasks_fulfilled_is_silent_when_they_are(void **state)
{
    PART("2022");
    SAYS("全局上下圆满完成了各项目标任务，具体如下。");
    SAYS("进出口总额[96.8万美元]，完成任务的[101.00%|rate]。");
    RULE("claim-fulfilled", "");
}

static void a_conference_fulfilled_is_no_claim_about_tasks(void **state)
{
    PART("2022");
    SAYS("圆满完成全国比赛的接待工作。");
    SAYS("进出口总额[96.8万美元]，完成任务的[11.00%|rate]。");
    RULE("claim-fulfilled", "");
}

static void money_that_did_not_arrive_without_a_word_fails(void **state)
{
    PART("2025");
    SAYS("下达专项资金[100万元]，到位资金[54万元]。");
    RULE("funding-gap", "fail 54万元 -> 100万元");
}

static void money_that_did_not_arrive_with_its_reason_is_silent(void **state)
{
    PART("2025");
    SAYS("下达专项资金[100万元]，到位资金[54万元]，其余因进度未到位。");
    RULE("funding-gap", "");
}

static void money_that_arrived_is_silent(void **state)
{
    PART("2025");
    SAYS("下达专项资金[100万元]，到位资金[100万元]。");
    RULE("funding-gap", "");
}

static void low_execution_of_some_of_the_money_is_silent(void **state)
{
    PART("2025");
    SAYS("当年支出[72万元]，预算执行率[99%|rate =预算执行率]。");
    SAYS("部分乡镇资金执行率偏低，主要是前期准备不足。");
    SAYS("培训楼维修资金执行率偏低，仅为[71.2%|rate]。");
    RULE("claim-execution", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(low_execution_of_some_of_the_money_is_silent),
        SCENE_TEST(low_execution_at_full_execution_fails),
        SCENE_TEST(low_execution_at_low_execution_is_silent),
        SCENE_TEST(the_execution_of_another_report_is_not_compared),
        SCENE_TEST(all_tasks_fulfilled_but_one_at_a_ninth_fails),
        SCENE_TEST(all_tasks_fulfilled_is_silent_when_they_are),
        SCENE_TEST(a_conference_fulfilled_is_no_claim_about_tasks),
        SCENE_TEST(money_that_did_not_arrive_without_a_word_fails),
        SCENE_TEST(money_that_did_not_arrive_with_its_reason_is_silent),
        SCENE_TEST(money_that_arrived_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
