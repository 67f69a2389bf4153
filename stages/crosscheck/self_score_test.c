/* The narrative's own score against the sheet's total. */
#include "audit_testing.h"

#define SCORE(expected) audit_assert(state, "self-score", expected)

static void the_score_of_the_sheet_passes(void **state)
{
    PART("2024");
    SAYS("部门整体支出绩效自评得[99.26分|score]。");
    TABLE("部门整体支出绩效自评表");
    ROW("总分", "full:100分 score:99.26分");
    SCORE("pass 99.26分");
}

static void another_score_than_the_sheets_fails(void **state)
{
    PART("2024");
    SAYS("部门整体支出绩效自评得[97.50分|score]。");
    TABLE("部门整体支出绩效自评表");
    ROW("总分", "full:100分 score:99.26分");
    SCORE("fail 97.50分 -> 99.26分");
}

/* 99.26 rounds to 99.3 */
static void a_rounder_score_passes(void **state)
{
    PART("2024");
    SAYS("部门整体支出绩效自评得[99.3分|score]。");
    TABLE("部门整体支出绩效自评表");
    ROW("总分", "full:100分 score:99.26分");
    SCORE("pass 99.3分");
}

static void the_sheet_of_a_project_is_not_the_units(void **state)
{
    PART("2024");
    SAYS("部门整体支出绩效自评得[97.50分|score]。");
    TABLE("项目支出绩效自评表");
    scene_row(*state, "项目名称\t农田管护");
    ROW("总分", "full:100分 score:99.26分");
    SCORE("");
}

static void a_sheet_in_another_report_is_not_compared(void **state)
{
    PART("2024");
    SAYS("部门整体支出绩效自评得[97.50分|score]。");
    PART("2024");
    TABLE("部门整体支出绩效自评表");
    ROW("总分", "full:100分 score:99.26分");
    SCORE("");
}

static void the_score_of_an_assessment_by_others_is_silent(void **state)
{
    PART("2024");
    SAYS("省级营商环境测评得[88.00分|score]。");
    TABLE("部门整体支出绩效自评表");
    ROW("总分", "full:100分 score:99.26分");
    SCORE("");
}

static void the_scores_of_groups_of_indicators_are_silent(void **state)
{
    PART("2024");
    SAYS(
        "部门整体支出绩效自评得[99.26分|score]。其中：投入指标满分[20分|full]，自评得分[19分|score]。");
    SAYS("产出指标自评得分[27.5分|score]。");
    TABLE("部门整体支出绩效自评表");
    ROW("总分", "full:100分 score:99.26分");
    SCORE("pass 99.26分");
}

static void the_total_of_a_part_of_the_indicators_is_not_compared(void **state)
{
    PART("2024");
    SAYS("部门整体支出绩效自评得[99.26分|score]。");
    TABLE("绩效指标完成情况表");
    ROW("合计", "full:60分 score:53.5分");
    SCORE("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(the_score_of_the_sheet_passes),
        SCENE_TEST(another_score_than_the_sheets_fails),
        SCENE_TEST(a_rounder_score_passes),
        SCENE_TEST(the_sheet_of_a_project_is_not_the_units),
        SCENE_TEST(a_sheet_in_another_report_is_not_compared),
        SCENE_TEST(the_score_of_an_assessment_by_others_is_silent),
        SCENE_TEST(the_scores_of_groups_of_indicators_are_silent),
        SCENE_TEST(the_total_of_a_part_of_the_indicators_is_not_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
