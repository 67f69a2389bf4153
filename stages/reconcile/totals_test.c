/* Sums down a table. */
#include "table_testing.h"

#define SPENDING "单位：万元"
#define HEAD "项目\t2022年决算数\t2023年预算数\t2023年决算数\n"

static void assert_totals(void **state, const char *rows, const char *expected)
{
    table_assert(state, SPENDING, rows, "total-table", expected);
}

static void assert_over(void **state, const char *rows, const char *expected)
{
    table_assert(state, SPENDING, rows, "total-over", expected);
}

/* 7.90 + 3.96 = 11.86, 8.00 + 4.00 = 12.00, 9.54 + 10.20 = 19.74 */
static void numbered_rows_that_add_up_pass(void **state)
{
    assert_totals(state,
                  HEAD "“三公”经费\t11.86\t12.00\t19.74\n"
                       "1、公务用车购置和维护经费\t7.90\t8.00\t9.54\n"
                       "2、公务接待\t3.96\t4.00\t10.20",
                  "pass 11.86万元; pass 12.00万元; pass 19.74万元");
}

/* 7.32 + 4.24 = 11.56 */
static void numbered_rows_that_miss_fail(void **state)
{
    assert_totals(state,
                  HEAD "“三公”经费\t11.86\t12.00\t11.86\n"
                       "1、公务用车购置和维护经费\t7.90\t8.00\t7.32\n"
                       "2、公务接待\t3.96\t4.00\t4.24",
                  "pass 11.86万元; pass 12.00万元; fail 11.86万元 -> 11.56万元");
}

/* 130.00 + 95.50 + 240.30 = 465.80 */
static void rows_before_a_total_add_up(void **state)
{
    assert_totals(state, "项目\t预算数\n道路\t130.00\n桥梁\t95.50\n渡口\t240.30\n合计\t465.80",
                  "pass 465.80万元");
}

static void rows_behind_a_total_add_up_too(void **state)
{
    assert_totals(state, "项目\t预算数\n合计\t465.80\n道路\t130.00\n桥梁\t95.50\n渡口\t240.30",
                  "pass 465.80万元");
}

/* 225.50 + 40.20 + 12.30 = 278.00 */
static void what_comes_on_top_of_the_last_total_adds_up(void **state)
{
    assert_totals(state,
                  "项目\t预算数\n一、土地收入\t130.00\n二、配套费收入\t95.50\n收入小计\t225.50\n"
                  "上级补助\t40.20\n上年结转\t12.30\n收入合计\t278.00",
                  "pass 225.50万元; pass 278.00万元");
}

static void a_wrong_total_on_top_of_the_last_one_fails(void **state)
{
    assert_totals(
        state,
        "项目\t2023年决算数\t2024年预算数\n一、土地收入\t130.00\t31.00\n二、配套费收入\t95.50\t20.40\n"
        "收入小计\t225.50\t51.40\n上级补助\t40.20\t8.10\n上年结转\t12.30\t3.00\n"
        "收入合计\t278.00\t65.20",
        "pass 225.50万元; pass 51.40万元; pass 278.00万元; fail 65.20万元 -> 62.50万元");
}

/* 225.50 + 52.50 = 278.00 in the only column */
static void one_row_on_top_of_the_last_total_that_misses_by_a_digit_fails(void **state)
{
    assert_totals(state,
                  "项目\t预算数\n一、土地收入\t130.00\n二、配套费收入\t95.50\n收入小计\t225.50\n"
                  "上级补助\t52.50\n收入合计\t287.00",
                  "pass 225.50万元; fail 287.00万元 -> 278.00万元");
}

/* 225.50 + 40.20 + 12.30 = 278.00 in the only column; the last two alone explain nothing */
static void rows_on_top_of_the_last_total_that_miss_by_a_digit_fail(void **state)
{
    assert_totals(state,
                  "项目\t预算数\n一、土地收入\t130.00\n二、配套费收入\t95.50\n收入小计\t225.50\n"
                  "上级补助\t40.20\n上年结转\t18.30\n收入合计\t278.00",
                  "pass 225.50万元; fail 278.00万元 -> 284.00万元");
}

