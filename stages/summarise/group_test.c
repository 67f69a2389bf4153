/* Which failed checks are one finding. */
#include "docket_testing.h"

#define FAIL(nr, rule, line, words, rest) CHECK(nr, rule "\tfail\t", line "\t1", words, rest)
#define NO_WORDS "\t\t\t\t"

static void assert_hangs(const Docket *docket, const char *nr, const char *root)
{
    const Item *item = bench_item(docket, nr);
    assert_ptr_equal(item->root, bench_item(docket, root));
    assert_false(item->twin);
}

static void assert_stands(const Docket *docket, const char *nr)
{
    assert_null(bench_item(docket, nr)->root);
}

static void a_check_hangs_on_its_cause(void **state)
{
    const Docket *docket =
        bench_read(*state, FAIL("r1", "malformed", "3", NO_WORDS, "2.1\t\t\t")
                               FAIL("r2", "total-table", "4", NO_WORDS, "3.1 2.1\t\t\tr1"));
    assert_hangs(docket, "r2", "r1");
    assert_stands(docket, "r1");
    assert_ptr_equal(bench_item(docket, "r1")->first, bench_item(docket, "r2"));
}

/* 48.35 was meant to be 43.85: the rate and the difference fail by it, and the sum accuses it. */
static void what_one_slip_explains_hangs_on_the_finding_that_accuses_it(void **state)
{
    const Docket *docket = bench_read(
        *state,
        FAIL("r1", "difference", "3", "\t12.00\t\t\t", "2.1 3.1\tswapped 48.35 43.85\t\t")
            FAIL("r2", "total-table", "4", "\t48.35\t\t\t", "3.1 4.1\tswapped 48.35 43.85\t\t")
                FAIL("r3", "rate", "5", "\t90%\t\t\t", "5.1 3.1\tdigit 48.35 43.85\t\t"));
    assert_hangs(docket, "r1", "r2");
    assert_hangs(docket, "r3", "r2");
    assert_stands(docket, "r2");
}

static void one_slip_among_several_or_in_other_figures_explains_no_other_finding(void **state)
{
    const Docket *docket = bench_read(
        *state,
        FAIL("r1", "difference", "3", "\t48.35\t\t\t", "3.1 2.1\tswapped 48.35 43.85\t\t")
            FAIL("r2", "rate", "4", "\t90%\t\t\t", "5.1 3.1\tswapped 48.35 43.85|digit 90% 96%\t\t")
                FAIL("r3", "rate", "5", "\t80%\t\t\t", "6.1 7.1\tswapped 48.35 43.85\t\t"));
    assert_stands(docket, "r1");
    assert_stands(docket, "r2");
    assert_stands(docket, "r3");
}

static void sharing_a_figure_is_not_enough(void **state)
{
    const Docket *docket =
        bench_read(*state, FAIL("r1", "malformed", "3", NO_WORDS, "2.1\t\t\t")
                               FAIL("r2", "total-table", "4", NO_WORDS, "3.1 2.1\t\t\t"));
    assert_stands(docket, "r1");
    assert_stands(docket, "r2");
}

static void a_cause_that_holds_is_none(void **state)
{
    const Docket *docket =
        bench_read(*state, CHECK("r1", "rate\tpass\t", "3\t1", NO_WORDS, "2.1\t\t\t")
                               FAIL("r2", "total-table", "4", NO_WORDS, "3.1 2.1\t\t\tr1")
                                   FAIL("r3", "total-table", "5", NO_WORDS, "\t\t\tr9"));
    assert_stands(docket, "r2");
    assert_stands(docket, "r3");
}

static void causes_are_followed_to_the_root(void **state)
{
    const Docket *docket =
        bench_read(*state, FAIL("r1", "rate", "3", NO_WORDS, "\t\t\tr2")
                               FAIL("r2", "rate", "4", NO_WORDS, "\t\t\tr3")
                                   FAIL("r3", "malformed", "5", NO_WORDS, "\t\t\t"));
    assert_hangs(docket, "r1", "r3");
    assert_hangs(docket, "r2", "r3");
}

static void a_circle_of_causes_keeps_one_finding(void **state)
{
    const Docket *docket =
        bench_read(*state, FAIL("r1", "rate", "3", NO_WORDS, "\t\t\tr2")
                               FAIL("r2", "rate", "4", NO_WORDS, "\t\t\tr1")
                                   FAIL("r3", "rate", "5", NO_WORDS, "\t\t\tr2"));
    assert_stands(docket, "r1");
    assert_hangs(docket, "r2", "r1");
    assert_hangs(docket, "r3", "r1");
}

