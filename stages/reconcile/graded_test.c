/* Scores of a list whose points are all there are. */
#include "graded.h"

#include "pipeline/scene_testing.h"

static void assert_graded(void **state, const char *rule, const char *paragraph,
                          const char *expected)
{
    Scene *scene = *state;
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(&scene->ledger, graded_check);
    scene_assert(scene, rule, expected);
}

#define SUM(paragraph, expected) assert_graded(state, "score-sum", paragraph, expected)
#define OVER(paragraph, expected) assert_graded(state, "score-over", paragraph, expected)

/* 37.2 + 38.4 + 18 = 93.6, of 40 + 40 + 20 points */
#define LIST                                                                                       \
    "，其中预算管理（[40分]）得[37.2分|score]，专项管理（[40分]）得[38.4分|score]，结果应用（[20分]）得[18分|score]。"

static void a_total_of_scores_whose_points_make_a_hundred_passes(void **state)
{
    SUM("部门整体支出得分[93.6分|score]" LIST, "pass 93.6分");
}

static void a_total_that_they_do_not_make_fails(void **state)
{
    SUM("部门整体支出得分[96.1分|score]" LIST, "fail 96.1分 -> 93.6分");
}

static void a_list_whose_points_are_not_all_is_silent(void **state)
{
    SUM("得分[93.6分|score]，其中预算管理（[40分]）得[37.2分|score]，专项管理（[40分]）得[38.4分|score]。",
        "");
}

/* 11.6 + 12.5 = 24.1, of 12 + 13 points */
static void a_score_with_its_points_is_made_by_the_next_sentence(void **state)
{
    SUM("该指标分值[25分|full]，得[24.6分|score]。其中资金管理[12分]，得[11.6分|score]；组织实施[13分]，得[12.5分|score]。",
        "fail 24.6分 -> 24.1分");
}

static void a_plain_total_behind_the_list_fails(void **state)
{
    SUM("投入（[40分]）自评[38分]，产出（[30分]）自评[29分]，效果（[30分]）自评[28.5分]，合计[96.5分]。",
        "fail 96.5分 -> 95.5分");
}

static void a_score_above_its_points_fails(void **state)
{
    OVER(
        "投入（[40分]）得[42分|score]，产出（[30分]）得[29分|score]，效果（[30分]）得[28.5分|score]。",
        "fail 42分 -> 40分");
}

static void points_taken_off_before_a_score_are_no_points_of_it(void **state)
{
    OVER("进度滞后扣[3分]，得[97分|score]；资料不全扣[2分]，得[95分|score]。", "");
}

/* 19 + 19.5 + 28.5 + 28.8 = 95.8 */
static void scores_without_points_fail_where_a_mistake_explains_it(void **state)
{
    SUM("该项目得[95.8分|score]。其中决策[19分]、过程[19.5分]、产出[25.8分]、效益[28.8分]。",
        "fail 95.8分 -> 93.1分");
}

static void scores_without_points_are_else_unsure(void **state)
{
    SUM("该项目得[95.8分|score]。其中决策[19分]、过程[19.5分]、产出[28.5分]。",
        "unsure 95.8分 -> 67.0分 (partial)");
}

static void last_years_score_is_no_total_of_this_years(void **state)
{
    SUM("上年自评得分[90.2分|score]" LIST, "");
}

static void points_behind_their_scores_are_not_those_of_the_next(void **state)
{
    OVER(
        "决策得[9分|score]（[10分]），管理得[28分|score]（[30分]），履职得[57.5分|score]（[60分]），总计[94.5分|score]。",
        "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(points_behind_their_scores_are_not_those_of_the_next),
        SCENE_TEST(a_total_of_scores_whose_points_make_a_hundred_passes),
        SCENE_TEST(a_total_that_they_do_not_make_fails),
        SCENE_TEST(a_list_whose_points_are_not_all_is_silent),
        SCENE_TEST(a_score_with_its_points_is_made_by_the_next_sentence),
        SCENE_TEST(a_plain_total_behind_the_list_fails),
        SCENE_TEST(a_score_above_its_points_fails),
        SCENE_TEST(points_taken_off_before_a_score_are_no_points_of_it),
        SCENE_TEST(scores_without_points_fail_where_a_mistake_explains_it),
        SCENE_TEST(scores_without_points_are_else_unsure),
        SCENE_TEST(last_years_score_is_no_total_of_this_years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
