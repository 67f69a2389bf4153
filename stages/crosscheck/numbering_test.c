/* Numbered headings. */
#include "audit_testing.h"

#define HAN(ordinal, number, text) HEAD("han", "1", ordinal, number, text)
#define PAREN(ordinal, number, text) HEAD("han-paren", "2", ordinal, number, text)
#define ANNEX(ordinal, number) HEAD("annex", "1", ordinal, number, "")

static void assert_numbering(void **state, const char *expected)
{
    audit_assert(state, "numbering", expected);
}

static void a_sequence_without_a_gap_is_silent(void **state)
{
    PART("2025");
    HAN("1", "一、", "基本情况");
    SAYS("设股室。");
    HAN("2", "二、", "资金情况");
    SAYS("到位。");
    HAN("3", "三、", "绩效情况");
    SAYS("良好。");
    assert_numbering(state, "");
}

static void a_gap_fails(void **state)
{
    PART("2025");
    HAN("1", "一、", "基本情况");
    HAN("2", "二、", "资金情况");
    HAN("4", "四、", "绩效情况");
    assert_numbering(state, "fail 四、 -> 三");
}

static void a_repeated_number_fails(void **state)
{
    PART("2025");
    HAN("1", "一、", "基本情况");
    HAN("2", "二、", "资金情况");
    HAN("2", "二、", "绩效情况");
    assert_numbering(state, "fail 二、 -> 三");
}

static void each_parent_begins_its_children_anew(void **state)
{
    PART("2025");
    HAN("1", "一、", "基本情况");
    PAREN("1", "（一）", "机构");
    PAREN("2", "（二）", "人员");
    HAN("2", "二、", "资金情况");
    PAREN("1", "（一）", "收入");
    PAREN("2", "（二）", "支出");
    assert_numbering(state, "");
}

static void a_skipped_level_is_no_gap(void **state)
{
    PART("2025");
    HAN("1", "一、", "基本情况");
    HEAD("arabic", "3", "1", "1、", "机构");
    HEAD("arabic", "3", "2", "2、", "人员");
    assert_numbering(state, "");
}

static void a_list_that_begins_anew_is_no_gap(void **state)
{
    PART("2025");
    HEAD("arabic", "3", "1", "1、", "拟订规划");
    HEAD("arabic", "3", "2", "2、", "组织实施");
    HEAD("arabic", "3", "1", "1、", "收入");
    HEAD("arabic", "3", "2", "2、", "支出");
    assert_numbering(state, "");
}

static void each_report_of_a_file_begins_anew(void **state)
{
    PART("2025");
    HAN("1", "一、", "基本情况");
    HAN("2", "二、", "资金情况");
    HAN("3", "三、", "绩效情况");
    PART("2025");
    HAN("1", "一、", "基本情况");
    HAN("2", "二、", "资金情况");
    assert_numbering(state, "");
}

static void a_list_that_begins_late_fails(void **state)
{
    PART("2025");
    HAN("1", "一、", "基本情况");
    PAREN("2", "（二）", "人员");
    PAREN("3", "（三）", "职责");
    assert_numbering(state, "fail （二） -> 一");
}

static void a_missing_annex_between_others_fails(void **state)
{
    PART("2025");
    ANNEX("1", "附件1");
    ANNEX("3", "附件3");
    audit_assert(state, "numbering-annex", "fail 附件3 -> 附件2");
}

static void annexes_in_order_are_silent(void **state)
{
    PART("2025");
    ANNEX("1", "附件1");
    ANNEX("2", "附件2");
    audit_assert(state, "numbering-annex", "");
}

#define ITEM(ordinal, number, text) HEAD("han-is", "4", ordinal, number, text)

static void a_number_twice_in_running_text_fails(void **state)
{
    PART("2025");
    ITEM("1", "一是", "培育主体");
    ITEM("2", "二是", "拓宽销路");
    ITEM("2", "二是", "突出活动");
    assert_numbering(state, "fail 二是 -> 三");
}

static void a_gap_in_running_text_fails(void **state)
{
    PART("2025");
    ITEM("1", "一是", "培育主体");
    ITEM("3", "三是", "突出活动");
    assert_numbering(state, "fail 三是 -> 二");
}

static void a_list_inside_a_list_is_silent(void **state)
{
    PART("2025");
    ITEM("1", "一是", "培育主体");
    ITEM("1", "一是", "上门宣传");
    ITEM("2", "二是", "结对帮扶");
    ITEM("3", "三是", "定期回访");
    ITEM("2", "二是", "拓宽销路");
    assert_numbering(state, "");
}

static void a_list_of_each_section_begins_anew(void **state)
{
    PART("2025");
    HAN("1", "一、", "基本情况");
    ITEM("1", "一是", "培育主体");
    ITEM("2", "二是", "拓宽销路");
    HAN("2", "二、", "资金情况");
    ITEM("1", "一是", "专款专用");
    ITEM("2", "二是", "定期公开");
    assert_numbering(state, "");
}

