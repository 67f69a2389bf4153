/* Growth of a plan against the result in the section that corresponds to its own. */
#include "audit_testing.h"

#define GROWTH(expected) audit_assert(state, "growth", expected)

/* The results of two funds, then the headings of their plan. */
static void results(void **state)
{
    PART("2025");
    HEAD("han", "1", "1", "一、", "白溪新区");
    HEAD("han-paren", "2", "1", "（一）", "2025年预算执行情况");
    HEAD("arabic", "3", "1", "1.", "一般公共预算收支完成情况");
    SAYS(
        "一般公共预算收入完成[65423万元|actual =一般公共预算收入]。一般公共预算支出完成[48250万元|actual =一般公共预算支出]。");
    HEAD("arabic", "3", "2", "2.", "政府性基金预算");
    SAYS("政府性基金收入完成[1000万元|actual =政府性基金收入]。");
    HEAD("han-paren", "2", "2", "（二）", "2026年预算（草案）");
    HEAD("arabic", "3", "1", "1.", "一般公共预算");
}

/* 63596/65423 - 1 = -2.79%, 50180/48250 - 1 = 4.00% */
#define PLAN(down, between, up)                                                                    \
    "一般公共预算收入安排[63596万元|=一般公共预算收入安排]，下降[" down "%|growth down]。"        \
    "一般公共预算支出安排[50180万元|=一般公共预算支出安排]，" between "增长[" up "%|growth up]。"

static void growth_on_the_result_passes(void **state)
{
    results(state);
    SAYS(PLAN("2.79", "", "4.00"));
    GROWTH("pass 2.79%; pass 4.00%");
}

static void growth_that_a_mistake_explains_fails(void **state)
{
    results(state);
    SAYS(PLAN("2.79", "", "40.0"));
    GROWTH("pass 2.79%; fail 40.0% -> 4.0%");
}

static void growth_that_nothing_explains_is_unsure(void **state)
{
    results(state);
    SAYS(PLAN("2.79", "", "17.35"));
    GROWTH("pass 2.79%; unsure 17.35% -> 4.00% (ambiguous)");
}

static void growth_on_another_basis_is_silent(void **state)
{
    results(state);
    SAYS(PLAN("2.79", "按同口径计算", "17.35"));
    GROWTH("pass 2.79%");
}

static void growth_on_last_years_plan_is_silent(void **state)
{
    results(state);
    SAYS(PLAN("2.79", "比2025年预算", "17.35"));
    GROWTH("pass 2.79%");
}

static void another_place_is_silent(void **state)
{
    results(state);
    HEAD("han", "1", "2", "二、", "青石新区");
    HEAD("han-paren", "2", "2", "（二）", "2026年预算（草案）");
    HEAD("arabic", "3", "1", "1.", "一般公共预算");
    SAYS(PLAN("2.97", "", "4.20"));
    GROWTH("");
}

static void a_result_with_two_values_is_silent(void **state)
{
    results(state);
    HEAD("han-paren", "2", "3", "（三）", "2025年预算执行情况");
    HEAD("arabic", "3", "1", "1.", "一般公共预算");
    SAYS("一般公共预算收入完成[65243万元|actual =一般公共预算收入]。");
    HEAD("han-paren", "2", "4", "（四）", "2026年预算（草案）");
    HEAD("arabic", "3", "1", "1.", "一般公共预算");
    SAYS(PLAN("2.97", "", "4.00"));
    GROWTH("pass 4.00%");
}

static void about_so_much_is_only_verified(void **state)
{
    results(state);
    SAYS("一般公共预算收入安排[63596万元|=一般公共预算收入安排]，下降[7%|growth down about]。");
    GROWTH("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(growth_on_the_result_passes),
        SCENE_TEST(growth_that_a_mistake_explains_fails),
        SCENE_TEST(growth_that_nothing_explains_is_unsure),
        SCENE_TEST(growth_on_another_basis_is_silent),
        SCENE_TEST(growth_on_last_years_plan_is_silent),
        SCENE_TEST(another_place_is_silent),
        SCENE_TEST(a_result_with_two_values_is_silent),
        SCENE_TEST(about_so_much_is_only_verified),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
