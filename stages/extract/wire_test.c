#include "foreign_testing.h"

/* An answer that is looked through and opened; FALSE if it is none. */
static gboolean opens(const char *bytes)
{
    WireScan scan = {0};
    WireAnswer answer;
    g_autofree char *copy = g_strdup(bytes);
    gsize length = strlen(bytes);
    return wire_scan(&scan, copy, length) && scan.whole && wire_open(&answer, &scan, copy, length);
}

static char *read_example(const char *form, char *bytes, gsize length, Wire *wire, gpointer data)
{
    (void)form, (void)bytes, (void)length, (void)data;
    const Piece piece = {0, 1, 1};
    const Paragraph paragraph = {"甲\t乙\\", 8, &piece, 1, 2, 3};
    const TableBlock table = {LAYOUT_SHEET, 2, 3, "收支表\n单位：万元"};
    const CellBlock cell = {2, 1, 1, 1, 1, 2, "1.50", 4};
    wire_begin(wire, "example", "GB18030");
    wire_sink(wire)->paragraph(wire_sink(wire), &paragraph);
    wire_sink(wire)->table(wire_sink(wire), &table);
    wire_sink(wire)->page(wire_sink(wire), 4, TRUE);
    wire_sink(wire)->cell(wire_sink(wire), &cell);
    wire_sink(wire)->remark(wire_sink(wire), "source", "macros 1");
    wire_member(wire, "a.txt", "end\t1\t1\n", 8);
    wire_count(wire, 2, 3);
    return NULL;
}

static GString *example(gsize most)
{
    return wire_answer("x", NULL, 0, most, read_example, NULL);
}

static void take_member(gpointer data, const char *name, char *bytes, gsize length)
{
    g_string_append_printf(data, "M %s %.*s", name, (int)length, bytes);
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    GString *bytes = example(4096);
    Seen seen = {{see_paragraph, see_table, see_cell, see_remark, see_page}, g_string_new(NULL)};
    const WireMembers members = {take_member, seen.seen};
    WireScan scan = {0};
    WireAnswer answer;
    assert_true(wire_scan(&scan, bytes->str, bytes->len));
    assert_true(wire_open(&answer, &scan, bytes->str, bytes->len));
    assert_string_equal(answer.form, "example");
    assert_string_equal(answer.encoding, "GB18030");
    assert_int_equal(answer.lines, 2);
    assert_int_equal(answer.pages, 3);
    wire_play(&answer, &seen.sink, &members);
    assert_string_equal(seen.seen->str,
                        "P1#2 甲\t乙\\\nT2 sheet 收支表\n单位：万元\n-- 4?\n2:1.1 1x2[1.50]\n"
                        "R source macros 1\nM a.txt end\t1\t1\n");
    g_string_free(seen.seen, TRUE);
    g_string_free(bytes, TRUE);
}

static void an_answer_may_come_byte_by_byte(void **state)
{
    (void)state;
    GString *bytes = example(4096);
    WireScan scan = {0};
    for (gsize length = 0; length < bytes->len; length++) {
        assert_false(scan.whole);
        assert_true(wire_scan(&scan, bytes->str, length));
    }
    assert_true(wire_scan(&scan, bytes->str, bytes->len));
    assert_true(scan.whole);
    g_string_free(bytes, TRUE);
}

static void too_much_is_a_fault(void **state)
{
    (void)state;
    GString *bytes = example(40);
    assert_says(bytes->str, "fault\toutput-larger-than 40\n");
    g_string_free(bytes, TRUE);
}

static void lines_that_are_none_are_refused(void **state)
{
    (void)state;
    assert_true(opens("begin\tx\t\nend\t1\t0\n"));
    assert_true(opens("begin\tx\t\nfault\tencrypted\n"));
    assert_false(opens("end\t1\t0\n"));
    assert_false(opens("begin\tx\t\nfoo\t1\nend\t1\t0\n"));
    assert_false(opens("begin\tx\t\npara\t1\t0\ta\t甲\nend\t1\t0\n"));
    assert_false(opens("begin\tx\t\npara\t1\t0\t0\nend\t1\t0\n"));
    assert_false(opens("begin\tx\t\npara\t99999999999\t0\t0\t甲\nend\t1\t0\n"));
    assert_false(opens("begin\tx\t\npara\t1\t0\t0\t\xFF\nend\t1\t0\n"));
    assert_false(opens("begin\tx\t\nend\t1\t0\nend\t1\t0\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(an_answer_may_come_byte_by_byte),
        cmocka_unit_test(too_much_is_a_fault),
        cmocka_unit_test(lines_that_are_none_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
