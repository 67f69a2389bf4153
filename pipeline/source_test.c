#include "source.h"

#include "pipeline/testing.h"

#include <glib/gstdio.h>
#include <unistd.h>

typedef struct {
    char *folder;
} Fixture;

static void make_file(const Fixture *f, const char *name)
{
    g_autofree char *path = g_build_filename(f->folder, name, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    assert_int_equal(g_mkdir_with_parents(parent, 0700), 0);
    assert_true(g_file_set_contents(path, "x", 1, NULL));
}

static int setup(void **state)
{
    Fixture *f = g_new0(Fixture, 1);
    f->folder = g_dir_make_tmp("gouji-source-XXXXXX", NULL);
    *state = f;
    return f->folder ? 0 : -1;
}

static void remove_all(const char *path)
{
    GDir *folder = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    for (const char *name; folder && (name = g_dir_read_name(folder));) {
        g_autofree char *below = g_build_filename(path, name, NULL);
        remove_all(below);
    }
    if (folder)
        g_dir_close(folder);
    g_remove(path);
}

static int teardown(void **state)
{
    Fixture *f = *state;
    remove_all(f->folder);
    g_free(f->folder);
    g_free(f);
    return 0;
}

/* The names (with `!reason`) of what the arguments below the folder give, apart by blanks. */
static void assert_sources(const Fixture *f, const char *arguments, const Names *names,
                           const char *expected)
{
    g_auto(GStrv) paths = g_strsplit(arguments, " ", -1);
    for (char **path = paths; *path; path++) {
        char *full = g_build_filename(f->folder, *path, NULL);
        g_free(*path);
        *path = full;
    }
    g_autoptr(GPtrArray) sources = sources_list(paths, names);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < sources->len; i++) {
        const Source *source = sources->pdata[i];
        g_string_append_printf(found, "%s%s%s%s", i ? " " : "", source->name,
                               source->reason ? "!" : "", source->reason ? source->reason : "");
    }
    assert_string_equal(found->str, expected);
}

static void folders_are_read_in_byte_order_without_hidden_files(void **state)
{
    const Fixture *f = *state;
    make_file(f, "d/b.txt");
    make_file(f, "d/a/z.txt");
    make_file(f, "d/B.txt");
    make_file(f, "d/.hidden");
    assert_sources(f, "d", NULL, "B.txt a/z.txt b.txt");
}

static void equal_names_get_as_much_path_as_tells_them_apart(void **state)
{
    const Fixture *f = *state;
    make_file(f, "one/x/r.txt");
    make_file(f, "two/x/r.txt");
    make_file(f, "two/s.txt");
    assert_sources(f, "one/x/r.txt two/x/r.txt two/s.txt", NULL, "one/x/r.txt two/x/r.txt s.txt");
}

static void the_same_path_is_taken_once(void **state)
{
    const Fixture *f = *state;
    make_file(f, "r.txt");
    assert_sources(f, "r.txt r.txt", NULL, "r.txt");
}

static void what_is_missing_or_empty_has_a_reason(void **state)
{
    const Fixture *f = *state;
    g_autofree char *empty = g_build_filename(f->folder, "empty", NULL);
    make_file(f, "r.txt");
    assert_int_equal(g_mkdir(empty, 0700), 0);
    assert_sources(f, "gone.txt empty r.txt", NULL, "gone.txt!missing empty!directory-empty r.txt");
}

static void links_are_followed_but_never_round(void **state)
{
    const Fixture *f = *state;
    make_file(f, "d/r.txt");
    g_autofree char *link = g_build_filename(f->folder, "d/loop", NULL);
    assert_int_equal(symlink("../d", link), 0);
    assert_sources(f, "d", NULL, "r.txt");
}

static void what_is_no_file_has_a_reason(void **state)
{
    const Fixture *f = *state;
    make_file(f, "d/r.txt");
    g_autofree char *fifo = g_build_filename(f->folder, "d/fifo", NULL);
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_sources(f, "d", NULL, "fifo!not-regular r.txt");
}

static void names_that_are_not_utf8_are_repaired(void **state)
{
    const Fixture *f = *state;
    make_file(f, "d/a\xFF.txt");
    assert_sources(f, "d", NULL, "a\uFFFD.txt");
}

static void names_come_from_outside(void **state)
{
    const Fixture *f = *state;
    g_autofree char *table = g_build_filename(f->folder, "names.tsv", NULL);
    make_file(f, "d/r.txt");
    make_file(f, "e/s.txt");
    assert_true(g_file_set_contents(table, "path\tname\tidentity\nr.txt\t报告\tid-1\n", -1, NULL));
    Names *names = names_read(table, NULL);
    assert_non_null(names);
    assert_sources(f, "d e", names, "报告 s.txt");
    names_free(names);
}

static void a_bad_row_of_names_is_told_with_its_line(void **state)
{
    const Fixture *f = *state;
    g_autofree char *table = g_build_filename(f->folder, "names.tsv", NULL);
    g_autoptr(GError) error = NULL;
    assert_true(g_file_set_contents(table, "a.txt\tA\tid\nb.txt\n", -1, NULL));
    assert_null(names_read(table, &error));
    assert_error_of(error, GOUJI_ERROR_CONFIG);
    assert_says(error->message, "names.tsv:2: expected path, name and identity");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(folders_are_read_in_byte_order_without_hidden_files, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(equal_names_get_as_much_path_as_tells_them_apart, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_same_path_is_taken_once, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_missing_or_empty_has_a_reason, setup, teardown),
        cmocka_unit_test_setup_teardown(links_are_followed_but_never_round, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_no_file_has_a_reason, setup, teardown),
        cmocka_unit_test_setup_teardown(names_that_are_not_utf8_are_repaired, setup, teardown),
        cmocka_unit_test_setup_teardown(names_come_from_outside, setup, teardown),
        cmocka_unit_test_setup_teardown(a_bad_row_of_names_is_told_with_its_line, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
