/* A value, its base, the change and the growth. */
#include "change.h"

#include "pipeline/scene_testing.h"

static void assert_change(void **state, const char *rule, const char *paragraph,
                          const char *expected)
{
    Scene *scene = *state;
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(&scene->ledger, change_check);
    scene_assert(scene, rule, expected);
}

#define DIFFERENCE(paragraph, expected) assert_change(state, "difference", paragraph, expected)
#define GROWTH(paragraph, expected) assert_change(state, "growth", paragraph, expected)
#define DIRECTION(paragraph, expected) assert_change(state, "direction", paragraph, expected)

/* 7.05 - 6.33 = 0.72, 0.72/7.05 = 10.21% */
#define SPENDING "“三公”经费[6.33万元]，比2022年[7.05万元|base]"

static void a_difference_that_holds_passes(void **state)
{
    DIFFERENCE(SPENDING "减少[0.72万元|change down]。", "pass 0.72万元");
}

static void a_difference_that_misses_fails(void **state)
{
    DIFFERENCE(SPENDING "减少[0.27万元|change down]。", "fail 0.27万元 -> 0.72万元");
}

static void a_growth_that_holds_passes(void **state)
{
    GROWTH(SPENDING "减少[0.72万元|change down]，下降[10.21%|growth down]。", "pass 10.21%");
}

static void a_growth_that_misses_fails(void **state)
{
    GROWTH(SPENDING "，下降[11.21%|growth down]。", "fail 11.21% -> [10.08%,10.35%]");
}

/* 1.35/0.62 = 217.74%: the ratio, not the growth of 117.74% */
static void a_ratio_given_as_growth_fails(void **state)
{
    GROWTH("网络零售额[1.35亿元]，较2021年[0.62亿元|base]增长[217.74%|growth up]。",
           "fail 217.74% -> [115.20%,120.33%]");
}

/* 1.23/1.07 = 114.953…% */
static void a_truncated_growth_stays_silent(void **state)
{
    GROWTH("零售额[1.23亿元]，较上年[1.07亿元|base]增长[14.95%|growth up]。", "pass 14.95%");
}

/* 8.48 is wrong, 102.84 - 95.36 = 7.48; 7.27% is 7.48/102.84 and stays right */
static void a_right_growth_beside_a_wrong_difference_passes(void **state)
{
    GROWTH(
        "公用经费[95.36万元]，比上年的[102.84万元|base]减少[8.48万元|change down]，下降[7.27%|growth down]。",
        "pass 7.27%");
}

/* 8.25% is 8.48/102.84: it follows from the wrong difference, one finding is enough */
static void a_growth_that_follows_from_a_wrong_difference_hangs_on_it(void **state)
{
    GROWTH(
        "公用经费[95.36万元]，比上年的[102.84万元|base]减少[8.48万元|change down]，下降[8.25%|growth down]。",
        "unsure 8.25% -> 7.27% (doubt 8.48万元)");
}

static void growth_without_a_base_is_skipped(void **state)
{
    GROWTH("完成公路客运量[263万人次]，比上年下降[3.5%|growth down]。",
           "skip 3.5% (base-not-in-document)");
}

/* 23.52/24.00 would be -2.00% */
static void growth_on_a_comparable_basis_is_skipped(void **state)
{
    GROWTH("收入[23.52亿元]，较上年[24.00亿元|base]，剔除停业因素后同口径增长[3.1%|growth up]。",
           "skip 3.1% (constant-price)");
}

static void growth_at_constant_prices_is_skipped(void **state)
{
    GROWTH("产值[23.52亿元]，较上年[24.00亿元|base]，按可比价增长[3.1%|growth up]。",
           "skip 3.1% (constant-price)");
}

static void growth_over_several_years_is_skipped(void **state)
{
    GROWTH("产值[23.52亿元]，较2020年[20.00亿元|base]年均增长[3.1%|growth up]。",
           "skip 3.1% (constant-price)");
}

static void a_zero_base_is_skipped(void **state)
{
    GROWTH("经费[5.20万元]，较上年[0.00万元|base]增长[100%|growth up]。", "skip 100% (too-large)");
}

static void about_so_much_is_not_recomputed(void **state)
{
    GROWTH("经费[6.33万元]，比上年[7.05万元|base]下降约[15%|growth about down]。", "");
}

