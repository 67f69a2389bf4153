#include "heading.h"

#include "pipeline/testing.h"

static void assert_number(const char *text, System system, const char *printed, guint ordinal,
                          const char *rest)
{
    Number number;
    if (!number_parse(text, strlen(text), &number))
        fail_msg("`%s` has no number", text);
    g_autofree char *found = g_strndup(text + number.at, number.length);
    assert_string_equal(found, printed);
    assert_int_equal(number.system, system);
    assert_int_equal(number.ordinal, ordinal);
    assert_string_equal(text + number.rest, rest);
}

static void assert_none(const char *text)
{
    Number number;
    if (number_parse(text, strlen(text), &number))
        fail_msg("`%s` is taken for number %u", text, number.ordinal);
}

static void every_system_is_known(void **state)
{
    (void)state;
    assert_number("第三部分 决算表", SYSTEM_PART, "第三部分", 3, "决算表");
    assert_number("一、基本情况", SYSTEM_HAN, "一、", 1, "基本情况");
    assert_number("（二）人员", SYSTEM_HAN_PAREN, "（二）", 2, "人员");
    assert_number("3.问题", SYSTEM_ARABIC, "3.", 3, "问题");
    assert_number("4、建议", SYSTEM_ARABIC, "4、", 4, "建议");
    assert_number("（5）措施", SYSTEM_ARABIC_PAREN, "（5）", 5, "措施");
    assert_number("6)其他", SYSTEM_ARABIC_HALF, "6)", 6, "其他");
    assert_number("⑦完成", SYSTEM_CIRCLED, "⑦", 7, "完成");
    assert_number("二是加强管理", SYSTEM_HAN_IS, "二是", 2, "加强管理");
}

static void annexes_tables_and_figures_are_known(void **state)
{
    (void)state;
    assert_number("附件1", SYSTEM_ANNEX, "附件1", 1, "");
    assert_number("附件 2：自评表", SYSTEM_ANNEX, "附件 2：", 2, "自评表");
    assert_number("附件：评分表", SYSTEM_ANNEX, "附件：", 0, "评分表");
    assert_number("表 7 采购情况表", SYSTEM_TABLE, "表 7", 7, "采购情况表");
    assert_number("图2：支出构成", SYSTEM_FIGURE, "图2", 2, "：支出构成");
}

static void brackets_may_be_mixed_and_hold_blanks(void **state)
{
    (void)state;
    assert_number("（ 一 ）情况", SYSTEM_HAN_PAREN, "（ 一 ）", 1, "情况");
    assert_number("（二)情况", SYSTEM_HAN_PAREN, "（二)", 2, "情况");
    assert_number("(十二）、情况", SYSTEM_HAN_PAREN, "(十二）、", 12, "情况");
    assert_number("（1）、细化", SYSTEM_ARABIC_PAREN, "（1）、", 1, "细化");
}

static void chinese_numerals_go_to_99(void **state)
{
    (void)state;
    assert_number("十、情况", SYSTEM_HAN, "十、", 10, "情况");
    assert_number("十九、情况", SYSTEM_HAN, "十九、", 19, "情况");
    assert_number("二十、情况", SYSTEM_HAN, "二十、", 20, "情况");
    assert_number("九十九、情况", SYSTEM_HAN, "九十九、", 99, "情况");
}

static void full_width_digits_and_marks_count(void **state)
{
    (void)state;
    assert_number("１２．情况", SYSTEM_ARABIC, "１２．", 12, "情况");
    assert_number("１、情况", SYSTEM_ARABIC, "１、", 1, "情况");
}

static void bullets_are_no_part_of_the_number(void **state)
{
    (void)state;
    assert_number("- 1、基础数据表", SYSTEM_ARABIC, "1、", 1, "基础数据表");
}

static void an_item_may_begin_with_a_year_or_a_count(void **state)
{
    (void)state;
    assert_number("1、2023年完成", SYSTEM_ARABIC, "1、", 1, "2023年完成");
    assert_number("2、10家企业", SYSTEM_ARABIC, "2、", 2, "10家企业");
}

static void figures_are_no_numbers_of_items(void **state)
{
    (void)state;
    assert_none("1.5万元");
    assert_none("2020 年度");
    assert_none("3.1万吨");
    assert_none("12.50%");
    assert_none("3、4月份");
    assert_none("100、其他");
    assert_none("(60)");
    assert_none("12分)");
    assert_none("（2023）1号");
}

static void words_that_begin_like_numbers_are_none(void **state)
{
    (void)state;
    assert_none("一般公共预算");
    assert_none("一、二、三产业");
    assert_none("十三、表十四）");
    assert_number("一、收入（决算）情况）", SYSTEM_HAN, "一、", 1, "收入（决算）情况）");
    assert_none("第三季度");
    assert_none("附件材料齐全");
    assert_none("表1所示，支出增加");
    assert_none("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_system_is_known),
        cmocka_unit_test(annexes_tables_and_figures_are_known),
        cmocka_unit_test(brackets_may_be_mixed_and_hold_blanks),
        cmocka_unit_test(chinese_numerals_go_to_99),
        cmocka_unit_test(full_width_digits_and_marks_count),
        cmocka_unit_test(bullets_are_no_part_of_the_number),
        cmocka_unit_test(an_item_may_begin_with_a_year_or_a_count),
        cmocka_unit_test(figures_are_no_numbers_of_items),
        cmocka_unit_test(words_that_begin_like_numbers_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
