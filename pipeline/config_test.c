#include "pipeline/config.h"
#include "pipeline/testing.h"

#include <glib/gstdio.h>

#define HEADER "unit factor about"

typedef struct {
    char *folder, *file; /* a configuration with one table, units.tsv */
    Config *config;
    GError *error;
} Fixture;

static int setup(void **state)
{
    Fixture *f = g_new0(Fixture, 1);
    f->folder = g_dir_make_tmp("gouji-config-XXXXXX", NULL);
    f->file = g_build_filename(f->folder, "units.tsv", NULL);
    f->config = config_open(f->folder, NULL);
    *state = f;
    return f->config ? 0 : -1;
}

static int teardown(void **state)
{
    Fixture *f = *state;
    g_autofree char *limits = g_build_filename(f->folder, "limits.tsv", NULL);
    config_free(f->config);
    g_clear_error(&f->error);
    g_unlink(f->file);
    g_unlink(limits);
    g_rmdir(f->folder);
    g_free(f->folder);
    g_free(f->file);
    g_free(f);
    return 0;
}

static const ConfigTable *table_of(Fixture *f, const char *text)
{
    assert_true(g_file_set_contents(f->file, text, -1, NULL));
    return config_table(f->config, "units.tsv", HEADER, &f->error);
}

/* The table must be refused with these words behind its file's name. */
static void assert_refused(void **state, const char *text, const char *words)
{
    Fixture *f = *state;
    assert_null(table_of(f, text));
    assert_error_of(f->error, GOUJI_ERROR_CONFIG);
    assert_says(f->error->message, f->file);
    assert_says(f->error->message, words);
}

static void rows_and_cells_are_read_in_order(void **state)
{
    const ConfigTable *table =
        table_of(*state, "unit\tfactor\tabout\n万元\t10000\tmoney\n人\t1\t\n");
    assert_non_null(table);
    assert_int_equal(table_rows(table), 2);
    assert_string_equal(table_cell(table, 0, 0), "万元");
    assert_string_equal(table_cell(table, 0, 2), "money");
    assert_string_equal(table_cell(table, 1, 1), "1");
    assert_string_equal(table_cell(table, 1, 2), "");
}

static void comments_and_empty_lines_are_left_out(void **state)
{
    const ConfigTable *table =
        table_of(*state, "# units\n\nunit\tfactor\tabout\n\n#人\t1\t2\n元\t1\tx\n\n");
    assert_non_null(table);
    assert_int_equal(table_rows(table), 1);
    assert_string_equal(table_cell(table, 0, 0), "元");
}

static void blanks_quotes_and_carriage_returns_are_kept(void **state)
{
    const ConfigTable *table = table_of(*state, "unit\tfactor\tabout\n a \t\"b\" \"\tc,d\r\n");
    assert_non_null(table);
    assert_string_equal(table_cell(table, 0, 0), " a ");
    assert_string_equal(table_cell(table, 0, 1), "\"b\" \"");
    assert_string_equal(table_cell(table, 0, 2), "c,d\r");
}

static void escapes_are_undone(void **state)
{
    const ConfigTable *table = table_of(*state, "unit\tfactor\tabout\na\\tb\tc\\nd\t\\\\d+\n");
    assert_non_null(table);
    assert_string_equal(table_cell(table, 0, 0), "a\tb");
    assert_string_equal(table_cell(table, 0, 1), "c\nd");
    assert_string_equal(table_cell(table, 0, 2), "\\d+");
}

static void the_last_row_needs_no_newline(void **state)
{
    const ConfigTable *table = table_of(*state, "unit\tfactor\tabout\n元\t1\tx");
    assert_non_null(table);
    assert_int_equal(table_rows(table), 1);
    assert_string_equal(table_cell(table, 0, 2), "x");
}

static void a_table_may_have_no_rows(void **state)
{
    const ConfigTable *table = table_of(*state, "unit\tfactor\tabout\n");
    assert_non_null(table);
    assert_int_equal(table_rows(table), 0);
}

static void another_header_is_refused(void **state)
{
    assert_refused(state, "#\nunit\tscale\tabout\n",
                   ":2: expected the columns `unit factor about`");
}

static void a_header_too_short_is_refused(void **state)
{
    assert_refused(state, "unit\tfactor\n", ":1: expected the columns");
}

static void an_empty_file_is_refused(void **state)
{
    assert_refused(state, "", ":1: expected the columns");
}

static void a_row_too_short_is_refused_with_its_line(void **state)
{
    assert_refused(state, "unit\tfactor\tabout\n元\t1\tx\n\n人\t1\n",
                   ":4: expected 3 columns (unit factor about) apart by tabs, found 2");
}

static void a_row_too_long_is_refused_with_its_line(void **state)
{
    assert_refused(state, "unit\tfactor\tabout\n元\t1\tx\ty\n", ":2: expected 3 columns");
}

static void the_first_mistake_is_the_one_told(void **state)
{
    assert_refused(state, "unit\tfactor\tabout\na\nb\nc\n", ":2: expected");
}

static void what_is_not_utf_8_is_refused_with_its_line(void **state)
{
    assert_refused(state, "unit\tfactor\tabout\n元\t1\t\n\xcd\xf2\t1\t\n",
                   ":3: expected UTF-8, found the byte 0xcd");
}

static void a_nul_byte_is_refused_with_its_line(void **state)
{
    static const char text[] = "unit\tfactor\tabout\n元\0\t1\t\n";
    Fixture *f = *state;
    assert_true(g_file_set_contents(f->file, text, sizeof text - 1, NULL));
    assert_null(config_table(f->config, "units.tsv", HEADER, &f->error));
    assert_error_of(f->error, GOUJI_ERROR_CONFIG);
    assert_says(f->error->message, "units.tsv:2: expected UTF-8, found the byte 0x00");
}

