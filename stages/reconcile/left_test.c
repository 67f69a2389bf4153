/* What is left of a flow, and what it adds up to. */
#include "left.h"

#include "pipeline/scene_testing.h"

static void assert_left(void **state, const char *rule, const char *paragraph, const char *expected)
{
    Scene *scene = *state;
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(&scene->ledger, left_check);
    scene_assert(scene, rule, expected);
}

#define LEFT(paragraph, expected) assert_left(state, "difference", paragraph, expected)
#define BALANCE(paragraph, expected) assert_left(state, "total-balance", paragraph, expected)

/* 754.54 - 700.12 = 54.42 */
static void what_is_left_passes(void **state)
{
    LEFT("收入总计[754.54亿元]，支出总计[700.12亿元]，收支相抵，结余[54.42亿元]。",
         "pass 54.42亿元");
}

static void what_is_left_that_misses_fails(void **state)
{
    LEFT("收入总计[754.54亿元]，支出总计[700.12亿元]，收支相抵，结余[55.42亿元]。",
         "fail 55.42亿元 -> 54.42亿元");
}

static void what_nothing_explains_fails_all_the_same(void **state)
{
    LEFT("基金收入[62.1亿元]，支出[41.8亿元]，本年收支结余[9.7亿元]。", "fail 9.7亿元 -> 20.3亿元");
}

static void parts_of_a_list_are_passed_over(void **state)
{
    LEFT("基金收入[62.1亿元]，其中：保费收入[40.0亿元]、补助收入[22.1亿元]；支出安排[41.8亿元]；"
         "本年收支结余[20.3亿元]。",
         "pass 20.3亿元");
}

static void two_incomes_accuse_only_with_an_explanation(void **state)
{
    LEFT("养老收入[30.6亿元]，医疗收入[62.1亿元]，支出[41.8亿元]，本年收支结余[9.7亿元]。",
         "unsure 9.7亿元 -> 20.3亿元 (ambiguous)");
}

static void what_was_there_before_is_not_left(void **state)
{
    LEFT("上年结余[6.0亿元]，收入[62.1亿元]，支出[41.8亿元]，收支相抵，结余[26.3亿元]。", "");
}

static void money_that_was_tidied_up_is_not_left(void **state)
{
    LEFT("收入[62.1亿元]，支出[41.8亿元]，清理结余资金[20.1亿元]。", "");
}

static void an_amount_between_keeps_it_silent(void **state)
{
    LEFT("收入[62.1亿元]，支出[41.8亿元]，上解上级[6.0亿元]，本年收支结余[14.3亿元]。", "");
}

static void less_than_nothing_may_be_left(void **state)
{
    LEFT("基金收入[41.8亿元]，支出[62.1亿元]，本年收支结余[-20.3亿元]。", "pass -20.3亿元");
}

static void a_balance_carried_over_is_no_difference(void **state)
{
    LEFT("收入总计[754.54亿元]，支出总计[700.12亿元]，年末滚存结余[90.00亿元]。", "");
}

static void income_that_went_into_all_that_follows_passes(void **state)
{
    BALANCE("经营收入[26.5亿元]，支出[15.5亿元]，调入一般预算[9.9亿元]，结余[1.1亿元]。",
            "pass 26.5亿元");
}

static void what_is_left_and_what_was_there_passes(void **state)
{
    BALANCE("收支结余[32.3亿元]，上年结转[153.4亿元]，滚存结余[185.7亿元]。", "pass 185.7亿元");
}

static void a_wrong_stock_fails(void **state)
{
    BALANCE("收支结余[32.3亿元]，上年结转[153.4亿元]，滚存结余[191.7亿元]。",
            "fail 191.7亿元 -> 185.7亿元");
}

static void a_stock_without_what_was_there_is_silent(void **state)
{
    BALANCE("收入[62.1亿元]，支出[41.8亿元]，收支结余[20.3亿元]，滚存结余[191.7亿元]。", "");
}

/* 2468.53 - 2455.20 = 13.33 */
static void what_is_left_of_all_at_the_end_of_the_year_passes(void **state)
{
    LEFT("收入总额[2468.53万元]。支出总额[2455.20万元]。年末结余[13.33万元]。", "pass 13.33万元");
}

static void what_is_left_of_all_with_two_digits_exchanged_fails(void **state)
{
    LEFT("收入总额[2468.53万元]。支出总额[2455.20万元]。年末结余[31.33万元]。",
         "fail 31.33万元 -> 13.33万元");
}

static void what_may_hold_an_opening_balance_is_doubtful(void **state)
{
    LEFT("收入总额[2468.53万元]。支出总额[2455.20万元]。年末结余[97.46万元]。",
         "unsure 97.46万元 -> 13.33万元 (ambiguous)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(what_is_left_of_all_at_the_end_of_the_year_passes),
        SCENE_TEST(what_is_left_of_all_with_two_digits_exchanged_fails),
        SCENE_TEST(what_may_hold_an_opening_balance_is_doubtful),
        SCENE_TEST(what_is_left_passes),
        SCENE_TEST(what_is_left_that_misses_fails),
        SCENE_TEST(what_nothing_explains_fails_all_the_same),
        SCENE_TEST(parts_of_a_list_are_passed_over),
        SCENE_TEST(two_incomes_accuse_only_with_an_explanation),
        SCENE_TEST(what_was_there_before_is_not_left),
        SCENE_TEST(money_that_was_tidied_up_is_not_left),
        SCENE_TEST(an_amount_between_keeps_it_silent),
        SCENE_TEST(less_than_nothing_may_be_left),
        SCENE_TEST(a_balance_carried_over_is_no_difference),
        SCENE_TEST(income_that_went_into_all_that_follows_passes),
        SCENE_TEST(what_is_left_and_what_was_there_passes),
        SCENE_TEST(a_wrong_stock_fails),
        SCENE_TEST(a_stock_without_what_was_there_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
