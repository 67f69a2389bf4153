/* 加上…，收入总计…. */
#include "balance.h"

#include "pipeline/scene_testing.h"

static void assert_balance(void **state, const char *rule, const char *paragraph,
                           const char *expected)
{
    Scene *scene = *state;
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(scene->ledger.document, balance_check, &scene->ledger);
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

static void a_total_to_which_nothing_is_added_is_silent(void **state)
{
    BALANCE("乡镇收入[12.40亿元]，区本级收入[31.15亿元]，收入总计[97.02亿元]。", "");
}

static void a_word_that_holds_add_adds_nothing(void **state)
{
    BALANCE("支出安排[8.00亿元]，主要包括：设备更新[3.00亿元]，参加赛事经费[5.00亿元]。"
            "加上调出资金[48.80亿元]，支出总计[56.80亿元]。",
            "pass 56.80亿元");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_total_of_head_and_additions_passes),
        SCENE_TEST(a_total_that_misses_fails),
        SCENE_TEST(a_total_that_nothing_explains_is_unsure),
        SCENE_TEST(a_total_to_which_nothing_is_added_is_silent),
        SCENE_TEST(a_word_that_holds_add_adds_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
