/* 一是, 二是, 三是. */
#include "series.h"

#include "pipeline/scene_testing.h"

static void assert_series(void **state, const char *paragraph, const char *expected)
{
    Scene *scene = *state;
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(&scene->ledger, series_check);
    scene_assert(scene, "total-text", expected);
}

/* 8.3 + 268.5 + 41.7 = 318.5 */
#define POINTS                                                                                                                         \
    "一是税收返还[8.3亿元]；二是一般转移支付[268.5亿元]，包括均衡性[128.8亿元]；三是专项转移支付[" \
    "41.7亿元]。"

static void points_that_add_up_pass(void **state)
{
    assert_series(state, "下达各类补助[318.5亿元]。" POINTS, "pass 318.5亿元");
}

static void points_that_miss_by_a_digit_fail(void **state)
{
    assert_series(state, "下达各类补助[348.5亿元]。" POINTS, "fail 348.5亿元 -> 318.5亿元");
}

static void points_that_are_no_list_of_the_amount_are_unsure(void **state)
{
    assert_series(state, "下达各类补助[977.2亿元]。" POINTS,
                  "unsure 977.2亿元 -> 318.5亿元 (partial)");
}

static void a_point_without_a_figure_keeps_it_silent(void **state)
{
    assert_series(state, "下达各类补助[348.5亿元]。" POINTS "四是加强监督。", "");
}

static void points_of_another_kind_are_silent(void **state)
{
    assert_series(state, "下达各类补助[348.5亿元]。一是建成公园[12个]；二是修路[34个]。", "");
}

static void an_amount_further_away_is_not_the_whole(void **state)
{
    assert_series(state, "下达各类补助[348.5亿元]。用好资金。" POINTS, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(points_that_add_up_pass),
        SCENE_TEST(points_that_miss_by_a_digit_fail),
        SCENE_TEST(points_that_are_no_list_of_the_amount_are_unsure),
        SCENE_TEST(a_point_without_a_figure_keeps_it_silent),
        SCENE_TEST(points_of_another_kind_are_silent),
        SCENE_TEST(an_amount_further_away_is_not_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