static void points_are_no_percentage(void **state)
{
    DIFFERENCE("初中巩固率[99.2%|rate]，比上年提高[0.3个百分点|change up]。", "");
}

/* 9.80 - 5.39 = 4.41 less, not more */
static void a_word_against_the_figures_fails(void **state)
{
    DIRECTION("经费[5.39万元]，较上年[9.80万元|base]增加[4.41万元|change up]。", "fail 4.41万元");
}

static void a_word_with_the_figures_says_nothing(void **state)
{
    DIRECTION("经费[5.39万元]，较上年[9.80万元|base]减少[4.41万元|change down]。", "");
}

/* 3.96 is less than 4.50 */
static void spending_above_budget_that_is_below_fails(void **state)
{
    DIRECTION(
        "公务接待费年初预算[4.50万元|budget]，支出决算[3.96万元|actual]，决算数大于预算数的主要原因是减少了交流。",
        "fail 决算数大于预算数");
}

static void spending_below_budget_that_is_below_passes(void **state)
{
    DIRECTION(
        "公务接待费年初预算[4.50万元|budget]，支出决算[3.96万元|actual]，决算数小于预算数的主要原因是减少了交流。",
        "pass 决算数小于预算数");
}

static void the_words_of_a_direction_are_told_whole(void **state)
{
    DIRECTION(
        "公务接待费年初预算[4.50万元|budget]，支出决算[3.96万元|actual]，决算数小于年初预算数的主要原因是减少了交流。",
        "pass 决算数小于年初预算数");
}

/* 6.33 belongs to 三公, 95.36 to 公用经费 */
static void another_value_begins_another_comparison(void **state)
{
    DIFFERENCE(
        "“三公”经费[6.33万元]，公用经费[95.36万元]，比上年的[102.84万元|base]减少[7.48万元|change down]。",
        "pass 7.48万元");
}

static void the_next_sentence_may_go_on_about_the_value(void **state)
{
    DIFFERENCE("公用经费[95.36万元]。比上年的[102.84万元|base]减少[7.48万元|change down]。",
               "pass 7.48万元");
}

/* 5.10/(36.50 + 5.10) = 12.26%: the bracket's 34.50 would give 12.88% */
/* 8.60 - 7.20 = 1.40: the whole is meant again behind its parts */
static void a_change_behind_parts_may_be_of_their_whole(void **state)
{
    DIFFERENCE("“三公”经费[7.20万元]，其中用车费[4.10万元]，接待费[3.10万元]，"
               "比上年[8.60万元|base]减少[1.40万元|change down]。",
               "pass 1.40万元");
}

/* 3.60 - 3.10 = 0.50: it is the last part's */
static void a_change_behind_parts_may_be_of_the_last_one(void **state)
{
    DIFFERENCE("“三公”经费[7.20万元]，其中用车费[4.10万元]，接待费[3.10万元]，"
               "比上年[3.60万元|base]减少[0.50万元|change down]。",
               "pass 0.50万元");
}

static void a_change_behind_parts_that_none_gives_fails(void **state)
{
    DIFFERENCE("“三公”经费[7.20万元]，其中用车费[4.10万元]，接待费[3.10万元]，"
               "比上年[3.60万元|base]减少[0.70万元|change down]。",
               "fail 0.70万元 -> 0.50万元");
}

static void what_stands_in_brackets_is_not_the_subject_behind_them(void **state)
{
    GROWTH(
        "用车费[36.50万元]（其中购置[2.00万元]，运行[34.50万元]），比上年预算减少[5.10万元|change down]，下降[12.3%|growth down]。",
        "pass 12.3%");
}

static void a_change_in_brackets_is_of_the_figure_before_them(void **state)
{
    GROWTH("用车费[36.50万元]（比上年减少[5.10万元|change down]，下降[12.3%|growth down]）。",
           "pass 12.3%");
}

static void what_is_the_reason_is_not_the_subject(void **state)
{
    DIFFERENCE(
        "基金收入[1120万元]，较上年执行数[1045万元|base]增加[75万元|change up]，主要是补助标准提高[45元|change up]。",
        "pass 75万元");
}

