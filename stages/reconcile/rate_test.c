/* Rates and shares of the figures beside them. */
#include "parts.h"
#include "rate.h"

#include "pipeline/scene_testing.h"

static Rates *rates;

static void check(Ledger *ledger, const Paragraph *paragraph)
{
    rate_check(rates, ledger, paragraph);
}

static void assert_by(void **state, void (*each)(Ledger *, const Paragraph *), const char *rule,
                      const char *paragraph, const char *expected)
{
    Scene *scene = *state;
    scene_says(scene, paragraph);
    scene_ready(scene);
    rates = rates_new(scene->config, scene->ledger.words, NULL);
    assert_non_null(rates);
    paragraphs_each(&scene->ledger, each);
    rates_free(rates);
    scene_assert(scene, rule, expected);
}

static void assert_rate(void **state, const char *rule, const char *paragraph, const char *expected)
{
    assert_by(state, check, rule, paragraph, expected);
}

static void check_parts_first(Ledger *ledger, const Paragraph *paragraph)
{
    parts_check(ledger, paragraph);
    rate_check(rates, ledger, paragraph);
}

#define RATE(paragraph, expected) assert_rate(state, "rate", paragraph, expected)
#define TOTAL(paragraph, expected) assert_rate(state, "total-text", paragraph, expected)
#define SHARE(paragraph, expected) assert_rate(state, "share", paragraph, expected)

/* 1260/1200 = 105% */
static void a_rate_of_plan_and_result_passes(void **state)
{
    RATE("全年培训教师[1260人次]，完成年度计划[1200人次|target]的[105.00%|rate]。", "pass 105.00%");
}

static void a_rate_that_misses_fails(void **state)
{
    RATE("年度计划[1200人次|target]，培训教师[1260人次|actual]，完成率[115.00%|rate]。",
         "fail 115.00% -> 105.00%");
}

/* 59.30/500.00 = 11.86% */
static void a_rate_of_the_budget_passes(void **state)
{
    RATE("预算[500.00万元|budget]，实际完成[59.30万元|actual]，完成预算的[11.86%|rate]。",
         "pass 11.86%");
}

/* 1642.90/1388.20 = 118.3%: the rate is one of the adjusted budget, which holds */
static void the_base_that_fits_is_the_base(void **state)
{
    RATE(
        "年初预算[1388.20万元|budget]，全年预算[1642.90万元|adjusted]，决算[1642.90万元|actual]，执行率[100%|rate]。",
        "pass 100%");
}

/* 105/100 is capped */
static void a_capped_rate_accuses_nobody(void **state)
{
    RATE("目标[1000人|target]，实际完成[1050人|actual]，完成率[100%|rate]。", "skip 100% (capped)");
}

static void a_rate_without_operands_is_skipped(void **state)
{
    RATE("资金到位率[100%|rate]。", "skip 100% (no-operand)");
}

/* the figures before it have no role that names them plan or result */
static void a_rate_beside_other_figures_is_skipped(void **state)
{
    RATE("收到问卷[300份]，走访[41户]，满意率[92%|rate]。", "skip 92% (no-operand)");
}

static void about_so_much_accuses_nobody(void **state)
{
    RATE("目标[1000人|target]，实际完成[1050人|actual]，完成率约[98%|rate about]。",
         "skip 98% (no-operand)");
}

/* 276/300 = 92% */
static void a_part_of_the_asked_passes(void **state)
{
    RATE("收回问卷[300份]，满意[276份]，满意率[92%|rate]。", "pass 92%");
}

static void no_share_is_above_all(void **state)
{
    SHARE("有管护的林场占比达到[117.95%|share]。", "fail/warning 117.95% -> [0%,100%]");
}

/* debts are no part of the income */
static void a_share_of_another_kind_may_be_above_all(void **state)
{
    SHARE("年末债务占综合财力的比重为[117.95%|share]。", "skip 117.95% (no-operand)");
}

/* 3684/826 = 446.0% */
static void a_part_above_the_total_before_it_fails(void **state)
{
    SHARE("全县总装机达[826万千瓦]、水电装机达[368万千瓦]、占比达[44.6%|share]。", "pass 44.6%");
    SHARE("全县总装机达[826万千瓦]、水电装机达[3684万千瓦]、占比达[44.6%|share]。",
          "pass 44.6%; pass 44.6%; fail 44.6% -> [445.7%,446.3%]");
}

