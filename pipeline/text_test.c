#include "pipeline/text.h"
#include "pipeline/testing.h"

static void characters_of_long_texts_are_counted(void **state)
{
    g_autoptr(GString) text = g_string_new(NULL);
    (void)state;
    for (guint i = 1; i <= 1000; i++) {
        g_string_append(text, i % 3 ? "收" : "a");
        assert_int_equal(text_characters(text->str, text->len), i);
    }
}

static void characters_are_counted_not_bytes(void **state)
{
    (void)state;
    assert_int_equal(text_characters("", 0), 0);
    assert_int_equal(text_characters("abc", 3), 3);
    assert_int_equal(text_characters("控制率93%", 12), 6);
    assert_int_equal(text_characters("控制率93%", 9), 3);
    assert_int_equal(text_characters("é𠀀", 6), 2);
}

static guint64 hash_of(const char *text)
{
    return text_hash(0, text, strlen(text));
}

static void texts_that_differ_have_other_hashes(void **state)
{
    (void)state;
    assert_true(hash_of("全年预算") == hash_of("全年预算"));
    assert_true(hash_of("全年预算") != hash_of("全年决算"));
    assert_true(hash_of("12.5") != hash_of("15.2"));
    assert_true(hash_of("a") != text_hash(0, "a\0", 2));
    assert_true(text_hash(hash_of("全年"), "预算", 6) != text_hash(hash_of("去年"), "预算", 6));
}

static void every_blank_is_listed(void **state)
{
    guint count = 0;
    (void)state;
    for (gunichar c = 1; c < 0x10000; c += c == 0xD7FF ? 0x801 : 1)
        count += text_is_blank(c);
    assert_int_equal(g_strv_length((char **)text_blanks), count);
    for (guint i = 0; text_blanks[i]; i++)
        assert_int_equal(text_blank(text_blanks[i]), strlen(text_blanks[i]));
}

static void assert_fold(const char *text, const char *expected)
{
    g_autofree char *folded = text_fold(text, NULL);
    assert_string_equal(folded, expected);
}

static void full_width_ascii_becomes_half_width(void **state)
{
    (void)state;
    assert_fold("１２．５％", "12.5%");
    assert_fold("（一）：", "(一):");
    assert_fold("！～", "!~");
    assert_fold("ＡＺａｚ０９", "AZaz09");
}

static void other_characters_are_kept(void **state)
{
    (void)state;
    assert_fold("", "");
    assert_fold("编制 34 人", "编制 34 人");
    assert_fold("、。《》“”…—", "、。《》“”…—");
    assert_fold("　", "　"); /* the ideographic blank */
    assert_fold("￥", "￥");
    assert_fold("\xEF\xBB\xBFx", "\xEF\xBB\xBFx"); /* the mark in front of a file */
    assert_fold("｟𠀀é", "｟𠀀é");
}

static void the_fold_tells_which_characters_were_full_width(void **state)
{
    static const guint expected[] = {3, 5};
    g_autoptr(GArray) narrowed = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autofree char *folded = text_fold("率８7％、￥", narrowed);
    (void)state;
    assert_string_equal(folded, "率87%、￥");
    assert_int_equal(narrowed->len, G_N_ELEMENTS(expected));
    assert_memory_equal(narrowed->data, expected, sizeof expected);
}

static void white_space_of_every_kind_is_squeezed_out(void **state)
{
    g_autofree char *text = text_squeeze(" 控\t制\n率\r　3\u00A04\u2003\u200B\uFEFF\u202F人 ");
    g_autofree char *empty = text_squeeze(" \u205F ");
    (void)state;
    assert_string_equal(text, "控制率34人");
    assert_string_equal(empty, "");
}

static void plain_text_is_folded_and_squeezed(void **state)
{
    char out[64];
    (void)state;
    text_plain("　（一） １２．５ ％、é\xEF\xBB\xBF￥ ", out);
    assert_string_equal(out, "(一)12.5%、é￥");
    text_plain("", out);
    assert_string_equal(out, "");
}

static void a_text_is_plain_if_nothing_of_it_changes(void **state)
{
    static const char *const plain[] = {"", "控制率34人", "“一”、《二》。", "12.5%", "￥é"};
    static const char *const others[] = {"控 制",    "率\u3000", "（一）", "１",
                                         "\uFEFF人", "3\u00A04", "\u2003"};
    gsize length;
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(plain); i++) {
        assert_true(text_is_plain(plain[i], &length));
        assert_int_equal(length, strlen(plain[i]));
    }
    for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
        assert_false(text_is_plain(others[i], &length));
        assert_int_equal(length, strlen(others[i]));
    }
}

static void blanks_are_those_of_published_reports(void **state)
{
    static const gunichar blanks[] = {' ',    '\t',   '\v',   '\r',   0xA0,  0x2000,
                                      0x200B, 0x202F, 0x205F, 0x3000, 0xFEFF};
    static const gunichar others[] = {'0',    0x08,   0x0E,   0xB7,  0x1FFF,
                                      0x200C, 0x2014, 0x3001, 0x4E00};
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(blanks); i++)
        assert_true(text_is_blank(blanks[i]));
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        assert_false(text_is_blank(others[i]));
}

static void han_ends_where_its_blocks_end(void **state)
{
    static const gunichar han[] = {0x4E00,  0x9FFF, 0x3400, 0x4DBF, 0x20000,
                                   0x3134F, 0xF900, 0xFAFF, 0x3007};
    static const gunichar others[] = {0x4DFF, 0xA000, 0x33FF, 0x4DC0, 0x1FFFF, 0x31350, 0xF8FF,
                                      0xFB00, 0x3006, 0x3008, 'A',    0xFF10,  0x3001};
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(han); i++)
        assert_true(text_is_han(han[i]));
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        assert_false(text_is_han(others[i]));
}