static void standards_per_head_are_no_change(void **state)
{
    DIFFERENCE(
        "基金收入[1120万元]，较上年执行数[1045万元|base]，人均提高[45元|change up standard]。", "");
}

static void items_of_a_list_change_on_their_own(void **state)
{
    DIFFERENCE(
        "项目安排[21.3亿元]，包括：平台建设[0.06亿元|base]、消费券增加[0.07亿元|change up]。", "");
}

static void a_change_on_the_same_basis_does_not_follow(void **state)
{
    GROWTH("基金收入[31.20万元]，同口径比上年减少[4.60万元|change down]，下降[14.7%|growth down]。",
           "skip 14.7% (constant-price)");
}

/* by custom at constant prices */
static void growth_of_the_gross_product_does_not_follow(void **state)
{
    GROWTH("地区生产总值[212.4亿元]，比2020年[150.6亿元|base]增长[28.4%|growth up]。",
           "skip 28.4% (constant-price)");
}

/* 35.00 - 27.64 = 7.36 */
static void a_saving_against_the_plan_of_the_sentence(void **state)
{
    DIFFERENCE("预算[35.00万元|budget]，支出[27.64万元|actual]，比预算节约[7.63万元|change down]。",
               "fail 7.63万元 -> 7.36万元");
}

/* what is compared with is last year's budget, which is not told */
static void a_plan_of_another_sentence_is_no_base(void **state)
{
    DIFFERENCE("预算[35.00万元|budget]。支出[27.64万元|actual]，比预算节约[7.63万元|change down]。",
               "");
}

/* 419.4/(5238.0 - 419.4) = 8.7% in 亿元 */
static void a_change_in_a_wrong_unit_fails(void **state)
{
    GROWTH("存款余额[5238.0亿元]，比年初增加[419.4元|change up]，增长[8.7%|growth up]。",
           "fail 8.7% -> 0.0%");
}

/* a small change in a small unit */
static void a_change_in_a_smaller_unit_passes(void **state)
{
    GROWTH("存款余额[5238.0亿元]，比年初增加[52000万元|change up]，增长[0.1%|growth up]。",
           "pass 0.1%");
}

/* 914.62 - 802.18 = 112.44; 998.85 is what was carried over, too */
static void the_amount_called_as_the_base_is_compared(void **state)
{
    DIFFERENCE("全年支出合计[914.62万元]。年末结转[84.23万元]，支出总计[998.85万元]。"
               "与上年支出合计[802.18万元|base]相比，增加[112.44万元|change up]。",
               "pass 112.44万元");
}

static void the_amount_called_as_the_base_is_held_against_it(void **state)
{
    DIFFERENCE("全年支出合计[914.62万元]。年末结转[84.23万元]，支出总计[998.85万元]。"
               "与上年支出合计[802.18万元|base]相比，增加[121.44万元|change up]。",
               "fail 121.44万元 -> 112.44万元");
}

static void growth_of_the_gross_product_over_years_does_not_follow(void **state)
{
    GROWTH("全县地区生产总值达到[137.5亿元|=地区生产总值]，较五年前的[93.1亿元|base]"
           "增长[33.6%|growth up =五年前]。",
           "skip 33.6% (constant-price)");
}

/* 18.65 - 21.08 = -2.43 */
static void a_base_told_behind_the_change_counts(void **state)
{
    DIFFERENCE("经费支出[18.65万元|2021 =经费]，比上年减少[2.43万元|change down 2020]；"
               "2020年经费支出[21.08万元|2020 =经费]。",
               "pass 2.43万元");
}

static void a_word_against_a_base_told_behind_it_fails(void **state)
{
    DIRECTION("经费支出[18.65万元|2021 =经费]，比上年增加[2.43万元|change up 2020]；"
              "2020年经费支出[21.08万元|2020 =经费]。",
              "fail 2.43万元");
}

static void another_amount_behind_the_change_is_no_base(void **state)
{
    DIFFERENCE("经费支出[18.65万元|2021 =经费]，比上年减少[2.43万元|change down 2020]；"
               "2020年接待支出[21.08万元|2020 =接待]。",
               "");
}

static void a_growth_beside_a_decrease_fails(void **state)
{
    DIRECTION("收入总计[2995.39万元]，与上年相比，减少[56.95万元|change down]，"
              "增长[1.87%|growth up]。",
              "fail 1.87%");
}