static void a_doubt_hangs_on_the_strongest_accuser(void **state)
{
    const Docket *docket = bench_read(
        *state, FAIL("r1", "conflict", "3", NO_WORDS, "2.1\t\t\t")
                    FAIL("r2", "malformed", "4", NO_WORDS, "2.1\t\t\t")
                        CHECK("r3", "rate\tunsure\t", "5\t1", NO_WORDS, "3.1 2.1\t\tdoubt 2.1\t"));
    assert_hangs(docket, "r3", "r2");
    assert_stands(docket, "r1");
}

static void a_doubt_may_name_the_print(void **state)
{
    const Docket *docket = bench_read(
        *state, TEXT("2", "3", "5元") QTY("2.1", "3", "0", "4", "5元")
                    FAIL("r1", "malformed", "3", NO_WORDS, "2.1\t\t\t")
                        CHECK("r3", "rate\tunsure\t", "5\t1", NO_WORDS, "3.1 2.1\t\tdoubt 5元\t"));
    assert_hangs(docket, "r3", "r1");
}

static void a_doubt_that_nobody_shares_stays_alone(void **state)
{
    const Docket *docket = bench_read(
        *state, CHECK("r3", "rate\tunsure\t", "5\t1", NO_WORDS, "3.1 2.1\t\tdoubt 2.1\t"));
    assert_stands(docket, "r3");
}

static void one_conflict_twice_is_one_finding(void **state)
{
    const Docket *docket = bench_read(
        *state, FAIL("x1", "conflict", "3", "基本 支出\t5\t6\t\t", "2.1 9.1\t\t\t")
                    FAIL("x2", "conflict", "4", "基本支出\t6\t5\t\t", "3.1 9.2\t\t\t")
                        FAIL("x3", "conflict", "5", "项目支出\t5\t6\t\t", "4.1 9.3\t\t\t"));
    assert_true(bench_item(docket, "x2")->twin);
    assert_ptr_equal(bench_item(docket, "x2")->root, bench_item(docket, "x1"));
    assert_stands(docket, "x3");
}

static void one_relation_by_two_rules_is_one_finding(void **state)
{
    const Docket *docket = bench_read(
        *state, FAIL("r1", "total-text", "3", "支出\t5\t6\t\t", "2.1 2.2 2.3\t\t\t")
                    FAIL("x1", "total-formula", "3", "合计\t5\t6\t\t", "2.1 2.3 2.2\t\t\t")
                        FAIL("x2", "total-over", "3", "合计\t5\t6\t\t", "2.2 2.3 2.1\t\t\t"));
    assert_true(bench_item(docket, "x1")->twin != bench_item(docket, "r1")->twin);
    assert_stands(docket, "x2");
}

static void a_twin_lends_its_severity(void **state)
{
    const Docket *docket = bench_read(
        *state, CHECK("r1", "difference\tfail\tnote", "3\t1", NO_WORDS, "2.1 2.2 2.3\t\t\t")
                    CHECK("x1", "total-text\tfail\terror", "3\t1", NO_WORDS, "2.1 2.3 2.2\t\t\t"));
    assert_int_equal(item_severity(bench_item(docket, "r1")), SEVERITY_ERROR);
    assert_true(bench_item(docket, "x1")->twin);
}

static void a_passing_check_hangs_on_nothing(void **state)
{
    const Docket *docket =
        bench_read(*state, FAIL("r1", "malformed", "3", NO_WORDS, "2.1\t\t\t")
                               CHECK("r2", "rate\tpass\t", "4\t1", NO_WORDS, "3.1 2.1\t\t\tr1"));
    assert_stands(docket, "r2");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_check_hangs_on_its_cause),
        TEST(sharing_a_figure_is_not_enough),
        TEST(a_cause_that_holds_is_none),
        TEST(causes_are_followed_to_the_root),
        TEST(a_circle_of_causes_keeps_one_finding),
        TEST(a_doubt_hangs_on_the_strongest_accuser),
        TEST(a_doubt_may_name_the_print),
        TEST(a_doubt_that_nobody_shares_stays_alone),
        TEST(one_conflict_twice_is_one_finding),
        TEST(one_relation_by_two_rules_is_one_finding),
        TEST(a_twin_lends_its_severity),
        TEST(what_one_slip_explains_hangs_on_the_finding_that_accuses_it),
        TEST(one_slip_among_several_or_in_other_figures_explains_no_other_finding),
        TEST(a_passing_check_hangs_on_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
