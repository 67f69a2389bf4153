/* Output files appear whole or not at all. */
#include "pipeline/outfile.h"
#include "pipeline/testing.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static int setup(void **state)
{
    *state = g_dir_make_tmp("gouji-outfile-XXXXXX", NULL);
    return *state ? 0 : -1;
}

static int teardown(void **state)
{
    g_autofree char *folder = *state;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        assert_int_equal(g_remove(path), 0);
    }
    return g_rmdir(folder);
}

static guint count_files(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    guint count = 0;
    while (g_dir_read_name(dir))
        count++;
    return count;
}

static void assert_holds(const char *folder, const char *name, const char *expected)
{
    g_autofree char *path = g_build_filename(folder, name, NULL), *text = NULL;
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, expected);
}

static OutFolder *write_two(const char *path, const char *text)
{
    OutFolder *folder = outfolder_open(path, NULL);
    assert_non_null(folder);
    OutFile *a = outfolder_file(folder, "a.tsv", NULL), *b = outfolder_file(folder, "b.tsv", NULL);
    outfile_write(a, text, strlen(text));
    outfile_write(b, "b", 1);
    return folder;
}

static void files_appear_at_commit(void **state)
{
    g_autoptr(OutFolder) folder = write_two(*state, "first");
    assert_int_equal(count_files(*state), 0);
    assert_true(outfolder_sync(folder, NULL));
    assert_int_equal(count_files(*state), 0);
    assert_true(outfolder_commit(folder, NULL));
    assert_holds(*state, "a.tsv", "first");
    assert_holds(*state, "b.tsv", "b");
    assert_int_equal(count_files(*state), 2);
    assert_string_equal(outfolder_name(folder, 1), "b.tsv");
    assert_null(outfolder_name(folder, 2));
}

static void without_commit_nothing_is_left(void **state)
{
    OutFolder *folder = write_two(*state, "lost");
    outfolder_free(folder);
    assert_int_equal(count_files(*state), 0);
}

static void earlier_files_stay_until_commit(void **state)
{
    g_autoptr(OutFolder) first = write_two(*state, "first");
    assert_true(outfolder_commit(first, NULL));
    g_autoptr(OutFolder) second = write_two(*state, "second");
    assert_true(outfolder_is_stale(second));
    assert_holds(*state, "a.tsv", "first");
    assert_true(outfolder_commit(second, NULL));
    assert_false(outfolder_is_stale(second));
    assert_holds(*state, "a.tsv", "second");
}

static void a_killed_process_leaves_nothing(void **state)
{
    pid_t child = fork();
    if (child == 0) {
        OutFolder *folder = write_two(*state, "killed");
        outfolder_sync(folder, NULL);
        raise(SIGKILL);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(count_files(*state), 0);
}

static void a_folder_in_the_way_stops_all_files(void **state)
{
    g_autofree char *path = g_build_filename(*state, "b.tsv", NULL);
    g_autoptr(GError) error = NULL;
    assert_int_equal(g_mkdir(path, 0777), 0);
    g_autoptr(OutFolder) folder = write_two(*state, "x");
    assert_false(outfolder_commit(folder, &error));
    assert_error_of(error, GOUJI_ERROR_IO);
    assert_says(error->message, "b.tsv");
    assert_int_equal(count_files(*state), 1);
}

static void folders_are_made(void **state)
{
    g_autofree char *deep = g_build_filename(*state, "x", "y", NULL);
    g_autofree char *upper = g_build_filename(*state, "x", NULL);
    g_autoptr(OutFolder) folder = outfolder_open(deep, NULL);
    assert_non_null(folder);
    assert_string_equal(outfolder_path(folder), deep);
    assert_int_equal(g_rmdir(deep), 0);
    assert_int_equal(g_rmdir(upper), 0);
}

static void a_file_is_no_folder(void **state)
{
    g_autofree char *path = g_build_filename(*state, "file", NULL);
    g_autoptr(GError) error = NULL;
    assert_true(g_file_set_contents(path, "", 0, NULL));
    assert_null(outfolder_open(path, &error));
    assert_error_of(error, GOUJI_ERROR_IO);
}

static void large_files_are_whole(void **state)
{
    g_autoptr(OutFolder) folder = outfolder_open(*state, NULL);
    OutFile *file = outfolder_file(folder, "a.tsv", NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 50000; i++) {
        g_string_append_printf(text, "%u\n", i);
        outfile_write(file, text->str + text->len - 2, 2);
    }
    assert_true(outfolder_commit(folder, NULL));
    g_autofree char *path = g_build_filename(*state, "a.tsv", NULL);
    GStatBuf status;
    assert_int_equal(g_stat(path, &status), 0);
    assert_int_equal(status.st_size, 100000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(files_appear_at_commit, setup, teardown),
        cmocka_unit_test_setup_teardown(without_commit_nothing_is_left, setup, teardown),
        cmocka_unit_test_setup_teardown(earlier_files_stay_until_commit, setup, teardown),
        cmocka_unit_test_setup_teardown(a_killed_process_leaves_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(a_folder_in_the_way_stops_all_files, setup, teardown),
        cmocka_unit_test_setup_teardown(folders_are_made, setup, teardown),
        cmocka_unit_test_setup_teardown(a_file_is_no_folder, setup, teardown),
        cmocka_unit_test_setup_teardown(large_files_are_whole, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
