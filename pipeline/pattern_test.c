#include "pipeline/pattern.h"
#include "pipeline/testing.h"

static PatternBounds bounds = {.steps = 200000, .depth = 2000, .heap = 4096, .text = 65536};

static Pattern *pattern_of(const char *expression)
{
    Pattern *pattern = pattern_new(expression, &bounds, NULL);
    assert_non_null(pattern);
    return pattern;
}

static void groups_are_byte_offsets(void **state)
{
    g_autoptr(Pattern) pattern = pattern_of("(编制)(\\d+)(x)?(名)");
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
    g_autoptr(Pattern) pattern = pattern_of("(a)|(b)|(c)");
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
    g_autoptr(Pattern) pattern = pattern_of("控制率");
    Match match;
    (void)state;
    assert_false(pattern_find(pattern, "完成率", 9, 0, &match));
    assert_int_equal(match.count, 0);
    assert_false(match.exhausted);
    assert_null(match_text(&match, "完成率", 0));
}

static void the_search_begins_at_start_and_looks_behind(void **state)
{
    g_autoptr(Pattern) pattern = pattern_of("(?<!第)\\d");
    Match match;
    (void)state;
    assert_true(pattern_find(pattern, "1第2 3", 7, 1, &match));
    assert_int_equal(match.from[0], 6);
    assert_false(pattern_find(pattern, "1第2 3", 7, 7, &match));
}

static void the_text_ends_at_its_length(void **state)
{
    g_autoptr(Pattern) pattern = pattern_of("b");
    Match match;
    (void)state;
    assert_false(pattern_find(pattern, "ab", 1, 0, &match));
    assert_true(pattern_find(pattern, "a\0b", 3, 0, &match));
}

static void patterns_know_characters(void **state)
{
    g_autoptr(Pattern) pattern = pattern_of("^.{3}$");
    (void)state;
    assert_true(pattern_in(pattern, "控制率"));
    assert_false(pattern_in(pattern, "控制"));
}

/* What PCRE2 allocates does not go through GLib: each of these calls may fail (--wrap). */
static enum { NOTHING, COMPILED, DATA, CONTEXT, STACK, FAILURES } failing;

void *__real_pcre2_compile_8(const void *, size_t, uint32_t, int *, size_t *, void *);
void *__wrap_pcre2_compile_8(const void *, size_t, uint32_t, int *, size_t *, void *);
void *__real_pcre2_match_data_create_8(uint32_t, void *);
void *__wrap_pcre2_match_data_create_8(uint32_t, void *);
void *__real_pcre2_match_context_create_8(void *);
void *__wrap_pcre2_match_context_create_8(void *);
void *__real_pcre2_jit_stack_create_8(size_t, size_t, void *);
void *__wrap_pcre2_jit_stack_create_8(size_t, size_t, void *);

void *__wrap_pcre2_compile_8(const void *text, size_t length, uint32_t options, int *number,
                             size_t *at, void *context)
{
    *number = 121; /* PCRE2_ERROR_HEAP_FAILED while compiling */
    *at = 0;
    return failing == COMPILED ? NULL
                               : __real_pcre2_compile_8(text, length, options, number, at, context);
}

void *__wrap_pcre2_match_data_create_8(uint32_t size, void *context)
{
    return failing == DATA ? NULL : __real_pcre2_match_data_create_8(size, context);
}

void *__wrap_pcre2_match_context_create_8(void *context)
{
    return failing == CONTEXT ? NULL : __real_pcre2_match_context_create_8(context);
}

void *__wrap_pcre2_jit_stack_create_8(size_t least, size_t most, void *context)
{
    return failing == STACK ? NULL : __real_pcre2_jit_stack_create_8(least, most, context);
}

static void what_cannot_be_allocated_is_an_error(void **state)
{
    (void)state;
    for (failing = COMPILED; failing < STACK; failing++) {
        g_autoptr(GError) error = NULL;
        assert_null(pattern_new("控制率", &bounds, &error));
        assert_non_null(error);
        assert_says(error->message, "控制率");
        assert_true(strstr(error->message, "memory"));
    }
    failing = NOTHING;
}

