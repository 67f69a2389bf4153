/* Years that open a sentence, against that of their section. */
#include "audit_testing.h"

#define SECTION(expected) audit_assert(state, "year-section", expected)

static void plan(void **state)
{
    PART("2025");
    HEAD("han", "1", "1", "一、", "2025年预算执行情况");
    SAYS("{2025年}收入完成[19.8亿元]。");
    HEAD("han", "1", "2", "二、", "2026年预算草案");
    SAYS("{2026年}收入安排[20.7亿元]。");
    HEAD("han-paren", "2", "1", "（一）", "基金预算");
    SAYS("{2026年}基金收入安排[54.3亿元]。");
}

static void a_year_that_none_of_its_section_shares_fails(void **state)
{
    plan(state);
    SAYS("{2025年}总收入预算安排[74.3亿元]。");
    SECTION("pass 2025年; pass 2026年; pass 2026年; fail 2025年 -> 2026年");
}

static void a_year_that_two_sentences_share_is_silent(void **state)
{
    plan(state);
    SAYS("{2025年}总收入预算安排[74.3亿元]。");
    SAYS("{2025年}总支出预算安排[70.1亿元]。");
    SECTION("pass 2025年; pass 2026年; pass 2026年");
}

static void a_look_back_at_results_is_silent(void **state)
{
    plan(state);
    SAYS("{2025年}总收入完成[74.3亿元]。");
    SECTION("pass 2025年; pass 2026年; pass 2026年");
}

static void a_sentence_with_two_years_is_silent(void **state)
{
    plan(state);
    SAYS("{2025年}结转、{2026年}安排的资金共[74.3亿元]。");
    SECTION("pass 2025年; pass 2026年; pass 2026年");
}

static void a_section_with_one_other_sentence_is_silent(void **state)
{
    PART("2025");
    HEAD("han", "1", "2", "二、", "2026年预算草案");
    SAYS("{2026年}收入安排[20.7亿元]。");
    SAYS("{2025年}总收入预算安排[74.3亿元]。");
    SECTION("pass 2026年");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_year_that_none_of_its_section_shares_fails),
        SCENE_TEST(a_year_that_two_sentences_share_is_silent),
        SCENE_TEST(a_look_back_at_results_is_silent),
        SCENE_TEST(a_sentence_with_two_years_is_silent),
        SCENE_TEST(a_section_with_one_other_sentence_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
