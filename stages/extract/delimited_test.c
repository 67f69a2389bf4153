#include "delimited.h"

#include "foreign_testing.h"

static void assert_table(const char *text, const char *expected, guint count)
{
    Seen seen = {{see_paragraph, see_table, see_cell, see_remark, see_page}, g_string_new(NULL)};
    g_autofree char *copy = g_strdup(text);
    const Decoded decoded = {.text = copy, .length = strlen(text)};
    guint lines = 0;
    assert_null(delimited_read(&decoded, test_limits(), &seen.sink, &lines));
    assert_string_equal(seen.seen->str, expected);
    assert_int_equal(lines, count);
    g_string_free(seen.seen, TRUE);
}

static char found(const char *text)
{
    return delimited_find(text, strlen(text));
}

static void the_delimiter_is_told_by_content(void **state)
{
    (void)state;
    assert_int_equal(found("a,b\n1,2\n3,4\n"), ',');
    assert_int_equal(found("a\tb,c\n1\t2\n3\t4\n"), '\t');
    assert_int_equal(found("a;b\n1,5;2\n3;4\n"), ';');
    assert_int_equal(found("\"a,\nb\",c\n1,2\n3,4\n"), ',');
}

static void prose_is_no_table(void **state)
{
    (void)state;
    assert_int_equal(found("一、概况\n全年支出12万元，其中，a,b。\n完成。\n"), '\0');
    assert_int_equal(found("a,b\n1,2\n"), '\0');
    assert_int_equal(found("a\tb\n1\n2\n3\n"), '\0');
    assert_int_equal(found("\ta\n\tb\n\t1\n\t2\n"), '\0');
}

static void lines_are_those_of_the_source(void **state)
{
    (void)state;
    assert_table(
        "项目,金额\n\"甲\n乙\",\"1,200\"\n\n丙,\n",
        "T1 sheet\n1:1.1[项目]\n1:1.2[金额]\n2:2.1[甲乙]\n2:2.2[1,200]\n5:5.1[丙]\n5:5.2[]\n", 5);
}

static void a_title_stands_above(void **state)
{
    (void)state;
    assert_table(
        "收支情况,,\n单位：元,,\n项目,甲,乙\n丁,1,2\n",
        "P1 收支情况\nP2 单位：元\nT3 sheet 收支情况\n单位：元\n3:3.1[项目]\n3:3.2[甲]\n3:3.3[乙]\n"
        "4:4.1[丁]\n4:4.2[1]\n4:4.3[2]\n",
        4);
}

static void a_table_beyond_its_limit_is_a_reason(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 3; i++) {
        for (guint j = 0; j < 60; j++)
            g_string_append(text, "1,");
        g_string_append_c(text, '\n');
    }
    Seen seen = {{see_paragraph, see_table, see_cell, see_remark, see_page}, g_string_new(NULL)};
    const Decoded decoded = {.text = text->str, .length = text->len};
    guint lines = 0;
    g_autofree char *reason = delimited_read(&decoded, test_limits(), &seen.sink, &lines);
    assert_string_equal(reason, "table-columns 50");
    assert_string_equal(seen.seen->str, "");
    g_string_free(seen.seen, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_delimiter_is_told_by_content),
        cmocka_unit_test(prose_is_no_table),
        cmocka_unit_test(lines_are_those_of_the_source),
        cmocka_unit_test(a_title_stands_above),
        cmocka_unit_test(a_table_beyond_its_limit_is_a_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
