/* Rows that are divided among those that follow them. */
#include "table_testing.h"

#define HEAD "指标\t单位\t绝对数\n"
#define MONEY "项目\t预算数\t执行数\n"

/* 152.22 + 36.41 = 188.63, 284.42 + 3.35 = 287.77; the units stand beside the rows */
static void a_total_is_divided_by_the_rows_behind_it(void **state)
{
    table_assert(state, "",
                 HEAD "客运总量\t万人次\t188.63\n公路\t万人次\t152.22\n铁路\t万人次\t36.41\n"
                      "货运总量\t万吨\t287.77\n公路\t万吨\t284.42\n铁路\t万吨\t3.35",
                 "total-table", "pass 188.63万人次; pass 287.77万吨");
}

/* 152.22 + 36.41 = 188.63, printed 188.36 */
static void a_total_that_misses_fails_beside_one_that_holds(void **state)
{
    table_assert(state, "",
                 HEAD "客运总量\t万人次\t188.36\n公路\t万人次\t152.22\n铁路\t万人次\t36.41\n"
                      "货运总量\t万吨\t287.77\n公路\t万吨\t284.42\n铁路\t万吨\t3.35",
                 "total-table", "fail 188.36万人次 -> 188.63万人次; pass 287.77万吨");
}

/* what follows need not be its parts */
static void a_total_with_other_rows_behind_it_is_silent(void **state)
{
    table_assert(state, "",
                 HEAD "零售总额\t亿元\t188.63\n粮食产量\t万吨\t52.22\n油料产量\t万吨\t6.41\n"
                      "保费总额\t亿元\t14.42\n赔付\t亿元\t3.35\n投资\t亿元\t9.10",
                 "total-table", "");
}

/* 301 + 603 = 904, 295.5 + 580.5 = 876.0 */
static void an_among_row_and_its_fellow_make_the_whole(void **state)
{
    table_assert(state, "单位：万元",
                 MONEY
                 "补助资金\t904.0\t876.0\n其中：中央资金\t301.0\t295.5\n省级资金\t603.0\t580.5",
                 "total-table", "pass 904.0万元; pass 876.0万元");
}

/* 301 + 603 = 904, but 295.5 + 508.5 = 804.0 */
static void the_other_column_convicts(void **state)
{
    table_assert(state, "单位：万元",
                 MONEY
                 "补助资金\t904.0\t876.0\n其中：中央资金\t301.0\t295.5\n省级资金\t603.0\t508.5",
                 "total-table", "pass 904.0万元; fail 876.0万元 -> 804.0万元");
}

/* 2 + 1 = 3 is chance enough */
static void small_numbers_convict_nobody(void **state)
{
    table_assert(state, "", "项目\t预算数\t执行数\n设备\t3\t9\n其中：甲\t2\t4\n乙\t1\t2",
                 "total-table", "pass 3万元");
}

static void a_partial_list_is_silent(void **state)
{
    table_assert(state, "单位：万元",
                 MONEY "专项资金\t904.0\t876.0\n其中：设备\t301.0\t295.5\n培训\t55.0\t48.2",
                 "total-table", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_total_is_divided_by_the_rows_behind_it),
        SCENE_TEST(a_total_that_misses_fails_beside_one_that_holds),
        SCENE_TEST(a_total_with_other_rows_behind_it_is_silent),
        SCENE_TEST(an_among_row_and_its_fellow_make_the_whole),
        SCENE_TEST(the_other_column_convicts),
        SCENE_TEST(small_numbers_convict_nobody),
        SCENE_TEST(a_partial_list_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