/* 368/826 = 44.6%; the 417 before them are none of the total */
static void a_larger_figure_before_is_no_total(void **state)
{
    SHARE("新增装机[417万千瓦]、总装机达[86万千瓦]、水电装机达[368万千瓦]、占比达[44.6%|share]。",
          "fail 44.6% -> [424.9%,431.0%]");
}

/* 702.31/826.14 = 85% */
static void a_total_below_its_part_fails(void **state)
{
    SHARE("局整体支出[8.2614万元]，主要开支防火费，共[702.31万元]，占总支出[85%|share]。",
          "fail 85% -> 8501%");
}

/* the 300 is no total, and is not what the share is of */
static void another_part_is_no_total(void **state)
{
    SHARE("全年基本支出[300.00万元]，项目支出[400.00万元]，占总支出[57%|share]。",
          "skip 57% (no-operand)");
    SHARE("支出合计[700.00万元]，全年基本支出[300.00万元]，占总支出[43%|share]；"
          "项目支出[400.00万元]，占总支出[75%|share]。",
          "skip 57% (no-operand); skip 57% (no-operand); pass 43%; fail 75% -> 57%");
}

/* 143191/441160 = 32.5%, 441160/143191 = 308.1% */
static void a_share_upside_down_is_told_of_a_whole_with_a_share_of_its_own(void **state)
{
    SHARE("投资[694692万元|=投资]，产业投资[441160万元|=产业投资]，产业投资占比[63.5%|share]。"
          "林下投资[143191万元|=林下投资]，林下占产业占比[308.1%|share]。",
          "pass 63.5%; fail 308.1% -> 32.5%");
    SHARE("产业投资[441160万元|=产业投资]，占比[63.5%|share]。技改投资[145441万元|=技改投资]。"
          "林下投资[143191万元|=林下投资]，林下占产业占比[308.1%|share]。",
          "pass 63.5%; fail 308.1% -> 32.5%; pass 63.5%; fail 308.1% -> 32.5%; "
          "skip 63.5% (no-operand); fail 308.1% -> 32.5%");
}

/* 57/(57+3) = 95% */
static void what_was_done_and_what_was_not_make_a_rate(void **state)
{
    RATE("企业复工[57家]，未复工[3家]，复工率[95%|rate]。", "pass 95%");
}

static void what_was_done_and_what_was_not_fail_the_rate(void **state)
{
    RATE("企业复工[57家]，未复工[3家]，复工率[59%|rate]。", "fail 59% -> 95%");
}

/* 76/(4+76) = 95% */
static void what_was_not_done_may_stand_first(void **state)
{
    RATE("尚未整改[4处]，已整改[76处]，整改率[65%|rate]。", "fail 65% -> 95%");
}

/* 81.6/85 = 96% */
static void two_figures_of_two_sentences_before_are_all_there_is(void **state)
{
    RATE("项目预算安排[85万元]，由县财政承担。截至年底共支付[81.6万元]。资金执行率[69%|rate]。",
         "fail 69% -> 96%");
}

/* 320.5/850 = 37.7%: wages are a part of what was spent, and no slip explains the rate */
static void a_part_of_what_was_spent_is_silent(void **state)
{
    RATE("本年预算安排[850万元]。工资福利支出[320.5万元]。预算执行率[98.6%|rate]。",
         "unsure 98.6% -> 37.7% (ambiguous)");
}

static void what_was_paid_the_year_before_is_no_result(void **state)
{
    RATE("项目预算安排[85万元]，由县财政承担。上年支付[81.6万元]。资金执行率[69%|rate]。",
         "unsure 69% -> 96% (ambiguous)");
}

/* 245/250 = 98% */
static void what_was_sent_out_and_came_back_are_named(void **state)
{
    RATE("发放问卷[250份]，回收有效问卷[245份]，有效回收率[89%|rate]。", "fail 89% -> 98%");
}

/* 152/160 = 95% */
static void who_should_come_and_who_came_are_named(void **state)
{
    RATE("应参加培训[160人]，实到[152人]，参训率[59%|rate]。", "fail 59% -> 95%");
}

/* 148.2/148.2 = 100% */
static void what_was_due_is_the_divisor_of_what_came(void **state)
{
    RATE("应到位资金[148.2万元]，实际到位[142.8万元]，资金到位率[100%|rate]。", "fail 100% -> 96%");
}

