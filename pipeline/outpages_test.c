/* A folder of pages appears whole, replaces the one before it, and leaves foreign files alone. */
#include "pipeline/outfile.h"
#include "pipeline/testing.h"

#include <glib/gstdio.h>

static int setup(void **state)
{
    *state = g_dir_make_tmp("gouji-pages-XXXXXX", NULL);
    return *state ? 0 : -1;
}

static int teardown(void **state)
{
    g_autofree char *quoted = g_shell_quote(*state),
                    *command = g_strconcat("rm -rf ", quoted, NULL);
    g_free(*state);
    return g_spawn_command_line_sync(command, NULL, NULL, NULL, NULL) ? 0 : -1;
}

static gint by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names in a folder, sorted, apart by blanks. */
static char *names_in(const char *folder, const char *below)
{
    g_autofree char *path = g_build_filename(folder, below, NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    const char *name;
    while (dir && (name = g_dir_read_name(dir)))
        g_ptr_array_add(names, (char *)(guintptr)g_intern_string(name));
    g_ptr_array_sort(names, by_text);
    g_ptr_array_add(names, NULL);
    return g_strjoinv(" ", (char **)names->pdata);
}

static OutFolder *write_pages(const char *path, guint count)
{
    OutFolder *folder = outfolder_open(path, NULL);
    OutPages *pages = outfolder_pages(folder, "pages", ".html", NULL);
    for (guint i = 1; i <= count; i++) {
        g_autofree char *text = g_strdup_printf("page %u of %u", i, count);
        outpages_begin(pages, i);
        outpages_write(pages, text, strlen(text));
    }
    return folder;
}

static void assert_page(const char *folder, const char *name, const char *expected)
{
    g_autofree char *path = g_build_filename(folder, "pages", name, NULL), *text = NULL;
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, expected);
}

static void pages_appear_at_commit(void **state)
{
    g_autoptr(OutFolder) folder = write_pages(*state, 2);
    g_autofree char *before = names_in(*state, ".");
    assert_string_equal(before, "");
    assert_true(outfolder_commit(folder, NULL));
    g_autofree char *names = names_in(*state, "pages");
    assert_string_equal(names, "1.html 2.html");
    assert_page(*state, "2.html", "page 2 of 2");
}

static void without_commit_nothing_is_left(void **state)
{
    outfolder_free(write_pages(*state, 2));
    g_autofree char *names = names_in(*state, ".");
    assert_string_equal(names, "");
}

static void pages_of_an_earlier_run_vanish(void **state)
{
    g_autoptr(OutFolder) first = write_pages(*state, 3), second = NULL;
    assert_true(outfolder_commit(first, NULL));
    g_autofree char *foreign = g_build_filename(*state, "pages", "mine.txt", NULL);
    assert_true(g_file_set_contents(foreign, "kept", -1, NULL));
    second = write_pages(*state, 1);
    assert_true(outfolder_commit(second, NULL));
    g_autofree char *names = names_in(*state, "pages"), *all = names_in(*state, ".");
    assert_string_equal(names, "1.html mine.txt");
    assert_string_equal(all, "pages");
    assert_page(*state, "1.html", "page 1 of 1");
}

static void a_file_in_the_way_is_an_error(void **state)
{
    g_autofree char *path = g_build_filename(*state, "pages", NULL);
    g_autoptr(GError) error = NULL;
    assert_true(g_file_set_contents(path, "a file", -1, NULL));
    g_autoptr(OutFolder) folder = write_pages(*state, 1);
    assert_false(outfolder_commit(folder, &error));
    assert_error_of(error, GOUJI_ERROR_IO);
    g_clear_pointer(&folder, outfolder_free);
    g_autofree char *all = names_in(*state, ".");
    assert_string_equal(all, "pages");
}

static void a_scratch_file_is_poured_into_another(void **state)
{
    g_autoptr(OutFolder) folder = outfolder_open(*state, NULL);
    OutFile *file = outfolder_file(folder, "a", NULL), *scratch = outfolder_scratch(folder, NULL);
    outfile_write(scratch, "two", 3);
    outfile_write(file, "one ", 4);
    outfile_append(file, scratch);
    assert_true(outfolder_commit(folder, NULL));
    g_autofree char *path = g_build_filename(*state, "a", NULL), *text = NULL,
                    *all = names_in(*state, ".");
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, "one two");
    assert_string_equal(all, "a");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(pages_appear_at_commit),
        TEST(without_commit_nothing_is_left),
        TEST(pages_of_an_earlier_run_vanish),
        TEST(a_file_in_the_way_is_an_error),
        TEST(a_scratch_file_is_poured_into_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
