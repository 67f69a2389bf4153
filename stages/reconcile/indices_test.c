/* Indices in a table and the changes beside them. */
#include "table_testing.h"

#define HEAD "指标\t价格指数\t比上年增长（%）\n"

/* 102.4 - 100 = 2.4, 98.7 - 100 = -1.3, 100.5 - 100 = 0.5 */
static void changes_that_follow_pass(void **state)
{
    table_assert(state, "", HEAD "总指数\t102.4\t2.4\n衣着\t98.7\t-1.3\n居住\t100.5\t0.5", "growth",
                 "pass 2.4%; pass -1.3%; pass 0.5%");
}

static void a_change_that_does_not_follow_fails(void **state)
{
    table_assert(state, "",
                 HEAD "总指数\t102.4\t2.4\n衣着\t98.7\t-1.3\n居住\t100.5\t0.5\n医疗\t103.1\t1.3",
                 "growth", "pass 2.4%; pass -1.3%; pass 0.5%; fail 1.3% -> 3.1%");
}

/* 98.7 is a fall: the sign is part of the figure */
static void a_lost_sign_fails(void **state)
{
    table_assert(state, "",
                 HEAD "总指数\t102.4\t2.4\n衣着\t98.7\t1.3\n居住\t100.5\t0.5\n医疗\t103.1\t3.1",
                 "growth", "pass 2.4%; fail 1.3% -> -1.3%; pass 0.5%; pass 3.1%");
}

/* an absolute figure near a hundred and its growth have nothing to do with each other */
static void values_near_a_hundred_are_silent(void **state)
{
    table_assert(
        state, "",
        "行业\t绝对数\t比上年增长（%）\n采矿\t101.2\t8.3\n制造\t99.4\t-7.1\n水电\t104.0\t2.2",
        "growth", "");
}

/* one row is too little to accuse the others */
static void a_single_row_only_verifies(void **state)
{
    table_assert(state, "", HEAD "总指数\t102.4\t2.4\n衣着\t98.7\t7.1", "growth", "pass 2.4%");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(changes_that_follow_pass),   SCENE_TEST(a_change_that_does_not_follow_fails),
        SCENE_TEST(a_lost_sign_fails),          SCENE_TEST(values_near_a_hundred_are_silent),
        SCENE_TEST(a_single_row_only_verifies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
