/* Figures of impossible size. */
#include "audit_testing.h"

#define SCALE(expected) audit_assert(state, "unit-scale", expected)
#define PLAUSIBLE(expected) audit_assert(state, "unit-plausible", expected)

/* 168350亿元 at 96.20% would be a task of 175000亿元, 168350万元 one of 17.5亿元 */
static void hundreds_of_thousands_of_yi_fail(void **state)
{
    PART("2022");
    SAYS("合同引进资金[40.2亿元]，实际到位内资[168350亿元]，完成年度任务的[96.20%|rate]。");
    SCALE("fail 168350亿元 -> 168350万元");
}

static void all_places_of_one_blunder_are_one_finding(void **state)
{
    PART("2022");
    SAYS("合同引进资金[40.2亿元]，实际到位内资[168350亿元]。");
    SAYS("到位内资达[168350亿元]。");
    SCALE("fail 168350亿元 -> 168350万元");
}

static void yi_beside_wan_in_one_sentence_is_silent(void **state)
{
    PART("2022");
    SAYS("固定资产投资[152.30亿元]，其中本局组织实施[860.00万元]。");
    SCALE("");
}

static void a_thousand_yi_is_silent(void **state)
{
    PART("2022");
    SAYS("全市规模工业总产值[2345.6亿元]，到位资金[120.0亿元]。");
    SCALE("");
}

static void research_of_a_county_for_a_few_yuan_fails(void **state)
{
    PART("2022");
    SAYS("全县R&D经费投入[2.78万元|=R&D经费投入]。");
    PLAUSIBLE("fail 2.78万元 -> 100万元");
}

static void research_of_a_firm_for_little_is_silent(void **state)
{
    PART("2022");
    SAYS("某企业R&D经费投入[2.78万元|=R&D经费投入]。");
    PLAUSIBLE("");
}

static void a_change_may_be_small(void **state)
{
    PART("2022");
    SAYS("全县R&D经费投入增加[2.78万元|change up =R&D经费投入]。");
    PLAUSIBLE("");
}

static void a_bound_is_no_size(void **state)
{
    PART("2022");
    SAYS("全县R&D经费投入超过[2.78万元|above =R&D经费投入]。");
    PLAUSIBLE("");
}

static void the_savings_of_a_province_are_no_slip(void **state)
{
    scene_part(*state, "2024年政府工作报告", "", "2024");
    SAYS("年末存款余额达到[14764亿元]。");
    SCALE("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(the_savings_of_a_province_are_no_slip),
        SCENE_TEST(hundreds_of_thousands_of_yi_fail),
        SCENE_TEST(all_places_of_one_blunder_are_one_finding),
        SCENE_TEST(yi_beside_wan_in_one_sentence_is_silent),
        SCENE_TEST(a_thousand_yi_is_silent),
        SCENE_TEST(research_of_a_county_for_a_few_yuan_fails),
        SCENE_TEST(research_of_a_firm_for_little_is_silent),
        SCENE_TEST(a_change_may_be_small),
        SCENE_TEST(a_bound_is_no_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
