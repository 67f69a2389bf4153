/* 加上…，收入总计…. */
#include "balance.h"

#include "pipeline/scene_testing.h"

static void assert_balance(void **state, const char *rule, const char *paragraph,
                           const char *expected)
{
    Scene *scene = *state;
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(&scene->ledger, balance_check);
    scene_assert(scene, rule, expected);
}

#define BALANCE(paragraph, expected) assert_balance(state, "total-balance", paragraph, expected)

/* 192.68 + 400.00 + 161.86 = 754.54; taxes are part of the first */
#define INCOME                                                                                                      \
    "收入完成[192.68亿元]，增长[0.31%|growth up]。其中：税收[120.00亿元]，非税[72.68亿元]。" \
    "加上上级补助[400.00亿元]、上年结余[161.86亿元]，"

static void a_total_of_head_and_additions_passes(void **state)
{
    BALANCE(INCOME "收入总计[754.54亿元]。", "pass 754.54亿元");
}

static void a_total_that_misses_fails(void **state)
{
    BALANCE(INCOME "收入总计[745.54亿元]。", "fail 745.54亿元 -> 754.54亿元");
}

static void a_total_that_nothing_explains_is_unsure(void **state)
{
    BALANCE(INCOME "收入总计[913.77亿元]。", "unsure 913.77亿元 -> 754.54亿元 (partial)");
}

static void a_total_in_the_sentence_of_its_head_fails_unexplained(void **state)
{
    BALANCE("收入安排[192.68亿元]，加上上级补助[561.86亿元]，收入总计[913.77亿元]。",
            "fail 913.77亿元 -> 754.54亿元");
}

static void what_is_taken_off_leaves_it_unsure(void **state)
{
    BALANCE(
        "收入安排[192.68亿元]，加上上级补助[561.86亿元]，扣除专项收入后，收入总计[713.27亿元]。",
        "unsure 713.27亿元 -> 754.54亿元 (partial)");
}

/* 192.68 + 561.86 + 20.14 = 774.68: the last one is no part of the list, but nothing says so */
static void a_list_of_what_is_added_may_have_ended(void **state)
{
    BALANCE(
        "收入安排[192.68亿元]，加上上级补助[561.86亿元]，其中一般补助[300.86亿元]、专项补助[261.00亿元]，"
        "调入资金[20.14亿元]，收入总计[774.68亿元]。",
        "unsure 774.68亿元 -> 754.54亿元 (partial)");
}

static void a_total_to_which_nothing_is_added_is_unsure(void **state)
{
    BALANCE("乡镇收入[12.40亿元]，区本级收入[31.15亿元]，收入总计[97.02亿元]。",
            "unsure 97.02亿元 -> 43.55亿元 (partial)");
}

static void a_total_of_another_flow_is_silent(void **state)
{
    BALANCE("乡镇收入[12.40亿元]，区本级收入[31.15亿元]，支出总计[43.05亿元]。", "");
}

/* 1269 + 289 = 1558 */
static void outgo_and_what_is_kept_fail_by_a_unit(void **state)
{
    BALANCE("支出[1269万元]，结转下年[289万元]，支出合计[1558元]。", "fail 1558元 -> 15580000元");
}

static void a_word_that_holds_add_adds_nothing(void **state)
{
    BALANCE("支出安排[8.00亿元]，主要包括：设备更新[3.00亿元]，参加赛事经费[5.00亿元]。"
            "加上调出资金[48.80亿元]，支出总计[56.80亿元]。",
            "pass 56.80亿元");
}

/* what an earlier sentence says does not belong to the head: 192.68 + 561.86 = 754.54 */
static void a_wrong_total_is_held_against_the_head_alone(void **state)
{
    BALANCE(
        "去年收入[188.30亿元]。收入完成[192.68亿元]，加上上级补助[561.86亿元]，收入总计[745.54亿元]。",
        "fail 745.54亿元 -> 754.54亿元");
}

static void what_is_added_to_the_sentence_before_passes(void **state)
{
    BALANCE("可用资金[72.6亿元]，增长[1.3%|growth up]。加上转移支付[0.3亿元]，安排支出[72.9亿元]。",
            "pass 72.9亿元");
}

static void a_wrong_result_of_what_is_added_fails(void **state)
{
    BALANCE("可用资金[72.6亿元]，增长[1.3%|growth up]。加上转移支付[0.3亿元]，安排支出[77.9亿元]。",
            "fail 77.9亿元 -> 72.9亿元");
}

static void more_amounts_behind_what_is_added_are_silent(void **state)
{
    BALANCE("可用资金[72.6亿元]。加上转移支付[0.3亿元]，安排支出[60.1亿元]，结转[9.4亿元]。", "");
}

static void amounts_together_pass(void **state)
{
    BALANCE("限额[1595.86亿元]，其中新增[259.38亿元]。"
            "发行新增债券[257.23亿元]，再融资债券[56.63亿元]，共计[313.86亿元]。",
            "pass 313.86亿元");
}

static void amounts_together_that_miss_by_a_digit_fail(void **state)
{
    BALANCE("发行新增债券[257.23亿元]，再融资债券[56.63亿元]，共计[318.86亿元]。",
            "fail 318.86亿元 -> 313.86亿元");
}

static void one_amount_before_together_is_silent(void **state)
{
    BALANCE("发放购房补贴、契税补贴共计[44.11亿元]。", "");
}

/* 341.20 + 58.40 = 399.60: the budget of 352.90 only measures the 341.20 */
static void a_budget_that_only_measures_is_no_item(void **state)
{
    BALANCE("基金支出[341.20亿元]，为年初预算[352.90亿元|budget]的[96.7%|rate]，"
            "加上上解支出[58.40亿元]，支出总计[399.60亿元]。",
            "pass 399.60亿元");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_total_of_head_and_additions_passes),
        SCENE_TEST(a_total_that_misses_fails),
        SCENE_TEST(a_total_that_nothing_explains_is_unsure),
        SCENE_TEST(a_total_in_the_sentence_of_its_head_fails_unexplained),
        SCENE_TEST(what_is_taken_off_leaves_it_unsure),
        SCENE_TEST(a_list_of_what_is_added_may_have_ended),
        SCENE_TEST(a_total_to_which_nothing_is_added_is_unsure),
        SCENE_TEST(a_total_of_another_flow_is_silent),
        SCENE_TEST(outgo_and_what_is_kept_fail_by_a_unit),
        SCENE_TEST(a_word_that_holds_add_adds_nothing),
        SCENE_TEST(a_wrong_total_is_held_against_the_head_alone),
        SCENE_TEST(what_is_added_to_the_sentence_before_passes),
        SCENE_TEST(a_wrong_result_of_what_is_added_fails),
        SCENE_TEST(more_amounts_behind_what_is_added_are_silent),
        SCENE_TEST(amounts_together_pass),
        SCENE_TEST(amounts_together_that_miss_by_a_digit_fail),
        SCENE_TEST(one_amount_before_together_is_silent),
        SCENE_TEST(a_budget_that_only_measures_is_no_item),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
