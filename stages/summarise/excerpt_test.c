/* A finding beside its source: the sentences and rows around its figures. */
#include "docket_testing.h"
#include "excerpt.h"

#define HEAD(nr, text) "head\t1\t" nr "\t1\t1\than\t1\t一、\t1\t" text "\t0\n"
#define TABLE "table\t1\t10\t7\t1\ttab\t附表1\t1\n"
#define RATE(operands) CHECK("r1", "rate\tfail\terror", "5\t1", "\t1%\t2%\t\t", operands "\t\t\t")

/* The places of check r1 as JSON. Free with g_free. */
static char *places(Bench *bench, const char *records)
{
    const Docket *docket = bench_read(bench, records);
    const Scene scene = {docket, bench->messages};
    g_autoptr(GString) json = g_string_new(NULL);
    excerpt_places(json, &scene, bench_item(docket, "r1"));
    return g_strdup(json->str);
}

static void a_sentence_has_its_neighbours_and_heading(void **state)
{
    g_autofree char *json =
        places(*state, HEAD("1", "部门概况") TEXT("2", "4", "前句。") TEXT("3", "5", "完成1%。")
                           QTY("3.1", "5", "6", "2", "1%") TEXT("4", "6", "后句。") RATE("3.1"));
    assert_string_equal(
        json, "[{\"w\":\"第5行\",\"k\":3,\"h\":\"一、部门概况\",\"b\":\"前句。\",\"a\":\"后句。\","
              "\"t\":\"完成\\u00011%\\u0002。\"}]");
}

static void a_table_shows_the_rows_around(void **state)
{
    g_autofree char *json =
        places(*state, TABLE CELL("11", "7", "1", "1", "项目") CELL("12", "7", "1", "2", "数")
                           CELL("13", "8", "2", "1", "甲") CELL("14", "8", "2", "2", "1")
                               CELL("15", "9", "3", "1", "乙") CELL("16", "9", "3", "2", "2")
                                   CELL("17", "10", "4", "1", "丙") CELL("18", "10", "4", "2", "3")
                                       QTY("18.1", "10", "0", "1", "3") RATE("18.1"));
    assert_string_equal(
        json, "[{\"w\":\"第10行\",\"k\":18,\"c\":\"附表1\",\"r\":[[1,[\"项目\",\"数\"]],0,"
              "[3,[\"乙\",\"2\"]],[4,[\"丙\",\"\\u00013\\u0002\"]]]}]");
}

static void an_empty_place_in_a_row_is_kept(void **state)
{
    g_autofree char *json = places(*state, TABLE CELL("11", "7", "1", "2", "数")
                                               CELL("12", "7", "1", "4", "9") RATE("12"));
    assert_says(json, "\"r\":[[1,[\"\",\"数\",\"\",\"\\u00019\\u0002\"]]]");
}

static void a_cell_of_a_run_has_those_beside_it(void **state)
{
    g_autofree char *json =
        places(*state, TABLE CELL("11", "7", "0", "1", "甲") CELL("12", "8", "0", "2", "1%")
                           CELL("13", "9", "0", "3", "乙") RATE("12"));
    assert_says(json, "\"b\":\"甲\"");
    assert_says(json, "\"a\":\"乙\"");
    assert_says(json, "\"t\":\"\\u00011%\\u0002\"");
}

static void both_places_of_a_conflict_are_there(void **state)
{
    g_autofree char *json =
        places(*state, TEXT("3", "5", "一处1%。") QTY("3.1", "5", "6", "2", "1%") TEXT(
                           "9", "8", "他处2%。") QTY("9.1", "8", "6", "2", "2%") RATE("3.1 9.1"));
    assert_says(json, "第5行");
    assert_says(json, "第8行");
}

static void markup_is_no_markup(void **state)
{
    g_autofree char *json = places(*state, TEXT("3", "5", "</script><b>") RATE("3"));
    assert_null(strchr(json, '<'));
}

static void a_figure_outside_its_text_is_left_off(void **state)
{
    g_autofree char *json =
        places(*state, TEXT("3", "5", "完成1%。") QTY("3.1", "5", "4294967295", "4", "1%")
                           QTY("3.2", "5", "1", "3", "1%") RATE("3.1 3.2"));
    assert_string_equal(json, "[]");
}

static void nothing_to_show_is_an_empty_list(void **state)
{
    g_autofree char *json = places(*state, RATE(""));
    assert_string_equal(json, "[]");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_sentence_has_its_neighbours_and_heading),
        TEST(a_table_shows_the_rows_around),
        TEST(an_empty_place_in_a_row_is_kept),
        TEST(a_cell_of_a_run_has_those_beside_it),
        TEST(both_places_of_a_conflict_are_there),
        TEST(markup_is_no_markup),
        TEST(nothing_to_show_is_an_empty_list),
        TEST(a_figure_outside_its_text_is_left_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
