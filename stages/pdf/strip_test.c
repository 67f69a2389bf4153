#include "drawing.h"
#include "strip.h"

#include "pipeline/testing.h"

typedef struct {
    Page *page;
    GArray *strips;
} Fixture;

static int setup(void **state)
{
    Fixture *fixture = g_new0(Fixture, 1);
    fixture->page = page_new();
    fixture->strips = g_array_new(FALSE, FALSE, sizeof(Strip));
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    Fixture *fixture = *state;
    page_free(fixture->page);
    g_array_unref(fixture->strips);
    g_free(fixture);
    return 0;
}

static void assert_strip(Fixture *fixture, guint i, const char *expected)
{
    g_autoptr(GString) text = g_string_new(NULL);
    strip_text(fixture->page->glyphs, &g_array_index(fixture->strips, Strip, i), text);
    assert_string_equal(text->str, expected);
}

static void glyphs_on_one_base_line_are_read_from_left_to_right(void **state)
{
    Fixture *fixture = *state;
    draw_text(fixture->page, 100, 220, 12, "第二行");
    draw_text(fixture->page, 136, 200, 12, "预算");
    draw_text(fixture->page, 100, 200.5f, 12, "第一行");
    strips_find(fixture->page->glyphs, fixture->strips);
    assert_int_equal(fixture->strips->len, 2);
    assert_strip(fixture, 0, "第一行预算");
    assert_strip(fixture, 1, "第二行");
}

static void the_blank_between_han_and_digits_is_only_air(void **state)
{
    Fixture *fixture = *state;
    draw_text(fixture->page, 100, 200, 12, "支出");
    draw_text(fixture->page, 127, 200, 12, "307.82");
    draw_text(fixture->page, 166, 200, 12, "万元");
    strips_find(fixture->page->glyphs, fixture->strips);
    assert_strip(fixture, 0, "支出307.82万元");
}

static void words_of_letters_keep_their_blank(void **state)
{
    Fixture *fixture = *state;
    draw_text(fixture->page, 100, 200, 12, "Page 3 of 9");
    strips_find(fixture->page->glyphs, fixture->strips);
    assert_strip(fixture, 0, "Page 3 of 9");
}

static void raised_figures_do_not_glue_to_amounts(void **state)
{
    Fixture *fixture = *state;
    draw_text(fixture->page, 100, 200, 12, "面积3600m");
    draw_text(fixture->page, 154, 195, 7, "2");
    draw_text(fixture->page, 158, 200, 12, "以上");
    strips_find(fixture->page->glyphs, fixture->strips);
    assert_int_equal(fixture->strips->len, 1);
    assert_strip(fixture, 0, "面积3600m²以上");
}

static void wide_gaps_part_a_line(void **state)
{
    Fixture *fixture = *state;
    g_autoptr(GArray) chunks = g_array_new(FALSE, FALSE, sizeof(Strip));
    draw_text(fixture->page, 100, 200, 12, "培训费");
    draw_text(fixture->page, 200, 200, 12, "12.50");
    strips_find(fixture->page->glyphs, fixture->strips);
    strip_split(fixture->page->glyphs, &g_array_index(fixture->strips, Strip, 0), 1, chunks);
    assert_int_equal(chunks->len, 2);
    assert_int_equal(g_array_index(chunks, Strip, 1).from, 3);
}

static void assert_joined(const char *above, const char *below, gboolean filled, const char *both)
{
    g_autoptr(GString) text = g_string_new(above);
    text_join(text, below, filled);
    assert_string_equal(text->str, both);
}

static void lines_are_joined_as_their_words_go_on(void **state)
{
    (void)state;
    assert_joined("社会保障和就", "业支出", FALSE, "社会保障和就业支出");
    assert_joined("1,234,", "567.00", TRUE, "1,234,567.00");
    assert_joined("12", "13", FALSE, "12 13");
    assert_joined("two", "words", TRUE, "two words");
    assert_joined("支出307.82", "万元", TRUE, "支出307.82万元");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(glyphs_on_one_base_line_are_read_from_left_to_right, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_blank_between_han_and_digits_is_only_air, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(words_of_letters_keep_their_blank, setup, teardown),
        cmocka_unit_test_setup_teardown(raised_figures_do_not_glue_to_amounts, setup, teardown),
        cmocka_unit_test_setup_teardown(wide_gaps_part_a_line, setup, teardown),
        cmocka_unit_test(lines_are_joined_as_their_words_go_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
