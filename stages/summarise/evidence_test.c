/* Quotes and evidence: the figures, where they stand, and not too much of either. */
#include "docket_testing.h"

#include "pipeline/text.h"

#define SENTENCE                                                                                   \
    "合同引进资金40亿元。省外境内实际到位资金为193422亿元，完成全年任务96.71%，同比增长12%"
#define FAIL(rest) CHECK("r1", "rate\tfail\t", "3\t1", "到位资金\t1\t2\t1 + 1 = 2\t", rest)

static void assert_evidence(Bench *bench, const char *records, const char *expected)
{
    const Docket *docket = bench_read(bench, records);
    const Scene scene = {docket, bench->messages};
    g_autofree char *line = evidence_line(&scene, bench_item(docket, "r1"), 1000);
    assert_string_equal(line, expected);
}

static void a_figure_is_marked_in_its_sentence(void **state)
{
    assert_evidence(
        *state, TEXT("2", "3", "全年收入5元。") QTY("2.1", "3", "12", "4", "5元") FAIL("2.1\t\t\t"),
        "第3行 全年收入〔5元〕。");
}

static void figures_of_one_sentence_are_one_quote(void **state)
{
    assert_evidence(*state,
                    TEXT("2", "3", "甲5元，乙6元") QTY("2.1", "3", "3", "4", "5元")
                        QTY("2.2", "3", "13", "4", "6元") FAIL("2.2 2.1\t\t\t"),
                    "第3行 甲〔5元〕，乙〔6元〕");
}

static void a_place_is_told_once(void **state)
{
    assert_evidence(*state,
                    TEXT("2", "3", "甲5元") QTY("2.1", "3", "3", "4", "5元") TEXT("4", "3", "乙6元")
                        QTY("4.1", "3", "3", "4", "6元") FAIL("4.1 2.1\t\t\t"),
                    "第3行 乙〔6元〕、甲〔5元〕");
}

static void the_accused_figure_comes_first(void **state)
{
    assert_evidence(*state,
                    TEXT("2", "3", "甲5元") QTY("2.1", "3", "3", "4", "5元") TEXT("4", "9", "乙6元")
                        QTY("4.1", "9", "3", "4", "6元") FAIL("4.1 2.1\t\t\t"),
                    "第9行 乙〔6元〕；第3行 甲〔5元〕");
}

static void a_cell_shows_its_row(void **state)
{
    assert_evidence(
        *state,
        CELL("2", "7", "1", "2", "34") QTY(
            "2.1", "7", "0", "2",
            "34") "entry\t1\tr9\t2\t2.1\t1\t\t1\t2\t编制数\t\t行政\t\t\t\t\t\t\t\t1\n" FAIL("r9\t\t\t"),
        "第7行 编制数·行政 〔34〕");
}

static void a_place_says_its_page(void **state)
{
    assert_evidence(*state,
                    "page\t1\t2\t4\t\n" TEXT("3", "9", "甲5元") QTY("3.1", "9", "3", "4", "5元")
                        FAIL("3.1\t\t\t"),
                    "第4页第9行 甲〔5元〕");
}

static void a_sentence_without_figure_is_cut(void **state)
{
    assert_evidence(*state, TEXT("2", "3", "圆满完成了各项任务") FAIL("2\t\t\t"),
                    "第3行 圆满完成了各项任务");
}

static void without_places_the_line_is_told(void **state)
{
    assert_evidence(*state, FAIL("\t\t\t"), "第3行");
    assert_evidence(*state, FAIL("77 88.1\t\t\t"), "第3行");
}

static void what_hangs_on_it_is_told(void **state)
{
    assert_evidence(*state,
                    FAIL("\t\t\t")
                        CHECK("x1", "share\tfail\t", "5\t1", "占比\t\t\t2 ÷ 4 = 50%\t", "\t\t\tr1"),
                    "第3行；由此存疑：share 占比：2 ÷ 4 = 50%（第5行）");
}

static void a_report_among_several_is_named(void **state)
{
    assert_evidence(*state,
                    "part\t1\t2\t1\t甲报告\t\t\n" TEXT(
                        "3", "2", "x") "part\t1\t4\t3\t乙报告\t\t\n" TEXT("5", "4", "y")
                        FAIL("5\t\t\t"),
                    "报告《乙报告》：第4行 y");
}

