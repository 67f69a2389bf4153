/* What a figure must be: nothing that the relation holds for is left out, and what is far from it is. */
#include "pipeline/operand_testing.h"
#include "pipeline/units_testing.h"

#include "solution.h"

static gboolean holds(const Relation *relation)
{
    Fit fit = relation_fit(relation);
    return fit == FIT_EXACT || fit == FIT_TRUNCATED;
}

/* What the solution admits its numerals admit too. */
static gboolean numerals_agree(const Solution *solution, Decimal value, guint *admitted)
{
    char text[DECIMAL_TEXT];
    const Decimal one = decimal_new(1, 0);
    gboolean negative = decimal_sign(value) < 0;
    Numerals numerals = solution_numerals(solution, negative ? decimal_negate(one) : one, 2);
    gboolean may = numerals_admit(&numerals, decimal_format(decimal_abs(value), 0, text));
    *admitted += may;
    return may || !solution_admits(solution, value);
}

/* Puts 0.5, 1.0, … 600 and their opposites into the place of one figure: of the values for which the relation does not
 * hold all but `spared` are turned away, and there is one at least for which it holds. */
static void solve(Reckoning *reckoning, guint index, guint spared)
{
    Solution solution = relation_solve(&reckoning->relation, index);
    Operand *figure = index == 0 ? &reckoning->relation.stated : &reckoning->parts[index - 1];
    const Decimal printed = figure->value;
    guint held = 0, passed = 0, written = 0;
    assert_true(solution.known);
    for (gint64 halves = -1200; halves <= 1200; halves++) {
        figure->value = decimal_new(halves * 5, 1);
        gboolean admitted = solution_admits(&solution, figure->value);
        if (holds(&reckoning->relation) && !admitted)
            fail_msg("figure %u of kind %d: %d halves are left out", index,
                     (int)reckoning->relation.kind, (int)halves);
        assert_true(numerals_agree(&solution, figure->value, &written));
        held += holds(&reckoning->relation);
        passed += admitted && !holds(&reckoning->relation);
    }
    figure->value = printed;
    assert_true(held > 0);
    assert_true(written <= held + spared + 4);
    if (passed > spared)
        fail_msg("figure %u of kind %d: %u values are admitted", index,
                 (int)reckoning->relation.kind, passed);
}

static void solve_each(void **state, RelationKind kind, const char *stated, const char *parts,
                       guint spared)
{
    const Fixture *f = *state;
    g_autoptr(Reckoning) reckoning = reckoning_new(f->units, kind, stated, parts);
    for (guint index = 0; index <= reckoning->relation.count; index++)
        solve(reckoning, index, spared);
}

#define SOLVES(kind, stated, parts, spared)                                                        \
    solve_each(state, RELATION_##kind, stated, parts, spared)

static void sums_are_solved(void **state)
{
    SOLVES(EQUAL, "45.5", "45.5", 4);
    SOLVES(SUM, "300.5", "120.5 150.0 30.0", 4);
    SOLVES(SUM, "-29.5", "-150.0 120.5", 4);
    SOLVES(SUM, "45名", "12名 33名", 30);
    SOLVES(DIFFERENCE, "40.5", "200.0 159.5", 4);
    SOLVES(DIFFERENCE, "40.5", "159.5 200.0", 4);
    SOLVES(INDEX, "3.5", "103.5", 4);
}

static void quotients_are_solved(void **state)
{
    SOLVES(QUOTIENT, "80.0%", "160.0 200.0", 8);
    SOLVES(MEAN, "12.5", "250.0 20.0", 50);
    SOLVES(GROWTH, "25.0%", "250.0 200.0", 8);
    SOLVES(GROWTH, "-20.0%", "160.0 200.0", 8);
    SOLVES(SAVING, "20.0%", "160.0 200.0", 8);
    SOLVES(JOINT_SHARE, "75.0%", "50.0 100.0 200.0", 8);
}

/* 8 of 20 is two fifths; 12 of them were printed as 1.2 */
static void figures_of_other_sizes_are_solved(void **state)
{
    const Fixture *f = *state;
    g_autoptr(Reckoning) reckoning =
        reckoning_new(f->units, RELATION_QUOTIENT, "40.00%", "8.00万元 2.00万元");
    Solution solution = relation_solve(&reckoning->relation, 2);
    assert_true(solution_admits(&solution, decimal_new(200000, 0)));
    assert_false(solution_admits(&solution, decimal_new(20000, 0)));
    assert_false(solution_admits(&solution, decimal_new(-199000, 0)));
}

static void what_cannot_be_solved_admits_anything(void **state)
{
    const Fixture *f = *state;
    g_autoptr(Reckoning) reckoning =
        reckoning_new(f->units, RELATION_GROWN_BY, "25.00%", "250.00 50.00");
    Solution solution = relation_solve(&reckoning->relation, 1);
    assert_false(solution.known);
    assert_true(solution_admits(&solution, decimal_new(7, 0)));
    /* a rate that rounds to nought says nothing of what it is a rate of */
    reckoning->relation.kind = RELATION_QUOTIENT;
    reckoning->relation.stated = operand_read(f->units, "0.00%");
    solution = relation_solve(&reckoning->relation, 2);
    assert_true(solution_admits(&solution, decimal_new(7, 0)));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

/* 12345.6万元 is a number with one decimal of 万元 */
static void numerals_are_those_of_the_unit(void **state)
{
    const Fixture *f = *state;
    g_autoptr(Reckoning) reckoning =
        reckoning_new(f->units, RELATION_EQUAL, "12345.6万元", "12354.6万元");
    Solution solution = relation_solve(&reckoning->relation, 1);
    Numerals numerals = solution_numerals(&solution, decimal_new(10000, 0), 2);
    const char *const may[] = {"12345.6", "12345.60", "12345.7"};
    const char *const never[] = {"12354.6", "1234.56", "123456", "12344", "12347"};
    for (guint i = 0; i < G_N_ELEMENTS(may); i++)
        assert_true(numerals_admit(&numerals, may[i]));
    for (guint i = 0; i < G_N_ELEMENTS(never); i++)
        assert_false(numerals_admit(&numerals, never[i]));
    numerals = solution_numerals(&solution, decimal_new(-10000, 0), 2);
    assert_true(numerals_admit(&numerals, "12345.6")); /* either sign may be meant */
    assert_false(numerals_admit(&numerals, "12354.6"));
}

/* Nothing is turned away unread. */
static void numerals_too_long_to_tell_are_admitted(void **state)
{
    const Fixture *f = *state;
    g_autoptr(Reckoning) reckoning = reckoning_new(f->units, RELATION_EQUAL, "45.5", "54.5");
    Solution solution = relation_solve(&reckoning->relation, 1);
    Numerals numerals = solution_numerals(&solution, decimal_new(1, 0), 2);
    assert_true(numerals_admit(&numerals, "1234567890123456789"));
    assert_true(numerals_admit(&numerals, "54.512"));
    assert_true(numerals_admit(&numerals, "5.4.5"));
    assert_false(numerals_admit(&numerals, "123456789012345678"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sums_are_solved),
        TEST(quotients_are_solved),
        TEST(figures_of_other_sizes_are_solved),
        TEST(numerals_are_those_of_the_unit),
        TEST(numerals_too_long_to_tell_are_admitted),
        TEST(what_cannot_be_solved_admits_anything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
