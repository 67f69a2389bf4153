/* A section and the sections below it. */
#include "outline.h"

#include "pipeline/scene_testing.h"

static void assert_outline(void **state, const char *rule, const char *expected)
{
    Scene *scene = *state;
    scene_ready(scene);
    g_autoptr(GArray) paragraphs = paragraphs_read(&scene->ledger);
    outline_check(&scene->ledger, paragraphs);
    scene_assert(scene, rule, expected);
}

#define SUM(expected) assert_outline(state, "total-text", expected)
#define SHARE(expected) assert_outline(state, "share", expected)
#define SAYS(paragraph) scene_says(*state, paragraph)
#define FUND(ordinal, name) scene_head(*state, "han-paren", "2", ordinal, "", name)

static void funds(void **state, const char *whole)
{
    scene_head(*state, "han", "1", "1", "一、", "社会保险基金预算");
    SAYS(whole);
    FUND("1", "养老保险");
    SAYS("总收入安排[12.5亿元]，总支出安排[12.3亿元]。");
    FUND("2", "职工医疗保险");
    SAYS("总收入安排[31.2亿元]，总支出安排[23.2亿元]。");
    FUND("3", "居民医疗保险");
    SAYS("总收入安排[29.3亿元]，总支出安排[28.6亿元]。");
}

/* 12.5 + 31.2 + 29.3 = 73.0, 12.3 + 23.2 + 28.6 = 64.1 */
static void sections_that_add_up_pass(void **state)
{
    funds(state, "总收入预算安排[73.0亿元]，总支出预算安排[64.1亿元]。");
    SUM("pass 73.0亿元; pass 64.1亿元");
}

static void a_figure_that_misses_beside_one_that_holds_fails(void **state)
{
    funds(state, "总收入预算安排[75.8亿元]，总支出预算安排[64.1亿元]。");
    SUM("fail/warning 75.8亿元 -> 73.0亿元; pass 64.1亿元");
}

/* 0 + 0 + 0 = 0 says nothing of the sections */
static void nothing_vouches_for_nothing(void **state)
{
    scene_head(*state, "han", "1", "1", "一、", "公务支出");
    SAYS("总收入预算安排[0.0亿元]，总支出预算安排[64.1亿元]。");
    FUND("1", "出国费");
    SAYS("总收入安排[0.0亿元]，总支出安排[12.3亿元]。");
    FUND("2", "接待费");
    SAYS("总收入安排[0.0亿元]，总支出安排[23.2亿元]。");
    SUM("pass 0.0亿元");
}

/* 1 + 2 = 3 by chance */
static void figures_of_one_digit_vouch_for_nothing(void **state)
{
    scene_head(*state, "han", "1", "1", "一、", "基金预算");
    SAYS("总收入预算安排[3亿元]，总支出预算安排[64.1亿元]。");
    FUND("1", "养老保险");
    SAYS("总收入安排[1亿元]，总支出安排[12.3亿元]。");
    FUND("2", "医疗保险");
    SAYS("总收入安排[2亿元]，总支出安排[23.2亿元]。");
    SUM("pass 3亿元");
}

/* the budget of all, and what each fund brought in */
static void results_do_not_make_up_a_budget(void **state)
{
    scene_head(*state, "han", "1", "1", "一、", "社会保险基金执行情况");
    SAYS("收入预算[75.8亿元|budget]，支出预算[35.5亿元|budget]。");
    FUND("1", "养老保险");
    SAYS("收入完成[12.5亿元|actual]，支出完成[12.3亿元|actual]。");
    FUND("2", "职工医疗保险");
    SAYS("收入完成[31.2亿元|actual]，支出完成[23.2亿元|actual]。");
    SUM("");
}

static void sections_that_fall_short_in_every_figure_are_silent(void **state)
{
    funds(state, "总收入预算安排[75.8亿元]，总支出预算安排[66.7亿元]。");
    SUM("");
}

