#include "plain.h"

#include "pipeline/testing.h"

/* A sink that writes down what it is given: `P line text`, `T layout`, `C row.column text`. */
typedef struct {
    BlockSink sink;
    Config *config;
    Words *words;
    GString *seen;
} Fixture;

static void see_paragraph(BlockSink *sink, const Paragraph *paragraph)
{
    Fixture *f = (Fixture *)sink;
    g_string_append_printf(f->seen, "P");
    for (guint i = 0; i < paragraph->count; i++)
        g_string_append_printf(f->seen, "%s%u:%u", i ? "+" : "", paragraph->pieces[i].line,
                               paragraph->pieces[i].col);
    g_string_append_printf(f->seen, " %s\n", paragraph->text);
}

static void see_table(BlockSink *sink, const TableBlock *table)
{
    Fixture *f = (Fixture *)sink;
    static const char *const layouts[] = {"tab", "rows", "flat", "grid", "aligned", "sheet"};
    g_string_append_printf(f->seen, "T %s\n", layouts[table->layout]);
}

static void see_cell(BlockSink *sink, const CellBlock *cell)
{
    Fixture *f = (Fixture *)sink;
    g_string_append_printf(f->seen, "%u.%u[%s]\n", cell->row, cell->column, cell->text);
}

static int setup(void **state)
{
    Fixture *f = g_new0(Fixture, 1);
    f->sink = (BlockSink){see_paragraph, see_table, see_cell, NULL, NULL};
    f->config = config_open("config", NULL);
    f->words = words_new(f->config, NULL);
    f->seen = g_string_new(NULL);
    *state = f;
    return f->words ? 0 : -1;
}

static int teardown(void **state)
{
    Fixture *f = *state;
    g_string_free(f->seen, TRUE);
    words_free(f->words);
    config_free(f->config);
    g_free(f);
    return 0;
}

static char *read_text(Fixture *f, const char *text, gsize line_bytes)
{
    Decoded decoded = {.text = (char *)(guintptr)text, .length = strlen(text)};
    FormLimits limits = {.words = f->words, .line_bytes = line_bytes};
    guint lines;
    g_string_truncate(f->seen, 0);
    return plain_read(&decoded, &limits, &f->sink, &lines);
}

static void assert_blocks(void **state, const char *text, const char *expected)
{
    Fixture *f = *state;
    assert_null(read_text(f, text, 4096));
    assert_string_equal(f->seen->str, expected);
}

static void every_line_is_a_paragraph(void **state)
{
    assert_blocks(state, "一、情况\n　　支出12万元。\n\n完。\n",
                  "P1:1 一、情况\nP2:3 支出12万元。\nP4:1 完。\n");
}

static void a_sentence_broken_by_a_page_is_joined(void **state)
{
    assert_blocks(state,
                  "1、负责全县水利规划的编制和实施工作。\n\n"
                  "2、拟订全县农村供水管理的各项办法和规划以及相关政策\n\n措施并组织实施。\n\n"
                  "目标2：新增灌溉面积一千二百亩以上，新增高效节水面\n\n积三百亩；\n\n完。\n",
                  "P1:1 1、负责全县水利规划的编制和实施工作。\n"
                  "P3:1+5:1 2、拟订全县农村供水管理的各项办法和规划以及相关政策措施并组织实施。\n"
                  "P7:1+9:1 目标2：新增灌溉面积一千二百亩以上，新增高效节水面积三百亩；\n"
                  "P11:1 完。\n");
}

static void a_heading_is_never_joined(void **state)
{
    assert_blocks(state,
                  "（一）科学合理编制预算，进一步提高预算编制的准确性\n\n按规定执行。\n\n完。\n",
                  "P1:1 （一）科学合理编制预算，进一步提高预算编制的准确性\n"
                  "P3:1 按规定执行。\nP5:1 完。\n");
}

static void tabs_make_a_table(void **state)
{
    assert_blocks(
        state, "表头\t编制数\t\n\t34\t\n\n\t39\t\n填表人：某\n",
        "T tab\n1.1[表头]\n1.2[编制数]\n1.3[]\n2.1[]\n2.2[34]\n2.3[]\n3.1[]\n3.2[39]\n3.3[]\n"
        "P5:1 填表人：某\n");
}

static void a_tab_in_front_of_a_line_makes_no_table(void **state)
{
    assert_blocks(state, "\t一、情况\n\t支出12万元，完成全年预算，执行情况总体良好。\n",
                  "P1:2 一、情况\nP2:2 支出12万元，完成全年预算，执行情况总体良好。\n");
}

static void cells_behind_tabs_on_lines_of_their_own_make_rows(void **state)
{
    assert_blocks(
        state,
        "\t\n\t\n\n\t基础数据表\n\n\t指标\n\t数值\n\n\t\n\t34\n \t项目自评表\n\n\t名称\n\t\n",
        "P4:2 基础数据表\nT rows\n1.1[指标]\n1.2[数值]\n2.1[]\n2.2[34]\n"
        "P11:3 项目自评表\nT rows\n1.1[名称]\n1.2[]\n");
}

