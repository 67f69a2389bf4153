/* Goals of a sentence and the results of their names. */
#include "audit_testing.h"

#define TARGET(expected) audit_assert(state, "target", expected)
#define CLAIM(expected) audit_assert(state, "claim-fulfilled", expected)

static void results_that_are_enough_pass(void **state)
{
    PART("2023");
    SAYS("县考核任务为企业上云[160家|=县考核任务为企业上云]，上平台[15家]。");
    SAYS("目前，已完成企业上云[160家|=企业上云]，上平台[18家]。");
    TARGET("pass 160家; pass 18家");
}

static void a_result_may_be_worded_otherwise(void **state)
{
    PART("2023");
    SAYS("预计新注册企业[12个]，到位资金[35.00亿元]。");
    SAYS("全年企业新注册数[13家]，乡友到位资金[36.24亿元]。");
    TARGET("pass 13家; pass 36.24亿元");
}

/* 160 were to be done, 106 are said to be all */
static void a_claim_that_the_figures_deny_fails(void **state)
{
    PART("2023");
    SAYS("考核任务为企业上云[160家|=考核任务为企业上云]。");
    SAYS("目前企业上云[106家|=企业上云]，超额完成任务。");
    CLAIM("fail 超额完成 -> 160家");
}

static void a_missed_goal_that_nobody_denies_is_silent(void **state)
{
    PART("2023");
    SAYS("考核任务为企业上云[160家|=考核任务为企业上云]。");
    SAYS("目前企业上云[106家|=企业上云]。");
    TARGET("");
    CLAIM("");
}

static void a_claim_of_all_that_was_named_fails_by_other_names_too(void **state)
{
    PART("2023");
    SAYS("预计新注册企业[12个]，到位资金[35.00亿元]。");
    SAYS("全年企业新注册数[13家]，乡友到位资金[5.24亿元]。以上指标均超额完成。");
    CLAIM("fail 超额完成 -> 35.00亿元");
}

static void a_result_in_the_wrong_unit_fails(void **state)
{
    PART("2023");
    SAYS("预计新注册企业[12个]，到位资金[35.00亿元]。");
    SAYS("全年企业新注册数[13家]，乡友到位资金[36.24万元]。");
    audit_assert(state, "unit-scale", "fail/warning 36.24万元 -> 36.24亿元");
}

static void a_result_many_times_its_goal_in_one_unit_is_silent(void **state)
{
    PART("2023");
    SAYS("预计新注册企业[12个]，到位资金[0.01亿元]。");
    SAYS("全年企业新注册数[13家]，乡友到位资金[98.24亿元]。");
    audit_assert(state, "unit-scale", "");
}

/* names that only resemble each other convict nobody */
static void a_claim_about_another_name_is_silent(void **state)
{
    PART("2023");
    SAYS("预计培训农民[600人]。");
    SAYS("培训新型农民[120人]，圆满完成。");
    CLAIM("");
}

static void a_result_before_its_goal_is_none(void **state)
{
    PART("2023");
    SAYS("培训农民[700人]。");
    SAYS("明年计划培训农民[600人]。");
    TARGET("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(results_that_are_enough_pass),
        SCENE_TEST(a_result_may_be_worded_otherwise),
        SCENE_TEST(a_claim_that_the_figures_deny_fails),
        SCENE_TEST(a_missed_goal_that_nobody_denies_is_silent),
        SCENE_TEST(a_claim_about_another_name_is_silent),
        SCENE_TEST(a_result_before_its_goal_is_none),
        SCENE_TEST(a_claim_of_all_that_was_named_fails_by_other_names_too),
        SCENE_TEST(a_result_in_the_wrong_unit_fails),
        SCENE_TEST(a_result_many_times_its_goal_in_one_unit_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
