/* Shares of one whole, told together. */
#include "structure.h"

#include "pipeline/scene_testing.h"

static Divisions *divisions;

static void check(Ledger *ledger, const Paragraph *paragraph)
{
    structure_check(divisions, ledger, paragraph);
}

static void assert_shares(void **state, const char *rule, const char *paragraph,
                          const char *expected)
{
    Scene *scene = *state;
    g_autoptr(GError) error = NULL;
    divisions = divisions_new(scene->config, &error);
    assert_null(error);
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(&scene->ledger, check);
    divisions_free(divisions);
    scene_assert(scene, rule, expected);
}

#define SUM(paragraph, expected) assert_shares(state, "share-sum", paragraph, expected)
#define SHARES(paragraph, expected) assert_shares(state, "share", paragraph, expected)
#define PRODUCT                                                                                                                           \
    "地区生产总值[2883.5亿元]。第一产业增加值[467.4亿元]，增长[3.9%|growth]，第二产业增加值[940.0亿元]，" \
    "第三产业增加值[1476.1亿元]。"

/* 16.2 + 32.6 + 51.2 = 100 */
static void a_structure_is_a_hundred(void **state)
{
    SUM("三次产业结构比为[16.2]：[32.6]：[51.2]。", "pass 100.0");
    SUM("支出构成为[45]:[30]:[25]。", "pass 100.0; pass 100.0; pass 100");
}

/* 16.2 + 36.2 + 51.2 = 103.6 */
static void a_structure_that_is_no_hundred_fails(void **state)
{
    SUM("三次产业结构比为[16.2]：[36.2]：[51.2]。", "fail 100.0 -> 103.6");
}

/* 33.3 + 33.3 + 33.3 = 99.9 */
static void rounding_is_silent(void **state)
{
    SUM("收入构成为[33.3]：[33.3]：[33.3]。", "pass 100.0");
}

/* parts of ten, and proportions that are no shares */
static void other_proportions_are_silent(void **state)
{
    SUM("投资结构为[3]：[4]：[3]。", "");
    SUM("城乡居民收入比为[1.97]：[1]。", "");
}

/* 10.2 + 31.7 + 58.1 = 100.0 */
static void contributions_of_all_parts_are_a_hundred(void **state)
{
    SUM("第一、二、三产业对增长的贡献率分别为[10.2%]、[31.7%]和[58.1%]。", "pass 100.0%");
    SUM("三次产业对增长的贡献率分别为[10.2%]、[37.1%]和[58.1%]。",
        "pass 100.0%; pass 100.0%; fail 100.0% -> 105.4%");
}

/* two of three, or nobody knows of what */
static void contributions_of_some_parts_are_silent(void **state)
{
    SUM("消费、投资对增长的贡献率分别为[60.2%]、[31.7%]。", "");
    SUM("甲、乙、丙三项占比分别为[60.2%]、[31.7%]、[25.0%]。", "");
}

/* 467.4, 940.0, 1476.1 of 2883.5: 16.21%, 32.60%, 51.19% */
static void each_share_follows_from_its_part(void **state)
{
    SHARES(PRODUCT "三次产业结构为[16.2]：[32.6]：[51.2]。", "pass 16.2; pass 32.6; pass 51.2");
}

static void a_share_that_does_not_follow_fails(void **state)
{
    SHARES(PRODUCT "三次产业结构为[12.6]：[36.2]：[51.2]。",
           "fail 12.6 -> 16.2; fail 36.2 -> 32.6; pass 51.2");
}

static void shares_without_their_parts_are_silent(void **state)
{
    SHARES("地区生产总值[2883.5亿元]。三次产业结构为[16.2]：[32.6]：[51.2]。", "");
}

static void shares_of_the_year_before_are_silent(void **state)
{
    SHARES(PRODUCT "三次产业结构由上年的[19.1]：[34.2]：[46.7]调整。", "");
}

/* 32.60 rounds to 32.6; 32.5 was written so that they make a hundred, and 51.3 for the same reason */
static void shares_evened_to_a_hundred_pass(void **state)
{
    SHARES(PRODUCT "三次产业结构为[16.2]：[32.5]：[51.3]。", "pass 16.2; pass 32.5; pass 51.3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(shares_of_the_year_before_are_silent),
        SCENE_TEST(shares_evened_to_a_hundred_pass),
        SCENE_TEST(a_structure_is_a_hundred),
        SCENE_TEST(a_structure_that_is_no_hundred_fails),
        SCENE_TEST(rounding_is_silent),
        SCENE_TEST(other_proportions_are_silent),
        SCENE_TEST(contributions_of_all_parts_are_a_hundred),
        SCENE_TEST(contributions_of_some_parts_are_silent),
        SCENE_TEST(each_share_follows_from_its_part),
        SCENE_TEST(a_share_that_does_not_follow_fails),
        SCENE_TEST(shares_without_their_parts_are_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