/* 76/(76+4) = 95%: no word tells what was mended of what was found */
static void a_rate_whose_words_name_one_is_called_after_what_was_done(void **state)
{
    RATE("已整改隐患[76处]，未整改[4处]，整改率[95%]。", "pass 95%");
}

/* 121 + 7 = 128, 121/128 = 94.53% */
static void three_counts_tell_a_rate(void **state)
{
    RATE("排查[128处]，整治[121处]，尚未整治[7处]，整治率[95.43%|rate]。", "fail 95.43% -> 94.53%");
}

static void two_counts_and_a_rate_tell_the_third(void **state)
{
    RATE("排查[128处]，整治[112处]，尚未整治[7处]，整治率[94.53%|rate]。", "fail 94.53% -> 87.50%");
}

static void a_rate_of_done_and_rest_tells_all(void **state)
{
    TOTAL("排查[218处]，整治[121处]，尚未整治[7处]，整治率[94.53%|rate]。", "fail 218处 -> 128处");
}

/* 120 are under way: 18 + 2 is far from all, and by no slip */
static void what_is_under_way_is_silent(void **state)
{
    TOTAL("排查[140处]，整治[18处]，尚未整治[2处]，整治率[90%|rate]。",
          "unsure 140处 -> 20处 (partial)");
}

/* 51/60 = 85%, 51/(51+3) = 94%: the 3 may be of another lot than the 60 */
static void a_third_count_leaves_the_rate_in_doubt(void **state)
{
    RATE("受理申请[60件]，办结[51件]，上年未办结[3件]，办结率[86%|rate]。",
         "unsure 86% -> 94% (ambiguous)");
}

/* 312.48万元 and 312.48元 together are 100% of nothing that anybody means */
static void two_amounts_that_nothing_tells_apart_are_no_whole(void **state)
{
    RATE("基本支出[312.48元]，全年预算数[312.48万元|budget]，预算执行率[100%|rate]。",
         "fail 100% -> 0%");
}

/* 1/1 of anything is 100% */
static void small_counts_verify_nothing(void **state)
{
    RATE("完成改造[3个]，验收[3个]，完成率[100%|rate]。", "skip 100% (no-operand)");
}

static void a_zero_base_verifies_nothing(void **state)
{
    RATE("预算[0.00万元|budget]，支出[0.00万元|actual]，执行率[100%|rate]。",
         "skip 100% (too-large)");
}

/* 1 - 8.08/9.20 = 12.17% */
static void a_saving_is_one_less_the_quotient(void **state)
{
    RATE("预算[9.20万元|budget]，支出[8.08万元|actual]，节约率[12.17%|rate]。", "pass 12.17%");
}

/* 416.80/420.00 = 99.24%: neither figure has a role, their words tell them */
static void words_tell_plan_and_result(void **state)
{
    RATE("养护项目资金[420.00万元]，使用[461.80万元]，资金使用率[99.24%|rate]。",
         "fail 99.24% -> 109.95%");
}

/* 57/60 = 95% */
static void a_plan_in_words_is_the_divisor(void **state)
{
    RATE("计划新建站点[60处]，实际建成[57处]，完成率[59.00%|rate]。", "fail 59.00% -> 95.00%");
}

/* 26/29 = 89.66% */
static void what_was_mended_is_part_of_what_was_found(void **state)
{
    RATE("发现隐患[29处]，整改[26处]，整改率[89.96%]。", "fail 89.96% -> 89.66%");
}

/* the one figure has nothing to do with the other */
static void a_result_that_is_called_a_rate_is_no_rate(void **state)
{
    RATE("新增站点[1200个]，覆盖人口[5600人]，覆盖率[98.50%]。", "");
}

/* the words name what was budgeted, but between other figures: no simple mistake makes 30.00/500.00 of it */
static void figures_far_apart_must_be_explained(void **state)
{
    RATE(
        "预算安排[500.00万元]，其中材料[71.00万元]、人工[48.00万元]，支出[30.00万元]，执行率[96.12%|rate]。",
        "unsure 96.12% -> 6.00% (ambiguous)");
}