static void han_takes_two_columns_of_a_terminal(void **state)
{
    (void)state;
    assert_int_equal(text_width(""), 0);
    assert_int_equal(text_width("abc"), 3);
    assert_int_equal(text_width("控制率93%"), 9);
    assert_int_equal(text_width("，％"), 4);
    assert_int_equal(text_width("e\u0301"), 1);
}

static void distance_counts_edits_of_characters(void **state)
{
    (void)state;
    assert_int_equal(text_distance("水利局", "水利局", 3), 0);
    assert_int_equal(text_distance("水利局", "水力局", 3), 1);
    assert_int_equal(text_distance("水利局", "水利", 3), 1);
    assert_int_equal(text_distance("水利局", "县水利局", 3), 1);
    assert_int_equal(text_distance("kitten", "sitting", 5), 3);
    assert_int_equal(text_distance("", "局局", 2), 2);
    assert_int_equal(text_distance("ab", "ba", 5), 2);
}

static void distance_gives_up_beyond_the_most(void **state)
{
    (void)state;
    assert_int_equal(text_distance("kitten", "sitting", 3), 3);
    assert_int_equal(text_distance("kitten", "sitting", 2), 3);
    assert_int_equal(text_distance("水利局", "财政部", 1), 2);
    assert_int_equal(text_distance("a", "abcdef", 2), 3);
    assert_int_equal(text_distance("abcdef", "a", 2), 3);
    assert_int_equal(text_distance("a", "b", 0), 1);
    assert_int_equal(text_distance("a", "a", 0), 0);
}

/* The textbook recursion, which shares nothing with the row that is kept in text.c. */
static guint slow_distance(const char *a, const char *b)
{
    if (!*a || !*b)
        return (guint)(strlen(a) + strlen(b));
    if (*a == *b)
        return slow_distance(a + 1, b + 1);
    guint change = slow_distance(a + 1, b + 1), drop = slow_distance(a + 1, b);
    return 1 + MIN(change, MIN(drop, slow_distance(a, b + 1)));
}

static void distance_agrees_with_the_textbook(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(20240401);
    (void)state;
    for (guint i = 0; i < 3000; i++) {
        char a[7] = "", b[7] = "";
        for (gint k = g_rand_int_range(random, 0, 7); k-- > 0;)
            a[k] = (char)g_rand_int_range(random, 'a', 'd');
        for (gint k = g_rand_int_range(random, 0, 7); k-- > 0;)
            b[k] = (char)g_rand_int_range(random, 'a', 'd');
        guint most = (guint)g_rand_int_range(random, 0, 7);
        assert_int_equal(text_distance(a, b, most), MIN(slow_distance(a, b), most + 1));
    }
}

static void a_name_abridges_a_longer_one_in_its_order(void **state)
{
    (void)state;
    assert_true(text_abridges("住建局", "住房和城乡建设局"));
    assert_false(text_abridges("建住局", "住房和城乡建设局"));
    assert_false(text_abridges("住建厅", "住房和城乡建设局"));
}

static const char *behind(const char *text, guint marks)
{
    return text_behind(text, strlen(text), marks);
}

static void a_clause_begins_behind_the_last_mark(void **state)
{
    const guint all = TEXT_WIDE_MARKS | TEXT_NARROW_MARKS | TEXT_PAUSES;
    (void)state;
    assert_string_equal(behind("甲，乙；丙", TEXT_WIDE_MARKS), "丙");
    assert_string_equal(behind("甲，乙;丙", TEXT_WIDE_MARKS), "乙;丙");
    assert_string_equal(behind("甲，乙;丙", TEXT_WIDE_MARKS | TEXT_NARROW_MARKS), "丙");
    assert_string_equal(behind("甲：乙、丙", TEXT_WIDE_MARKS), "乙、丙");
    assert_string_equal(behind("甲：乙、丙", all), "丙");
    assert_string_equal(behind("甲。", all), "");
    assert_string_equal(behind("甲", all), "甲");
    assert_string_equal(text_behind("甲，乙，丙", 9, all), "乙，丙");
    assert_string_equal(behind("", all), "");
    assert_string_equal(behind("《》″甌", all), "《》″甌"); /* ends like marks */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_of_long_texts_are_counted),
        cmocka_unit_test(characters_are_counted_not_bytes),
        cmocka_unit_test(texts_that_differ_have_other_hashes),
        cmocka_unit_test(every_blank_is_listed),
        cmocka_unit_test(full_width_ascii_becomes_half_width),
        cmocka_unit_test(other_characters_are_kept),
        cmocka_unit_test(the_fold_tells_which_characters_were_full_width),
        cmocka_unit_test(white_space_of_every_kind_is_squeezed_out),
        cmocka_unit_test(a_text_is_plain_if_nothing_of_it_changes),
        cmocka_unit_test(plain_text_is_folded_and_squeezed),
        cmocka_unit_test(blanks_are_those_of_published_reports),
        cmocka_unit_test(han_ends_where_its_blocks_end),
        cmocka_unit_test(han_takes_two_columns_of_a_terminal),
        cmocka_unit_test(distance_counts_edits_of_characters),
        cmocka_unit_test(distance_gives_up_beyond_the_most),
        cmocka_unit_test(distance_agrees_with_the_textbook),
        cmocka_unit_test(a_name_abridges_a_longer_one_in_its_order),
        cmocka_unit_test(a_clause_begins_behind_the_last_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