static void a_missing_table_is_refused(void **state)
{
    Fixture *f = *state;
    assert_null(config_table(f->config, "units.tsv", HEADER, &f->error));
    assert_error_of(f->error, GOUJI_ERROR_CONFIG);
    assert_says(f->error->message, "units.tsv");
}

static void a_table_is_read_once(void **state)
{
    Fixture *f = *state;
    const ConfigTable *table = table_of(f, "unit\tfactor\tabout\n");
    assert_ptr_equal(table_of(f, "no longer a table"), table);
}

static void a_cell_reads_as_a_whole_number(void **state)
{
    const ConfigTable *table =
        table_of(*state, "unit\tfactor\tabout\n元\t18446744073709551615\tx\n");
    guint64 number = 0;
    assert_true(table_number(table, 0, 1, &number, NULL));
    assert_true(number == G_MAXUINT64);
}

static void a_cell_that_is_no_number_is_told_with_its_line(void **state)
{
    Fixture *f = *state;
    const ConfigTable *table = table_of(f, "unit\tfactor\tabout\n\n元\t1\tx1\n");
    guint64 number;
    assert_false(table_number(table, 0, 2, &number, &f->error));
    assert_error_of(f->error, GOUJI_ERROR_CONFIG);
    assert_says(f->error->message, "units.tsv:3: expected a whole number, found `x1`");
}

static void a_flag_is_yes_or_no_or_nothing(void **state)
{
    Fixture *f = *state;
    const ConfigTable *table = table_of(f, "unit\tfactor\tabout\nyes\tno\t\nYes\t1\t2\n");
    gboolean flags[3];
    for (guint column = 0; column < 3; column++)
        assert_true(table_flag(table, 0, column, &flags[column], NULL));
    assert_true(flags[0]);
    assert_false(flags[1] || flags[2]);
    assert_false(table_flag(table, 1, 0, &flags[0], &f->error));
    assert_error_of(f->error, GOUJI_ERROR_CONFIG);
    assert_says(f->error->message,
                "units.tsv:3: expected one of `yes, no, ' in column 1, found `Yes'");
}

static void limits_are_found_by_name(void **state)
{
    Fixture *f = *state;
    g_autofree char *path = g_build_filename(f->folder, "limits.tsv", NULL);
    guint64 number = 0;
    assert_true(g_file_set_contents(path, "limit\tvalue\tabout\na-b\t7\t\na\t5\t\n", -1, NULL));
    assert_true(config_limit(f->config, "a", &number, NULL));
    assert_int_equal(number, 5);
    assert_false(config_limit(f->config, "b", &number, &f->error));
    assert_error_of(f->error, GOUJI_ERROR_CONFIG);
    assert_says(f->error->message, "expected a row `b`");
}

static void a_limit_without_table_is_an_error(void **state)
{
    Fixture *f = *state;
    guint64 number;
    assert_false(config_limit(f->config, "a", &number, &f->error));
    assert_error_of(f->error, GOUJI_ERROR_CONFIG);
}

static void the_folder_named_comes_before_the_environment(void **state)
{
    Fixture *f = *state;
    g_setenv("GOUJI_CONFIG", "/nonexistent", TRUE);
    Config *config = config_open(f->folder, &f->error);
    g_unsetenv("GOUJI_CONFIG");
    assert_non_null(config);
    assert_string_equal(config_folder(config), f->folder);
    config_free(config);
}

static void the_environment_comes_before_the_places_searched(void **state)
{
    Fixture *f = *state;
    g_setenv("GOUJI_CONFIG", f->folder, TRUE);
    Config *config = config_open(NULL, &f->error);
    g_unsetenv("GOUJI_CONFIG");
    assert_non_null(config);
    assert_string_equal(config_folder(config), f->folder);
    config_free(config);
}

static void a_folder_that_is_not_there_is_refused(void **state)
{
    Fixture *f = *state;
    assert_null(config_open("/nonexistent", &f->error));
    assert_error_of(f->error, GOUJI_ERROR_CONFIG);
    assert_says(f->error->message, "/nonexistent: expected the configuration folder");
}

static void freeing_none_does_nothing(void **state)
{
    (void)state;
    config_free(NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(rows_and_cells_are_read_in_order),
        TEST(comments_and_empty_lines_are_left_out),
        TEST(blanks_quotes_and_carriage_returns_are_kept),
        TEST(escapes_are_undone),
        TEST(the_last_row_needs_no_newline),
        TEST(a_table_may_have_no_rows),
        TEST(another_header_is_refused),
        TEST(a_header_too_short_is_refused),
        TEST(an_empty_file_is_refused),
        TEST(a_row_too_short_is_refused_with_its_line),
        TEST(a_row_too_long_is_refused_with_its_line),
        TEST(the_first_mistake_is_the_one_told),
        TEST(what_is_not_utf_8_is_refused_with_its_line),
        TEST(a_nul_byte_is_refused_with_its_line),
        TEST(a_missing_table_is_refused),
        TEST(a_table_is_read_once),
        TEST(a_cell_reads_as_a_whole_number),
        TEST(a_cell_that_is_no_number_is_told_with_its_line),
        TEST(a_flag_is_yes_or_no_or_nothing),
        TEST(limits_are_found_by_name),
        TEST(a_limit_without_table_is_an_error),
        TEST(the_folder_named_comes_before_the_environment),
        TEST(the_environment_comes_before_the_places_searched),
        TEST(a_folder_that_is_not_there_is_refused),
        cmocka_unit_test(freeing_none_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
