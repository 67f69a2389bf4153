#include "drawing.h"
#include "grid.h"

#include "pipeline/testing.h"

static const float sides[] = {50, 150, 250, 350}, tops[] = {100, 120, 140, 160};

static const Slot *slot_at(const Grid *grid, float x, float y)
{
    gint slot = grid_at(grid, x, y);
    assert_true(slot >= 0);
    return &g_array_index(grid->slots, Slot, slot);
}

static void crossing_lines_make_cells(void **state)
{
    g_autoptr(Page) page = page_new();
    (void)state;
    draw_grid(page, sides, 3, tops, 3);
    g_autoptr(GPtrArray) grids = grids_find(page);
    assert_int_equal(grids->len, 1);
    const Grid *grid = g_ptr_array_index(grids, 0);
    assert_int_equal(grid_columns(grid), 3);
    assert_int_equal(grid_rows(grid), 3);
    assert_int_equal(grid->slots->len, 9);
    assert_int_equal(slot_at(grid, 200, 130)->row, 1);
    assert_int_equal(slot_at(grid, 200, 130)->column, 1);
    assert_int_equal(grid_at(grid, 400, 130), -1);
}

static void a_missing_wall_makes_one_cell_of_two(void **state)
{
    g_autoptr(Page) page = page_new();
    (void)state;
    for (guint i = 0; i < 4; i++)
        page_rule(page, (Box){50, tops[i], 350, tops[i]});
    page_rule(page, (Box){50, 100, 50, 160});
    page_rule(page, (Box){150, 120, 150, 160}); /* not beside the first row */
    page_rule(page, (Box){250, 100, 250, 160});
    page_rule(page, (Box){350, 100, 350, 160});
    g_autoptr(GPtrArray) grids = grids_find(page);
    const Grid *grid = g_ptr_array_index(grids, 0);
    assert_int_equal(slot_at(grid, 100, 110)->colspan, 2);
    assert_int_equal(slot_at(grid, 100, 130)->colspan, 1);
    assert_int_equal(grid->slots->len, 8);
}

static void a_cell_over_two_rows_has_a_rowspan(void **state)
{
    g_autoptr(Page) page = page_new();
    (void)state;
    page_rule(page, (Box){50, 100, 250, 100});
    page_rule(page, (Box){150, 120, 250, 120}); /* not under the first column */
    page_rule(page, (Box){50, 140, 250, 140});
    for (guint i = 0; i < 3; i++)
        page_rule(page, (Box){sides[i], 100, sides[i], 140});
    g_autoptr(GPtrArray) grids = grids_find(page);
    const Grid *grid = g_ptr_array_index(grids, 0);
    assert_int_equal(slot_at(grid, 100, 130)->rowspan, 2);
    assert_int_equal(grid->slots->len, 3);
}

static void open_sides_are_closed(void **state)
{
    g_autoptr(Page) page = page_new();
    (void)state;
    for (guint i = 0; i < 4; i++)
        page_rule(page, (Box){50, tops[i], 350, tops[i]});
    page_rule(page, (Box){150, 100, 150, 160});
    page_rule(page, (Box){250, 100, 250, 160});
    g_autoptr(GPtrArray) grids = grids_find(page);
    assert_int_equal(grid_columns(g_ptr_array_index(grids, 0)), 3);
}

static void pieces_of_a_line_and_lines_drawn_twice_are_one(void **state)
{
    g_autoptr(GArray) rules = g_array_new(FALSE, FALSE, sizeof(Rule));
    (void)state;
    const Rule drawn[] = {{100, 50, 150}, {100.4f, 149, 250}, {101, 250, 350}, {140, 50, 90}};
    g_array_append_vals(rules, drawn, 4);
    rules_merge(rules);
    assert_int_equal(rules->len, 2);
    assert_float_equal(g_array_index(rules, Rule, 0).to, 350, 0.1);
}

static void a_box_or_an_underline_is_no_grid(void **state)
{
    g_autoptr(Page) page = page_new();
    (void)state;
    draw_grid(page, (const float[]){50, 350}, 1, (const float[]){100, 200}, 1);
    page_rule(page, (Box){60, 120, 90, 120});
    g_autoptr(GPtrArray) grids = grids_find(page);
    assert_int_equal(grids->len, 0);
}

static void tables_apart_are_grids_apart(void **state)
{
    g_autoptr(Page) page = page_new();
    (void)state;
    draw_grid(page, sides, 3, tops, 3);
    draw_grid(page, sides, 3, (const float[]){300, 320, 340}, 2);
    g_autoptr(GPtrArray) grids = grids_find(page);
    assert_int_equal(grids->len, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(crossing_lines_make_cells),
        cmocka_unit_test(a_missing_wall_makes_one_cell_of_two),
        cmocka_unit_test(a_cell_over_two_rows_has_a_rowspan),
        cmocka_unit_test(open_sides_are_closed),
        cmocka_unit_test(pieces_of_a_line_and_lines_drawn_twice_are_one),
        cmocka_unit_test(a_box_or_an_underline_is_no_grid),
        cmocka_unit_test(tables_apart_are_grids_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
