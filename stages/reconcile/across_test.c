/* Sums across the columns of a table. */
#include "table_testing.h"

#define HEAD "项目\t合计\t本级\t下级\n"

static void assert_across(void **state, const char *rows, const char *expected)
{
    table_assert(state, "单位：万元", rows, "total-table", expected);
}

static void a_total_column_that_holds_passes(void **state)
{
    assert_across(state, HEAD "教育\t310.50\t200.20\t110.30\n卫生\t128.40\t100.15\t28.25",
                  "pass 310.50万元; pass 128.40万元");
}

static void the_row_that_misses_fails(void **state)
{
    assert_across(state,
                  HEAD "教育\t310.50\t200.20\t110.30\n卫生\t128.40\t100.15\t28.25\n"
                       "住房\t96.75\t51.25\t45.50\n文化\t74.84\t40.64\t34.10",
                  "pass 310.50万元; pass 128.40万元; pass 96.75万元; fail 74.84万元 -> 74.74万元");
}

/* 30.00 goes from one level to the other: the consolidated column leaves it out */
static void money_passed_on_between_levels_is_no_error(void **state)
{
    assert_across(
        state,
        HEAD "教育\t310.50\t200.20\t110.30\n卫生\t128.40\t100.15\t28.25\n"
             "住房\t96.75\t51.25\t45.50\n补助下级\t\t30.00\t\n全部支出\t535.65\t381.60\t184.05",
        "pass 310.50万元; pass 128.40万元; pass 96.75万元; "
        "unsure 535.65万元 -> 565.65万元 (structure)");
}

/* 小计 3.40 is the sum of the two columns behind it, and no part of its own */
static void a_column_that_counts_twice_is_no_error(void **state)
{
    assert_across(
        state,
        "项目\t合计\t专项\t其中新增\t结转\n教育\t31.50\t20.20\t\t11.30\n"
        "卫生\t12.40\t10.15\t\t2.25\n住房\t9.75\t5.25\t\t4.50\n文化\t7.30\t4.10\t3.40\t3.20",
        "pass 31.50万元; pass 12.40万元; pass 9.75万元; "
        "unsure 7.30万元 -> 10.70万元 (structure)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_total_column_that_holds_passes),
        SCENE_TEST(the_row_that_misses_fails),
        SCENE_TEST(money_passed_on_between_levels_is_no_error),
        SCENE_TEST(a_column_that_counts_twice_is_no_error),
    };
    return cmocka_run_group_tests_name("across", tests, NULL, NULL);
}
