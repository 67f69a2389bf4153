/* The lists of words.tsv. */
#include "pipeline/complaint_testing.h"
#include "pipeline/vocabulary.h"

#define WORDS_ROW(id, name) name "\tword of " name "\n"
static const char all_lists[] = WORD_LISTS(WORDS_ROW);
#undef WORDS_ROW

static gboolean reads(Config *config, GError **error)
{
    g_autoptr(Vocabulary) vocabulary = vocabulary_new(config, error);
    return vocabulary != NULL;
}

/* What is said of a words.tsv with these rows; NULL: nothing. Free with g_free. */
static char *complaint(const char *rows)
{
    g_autofree char *table = g_strconcat("list\tword\n", rows, NULL);
    return table_complaint("words.tsv", table, reads);
}

static void every_list_has_the_words_of_its_rows(void **state)
{
    Config *config = config_open(NULL, NULL);
    g_autoptr(Vocabulary) vocabulary = vocabulary_new(config, NULL);
    (void)state;
    assert_non_null(vocabulary);
    assert_string_equal(vocabulary_in(vocabulary, WORDS_BASIS, "完成年初的96%"), "年初");
    assert_null(vocabulary_in(vocabulary, WORDS_QUESTION, "完成年初的96%"));
    config_free(config);
}

static void a_list_without_rows_is_named(void **state)
{
    (void)state;
    g_autofree char *said = complaint("basis\t年初\n");
    assert_non_null(said);
    assert_non_null(strstr(said, "words.tsv: no row of the list"));
    assert_null(complaint(all_lists));
}

static void a_row_of_no_list_is_named_by_its_line(void **state)
{
    (void)state;
    g_autofree char *rows = g_strconcat("bases\t年初\n", all_lists, NULL);
    g_autofree char *said = complaint(rows);
    assert_non_null(said);
    assert_non_null(strstr(said, "words.tsv:2"));
}

/* Two lists that were given one name would be one list. */
static void the_rows_of_a_list_stand_together(void **state)
{
    Config *config = config_open(NULL, NULL);
    const ConfigTable *table = config_table(config, "words.tsv", "list word", NULL);
    g_autoptr(GHashTable) ended = g_hash_table_new(g_str_hash, g_str_equal);
    (void)state;
    assert_non_null(table);
    for (guint row = 1; row < table_rows(table); row++) {
        const char *before = table_cell(table, row - 1, 0), *name = table_cell(table, row, 0);
        if (strcmp(before, name) != 0)
            g_hash_table_add(ended, (gpointer)before);
        if (g_hash_table_contains(ended, name))
            fail_msg("words.tsv: rows of `%s' stand apart", name);
    }
    config_free(config);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_list_has_the_words_of_its_rows),
        cmocka_unit_test(the_rows_of_a_list_stand_together),
        cmocka_unit_test(a_list_without_rows_is_named),
        cmocka_unit_test(a_row_of_no_list_is_named_by_its_line),
    };
    return cmocka_run_group_tests_name("vocabulary", tests, NULL, NULL);
}
