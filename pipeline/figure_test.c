#include "pipeline/figure.h"
#include "pipeline/testing.h"

static void names_of_bounds_lead_back(void **state)
{
    static const char *const names[] = {"exact", "about", "least", "most",
                                        "above", "below", "range"};
    (void)state;
    assert_int_equal(G_N_ELEMENTS(names), BOUNDS);
    for (Bound i = 0; i < BOUNDS; i++) {
        assert_string_equal(bound_name(i), names[i]);
        assert_int_equal(bound_find(names[i]), i);
    }
}

static void names_of_roles_lead_back(void **state)
{
    (void)state;
    assert_string_equal(role_name(ROLE_VALUE), "value");
    assert_string_equal(role_name(ROLE_ADJUSTED), "adjusted");
    assert_string_equal(role_name(ROLE_ACTUAL), "actual");
    assert_string_equal(role_name(ROLE_BASE), "base");
    assert_string_equal(role_name(ROLE_RANK), "rank");
    for (Role i = 0; i < ROLES; i++)
        assert_int_equal(role_find(role_name(i)), i);
}

static void names_of_directions_lead_back(void **state)
{
    static const char *const names[] = {"", "up", "down", "flat"};
    (void)state;
    for (Direction i = 0; i < DIRECTIONS; i++) {
        assert_string_equal(direction_name(i), names[i]);
        assert_int_equal(direction_find(names[i]), i);
    }
}

static void an_unknown_name_is_the_first_member(void **state)
{
    static const char *const unknown[] = {"", "EXACT", "exac", "exactly", "予算"};
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(unknown); i++) {
        assert_int_equal(bound_find(unknown[i]), BOUND_EXACT);
        assert_int_equal(role_find(unknown[i]), ROLE_VALUE);
        assert_int_equal(direction_find(unknown[i]), DIRECTION_NONE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_bounds_lead_back),
        cmocka_unit_test(names_of_roles_lead_back),
        cmocka_unit_test(names_of_directions_lead_back),
        cmocka_unit_test(an_unknown_name_is_the_first_member),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
