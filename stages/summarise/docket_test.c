/* What a docket keeps of a document. */
#include "docket_testing.h"

static void record_numbers_are_ordered(void **state)
{
    (void)state;
    assert_true(key_parse("2") < key_parse("2.1"));
    assert_true(key_parse("2.9") < key_parse("2.10"));
    assert_true(key_parse("2.10") < key_parse("3"));
    assert_true(key_parse("10") < key_parse("r1"));
    assert_true(key_parse("r1") != key_parse("x1"));
    assert_int_equal(key_parent(key_parse("12.3")), key_parse("12"));
}

static void what_is_no_number_is_zero(void **state)
{
    (void)state;
    assert_int_equal(key_parse(""), 0);
    assert_int_equal(key_parse("r"), 0);
    assert_int_equal(key_parse("1.2.3"), 0);
    assert_int_equal(key_parse("x-1"), 0);
}

static void places_are_found(void **state)
{
    const Docket *docket =
        bench_read(*state, TEXT("2", "7", "收入5元") QTY("2.1", "7", "6", "4", "5元"));
    assert_int_equal(docket_place(docket, key_parse("2"))->line, 7);
    assert_string_equal(docket_place(docket, key_parse("2.1"))->text, "5元");
    assert_null(docket_place(docket, key_parse("2.2")));
    assert_null(docket_place(docket, 0));
}

static void places_out_of_order_are_found(void **state)
{
    const Docket *docket = bench_read(*state, TEXT("3", "9", "乙") TEXT("2", "7", "甲"));
    assert_string_equal(docket_place(docket, key_parse("2"))->text, "甲");
    assert_string_equal(docket_place(docket, key_parse("3"))->text, "乙");
}

static void an_entry_leads_to_its_figure(void **state)
{
    const Docket *docket = bench_read(
        *state, CELL("2", "7", "1", "2", "34")
                    QTY("2.1", "7", "0", "2",
                        "34") "entry\t1\tr1\t2\t2.1\t1\t\t1\t2\t编制数\t\t\t\t\t\t\t\t\t\t1\n");
    assert_string_equal(docket_place(docket, key_parse("r1"))->text, "34");
    assert_string_equal(docket_entry(docket, key_parse("2"))->label, "编制数");
}

#define ENTRY(nr, cell, label)                                                                     \
    "entry\t1\t" nr "\t" cell "\t\t1\t\t1\t2\t" label "\t\t\t\t\t\t\t\t\t\t1\n"

static void the_first_entry_of_a_cell_is_given(void **state)
{
    const Docket *docket =
        bench_read(*state, CELL("2", "7", "1", "2", "甲") CELL("3", "7", "1", "3", "乙") ENTRY(
                               "r1", "3", "后") ENTRY("r2", "2", "先") ENTRY("r3", "2", "再"));
    assert_string_equal(docket_entry(docket, key_parse("2"))->label, "先");
    assert_string_equal(docket_entry(docket, key_parse("3"))->label, "后");
    assert_null(docket_entry(docket, key_parse("4")));
    assert_string_equal(docket_place(docket, key_parse("r2"))->text, "甲");
}

static void a_record_that_does_not_follow_the_schema_is_not_there(void **state)
{
    const Docket *docket =
        bench_read(*state, "text\t1\t2\t7\n" TEXT("3", "9", "乙") "qty\t1\t3.1\n"
                                                                  "entry\t1\tr1\t3\t\n");
    assert_null(docket_place(docket, key_parse("2")));
    assert_null(docket_place(docket, key_parse("2")));
    assert_null(docket_place(docket, key_parse("3.1")));
    assert_null(docket_entry(docket, key_parse("3")));
    assert_int_equal(docket_place(docket, key_parse("3"))->line, 9);
}

static void a_zero_byte_in_a_text_is_a_blank(void **state)
{
    const Docket *docket = bench_read(*state, TEXT("2", "7", "收\\0入\\t5元"));
    assert_string_equal(docket_place(docket, key_parse("2"))->text, "收 入\t5元");
}

static void all_places_stand_in_order(void **state)
{
    const Docket *docket = bench_read(*state, TEXT("2", "7", "甲5") QTY("2.1", "7", "3", "1", "5")
                                                  TEXT("3", "9", "乙"));
    guint count;
    docket_place(docket, key_parse("2.1"));
    const Place *places = places_all(docket->places, &count);
    assert_int_equal(count, 3);
    assert_string_equal(places[0].text, "甲5");
    assert_string_equal(places[1].text, "5");
    assert_string_equal(places[2].text, "乙");
}