static void a_pattern_without_a_stack_of_its_own_still_searches(void **state)
{
    (void)state;
    failing = STACK;
    g_autoptr(Pattern) pattern = pattern_of("控制率");
    failing = NOTHING;
    assert_true(pattern_in(pattern, "在职人员控制率"));
    assert_false(pattern_in(pattern, "完成率"));
}

static void a_mistake_is_an_error_with_its_place(void **state)
{
    g_autoptr(GError) error = NULL;
    (void)state;
    assert_null(pattern_new("(万|亿", &bounds, &error));
    assert_error_of(error, GOUJI_ERROR_CONFIG);
    assert_says(error->message, "(万|亿");
    assert_says(error->message, "at byte 8");
}

static void a_match_that_takes_too_long_is_exhausted(void **state)
{
    g_autoptr(Pattern) pattern = pattern_of("^(a+)+$");
    g_autofree char *text = g_strnfill(5000, 'a');
    Match match;
    (void)state;
    text[4999] = 'b';
    bounds.exhausted = 0;
    assert_false(pattern_find(pattern, text, 5000, 0, &match));
    assert_true(match.exhausted);
    assert_int_equal(match.count, 0);
    assert_int_equal(bounds.exhausted, 1);
    assert_false(pattern_find(pattern, "b", 1, 0, &match));
    assert_false(match.exhausted);
    assert_int_equal(bounds.exhausted, 1);
}

static void a_text_beyond_the_bound_is_not_searched(void **state)
{
    PatternBounds narrow = {.steps = 200000, .depth = 2000, .heap = 4096, .text = 3};
    g_autoptr(Pattern) pattern = pattern_new("b", &narrow, NULL);
    Match match;
    (void)state;
    assert_true(pattern_find(pattern, "aab", 3, 0, &match));
    assert_false(pattern_find(pattern, "aabb", 4, 0, &match));
    assert_true(match.exhausted);
    assert_int_equal(narrow.exhausted, 1);
}

/* (*NO_JIT): the interpreter alone counts depth and heap. */
static void depth_and_memory_are_bounded_too(void **state)
{
    static const PatternBounds lack[] = {
        {.steps = 200000, .depth = 50, .heap = 4096, .text = 65536},
        {.steps = 200000, .depth = 100000, .heap = 0, .text = 65536}};
    g_autofree char *text = g_strnfill(20000, 'a');
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(lack); i++) {
        PatternBounds narrow = lack[i];
        g_autoptr(Pattern) pattern = pattern_new("(*NO_JIT)^(a|b)*c", &narrow, NULL);
        Match match;
        assert_false(pattern_find(pattern, text, 20000, 0, &match));
        assert_true(match.exhausted);
    }
}

static void the_bounds_stand_in_the_limits(void **state)
{
    Config *config = config_open(NULL, NULL);
    const PatternBounds *read = config_bounds(config, NULL);
    (void)state;
    assert_non_null(read);
    assert_true(read->steps > 0 && read->depth > 0 && read->heap > 0 && read->text > 0);
    assert_int_equal(read->exhausted, 0);
    config_free(config);
}

static void an_expression_may_have_fifteen_groups(void **state)
{
    g_autoptr(Pattern) pattern = pattern_of("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)(l)(m)(n)(o)");
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
    assert_null(pattern_new("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)(l)(m)(n)(o)(p)", &bounds, &error));
    assert_error_of(error, GOUJI_ERROR_CONFIG);
    assert_says(error->message, "expected at most 15 groups, found 16 groups");
}

static void one_pattern_serves_many_texts(void **state)
{
    g_autoptr(Pattern) pattern = pattern_of("\\d+");
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
        cmocka_unit_test(what_cannot_be_allocated_is_an_error),
        cmocka_unit_test(a_pattern_without_a_stack_of_its_own_still_searches),
        cmocka_unit_test(a_mistake_is_an_error_with_its_place),
        cmocka_unit_test(a_match_that_takes_too_long_is_exhausted),
        cmocka_unit_test(a_text_beyond_the_bound_is_not_searched),
        cmocka_unit_test(depth_and_memory_are_bounded_too),
        cmocka_unit_test(the_bounds_stand_in_the_limits),
        cmocka_unit_test(an_expression_may_have_fifteen_groups),
        cmocka_unit_test(an_expression_with_sixteen_groups_is_refused),
        cmocka_unit_test(one_pattern_serves_many_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
