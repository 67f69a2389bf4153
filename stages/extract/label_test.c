#include "label.h"

#include "words_testing.h"

typedef gboolean (*Label)(const Words *words, const char *text, gsize length);

static void assert_label(void **state, Label label, const char *text, gboolean expected)
{
    const Fixture *f = *state;
    if (label(f->words, text, strlen(text)) != expected)
        fail_msg("`%s` is %s", text, expected ? "not recognised" : "wrongly recognised");
}

static void titles_of_reports_are_known(void **state)
{
    assert_label(state, label_is_report, "云河县水务局2023年度整体支出绩效自评报告", TRUE);
    assert_label(state, label_is_report, "绩 效 自 评 报 告", TRUE);
    assert_label(state, label_is_report, "2023年支出绩效评价报告（含专项业务费）", TRUE);
    assert_label(state, label_is_report, "按要求报送了绩效自评报告。", FALSE);
    assert_label(state, label_is_report, "附件2：项目绩效自评报告", FALSE);
    assert_label(state, label_is_report, "《2023年度绩效评价报告》", FALSE);
}

static void other_papers_need_a_year(void **state)
{
    assert_label(state, label_is_paper, "云河县2023年国民经济统计公报", TRUE);
    assert_label(state, label_is_paper, "年终决算", FALSE);
}

static void titles_of_tables_are_known(void **state)
{
    assert_label(state, label_is_table, "部门整体支出绩效自评表", TRUE);
    assert_label(state, label_is_table, "采购情况表（2023年度）", TRUE);
    assert_label(state, label_is_table, "具体支出情况如下表：", FALSE);
    assert_label(state, label_is_table, "1、绩效自评表", FALSE);
}

static void headings_without_a_number_end_in_certain_words(void **state)
{
    assert_label(state, label_is_head, "项目绩效情况", TRUE);
    assert_label(state, label_is_head, "后续工作计划。", TRUE);
    assert_label(state, label_is_head, "云河县水务局", FALSE);
    assert_label(state, label_is_head, "主要用于培训，完成情况", FALSE);
}

static void notes_begin_with_a_key(void **state)
{
    assert_label(state, label_is_note, "填表人：张某  填报日期：2024.5.1", TRUE);
    assert_label(state, label_is_note, "说 明：本表不含下属单位", TRUE);
    assert_label(state, label_is_note, "备注", FALSE);
    assert_label(state, label_is_note, "联系人", FALSE);
}

static void units_of_measure_are_told_from_offices(void **state)
{
    assert_label(state, label_is_measure, "单位：万元", TRUE);
    assert_label(state, label_is_measure, "金额单位: 人民币元", TRUE);
    assert_label(state, label_is_measure, "单位：县水务局", FALSE);
}

static void chrome_is_known_by_place(void **state)
{
    const Fixture *f = *state;
    static const char front[] = "来源: 县水务局", whole[] = "【 关闭窗口 】";
    assert_true(label_is_chrome(f->words, front, sizeof front - 1, TRUE));
    assert_false(label_is_chrome(f->words, front, sizeof front - 1, FALSE));
    assert_true(label_is_chrome(f->words, whole, sizeof whole - 1, FALSE));
}

static void assert_chrome(const Fixture *f, const char *text, gboolean front, gboolean expected)
{
    if (label_is_chrome(f->words, text, strlen(text), front) != expected)
        fail_msg("`%s` is %s", text, expected ? "not chrome" : "wrongly chrome");
}

static void lines_of_dates_and_buttons_are_chrome(void **state)
{
    assert_chrome(*state, "2025-03-12 10:25 来源：县水务局", TRUE, TRUE);
    assert_chrome(*state, "2025年3月12日 浏览次数：31", TRUE, TRUE);
    assert_chrome(*state, "打印 关闭", FALSE, TRUE);
    assert_chrome(*state, "下一篇：没有了", FALSE, TRUE);
    assert_chrome(*state, "2025年3月12日 来源：县水务局", FALSE, FALSE);
    assert_chrome(*state, "2024年来源于财政的收入", TRUE, FALSE);
    assert_chrome(*state, "关闭矿山3座", FALSE, FALSE);
}

static void dates_stand_alone(void **state)
{
    (void)state;
    assert_true(label_is_date("2024 年 6 月 26 日", strlen("2024 年 6 月 26 日")));
    assert_true(label_is_date("二○二一年七月十八日", strlen("二○二一年七月十八日")));
    assert_true(label_is_date("2024-10-15 10:29", strlen("2024-10-15 10:29")));
    assert_false(label_is_date("2024年度自评", strlen("2024年度自评")));
    assert_false(label_is_date("12.50", 5));
}

static void assert_year(const char *text, gboolean fiscal, guint expected)
{
    assert_int_equal(label_year(text, strlen(text), fiscal), expected);
}

static void the_first_year_counts(void **state)
{
    (void)state;
    assert_year("2019-2023 年度评价报告", FALSE, 2019);
    assert_year("二○二二年度报告", FALSE, 2022);
    assert_year("财绩〔2024〕3号 2023年度", FALSE, 2023);
    assert_year("2024年完成，2023年度预算", TRUE, 2023);
    assert_year("共2000家", FALSE, 0);
}

static void assert_body(void **state, const char *title, const char *expected)
{
    const Fixture *f = *state;
    g_autofree char *body = label_body(f->words, title);
    if (expected)
        assert_string_equal(body, expected);
    else
        assert_null(body);
}

static void a_title_names_its_body(void **state)
{
    assert_body(state, "2023年度云河县水务局部门整体支出绩效自评报告", "云河县水务局");
    assert_body(state, "云河县水务局二○二二年度整体支出绩效自评报告", "云河县水务局");
    assert_body(state, "水务局 2023 年度绩效自评报告", "水务局");
    assert_body(state, "2025年培训专项经费绩效自评报告", NULL);
}

static void the_cover_names_the_body(void **state)
{
    const Fixture *f = *state;
    static const char line[] = "单位名称: 云河县水务局 (盖章)";
    g_autofree char *unit = label_unit(f->words, line, sizeof line - 1);
    assert_string_equal(unit, "云河县水务局");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_of_reports_are_known),
        cmocka_unit_test(other_papers_need_a_year),
        cmocka_unit_test(titles_of_tables_are_known),
        cmocka_unit_test(headings_without_a_number_end_in_certain_words),
        cmocka_unit_test(notes_begin_with_a_key),
        cmocka_unit_test(units_of_measure_are_told_from_offices),
        cmocka_unit_test(chrome_is_known_by_place),
        cmocka_unit_test(lines_of_dates_and_buttons_are_chrome),
        cmocka_unit_test(dates_stand_alone),
        cmocka_unit_test(the_first_year_counts),
        cmocka_unit_test(a_title_names_its_body),
        cmocka_unit_test(the_cover_names_the_body),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
