/* From one level to another. */
#include "rise.h"

#include "pipeline/scene_testing.h"

static void assert_rise(void **state, const char *rule, const char *paragraph, const char *expected)
{
    Scene *scene = *state;
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(&scene->ledger, rise_check);
    scene_assert(scene, rule, expected);
}

#define RISE(paragraph, expected) assert_rise(state, "direction", paragraph, expected)
#define GROWTH(paragraph, expected) assert_rise(state, "growth", paragraph, expected)
#define DIFFERENCE(paragraph, expected) assert_rise(state, "difference", paragraph, expected)

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

/* 40/640 = 6.25% */
#define STANDARD "低保标准由每月[640元]提高到[680元]，提高"

static void the_growth_between_two_levels_passes(void **state)
{
    GROWTH(STANDARD "[40元|change up]，增幅[6.25%|growth up]。", "pass 6.25%");
}

static void the_growth_between_two_levels_fails(void **state)
{
    GROWTH("信访件由上年的[412件]下降到[337件]，下降[12.80%|growth down]。",
           "fail 12.80% -> 18.20%");
}

static void the_difference_of_two_levels_fails(void **state)
{
    DIFFERENCE(STANDARD "[60元|change up]。", "fail 60元 -> 40元");
}

static void growth_behind_another_subject_is_silent(void **state)
{
    GROWTH("低保标准由每月[640元]提高到[680元]；受益人口增长[9.1%|growth up]。", "");
}

static void the_mean_growth_of_several_years_is_silent(void **state)
{
    GROWTH("余额从[8.20亿元]增加到[23.80亿元]、年均增长[24%|growth up]。", "");
    DIFFERENCE("余额从[8.20亿元]增加到[23.80亿元]，平均每年增加[3.12亿元|change up]。", "");
}

static void a_change_of_another_subject_is_silent(void **state)
{
    DIFFERENCE("试点由上年的[88个]增加到[317个]，参保机构增加[59个|change up]。", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(the_mean_growth_of_several_years_is_silent),
        SCENE_TEST(a_change_of_another_subject_is_silent),
        SCENE_TEST(the_growth_between_two_levels_passes),
        SCENE_TEST(the_growth_between_two_levels_fails),
        SCENE_TEST(the_difference_of_two_levels_fails),
        SCENE_TEST(growth_behind_another_subject_is_silent),
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