/* 204.37 + 241.02 = 445.39, 87.11 + 116.40 = 203.51: 87.11 and 204.37 stand the wrong way round */
static void figures_in_each_others_columns_fail_both(void **state)
{
    assert_totals(state,
                  "项目\t2024年决算数\t2025年预算数\n还本\t87.11\t204.37\n其他\t241.02\t116.40\n"
                  "合计\t445.39\t203.51",
                  "fail 445.39万元 -> 328.13万元; fail 203.51万元 -> 320.77万元");
}

static void numbers_behind_a_first_among_row_add_up(void **state)
{
    assert_totals(state,
                  "项目\t预算数\n收入小计\t3404.00\n其中：1.上缴收益\t62.00\n2.本级留存\t3342.00",
                  "pass 3404.00万元");
}

static void the_total_may_be_spaced_out(void **state)
{
    assert_totals(state, "项目\t预算数\n道路\t130.00\n桥梁\t95.50\n合    计\t225.50",
                  "pass 225.50万元");
}

/* one column holds, so the rows are all there: 95.50 + 130.00 = 225.50 in the first, 88.10 + 120.00 = 208.10 */
static void a_column_that_holds_vouches_for_its_neighbour(void **state)
{
    assert_totals(
        state,
        "项目\t预算数\t决算数\n道路\t130.00\t120.00\n桥梁\t95.50\t88.10\n合计\t225.50\t280.10",
        "pass 225.50万元; fail 280.10万元 -> 208.10万元");
}

/* 48080 + 35240 + 12410 = 95730, 30 short in the second: the rows are all there, and the first misses by more */
static void a_column_that_misses_by_a_hair_vouches_too(void **state)
{
    assert_totals(state,
                  "项目\t预算数\t决算数\n合计\t109865\t95760\n道路\t52110\t48080\n"
                  "桥梁\t38015\t35240\n渡口\t12600\t12410",
                  "fail 109865万元 -> 102725万元; fail 95760万元 -> 95730万元");
}

/* a page break ate the first rows: 88.10 + 120.00 is nowhere near 999.99, and nothing explains it */
static void a_table_split_by_a_page_accuses_nobody(void **state)
{
    assert_totals(state, "项目\t决算数\n道路\t120.00\n桥梁\t88.10\n合计\t999.99",
                  "unsure 999.99万元 -> 208.10万元 (structure)");
}

/* 0.3 is within what four whole numbers may lose, ±2.5 */
static void rounding_is_no_error(void **state)
{
    assert_totals(state, "项目\t决算数\n道路\t120\n桥梁\t88\n渡口\t31\n合计\t240",
                  "pass/note 240万元");
}

static void percentages_are_not_added(void **state)
{
    assert_totals(state,
                  "项目\t执行率\t占比\n道路\t90.0%\t40%\n桥梁\t95.0%\t60%\n合计\t92.1%\t100%", "");
}

static void staff_of_different_kinds_are_not_added(void **state)
{
    assert_totals(state,
                  "财政供养人员情况(人)\t编制数\t2023年实际在职人数\t控制率\n单位\t45\t44\t97.78%",
                  "");
}

static void a_part_of_its_whole_passes(void **state)
{
    assert_over(state,
                HEAD
                "一、部门基本支出\t671.50\t660.00\t678.68\n其中：公用经费\t102.84\t98.00\t95.36",
                "pass 102.84万元; pass 98.00万元; pass 95.36万元");
}

static void a_part_above_its_whole_fails(void **state)
{
    assert_over(state,
                HEAD
                "一、部门基本支出\t671.50\t660.00\t678.68\n其中：公用经费\t102.84\t98.00\t953.60",
                "pass 102.84万元; pass 98.00万元; fail 953.60万元 -> 678.68万元");
}

/* 其中 rows need not be all: 102.84 of 671.50 */
static void partial_among_rows_are_no_sum(void **state)
{
    assert_totals(
        state,
        HEAD "一、部门基本支出\t671.50\t660.00\t678.68\n其中：公用经费\t102.84\t98.00\t95.36", "");
}

/* 60.00 + 40.00 = 100.00, as numbered rows and as rows below 合计; 45.00 + 15.00 = 60.00 */
static void levels_are_not_added_twice(void **state)
{
    assert_totals(
        state,
        "项目\t决算数\n合计\t100.00\n一、基本支出\t60.00\n（一）人员\t45.00\n（二）公用\t15.00\n二、项目支出\t40.00",
        "pass 100.00万元; pass 60.00万元; pass 100.00万元");
}