/* its first item may be told in other words */
static void a_list_that_opens_with_the_second_item_is_silent(void **state)
{
    PART("2025");
    ITEM("2", "二是", "拓宽销路");
    ITEM("3", "三是", "突出活动");
    assert_numbering(state, "");
}

/* （二） stands in running text */
static void a_number_inside_a_sentence_fills_the_gap(void **state)
{
    PART("2025");
    PAREN("1", "（一）", "机构");
    SAYS("设股室。");
    SAYS("（二）人员情况，在职[27人]。");
    PAREN("3", "（三）", "职责");
    assert_numbering(state, "");
}

static void a_number_inside_another_heading_fills_the_gap(void **state)
{
    PART("2025");
    HAN("1", "一、", "基本情况 （一）机构");
    HEAD("arabic", "1", "1", "1.", "拟订规划");
    PAREN("2", "（二）", "人员");
    PAREN("3", "（三）", "职责");
    assert_numbering(state, "");
}

/* only words of its own mark count */
static void a_number_of_something_else_fills_no_gap(void **state)
{
    PART("2025");
    HAN("1", "一、", "基本情况");
    SAYS("详见附表二、附表三，共设股室。");
    HAN("3", "三、", "绩效情况");
    assert_numbering(state, "fail 三、 -> 二");
}

/* a title between them was taken for the beginning of another report */
static void a_sequence_goes_on_behind_another_part(void **state)
{
    PART("2025");
    HAN("1", "一、", "一般预算");
    PART("2025");
    HAN("2", "二、", "基金预算");
    assert_numbering(state, "");
}

static void marks_of_notes_are_no_sequence(void **state)
{
    PART("2025");
    HEAD("circled", "6", "3", "③", "");
    HEAD("circled", "6", "6", "⑥", "");
    HEAD("arabic-paren", "6", "2", "⑵", "");
    HEAD("arabic-paren", "6", "5", "⑸", "）两个计划");
    assert_numbering(state, "");
}

static void a_list_of_marks_with_words_is_a_sequence(void **state)
{
    PART("2025");
    HEAD("circled", "6", "1", "①", "收入");
    HEAD("circled", "6", "3", "③", "支出");
    assert_numbering(state, "fail ③ -> 2");
}

static void a_gap_behind_a_list_inside_the_list_fails(void **state)
{
    PART("2025");
    HAN("1", "一、", "基本情况");
    HAN("2", "二、", "工作情况");
    HAN("1", "一、", "工业");
    HAN("2", "二、", "农业");
    HAN("3", "三、", "存在问题");
    HAN("5", "五、", "其他");
    assert_numbering(state, "fail 五、 -> 四");
}

static void a_list_taken_up_out_of_turn_is_told_as_a_note(void **state)
{
    PART("2025");
    HAN("1", "一、", "基本情况");
    HAN("2", "二、", "工作情况");
    HAN("1", "一、", "工业");
    HAN("3", "三、", "存在问题");
    assert_numbering(state, "fail/note 三、 -> 二");
}

static void a_part_published_by_itself_is_no_late_beginning(void **state)
{
    PART("2025");
    HEAD("part", "1", "2", "第二部分", "决算情况说明");
    SAYS("见下。");
    HEAD("part", "1", "3", "第三部分", "名词解释");
    assert_numbering(state, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_gap_behind_a_list_inside_the_list_fails),
        SCENE_TEST(a_list_taken_up_out_of_turn_is_told_as_a_note),
        SCENE_TEST(a_part_published_by_itself_is_no_late_beginning),
        SCENE_TEST(a_number_inside_a_sentence_fills_the_gap),
        SCENE_TEST(a_number_inside_another_heading_fills_the_gap),
        SCENE_TEST(a_number_of_something_else_fills_no_gap),
        SCENE_TEST(a_sequence_goes_on_behind_another_part),
        SCENE_TEST(marks_of_notes_are_no_sequence),
        SCENE_TEST(a_list_of_marks_with_words_is_a_sequence),
        SCENE_TEST(a_sequence_without_a_gap_is_silent),
        SCENE_TEST(a_gap_fails),
        SCENE_TEST(a_repeated_number_fails),
        SCENE_TEST(each_parent_begins_its_children_anew),
        SCENE_TEST(a_skipped_level_is_no_gap),
        SCENE_TEST(a_list_that_begins_anew_is_no_gap),
        SCENE_TEST(each_report_of_a_file_begins_anew),
        SCENE_TEST(a_list_that_begins_late_fails),
        SCENE_TEST(a_missing_annex_between_others_fails),
        SCENE_TEST(annexes_in_order_are_silent),
        SCENE_TEST(a_number_twice_in_running_text_fails),
        SCENE_TEST(a_gap_in_running_text_fails),
        SCENE_TEST(a_list_inside_a_list_is_silent),
        SCENE_TEST(a_list_of_each_section_begins_anew),
        SCENE_TEST(a_list_that_opens_with_the_second_item_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
