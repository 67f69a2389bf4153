/* Rates and shares of the figures beside them. */
#include "rate.h"

#include "pipeline/scene_testing.h"

static void assert_rate(void **state, const char *rule, const char *paragraph, const char *expected)
{
    Scene *scene = *state;
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(scene->ledger.document, rate_check, &scene->ledger);
    scene_assert(scene, rule, expected);
}

#define RATE(paragraph, expected) assert_rate(state, "rate", paragraph, expected)
#define SHARE(paragraph, expected) assert_rate(state, "share", paragraph, expected)

/* 1260/1200 = 105% */
static void a_rate_of_plan_and_result_passes(void **state)
{
    RATE("全年培训教师[1260人次]，完成年度计划[1200人次|target]的[105.00%|rate]。", "pass 105.00%");
}

static void a_rate_that_misses_fails(void **state)
{
    RATE("年度计划[1200人次|target]，培训教师[1260人次|actual]，完成率[115.00%|rate]。",
         "fail 115.00% -> 105.00%");
}

/* 59.30/500.00 = 11.86% */
static void a_rate_of_the_budget_passes(void **state)
{
    RATE("预算[500.00万元|budget]，实际完成[59.30万元|actual]，完成预算的[11.86%|rate]。",
         "pass 11.86%");
}

/* 1642.90/1388.20 = 118.3%: the rate is one of the adjusted budget, which holds */
static void the_base_that_fits_is_the_base(void **state)
{
    RATE(
        "年初预算[1388.20万元|budget]，全年预算[1642.90万元|adjusted]，决算[1642.90万元|actual]，执行率[100%|rate]。",
        "pass 100%");
}

/* 105/100 is capped */
static void a_capped_rate_accuses_nobody(void **state)
{
    RATE("目标[1000人|target]，实际完成[1050人|actual]，完成率[100%|rate]。", "skip 100% (capped)");
}

static void a_rate_without_operands_is_skipped(void **state)
{
    RATE("资金到位率[100%|rate]。", "skip 100% (no-operand)");
}

/* the figures before it have no role that names them plan or result */
static void a_rate_beside_other_figures_is_skipped(void **state)
{
    RATE("收到问卷[300份]，走访[41户]，满意率[92%|rate]。", "skip 92% (no-operand)");
}

static void about_so_much_accuses_nobody(void **state)
{
    RATE("目标[1000人|target]，实际完成[1050人|actual]，完成率约[98%|rate about]。",
         "skip 98% (no-operand)");
}

/* 276/300 = 92% */
static void a_part_of_the_asked_passes(void **state)
{
    RATE("收回问卷[300份]，满意[276份]，满意率[92%|rate]。", "pass 92%");
}

/* 1/1 of anything is 100% */
static void small_counts_verify_nothing(void **state)
{
    RATE("完成改造[3个]，验收[3个]，完成率[100%|rate]。", "skip 100% (no-operand)");
}

static void a_zero_base_verifies_nothing(void **state)
{
    RATE("预算[0.00万元|budget]，支出[0.00万元|actual]，执行率[100%|rate]。",
         "skip 100% (too-large)");
}

/* 1 - 8.08/9.20 = 12.17% */
static void a_saving_is_one_less_the_quotient(void **state)
{
    RATE("预算[9.20万元|budget]，支出[8.08万元|actual]，节约率[12.17%|rate]。", "pass 12.17%");
}

/* 42/120 = 35% */
static void a_share_that_holds_passes(void **state)
{
    SHARE("引进项目[120个]，其中工业[42个]，占比[35%|share]。", "pass 35%");
}

/* (30 + 40)/100 = 70% */
static void a_share_may_be_of_several_together(void **state)
{
    SHARE("全县产值[100.0亿元]，新材料[30.0亿元]，装备[40.0亿元]，两条产业链占比[70.0%|share]。",
          "pass 70.0%");
}

/* a share is verified here, never accused: its whole may stand anywhere */
static void a_share_that_fits_nothing_is_skipped(void **state)
{
    SHARE("引进项目[120个]，其中工业[42个]，占比[53%|share]。", "skip 53% (no-operand)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_rate_of_plan_and_result_passes),
        SCENE_TEST(a_rate_that_misses_fails),
        SCENE_TEST(a_rate_of_the_budget_passes),
        SCENE_TEST(the_base_that_fits_is_the_base),
        SCENE_TEST(a_capped_rate_accuses_nobody),
        SCENE_TEST(a_rate_without_operands_is_skipped),
        SCENE_TEST(a_rate_beside_other_figures_is_skipped),
        SCENE_TEST(about_so_much_accuses_nobody),
        SCENE_TEST(a_part_of_the_asked_passes),
        SCENE_TEST(small_counts_verify_nothing),
        SCENE_TEST(a_zero_base_verifies_nothing),
        SCENE_TEST(a_saving_is_one_less_the_quotient),
        SCENE_TEST(a_share_that_holds_passes),
        SCENE_TEST(a_share_may_be_of_several_together),
        SCENE_TEST(a_share_that_fits_nothing_is_skipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
