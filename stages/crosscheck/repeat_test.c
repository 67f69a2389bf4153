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

/* each speaks of what stands before it */
static void clauses_behind_a_semicolon_have_subjects_of_their_own(void **state)
{
    PART("2022");
    SAYS(
        "城市低保[1200人]，发放低保保障资金[72万元]；农村低保[4100人]，发放低保保障资金[184万元|=发放低保保障资金]。");
    REPEAT("");
}

static void a_total_of_the_same_name_is_another_figure(void **state)
{
    PART("2022");
    SAYS(
        "政府性基金预算收入[71.4万元]，加上补助[140.2万元]，政府性基金预算收入总计[211.6万元|=政府性基金预算收入]。");
    REPEAT("");
}

/* the bracket hides whose staff they are */
static void words_behind_a_bracket_name_something_else(void **state)
{
    PART("2022");
    SAYS(
        "服务中心（站）卫生技术人员[26人|=卫生技术人员]，社区服务站（所）卫生技术人员[35人|=卫生技术人员]。");
    REPEAT("");
}

static void what_follows_the_figure_is_its_own_noun(void **state)
{
    PART("2022");
    SAYS("全市[50家|=改制企业已经退出]改制企业已经退出[43家|=改制企业已经退出]。");
    REPEAT("");
}

/* its districts follow one another under the same words */
static void a_government_tells_the_same_of_each_district(void **state)
{
    scene_part(*state, "白溪县2022年预算执行情况和2023年预算草案的报告", "", "2022");
    SAYS("一般公共预算收入[7.2亿元]，增长[4%|growth up]。");
    SAYS("一般公共预算收入[9.1亿元]，增长[6%|growth up]。");
    SAYS("加上上级补助收入[52万元]，上年结转结余收入[64万元]，收入合计共[116万元]。");
    SAYS("加上上级补助收入[52万元]，上年结转结余收入[63万元]，收入合计共[115万元]。");
    REPEAT("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(clauses_behind_a_semicolon_have_subjects_of_their_own),
        SCENE_TEST(a_total_of_the_same_name_is_another_figure),
        SCENE_TEST(words_behind_a_bracket_name_something_else),
        SCENE_TEST(what_follows_the_figure_is_its_own_noun),
        SCENE_TEST(a_government_tells_the_same_of_each_district),
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
