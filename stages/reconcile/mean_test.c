/* Means. */
#include "mean.h"

#include "pipeline/scene_testing.h"

static void assert_mean(void **state, const char *paragraph, const char *expected)
{
    Scene *scene = *state;
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(&scene->ledger, mean_check);
    scene_assert(scene, "mean", expected);
}

#define MEAN(paragraph, expected) assert_mean(state, paragraph, expected)

/* 412.8/86 = 4.8 */
static void a_mean_that_follows_passes(void **state)
{
    MEAN("发放贷款[86户]、[412.8万元]，户均[4.8万元|standard]。", "pass 4.8万元");
}

static void a_mean_that_does_not_follow_fails(void **state)
{
    MEAN("发放贷款[86户]、[412.8万元]，户均[5.8万元|standard]。", "fail 5.8万元 -> 4.8万元");
}

/* 1264000/1264 = 1000 */
static void visits_are_counted_for_persons(void **state)
{
    MEAN("发放助学金[126.40万元]，惠及[1264人次]，人均[100元|standard]。", "fail 100元 -> 1000元");
}

static void a_mean_of_something_else_is_silent(void **state)
{
    MEAN("发放贷款[86户]、[412.8万元]，户均增收[5.8万元|standard]。", "");
}

/* 412.8/86 = 4.8 */
static void a_mean_further_on_only_verifies(void **state)
{
    MEAN("发放贷款[86户]。全年投入[412.8万元]，完工[3个]，户均[4.8万元|standard]。",
         "pass 4.8万元");
}

static void a_mean_over_figures_further_back_accuses_nothing(void **state)
{
    MEAN("发放贷款[86户]。全年投入[412.8万元]，完工[3个]，户均[5.8万元|standard]。", "");
}

static void a_mean_of_another_unit_is_silent(void **state)
{
    MEAN("发放贷款[86户]、[412.8万元]，村均[5.8万元|standard]。", "");
}

/* 3982.50/44.25 = 90 */
static void a_part_of_the_sum_in_brackets_is_passed_over(void **state)
{
    MEAN(
        "补助资金[3982.50万元]（中央[3186.00万元]、区级[318.60万元]），按人口[44.25万人]、人均[90元]标准安排。",
        "pass 90元");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_part_of_the_sum_in_brackets_is_passed_over),
        SCENE_TEST(a_mean_that_follows_passes),
        SCENE_TEST(a_mean_that_does_not_follow_fails),
        SCENE_TEST(visits_are_counted_for_persons),
        SCENE_TEST(a_mean_of_something_else_is_silent),
        SCENE_TEST(a_mean_further_on_only_verifies),
        SCENE_TEST(a_mean_over_figures_further_back_accuses_nothing),
        SCENE_TEST(a_mean_of_another_unit_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
