/* Differences of percentages, told in points. */
#include "points.h"

#include "pipeline/scene_testing.h"

static void assert_points(void **state, const char *paragraph, const char *expected)
{
    Scene *scene = *state;
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(&scene->ledger, points_check);
    scene_assert(scene, "difference", expected);
}

#define POINTS(paragraph, expected) assert_points(state, paragraph, expected)

/* 14.07 - 12.38 = 1.69 */
static void from_one_level_to_another(void **state)
{
    POINTS("自给率由上年的[12.38%]升至[14.07%]，增长[1.69个百分点|change up]。",
           "pass 1.69个百分点");
    POINTS("自给率由上年的[12.38%]升至[14.07%]，增长[1.96个百分点|change up]。",
           "pass 1.69个百分点; pass 1.69个百分点; fail 1.96个百分点 -> 1.69个百分点");
}

/* 58.51 - 57.83 = 0.68 */
static void a_level_against_the_one_before(void **state)
{
    POINTS("城镇化率[58.51%]，比上年[57.83%]提高[0.68个百分点|change up]。", "pass 0.68个百分点");
}

/* 5.8 - 4.8 = 1.0 */
static void growth_against_that_of_the_economy(void **state)
{
    POINTS("地区生产总值增长[4.8%|growth up =地区生产总值]，农村居民收入增长"
           "[5.8%|growth up =农村居民收入]、快于经济增速[1个百分点|change up]。",
           "pass 1个百分点");
}

/* 2.1 - -1.4 = 3.5 */
static void a_fall_is_less_than_nothing(void **state)
{
    POINTS("工业投资下降[1.4%|growth down =工业投资]，民间投资增长[2.1%|growth up =民间投资]，"
           "高于工业投资增速[3.5个百分点|change up]。",
           "pass 3.5个百分点");
    POINTS("工业投资下降[1.4%|growth down =工业投资]，民间投资增长[2.1%|growth up =民间投资]，"
           "高于工业投资增速[0.7个百分点|change up]。",
           "pass 3.5个百分点; pass 3.5个百分点; fail 0.7个百分点 -> 3.5个百分点");
}

/* whose growth is not printed, is printed twice, or is not compared with */
static void what_is_not_stated_is_silent(void **state)
{
    POINTS("增加值增长[6.2%|growth up =增加值]、高于全国平均[0.3个百分点|change up]。", "");
    POINTS(
        "工业投资增长[1.4%|growth up =工业投资]，工业投资增长[2.4%|growth up =工业投资]，民间投资增长"
        "[5.1%|growth up =民间投资]，高于工业投资增速[3.0个百分点|change up]。",
        "");
    POINTS("城镇化率[58.51%]，覆盖率[97.83%]，提高[0.68个百分点|change up]。", "");
}

/* 比率, 比重 and 占比 compare nothing */
static void names_with_the_character_are_no_comparison(void **state)
{
    POINTS("优良天数比率[87.2%]；达标水体比例[100%]，处理率提高[1.15个百分点|change up]。", "");
    POINTS("贡献率达[71.4%]；投资比重为[58.9%]，比上年同期提高[3.1个百分点|change up]。", "");
}

static void a_level_above_the_one_it_is_compared_with_passes(void **state)
{
    POINTS("合格率[92.6%]，高于国家规定的[70%]的标准[22.6个百分点]。", "pass 22.6个百分点");
}

static void a_level_above_its_target_by_other_points_fails(void **state)
{
    POINTS("读者满意度[98.2%]，较目标值[95%|target]高[2.3个百分点|change up]。",
           "fail 2.3个百分点 -> [2.7个百分点,3.8个百分点]");
}

static void points_of_another_rate_are_silent(void **state)
{
    POINTS("负债率[42.6%]，低于警戒线[60%]，流动比率提高[3.5个百分点|change up]。", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_level_above_the_one_it_is_compared_with_passes),
        SCENE_TEST(a_level_above_its_target_by_other_points_fails),
        SCENE_TEST(points_of_another_rate_are_silent),
        SCENE_TEST(names_with_the_character_are_no_comparison),
        SCENE_TEST(from_one_level_to_another),
        SCENE_TEST(a_level_against_the_one_before),
        SCENE_TEST(growth_against_that_of_the_economy),
        SCENE_TEST(a_fall_is_less_than_nothing),
        SCENE_TEST(what_is_not_stated_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
