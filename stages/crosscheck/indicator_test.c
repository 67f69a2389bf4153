/* One indicator in two score sheets, and its result beside its target. */
#include "audit_testing.h"

#define CONFLICT(expected) audit_assert(state, "conflict", expected)
#define WHOLE "部门整体支出绩效自评表"
#define PROJECT "项目支出绩效自评表"

/* 10 x 3.18/3.6 = 8.83 */
static void one_indicator_told_alike_passes(void **state)
{
    PART("2023");
    TABLE(WHOLE);
    ROW("竹器网店销售额", "target:3.6亿元 actual:3.18亿元 full:10分 score:8.83分");
    TABLE(PROJECT);
    ROW("竹器网店销售额", "target:3.6亿元 actual:3.18亿元 full:10分 score:8.83分");
    CONFLICT("pass 3.18亿元");
}

/* no slip makes 3.96 of 3.18, but 8.83 points do not follow from it */
static void a_result_that_its_score_belies_fails(void **state)
{
    PART("2023");
    TABLE(WHOLE);
    ROW("竹器网店销售额", "target:3.6亿元 actual:3.96亿元 full:10分 score:8.83分");
    TABLE(PROJECT);
    ROW("竹器网店销售额", "target:3.6亿元 actual:3.18亿元 full:10分 score:8.83分");
    CONFLICT("fail/warning 3.96亿元 -> 3.18亿元");
}

static void a_target_that_its_score_belies_fails(void **state)
{
    PART("2023");
    TABLE(WHOLE);
    ROW("竹器网店销售额", "target:3.6亿元 actual:3.18亿元 full:10分 score:8.83分");
    TABLE(PROJECT);
    ROW("竹器网店销售额", "target:3.9亿元 actual:3.18亿元 full:10分 score:8.83分");
    CONFLICT("fail/warning 3.9亿元 -> 3.6亿元");
}

static void a_point_out_of_place_in_one_sheet_fails(void **state)
{
    PART("2023");
    TABLE(WHOLE);
    ROW("竹器网店销售额", "target:3.6亿元 actual:3.98亿元 full:10分 score:10分");
    TABLE(PROJECT);
    ROW("竹器网店销售额", "target:3.6亿元 actual:39.8亿元 full:5分 score:5分");
    CONFLICT("fail/warning 39.8亿元 -> 3.98亿元");
}

static void target_and_result_exchanged_in_one_sheet_fail(void **state)
{
    PART("2023");
    TABLE(WHOLE);
    ROW("竹器网店销售额", "target:3.6亿元 actual:3.18亿元 full:10分 score:8.83分");
    TABLE(PROJECT);
    ROW("竹器网店销售额", "target:3.18亿元 actual:3.6亿元 full:10分 score:8.83分");
    CONFLICT("fail/warning 3.6亿元 -> 3.18亿元");
}

/* two projects train people of their own */
static void two_results_of_one_target_are_silent(void **state)
{
    PART("2023");
    TABLE(PROJECT);
    ROW("培训农民人次", "target:120人 actual:125人 full:10分 score:10分");
    TABLE(PROJECT);
    ROW("培训农民人次", "target:120人 actual:135人 full:10分 score:10分");
    CONFLICT("");
}

static void a_short_name_is_silent(void **state)
{
    PART("2023");
    TABLE(PROJECT);
    ROW("销售额", "target:3.6亿元 actual:3.98亿元 full:10分 score:10分");
    TABLE(PROJECT);
    ROW("销售额", "target:3.6亿元 actual:39.8亿元 full:10分 score:10分");
    CONFLICT("");
}

static void a_result_with_the_digits_of_its_target_fails(void **state)
{
    PART("2023");
    TABLE(WHOLE);
    ROW("日常维护费用", "target:318.42 actual:31.842");
    CONFLICT("fail/warning 31.842 -> 318.42");
}

/* a tenth is soon reached */
static void a_tenth_of_a_round_target_is_silent(void **state)
{
    PART("2023");
    TABLE(WHOLE);
    ROW("日常维护费用", "target:300.0 actual:30.00");
    CONFLICT("");
}

static void a_bare_result_that_the_report_tells_otherwise_fails(void **state)
{
    PART("2023");
    SAYS("项目支出[318.42万元]。");
    TABLE(WHOLE);
    ROW("项目支出", "target:318.42 actual:57.28");
    CONFLICT("fail/warning 57.28 -> 318.42");
}

/* the target is not what the report tells: nothing says in which unit the row is */
static void a_bare_result_beside_another_target_is_silent(void **state)
{
    PART("2023");
    SAYS("项目支出[318.42万元]。");
    TABLE(WHOLE);
    ROW("项目支出", "target:300.00 actual:57.28");
    CONFLICT("");
}

static void a_rounder_bare_result_is_silent(void **state)
{
    PART("2023");
    SAYS("项目支出[318.42万元]。");
    TABLE(WHOLE);
    ROW("项目支出", "target:318.42 actual:318.4");
    CONFLICT("");
}

static void a_target_in_another_unit_fails(void **state)
{
    PART("2023");
    TABLE(WHOLE);
    ROW("竹器网店销售额", "target:3.6亿元 actual:3.98万元 full:10分 score:10分");
    audit_assert(state, "unit-scale", "fail/warning 3.98万元 -> 3.98亿元");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(one_indicator_told_alike_passes),
        SCENE_TEST(a_result_that_its_score_belies_fails),
        SCENE_TEST(a_target_that_its_score_belies_fails),
        SCENE_TEST(a_point_out_of_place_in_one_sheet_fails),
        SCENE_TEST(target_and_result_exchanged_in_one_sheet_fail),
        SCENE_TEST(two_results_of_one_target_are_silent),
        SCENE_TEST(a_short_name_is_silent),
        SCENE_TEST(a_result_with_the_digits_of_its_target_fails),
        SCENE_TEST(a_tenth_of_a_round_target_is_silent),
        SCENE_TEST(a_target_in_another_unit_fails),
        SCENE_TEST(a_bare_result_that_the_report_tells_otherwise_fails),
        SCENE_TEST(a_bare_result_beside_another_target_is_silent),
        SCENE_TEST(a_rounder_bare_result_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
