#include "outline.h"

#include "pipeline/testing.h"

static void systems_nest_in_the_order_in_which_they_are_met(void **state)
{
    Outline outline = {0};
    (void)state;
    assert_int_equal(outline_enter(&outline, SYSTEM_HAN, 1), 1);
    assert_int_equal(outline_enter(&outline, SYSTEM_HAN_PAREN, 1), 2);
    assert_int_equal(outline_enter(&outline, SYSTEM_ARABIC, 1), 3);
    assert_int_equal(outline_enter(&outline, SYSTEM_HAN_PAREN, 2), 2);
    assert_int_equal(outline_enter(&outline, SYSTEM_HAN, 2), 1);
}

static void a_level_may_be_skipped(void **state)
{
    Outline outline = {0};
    (void)state;
    outline_enter(&outline, SYSTEM_HAN, 4);
    assert_int_equal(outline_enter(&outline, SYSTEM_ARABIC, 1), 2);
}

static void one_system_may_serve_two_levels(void **state)
{
    Outline outline = {0};
    (void)state;
    outline_enter(&outline, SYSTEM_HAN, 2);
    outline_enter(&outline, SYSTEM_HAN_PAREN, 3);
    assert_int_equal(outline_enter(&outline, SYSTEM_HAN, 1), 3);
    assert_int_equal(outline_enter(&outline, SYSTEM_HAN, 2), 3);
    assert_int_equal(outline_enter(&outline, SYSTEM_HAN, 3), 3);
    assert_int_equal(outline_enter(&outline, SYSTEM_HAN, 3), 1); /* the one at the top goes on */
}

static void a_heading_without_number_stands_below_a_bare_section(void **state)
{
    Outline outline = {0};
    (void)state;
    assert_int_equal(outline_unnumbered(&outline), 1);
    outline_enter(&outline, SYSTEM_HAN, 1);
    assert_int_equal(outline_unnumbered(&outline), 2);
    outline_enter(&outline, SYSTEM_HAN_PAREN, 1);
    assert_int_equal(outline_unnumbered(&outline), 1);
}

static void depth_has_an_end(void **state)
{
    Outline outline = {0};
    (void)state;
    for (guint i = 0; i < SYSTEMS; i++)
        assert_in_range(outline_enter(&outline, i, 1), 1, OUTLINE_DEPTH);
    for (guint i = 0; i < 20; i++) {
        outline_enter(&outline, SYSTEM_HAN, 1);
        assert_in_range(outline_enter(&outline, SYSTEM_ARABIC, 1), 1, OUTLINE_DEPTH);
    }
}

static void an_annex_begins_anew(void **state)
{
    Outline outline = {0};
    (void)state;
    outline_enter(&outline, SYSTEM_HAN, 1);
    outline_reset(&outline);
    assert_int_equal(outline_enter(&outline, SYSTEM_ARABIC, 1), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(systems_nest_in_the_order_in_which_they_are_met),
        cmocka_unit_test(a_level_may_be_skipped),
        cmocka_unit_test(one_system_may_serve_two_levels),
        cmocka_unit_test(a_heading_without_number_stands_below_a_bare_section),
        cmocka_unit_test(depth_has_an_end),
        cmocka_unit_test(an_annex_begins_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
