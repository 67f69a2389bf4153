/* The same words with other figures, or twice. */
#include "audit_testing.h"

#define REPEAT(expected) audit_assert(state, "repeat", expected)
#define CLAUSE(expected) audit_assert(state, "repeat-clause", expected)

static void a_sentence_printed_twice_with_another_figure_fails(void **state)
{
    PART("2022");
    SAYS("全年开工改造城镇老旧小区[26个]，惠及居民[3842户]，完成加装电梯。");
    SAYS("全年开工改造城镇老旧小区[26个]，惠及居民[3482户]，完成加装电梯。");
    REPEAT("fail/warning 3482户 -> 3842户");
}

static void a_sentence_printed_twice_alike_is_silent(void **state)
{
    PART("2022");
    SAYS("全年开工改造城镇老旧小区[26个]，惠及居民[3842户]，完成加装电梯。");
    SAYS("全年开工改造城镇老旧小区[26个]，惠及居民[3842户]，完成加装电梯。");
    REPEAT("");
}

static void a_plan_and_its_result_may_differ(void **state)
{
    PART("2022");
    HEAD("han", "1", "1", "一、", "年度绩效目标");
    SAYS("全年开工改造城镇老旧小区[20个]，惠及居民[3000户]，完成加装电梯。");
    HEAD("han", "1", "2", "二、", "目标完成情况");
    SAYS("全年开工改造城镇老旧小区[26个]，惠及居民[3842户]，完成加装电梯。");
    REPEAT("");
}

static void the_same_sentence_of_two_reports_may_differ(void **state)
{
    PART("2022");
    SAYS("全年开工改造城镇老旧小区[26个]，惠及居民[3842户]，完成加装电梯。");
    scene_part(*state, "2022年度青竹区住建局部门整体支出绩效自评报告", "青竹区住建局", "2022");
    SAYS("全年开工改造城镇老旧小区[31个]，惠及居民[4100户]，完成加装电梯。");
    REPEAT("");
}

static void short_sentences_may_be_alike(void **state)
{
    PART("2022");
    SAYS("举办培训[4期]。");
    SAYS("举办培训[6期]。");
    REPEAT("");
}

static void one_metric_with_two_values_in_a_sentence_fails(void **state)
{
    PART("2022");
    SAYS(
        "新增规模以上工业企业[12家]，兑现奖补后新增规模以上工业企业[15家|=新增规模以上工业企业]。");
    REPEAT("fail/warning 15家 -> 12家");
}

static void values_given_in_turn_are_silent(void **state)
{
    PART("2022");
    SAYS("两年分别新增规模以上工业企业[12家]，新增规模以上工业企业[15家]。");
    REPEAT("");
}

static void a_clause_printed_twice_in_a_paragraph_fails(void **state)
{
    PART("2022");
    SAYS(
        "加强资金监管，严格执行政府采购和国库集中支付制度；加强资金监管，严格执行政府采购和国库集中支付制度；强化培训。");
    CLAUSE("fail");
}

static void a_clause_of_two_paragraphs_is_silent(void **state)
{
    PART("2022");
    SAYS("加强资金监管，严格执行政府采购和国库集中支付制度；强化培训。");
    SAYS("加强资金监管，严格执行政府采购和国库集中支付制度；强化检查。");
    CLAUSE("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_sentence_printed_twice_with_another_figure_fails),
        SCENE_TEST(a_sentence_printed_twice_alike_is_silent),
        SCENE_TEST(a_plan_and_its_result_may_differ),
        SCENE_TEST(the_same_sentence_of_two_reports_may_differ),
        SCENE_TEST(short_sentences_may_be_alike),
        SCENE_TEST(one_metric_with_two_values_in_a_sentence_fails),
        SCENE_TEST(values_given_in_turn_are_silent),
        SCENE_TEST(a_clause_printed_twice_in_a_paragraph_fails),
        SCENE_TEST(a_clause_of_two_paragraphs_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
