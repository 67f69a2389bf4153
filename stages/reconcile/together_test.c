/* Totals that say how many figures they sum up. */
#include "together.h"

#include "pipeline/scene_testing.h"

static void assert_together(void **state, const char *paragraph, const char *expected)
{
    Scene *scene = *state;
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(&scene->ledger, together_check);
    scene_assert(scene, "total-text", expected);
}

#define TOGETHER(paragraph, expected) assert_together(state, paragraph, expected)

/* 86.4 + 152.7 + 63.9 = 303.0 */
#define THREE "减排二氧化硫[86.4吨]、氮氧化物[152.7吨]、颗粒物[63.9吨]，"

static void three_together_pass(void **state)
{
    TOGETHER(THREE "三项合计[303.0吨]。", "pass 303.0吨");
}

static void three_together_fail(void **state)
{
    TOGETHER(THREE "三项合计[330.0吨]。", "fail 330.0吨 -> 303.0吨");
}

/* 1450.00 and 986.25 are plans; 1312.60 + 924.72 = 2237.32 */
static void what_became_of_plans_is_summed(void **state)
{
    TOGETHER("维护预算[1450.00万元|budget]，支出[1312.60万元|actual]；改造预算[986.25万元|budget]，"
             "支出[924.72万元|actual]。两项合计支出[2273.32万元]。",
             "fail 2273.32万元 -> 2237.32万元");
}

/* 3420 + 1316 = 4736 */
static void what_the_total_is_of_stands_in_the_clauses_of_its_parts(void **state)
{
    TOGETHER(
        "中央资金[3600万元]，支出[3420万元]；省级资金[1400万元]，支出[1316万元]。两项合计支出[4736万元]。",
        "pass 4736万元");
}

static void too_few_figures_before_are_silent(void **state)
{
    TOGETHER("减排二氧化硫[86.4吨]、氮氧化物[152.7吨]，三项合计[330.0吨]。", "");
}

static void a_number_of_other_things_is_silent(void **state)
{
    TOGETHER("发放资金[86.4万元]、[152.7万元]，两项制度均已建立，合计[330.0万元]。", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(three_together_pass),
        SCENE_TEST(three_together_fail),
        SCENE_TEST(what_became_of_plans_is_summed),
        SCENE_TEST(what_the_total_is_of_stands_in_the_clauses_of_its_parts),
        SCENE_TEST(too_few_figures_before_are_silent),
        SCENE_TEST(a_number_of_other_things_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