static void checks_come_in_order_of_place(void **state)
{
    const Docket *docket =
        bench_read(*state, CHECK("x1", "rate\tpass\t", "9\t1", "\t\t\t\t", "\t\t\t")
                               CHECK("r1", "rate\tpass\t", "3\t5", "\t\t\t\t", "\t\t\t")
                                   CHECK("r2", "rate\tpass\t", "3\t2", "\t\t\t\t", "\t\t\t"));
    assert_ptr_equal(docket->items->pdata[0], bench_item(docket, "r2"));
    assert_ptr_equal(docket->items->pdata[1], bench_item(docket, "r1"));
    assert_ptr_equal(docket->items->pdata[2], bench_item(docket, "x1"));
}

static void checks_of_rules_that_are_off_are_counted(void **state)
{
    Bench *bench = *state;
    assert_true(rules_switch(bench->rules, "rate", FALSE, NULL));
    const Docket *docket =
        bench_read(bench, CHECK("r1", "rate\tfail\t", "3\t5", "\t\t\t\t", "\t\t\t"));
    assert_int_equal(docket->items->len, 0);
    assert_int_equal(docket->dropped, 1);
}

static void a_rule_that_is_not_in_the_table_warns(void **state)
{
    const Docket *docket =
        bench_read(*state, CHECK("r1", "novel\tfail\t", "3\t5", "\t\t\t\t", "\t\t\t"));
    assert_int_equal(item_severity(bench_item(docket, "r1")), SEVERITY_WARNING);
}

static void a_pass_with_a_severity_tells_something(void **state)
{
    const Docket *docket =
        bench_read(*state, CHECK("r1", "rate\tpass\tnote", "3\t5", "\t\t\t\t", "\t\t\t")
                               CHECK("r2", "rate\tpass\t", "3\t6", "\t\t\t\t", "\t\t\t"));
    assert_true(item_tells(bench_item(docket, "r1")));
    assert_false(item_tells(bench_item(docket, "r2")));
}

static void parts_are_told_only_where_there_are_several(void **state)
{
    const Docket *docket =
        bench_read(*state, "part\t1\t2\t1\t甲报告\t\t\n" TEXT(
                               "3", "2", "x") "part\t1\t4\t3\t乙报告\t\t\n" TEXT("5", "4", "y"));
    assert_string_equal(docket_part(docket, key_parse("3")), "甲报告");
    assert_string_equal(docket_part(docket, key_parse("5.1")), "乙报告");
    docket = bench_read(*state, "part\t1\t2\t1\t甲报告\t\t\n" TEXT("3", "2", "x"));
    assert_null(docket_part(docket, key_parse("3")));
}

#define PAGE(nr, page, origin) "page\t1\t" nr "\t" page "\t" origin "\n"
#define FAIL(nr, line, operands)                                                                   \
    CHECK(nr, "rate\tfail\terror", line "\t1", "\t\t\t\t", operands "\t\t\t")

static void what_rests_on_a_recognised_page_counts_a_step_less(void **state)
{
    const Docket *docket = bench_read(
        *state, PAGE("2", "1", "") TEXT("3", "1", "甲5") QTY("3.1", "1", "3", "1", "5")
                    PAGE("4", "2", "recognised") TEXT("5", "2", "乙6")
                        QTY("5.1", "2", "3", "1", "6") FAIL("r1", "1", "3.1")
                            FAIL("r2", "2", "3.1 5.1") FAIL("r3", "2", "") FAIL("r4", "1", ""));
    assert_int_equal(item_severity(bench_item(docket, "r1")), SEVERITY_ERROR);
    assert_int_equal(item_severity(bench_item(docket, "r2")), SEVERITY_WARNING);
    assert_int_equal(item_severity(bench_item(docket, "r3")), SEVERITY_WARNING);
    assert_int_equal(item_severity(bench_item(docket, "r4")), SEVERITY_ERROR);
    bench_item(docket, "r2")->check.severity = SEVERITY_WARNING;
    assert_int_equal(item_severity(bench_item(docket, "r2")), SEVERITY_NOTE);
    assert_int_equal(docket_place(docket, key_parse("5.1"))->page, 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(record_numbers_are_ordered),
        cmocka_unit_test(what_is_no_number_is_zero),
        TEST(places_are_found),
        TEST(places_out_of_order_are_found),
        TEST(an_entry_leads_to_its_figure),
        TEST(the_first_entry_of_a_cell_is_given),
        TEST(a_record_that_does_not_follow_the_schema_is_not_there),
        TEST(a_zero_byte_in_a_text_is_a_blank),
        TEST(all_places_stand_in_order),
        TEST(checks_come_in_order_of_place),
        TEST(checks_of_rules_that_are_off_are_counted),
        TEST(a_rule_that_is_not_in_the_table_warns),
        TEST(a_pass_with_a_severity_tells_something),
        TEST(what_rests_on_a_recognised_page_counts_a_step_less),
        TEST(parts_are_told_only_where_there_are_several),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
