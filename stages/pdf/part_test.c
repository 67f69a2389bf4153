#include "drawing.h"
#include "flow.h"
#include "furniture.h"

#include "pipeline/testing.h"

/* What the sink received: a paragraph a line, a table's cells in brackets. */
typedef struct {
    BlockSink sink;
    GString *text;
} Record;

static void on_paragraph(BlockSink *sink, const Paragraph *paragraph)
{
    g_string_append_printf(((Record *)sink)->text, "%s\n", paragraph->text);
}

static void on_table(BlockSink *sink, const TableBlock *table)
{
    g_string_append_printf(((Record *)sink)->text, "[%s]\n", table->caption ? table->caption : "");
}

static void on_cell(BlockSink *sink, const CellBlock *cell)
{
    g_string_append_printf(((Record *)sink)->text, "%u.%u %s\n", cell->row, cell->column,
                           cell->text);
}

static void on_page(BlockSink *sink, guint page, gboolean recognised)
{
    g_string_append_printf(((Record *)sink)->text, "-- %u%s\n", page, recognised ? "?" : "");
}

static Page *sheet(guint number)
{
    Page *page = page_new();
    page->number = number;
    page->width = 600;
    page->height = 800;
    return page;
}

/* The parts of the pages, as they would be handed over; frees the pages. */
static char *read_pages(Page **pages, guint count)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func((GDestroyNotify)part_free);
    Record record = {{on_paragraph, on_table, on_cell, NULL, on_page}, g_string_new(NULL)};
    for (guint i = 0; i < count; i++) {
        page_settle(pages[i]);
        page_parts(pages[i], parts);
        page_free(pages[i]);
    }
    furniture_remove(parts, count);
    parts_settle(parts);
    flow_tables(parts);
    flow_give(parts, &record.sink);
    return g_string_free(record.text, FALSE);
}

static void draw_prose(Page *page)
{
    draw_text(page, 124, 100, 12, "一、基本情况");
    draw_text(page, 124, 120, 12, "本年收入合计一千零二十万元比上年增加支出合计九百万元比上年");
    draw_text(page, 100, 140, 12, "增加基本支出占百分之六十项目支出占百分之四十执行率为百分之九");
    draw_text(page, 100, 160, 12, "十六。");
    draw_text(page, 124, 180, 12, "支出情况如下。");
}

static void wrapped_lines_become_paragraphs(void **state)
{
    Page *page = sheet(1);
    (void)state;
    draw_prose(page);
    g_autofree char *text = read_pages(&page, 1);
    assert_string_equal(
        text, "一、基本情况\n"
              "本年收入合计一千零二十万元比上年增加支出合计九百万元比上年增加基本支出占百分之六十"
              "项目支出占百分之四十执行率为百分之九十六。\n"
              "支出情况如下。\n");
}

static void page_numbers_and_running_titles_are_left_out(void **state)
{
    Page *pages[4];
    (void)state;
    for (guint i = 0; i < 4; i++) {
        g_autofree char *number = g_strdup_printf("— %u —", i + 1);
        pages[i] = sheet(i + 1);
        draw_text(pages[i], 200, 40, 9, "临澜县水利局决算公开");
        draw_text(pages[i], 124, 300, 12, i % 2 ? "二、收入情况。" : "一、支出情况。");
        draw_text(pages[i], 280, 780, 9, number);
    }
    g_autofree char *text = read_pages(pages, 4);
    assert_string_equal(text, "一、支出情况。\n二、收入情况。\n一、支出情况。\n二、收入情况。\n");
}

static void draw_table(Page *page, float top, const char *label, const char *figure)
{
    const float sides[] = {100, 250, 350}, tops[] = {top, top + 20, top + 40};
    draw_grid(page, sides, 2, tops, 2);
    draw_text(page, 104, top + 15, 10, "项目");
    draw_text(page, 254, top + 15, 10, "决算数");
    draw_text(page, 104, top + 35, 10, label);
    draw_text(page, 320, top + 35, 10, figure);
}

static void ruled_cells_get_their_text_and_caption(void **state)
{
    Page *page = sheet(1);
    (void)state;
    draw_text(page, 190, 180, 14, "支出决算表");
    draw_text(page, 290, 198, 10, "单位：万元");
    draw_table(page, 204, "水费", "12.50");
    g_autofree char *text = read_pages(&page, 1);
    assert_string_equal(text, "支出决算表\n单位：万元\n[支出决算表\n单位：万元]\n"
                              "1.1 项目\n1.2 决算数\n2.1 水费\n2.2 12.50\n");
}

