/* Rows that say what is left. */
#include "table_testing.h"

#define MONEY "单位：亿元"
#define HEAD "项目\t2024年决算数\t2025年预算数\t2025年决算数\n"
#define FLOW "一、本年收入\t62.1\t30.5\t48.6\n二、本年支出\t41.8\t20.1\t47.0\n"

static void assert_rest(void **state, const char *rows, const char *rule, const char *expected)
{
    table_assert(state, MONEY, rows, rule, expected);
}

static void what_is_left_in_every_column_passes(void **state)
{
    assert_rest(state, HEAD FLOW "三、本年收支结余\t20.3\t10.4\t1.6", "difference",
                "pass 20.3亿元; pass 10.4亿元; pass 1.6亿元");
}

static void a_small_figure_fails_where_other_columns_hold(void **state)
{
    assert_rest(state, HEAD FLOW "三、本年收支结余\t20.3\t10.4\t9.6", "difference",
                "pass 20.3亿元; pass 10.4亿元; fail 9.6亿元 -> 1.6亿元");
}

static void rows_that_hold_nowhere_are_unsure(void **state)
{
    assert_rest(state, HEAD FLOW "三、本年收支结余\t9.7\t6.9\t8.8", "difference",
                "unsure 9.7亿元 -> 20.3亿元 (structure); unsure 6.9亿元 -> 10.4亿元 (structure); "
                "unsure 8.8亿元 -> 1.6亿元 (structure)");
}

/* 20.3 + 53.4 = 73.7, 10.4 + 12.0 = 22.4, 1.6 + 7.0 = 8.6 */
static void what_was_left_before_is_added(void **state)
{
    assert_rest(state,
                HEAD FLOW "三、本年收支结余\t20.3\t10.4\t1.6\n四、上年结余\t53.4\t12.0\t7.0\n"
                          "五、年末滚存结余\t73.7\t22.4\t9.6",
                "total-table", "pass 73.7亿元; pass 22.4亿元; fail 9.6亿元 -> 8.6亿元");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(what_is_left_in_every_column_passes),
        SCENE_TEST(a_small_figure_fails_where_other_columns_hold),
        SCENE_TEST(rows_that_hold_nowhere_are_unsure),
        SCENE_TEST(what_was_left_before_is_added),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