/* 180.00/108.00 = 167%: more than the whole budget is no 100% */
static void money_is_not_capped(void **state)
{
    RATE("全年预算[108.00万元|adjusted]，决算[180.00万元|actual]，执行率[100%|rate]。",
         "fail 100% -> 167%");
}

/* 1 - 27.64/35.00 = 21.03%: what was saved stands between */
static void a_saving_passes_over_what_was_saved(void **state)
{
    RATE(
        "预算[35.00万元|budget]，决算[27.64万元|actual]，比预算节约[7.36万元|change down]，节约率[20.13%|rate]。",
        "fail 20.13% -> [21.00%,21.05%]");
}

/* 83/86 = 96.51%: the posts, not the kinds of them */
static void a_control_rate_is_of_all_posts(void **state)
{
    RATE(
        "编制总数[86名]，其中行政编制[22名]、事业编制[64名]。实有在职人员[83人]，控制率为[96.51%|rate]。",
        "pass 96.51%");
}

/* 10家 is the target of the 20家 before it; 158家 has none here */
static void a_target_of_another_figure_is_no_divisor(void **state)
{
    RATE(
        "新增茶叶企业[20家]，超过年度目标任务[10家|target]，茶叶网店入库[158家]，完成年度目标任务的[183.72%|rate]。",
        "skip 183.72% (no-operand)");
}

static void nor_is_it_behind_commas_of_half_width(void **state)
{
    RATE(
        "新增茶叶企业[20家],超过年度目标任务[10家|target],茶叶网店入库[158家],完成年度目标任务的[193.72%|rate]。",
        "skip 193.72% (no-operand)");
}

/* 57/60 = 95%; 60/57 = 105.26% */
static void a_rate_turned_over_fails(void **state)
{
    RATE("计划新建[60处]，实际建成[57处]，完成率[105.26%|rate]。", "fail 105.26% -> 95.00%");
}

/* 42/120 = 35% */
static void a_share_that_holds_passes(void **state)
{
    SHARE("引进项目[120个]，其中工业[42个]，占比[35%|share]。", "pass 35%");
}

/* (30 + 40)/100 = 70% */
static void a_share_may_be_of_several_together(void **state)
{
    SHARE("全县产值[100.0亿元]，新材料[30.0亿元]，装备[40.0亿元]，两条产业链占比[70.0%|share]。",
          "pass 70.0%");
}

/* two digits are made by many mistakes, and nothing says that all projects are the whole */
static void a_share_that_fits_nothing_is_unsure(void **state)
{
    SHARE("引进项目[120个]，其中工业[42个]，占比[53%|share]。", "unsure 53% -> 35% (ambiguous)");
}

/* 12.6/31.5 = 40% */
static void a_share_of_the_whole_right_before_it_fails(void **state)
{
    SHARE("受益人口[12.6万人]，占农村人口[31.5万人]的[4.00%|share]。",
          "fail 4.00% -> [39.78%,40.22%]");
}

/* 1672.45/3098.15 = 53.98%: the whole is what the words call all of it */
static void a_share_of_the_named_whole_fails(void **state)
{
    SHARE("支出总计[3098.15万元]，基本支出[1672.45万元]，占总支出的[93.98%|share]。",
          "fail 93.98% -> 53.98%");
}

/* 50.00/200.00 = 25%: the part before it is no whole */
static void a_part_with_a_share_is_nobodys_whole(void **state)
{
    SHARE(
        "收入合计[200.00万元]，拨款[150.00万元]，占[75.00%|share]，其他收入[50.00万元]，占[52.00%|share]。",
        "pass 75.00%; fail 52.00% -> 25.00%");
}

/* 60/90 and 30/90 */
static void shares_in_a_row_are_of_the_parts_in_a_row(void **state)
{
    SHARE(
        "资金共计[90.00万元]，省级[60.00万元]、县级[30.00万元]，分别占资金总额的[66.67%|share]、[35.33%|share]。",
        "pass 66.67%; fail 35.33% -> 33.33%");
}

/* 645.04/756.92 = 85%, 20.93/756.92 = 3%; of 645.04 it would be 3% too, 45.93 of 756.92 is 6% */
static void a_whole_of_the_same_name_is_the_same_figure(void **state)
{
    SHARE(
        "整体支出[756.92万元]，运行费[645.04万元]，占总支出[85%|share]。接待费[20.93万元]，占总支出[3%|share]。",
        "pass 85%; pass 3%");
    SHARE(
        "整体支出[756.92万元]，运行费[645.04万元]，占总支出[85%|share]。接待费[45.93万元]，占总支出[3%|share]。",
        "pass 85%; pass 3%; pass 85%; pass 3%; pass 85%; fail 3% -> 6%");
}