static void paragraphs_are_the_cells_of_a_flat_table(void **state)
{
    assert_blocks(
        state,
        "基础数据表\n\n单位：万元\n\n指标\n\n编制数\n\n34\n\n1、购置费\n\n5\n\n \n\n二、项目\n\n"
        "7\n\n合计\n\n46\n\n说明：略\n\n一、情况\n",
        "P1:1 基础数据表\nP3:1 单位：万元\nT flat\n0.1[指标]\n0.2[编制数]\n0.3[34]\n"
        "0.4[1、购置费]\n0.5[5]\n0.6[]\n0.7[二、项目]\n0.8[7]\n0.9[合计]\n0.10[46]\n"
        "P25:1 说明：略\nP27:1 一、情况\n");
}

/* blank lines between them do not make cells of rows */
static void rows_apart_by_blank_lines_are_no_cells(void **state)
{
    assert_blocks(state,
                  "支出预算总表\n\n科目编码   科目名称   预算数\n\n213   农林水支出   864\n\n"
                  "21303   水利   614\n\n21305   扶贫   250\n\n221   住房保障   61\n\n"
                  "22102   住房改革   61\n\n2210201   公积金   40\n\n2210203   购房补贴   21\n",
                  "P1:1 支出预算总表\nT aligned\n1.1[科目编码]\n1.2[科目名称]\n1.3[预算数]\n"
                  "2.1[213]\n2.2[农林水支出]\n2.3[864]\n3.1[21303]\n3.2[水利]\n3.3[614]\n"
                  "4.1[21305]\n4.2[扶贫]\n4.3[250]\n5.1[221]\n5.2[住房保障]\n5.3[61]\n"
                  "6.1[22102]\n6.2[住房改革]\n6.3[61]\n7.1[2210201]\n7.2[公积金]\n7.3[40]\n"
                  "8.1[2210203]\n8.2[购房补贴]\n8.3[21]\n");
}

static void the_next_heading_ends_a_flat_table(void **state)
{
    assert_blocks(
        state,
        "项目自评表\n\n名称\n\n数量\n\n甲\n\n1\n\n乙\n\n2\n\n丙\n\n3\n\n二、情况\n\n"
        "全年完成各项工作任务，支出十二万元，执行情况总体良好。\n",
        "P1:1 项目自评表\nT flat\n0.1[名称]\n0.2[数量]\n0.3[甲]\n0.4[1]\n0.5[乙]\n0.6[2]\n"
        "0.7[丙]\n0.8[3]\nP19:1 二、情况\n"
        "P21:1 全年完成各项工作任务，支出十二万元，执行情况总体良好。\n");
}

/* Twelve full lines, so that the text counts as hard-wrapped, and `tail` behind them. */
static char *wrapped(const char *tail)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 7; i++)
        g_string_append(text, "  全县水利工程建设和管理工作有序推进各项指标任务如\n"
                              "期完成群众满意度持续提高资金使用效益显著安全生产形\n"
                              "势稳定。\n");
    g_string_append(text, tail);
    return g_string_free(g_steal_pointer(&text), FALSE);
}

/* What is seen behind the first seven paragraphs. */
static void assert_tail(void **state, const char *tail, const char *expected)
{
    Fixture *f = *state;
    g_autofree char *text = wrapped(tail);
    assert_null(read_text(f, text, 4096));
    const char *at = f->seen->str;
    for (guint i = 0; i < 7; i++)
        at = strchr(at, '\n') + 1;
    assert_string_equal(at, expected);
}

static void wrapped_lines_are_joined(void **state)
{
    assert_tail(state, "  （一）概况\n  完成。\n", "P22:3 （一）概况\nP23:3 完成。\n");
    Fixture *f = *state;
    assert_true(g_str_has_prefix(f->seen->str, "P1:3+2:1+3:1 全县水利"));
}

static void page_numbers_fall_out_of_a_sentence(void **state)
{
    assert_tail(state,
                "  各乡镇认真落实河长制工作要求巡河护河常态化开展发\n\n\n           第 12 页\n"
                "\f现问题及时整改。\n",
                "P22:3+26:2 各乡镇认真落实河长制工作要求巡河护河常态化开展发现问题及时整改。\n");
}

static void a_piece_pushed_down_comes_back(void **state)
{
    assert_tail(state,
                "  根据有关文件规定和工作要求按照全面实施预算绩效管理\n《关于实施办法的通知》\n"
                "          《项目管理办法的通知规定》\n开展评价。\n",
                "P22:3+23:1+24:11+25:1 根据有关文件规定和工作要求按照全面实施预算绩效管理《关于实施"
                "办法的通知》《项目管理办法的通知规定》开展评价。\n");
}

static void aligned_blanks_make_a_table(void **state)
{
    assert_tail(state,
                "          表 1 资金使用情况表\n                单位：万元\n\n"
                "    项目       预算数    执行数\n\n培训费         12        8\n\n  完成。\n",
                "P22:11 表 1 资金使用情况表\nP23:17 单位：万元\nT aligned\n1.1[项目]\n1.2[预算数]\n"
                "1.3[执行数]\n2.1[培训费]\n2.2[12]\n2.3[8]\nP29:3 完成。\n");
}