/* both 其中 divide the population */
static void a_second_list_divides_the_same_whole(void **state)
{
    assert_over(
        state,
        "项目\t预算数\n人口\t197.40\n其中：城镇\t120.40\n乡村\t77.00\n其中：男性\t100.40\n女性\t97.00",
        "pass 120.40万元; pass 100.40万元");
}

/* 120.00 + 80.00 make up the 200.00 above them: the rows are of two levels */
static void rows_of_two_levels_are_unsure(void **state)
{
    assert_totals(
        state, "项目\t决算数\n公路\t200.00\n县道\t120.00\n乡道\t80.00\n桥梁\t95.50\n合计\t295.50",
        "unsure 295.50万元 -> 495.50万元 (structure)");
}

/* both years lack an item that no row lists */
static void columns_that_all_fall_short_are_unsure(void **state)
{
    assert_totals(
        state,
        "项目\t预算数\t决算数\n道路\t130.00\t120.00\n桥梁\t95.50\t88.10\n渡口\t31.20\t31.00\n"
        "合计\t268.70\t251.30",
        "unsure 268.70万元 -> 256.70万元 (structure); "
        "unsure 251.30万元 -> 239.10万元 (structure)");
}

/* 31.00 stands in the budget and is missing in the result: the cell may be lost */
static void a_row_without_a_figure_may_have_lost_it(void **state)
{
    assert_totals(state,
                  "项目\t预算数\t决算数\n道路\t130.00\t120.00\n桥梁\t95.50\t88.10\n渡口\t31.00\t\n"
                  "合计\t256.50\t239.10",
                  "pass 256.50万元; unsure 239.10万元 -> 208.10万元 (structure)");
}

/* 0.3 is one of ten: the others are rounded to whole numbers */
static void one_figure_with_decimals_says_nothing_of_the_others(void **state)
{
    assert_totals(state,
                  "项目\t决算数\n甲\t120\n乙\t88\n丙\t31\n丁\t0.3\n戊\t17\n己\t25\n庚\t64\n"
                  "辛\t12\n壬\t11\n合计\t371",
                  "pass/note 371万元");
}

/* one part makes up the whole of the other years */
static void a_part_above_its_numbered_whole_fails(void **state)
{
    assert_totals(state,
                  HEAD "二、项目支出\t0\t24.30\t0\n1、业务经费\t0\t24.30\t0\n"
                       "2、专项经费\t186.40\t0\t0",
                  "fail 0万元 -> 186万元; pass 24.30万元; pass 0万元");
}

/* 186.40 - 140.40 = 46.00 for 31.50: what is taken off may have another row */
static void a_part_above_its_whole_beside_a_deduction_is_unsure(void **state)
{
    assert_totals(state,
                  HEAD "二、项目支出\t31.50\t24.30\t0\n1、业务经费\t-140.40\t24.30\t0\n"
                       "2、专项经费\t186.40\t0\t0",
                  "unsure 31.50万元 -> 46.00万元 (structure); pass 24.30万元; pass 0万元");
}

/* 其中 behind 其中: the nearer row is the whole, as the other columns say */
static void a_list_below_a_list_has_the_nearer_whole(void **state)
{
    assert_over(state,
                HEAD "一、基本支出\t571.20\t560.00\t580.40\n其中：公用经费\t72.40\t70.00\t71.30\n"
                     "其中：办公费\t110.30\t10.00\t9.20",
                "pass 72.40万元; pass 70.00万元; pass 71.30万元; "
                "fail 110.30万元 -> 72.40万元; pass 10.00万元; pass 9.20万元");
}

/* men and townspeople divide the same people */
static void two_lists_of_one_whole_are_silent(void **state)
{
    assert_over(state,
                HEAD "人口\t571.20\t560.00\t580.40\n其中：城镇\t272.40\t270.00\t271.30\n"
                     "其中：男性\t290.30\t280.00\t291.20",
                "pass 272.40万元; pass 270.00万元; pass 271.30万元; "
                "pass 290.30万元; pass 280.00万元; pass 291.20万元");
}

/* 40 + 40 + 20 = 100 for 60, as if one of the 40 counted the rest; yet the other columns hold */
static void rows_that_hold_elsewhere_are_of_one_level(void **state)
{
    assert_totals(state,
                  HEAD "项目支出\t60.00\t66.30\t81.20\n1、道路\t40.00\t11.10\t30.60\n"
                       "2、桥梁\t40.00\t22.20\t30.60\n3、渡口\t20.00\t33.00\t20.00",
                  "fail 60.00万元 -> 100.00万元; pass 66.30万元; pass 81.20万元");
}

