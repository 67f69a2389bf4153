/* Results and their plans. */
#include "excess.h"

#include "pipeline/scene_testing.h"

static void assert_excess(void **state, const char *paragraph, const char *expected)
{
    Scene *scene = *state;
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(&scene->ledger, excess_check);
    scene_assert(scene, "difference", expected);
}

#define EXCESS(paragraph, expected) assert_excess(state, paragraph, expected)

static void more_than_the_plan_by_what_is_told_passes(void **state)
{
    EXCESS("完成检测[820批次]，比年初计划的[800批次|target]多[20批次|change up]。", "pass 20批次");
}

static void less_than_the_plan_by_what_is_told_passes(void **state)
{
    EXCESS("改造[1160户]，较目标[1200户|target]少[40户|change down]。", "pass 40户");
}

static void another_difference_fails(void **state)
{
    EXCESS("开展宣传[624场次]，比计划的[600场次|target]超出[42场次]。", "fail 42场次 -> 24场次");
}

static void a_difference_from_another_year_is_silent(void **state)
{
    EXCESS("开展宣传[624场次]，比上年的[600场次|base]多[42场次|change up]。", "");
}

static void what_is_counted_behind_more_words_is_silent(void **state)
{
    EXCESS("开展宣传[624场次]，比计划的[600场次|target]更广，覆盖超市[42场次]。", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(more_than_the_plan_by_what_is_told_passes),
        SCENE_TEST(less_than_the_plan_by_what_is_told_passes),
        SCENE_TEST(another_difference_fails),
        SCENE_TEST(a_difference_from_another_year_is_silent),
        SCENE_TEST(what_is_counted_behind_more_words_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
