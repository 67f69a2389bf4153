#include "place.h"

#include "pipeline/testing.h"

static void columns_count_characters(void **state)
{
    Place place = {.line = 7, .col = 5, .text = "全年支出12万元"};
    (void)state;
    place_move(&place, strlen("全年支出"));
    assert_int_equal(place.line, 7);
    assert_int_equal(place.col, 9);
}

static void a_joined_line_has_its_own_place(void **state)
{
    Place place = {.line = 7, .col = 5, .text = "全年支出12万元", .breaks = "6:8:1 14:9:3"};
    (void)state;
    place_move(&place, strlen("全年支出"));
    assert_int_equal(place.line, 8);
    assert_int_equal(place.col, 3);
    place_move(&place, strlen("全年支出12"));
    assert_int_equal(place.line, 9);
    assert_int_equal(place.col, 3);
}

static void breaks_that_are_none_are_ignored(void **state)
{
    Place place = {.line = 7, .col = 1, .text = "ab12", .breaks = "x"};
    (void)state;
    place_move(&place, 2);
    assert_int_equal(place.line, 7);
    assert_int_equal(place.col, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_count_characters),
        cmocka_unit_test(a_joined_line_has_its_own_place),
        cmocka_unit_test(breaks_that_are_none_are_ignored),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
