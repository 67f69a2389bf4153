/* Lines in a picture of a page. */
#include "raster.h"

#include "pipeline/testing.h"

#include <string.h>

#define WIDTH 600
#define HEIGHT 400

static Raster blank(void)
{
    Raster raster = {g_malloc(WIDTH * HEIGHT), WIDTH, HEIGHT, 2};
    memset(raster.grey, 255, WIDTH * HEIGHT);
    return raster;
}

static void draw(Raster *raster, guint x, guint y, guint width, guint height)
{
    for (guint i = y; i < y + height; i++)
        memset(raster->grey + i * WIDTH + x, 0, width);
}

static void lines_become_rules_and_are_whitened(void **state)
{
    Raster raster = blank();
    g_autoptr(Page) page = page_new();
    (void)state;
    draw(&raster, 100, 50, 400, 3);
    draw(&raster, 100, 50, 2, 200);
    raster_rules(&raster, page);
    assert_int_equal(page->across->len, 1);
    assert_int_equal(page->down->len, 1);
    const Rule *across = &g_array_index(page->across, Rule, 0);
    assert_float_equal(across->at, 25.75, 0.01);
    assert_float_equal(across->from, 50, 0.01);
    assert_float_equal(across->to, 250, 0.01);
    assert_float_equal(g_array_index(page->down, Rule, 0).at, 50.5, 0.01);
    assert_true(raster_is_blank(&raster));
    raster_clear(&raster);
}

static void letters_and_areas_are_no_lines(void **state)
{
    Raster raster = blank();
    g_autoptr(Page) page = page_new();
    (void)state;
    draw(&raster, 100, 50, 40, 3);
    draw(&raster, 300, 200, 100, 100);
    raster_rules(&raster, page);
    assert_int_equal(page->across->len + page->down->len, 0);
    assert_int_equal(raster.grey[51 * WIDTH + 110], 0);
    assert_int_equal(raster.grey[250 * WIDTH + 350], 0);
    assert_false(raster_is_blank(&raster));
    raster_clear(&raster);
}

static void a_line_with_specks_missing_and_askew_is_one(void **state)
{
    Raster raster = blank();
    g_autoptr(Page) page = page_new();
    (void)state;
    for (guint x = 0; x < 400; x += 100)
        draw(&raster, 100 + x, 50 + x / 100, 98, 3);
    raster_rules(&raster, page);
    assert_int_equal(page->across->len, 1);
    assert_float_equal(g_array_index(page->across, Rule, 0).to, 249, 0.01);
    raster_clear(&raster);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_become_rules_and_are_whitened),
        cmocka_unit_test(letters_and_areas_are_no_lines),
        cmocka_unit_test(a_line_with_specks_missing_and_askew_is_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
