/* Score sheets: points, totals, targets. */
#include "table_testing.h"

#define HEAD "一级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因\n"

static void assert_sum(void **state, const char *rows, const char *expected)
{
    table_assert(state, "", rows, "score-sum", expected);
}

/* 20 + 20 = 40, 30 + 30 = 60, 40 + 60 = 100; 19 + 20 + 30 + 30 = 99 */
static void points_that_add_up_pass(void **state)
{
    assert_sum(
        state,
        HEAD "产出指标（[40分]）\t里程\t10公里\t10公里\t20\t19\t雨季\n\t桥梁\t8座\t8座\t20\t20\t\n"
             "效益指标（[60分]）\t就业\t50人\t50人\t30\t30\t\n\t满意度\t90%\t95%\t30\t30\t\n"
             "总分\t\t\t\t100\t99\t",
        "pass 40分; pass 60分; pass 100分; pass 99分");
}

/* 20 + 18 = 38 of 40, and 98 of 100 follows from it: that hangs on the group */
static void a_group_short_of_its_points_fails(void **state)
{
    assert_sum(state,
               HEAD
               "产出指标（[40分]）\t里程\t10公里\t10公里\t20\t20\t\n\t桥梁\t8座\t8座\t18\t18\t\n"
               "效益指标（[60分]）\t就业\t50人\t50人\t30\t30\t\n\t满意度\t90%\t95%\t30\t30\t\n"
               "总分\t\t\t\t100\t98\t",
               "fail 40分 -> 38分; pass 60分; unsure 100分 -> 98分 (structure); pass 98分");
}

/* 19 + 20 + 30 + 30 = 99 */
static void a_total_score_that_misses_fails(void **state)
{
    assert_sum(
        state,
        HEAD "产出指标（[40分]）\t里程\t10公里\t10公里\t20\t19\t雨季\n\t桥梁\t8座\t8座\t20\t20\t\n"
             "效益指标（[60分]）\t就业\t50人\t50人\t30\t30\t\n\t满意度\t90%\t95%\t30\t30\t\n"
             "总分\t\t\t\t100\t97\t",
        "pass 40分; pass 60分; pass 100分; fail 97分 -> 99分");
}

static void a_score_above_its_points_fails(void **state)
{
    table_assert(state, "",
                 HEAD "产出指标\t里程\t10公里\t10公里\t8\t10\t\n\t桥梁\t8座\t8座\t20\t20\t",
                 "score-over", "fail 10分 -> 8分");
}

static void a_score_of_all_points_is_silent(void **state)
{
    table_assert(state, "",
                 HEAD "产出指标\t里程\t10公里\t10公里\t8\t8\t\n\t桥梁\t8座\t8座\t20\t20\t",
                 "score-over", "");
}

static void full_marks_for_a_missed_target_fail(void **state)
{
    table_assert(state, "", HEAD "产出指标\t里程\t12公里\t10公里\t20\t20\t", "score-rule",
                 "fail 20分");
}

static void a_missed_target_without_a_reason_fails(void **state)
{
    table_assert(state, "", HEAD "产出指标\t里程\t12公里\t10公里\t20\t18\t", "score-reason",
                 "fail 10公里 -> 12公里");
}

static void a_missed_target_with_its_reason_passes(void **state)
{
    table_assert(state, "", HEAD "产出指标\t里程\t12公里\t10公里\t20\t18\t雨季停工", "score-reason",
                 "");
}

/* 10 x 10/12 = 8.33 */
static void a_score_by_the_share_reached_passes(void **state)
{
    table_assert(state, "", HEAD "产出指标\t里程\t12公里\t10公里\t10\t8.33\t雨季停工", "score-rule",
                 "pass 10公里");
}

static void targets_that_are_met_pass(void **state)
{
    table_assert(
        state, "",
        HEAD "产出指标\t里程\t≥10公里\t10公里\t20\t20\t\n\t成本\t≤95.00万元\t90.00万元\t20\t20\t",
        "target", "pass 10公里; pass 90.00万元");
}

/* costs are met by less */
static void a_cost_below_its_plan_is_no_missed_target(void **state)
{
    table_assert(state, "", HEAD "成本指标\t项目支出\t95.00万元\t90.00万元\t20\t20\t",
                 "score-reason", "");
}

static void a_target_in_words_is_silent(void **state)
{
    table_assert(
        state, "",
        HEAD
        "效益指标\t环境改善\t效果显著\t效果显著\t20\t20\t\n\t时限\t12月底前\t12月底前\t10\t10\t",
        "score-rule", "");
}

static void an_approximate_result_is_silent(void **state)
{
    table_assert(state, "", HEAD "产出指标\t受益\t5000人\t[4000人|about]\t20\t20\t", "score-rule",
                 "");
}

static void a_result_and_its_points_exchanged_are_told(void **state)
{
    table_assert(state, "", HEAD "产出指标\t入库企业\t90\t5\t169\t5\t\n\t桥梁\t8座\t8座\t20\t20\t",
                 "alignment", "fail 5 -> 169");
}

/* half of the points for half of what was wanted, and a reason: nothing is exchanged */
static void a_missed_target_with_its_reason_is_in_its_place(void **state)
{
    table_assert(state, "",
                 HEAD "产出指标\t入库企业\t40\t20\t40\t20\t市场变化\n\t桥梁\t8座\t8座\t20\t20\t",
                 "alignment", "");
}

/* the rest of a row that a blank line cut off: its 5 points are nobody's group, whatever would explain them */
static void a_row_that_fell_apart_accuses_nobody(void **state)
{
    assert_sum(
        state,
        "一级指标\t分值\t二级指标\t分值\t三级指标\t分值\t得分\n"
        "投入\t40\t配置\t40\t人员\t40\t40\n产出\t60\t履职\t60\t重点\t60\t60\n"
        "控制率等于在职人员数除以编制数，在职人员数是年末实有的人数，以部门决算为准\t5\t\t\t\t\t",
        "pass 40分; pass 60分; pass 40分; pass 60分");
}

#define BARE_HEAD "一级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"

static void a_missed_target_in_a_sheet_without_reasons_is_a_note(void **state)
{
    table_assert(state, "", BARE_HEAD "产出指标\t里程\t12公里\t10公里\t20\t18", "score-reason",
                 "fail/note 10公里 -> 12公里");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_missed_target_in_a_sheet_without_reasons_is_a_note),
        SCENE_TEST(points_that_add_up_pass),
        SCENE_TEST(a_group_short_of_its_points_fails),
        SCENE_TEST(a_total_score_that_misses_fails),
        SCENE_TEST(a_score_above_its_points_fails),
        SCENE_TEST(a_score_of_all_points_is_silent),
        SCENE_TEST(full_marks_for_a_missed_target_fail),
        SCENE_TEST(a_missed_target_without_a_reason_fails),
        SCENE_TEST(a_missed_target_with_its_reason_passes),
        SCENE_TEST(a_score_by_the_share_reached_passes),
        SCENE_TEST(targets_that_are_met_pass),
        SCENE_TEST(a_cost_below_its_plan_is_no_missed_target),
        SCENE_TEST(a_target_in_words_is_silent),
        SCENE_TEST(a_result_and_its_points_exchanged_are_told),
        SCENE_TEST(a_missed_target_with_its_reason_is_in_its_place),
        SCENE_TEST(a_row_that_fell_apart_accuses_nobody),
        SCENE_TEST(an_approximate_result_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