/* 其中 of a numbered row is no second list of the one before */
static void a_list_of_a_numbered_row_has_no_other_whole(void **state)
{
    assert_over(state,
                HEAD "一、公用经费\t90.20\t80.00\t60.10\n其中：办公费\t12.10\t14.00\t13.30\n"
                     "1、公务用车经费\t2.10\t1.00\t1.20\n其中：购置\t3.10\t1.00\t0",
                "pass 12.10万元; pass 14.00万元; pass 13.30万元; "
                "fail 3.10万元 -> 2.10万元; pass 1.00万元; pass 0万元");
}

#define CODED "科目编码\t科目名称\t决算数\n"

#define NESTED_CODES                                                                               \
    "20101\t人大事务\t11.25\n2010101\t行政运行\t3.20\n2010104\t人大会议\t8.05\n"       \
    "20102\t政协事务\t7.10\n2010201\t行政运行\t3.00\n2010204\t政协会议\t4.10\n"

static void a_code_above_a_single_one_is_as_large(void **state)
{
    assert_totals(state, CODED NESTED_CODES "20103\t统计事务\t46.38\n2010307\t专项普查\t46.38",
                  "pass 11.25万元; pass 7.10万元; pass 46.38万元");
}

static void a_code_above_a_single_one_with_two_digits_exchanged_fails(void **state)
{
    assert_totals(state, CODED NESTED_CODES "20103\t统计事务\t43.68\n2010307\t专项普查\t46.38",
                  "pass 11.25万元; pass 7.10万元; fail 43.68万元 -> 46.38万元");
}

/* other rows of that code may not be listed */
static void a_code_far_above_a_single_one_is_unsure(void **state)
{
    assert_totals(state, CODED NESTED_CODES "20103\t统计事务\t91.20\n2010307\t专项普查\t46.38",
                  "pass 11.25万元; pass 7.10万元; unsure 91.20万元 -> 46.38万元 (structure)");
}

#define TWO_COLUMNS "科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
#define TWO_CODES                                                                                  \
    "20101\t人大事务\t11.25\t11.25\t0\n2010101\t行政运行\t3.20\t3.20\t0\n"                 \
    "2010104\t人大会议\t8.05\t8.05\t0\n20102\t政协事务\t7.10\t7.10\t0\n"                   \
    "2010201\t行政运行\t3.00\t3.00\t0\n2010204\t政协会议\t4.10\t4.10\t0\n"
#define TWO_PASS                                                                                   \
    "pass 11.25万元; pass 11.25万元; pass 0万元; pass 7.10万元; pass 7.10万元; pass 0万元; "

/* no slip makes 27.10 of 46.38, but both columns are of one row below one row */
static void a_single_code_that_holds_in_another_column_fails(void **state)
{
    assert_totals(state,
                  TWO_COLUMNS TWO_CODES
                  "20103\t统计事务\t46.38\t46.38\t0\n2010307\t专项普查\t46.38\t27.10\t0",
                  TWO_PASS "pass 46.38万元; fail 46.38万元 -> 27.10万元; pass 0万元; "
                           "pass 11.25万元; pass 3.20万元; pass 8.05万元; pass 7.10万元; "
                           "pass 3.00万元; pass 4.10万元; pass 46.38万元; "
                           "fail 46.38万元 -> 27.10万元");
}

/* one of the two rows has its figures in each other's columns */
static void figures_of_a_single_code_in_each_others_columns_fail_both(void **state)
{
    assert_totals(state,
                  TWO_COLUMNS TWO_CODES
                  "20103\t统计事务\t46.38\t46.38\t0\n2010307\t专项普查\t46.38\t0\t46.38",
                  TWO_PASS "pass 46.38万元; fail 46.38万元 -> 0.00万元; fail 0万元 -> 46万元; "
                           "pass 11.25万元; pass 3.20万元; pass 8.05万元; pass 7.10万元; "
                           "pass 3.00万元; pass 4.10万元; pass 46.38万元; pass 46.38万元");
}

/* 8.05 + 3.20 = 11.25 */
static void a_code_a_line_above_its_name_is_its_code(void **state)
{
    assert_totals(state,
                  CODED "302\t商品和服务支出\t11.25\n30201\t办公费\t3.20\n30207\t\t\n"
                        "\t邮电费\t8.05",
                  "pass 11.25万元");
}

