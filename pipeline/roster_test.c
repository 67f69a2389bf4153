/* A list of documents as rows, written and read back. */
#include "roster.h"
#include "testing.h"

#include <glib/gstdio.h>
#include <unistd.h>

static GPtrArray *read_text(const char *text, GError **error)
{
    g_autofree char *path = NULL;
    int fd = g_file_open_tmp("gouji-roster-XXXXXX", &path, NULL);
    assert_true(fd >= 0);
    close(fd);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    GPtrArray *sources = roster_read(path, error);
    g_unlink(path);
    return sources;
}

static void add(GPtrArray *sources, const char *path, const char *name, const char *reason)
{
    Source *source = g_new0(Source, 1);
    source->path = g_strdup(path);
    source->name = g_strdup(name);
    source->identity = g_strconcat("id-", name, NULL);
    source->reason = g_strdup(reason);
    g_ptr_array_add(sources, source);
}

static GPtrArray *some_sources(void)
{
    GPtrArray *sources = g_ptr_array_new_with_free_func(source_free);
    add(sources, "d/a.txt", "a.txt", NULL);
    add(sources, "d/b\tc\n.txt", "b c", NULL);
    add(sources, "gone", "gone", "missing");
    return sources;
}

static void every_so_many_th_is_written_with_its_number(void **state)
{
    g_autoptr(GPtrArray) sources = some_sources();
    g_autoptr(GString) first = g_string_new(NULL), second = g_string_new(NULL);
    (void)state;
    roster_write(first, sources, 0, 2);
    roster_write(second, sources, 1, 2);
    assert_string_equal(first->str,
                        "1\td/a.txt\ta.txt\tid-a.txt\t\n3\tgone\tgone\tid-gone\tmissing\n");
    assert_string_equal(second->str, "2\td/b\\tc\\n.txt\tb c\tid-b c\t\n");
}

static void what_is_written_is_read(void **state)
{
    g_autoptr(GPtrArray) sources = some_sources();
    g_autoptr(GString) rows = g_string_new(NULL);
    (void)state;
    roster_write(rows, sources, 0, 1);
    g_autoptr(GPtrArray) read = read_text(rows->str, NULL);
    assert_non_null(read);
    assert_int_equal(read->len, sources->len);
    for (guint i = 0; i < read->len; i++) {
        const Source *source = sources->pdata[i], *again = read->pdata[i];
        assert_int_equal(again->number, i + 1);
        assert_string_equal(again->path, source->path);
        assert_string_equal(again->name, source->name);
        assert_string_equal(again->identity, source->identity);
        assert_int_equal(g_strcmp0(again->reason, source->reason), 0);
    }
}

static void an_identity_left_out_is_the_name(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) read = read_text("1\ta\tA\t\t\n", NULL);
    assert_non_null(read);
    assert_string_equal(((const Source *)read->pdata[0])->identity, "A");
}

static void a_bad_row_is_told_with_its_line(void **state)
{
    static const char *const rows[] = {"1\ta\tA\tid\n", "0\ta\tA\tid\t\n", "x\ta\tA\tid\t\n",
                                       "1\t\tA\tid\t\n", "\n"};
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = g_strconcat("1\ta\tA\tid\t\n", rows[i], NULL);
        g_autoptr(GError) error = NULL;
        assert_null(read_text(text, &error));
        assert_error_of(error, GOUJI_ERROR_CONFIG);
        assert_says(error->message, ":2: expected number, path, name, identity and reason");
    }
}

static void a_missing_list_is_told(void **state)
{
    g_autoptr(GError) error = NULL;
    (void)state;
    assert_null(roster_read("/nonexistent/list", &error));
    assert_error_of(error, GOUJI_ERROR_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_so_many_th_is_written_with_its_number),
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(an_identity_left_out_is_the_name),
        cmocka_unit_test(a_bad_row_is_told_with_its_line),
        cmocka_unit_test(a_missing_list_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