static void a_section_without_its_figure_keeps_it_silent(void **state)
{
    funds(state, "总收入预算安排[73.0亿元]，总支出预算安排[64.1亿元]。");
    FUND("4", "失业保险");
    SAYS("总支出安排[0.0亿元]。");
    SUM("pass 64.1亿元");
}

static void announced_paragraphs(void **state, const char *whole)
{
    scene_head(*state, "han", "1", "1", "一、", "支出预算");
    SAYS(whole);
    SAYS("——公用支出。安排[13.2亿元]，其中公共事业[7.0亿元]。");
    SAYS("——偿债支出。安排[4.1亿元]。");
    SAYS("——项目支出。安排[5.6亿元]。");
}

static void paragraphs_behind_dashes_that_add_up_pass(void **state)
{
    announced_paragraphs(state, "专项支出安排[22.9亿元]，具体如下：");
    SUM("pass 22.9亿元");
}

static void an_announced_list_fails_by_one_digit(void **state)
{
    announced_paragraphs(state, "专项支出安排[27.9亿元]，具体如下：");
    SUM("fail/warning 27.9亿元 -> 22.9亿元");
}

static void all_there_is_announces_too(void **state)
{
    announced_paragraphs(state, "专项支出共安排[27.9亿元]。");
    SUM("fail/warning 27.9亿元 -> 22.9亿元");
}

static void a_list_that_nothing_announces_is_silent(void **state)
{
    announced_paragraphs(state, "专项支出安排[27.9亿元]。");
    SUM("");
}

/* 48.0/70.9 = 67.7%, 22.9/70.9 = 32.3%, 13.0/70.9 = 18.3%; 5.6/70.9 = 7.9% */
static void shares(void **state, const char *last)
{
    scene_head(*state, "han", "1", "1", "一、", "支出预算");
    SAYS("共安排支出[70.9亿元]。");
    FUND("1", "基本支出");
    SAYS("安排[48.0亿元]，占比[67.7%|share]。");
    FUND("2", "专项支出");
    SAYS("安排[22.9亿元]，占比[32.3%|share]。");
    SAYS("公用支出安排[13.0亿元]，占比[18.3%|share]。");
    SAYS(last);
}

static void shares_of_the_section_above_pass(void **state)
{
    shares(state, "项目支出安排[5.6亿元]，占比[7.9%|share]。");
    SHARE("pass 67.7%; pass 32.3%; pass 18.3%; pass 7.9%");
}

static void one_share_of_several_that_misses_fails(void **state)
{
    shares(state, "项目支出安排[5.6亿元]，占比[9.7%|share]。又安排[10.6亿元]，占比[15.0%|share]。");
    SHARE("pass 67.7%; pass 32.3%; pass 18.3%; fail 9.7% -> 7.9%; pass 15.0%");
}

static void shares_of_something_named_are_silent(void **state)
{
    shares(state, "项目支出安排[5.6亿元]，占专项支出的[24.5%|share]。");
    SHARE("pass 67.7%; pass 32.3%; pass 18.3%");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(sections_that_add_up_pass),
        SCENE_TEST(a_figure_that_misses_beside_one_that_holds_fails),
        SCENE_TEST(nothing_vouches_for_nothing),
        SCENE_TEST(figures_of_one_digit_vouch_for_nothing),
        SCENE_TEST(results_do_not_make_up_a_budget),
        SCENE_TEST(sections_that_fall_short_in_every_figure_are_silent),
        SCENE_TEST(a_section_without_its_figure_keeps_it_silent),
        SCENE_TEST(paragraphs_behind_dashes_that_add_up_pass),
        SCENE_TEST(an_announced_list_fails_by_one_digit),
        SCENE_TEST(all_there_is_announces_too),
        SCENE_TEST(a_list_that_nothing_announces_is_silent),
        SCENE_TEST(shares_of_the_section_above_pass),
        SCENE_TEST(one_share_of_several_that_misses_fails),
        SCENE_TEST(shares_of_something_named_are_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
