#include "reading.h"

#include <glib/gstdio.h>

static void test_words_before_and_behind_bound_a_figure(void **state)
{
    READS("不少于12家", "12 bodies least");
    READS("12家以上", "12 bodies least");
    READS("≤ 12家", "12 bodies most");
    READS("约12家", "12 bodies about");
    READS("不足12家", "12 bodies below");
    READS("12家", "12 bodies");
}

static void test_a_longer_word_is_not_taken_for_its_end(void **state)
{
    READS("签约12家", "12 bodies");
    READS("附近12家", "12 bodies");
    READS("不超过12家", "12 bodies most");
}

/* What bounds_new says of a table that holds these rows only; NULL: nothing. Free with g_free. */
static char *complaint(const char *rows)
{
    g_autofree char *folder = g_dir_make_tmp("gouji-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "bounds.tsv", NULL);
    g_autofree char *table = g_strconcat("place\tword\tbound\n", rows, NULL);
    g_autoptr(GError) error = NULL;
    assert_true(g_file_set_contents(path, table, -1, NULL));
    Config *config = config_open(folder, NULL);
    g_autoptr(Bounds) bounds = bounds_new(config, &error);
    assert_true((bounds == NULL) == (error != NULL));
    config_free(config);
    g_remove(path);
    g_rmdir(folder);
    return error ? g_strdup(error->message) : NULL;
}

static void test_a_wrong_row_is_named(void **state)
{
    static const char *const wrong[] = {"before\t约\tnearly\n", "behind\t约\tabout\n",
                                        "before\t\tabout\n", "before\t至\trange\n"};
    (void)state;
    assert_null(complaint("before\t约\tabout\n"));
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *said = complaint(wrong[i]);
        assert_non_null(said);
        assert_non_null(strstr(said, "bounds.tsv:2"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(test_words_before_and_behind_bound_a_figure),
        READING_TEST(test_a_longer_word_is_not_taken_for_its_end),
        cmocka_unit_test(test_a_wrong_row_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
