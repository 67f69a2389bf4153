#include "reading.h"

#include "pipeline/complaint_testing.h"

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

static gboolean reads(Config *config, GError **error)
{
    g_autoptr(Bounds) bounds = bounds_new(config, error);
    return bounds != NULL;
}

/* What is said of a bounds.tsv with these rows; NULL: nothing. Free with g_free. */
static char *complaint(const char *rows)
{
    g_autofree char *table = g_strconcat("place\tword\tbound\n", rows, NULL);
    return table_complaint("bounds.tsv", table, reads);
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
