/* 其中, 包括, 按…分: what adds up, what does not, and what must not be said. */
#include "parts.h"

#include "pipeline/scene_testing.h"

static void assert_parts(void **state, const char *rule, const char *paragraph,
                         const char *expected)
{
    Scene *scene = *state;
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(&scene->ledger, parts_check);
    scene_assert(scene, rule, expected);
}

#define TOTAL(paragraph, expected) assert_parts(state, "total-text", paragraph, expected)
#define OVER(paragraph, expected) assert_parts(state, "total-over", paragraph, expected)

/* 583.32 + 95.36 = 678.68 */
static void parts_that_add_up_pass(void **state)
{
    TOTAL("基本支出[678.68万元]，其中：人员经费[583.32万元]、公用经费[95.36万元]。",
          "pass 678.68万元");
}

/* 396.50 + 215.68 + 103.00 = 715.18 */
static void parts_that_miss_the_whole_fail(void **state)
{
    TOTAL(
        "项目支出[742.18万元]，其中：公路养护[396.50万元]、桥梁整治[215.68万元]、渡口管理[103.00万元]。",
        "fail 742.18万元 -> 715.18万元");
}

/* 583.32 + 95.36 = 678.68; each printed place admits half a unit: 678.69 could be right, 678.70 not */
static void a_last_place_too_many_is_a_note(void **state)
{
    TOTAL("基本支出[678.69万元]，其中：人员经费[583.32万元]、公用经费[95.36万元]。",
          "pass/note 678.69万元");
}

static void a_last_place_more_than_rounding_admits_fails(void **state)
{
    TOTAL("基本支出[678.70万元]，其中：人员经费[583.32万元]、公用经费[95.36万元]。",
          "fail 678.70万元 -> 678.68万元");
}

/* 100 + 169 + 10 = 279 */
static void counts_have_no_tolerance(void **state)
{
    TOTAL("单位共[280家]，按性质分，行政[100家]、事业[169家]、其他[10家]。", "fail 280家 -> 279家");
}

static void an_open_list_is_silent(void **state)
{
    TOTAL("项目支出[742.18万元]，其中：公路养护[396.50万元]、桥梁整治[215.68万元]等。",
          "skip 742.18万元 (open-list)");
}

/* 96.50 + 15.68 = 112.18, far from 742.18: the list names two of many */
static void a_partial_list_accuses_nobody(void **state)
{
    TOTAL("项目支出[742.18万元]，其中公路养护[96.50万元]、桥梁整治[15.68万元]。",
          "unsure 742.18万元 -> 112.18万元 (partial)");
}

static void one_part_below_its_whole_says_nothing(void **state)
{
    TOTAL("全年培训教师[1260人次]，其中省级培训[86人次]。", "");
}

static void one_part_above_its_whole_fails(void **state)
{
    OVER("全年培训教师[1260人次]，其中省级培训[1286人次]。", "fail 1286人次 -> 1260人次");
}

static void a_part_of_another_kind_is_no_part(void **state)
{
    OVER("投资[60万元]，其中惠及[1286人]。", "");
}

/* 312 + 488 + 468 = 1268; the investment behind them is no part */
static void a_list_ends_where_it_holds(void **state)
{
    TOTAL(
        "列入养护的公路[1268公里]，其中：县道[312公里]、乡道[488公里]、村道[468公里]，完成大中修[42.6公里]。",
        "pass 1268公里");
}

/* 0.86 + 1.94 + 1.82 = 4.62, in the sentence behind the whole */
static void the_whole_may_stand_in_the_sentence_before(void **state)
{
    TOTAL(
        "发放各类助学金[4.62万人次]。其中：学前[0.86万人次]、义务教育[1.94万人次]、高中[1.82万人次]。",
        "pass 4.62万人次");
}

/* 18.68 + 107.86 = 126.54: of what was added, not of the budget before it */
static void the_nearest_whole_that_fits_is_the_whole(void **state)
{
    TOTAL(
        "年初预算[1310.00万元|budget]，年中追加[126.54万元]，其中基本支出追加[18.68万元]、项目支出追加[107.86万元]。",
        "pass 126.54万元");
}