/* 131.04/147.94 = 88.6%; the growth between them is passed over */
static void growth_may_stand_between_part_and_share(void **state)
{
    SHARE(
        "机械总动力[147.94万千瓦]。其中，柴油机动力[131.04万千瓦]，增长[6.2%|growth]，占总动力[88.6%|share]。",
        "pass 88.6%");
    SHARE(
        "机械总动力[947.94万千瓦]。其中，柴油机动力[131.04万千瓦]，增长[6.2%|growth]，占总动力[88.6%|share]。",
        "pass 88.6%; pass 88.6%; fail 88.6% -> 13.8%");
}

/* 预算 in 预算收入 is part of a name: the budget is not printed */
static void a_name_that_holds_the_word_is_no_budget(void **state)
{
    RATE(
        "一般公共预算收入[512.6亿元]，占调整预算的[97.3%|rate]；一般公共预算支出[498.3亿元]，占调整预算的[93.8%|rate]。",
        "skip 97.3% (no-operand); unsure 93.8% -> 97.2% (ambiguous)");
}

/* the plan is what 103.33% is of; 39.20 over it is 95.31% */
static void a_rate_whose_divisor_no_word_names_is_unsure(void **state)
{
    RATE("全年整合[42.50亿元]，完成支出[39.20亿元|actual]，支出进度[95.30%|rate]。",
         "unsure 95.30% -> [92.21%,92.26%] (ambiguous)");
}

/* 5/20 = 25.00%: each count is of the share before it */
static void a_count_in_brackets_is_of_the_share_before_it(void **state)
{
    SHARE("监测点位[20个]，二类占[50.00%|share]（[10个]），三类占[25.00%|share]（[5个]）。",
          "skip 50.00% (no-operand); skip 25.00% (no-operand)");
}

/* 2860/2800 = 102.14% */
static void a_result_its_target_and_the_rate_in_a_row_pass(void **state)
{
    RATE("新建公路[2860公里]，目标值[2800公里|target]，完成率[102.14%|rate]。", "pass 102.14%");
}

static void a_result_its_target_and_another_rate_fail(void **state)
{
    RATE("新建公路[2860公里]，目标值[2800公里|target]，完成率[120.14%|rate]。",
         "fail 120.14% -> [102.11%,102.18%]");
}

/* 4512.60/(4512.60 + 287.40) = 94.01% */
static void what_was_spent_of_what_is_spent_and_left_passes(void **state)
{
    RATE("累计支出[4512.60万元]，结余[287.40万元]，资金执行率[94.01%|rate]。", "pass 94.01%");
}

static void what_was_spent_of_what_is_spent_and_left_fails(void **state)
{
    RATE("累计支出[4512.60万元]，结余[287.40万元]，资金执行率[96.01%|rate]。",
         "fail 96.01% -> 94.01%");
}

/* 264.87/307.82 = 86.05%; the others are shares of 307.82 as printed */
static void a_share_among_others_that_hold_fails(void **state)
{
    SHARE("支出[307.82万元]，用于：服务[264.87万元]，占[85.06%|share]；保障[10.82万元]，"
          "占[3.52%|share]；住房[29.42万元]，占[9.56%|share]。",
          "fail 85.06% -> 86.05%; pass 3.52%; pass 9.56%");
}

#define TASKS                                                                                                                           \
    "全年设置绩效指标[112个]，其中数量指标[40个]、质量指标[28个]、时效指标[18个]、成本指标[10个]、" \
    "效益指标[9个]、满意度指标[7个]；完成[107个|actual]，完成率"

/* 107/112 = 95.54% */
static void parts_that_add_up_are_not_what_is_to_be_done(void **state)
{
    assert_by(state, check_parts_first, "rate", TASKS "[95.54%|rate]。", "pass 95.54%");
}

static void a_rate_behind_a_list_of_parts_is_held_against_the_whole(void **state)
{
    assert_by(state, check_parts_first, "rate", TASKS "[94.54%|rate]。", "fail 94.54% -> 95.54%");
}

