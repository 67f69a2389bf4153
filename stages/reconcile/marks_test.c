/* Scores in sentences. */
#include "marks.h"

#include "pipeline/scene_testing.h"

static void assert_marks(void **state, const char *rule, const char *paragraph,
                         const char *expected)
{
    Scene *scene = *state;
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(&scene->ledger, marks_check);
    scene_assert(scene, rule, expected);
}

#define OVER(paragraph, expected) assert_marks(state, "score-over", paragraph, expected)
#define SUM(paragraph, expected) assert_marks(state, "score-sum", paragraph, expected)

#define SHEET                                                                                                    \
    "投入指标满分[15分|full]，得[15分|score]；过程指标满分[25分|full]，得[23.5分|score]；" \
    "产出指标满分[60分|full]，得[58分|score]。"

static void a_score_within_its_points_passes(void **state)
{
    OVER("投入指标满分[15分|full]，得[14分|score]。", "pass 14分");
}

static void a_score_above_its_points_fails(void **state)
{
    OVER("投入指标满分[15分|full]，得[16分|score]。", "fail 16分 -> 15分");
}

static void a_score_of_another_sentence_has_no_points(void **state)
{
    OVER("投入指标满分[15分|full]。综合得[96分|score]。", "");
}

/* 15 + 23.5 + 58 = 96.5 */
static void scores_that_add_up_pass(void **state)
{
    SUM(SHEET "合计得[96.5分|score]，等级为优。", "pass 96.5分");
}

static void scores_of_all_points_that_miss_fail(void **state)
{
    SUM(SHEET "合计得[91.2分|score]，等级为优。", "fail 91.2分 -> 96.5分");
}

/* 9.4 + 49.8 + 30 = 89.2, of 90 points */
static void scores_of_unknown_points_need_a_mistake(void **state)
{
    SUM("预算执行得[9.4分|score]；产出得[49.8分|score]；效益得[30分|score]。综合得分[98.2分|score]。",
        "fail 98.2分 -> 89.2分");
}

static void scores_that_nothing_explains_are_doubtful(void **state)
{
    SUM("预算执行得[9.4分|score]；产出得[49.8分|score]；效益得[30分|score]。综合得分[95.7分|score]。",
        "unsure 95.7分 -> 89.2分 (partial)");
}

static void a_total_of_two_scores_is_no_sheet(void **state)
{
    SUM("本次得[9.4分|score]，上次得[49.8分|score]，综合得分[95.7分|score]。", "");
}

static void points_in_brackets_behind_a_score_are_its_own(void **state)
{
    OVER("决策得[9分|score]（满分[10分|full]），管理得[28分|score]（满分[30分|full]）。",
         "pass 9分; pass 28分");
}

static void a_score_above_the_points_in_brackets_behind_it_fails(void **state)
{
    OVER("决策得[12分|score]（满分[10分|full]），管理得[28分|score]（满分[30分|full]）。",
         "fail 12分 -> 10分; pass 28分");
}

static void by_how_much_a_total_differs_is_no_total(void **state)
{
    SUM("决策得[9分|score]，管理得[28分|score]，履职得[57.5分|score]，低于自评得分[0.8分|score]。",
        "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(points_in_brackets_behind_a_score_are_its_own),
        SCENE_TEST(a_score_above_the_points_in_brackets_behind_it_fails),
        SCENE_TEST(by_how_much_a_total_differs_is_no_total),
        SCENE_TEST(a_score_within_its_points_passes),
        SCENE_TEST(a_score_above_its_points_fails),
        SCENE_TEST(a_score_of_another_sentence_has_no_points),
        SCENE_TEST(scores_that_add_up_pass),
        SCENE_TEST(scores_of_all_points_that_miss_fail),
        SCENE_TEST(scores_of_unknown_points_need_a_mistake),
        SCENE_TEST(scores_that_nothing_explains_are_doubtful),
        SCENE_TEST(a_total_of_two_scores_is_no_sheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
