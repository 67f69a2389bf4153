#include "foreign_testing.h"

#define LONG                                                                                       \
    "全年完成各项任务，支出合计十二万元，其中基本支出八万元，项目支出四万元。各项指标完成良好。"

static void blocks_and_breaks_make_paragraphs(void **state)
{
    (void)state;
    assert_blocks("html", "<html><body><h2>一、概况</h2><p>甲  \t乙</p>丙<br>丁<div>戊</div>",
                  "P1#2 一、概况\nP2 甲 乙\nP3 丙\nP4 丁\nP5 戊\n");
}

static void a_newline_between_han_is_no_blank(void **state)
{
    (void)state;
    assert_blocks("html", "<html><p>全年\n支出\n12 万元", "P1 全年支出 12 万元\n");
}

static void lists_keep_their_numbers(void **state)
{
    (void)state;
    assert_blocks("html",
                  "<html><ol start=3><li>甲<li>乙</ol><ol type=a><li>丙</ol><ul><li>丁</ul>",
                  "P1 3.甲\nP2 4.乙\nP3 a.丙\nP4 丁\n");
}

static void spans_find_their_columns(void **state)
{
    (void)state;
    assert_blocks("html",
                  "<html><table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>1<td>2"
                  "<tr><td>丙<td>3<td></table>",
                  "T1 grid\n1:1.1 2x1[甲]\n1:1.2 1x2[乙]\n2:2.2[1]\n2:2.3[2]\n3:3.1[丙]\n3:3.2[3]\n"
                  "3:3.3[]\n");
}

static void columns_that_nobody_uses_vanish(void **state)
{
    (void)state;
    assert_blocks("html",
                  "<html><table><tr><td colspan=5>甲<td colspan=7>乙<tr><td colspan=5>1"
                  "<td colspan=7>2</table>",
                  "T1 grid\n1:1.1[甲]\n1:1.2[乙]\n2:2.1[1]\n2:2.2[2]\n");
}

static void a_layout_table_is_taken_apart(void **state)
{
    (void)state;
    assert_blocks("html",
                  "<html><table><tr><td><p>甲</p><table><tr><td>a<td>b<td>c<tr><td>1<td>2<td>3"
                  "<tr><td>4<td>5<td>6</table><p>乙</table>",
                  "P1 甲\nT2 grid\n2:1.1[a]\n2:1.2[b]\n2:1.3[c]\n3:2.1[1]\n3:2.2[2]\n3:2.3[3]\n"
                  "4:3.1[4]\n4:3.2[5]\n4:3.3[6]\nP5 乙\n");
}

static void lines_above_a_table_are_its_caption(void **state)
{
    (void)state;
    assert_blocks(
        "html",
        "<html><table><tr><td colspan=2>收支情况<tr><td><td>单位：万元<tr><td>项目<td>金额"
        "<tr><td>甲<td>1<tr><td colspan=2>注：略</table>",
        "P1 收支情况\nP2 单位：万元\nT3 grid 收支情况\n单位：万元\n3:3.1[项目]\n3:3.2[金额]\n"
        "4:4.1[甲]\n4:4.2[1]\nP5 注：略\n");
}

static void a_foot_is_known_by_its_numbers(void **state)
{
    (void)state;
    assert_blocks("html",
                  "<html><body><div><p>" LONG "</p><p>" LONG "</p><p>网站ICP备案3个。</p></div>"
                  "<div class=x1><p>联系电话：0731-5550123</p><p>湘ICP备 05000001号</p></div>",
                  "P1 " LONG "\nP2 " LONG "\nP3 网站ICP备案3个。\n");
}

static void chrome_is_left_out(void **state)
{
    (void)state;
    assert_blocks("html",
                  "<html><head><title>某局报告_某网</title><style>p{}</style></head><body>"
                  "<nav>首页</nav><div class='top-menu'>机构 公开</div>"
                  "<div><a href=/a>首页</a> &gt; <a href=/b>公开</a></div>"
                  "<div id=c><p>" LONG "<p>" LONG "<p>" LONG "<p>" LONG "</div>"
                  "<ul><li><a href=/1>相关链接一</a><li><a href=/2>相关链接二</a></ul>"
                  "<div class=footer>版权所有</div><script>var a='甲';</script>",
                  "P1 " LONG "\nP2 " LONG "\nP3 " LONG "\nP4 " LONG "\n");
}

