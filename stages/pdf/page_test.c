#include "page.h"
#include "radical.h"

#include "pipeline/testing.h"

static void put(Page *page, gunichar c, float x, float y, guint turn)
{
    Glyph glyph = {{x, y - 9, x + 10, y + 1}, y, 10, c, 0, (guint8)turn, FALSE};
    g_array_append_val(page->glyphs, glyph);
}

static const Glyph *glyph_at(const Page *page, guint i)
{
    return &g_array_index(page->glyphs, Glyph, i);
}

static void a_glyph_printed_twice_is_kept_once_and_counted(void **state)
{
    g_autoptr(Page) page = page_new();
    (void)state;
    put(page, 0x9884, 10, 50, 0);
    put(page, 0x9884, 10.4f, 50, 0);
    put(page, 0x7B97, 20, 50, 0);
    page_settle(page);
    assert_int_equal(page->glyphs->len, 2);
    assert_int_equal(page->doubled, 1);
}

static void filling_and_stroking_at_one_place_is_nothing_to_tell(void **state)
{
    g_autoptr(Page) page = page_new();
    (void)state;
    put(page, 0x9884, 10, 50, 0);
    put(page, 0x9884, 10, 50, 0);
    page_settle(page);
    assert_int_equal(page->glyphs->len, 1);
    assert_int_equal(page->doubled, 0);
}

static void equal_glyphs_side_by_side_stay(void **state)
{
    g_autoptr(Page) page = page_new();
    (void)state;
    for (guint i = 0; i < 6; i++) {
        Glyph dot = {{10 + 2.5f * (float)i, 41, 12.5f + 2.5f * (float)i, 51}, 50, 10, '.', 0, 0, 0};
        g_array_append_val(page->glyphs, dot);
    }
    page_settle(page);
    assert_int_equal(page->glyphs->len, 6);
}

static void a_page_written_downwards_is_turned_upright(void **state)
{
    g_autoptr(Page) page = page_new();
    (void)state;
    page->width = 600;
    page->height = 800;
    Glyph first = {{499, 100, 509, 110}, 0, 10, 0x7532, 0, 1, FALSE};
    Glyph second = {{499, 110, 509, 120}, 0, 10, 0x4E59, 0, 1, FALSE};
    g_array_append_val(page->glyphs, first);
    g_array_append_val(page->glyphs, second);
    page_rule(page, (Box){500, 100, 500, 300});
    page_settle(page);
    assert_float_equal(page->width, 800, 0.1);
    assert_float_equal(glyph_at(page, 0)->box.x0, 100, 0.1);
    assert_float_equal(glyph_at(page, 1)->box.x0, 110, 0.1);
    assert_float_equal(glyph_at(page, 0)->base, glyph_at(page, 1)->base, 0.1);
    assert_int_equal(glyph_at(page, 0)->turn, 0);
    assert_int_equal(page->across->len, 1);
    assert_int_equal(page->down->len, 0);
}

static void hidden_text_is_taken_when_there_is_no_other(void **state)
{
    g_autoptr(Page) page = page_new();
    (void)state;
    put(page, 0x9884, 10, 50, 0);
    GArray *swap = page->glyphs;
    page->glyphs = page->hidden;
    page->hidden = swap;
    page_settle(page);
    assert_int_equal(page->glyphs->len, 1);
}

static void thin_boxes_are_rules_and_squares_are_not(void **state)
{
    g_autoptr(Page) page = page_new();
    (void)state;
    page_rule(page, (Box){0, 0, 100, 0.9f});
    page_rule(page, (Box){0, 0, 0.9f, 100});
    page_rule(page, (Box){0, 0, 100, 20});
    page_rule(page, (Box){0, 0, 2, 2});
    assert_int_equal(page->across->len, 1);
    assert_int_equal(page->down->len, 1);
}

static void radicals_become_the_characters_they_look_like(void **state)
{
    (void)state;
    assert_int_equal(radical_plain(0x2F54), 0x6C34); /* 水 */
    assert_int_equal(radical_plain(0x2ED4), 0x95E8); /* 门 */
    assert_int_equal(radical_plain(0x2EF3), 0x9F9F); /* 龟 */
    assert_int_equal(radical_plain(0x2E9A), 0x2E9A); /* unassigned */
    assert_int_equal(radical_plain(0x9884), 0x9884);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_glyph_printed_twice_is_kept_once_and_counted),
        cmocka_unit_test(filling_and_stroking_at_one_place_is_nothing_to_tell),
        cmocka_unit_test(equal_glyphs_side_by_side_stay),
        cmocka_unit_test(a_page_written_downwards_is_turned_upright),
        cmocka_unit_test(hidden_text_is_taken_when_there_is_no_other),
        cmocka_unit_test(thin_boxes_are_rules_and_squares_are_not),
        cmocka_unit_test(radicals_become_the_characters_they_look_like),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