/* 700.00 is spent, 720.00 was budgeted; 420.00 + 280.00 = 700.00 */
static void the_whole_is_the_actual_not_the_budget(void **state)
{
    TOTAL(
        "预算[720.00万元|budget]，支出[700.00万元|actual]，其中：人员[420.00万元]、公用[280.00万元]。",
        "pass 700.00万元");
}

/* 26 + 11 = 37 is no 86.35: rates and growth between the parts are no parts */
static void rates_and_growth_are_no_parts(void **state)
{
    TOTAL(
        "收入[37.00亿元]，增长[5.0%|growth up]，其中：税收[26.00亿元]，增长[7.2%|growth up]，非税[11.00亿元]，下降[3.1%|growth down]。",
        "pass 37.00亿元");
}

/* 100 + 60 = 160; 40 of the 100 stand in brackets */
static void what_stands_in_brackets_is_not_added_twice(void **state)
{
    TOTAL("支出[160.00万元]，其中：人员[100.00万元]（含津贴[40.00万元]）、公用[60.00万元]。",
          "pass 160.00万元");
}

/* 12 + 33 = 45, 20 + 25 = 45: two divisions of one whole */
static void each_division_of_a_whole_is_a_list_of_its_own(void **state)
{
    TOTAL("单位共[45家]，按性质分，行政[12家]、事业[33家]；按层级分，县级[20家]、乡镇[25家]。",
          "pass 45家; pass 45家");
}

static void semicolons_of_a_sentence_of_parts_do_not_end_it(void **state)
{
    TOTAL("收入[207.0亿元]。其中税收[1133.5亿元]，下降[5.5%|growth down]；非税[93.5亿元]。",
          "fail 207.0亿元 -> 1227.0亿元");
}

/* 538000 + 2400 + 2600 = 543000; what is added on top is no part */
static void what_is_added_on_top_ends_the_list(void **state)
{
    TOTAL(
        "收入安排[54.3亿元]，其中，土地收入[38000万元]，污水处理费[2400万元]，彩票公益金[2600万元]，"
        "加上上级补助[2.5亿元]，收入总计[56.8亿元]。",
        "fail 54.3亿元 -> 4.3亿元");
}

/* 61.3 + 145.7 = 207.0: the whole that the 其中 list before it made up, two sentences back */
#define VIEWED(districts)                                                                              \
    "收入[207.0亿元]，增长[3.2%|growth up]。其中税收[113.5亿元]、非税[93.5亿元]。" \
    "分级次看，市本级收入[61.3亿元]，增长[6.0%|growth up]；县市区收入[" districts "亿元]。"

static void a_view_divides_the_whole_of_the_list_before_it(void **state)
{
    TOTAL(VIEWED("145.7"), "pass 207.0亿元; pass 207.0亿元");
}

static void a_view_that_misses_by_a_digit_fails(void **state)
{
    TOTAL(VIEWED("175.7"), "pass 207.0亿元; fail 207.0亿元 -> 237.0亿元");
}

static void a_view_that_nothing_explains_is_unsure(void **state)
{
    TOTAL(VIEWED("99.9"), "pass 207.0亿元; unsure 207.0亿元 -> 161.2亿元 (partial)");
}

/* 0.20 + 0.13 + 0.90 = 1.23 */
static void what_money_is_spent_on_adds_up(void **state)
{
    TOTAL("安排支出[1.23亿元]，用于注资[0.20亿元]、解决遗留问题[0.13亿元]，调出[0.90亿元]。",
          "pass 1.23亿元");
}

/* 91.25 + 19.05 = 110.30 */
static void a_use_among_parts_is_a_part(void **state)
{
    TOTAL("支出[110.30万元]，其中：奖励[91.25万元]，用于研究[19.05万元]。", "pass 110.30万元");
}

static void what_another_sum_is_spent_on_is_no_part(void **state)
{
    OVER("安排[25亿元]用于补充财力，安排[34.9亿元]用于清欠。", "");
}

/* 45.6 + 25.0 + 38.5 = 109.1 */
static void a_count_behind_its_use_ends_no_list(void **state)
{
    TOTAL("争取债券[109.1亿元]，其中安排[45.6亿元]用于[186个]项目，安排[25.0亿元]用于补充财力，"
          "安排[38.5亿元]用于清欠。",
          "pass 109.1亿元");
}