static void a_fall_beside_a_decrease_says_nothing_of_direction(void **state)
{
    DIRECTION("收入总计[2995.39万元]，与上年相比，减少[56.95万元|change down]，"
              "下降[1.87%|growth down]。",
              "");
}

/* 12500 - 10300 = 2200, 2200/10300 = 21.36% */
#define GRANT                                                                                                                                 \
    "安排专项资金[12500万元]，支持项目96个。其中：改造类安排资金[7380万元]；诊断类安排资金[5120万元]。" \
    "与上年的[10300万元|base =]相比，"

static void behind_a_sentence_of_parts_the_whole_is_compared(void **state)
{
    DIFFERENCE(GRANT "增加[2200万元|change up]。", "pass 2200万元");
}

static void the_growth_of_the_whole_behind_its_parts_passes(void **state)
{
    GROWTH(GRANT "增长[21.36%|growth up]。", "pass 21.36%");
}

static void a_difference_of_the_whole_behind_its_parts_fails(void **state)
{
    DIFFERENCE(GRANT "增加[2020万元|change up]。", "fail 2020万元 -> 2200万元");
}

static void a_difference_of_nobody_behind_parts_is_unsure(void **state)
{
    DIFFERENCE(GRANT "增加[860万元|change up]。", "unsure 860万元 -> 2200万元 (ambiguous)");
}

static void the_direction_of_the_whole_behind_its_parts_fails(void **state)
{
    DIRECTION(GRANT "减少[2200万元|change down]。", "fail 2200万元");
}

static void no_direction_is_told_of_an_unsure_subject(void **state)
{
    DIRECTION(GRANT "减少[860万元|change down]。", "");
}

/* 42/(386 + 42) = 9.8% */
static void a_growth_in_a_row_with_its_change_fails(void **state)
{
    GROWTH("全市发生事故[386起]，同比减少[42起|change down]，下降[8.9%|growth down]。",
           "fail 8.9% -> 9.8%");
}

static void a_growth_behind_a_part_may_be_the_wholes(void **state)
{
    GROWTH(
        "收入[572.0万元]，其中税收[345.0万元]，同比增加[21.0万元|change up]，增长[3.8%|growth up]。",
        "unsure 3.8% -> 6.5% (ambiguous)");
}

static void a_growth_of_another_subject_is_unsure(void **state)
{
    GROWTH(
        "收入[3930亿元]，比上年增加[769亿元|change up]；规模以上企业实现利润增长[31%|growth up]。",
        "unsure 31% -> 24% (ambiguous)");
}

static void a_change_from_the_year_right_before_is_of_another_amount(void **state)
{
    GROWTH(
        "2021年收入[2206.89万元]，2022年较2021年增加[269.81万元|change up]，增长[12.23%|growth up]。",
        "unsure 12.23% -> 13.93% (ambiguous)");
}

/* 2476.70 - 2206.89 = 269.81 */
#define YEARS                                                                                      \
    "2022年收入[2476.70万元|2022 =收入]。2021年收入[2206.89万元|2021 =收入]，2022年较2021年增加"

static void the_amount_before_the_change_is_that_of_the_year_it_is_from(void **state)
{
    DIFFERENCE(YEARS "[269.81万元|change up 2021]。", "pass 269.81万元");
}

static void a_difference_of_two_years_told_apart_fails(void **state)
{
    DIFFERENCE(YEARS "[296.81万元|change up 2021]。", "fail 296.81万元 -> 269.81万元");
}

static void plans_of_two_years_are_compared(void **state)
{
    DIFFERENCE(
        "部门预算[846.50万元|budget]，比上年预算[805.30万元|budget]增加[42.10万元|change up]。",
        "fail 42.10万元 -> 41.20万元");
}

