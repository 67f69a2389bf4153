#include "pipeline/pattern.h"
#include "pipeline/testing.h"

static void groups_are_byte_offsets(void **state)
{
    g_autoptr(Pattern) pattern = pattern_static("(编制)(\\d+)(x)?(名)");
    const char *text = "核定编制46名";
    Match match;
    (void)state;
    assert_true(pattern_find(pattern, text, strlen(text), 0, &match));
    assert_int_equal(match.count, 5);
    assert_int_equal(match.from[0], 6);
    assert_int_equal(match.to[0], 17);
    assert_int_equal(match.from[2], 12);
    assert_int_equal(match.to[2], 14);
    g_autofree char *figure = match_text(&match, text, 2);
    assert_string_equal(figure, "46");
}

static void a_group_that_took_no_part_is_unset(void **state)
{
    g_autoptr(Pattern) pattern = pattern_static("(a)|(b)|(c)");
    Match match;
    (void)state;
    assert_true(pattern_find(pattern, "b", 1, 0, &match));
    assert_int_equal(match.count, 3);
    assert_true(match.from[1] == G_MAXSIZE && match.to[1] == G_MAXSIZE);
    assert_true(match.from[3] == G_MAXSIZE && match.to[3] == G_MAXSIZE);
    assert_null(match_text(&match, "b", 1));
    assert_null(match_text(&match, "b", 3));
    assert_null(match_text(&match, "b", 15));
}

static void no_match_is_false_and_not_exhausted(void **state)
{
    g_autoptr(Pattern) pattern = pattern_static("控制率");
    Match match;
    (void)state;
    assert_false(pattern_find(pattern, "完成率", 9, 0, &match));
    assert_int_equal(match.count, 0);
    assert_false(match.exhausted);
    assert_null(match_text(&match, "完成率", 0));
}

static void the_search_begins_at_start_and_looks_behind(void **state)
{
    g_autoptr(Pattern) pattern = pattern_static("(?<!第)\\d");
    Match match;
    (void)state;
    assert_true(pattern_find(pattern, "1第2 3", 7, 1, &match));
    assert_int_equal(match.from[0], 6);
    assert_false(pattern_find(pattern, "1第2 3", 7, 7, &match));
}

static void the_text_ends_at_its_length(void **state)
{
    g_autoptr(Pattern) pattern = pattern_static("b");
    Match match;
    (void)state;
    assert_false(pattern_find(pattern, "ab", 1, 0, &match));
    assert_true(pattern_find(pattern, "a\0b", 3, 0, &match));
}

static void patterns_know_characters(void **state)
{
    g_autoptr(Pattern) pattern = pattern_static("^.{3}$");
    (void)state;
    assert_true(pattern_in(pattern, "控制率"));
    assert_false(pattern_in(pattern, "控制"));
}

static void a_mistake_is_an_error_with_its_place(void **state)
{
    g_autoptr(GError) error = NULL;
    (void)state;
    assert_null(pattern_new("(万|亿", &error));
    assert_error_of(error, GOUJI_ERROR_CONFIG);
    assert_says(error->message, "(万|亿");
    assert_says(error->message, "at byte 8");
}

static void a_match_that_takes_too_long_is_exhausted(void **state)
{
    g_autoptr(Pattern) pattern = pattern_static("^(a+)+$");
    g_autofree char *text = g_strnfill(5000, 'a');
    Match match;
    (void)state;
    text[4999] = 'b';
    assert_false(pattern_find(pattern, text, 5000, 0, &match));
    assert_true(match.exhausted);
    assert_int_equal(match.count, 0);
}

static void an_expression_may_have_fifteen_groups(void **state)
{
    g_autoptr(Pattern) pattern = pattern_static("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)(l)(m)(n)(o)");
    Match match;
    (void)state;
    assert_true(pattern_find(pattern, "abcdefghijklmno", 15, 0, &match));
    assert_int_equal(match.count, 16);
    assert_int_equal(match.from[15], 14);
}

/* A sixteenth would be a match that nobody sees. */
static void an_expression_with_sixteen_groups_is_refused(void **state)
{
    g_autoptr(GError) error = NULL;
    (void)state;
    assert_null(pattern_new("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)(l)(m)(n)(o)(p)", &error));
    assert_error_of(error, GOUJI_ERROR_CONFIG);
    assert_says(error->message, "expected at most 15 groups, found 16 groups");
}

static void one_pattern_serves_many_texts(void **state)
{
    g_autoptr(Pattern) pattern = pattern_static("\\d+");
    g_autoptr(GString) text = g_string_new(NULL);
    Match match;
    (void)state;
    for (guint i = 0; i < 1000; i++) {
        g_string_append_c(text, i % 7 == 6 ? '5' : 'x');
        assert_int_equal(pattern_find(pattern, text->str, text->len, 0, &match), i >= 6);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_are_byte_offsets),
        cmocka_unit_test(a_group_that_took_no_part_is_unset),
        cmocka_unit_test(no_match_is_false_and_not_exhausted),
        cmocka_unit_test(the_search_begins_at_start_and_looks_behind),
        cmocka_unit_test(the_text_ends_at_its_length),
        cmocka_unit_test(patterns_know_characters),
        cmocka_unit_test(a_mistake_is_an_error_with_its_place),
        cmocka_unit_test(a_match_that_takes_too_long_is_exhausted),
        cmocka_unit_test(an_expression_may_have_fifteen_groups),
        cmocka_unit_test(an_expression_with_sixteen_groups_is_refused),
        cmocka_unit_test(one_pattern_serves_many_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
