/* Posts and staff at the end of another year. */
#include "audit_testing.h"

#define YEAR(expected) audit_assert(state, "year-own", expected)

static void staff_at_the_end_of_the_year_before_are_a_warning(void **state)
{
    PART("2023");
    SAYS("截至{2022年12月31日}，全局核定编制[86名]。");
    YEAR("fail/warning 2022年12月31日 -> 2023年");
}

static void staff_at_the_end_of_the_reports_year_are_silent(void **state)
{
    PART("2023");
    SAYS("截至{2023年12月31日}，全局核定编制[86名]。");
    YEAR("");
}

static void staff_in_the_next_spring_are_silent(void **state)
{
    PART("2023");
    SAYS("截至{2024年3月31日}，全局核定编制[86名]。");
    YEAR("");
}

static void staff_of_both_years_are_silent(void **state)
{
    PART("2023");
    SAYS("{2022年}末，全局在职人员[84人]。{2023年}末，全局在职人员[86人]。");
    YEAR("");
}

static void a_comparison_of_staff_is_silent(void **state)
{
    PART("2023");
    SAYS("{2022年}末，全局在职人员[84人]，较年初减少[2人]。");
    YEAR("");
}

static void money_at_the_end_of_the_year_before_is_silent(void **state)
{
    PART("2023");
    SAYS("截至{2022年12月31日}，账面结余[86.5万元]。");
    YEAR("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(staff_at_the_end_of_the_year_before_are_a_warning),
        SCENE_TEST(staff_at_the_end_of_the_reports_year_are_silent),
        SCENE_TEST(staff_in_the_next_spring_are_silent),
        SCENE_TEST(staff_of_both_years_are_silent),
        SCENE_TEST(a_comparison_of_staff_is_silent),
        SCENE_TEST(money_at_the_end_of_the_year_before_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
