/* One figure for several rows of a table. */
#include "audit_testing.h"

#define JOINT(expected) audit_assert(state, "total-text", expected)

static void fund(void **state)
{
    PART("2025");
    TABLE("政府性基金收支总表");
    ROW("基金支出小计", "actual:169.45亿元");
    ROW("上解上级及补助下级支出", "actual:0.20亿元");
    ROW("债务还本", "actual:203.99亿元");
    ROW("调出资金", "actual:35.16亿元");
    ROW("结转下年", "actual:36.12亿元");
    ROW("支出合计", "actual:444.92亿元");
}

#define OUTGO(names, joint)                                                                        \
    "基金支出[169.45亿元]，加上" names "[" joint                                                   \
    "亿元]、结转下年[36.12亿元]，支出合计[444.92亿元]。"

/* 0.20 + 203.99 + 35.16 = 239.35 */
static void rows_that_the_words_join_add_up(void **state)
{
    fund(state);
    SAYS(OUTGO("上解上级、债务还本及调出资金", "239.35"));
    JOINT("pass 239.35亿元");
}

static void a_row_with_two_of_the_names_counts_once(void **state)
{
    fund(state);
    SAYS(OUTGO("上解上级、补助下级、债务还本及调出资金", "239.35"));
    JOINT("pass 239.35亿元");
}

static void a_digit_that_explains_it_fails(void **state)
{
    fund(state);
    SAYS(OUTGO("上解上级、债务还本及调出资金", "293.35"));
    JOINT("fail 293.35亿元 -> 239.35亿元");
}

static void what_nothing_explains_is_unsure(void **state)
{
    fund(state);
    SAYS(OUTGO("上解上级、债务还本及调出资金", "277.18"));
    JOINT("unsure 277.18亿元 -> 239.35亿元 (partial)");
}

static void an_open_list_is_silent(void **state)
{
    fund(state);
    SAYS(OUTGO("上解上级、债务还本等支出", "293.35"));
    JOINT("");
}

static void a_name_without_a_row_is_silent(void **state)
{
    fund(state);
    SAYS(OUTGO("上解上级、债务转贷及调出资金", "293.35"));
    JOINT("");
}

static void a_table_without_the_figures_of_the_sentence_is_silent(void **state)
{
    fund(state);
    SAYS("加上上解上级、债务还本及调出资金[293.35亿元]，支出合计[512.80亿元]。");
    JOINT("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(rows_that_the_words_join_add_up),
        SCENE_TEST(a_row_with_two_of_the_names_counts_once),
        SCENE_TEST(a_digit_that_explains_it_fails),
        SCENE_TEST(what_nothing_explains_is_unsure),
        SCENE_TEST(an_open_list_is_silent),
        SCENE_TEST(a_name_without_a_row_is_silent),
        SCENE_TEST(a_table_without_the_figures_of_the_sentence_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