static void standards_per_head_are_no_parts(void **state)
{
    TOTAL("补助[48.00万元]，其中：每人[200.00元|standard]、每户[1000.00元|standard]。", "");
}

static void a_value_pasted_over_its_neighbour_fails(void **state)
{
    /* 210.35 + 156.00 + 156.00 = 522.35, 486.35 stated */
    TOTAL(
        "项目支出[486.35万元]，其中：薄弱环节[210.35万元]、教师培训[156.00万元]、学生资助[156.00万元]。",
        "fail 486.35万元 -> 522.35万元");
}

static void a_marker_in_brackets_marks_nothing_behind_them(void **state)
{
    OVER("业务总量[310万元]；业务收入（不包括储蓄收入）[345万元]。", "");
}

/* the terms of the debt are listed, the next clause is another debt */
static void a_marker_of_an_earlier_clause_marks_nothing(void **state)
{
    OVER("一般债务[510万元]，期限包括三年期、五年期，专项债务[525万元]。", "");
}

static void what_a_subject_of_its_own_includes_is_no_part(void **state)
{
    OVER("区级[12.30亿元]。第二次调整包括转贷额度[17.60亿元]。", "");
    OVER("对[40个]新增项目开展评估，对其中[130个]项目开展评价。", "");
}

/* wind and sun are renewable both: the whole is the capacity of all */
static void a_new_sentence_may_divide_any_figure_before_it(void **state)
{
    OVER("装机容量[640万千瓦]；太阳能装机容量[90万千瓦]。其中，可再生能源[210万千瓦]。", "");
}

static void a_part_above_a_rate_or_a_bound_is_silent(void **state)
{
    OVER("抽检量每千人[4.2批次|standard]，其中抽检[61000批次]。", "");
    OVER("抽检量超过[540批次|above]，其中食品抽检[610批次]。", "");
}

/* 4 + 233 + 60 = 297 */
static void things_of_one_kind_are_not_more_than_all(void **state)
{
    TOTAL("文物保护单位[87处]，其中国家级[4处]，省级[233处]，市级[60处]。", "fail 87处 -> 297处");
}

/* 4 + 23 + 60 = 87 */
static void digits_exchanged_of_things_of_one_kind_fail(void **state)
{
    TOTAL("文物保护单位[78处]，其中国家级[4处]，省级[23处]，市级[60处]。", "fail 78处 -> 87处");
}

static void things_of_one_kind_may_be_listed_in_part(void **state)
{
    TOTAL("新增企业[20家]，其中国家级[2家]，省级[5家]。", "skip 20家 (partial)");
}

/* 80 + 60 = 140: whoever is one of them may be the other too */
static void things_of_several_kinds_may_overlap(void **state)
{
    TOTAL("干部[92名]，其中党员[80名]，女性[60名]。", "skip 92名 (partial)");
}

/* levels of one thing do not make up the first of them */
static void levels_of_one_thing_are_no_list(void **state)
{
    TOTAL("设一级指标[5项|=一级指标]，包括[6项|=二级指标]、[9项|=三级指标]。",
          "skip 5项 (partial)");
}

/* 4391.8 + 338.1 + 484.4 = 5214.3: what is not listed may be the rest of 5238.0 */
static void a_list_short_by_a_hair_is_unsure(void **state)
{
    TOTAL("存款[5238.0亿元]，其中住户[4391.8亿元]，企业[338.1亿元]，政府[484.4亿元]。",
          "unsure 5238.0亿元 -> 5214.3亿元 (partial)");
}

/* 4391.8 + 338.1 + 484.4 = 5214.3 of 5190.6 */
static void a_list_above_by_a_hair_fails(void **state)
{
    TOTAL("存款[5190.6亿元]，其中住户[4391.8亿元]，企业[338.1亿元]，政府[484.4亿元]。",
          "fail 5190.6亿元 -> 5214.3亿元");
}

/* 3 × 10 + 5 + 4 = 39 */
static void what_each_of_several_has_counts_so_often(void **state)
{
    TOTAL("投资共计[39.0亿元]，其中甲、乙、丙[3个]项目各[10.0亿元]，丁[5.0亿元]，戊[4.0亿元]。",
          "pass 39.0亿元");
}