static void a_table_goes_on_over_a_page_without_its_header(void **state)
{
    Page *pages[] = {sheet(1), sheet(2)};
    (void)state;
    draw_text(pages[0], 190, 690, 14, "支出决算表");
    draw_table(pages[0], 700, "水费", "12.50");
    draw_table(pages[1], 60, "电费", "8.00");
    g_autofree char *text = read_pages(pages, 2);
    assert_string_equal(text, "支出决算表\n[支出决算表]\n1.1 项目\n1.2 决算数\n2.1 水费\n"
                              "2.2 12.50\n-- 2\n3.1 电费\n3.2 8.00\n");
}

static void aligned_lines_become_a_table(void **state)
{
    Page *page = sheet(1);
    (void)state;
    draw_text(page, 100, 100, 12, "项目            预算数    执行数");
    draw_text(page, 100, 120, 12, "水费            12.50      9.50");
    draw_text(page, 100, 140, 12, "电费                       8.00");
    draw_text(page, 100, 160, 12, "差旅费           3.00      2.00");
    g_autofree char *text = read_pages(&page, 1);
    assert_string_equal(text,
                        "[]\n1.1 项目\n1.2 预算数\n1.3 执行数\n2.1 水费\n2.2 12.50\n2.3 9.50\n"
                        "3.1 电费\n3.2 \n3.3 8.00\n4.1 差旅费\n4.2 3.00\n4.3 2.00\n");
}

/* Ten lines in two columns, the first indented, the last short: from `first` on, a Han character each. */
static void draw_column(Page *page, float x, float y, gunichar first)
{
    for (guint line = 0; line < 10; line++) {
        g_autoptr(GString) text = g_string_new(NULL);
        guint begin = line == 0 ? 2 : 0, end = line == 9 ? 8 : 15;
        for (guint i = begin; i < end; i++)
            g_string_append_unichar(text, i + 1 == end && line == 9 ? 0x3002 : first + line);
        draw_text(page, x + 12.0f * (float)begin, y + 20.0f * (float)line, 12, text->str);
    }
}

static void columns_of_prose_are_read_one_after_the_other(void **state)
{
    Page *page = sheet(1);
    (void)state;
    draw_text(page, 230, 60, 12, "两栏的标题在上面");
    draw_column(page, 80, 100, 0x4E00);
    draw_column(page, 300, 100, 0x5E00);
    draw_text(page, 80, 340, 12,
              "末尾一行横贯两栏，所以不在栏里，而是在两栏的后面才读到的一段文字。");
    g_autofree char *text = read_pages(&page, 1);
    g_auto(GStrv) lines = g_strsplit(text, "\n", 0);
    assert_int_equal(g_strv_length(lines), 5);
    assert_string_equal(lines[0], "两栏的标题在上面");
    assert_true(g_str_has_prefix(lines[1], "一一"));
    assert_true(g_str_has_suffix(lines[1], "。"));
    assert_true(g_str_has_prefix(lines[2], "帀帀"));
    assert_int_equal(g_utf8_strlen(lines[1], -1), 13 + 8 * 15 + 8);
    assert_true(g_str_has_prefix(lines[3], "末尾"));
}

static void two_columns_of_a_table_are_no_prose(void **state)
{
    Page *page = sheet(1);
    (void)state;
    for (guint line = 0; line < 10; line++) {
        draw_text(page, 80, 100 + 20.0f * (float)line, 12, "水费和电费以及差旅费");
        draw_text(page, 300, 100 + 20.0f * (float)line, 12, "12.50");
    }
    g_autofree char *text = read_pages(&page, 1);
    assert_true(g_str_has_prefix(text, "[]\n1.1 水费和电费以及差旅费\n1.2 12.50\n"));
}

static void page_numbers_are_told_from_figures(void **state)
{
    guint number;
    (void)state;
    assert_true(furniture_is_number("— 12 —", &number));
    assert_true(furniture_is_number("第 3 页 共 9 页", &number));
    assert_true(furniture_is_number("7", &number));
    assert_int_equal(number, 7);
    assert_false(furniture_is_number("307.82", &number));
    assert_false(furniture_is_number("第三部分", &number));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrapped_lines_become_paragraphs),
        cmocka_unit_test(page_numbers_and_running_titles_are_left_out),
        cmocka_unit_test(ruled_cells_get_their_text_and_caption),
        cmocka_unit_test(a_table_goes_on_over_a_page_without_its_header),
        cmocka_unit_test(aligned_lines_become_a_table),
        cmocka_unit_test(columns_of_prose_are_read_one_after_the_other),
        cmocka_unit_test(two_columns_of_a_table_are_no_prose),
        cmocka_unit_test(page_numbers_are_told_from_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