static void a_column_of_cells_alone_on_their_lines_stays_in_the_table(void **state)
{
    GString *tail = g_string_new("          一、教育            3.20     一、公共服务      5.10\n"
                                 "          二、基金收入               二、外交支出\n");
    GString *expected = g_string_new("T aligned\n1.1[一、教育]\n1.2[3.20]\n1.3[一、公共服务]\n"
                                     "1.4[5.10]\n2.1[二、基金收入]\n2.3[二、外交支出]\n");
    for (guint i = 3; i < 16; i++) {
        g_string_append_printf(tail, "\n                                  %u、支出%u\n", i, i);
        g_string_append_printf(expected, "%u.3[%u、支出%u]\n", i, i, i);
    }
    g_string_append(tail, "          总计               3.20     总计          5.10\n");
    g_string_append(expected, "16.1[总计]\n16.2[3.20]\n16.3[总计]\n16.4[5.10]\n");
    assert_tail(state, tail->str, expected->str);
    g_string_free(tail, TRUE);
    g_string_free(expected, TRUE);
}

static void a_numbered_cell_wrapped_over_two_lines_stays_in_the_table(void **state)
{
    assert_tail(state,
                "          收入            决算数     支出           决算数\n"
                "一、一般预算             3.20     一、公共服务        5.10\n"
                "二、政府基金预\n"
                "                                二、外交支出\n"
                "算\n"
                "          总计            3.20     总计           5.10\n\n"
                "  完成。\n",
                "T aligned\n1.1[收入]\n1.2[决算数]\n1.3[支出]\n1.4[决算数]\n2.1[一、一般预算]\n"
                "2.2[3.20]\n2.3[一、公共服务]\n2.4[5.10]\n3.1[二、政府基金预]\n4.3[二、外交支出]\n"
                "5.1[算]\n6.1[总计]\n6.2[3.20]\n6.3[总计]\n6.4[5.10]\nP29:3 完成。\n");
}

static void an_item_behind_a_blank_line_is_joined_to_nothing(void **state)
{
    assert_tail(state,
                "九、国有资本经营预算财政拨款收入支出决算情况的说明表\n\n"
                "第三部分 白溪县水利局部门决算情况说明\n\n一、收入情况\n\n",
                "P22:1 九、国有资本经营预算财政拨款收入支出决算情况的说明表\n"
                "P24:1 第三部分 白溪县水利局部门决算情况说明\nP26:1 一、收入情况\n");
}

static void the_next_number_of_a_list_is_joined_to_nothing(void **state)
{
    assert_tail(state, "四、财政拨款收入支出决算总体情况\n五、一般公共预算支出情况\n",
                "P22:1 四、财政拨款收入支出决算总体情况\nP23:1 五、一般公共预算支出情况\n");
}

static void rows_of_cells_say_nothing_about_how_prose_is_wrapped(void **state)
{
    GString *tail = g_string_new("");
    for (guint i = 0; i < 60; i++)
        g_string_append_printf(
            tail, "  二〇二三年度支出项目第%02u项      12.00      12.00      8.00\n", i);
    Fixture *f = *state;
    g_autofree char *text = wrapped(tail->str);
    assert_null(read_text(f, text, 4096));
    assert_true(g_str_has_prefix(f->seen->str, "P1:3+2:1+3:1 全县水利"));
    g_string_free(tail, TRUE);
}

static void a_line_that_is_too_long_is_a_reason(void **state)
{
    Fixture *f = *state;
    g_autofree char *reason = read_text(f, "短\n这一行太长了\n", 12);
    assert_string_equal(reason, "line-longer-than 18 12");
    assert_string_equal(f->seen->str, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_is_a_paragraph),
        cmocka_unit_test(a_sentence_broken_by_a_page_is_joined),
        cmocka_unit_test(a_heading_is_never_joined),
        cmocka_unit_test(tabs_make_a_table),
        cmocka_unit_test(a_tab_in_front_of_a_line_makes_no_table),
        cmocka_unit_test(cells_behind_tabs_on_lines_of_their_own_make_rows),
        cmocka_unit_test(paragraphs_are_the_cells_of_a_flat_table),
        cmocka_unit_test(the_next_heading_ends_a_flat_table),
        cmocka_unit_test(rows_apart_by_blank_lines_are_no_cells),
        cmocka_unit_test(wrapped_lines_are_joined),
        cmocka_unit_test(page_numbers_fall_out_of_a_sentence),
        cmocka_unit_test(a_piece_pushed_down_comes_back),
        cmocka_unit_test(aligned_blanks_make_a_table),
        cmocka_unit_test(a_column_of_cells_alone_on_their_lines_stays_in_the_table),
        cmocka_unit_test(a_numbered_cell_wrapped_over_two_lines_stays_in_the_table),
        cmocka_unit_test(an_item_behind_a_blank_line_is_joined_to_nothing),
        cmocka_unit_test(the_next_number_of_a_list_is_joined_to_nothing),
        cmocka_unit_test(rows_of_cells_say_nothing_about_how_prose_is_wrapped),
        cmocka_unit_test(a_line_that_is_too_long_is_a_reason),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
