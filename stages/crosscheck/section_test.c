/* Headings without text. */
#include "audit_testing.h"

#define HAN(ordinal, number, text) HEAD("han", "1", ordinal, number, text)
#define PAREN(ordinal, number, text) HEAD("han-paren", "2", ordinal, number, text)

static void a_heading_without_text_fails(void **state)
{
    PART("2025");
    HAN("1", "一、", "基本情况");
    SAYS("设股室。");
    HAN("2", "二、", "资金情况");
    HAN("3", "三、", "绩效情况");
    SAYS("良好。");
    audit_assert(state, "section-empty", "fail");
}

static void a_heading_over_headings_is_not_empty(void **state)
{
    PART("2025");
    HAN("1", "一、", "基本情况");
    PAREN("1", "（一）", "机构");
    SAYS("设股室。");
    audit_assert(state, "section-empty", "");
}

static void a_heading_over_a_table_is_not_empty(void **state)
{
    PART("2025");
    HAN("1", "一、", "资金情况");
    TABLE("资金表");
    ROW("基本支出", "actual:402.15万元");
    HAN("2", "二、", "绩效情况");
    SAYS("良好。");
    audit_assert(state, "section-empty", "");
}

static void a_list_of_contents_is_not_empty(void **state)
{
    PART("2025");
    HAN("1", "一、", "收入情况");
    HAN("2", "二、", "支出情况");
    HAN("3", "三、", "基金情况");
    HAN("4", "四、", "其他情况");
    HAN("1", "一、", "收入情况");
    SAYS("良好。");
    HAN("2", "二、", "支出情况");
    SAYS("良好。");
    HAN("3", "三、", "基金情况");
    SAYS("良好。");
    audit_assert(state, "section-empty", "");
}

static void an_item_of_a_list_of_contents_is_not_empty(void **state)
{
    PART("2025");
    HEAD("part", "1", "1", "第一部分", "概况");
    HAN("1", "一、", "主要职能");
    HAN("2", "二、", "单位构成");
    HEAD("part", "1", "2", "第二部分", "情况说明");
    HAN("1", "一、", "收入情况");
    HAN("2", "二、", "支出情况");
    HAN("3", "三、", "基金情况");
    HAN("4", "四、", "采购情况");
    HEAD("part", "1", "3", "第三部分", "名词解释");
    HEAD("part", "1", "1", "第一部分", "概况");
    HAN("1", "一、", "主要职能（节选）");
    SAYS("负责水利。");
    audit_assert(state, "section-empty", "");
}

static void sections_left_blank_at_the_end_fail(void **state)
{
    PART("2025");
    HAN("1", "一、", "基本情况");
    SAYS("设股室。");
    HAN("2", "二、", "存在的问题");
    HAN("3", "三、", "改进措施");
    HEAD("annex", "1", "1", "附件1", "");
    SAYS("见表。");
    audit_assert(state, "section-empty", "fail; fail");
}

static void a_heading_that_says_it_is_left_out_is_silent(void **state)
{
    PART("2025");
    HAN("1", "一、", "部门职责（略）");
    HAN("2", "二、", "资金情况");
    SAYS("良好。");
    audit_assert(state, "section-empty", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_heading_that_says_it_is_left_out_is_silent),
        SCENE_TEST(a_heading_without_text_fails),
        SCENE_TEST(a_heading_over_headings_is_not_empty),
        SCENE_TEST(a_heading_over_a_table_is_not_empty),
        SCENE_TEST(a_list_of_contents_is_not_empty),
        SCENE_TEST(an_item_of_a_list_of_contents_is_not_empty),
        SCENE_TEST(sections_left_blank_at_the_end_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
