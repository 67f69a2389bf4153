/* Scores by the share of the target that was reached. */
#include "table_testing.h"

#define HEAD "一级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因\n"

static void assert_rule(void **state, const char *row, const char *expected)
{
    g_autofree char *rows = g_strconcat(HEAD, "产出指标\t供水点\t", row, NULL);
    table_assert(state, "", rows, "score-rule", expected);
}

#define RULE(row, expected) assert_rule(state, row, expected)

/* 8 x 57/60 = 7.6 */
static void the_share_reached_passes(void **state)
{
    RULE("≥60处\t57处\t8\t7.6\t选址调整", "pass 57处");
}

/* 8 x 75/60 = 10 */
static void two_digits_exchanged_fail(void **state)
{
    RULE("≥60处\t75处\t8\t7.6\t选址调整", "fail/warning 7.6分 -> 8.0分");
}

/* 30 x 57/62 = 27.58 */
static void the_score_is_rounded(void **state)
{
    RULE("≥62处\t75处\t30\t27.58\t选址调整", "fail/warning 27.58分 -> 30.00分");
}

/* 30 x 57/62 = 27.58, not 27.62 */
static void a_score_that_is_nearly_the_share_is_silent(void **state)
{
    RULE("≥62处\t75处\t30\t27.62\t选址调整", "");
}

static void target_and_result_exchanged_fail(void **state)
{
    RULE("57处\t60处\t8\t7.6\t选址调整", "fail/warning 7.6分 -> 8.0分");
}

/* 8 x 5.7/60 = 0.76 */
static void a_point_out_of_place_fails(void **state)
{
    RULE("≥60公里\t5.7公里\t8\t7.6\t选址调整", "fail/warning 7.6分 -> 0.8分");
}

/* half a point off for each house that is not done */
static void a_score_by_steps_is_silent(void **state)
{
    RULE("≥60处\t57处\t8\t6.5\t选址调整", "");
}

/* 8 x 48/60 = 6.4: another rule gave the 7.4, and no slip is far enough off */
static void a_computed_score_by_another_rule_is_silent(void **state)
{
    RULE("≥60处\t48处\t8\t7.4\t选址调整", "");
}

/* the target is met, but no slip tells why points were taken off */
static void points_off_for_another_reason_are_silent(void **state)
{
    RULE("≥60处\t61处\t8\t7.1\t资料归档不全", "");
}

/* the less the better */
static void a_limit_is_silent(void **state)
{
    RULE("≤60万元\t57万元\t8\t7.6\t资料归档不全", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(the_share_reached_passes),
        SCENE_TEST(two_digits_exchanged_fail),
        SCENE_TEST(target_and_result_exchanged_fail),
        SCENE_TEST(the_score_is_rounded),
        SCENE_TEST(a_score_that_is_nearly_the_share_is_silent),
        SCENE_TEST(a_point_out_of_place_fails),
        SCENE_TEST(a_score_by_steps_is_silent),
        SCENE_TEST(a_computed_score_by_another_rule_is_silent),
        SCENE_TEST(points_off_for_another_reason_are_silent),
        SCENE_TEST(a_limit_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