static void control_characters_do_not_pass(void **state)
{
    assert_evidence(*state, TEXT("2", "3", "a\033[31mb\xE2\x80\xAE\\nc") FAIL("2\t\t\t"),
                    "第3行 a [31mb  c");
}

static void a_bad_offset_is_passed_over(void **state)
{
    assert_evidence(*state,
                    TEXT("2", "3", "甲5元") QTY("2.1", "3", "90", "4", "5元") FAIL("2.1\t\t\t"),
                    "第3行");
}

static void long_evidence_is_cut_but_tells_how_many(void **state)
{
    Bench *bench = *state;
    g_autoptr(GString) records = g_string_new(NULL);
    g_autoptr(GString) operands = g_string_new(NULL);
    for (guint i = 2; i < 60; i++) {
        g_string_append_printf(records, "text\t1\t%u\t%u\t1\t1\t%s\t\n", i, i, SENTENCE);
        g_string_append_printf(operands, "%u ", i);
    }
    g_string_append_printf(records, FAIL("%s\t\t\t"), operands->str);
    const Docket *docket = bench_read(bench, records->str);
    const Scene scene = {docket, bench->messages};
    g_autofree char *line = evidence_line(&scene, bench_item(docket, "r1"), 400);
    assert_true(text_characters(line, strlen(line)) <= 400);
    assert_says(line, "第2行 合同引进资金40亿元");
    assert_says(line, "；余");
}

static void windows_end_at_clause_marks(void **state)
{
    Bench *bench = *state;
    const Docket *docket =
        bench_read(bench, TEXT("2", "3", SENTENCE) QTY("2.1", "3", "62", "12", "193422亿元")
                              FAIL("2.1\t\t\t"));
    const Scene scene = {docket, bench->messages};
    g_autoptr(GArray) quotes = quote_places(&scene, bench_item(docket, "r1"), 14);
    assert_int_equal(quotes->len, 1);
    g_autofree char *text = quote_plain(g_array_index(quotes, Quote, 0).text);
    assert_string_equal(text, "…省外境内实际到位资金为〔193422亿元〕，完成全年任务96.71%…");
}

static void a_check_is_told_shortly(void **state)
{
    Bench *bench = *state;
    const Docket *docket =
        bench_read(bench, TEXT("2", "3", "x") TEXT("4", "5", "y") FAIL("4 2\t\t\t"));
    const Scene scene = {docket, bench->messages};
    g_autofree char *text = evidence_short(&scene, bench_item(docket, "r1"));
    assert_string_equal(text, "到位资金：1 + 1 = 2（第3、5行）");
}

static void a_check_of_a_paged_form_says_its_pages(void **state)
{
    Bench *bench = *state;
    const Docket *docket = bench_read(
        bench, "doc\t1\t1\ta.pdf\t\tpdf\t\t9\ta.pdf\n"
               "page\t1\t2\t4\t\n" TEXT("3", "9", "甲5元") QTY("3.1", "9", "3", "4", "5元")
                   QTY("3.2", "9", "3", "4", "5元") "page\t1\t4\t6\t\n" TEXT("5", "12", "乙6元")
                       QTY("5.1", "12", "3", "4", "6元") FAIL("5.1 3.1 3.2\t\t\t"));
    const Scene scene = {docket, bench->messages};
    g_autofree char *text = evidence_short(&scene, bench_item(docket, "r1"));
    assert_string_equal(text, "到位资金：1 + 1 = 2（第6页第12段、第4页第9段）");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_figure_is_marked_in_its_sentence),
        TEST(figures_of_one_sentence_are_one_quote),
        TEST(a_place_is_told_once),
        TEST(the_accused_figure_comes_first),
        TEST(a_cell_shows_its_row),
        TEST(a_place_says_its_page),
        TEST(a_sentence_without_figure_is_cut),
        TEST(without_places_the_line_is_told),
        TEST(what_hangs_on_it_is_told),
        TEST(a_report_among_several_is_named),
        TEST(control_characters_do_not_pass),
        TEST(a_bad_offset_is_passed_over),
        TEST(long_evidence_is_cut_but_tells_how_many),
        TEST(windows_end_at_clause_marks),
        TEST(a_check_is_told_shortly),
        TEST(a_check_of_a_paged_form_says_its_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
