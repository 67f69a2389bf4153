#include "reading.h"

static void blanks_may_part_a_figure_from_its_unit(void **state)
{
    READS("原值 48.46 万元。", "484600 money");
    READS("支出20.93 万 元", "209300 money");
    READS("得分 95 分。", "95 score");
}

static void counts_are_exact_and_amounts_are_not(void **state)
{
    assert_int_equal(decimal_sign(reading_first(state, "39人")->half), 0);
    assert_true(decimal_equal(reading_first(state, "3万人")->half, decimal_new(5000, 0)));
    assert_int_equal(decimal_sign(reading_first(state, "50余家")->half), 1);
    assert_true(decimal_equal(reading_first(state, "81.31%")->half, decimal_new(5, 3)));
}

static void more_stands_on_either_side_of_the_multiplier(void **state)
{
    READS("接待1.6万余人次", "16000 visits about");
    READS("接待3余万人次", "30000 visits about");
    READS("资金3000多万元", "30000000 money about");
    READS("共70余批次", "70 events about");
}

static void the_unit_is_as_printed(void **state)
{
    assert_string_equal(reading_first(state, "1.6万余人次")->unit, "万人次");
    assert_string_equal(reading_first(state, "支出20.93 万 元")->unit, "万元");
    assert_string_equal(reading_first(state, "增长１２％")->unit, "%");
    assert_string_equal(reading_first(state, "打造2条（个）生产线")->unit, "条(个)");
}

static void a_multiplier_alone_is_money_where_the_clause_says_so(void **state)
{
    READS("签约5000万以上项目", "50000000 money least");
    READS("项目总投资6个亿。", "600000000 money");
    READS("平台用户超1亿,", "100000000 things above");
    CELL_READS("79.9亿", "7990000000 money");
}

static void ranges_are_one_figure(void **state)
{
    READS("比例为70%-80%", "70..80 ratio");
    READS("0-10%（含），计4分", "0..10 ratio; 4 score");
    READS("80%（含）-90%", "80..90 ratio");
    READS("培育5至8家", "5..8 bodies");
    READS("从5家至8家", "5 bodies; 8 bodies");
}

static void signs_bound_a_figure(void **state)
{
    CELL_READS("≥1%", "1 ratio least");
    CELL_READS("≤377.89 万元", "3778900 money most");
    READS("控制率≦100%", "100 ratio most");
    READS("经费＞0，", "0 above");
    CELL_READS("<5%", "5 ratio below");
}

static void words_before_bound_a_figure(void **state)
{
    READS("恢复率约80%", "80 ratio about");
    READS("超过1万元", "10000 money above");
    READS("不少于4场次", "4 visits least");
    READS("不超过5%", "5 ratio most");
    READS("不足300平方米", "0.45 area below");
    READS("达到90%", "90 ratio");
    READS("节约82%，签约17个", "82 ratio; 17 things");
}

static void words_behind_bound_a_figure(void **state)
{
    READS("达到90%以上", "90 ratio least");
    READS("90%（含）以上", "90 ratio least");
    READS("增长5%左右", "5 ratio about");
    READS("50万元以下", "500000 money most");
}

static void chinese_numerals_count_before_classifiers(void **state)
{
    READS("培育两家企业", "2 bodies");
    READS("设四个中心", "4 things");
    READS("信息百余条", "100 things about");
    READS("百分之八十以上", "80 ratio least");
    READS("每超过一个百分点", "1 points above");
    READS("增长十几家", "10 bodies about");
}

static void chinese_numerals_in_names_count_nothing(void **state)
{
    READS("三公经费、三农、一个中心、五百强企业", "");
    READS("第一届、前三名、“八项规定”、八项规定", "");
    READS("投资亿元以上项目、百家争鸣", "");
    READS("科技三项经费、市八届人大五次会议", "");
}

static void ranks_are_figures_of_their_own(void **state)
{
    READS("位居全市第5。", "5 rank");
    READS("增幅全市排名第二,", "2 rank");
    READS("居中西部第1。", "1 rank");
    READS("列全省第12位", "12 rank");
    READS("全市第一批试点", "");
    READS("第3次会议、前3", "");
}

static void document_numbers_are_no_figures(void **state)
{
    READS("（芷财绩〔2021〕1号）文件", "");
    READS("（保财绩[2024]3 号）", "");
    READS("财办（2020）15号", "");
    READS("（2020）年初", "year 2020");
}

static void titles_and_names_hold_no_figures(void **state)
{
    READS("《关于2020年绩效评价的通知》", "");
    READS("“稳增长20条”宣传册200册", "200 things");
    READS("5G基站227座，PM2.5，A101，COVID-19", "227 things");
    READS("“1+3+N”体系，4A级景区2家", "2 bodies");
    READS("三类500强企业2个", "2 things");
    READS("100亿级产业、300亿元台阶", "");
    READS("120MW风电", "120000 power");
}

static void item_numbers_are_no_figures(void **state)
{
    READS("1、产出数量：目标 1：新增5家", "5 bodies");
    READS("7、2023年研发投入", "year 2023");
    READS("3.2025年总表", "year 2025");
    READS("2)拟订规划；3、培训4次", "4 events");
    READS("（3）资金 管理", "");
    READS("- 1、2024年附表", "year 2024");
    READS("表 7 情况，详见附件12", "");
}

static void codes_phones_and_times_are_no_figures(void **state)
{
    READS("联系电话：13800000000", "");
    READS("电话: 0731-82210000, 82210001 (传真)", "");
    READS("09:15开会，10时30分结束", "");
    READS("教育（208类05款01项）支出", "");
    READS("网址http://a.gov.cn/2024/05/a1.html", "");
    CELL_READS("— 12 —", "");
}