/* 6.13 + 2.11 = 8.24: hospitals are not all that has beds, and one digit of three explains nothing */
static void a_near_miss_of_few_digits_is_unsure(void **state)
{
    TOTAL("床位[8.42万张]，其中医院[6.13万张]，卫生院[2.11万张]。",
          "unsure 8.42万张 -> 8.24万张 (partial)");
}

/* 34.00 of 5218.40 is no single digit */
static void a_near_miss_that_nothing_explains_is_unsure(void **state)
{
    TOTAL("贷款余额[5218.40亿元]，其中：住户贷款[1407.16亿元]；企业贷款[3777.24亿元]。",
          "unsure 5218.40亿元 -> 5184.40亿元 (partial)");
}

/* 0.95 + 0.60 + 0.81 = 2.36: a partial list cannot exceed its whole */
static void parts_that_exceed_the_whole_by_a_digit_fail(void **state)
{
    TOTAL("税收收入[2.30亿元]，其中：增值税[0.95亿元]，契税[0.60亿元]，其他税[0.81亿元]。",
          "fail 2.30亿元 -> 2.36亿元");
}

/* 15310 + 18400 + 7540 = 41250 */
static void a_unit_that_slipped_in_a_part_fails(void **state)
{
    TOTAL("各级投入[41250万元]，其中：治水[15310万元]，治污[18400万元]，治气[7540元]。",
          "fail 41250万元 -> 33711万元");
}

/* 一般贸易进口 and 出口 make up the trade, not the import */
static void a_view_of_more_than_the_figure_before_it_is_unsure(void **state)
{
    TOTAL(
        "进出口总额[215.30亿元]。其中，出口[140.20亿元]；进口[68.80亿元]。按企业分，外资出口[80.10亿元]，民企出口[57.70亿元]。",
        "unsure 215.30亿元 -> 209.00亿元 (partial); unsure 68.80亿元 -> 137.80亿元 (partial)");
}

static void another_measure_does_not_divide(void **state)
{
    TOTAL("零售总额[410亿元]。按行业分，批发业销售额[261.4亿元]；零售业销售额[302.5亿元]。",
          "unsure 410亿元 -> 564亿元 (partial)");
}

/* 101.3 + 43.4 = 144.7 */
static void a_nested_list_of_semicolons_belongs_to_its_part(void **state)
{
    TOTAL(
        "环保支出[182.6亿元]。其中：本级经费[144.7亿元]，包括市级[101.3亿元]；转移支付[43.4亿元]。",
        "pass 144.7亿元");
}

static void a_bound_is_no_whole(void **state)
{
    TOTAL("安排资金[640.00亿元|above]，其中：环保[150.42亿元]；交通[91.35亿元]；教育[399.23亿元]。",
          "unsure 640.00亿元 -> 641.00亿元 (partial)");
}

/* 503.1 + 88.2 + 221.3 = 812.6: the 3.4 belongs to the reason of the part before it */
static void a_figure_that_is_no_part_proves_nothing(void **state)
{
    TOTAL(
        "基金支出[812.6亿元]，其中：医保[503.1亿元]，增支[3.4亿元]，养老[88.2亿元]，失业[221.3亿元]。",
        "unsure 812.6亿元 -> 816.0亿元 (partial)");
}

/* 17.9 + 11.3 = 29.2 */
#define SLIP "项目资金[30.2万元]，其中人员补助[17.9万元]、印刷费[11.3万元]。"

static void one_slip_in_a_units_own_report_fails(void **state)
{
    scene_part(*state, "白溪县民政局2023年度部门整体支出绩效自评报告", "白溪县民政局", "2023");
    TOTAL(SLIP, "fail 30.2万元 -> 29.2万元");
}

/* 40 and 30 of 120: a third part of 50 is as likely as 90 for one of them */
static void a_list_of_round_figures_may_leave_one_out(void **state)
{
    scene_part(*state, "白溪县民政局2023年度部门整体支出绩效自评报告", "白溪县民政局", "2023");
    TOTAL("下达资金[120万元]，其中培训经费[40万元]、购置经费[30万元]。",
          "unsure 120万元 -> 70万元 (partial)");
}