static void a_sum_over_codes_a_line_above_that_misses_fails(void **state)
{
    assert_totals(state,
                  CODED "302\t商品和服务支出\t12.25\n30201\t办公费\t3.20\n30207\t\t\n"
                        "\t邮电费\t8.05",
                  "fail 12.25万元 -> 11.25万元");
}

/* one head over 类, 款 and 项, as text has it: 327.40 + 518.60 = 846.00 */
static void codes_side_by_side_are_one(void **state)
{
    assert_totals(state,
                  "功能科目编码\t\t\t科目名称\t预算数\n类\t款\t项\t\t\n201\t\t\t公共服务\t846.00\n"
                  "201\t05\t\t灌溉事务\t327.40\n201\t05\t07\t专项普查\t327.40\n"
                  "201\t29\t\t水文事务\t518.60\n201\t29\t02\t一般行政管理事务\t518.60",
                  "pass 846.00万元; pass 327.40万元; pass 518.60万元");
}

/* a column of counts beside the codes is none of them */
static void numbers_beside_codes_are_figures(void **state)
{
    assert_totals(state,
                  "科目编码\t人数\t预算数\n201\t12\t846.00\n20105\t7\t327.40\n20129\t5\t518.60",
                  "pass 12万元; pass 846.00万元");
}

/* the second part stands a column further right, as on another page */
static void rows_in_other_columns_are_unsure(void **state)
{
    assert_totals(state,
                  "科目编码\t合计\t基本支出\t项目支出\t\n201\t320.10\t300.10\t20.00\t\n"
                  "20105\t20.00\t\t20.00\t\n20129\t\t300.10\t300.10\t0",
                  "unsure 320.10万元 -> 20.00万元 (structure); pass 300.10万元; "
                  "unsure 20.00万元 -> 320.10万元 (structure); pass 320.10万元; "
                  "pass 20.00万元");
}

/* the figure of the last row slid into a column of its own */
static void a_part_whose_figure_stands_in_another_column_leaves_doubt(void **state)
{
    assert_totals(state,
                  "科目编码\t科目名称\t决算数\t\n302\t商品和服务支出\t13.30\t\n"
                  "30201\t办公费\t3.20\t\n30202\t印刷费\t1.30\t\n30203\t水费\t0.00\t\n"
                  "30207\t邮电费\t\t8.80",
                  "unsure 13.30万元 -> 4.50万元 (structure)");
}

#define SPLIT_CODES                                                                                \
    "\t支出功能分类\t\t\t\n\t科目编码\t\t科目名称\t决算数\n类  款\t\t项\t\t\n" \
    "201\t\t\t一般公共服务支出\t18.19\n201\t06\t\t财政事务\t18.19\n"                   \
    "201\t06\t01\t行政运行\t8.37\n201\t06\t02\t其他财政事务支出\t9.82"

/* 8.37 + 9.82 = 18.19; 201 is no amount */
static void codes_left_of_their_head_are_codes(void **state)
{
    assert_totals(state, SPLIT_CODES, "pass 18.19万元; pass 18.19万元");
}

/* 26.00 + 31.50 is no cost of a kilometre */
static void costs_of_one_thing_are_not_added(void **state)
{
    table_assert(
        state, "",
        "路段\t里程（公里）\t支付（万元）\t单位成本（万元/公里）\n甲线\t40.0\t1040.00\t26.00\n"
        "乙线\t20.0\t630.00\t31.50\n合计\t60.0\t1670.00\t27.83",
        "total-table", "pass 60.0公里; pass 1670.00万元");
}

/* A total of so many rows, each of one 万元. */
static void assert_total_of(void **state, guint rows, gboolean above, const char *expected)
{
    g_autoptr(GString) table = g_string_new("项目\t决算数（万元）");
    if (above)
        g_string_append_printf(table, "\n合计\t%u.00", rows);
    for (guint i = 0; i < rows; i++)
        g_string_append_printf(table, "\n项目%u号\t1.00", i);
    if (!above)
        g_string_append_printf(table, "\n合计\t%u.00", rows);
    table_assert(state, "", table->str, "total-table", expected);
}

static void a_total_of_more_rows_than_are_looked_through_is_skipped(void **state)
{
    assert_total_of(state, 300, FALSE, "skip 300.00万元 (too-large)");
}

