/* From one level to another. */
#include "rise.h"

#include "pipeline/scene_testing.h"

static void assert_rise(void **state, const char *paragraph, const char *expected)
{
    Scene *scene = *state;
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(&scene->ledger, rise_check);
    scene_assert(scene, "direction", expected);
}

#define RISE(paragraph, expected) assert_rise(state, paragraph, expected)

static void a_rise_to_more_passes(void **state)
{
    RISE("城镇化率由[52.23%]提高到[58.08%]。", "pass 提高到");
}

static void a_rise_to_less_fails(void **state)
{
    RISE("城镇化率由[58.23%]提高到[52.08%]。", "fail 提高到");
}

static void a_fall_to_more_fails(void **state)
{
    RISE("漏损水量从[120.5万元]下降到[152.0万元]。", "fail 下降到");
}

static void a_fall_to_less_passes(void **state)
{
    RISE("漏损水量从[152.0万元]下降到[120.5万元]。", "pass 下降到");
}

static void levels_that_may_be_the_same_are_silent(void **state)
{
    RISE("城镇化率由[52.2%]提高到[52.18%]。", "");
}

static void levels_without_a_beginning_are_silent(void **state)
{
    RISE("支出[58.23万元]，下年提高到[52.08万元]。", "");
}

static void a_rank_rises_to_less(void **state)
{
    RISE("全国百强县排名由[369位]上升到[235位]。", "");
}

static void a_rise_of_another_measure_is_silent(void **state)
{
    RISE("由[58.23%]的村提高到[52个]。", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_rise_to_more_passes),
        SCENE_TEST(a_rise_to_less_fails),
        SCENE_TEST(a_fall_to_more_fails),
        SCENE_TEST(a_fall_to_less_passes),
        SCENE_TEST(levels_that_may_be_the_same_are_silent),
        SCENE_TEST(levels_without_a_beginning_are_silent),
        SCENE_TEST(a_rank_rises_to_less),
        SCENE_TEST(a_rise_of_another_measure_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