/* 456.2 + 56.6 = 512.8 and no part of 73.5, which stands nearer */
static void the_whole_that_the_words_before_a_list_name_is_meant(void **state)
{
    scene_part(*state, "白溪县民政局2023年度部门整体支出绩效自评报告", "白溪县民政局", "2023");
    TOTAL(
        "其中：人员经费[512.8万元]、公用经费[73.5万元]。人员经费包括工资支出[456.2万元]、补助支出[56.6亿元]。",
        "fail 512.8万元 -> 566456.2万元");
}

/* a government names some of what it does */
static void one_slip_elsewhere_is_unsure(void **state)
{
    scene_part(*state, "白溪县2023年预算执行情况", "", "2023");
    TOTAL(SLIP, "unsure 30.2万元 -> 29.2万元 (partial)");
}

static void a_mean_is_no_whole(void **state)
{
    OVER("四年年均超收[20.40亿元]，其中上年超收[25.73亿元]。", "");
}

static void a_part_of_a_sum_over_years_may_not_exceed_it(void **state)
{
    OVER("四年共超收[20.40亿元]，其中上年超收[25.73亿元]。", "fail 25.73亿元 -> 20.40亿元");
}

/* 312.00 + 286.50 + 198.00 = 796.50; the last is printed 189.00 */
static void what_an_amount_is_made_of_in_detail_adds_up(void **state)
{
    TOTAL("实施项目[3个]，总投入[796.50万元]。具体为：运转经费[312.00万元]，环境整治[286.50万元]，"
          "公路养护[198.00万元]。",
          "pass 796.50万元");
}

static void what_an_amount_is_made_of_in_detail_that_misses_fails(void **state)
{
    TOTAL("实施项目[3个]，总投入[796.50万元]。具体为：运转经费[312.00万元]，环境整治[286.50万元]，"
          "公路养护[189.00万元]。",
          "fail 796.50万元 -> 787.50万元");
}

#define WATCHED(all, first, second)                                                                \
    "监测对象[47户][" all "]，其中已消除[" first "][82人]，尚未消除[19户][" second "]。"

/* 28 + 19 = 47, 82 + 57 = 139 */
static void both_measures_of_a_list_add_up(void **state)
{
    TOTAL(WATCHED("139人", "28户", "57人"), "pass 47户; pass 139人");
}

static void the_second_measure_fails_where_the_first_adds_up(void **state)
{
    TOTAL(WATCHED("139人", "28户", "75人"), "pass 47户; fail 139人 -> 157人");
}

static void the_first_measure_fails_where_the_second_adds_up(void **state)
{
    TOTAL(WATCHED("139人", "29户", "57人"), "fail 47户 -> 48户");
}

static void a_part_of_several_above_the_whole_fails(void **state)
{
    OVER("外出进修[32人次]，其中东部地区[92人次]、本省医院[14人次]。", "fail 92人次 -> 32人次");
}

/* 30 + 30 + 29.97 = 89.97 */
static void a_cell_of_prose_adds_up(void **state)
{
    Scene *scene = *state;
    scene_table(scene, "项目支出绩效自评表");
    scene_row(scene, "实际完成情况\t本项目共完成预算资金[89.97万元]。其中：[30万元]用于编制；"
                     "[30万元]用于审计；[29.97万元]用于测绘。");
    scene_ready(scene);
    cells_each(&scene->ledger, parts_check);
    scene_assert(scene, "total-text", "pass 89.97万元");
}

static void a_short_cell_is_no_prose(void **state)
{
    Scene *scene = *state;
    scene_table(scene, "项目支出绩效自评表");
    scene_row(scene, "资金\t共[89.97万元]，其中：[30万元]、[30万元]");
    scene_ready(scene);
    cells_each(&scene->ledger, parts_check);
    scene_assert(scene, "total-text", "");
}

/* 3 * 10 + 5 + 4 = 39 */
static void a_whole_that_lacks_a_digit_is_below_its_parts(void **state)
{
    TOTAL("投资共计[9亿元]，其中甲、乙、丙[3个]项目各[10亿元]，丁[5亿元]，戊[4亿元]。",
          "fail 9亿元 -> 39亿元");
}

