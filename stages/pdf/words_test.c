/* Words that were read off pictures, put back on their pages. */
#include "words.h"

#include "pipeline/testing.h"

#include <string.h>

#define ROW(level, place, text) level "\t1\t1\t1\t1\t1\t" place "\t90\t" text "\n"
#define LINE(place) ROW("4", place, "")
#define WORD(place, text) ROW("5", place, text)

/* The characters of the page's glyphs, in their order. */
static void assert_text(const Page *page, const char *expected)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < page->glyphs->len; i++)
        g_string_append_unichar(text, g_array_index(page->glyphs, Glyph, i).c);
    assert_string_equal(text->str, expected);
}

static Page *put(const char *table, guint number, gboolean *found)
{
    Words words = {table, table + strlen(table)};
    Page *page = page_new();
    page->number = number;
    page->width = 600;
    page->height = 800;
    *found = words_put(&words, page);
    return page;
}

static const Glyph *glyph_at(const Page *page, guint i)
{
    return &g_array_index(page->glyphs, Glyph, i);
}

static void words_stand_in_their_places(void **state)
{
    gboolean found;
    g_autoptr(Page) page = put("page 1 400\n" LINE("40\t100\t400\t40")
                                   WORD("40\t100\t80\t40", "支出") WORD("200\t100\t60\t30", "402"),
                               1, &found);
    (void)state;
    assert_true(found);
    assert_text(page, "支出402");
    assert_float_equal(glyph_at(page, 0)->box.x0, 10, 0.01);
    assert_float_equal(glyph_at(page, 1)->box.x0, 20, 0.01);
    assert_float_equal(glyph_at(page, 2)->box.x0, 50, 0.01);
    assert_float_equal(glyph_at(page, 4)->base, glyph_at(page, 0)->base, 0.01);
    assert_float_equal(glyph_at(page, 0)->size, 10, 0.01);
}

static void overlapping_words_keep_their_order(void **state)
{
    gboolean found;
    g_autoptr(Page) page =
        put("page 1 400\n" LINE("40\t100\t400\t40") WORD("40\t100\t120\t40", "社会救")
                WORD("110\t100\t80\t40", "助经"),
            1, &found);
    (void)state;
    assert_text(page, "社会救助经");
    for (guint i = 1; i < page->glyphs->len; i++)
        assert_true(glyph_at(page, i - 1)->box.x0 < glyph_at(page, i)->box.x0);
}

static void a_page_is_found_behind_others(void **state)
{
    static const char table[] = "page 2 400\n" LINE("0\t0\t9\t9")
        WORD("0\t0\t9\t9", "乙") "page 5 400\n" LINE("0\t0\t9\t9") WORD("0\t0\t9\t9", "戊");
    gboolean found;
    g_autoptr(Page) fifth = put(table, 5, &found);
    (void)state;
    assert_true(found);
    assert_text(fifth, "戊");
    g_autoptr(Page) third = put(table, 3, &found);
    assert_false(found);
    assert_text(third, "");
}

static void brackets_are_what_was_printed_and_bars_are_lines(void **state)
{
    gboolean found;
    g_autoptr(Page) page =
        put("page 1 400\n" LINE("0\t0\t99\t9") WORD("0\t0\t99\t9", "|〈甲〉|"), 1, &found);
    (void)state;
    assert_text(page, "（甲）");
}

static void a_picture_alone_gives_the_page_its_size(void **state)
{
    static const char table[] = "page 1 0\n" ROW("1", "0\t0\t2380\t3368", "")
        LINE("400\t400\t40\t40") WORD("400\t400\t40\t40", "甲");
    Words words = {table, table + strlen(table)};
    g_autoptr(Page) page = page_new();
    (void)state;
    page->number = words_next(&words);
    assert_true(words_put(&words, page));
    assert_float_equal(page->width, 595, 0.1);
    assert_float_equal(page->height, 842, 0.1);
    assert_float_equal(glyph_at(page, 0)->box.x0, 100, 0.1);
    assert_int_equal(words_next(&words), 0);
}

static void what_is_no_table_is_stepped_over(void **state)
{
    gboolean found;
    g_autoptr(Page) page =
        put("level\tpage_num\n\npage 1 0\n5\t1\n" WORD("99999999\t1\t1\t1", "甲") LINE("1\t1\t1\t0")
                WORD("1\t1\t1\t1", "\xFF") "page x\n9\t\t\t\t\t\t\t\t\t\t\t乙",
            1, &found);
    (void)state;
    assert_true(found);
    assert_text(page, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_stand_in_their_places),
        cmocka_unit_test(overlapping_words_keep_their_order),
        cmocka_unit_test(a_page_is_found_behind_others),
        cmocka_unit_test(brackets_are_what_was_printed_and_bars_are_lines),
        cmocka_unit_test(a_picture_alone_gives_the_page_its_size),
        cmocka_unit_test(what_is_no_table_is_stepped_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