static void hidden_text_is_left_out(void **state)
{
    (void)state;
    assert_blocks("html",
                  "<html><p>甲<span style='DISPLAY : none'>乙</span><span hidden>丙</span>"
                  "<!-- 丁 --><del>戊</del>",
                  "P1 甲\n");
}

static void words_own_marks_are_no_text(void **state)
{
    (void)state;
    assert_blocks(
        "html",
        "<html><xml><w:WordDocument>x</w:WordDocument></xml><p class=MsoNormal>"
        "<![if !supportLists]><span style='mso-list:Ignore'>一、</span><![endif]>概况<o:p></o:p>",
        "P1 一、概况\n");
}

static void a_wrong_charset_is_not_believed(void **state)
{
    (void)state;
    assert_blocks("html", "<html><meta charset=gb2312><p>全年支出", "P1 全年支出\n");
    assert_blocks("html", "<html><meta charset=utf-8><p>\xC8\xAB\xC4\xEA\xD6\xA7\xB3\xF6",
                  "P1 全年支出\n");
}

static void ten_thousand_tags_are_a_reason(void **state)
{
    (void)state;
    g_autoptr(GString) page = g_string_new("<html>");
    for (guint i = 0; i < 10000; i++)
        g_string_append(page, "<div>");
    g_string_append(page, "甲");
    assert_blocks("html", page->str, "F nesting 60\n");
}

static void a_million_columns_are_a_reason(void **state)
{
    (void)state;
    assert_blocks("html", "<html><table><tr><td colspan=1000000>甲<td>乙<tr><td>1<td>2</table>",
                  "F table-columns 50\n");
}

static void a_page_without_text_is_a_reason(void **state)
{
    (void)state;
    assert_blocks("html", "<html><img src=a>", "F no-text\n");
}

static void a_mark_of_byte_order_alone_is_empty(void **state)
{
    (void)state;
    assert_blocks("markdown", "\xFF\xFE", "F empty\n");
    assert_blocks("html", "\xFF\xFE", "F empty\n");
}

static void markdown_is_read_as_a_page(void **state)
{
    (void)state;
    assert_blocks("markdown", "# 报告\n\n一\n二\n\n|a|b|\n|-|-|\n|1|**2**|\n\n1. 甲\n2. 乙\n",
                  "P1#1 报告\nP2 一二\nT3 grid\n3:1.1[a]\n3:1.2[b]\n4:2.1[1]\n4:2.2[2]\nP5 1. 甲\n"
                  "P6 2. 乙\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_and_breaks_make_paragraphs),
        cmocka_unit_test(a_newline_between_han_is_no_blank),
        cmocka_unit_test(lists_keep_their_numbers),
        cmocka_unit_test(spans_find_their_columns),
        cmocka_unit_test(columns_that_nobody_uses_vanish),
        cmocka_unit_test(a_layout_table_is_taken_apart),
        cmocka_unit_test(lines_above_a_table_are_its_caption),
        cmocka_unit_test(a_foot_is_known_by_its_numbers),
        cmocka_unit_test(chrome_is_left_out),
        cmocka_unit_test(hidden_text_is_left_out),
        cmocka_unit_test(words_own_marks_are_no_text),
        cmocka_unit_test(a_wrong_charset_is_not_believed),
        cmocka_unit_test(ten_thousand_tags_are_a_reason),
        cmocka_unit_test(a_million_columns_are_a_reason),
        cmocka_unit_test(a_page_without_text_is_a_reason),
        cmocka_unit_test(a_mark_of_byte_order_alone_is_empty),
        cmocka_unit_test(markdown_is_read_as_a_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