static void a_total_above_too_many_rows_is_skipped(void **state)
{
    assert_total_of(state, 300, TRUE, "skip 300.00万元 (too-large)");
}

static void a_total_of_thousands_of_rows_is_skipped(void **state)
{
    assert_total_of(state, 5100, FALSE, "skip 5100.00万元 (too-large)");
}

static void a_total_above_thousands_of_rows_is_skipped(void **state)
{
    assert_total_of(state, 5100, TRUE, "skip 5100.00万元 (too-large)");
}

static void a_total_of_many_rows_is_tested(void **state)
{
    assert_total_of(state, 150, FALSE, "pass 150.00万元");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(costs_of_one_thing_are_not_added),
        SCENE_TEST(codes_left_of_their_head_are_codes),
        SCENE_TEST(a_sum_over_codes_a_line_above_that_misses_fails),
        SCENE_TEST(a_code_a_line_above_its_name_is_its_code),
        SCENE_TEST(codes_side_by_side_are_one),
        SCENE_TEST(a_single_code_that_holds_in_another_column_fails),
        SCENE_TEST(figures_of_a_single_code_in_each_others_columns_fail_both),
        SCENE_TEST(numbers_beside_codes_are_figures),
        SCENE_TEST(rows_in_other_columns_are_unsure),
        SCENE_TEST(a_code_above_a_single_one_is_as_large),
        SCENE_TEST(a_code_above_a_single_one_with_two_digits_exchanged_fails),
        SCENE_TEST(a_code_far_above_a_single_one_is_unsure),
        SCENE_TEST(a_part_whose_figure_stands_in_another_column_leaves_doubt),
        SCENE_TEST(a_second_list_divides_the_same_whole),
        SCENE_TEST(a_part_above_its_numbered_whole_fails),
        SCENE_TEST(a_part_above_its_whole_beside_a_deduction_is_unsure),
        SCENE_TEST(a_list_of_a_numbered_row_has_no_other_whole),
        SCENE_TEST(a_list_below_a_list_has_the_nearer_whole),
        SCENE_TEST(two_lists_of_one_whole_are_silent),
        SCENE_TEST(rows_that_hold_elsewhere_are_of_one_level),
        SCENE_TEST(numbered_rows_that_add_up_pass),
        SCENE_TEST(numbered_rows_that_miss_fail),
        SCENE_TEST(rows_before_a_total_add_up),
        SCENE_TEST(rows_behind_a_total_add_up_too),
        SCENE_TEST(what_comes_on_top_of_the_last_total_adds_up),
        SCENE_TEST(a_wrong_total_on_top_of_the_last_one_fails),
        SCENE_TEST(one_row_on_top_of_the_last_total_that_misses_by_a_digit_fails),
        SCENE_TEST(rows_on_top_of_the_last_total_that_miss_by_a_digit_fail),
        SCENE_TEST(figures_in_each_others_columns_fail_both),
        SCENE_TEST(numbers_behind_a_first_among_row_add_up),
        SCENE_TEST(the_total_may_be_spaced_out),
        SCENE_TEST(a_column_that_holds_vouches_for_its_neighbour),
        SCENE_TEST(a_column_that_misses_by_a_hair_vouches_too),
        SCENE_TEST(a_table_split_by_a_page_accuses_nobody),
        SCENE_TEST(rounding_is_no_error),
        SCENE_TEST(percentages_are_not_added),
        SCENE_TEST(staff_of_different_kinds_are_not_added),
        SCENE_TEST(a_part_of_its_whole_passes),
        SCENE_TEST(a_part_above_its_whole_fails),
        SCENE_TEST(partial_among_rows_are_no_sum),
        SCENE_TEST(a_total_of_more_rows_than_are_looked_through_is_skipped),
        SCENE_TEST(a_total_above_too_many_rows_is_skipped),
        SCENE_TEST(a_total_of_thousands_of_rows_is_skipped),
        SCENE_TEST(a_total_above_thousands_of_rows_is_skipped),
        SCENE_TEST(a_total_of_many_rows_is_tested),
        SCENE_TEST(levels_are_not_added_twice),
        SCENE_TEST(rows_of_two_levels_are_unsure),
        SCENE_TEST(columns_that_all_fall_short_are_unsure),
        SCENE_TEST(a_row_without_a_figure_may_have_lost_it),
        SCENE_TEST(one_figure_with_decimals_says_nothing_of_the_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