/* 5/112 = 4.46% */
static void the_whole_of_a_share_may_stand_before_the_list(void **state)
{
    SHARE(TASKS "[95.54%|rate]；未完成[5个]，占[4.46%|share]。", "pass 4.46%");
}

/* 2427.00/(2427.00 + 73.00) = 97.08% */
static void money_left_behind_its_rate_verifies_it(void **state)
{
    RATE("实际支出[2427.00万元|actual]，预算执行率[97.08%|rate]，结余[73.00万元]已收回。",
         "pass 97.08%");
}

static void money_left_behind_its_rate_contradicts_it(void **state)
{
    RATE("实际支出[2427.00万元|actual]，预算执行率[98.70%|rate]，结余[73.00万元]已收回。",
         "fail/warning 98.70% -> 97.08%");
}

static void a_budget_that_the_words_name_comes_before_what_is_left(void **state)
{
    RATE(
        "预算[2600.00万元|budget]，支出[2427.00万元|actual]，预算执行率[93.35%|rate]，结余[73.00万元]。",
        "pass 93.35%");
}

static void what_was_left_of_other_years_is_silent(void **state)
{
    RATE("实际支出[2427.00万元|actual]，预算执行率[98.70%|rate]，上年结余[73.00万元]。",
         "skip 98.70% (no-operand)");
}

static void a_part_of_what_is_left_is_silent(void **state)
{
    RATE("实际支出[2427.00万元|actual]，预算执行率[96.70%|rate]，结余资金主要为尾款[73.00万元]。",
         "skip 96.70% (no-operand)");
}

/* 4280 + 6320 = 10600, 40.38% and 59.62% */
static void shares_of_the_sum_of_all_parts_pass(void **state)
{
    SHARE("上半年投资[4280万元]，占全年的[40.38%|share]；下半年投资[6320万元]，占[59.62%|share]。",
          "pass 40.38%; pass 59.62%");
}

static void a_share_beside_others_of_the_sum_fails(void **state)
{
    SHARE("上半年投资[4280万元]，占全年的[43.08%|share]；下半年投资[6320万元]，占[59.62%|share]。",
          "fail 43.08% -> 40.38%; skip 59.62% (no-operand)");
}

/* 498.15 + 121.08 + 51.37 + 28.90 = 699.50 */
static void a_share_of_a_run_beside_others_of_the_sum_fails(void **state)
{
    SHARE("餐费[498.15万元]、改造[121.08万元]、设备[51.37万元]、补助[28.90万元]，分别占支出总额的"
          "[72.12%|share]、[17.31%|share]、[7.34%|share]和[4.13%|share]。",
          "fail 72.12% -> 71.22%; unsure 17.31% -> 24.31% (ambiguous); "
          "unsure 7.34% -> 42.43% (ambiguous); unsure 4.13% -> [56.24%,56.27%] (ambiguous)");
}

