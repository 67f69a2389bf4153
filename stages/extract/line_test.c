#include "line.h"

#include "pipeline/testing.h"

static Line first_line(const char *text)
{
    g_autoptr(GArray) lines = lines_cut(text, strlen(text));
    LineCursor cursor = line_cursor(lines);
    Line line = {0};
    assert_true(line_next(&cursor, &line));
    return line;
}

static void assert_text(const Line *line, const char *expected)
{
    assert_int_equal(line->length, strlen(expected));
    assert_memory_equal(line->text, expected, line->length);
}

static void blanks_of_every_kind_are_taken_off(void **state)
{
    Line line = first_line(" \t\u00A0\u3000支出\u200B 12 \u3000\n");
    (void)state;
    assert_text(&line, "支出\u200B 12");
    assert_int_equal(line.col, 5);
}

static void columns_count_characters_and_indent_counts_width(void **state)
{
    Line line = first_line("\u3000\u3000一、情况");
    (void)state;
    assert_int_equal(line.col, 3);
    assert_int_equal(line.indent, 4);
}

static void a_last_line_needs_no_newline(void **state)
{
    g_autoptr(GArray) lines = lines_cut("甲\n乙", strlen("甲\n乙"));
    LineCursor cursor = line_cursor(lines);
    Line line;
    (void)state;
    assert_true(line_next(&cursor, &line));
    assert_true(line_next(&cursor, &line));
    assert_text(&line, "乙");
    assert_int_equal(line.number, 2);
    assert_false(line_next(&cursor, &line));
}

static void form_feeds_turn_pages(void **state)
{
    g_autoptr(GArray) lines = lines_cut("甲\n\f乙\n", strlen("甲\n\f乙\n"));
    LineCursor cursor = line_cursor(lines);
    Line line;
    (void)state;
    line_next(&cursor, &line);
    assert_int_equal(line.page, 1);
    line_next(&cursor, &line);
    assert_int_equal(line.page, 2);
    assert_true(line.paged);
    assert_int_equal(line.col, 2);
}

static void looking_ahead_moves_nothing(void **state)
{
    g_autoptr(GArray) lines = lines_cut("\n \n甲\n", strlen("\n \n甲\n"));
    LineCursor cursor = line_cursor(lines);
    Line line;
    (void)state;
    assert_true(line_peek_text(&cursor, &line));
    assert_int_equal(line.number, 3);
    assert_true(line_peek(&cursor, &line));
    assert_int_equal(line.number, 1);
    assert_int_equal(cursor.number, 0);
}

static void a_hollow_line_is_not_an_empty_one(void **state)
{
    Line hollow = first_line("\u00A0\n"), empty = first_line("\n");
    (void)state;
    assert_true(line_hollow(&hollow));
    assert_false(line_hollow(&empty));
}

static void broken_blanks_at_the_end_are_no_blanks(void **state)
{
    Line line = first_line("\xE3\x80");
    (void)state;
    assert_int_equal(line.length, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks_of_every_kind_are_taken_off),
        cmocka_unit_test(columns_count_characters_and_indent_counts_width),
        cmocka_unit_test(a_last_line_needs_no_newline),
        cmocka_unit_test(form_feeds_turn_pages),
        cmocka_unit_test(looking_ahead_moves_nothing),
        cmocka_unit_test(a_hollow_line_is_not_an_empty_one),
        cmocka_unit_test(broken_blanks_at_the_end_are_no_blanks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
