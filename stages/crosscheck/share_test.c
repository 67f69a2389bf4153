/* Shares whose whole stands elsewhere. */
#include "audit_testing.h"

#define SHARE(expected) audit_assert(state, "share", expected)

/* 402.15/1094.65 = 36.74% */
static void a_share_that_holds_passes(void **state)
{
    PART("2023");
    SAYS("整体支出[1094.65万元]。");
    SAYS("基本支出[402.15万元]，占总支出的[36.74%|share]。");
    SHARE("pass 36.74%");
}

static void a_share_that_misses_fails(void **state)
{
    PART("2023");
    SAYS("整体支出[1094.65万元]。");
    SAYS("基本支出[402.15万元]，占总支出的[33.74%|share]。");
    SHARE("fail 33.74% -> 36.74%");
}

static void a_share_of_something_unnamed_is_silent(void **state)
{
    PART("2023");
    SAYS("整体支出[1094.65万元]。");
    SAYS("基本支出[402.15万元]，占全县财政支出的[0.12%|share]。");
    SHARE("");
}

static void a_share_of_a_whole_with_two_values_is_silent(void **state)
{
    PART("2023");
    SAYS("整体支出[1094.65万元]。");
    SAYS("整体支出[1112.65万元]。");
    SAYS("基本支出[402.15万元]，占总支出的[33.74%|share]。");
    SHARE("");
}

static void about_so_much_is_silent(void **state)
{
    PART("2023");
    SAYS("整体支出[1094.65万元]。");
    SAYS("基本支出[402.15万元]，约占总支出的[40%|share about]。");
    SHARE("");
}

/* (30.0 + 40.0)/100.0 = 70.0% */
static void two_together_are_added(void **state)
{
    PART("2023");
    SAYS(
        "规模工业产值[100.0亿元]。新材料产业链产值[30.0亿元]，装备产业链产值[40.0亿元]，两条产业链产值占规模工业产值的比重为[70.0%|share]。");
    SHARE("pass 70.0%");
}

static void two_together_that_miss_fail(void **state)
{
    PART("2023");
    SAYS(
        "规模工业产值[100.0亿元]。新材料产业链产值[30.0亿元]，装备产业链产值[40.0亿元]，两条产业链产值占规模工业产值的比重为[77.0%|share]。");
    SHARE("fail 77.0% -> [69.9%,70.1%]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_share_that_holds_passes),
        SCENE_TEST(a_share_that_misses_fails),
        SCENE_TEST(a_share_of_something_unnamed_is_silent),
        SCENE_TEST(a_share_of_a_whole_with_two_values_is_silent),
        SCENE_TEST(about_so_much_is_silent),
        SCENE_TEST(two_together_are_added),
        SCENE_TEST(two_together_that_miss_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