static void shares_of_a_larger_whole_are_silent(void **state)
{
    SHARE("上半年投资[4280万元]，占[32.61%|share]；下半年投资[6320万元]，占[48.15%|share]。",
          "skip 32.61% (no-operand); skip 48.15% (no-operand)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_part_of_what_is_left_is_silent),
        SCENE_TEST(shares_of_the_sum_of_all_parts_pass),
        SCENE_TEST(a_share_beside_others_of_the_sum_fails),
        SCENE_TEST(a_share_of_a_run_beside_others_of_the_sum_fails),
        SCENE_TEST(shares_of_a_larger_whole_are_silent),
        SCENE_TEST(money_left_behind_its_rate_verifies_it),
        SCENE_TEST(money_left_behind_its_rate_contradicts_it),
        SCENE_TEST(a_budget_that_the_words_name_comes_before_what_is_left),
        SCENE_TEST(what_was_left_of_other_years_is_silent),
        SCENE_TEST(parts_that_add_up_are_not_what_is_to_be_done),
        SCENE_TEST(a_rate_behind_a_list_of_parts_is_held_against_the_whole),
        SCENE_TEST(the_whole_of_a_share_may_stand_before_the_list),
        SCENE_TEST(what_was_spent_of_what_is_spent_and_left_passes),
        SCENE_TEST(what_was_spent_of_what_is_spent_and_left_fails),
        SCENE_TEST(a_share_among_others_that_hold_fails),
        SCENE_TEST(a_result_its_target_and_the_rate_in_a_row_pass),
        SCENE_TEST(a_result_its_target_and_another_rate_fail),
        SCENE_TEST(a_name_that_holds_the_word_is_no_budget),
        SCENE_TEST(a_rate_whose_divisor_no_word_names_is_unsure),
        SCENE_TEST(a_count_in_brackets_is_of_the_share_before_it),
        SCENE_TEST(a_rate_of_plan_and_result_passes),
        SCENE_TEST(a_rate_that_misses_fails),
        SCENE_TEST(a_rate_of_the_budget_passes),
        SCENE_TEST(the_base_that_fits_is_the_base),
        SCENE_TEST(a_capped_rate_accuses_nobody),
        SCENE_TEST(a_rate_without_operands_is_skipped),
        SCENE_TEST(a_rate_beside_other_figures_is_skipped),
        SCENE_TEST(about_so_much_accuses_nobody),
        SCENE_TEST(a_part_of_the_asked_passes),
        SCENE_TEST(no_share_is_above_all),
        SCENE_TEST(a_share_of_another_kind_may_be_above_all),
        SCENE_TEST(a_part_above_the_total_before_it_fails),
        SCENE_TEST(a_larger_figure_before_is_no_total),
        SCENE_TEST(a_total_below_its_part_fails),
        SCENE_TEST(another_part_is_no_total),
        SCENE_TEST(a_share_upside_down_is_told_of_a_whole_with_a_share_of_its_own),
        SCENE_TEST(what_was_done_and_what_was_not_make_a_rate),
        SCENE_TEST(what_was_done_and_what_was_not_fail_the_rate),
        SCENE_TEST(what_was_not_done_may_stand_first),
        SCENE_TEST(two_figures_of_two_sentences_before_are_all_there_is),
        SCENE_TEST(a_part_of_what_was_spent_is_silent),
        SCENE_TEST(what_was_paid_the_year_before_is_no_result),
        SCENE_TEST(what_was_sent_out_and_came_back_are_named),
        SCENE_TEST(who_should_come_and_who_came_are_named),
        SCENE_TEST(what_was_due_is_the_divisor_of_what_came),
        SCENE_TEST(a_rate_whose_words_name_one_is_called_after_what_was_done),
        SCENE_TEST(three_counts_tell_a_rate),
        SCENE_TEST(two_counts_and_a_rate_tell_the_third),
        SCENE_TEST(a_rate_of_done_and_rest_tells_all),
        SCENE_TEST(what_is_under_way_is_silent),
        SCENE_TEST(a_third_count_leaves_the_rate_in_doubt),
        SCENE_TEST(two_amounts_that_nothing_tells_apart_are_no_whole),
        SCENE_TEST(small_counts_verify_nothing),
        SCENE_TEST(a_zero_base_verifies_nothing),
        SCENE_TEST(a_saving_is_one_less_the_quotient),
        SCENE_TEST(a_share_that_holds_passes),
        SCENE_TEST(a_share_may_be_of_several_together),
        SCENE_TEST(words_tell_plan_and_result),
        SCENE_TEST(a_plan_in_words_is_the_divisor),
        SCENE_TEST(what_was_mended_is_part_of_what_was_found),
        SCENE_TEST(a_result_that_is_called_a_rate_is_no_rate),
        SCENE_TEST(figures_far_apart_must_be_explained),
        SCENE_TEST(money_is_not_capped),
        SCENE_TEST(a_target_of_another_figure_is_no_divisor),
        SCENE_TEST(nor_is_it_behind_commas_of_half_width),
        SCENE_TEST(a_rate_turned_over_fails),
        SCENE_TEST(a_saving_passes_over_what_was_saved),
        SCENE_TEST(a_control_rate_is_of_all_posts),
        SCENE_TEST(a_share_of_the_whole_right_before_it_fails),
        SCENE_TEST(a_share_that_fits_nothing_is_unsure),
        SCENE_TEST(a_share_of_the_named_whole_fails),
        SCENE_TEST(a_part_with_a_share_is_nobodys_whole),
        SCENE_TEST(shares_in_a_row_are_of_the_parts_in_a_row),
        SCENE_TEST(a_whole_of_the_same_name_is_the_same_figure),
        SCENE_TEST(growth_may_stand_between_part_and_share),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
