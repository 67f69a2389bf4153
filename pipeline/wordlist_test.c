/* Words found in a text. */
#include "pipeline/testing.h"
#include "pipeline/wordlist.h"

#include <glib/gstdio.h>

typedef struct {
    char *folder, *file;
    Config *config;
} Fixture;

static int setup(void **state)
{
    Fixture *f = g_new0(Fixture, 1);
    f->folder = g_dir_make_tmp("gouji-wordlist-XXXXXX", NULL);
    f->file = g_build_filename(f->folder, "words.tsv", NULL);
    g_file_set_contents(f->file, "list\tword\nbasis\t预算\nother\t合计\nbasis\t年初预算\n", -1,
                        NULL);
    f->config = config_open(f->folder, NULL);
    *state = f;
    return f->config ? 0 : -1;
}

static int teardown(void **state)
{
    Fixture *f = *state;
    config_free(f->config);
    g_unlink(f->file);
    g_rmdir(f->folder);
    g_free(f->file);
    g_free(f->folder);
    g_free(f);
    return 0;
}

static WordList *basis(void)
{
    static const char *const words[] = {"预算", "", "年初预算"};
    return wordlist_new(words, G_N_ELEMENTS(words));
}

static void the_longest_word_is_found(void **state)
{
    (void)state;
    g_autoptr(WordList) words = basis();
    const char *text = "完成年初预算的96%";
    assert_string_equal(wordlist_in(words, text, strlen(text)), "年初预算");
}

static void words_beyond_the_length_are_not_found(void **state)
{
    (void)state;
    g_autoptr(WordList) words = basis();
    assert_null(wordlist_in(words, "完成预算", strlen("完成")));
}

static void words_of_another_list_are_not_found(void **state)
{
    (void)state;
    g_autoptr(WordList) words = basis();
    assert_null(wordlist_in(words, "合计", strlen("合计")));
}

static void all_words_are_named_in_the_order_of_the_list(void **state)
{
    (void)state;
    g_autoptr(WordList) words = basis();
    g_autofree char *all = wordlist_all(words, "年初预算", strlen("年初预算"));
    assert_string_equal(all, "年初预算 预算");
}

static void the_first_and_the_last_place_are_found(void **state)
{
    (void)state;
    g_autoptr(WordList) words = basis();
    const char *text = "按预算和年初预算";
    gsize length = strlen(text);
    assert_ptr_equal(wordlist_first(words, text, length), text + strlen("按"));
    assert_string_equal(wordlist_last(words, text, length), "预算");
    assert_string_equal(wordlist_last(words, text, length - 1), "预算");
    assert_null(wordlist_first(words, text, strlen("按预")));
    assert_null(wordlist_last(words, "", 0));
}

static void a_word_is_found_where_it_begins_or_ends_a_text(void **state)
{
    (void)state;
    g_autoptr(WordList) words = basis();
    const char *text = "年初预算数";
    assert_string_equal(wordlist_at(words, text, strlen(text)), "年初预算");
    assert_null(wordlist_at(words, text, strlen("年初预")));
    assert_null(wordlist_at(words, "初预算", strlen("初预算")));
    assert_string_equal(wordlist_ending(words, text, strlen("年初预算")), "年初预算");
    assert_string_equal(wordlist_ending(words, "初预算", strlen("初预算")), "预算");
    assert_null(wordlist_ending(words, text, strlen(text)));
}

static void a_text_may_begin_inside_a_character(void **state)
{
    (void)state;
    g_autoptr(WordList) words = basis();
    const char *text = "年预算" + 1;
    assert_string_equal(wordlist_in(words, text, strlen(text)), "预算");
    assert_null(wordlist_in(words, text, strlen(text) - 1));
}

static void a_column_of_a_table_is_a_list(void **state)
{
    const ConfigTable *table =
        config_table(((Fixture *)*state)->config, "words.tsv", "list word", NULL);
    g_autoptr(WordList) words = wordlist_of(table, 1);
    const char *text = "各项合计";
    assert_string_equal(wordlist_in(words, text, strlen(text)), "合计");
}

#define LIST_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LIST_TEST(the_longest_word_is_found),
        LIST_TEST(words_beyond_the_length_are_not_found),
        LIST_TEST(words_of_another_list_are_not_found),
        LIST_TEST(all_words_are_named_in_the_order_of_the_list),
        LIST_TEST(the_first_and_the_last_place_are_found),
        LIST_TEST(a_word_is_found_where_it_begins_or_ends_a_text),
        LIST_TEST(a_text_may_begin_inside_a_character),
        LIST_TEST(a_column_of_a_table_is_a_list),
    };
    return cmocka_run_group_tests_name("wordlist", tests, NULL, NULL);
}
