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
        "全部工业产值[100.0亿元]。新材料产业链产值[30.0亿元]，装备产业链产值[40.0亿元]，两条产业链产值占全部工业产值的比重为[70.0%|share]。");
    SHARE("pass 70.0%");
}

static void two_together_that_miss_fail(void **state)
{
    PART("2023");
    SAYS(
        "全部工业产值[100.0亿元]。新材料产业链产值[30.0亿元]，装备产业链产值[40.0亿元]，两条产业链产值占全部工业产值的比重为[77.0%|share]。");
    SHARE("fail 77.0% -> [69.9%,70.1%]");
}

/* 53.3/72.9 = 73.1% */
#define CIVIL(share) "民生支出[53.3亿元]，占总支出的比重为[" share "%|share]。"

static void section(void **state, const char *total, const char *share)
{
    PART("2026");
    HEAD("han", "1", "1", "一、", "一般公共预算");
    SAYS(total);
    SAYS(share);
}

static void a_share_of_the_only_total_of_its_section_passes(void **state)
{
    section(state, "市级安排预算支出[72.9亿元]。", CIVIL("73.1"));
    SHARE("pass 73.1%");
}

static void a_share_that_misses_the_only_total_is_a_warning(void **state)
{
    section(state, "市级安排预算支出[72.9亿元]。", CIVIL("72.5"));
    SHARE("fail/warning 72.5% -> [73.0%,73.2%]");
}

static void a_section_with_two_amounts_of_that_kind_is_silent(void **state)
{
    section(state, "市级安排预算支出[72.9亿元]，教育支出[12.4亿元]。", CIVIL("72.5"));
    SHARE("");
}

static void a_part_is_not_the_total_of_its_section(void **state)
{
    section(state, "教育支出[72.9亿元]。", CIVIL("72.5"));
    SHARE("");
}

static void the_total_of_another_section_is_not_meant(void **state)
{
    section(state, "市级安排预算支出[72.9亿元]。", "");
    HEAD("han", "1", "2", "二、", "政府性基金预算");
    SAYS(CIVIL("72.5"));
    SHARE("");
}

/* 427.7/515.6 = 83% */
static void named(void **state, const char *figures)
{
    PART("2025");
    SAYS("全市收入[144.8亿元|@全市]。公共预算支出[515.6亿元|=公共预算支出]。");
    SAYS("市本级收入[20.8亿元|@市本级]。公共预算支出[115.6亿元|=公共预算支出]。");
    SAYS(figures);
}

static void a_whole_of_the_same_name_and_scope_passes(void **state)
{
    named(state,
          "全市支出增长[5.1%|growth @全市]。民生支出[427.7亿元]，占公共预算支出比重[83%|share]。");
    SHARE("pass 83%");
}

static void a_whole_of_that_name_in_another_scope_is_silent(void **state)
{
    named(state,
          "新区支出增长[5.1%|growth @新区]。民生支出[427.7亿元]，占公共预算支出比重[63%|share]。");
    SHARE("");
}

static void shares_told_in_a_run_are_not_of_the_amount_right_before(void **state)
{
    PART("2023");
    SAYS("基本支出[642.18万元]，其中人员经费[578.36万元]，公用经费[63.82万元]，"
         "分别占基本支出的[90.06%|share]和[9.94%|share]。");
    SHARE("");
}

/* 6894.11/8126.93 = 84.83% */
static void a_share_of_a_part_named_before_another_amount_is_not_that_amounts(void **state)
{
    PART("2023");
    SAYS("整体支出[8126.93万元]。");
    SAYS("基本支出[6894.11万元]、项目支出[1232.82万元]，基本支出占总支出的[84.83%|share]。");
    SHARE("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_share_of_a_part_named_before_another_amount_is_not_that_amounts),
        SCENE_TEST(shares_told_in_a_run_are_not_of_the_amount_right_before),
        SCENE_TEST(a_share_that_holds_passes),
        SCENE_TEST(a_share_that_misses_fails),
        SCENE_TEST(a_share_of_something_unnamed_is_silent),
        SCENE_TEST(a_share_of_a_whole_with_two_values_is_silent),
        SCENE_TEST(about_so_much_is_silent),
        SCENE_TEST(a_share_of_the_only_total_of_its_section_passes),
        SCENE_TEST(a_share_that_misses_the_only_total_is_a_warning),
        SCENE_TEST(a_section_with_two_amounts_of_that_kind_is_silent),
        SCENE_TEST(a_part_is_not_the_total_of_its_section),
        SCENE_TEST(the_total_of_another_section_is_not_meant),
        SCENE_TEST(a_whole_of_the_same_name_and_scope_passes),
        SCENE_TEST(a_whole_of_that_name_in_another_scope_is_silent),
        SCENE_TEST(two_together_are_added),
        SCENE_TEST(two_together_that_miss_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