static void definitions_hold_no_figures(void **state)
{
    READS("完成率=（实际/计划）×100%", "");
    READS("得分=（考核得分/200）*8", "");
    CELL_READS("4=2/1", "");
}

static void plain_numbers_fill_cells(void **state)
{
    CELL_READS("402.15", "402.15");
    CELL_READS("-1,234,567.80", "-1234567.8");
    CELL_READS("96.4%", "96.4 ratio");
    CELL_READS("2023", "2023");
    CELL_READS("20230405", "20230405");
    CELL_READS("0", "0");
}

static void what_only_looks_like_a_plain_number_is_read_as_ever(void **state)
{
    CELL_READS("208", "208");
    CELL_READS("0208", "");
    CELL_READS("13800000000", "");
    CELL_READS("2023.4.5", "day 2023-04-05");
    CELL_READS("57.3657.36", "57.36 ! twice 57.36");
    CELL_READS("423695423695", "423695 ! twice 423695");
    CELL_READS("12,34", "12; 34");
}

static void cells_hold_bare_figures(void **state)
{
    CELL_READS("  313.93 ", "313.93");
    CELL_READS("0.00", "0");
    CELL_READS("其中：一般公共预算：377.89", "377.89");
    CELL_READS("产出指标(40分)", "40 score");
    CELL_READS("2、出国经费", "");
    CELL_READS("——", "");
    CELL_READS("-", "");
}

static void amounts_side_by_side_are_told(void **state)
{
    READS("任务1.48亿元0.89亿元", "148000000 money ! glued 1.48亿元 0.89亿元; 89000000 money");
    READS("完成率100%100%", "100 ratio ! twice 100%; 100 ratio");
    READS("3家5人", "3 bodies; 5 persons");
}

/* a column of a table that lost its rows */
static void many_faults_in_one_text_are_columns_run_together(void **state)
{
    READS("完成81.3%104.5%60.4%70.1%",
          "81.3 ratio ! columns; 104.5 ratio ! columns; 60.4 ratio ! columns; 70.1 ratio");
    CELL_READS("81.3%104.5%60.4%", "81.3 ratio ! columns; 104.5 ratio ! columns; 60.4 ratio");
}

static void a_lone_fault_is_told_until_its_table_lost_its_rows(void **state)
{
    CELL_READS("81.3%104.5%", "81.3 ratio ! glued 81.3% 104.5%; 104.5 ratio");
    CELL_READS("81.3%104.5%60.4%", "81.3 ratio ! columns; 104.5 ratio ! columns; 60.4 ratio");
    CELL_READS("81.3%104.5%", "81.3 ratio ! columns; 104.5 ratio");
    grammar_set_table(((Reading *)*state)->grammar);
    CELL_READS("81.3%104.5%", "81.3 ratio ! glued 81.3% 104.5%; 104.5 ratio");
}

static void units_behind_a_blank_must_not_begin_a_word(void **state)
{
    CELL_READS("10 分值", "10");
    CELL_READS("2 人员经费", "2");
    READS("产值30亿元人均5万元", "3000000000 money; 50000 money");
}

static void a_text_without_figures_has_no_tokens(void **state)
{
    Reading *reading = *state;
    assert_int_equal(grammar_read(reading->grammar, "统一部署", FALSE, reading->arena)->tokens->len,
                     0);
    assert_int_equal(grammar_read(reading->grammar, "", TRUE, reading->arena)->tokens->len, 0);
}

static void places_are_of_the_source(void **state)
{
    Reading *reading = *state;
    const Sentence *sentence =
        grammar_read(reading->grammar, "（一）增长１％", FALSE, reading->arena);
    const Token *token = &g_array_index(sentence->tokens, Token, 0);
    assert_int_equal(sentence_source(sentence, token->at), strlen("（一）增长"));
    assert_int_equal(sentence_source(sentence, token->at + token->len), strlen("（一）增长１％"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(blanks_may_part_a_figure_from_its_unit),
        READING_TEST(counts_are_exact_and_amounts_are_not),
        READING_TEST(more_stands_on_either_side_of_the_multiplier),
        READING_TEST(the_unit_is_as_printed),
        READING_TEST(a_multiplier_alone_is_money_where_the_clause_says_so),
        READING_TEST(ranges_are_one_figure),
        READING_TEST(signs_bound_a_figure),
        READING_TEST(words_before_bound_a_figure),
        READING_TEST(words_behind_bound_a_figure),
        READING_TEST(chinese_numerals_count_before_classifiers),
        READING_TEST(chinese_numerals_in_names_count_nothing),
        READING_TEST(ranks_are_figures_of_their_own),
        READING_TEST(document_numbers_are_no_figures),
        READING_TEST(titles_and_names_hold_no_figures),
        READING_TEST(item_numbers_are_no_figures),
        READING_TEST(codes_phones_and_times_are_no_figures),
        READING_TEST(definitions_hold_no_figures),
        READING_TEST(cells_hold_bare_figures),
        READING_TEST(amounts_side_by_side_are_told),
        READING_TEST(many_faults_in_one_text_are_columns_run_together),
        READING_TEST(a_lone_fault_is_told_until_its_table_lost_its_rows),
        READING_TEST(units_behind_a_blank_must_not_begin_a_word),
        READING_TEST(a_text_without_figures_has_no_tokens),
        READING_TEST(plain_numbers_fill_cells),
        READING_TEST(what_only_looks_like_a_plain_number_is_read_as_ever),
        READING_TEST(places_are_of_the_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
