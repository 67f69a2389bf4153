/* The schema in code against its manual page. Tests run in the project's folder. */
#include "pipeline/check.h"
#include "pipeline/figure.h"
#include "pipeline/schema.h"
#include "pipeline/testing.h"

#define PAGE "pipeline/gouji-stream.5"

/* The page's lines; free with g_strfreev. */
static char **page_lines(void)
{
    g_autofree char *page = NULL;
    if (!g_file_get_contents(PAGE, &page, NULL, NULL))
        fail_msg("%s cannot be read", PAGE);
    return g_strsplit(page, "\n", -1);
}

/* What a section lists, one subsection a line: `doc: kind doc nr`; free with g_free. */
static char *page_lists(const char *section)
{
    g_auto(GStrv) lines = page_lines();
    g_autofree char *heading = g_strconcat(".Sh ", section, NULL);
    GString *out = g_string_new(NULL);
    gboolean inside = FALSE;
    for (char **line = lines; *line; line++) {
        if (g_str_has_prefix(*line, ".Sh "))
            inside = strcmp(*line, heading) == 0;
        else if (inside && g_str_has_prefix(*line, ".Ss "))
            g_string_append_printf(out, "\n%s:", *line + strlen(".Ss "));
        else if (inside && g_str_has_prefix(*line, ".It Sy "))
            g_string_append_printf(out, " %s", *line + strlen(".It Sy "));
    }
    return g_string_free(out, FALSE);
}

static void append_columns(GString *out, RecordKind kind, guint from, guint to)
{
    for (guint column = from; column < to; column++)
        g_string_append_printf(out, " %s", schema_column_name(kind, column));
}

static void the_page_lists_every_kind_and_column_in_order(void **state)
{
    g_autoptr(GString) expected = g_string_new("\ncommon:");
    g_autofree char *found = page_lists("KINDS");
    (void)state;
    append_columns(expected, RECORD_DOC, 0, COMMON_COLUMNS);
    for (RecordKind kind = 0; kind < RECORD_KINDS; kind++) {
        g_string_append_printf(expected, "\n%s:", schema_kind_name(kind));
        append_columns(expected, kind, COMMON_COLUMNS, schema_columns(kind));
    }
    assert_string_equal(found, expected->str);
}

static void the_page_lists_the_vocabularies_in_order(void **state)
{
    g_autoptr(GString) expected = g_string_new("\nbound:");
    g_autofree char *found = page_lists("VOCABULARIES");
    (void)state;
    for (Bound i = 0; i < BOUNDS; i++)
        g_string_append_printf(expected, " %s", bound_name(i));
    g_string_append(expected, "\nrole:");
    for (Role i = 0; i < ROLES; i++)
        g_string_append_printf(expected, " %s", role_name(i));
    g_string_append(expected, "\noutcome:");
    for (Outcome i = 0; i < OUTCOMES; i++)
        g_string_append_printf(expected, " %s", outcome_name(i));
    assert_string_equal(found, expected->str);
}

/* The page's examples show a record as fields apart by ` | `. */
static gboolean is_example(const char *line, RecordKind *kind)
{
    const char *bar = strstr(line, " | ");
    *kind = bar ? schema_kind_find(line, (gsize)(bar - line)) : RECORD_KINDS;
    return *kind != RECORD_KINDS;
}

static void the_examples_have_the_columns_of_their_kind(void **state)
{
    g_auto(GStrv) lines = page_lines();
    guint seen = 0;
    (void)state;
    for (char **line = lines; *line; line++) {
        RecordKind kind;
        if (!is_example(*line, &kind))
            continue;
        g_autofree char *record = g_strconcat(*line, " ", NULL); /* after an empty last field */
        g_auto(GStrv) fields = g_strsplit(record, " | ", -1);
        if (g_strv_length(fields) != schema_columns(kind))
            fail_msg("%u fields, not %u: %s", g_strv_length(fields), schema_columns(kind), *line);
        seen |= 1u << kind;
    }
    assert_int_equal(seen, (1u << RECORD_KINDS) - 1);
}

static void a_kind_is_found_by_its_whole_name(void **state)
{
    (void)state;
    for (RecordKind kind = 0; kind < RECORD_KINDS; kind++) {
        const char *name = schema_kind_name(kind);
        assert_int_equal(schema_kind_find(name, strlen(name)), kind);
        assert_int_equal(schema_kind_find(name, strlen(name) - 1), RECORD_KINDS);
        assert_int_equal(schema_kind_find(name, strlen(name) + 1), RECORD_KINDS);
    }
    assert_int_equal(schema_kind_find("", 0), RECORD_KINDS);
    assert_int_equal(schema_kind_find("doc\tx", 3), RECORD_DOC);
    assert_int_equal(schema_kind_find("doc\0doc", 7), RECORD_KINDS);
}

static void the_macros_name_the_columns(void **state)
{
    (void)state;
    assert_string_equal(schema_column_name(RECORD_QTY, QTY_VALUE), "value");
    assert_string_equal(schema_column_name(RECORD_CHECK, CHECK_CAUSE), "cause");
    assert_string_equal(schema_column_name(RECORD_END, COMMON_NR), "nr");
    assert_int_equal(schema_columns(RECORD_END), 5);
    assert_int_equal(DOC_NAME, COMMON_COLUMNS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_lists_every_kind_and_column_in_order),
        cmocka_unit_test(the_page_lists_the_vocabularies_in_order),
        cmocka_unit_test(the_examples_have_the_columns_of_their_kind),
        cmocka_unit_test(a_kind_is_found_by_its_whole_name),
        cmocka_unit_test(the_macros_name_the_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