/* 120 + 28.2 = 148.2 */
static void what_came_of_the_whole_is_no_part(void **state)
{
    TOTAL("应到位资金[148.2万元]，其中省级[120万元]、县级[28.2亿元]，实际到位[148.2万元]。",
          "fail 148.2万元 -> 282120.0万元");
}

/* 21 + 18 = 39: two parts make any sum */
static void two_parts_above_a_short_whole_prove_nothing(void **state)
{
    TOTAL("投资共计[9亿元]，其中丁[21亿元]，戊[18亿元]。", "unsure 9亿元 -> 39亿元 (partial)");
}

/* 54 + 300 + 50 + 367.32 = 771.32; the list's last part stands in the next sentence */
static void a_list_may_go_on_with_one_part(void **state)
{
    TOTAL("项目支出[771.32万元]，其中日常[54万元]，用于巡山；防火[300万元]主要用于物资；"
          "护林[50亿元]，用于调研费用等。补助资金[367.32万元]，用于补贴。",
          "fail 771.32万元 -> 500721.32万元");
}

/* three parts of short figures: one digit explains any gap */
static void a_short_list_that_may_go_on_is_silent(void **state)
{
    TOTAL(
        "项目支出[77万元]，其中日常[54万元]，用于巡山；防火[10万元]主要用于物资等。补助资金[3万元]，"
        "用于补贴。",
        "");
}

static void more_done_than_was_to_be_done_is_no_part_above_its_whole(void **state)
{
    OVER("筛查任务数[3500人]，其中甲类筛查[3612人]，完成率[103.20%|rate]。", "");
}

static void a_part_above_its_whole_fails_though_a_plan_stands_before(void **state)
{
    OVER("年度计划建设。全年筛查[3500人]，其中甲类[3612人]。", "fail 3612人 -> 3500人");
}

/* 418.62 + 536.37 + 258.55 = 1213.54 */
#define NAMED "基本支出[1128.36万元]，项目支出[1213.54万元]。项目支出中，展览[418.62万元]，维护"

static void parts_of_an_amount_that_the_words_name_pass(void **state)
{
    TOTAL(NAMED "[536.37万元]，活动[258.55万元]。", "pass 1213.54万元");
}

static void parts_of_an_amount_that_the_words_name_fail(void **state)
{
    TOTAL(NAMED "[563.37万元]，活动[258.55万元]。", "fail 1213.54万元 -> 1240.54万元");
}

static void some_parts_of_an_amount_that_the_words_name_are_unsure(void **state)
{
    TOTAL(NAMED "[536.37万元]。", "unsure 1213.54万元 -> 954.99万元 (partial)");
}

