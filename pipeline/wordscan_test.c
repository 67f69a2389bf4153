/* Lists of words looked for in one pass. */
#include "pipeline/testing.h"
#include "pipeline/vocabulary.h"

enum { UNITS, PLANS, MARKS, LAST = WORDSCAN_LISTS - 1 };

static WordScan *example(void)
{
    WordScan *scan = wordscan_new();
    wordscan_add(scan, UNITS, "茶叶合作社");
    wordscan_add(scan, UNITS, "合作");
    wordscan_add(scan, PLANS, "计划");
    wordscan_add(scan, PLANS, "拟");
    wordscan_add(scan, PLANS, "");
    wordscan_add(scan, MARKS, "1");
    wordscan_add(scan, MARKS, "A类");
    wordscan_add(scan, MARKS, "计划");
    wordscan_add(scan, LAST, "“十四五”");
    return scan;
}

static gboolean has(const char *text, gsize length, guint list)
{
    g_autoptr(WordScan) scan = example();
    /* a copy of just these bytes: whoever reads beyond them is caught by the sanitizer */
    g_autofree char *bytes = g_memdup2(text, MAX(length, 1));
    WordSet set = wordscan_read(scan, bytes, length);
    return wordset_has(&set, list);
}

static gboolean says(const char *text, guint list)
{
    return has(text, strlen(text), list);
}

static void each_list_with_a_word_is_told(void **state)
{
    (void)state;
    assert_true(says("新建茶叶合作社3家", UNITS));
    assert_false(says("新建茶叶合作社3家", PLANS));
    assert_true(says("今年拟建3家", PLANS));
    assert_true(says("“十四五”时期", LAST));
    assert_false(says("“十三五”时期", LAST));
    assert_false(says("", UNITS));
}

static void a_word_of_two_lists_tells_both(void **state)
{
    (void)state;
    assert_true(says("按计划", PLANS));
    assert_true(says("按计划", MARKS));
}

static void words_of_other_widths_are_found(void **state)
{
    (void)state;
    assert_true(says("第1季度", MARKS));
    assert_true(says("评为A类", MARKS));
    assert_false(says("评为B类", MARKS));
}

static void a_word_beyond_the_length_is_not_found(void **state)
{
    (void)state;
    assert_true(has("一年的计划", strlen("一年的计划"), PLANS));
    assert_false(has("一年的计划", strlen("一年的计"), PLANS));
    assert_false(has("一年的计划", strlen("一年的计") + 2, PLANS));
    assert_false(has("茶叶合作", strlen("茶叶合"), UNITS));
}

static void bytes_of_two_characters_are_no_word(void **state)
{
    (void)state;
    g_autoptr(WordScan) scan = wordscan_new();
    wordscan_add(scan, UNITS,
                 "\x8F\xB0\xE4"); /* the end of one character and the beginning of another */
    WordSet set = wordscan_read(scan, "台中", strlen("台中"));
    assert_false(wordset_has(&set, UNITS));
}

/* Every word of the configuration in every list that it stands in, and no list but those that hold one. */
static void it_agrees_with_the_lists(void **state)
{
    Config *config = config_open(NULL, NULL);
    const ConfigTable *table = config_table(config, "words.tsv", "list word", NULL);
    g_autoptr(Vocabulary) vocabulary = vocabulary_new(config, NULL);
    (void)state;
    assert_non_null(vocabulary);
    for (guint row = 0; row < table_rows(table); row++) {
        g_autofree char *text = g_strconcat("本年（", table_cell(table, row, 1), "）", NULL);
        WordSet set = vocabulary_read(vocabulary, text, strlen(text));
        for (guint list = 0; list < WORDS_KINDS; list++)
            if (wordset_has(&set, list) != (vocabulary_in(vocabulary, list, text) != NULL))
                fail_msg("%s: list %u", text, list);
    }
    config_free(config);
}

static void the_vocabulary_tells_of_blanks(void **state)
{
    Config *config = config_open(NULL, NULL);
    g_autoptr(Vocabulary) vocabulary = vocabulary_new(config, NULL);
    (void)state;
    assert_non_null(vocabulary);
    WordSet none = vocabulary_read(vocabulary, "本年“预算”", strlen("本年“预算”"));
    WordSet wide = vocabulary_read(vocabulary, "本年\u3000预算", strlen("本年\u3000预算"));
    WordSet narrow = vocabulary_read(vocabulary, "本年 预算", strlen("本年 预算"));
    assert_false(wordset_has(&none, WORDS_BLANK));
    assert_true(wordset_has(&wide, WORDS_BLANK));
    assert_true(wordset_has(&narrow, WORDS_BLANK));
    config_free(config);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_list_with_a_word_is_told),
        cmocka_unit_test(a_word_of_two_lists_tells_both),
        cmocka_unit_test(words_of_other_widths_are_found),
        cmocka_unit_test(a_word_beyond_the_length_is_not_found),
        cmocka_unit_test(bytes_of_two_characters_are_no_word),
        cmocka_unit_test(it_agrees_with_the_lists),
        cmocka_unit_test(the_vocabulary_tells_of_blanks),
    };
    return cmocka_run_group_tests_name("wordscan", tests, NULL, NULL);
}