/* 9912.36 - 9385.70 = 526.66 */
static void behind_parts_the_first_amount_of_the_sentence_is_compared(void **state)
{
    DIFFERENCE(
        "全年发放[9912.36万元]，年末结余[246.29万元]。其中：城市发放[2974.48万元]；农村发放[6937.88万元]。"
        "与上年的[9385.70万元|base =]相比，支出增加[526.66万元|change up]。",
        "pass 526.66万元");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(the_amount_before_the_change_is_that_of_the_year_it_is_from),
        SCENE_TEST(a_difference_of_two_years_told_apart_fails),
        SCENE_TEST(plans_of_two_years_are_compared),
        SCENE_TEST(behind_parts_the_first_amount_of_the_sentence_is_compared),
        SCENE_TEST(a_growth_of_another_subject_is_unsure),
        SCENE_TEST(a_change_from_the_year_right_before_is_of_another_amount),
        SCENE_TEST(a_growth_in_a_row_with_its_change_fails),
        SCENE_TEST(a_growth_behind_a_part_may_be_the_wholes),
        SCENE_TEST(behind_a_sentence_of_parts_the_whole_is_compared),
        SCENE_TEST(the_growth_of_the_whole_behind_its_parts_passes),
        SCENE_TEST(a_difference_of_the_whole_behind_its_parts_fails),
        SCENE_TEST(a_difference_of_nobody_behind_parts_is_unsure),
        SCENE_TEST(the_direction_of_the_whole_behind_its_parts_fails),
        SCENE_TEST(no_direction_is_told_of_an_unsure_subject),
        SCENE_TEST(a_growth_beside_a_decrease_fails),
        SCENE_TEST(a_fall_beside_a_decrease_says_nothing_of_direction),
        SCENE_TEST(a_base_told_behind_the_change_counts),
        SCENE_TEST(a_word_against_a_base_told_behind_it_fails),
        SCENE_TEST(another_amount_behind_the_change_is_no_base),
        SCENE_TEST(the_amount_called_as_the_base_is_held_against_it),
        SCENE_TEST(the_amount_called_as_the_base_is_compared),
        SCENE_TEST(growth_of_the_gross_product_over_years_does_not_follow),
        SCENE_TEST(a_saving_against_the_plan_of_the_sentence),
        SCENE_TEST(a_plan_of_another_sentence_is_no_base),
        SCENE_TEST(a_change_behind_parts_may_be_of_their_whole),
        SCENE_TEST(a_change_behind_parts_may_be_of_the_last_one),
        SCENE_TEST(a_change_behind_parts_that_none_gives_fails),
        SCENE_TEST(what_stands_in_brackets_is_not_the_subject_behind_them),
        SCENE_TEST(a_change_in_brackets_is_of_the_figure_before_them),
        SCENE_TEST(what_is_the_reason_is_not_the_subject),
        SCENE_TEST(standards_per_head_are_no_change),
        SCENE_TEST(items_of_a_list_change_on_their_own),
        SCENE_TEST(a_change_on_the_same_basis_does_not_follow),
        SCENE_TEST(growth_of_the_gross_product_does_not_follow),
        SCENE_TEST(a_difference_that_holds_passes),
        SCENE_TEST(a_difference_that_misses_fails),
        SCENE_TEST(a_growth_that_holds_passes),
        SCENE_TEST(a_growth_that_misses_fails),
        SCENE_TEST(a_ratio_given_as_growth_fails),
        SCENE_TEST(a_truncated_growth_stays_silent),
        SCENE_TEST(a_right_growth_beside_a_wrong_difference_passes),
        SCENE_TEST(a_growth_that_follows_from_a_wrong_difference_hangs_on_it),
        SCENE_TEST(growth_without_a_base_is_skipped),
        SCENE_TEST(growth_on_a_comparable_basis_is_skipped),
        SCENE_TEST(growth_at_constant_prices_is_skipped),
        SCENE_TEST(growth_over_several_years_is_skipped),
        SCENE_TEST(a_zero_base_is_skipped),
        SCENE_TEST(about_so_much_is_not_recomputed),
        SCENE_TEST(points_are_no_percentage),
        SCENE_TEST(a_word_against_the_figures_fails),
        SCENE_TEST(a_word_with_the_figures_says_nothing),
        SCENE_TEST(spending_above_budget_that_is_below_fails),
        SCENE_TEST(spending_below_budget_that_is_below_passes),
        SCENE_TEST(the_words_of_a_direction_are_told_whole),
        SCENE_TEST(another_value_begins_another_comparison),
        SCENE_TEST(the_next_sentence_may_go_on_about_the_value),
        SCENE_TEST(a_change_in_a_wrong_unit_fails),
        SCENE_TEST(a_change_in_a_smaller_unit_passes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