/* 300 + 200 = 500 */
static void what_is_compared_with_is_no_whole(void **state)
{
    TOTAL(
        "预算[500.00万元|budget]，比上年预算[480.00万元|budget]增加[20.00万元|change up]。其中甲[300.00万元]、乙[200.00万元]。",
        "pass 500.00万元");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(parts_of_an_amount_that_the_words_name_pass),
        SCENE_TEST(parts_of_an_amount_that_the_words_name_fail),
        SCENE_TEST(some_parts_of_an_amount_that_the_words_name_are_unsure),
        SCENE_TEST(what_is_compared_with_is_no_whole),
        SCENE_TEST(more_done_than_was_to_be_done_is_no_part_above_its_whole),
        SCENE_TEST(a_part_above_its_whole_fails_though_a_plan_stands_before),
        SCENE_TEST(a_cell_of_prose_adds_up),
        SCENE_TEST(a_short_cell_is_no_prose),
        SCENE_TEST(both_measures_of_a_list_add_up),
        SCENE_TEST(the_second_measure_fails_where_the_first_adds_up),
        SCENE_TEST(the_first_measure_fails_where_the_second_adds_up),
        SCENE_TEST(a_part_of_several_above_the_whole_fails),
        SCENE_TEST(what_an_amount_is_made_of_in_detail_adds_up),
        SCENE_TEST(what_an_amount_is_made_of_in_detail_that_misses_fails),
        SCENE_TEST(a_part_of_a_sum_over_years_may_not_exceed_it),
        SCENE_TEST(a_mean_is_no_whole),
        SCENE_TEST(a_figure_that_is_no_part_proves_nothing),
        SCENE_TEST(things_of_one_kind_are_not_more_than_all),
        SCENE_TEST(digits_exchanged_of_things_of_one_kind_fail),
        SCENE_TEST(things_of_one_kind_may_be_listed_in_part),
        SCENE_TEST(things_of_several_kinds_may_overlap),
        SCENE_TEST(levels_of_one_thing_are_no_list),
        SCENE_TEST(a_near_miss_of_few_digits_is_unsure),
        SCENE_TEST(a_near_miss_that_nothing_explains_is_unsure),
        SCENE_TEST(parts_that_exceed_the_whole_by_a_digit_fail),
        SCENE_TEST(a_unit_that_slipped_in_a_part_fails),
        SCENE_TEST(a_view_of_more_than_the_figure_before_it_is_unsure),
        SCENE_TEST(another_measure_does_not_divide),
        SCENE_TEST(a_nested_list_of_semicolons_belongs_to_its_part),
        SCENE_TEST(a_bound_is_no_whole),
        SCENE_TEST(a_marker_in_brackets_marks_nothing_behind_them),
        SCENE_TEST(a_marker_of_an_earlier_clause_marks_nothing),
        SCENE_TEST(what_a_subject_of_its_own_includes_is_no_part),
        SCENE_TEST(a_new_sentence_may_divide_any_figure_before_it),
        SCENE_TEST(a_part_above_a_rate_or_a_bound_is_silent),
        SCENE_TEST(parts_that_add_up_pass),
        SCENE_TEST(parts_that_miss_the_whole_fail),
        SCENE_TEST(a_last_place_too_many_is_a_note),
        SCENE_TEST(a_last_place_more_than_rounding_admits_fails),
        SCENE_TEST(counts_have_no_tolerance),
        SCENE_TEST(an_open_list_is_silent),
        SCENE_TEST(a_partial_list_accuses_nobody),
        SCENE_TEST(one_part_below_its_whole_says_nothing),
        SCENE_TEST(one_part_above_its_whole_fails),
        SCENE_TEST(a_part_of_another_kind_is_no_part),
        SCENE_TEST(a_list_ends_where_it_holds),
        SCENE_TEST(the_whole_may_stand_in_the_sentence_before),
        SCENE_TEST(the_nearest_whole_that_fits_is_the_whole),
        SCENE_TEST(the_whole_is_the_actual_not_the_budget),
        SCENE_TEST(rates_and_growth_are_no_parts),
        SCENE_TEST(what_stands_in_brackets_is_not_added_twice),
        SCENE_TEST(each_division_of_a_whole_is_a_list_of_its_own),
        SCENE_TEST(semicolons_of_a_sentence_of_parts_do_not_end_it),
        SCENE_TEST(what_is_added_on_top_ends_the_list),
        SCENE_TEST(a_view_divides_the_whole_of_the_list_before_it),
        SCENE_TEST(a_view_that_misses_by_a_digit_fails),
        SCENE_TEST(a_view_that_nothing_explains_is_unsure),
        SCENE_TEST(what_money_is_spent_on_adds_up),
        SCENE_TEST(a_use_among_parts_is_a_part),
        SCENE_TEST(what_another_sum_is_spent_on_is_no_part),
        SCENE_TEST(a_count_behind_its_use_ends_no_list),
        SCENE_TEST(standards_per_head_are_no_parts),
        SCENE_TEST(a_value_pasted_over_its_neighbour_fails),
        SCENE_TEST(a_list_short_by_a_hair_is_unsure),
        SCENE_TEST(a_list_above_by_a_hair_fails),
        SCENE_TEST(what_each_of_several_has_counts_so_often),
        SCENE_TEST(a_whole_that_lacks_a_digit_is_below_its_parts),
        SCENE_TEST(what_came_of_the_whole_is_no_part),
        SCENE_TEST(two_parts_above_a_short_whole_prove_nothing),
        SCENE_TEST(a_list_may_go_on_with_one_part),
        SCENE_TEST(a_short_list_that_may_go_on_is_silent),
        SCENE_TEST(one_slip_in_a_units_own_report_fails),
        SCENE_TEST(a_list_of_round_figures_may_leave_one_out),
        SCENE_TEST(the_whole_that_the_words_before_a_list_name_is_meant),
        SCENE_TEST(one_slip_elsewhere_is_unsure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
