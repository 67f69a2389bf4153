/* What becomes of decisions on a document's findings. */
#include "docket_testing.h"
#include "settle.h"

#define RATE(nr, reported)                                                                         \
    CHECK(nr, "rate\tfail\terror", "5\t1", "完成率\t" reported "\t2%\t\t", "\t\t\t")
#define PLACE(fixture) ((const Scene){(fixture)->docket, (fixture)->messages})

static Decisions *decide(Bench *bench, const char *fingerprint, const char *doc)
{
    Decisions *decisions = decisions_new(bench->config, NULL);
    const Decision decision = {
        .kind = DECISION_FALSE, .fingerprint = fingerprint, .doc = doc, .when = "", .who = ""};
    assert_true(decisions_set(decisions, &decision, NULL));
    return decisions;
}

static GArray *settle(Bench *bench, const char *records, Decisions *decisions, Tally *tally)
{
    bench_read(bench, records);
    const Scene scene = PLACE(bench);
    return settle_findings(&scene, decisions, tally);
}

static Finding *finding_at(const GArray *findings, guint at)
{
    return &g_array_index(findings, Finding, at);
}

/* The fingerprint of the one finding; lives until the docket reads on, so it is copied. */
static char *fingerprint_of(Bench *bench, const char *records)
{
    Tally tally = {0};
    g_autoptr(GArray) findings = settle(bench, records, NULL, &tally);
    assert_int_equal(findings->len, 1);
    return g_strdup(finding_at(findings, 0)->fingerprint);
}

static void what_nobody_decided_is_new(void **state)
{
    Tally tally = {0};
    g_autoptr(GArray) findings = settle(*state, RATE("r1", "1%"), NULL, &tally);
    assert_int_equal(finding_at(findings, 0)->status, STATUS_NEW);
    assert_int_equal(tally.statuses[STATUS_NEW], 1);
    assert_int_equal(tally.open, 1);
}

static void a_decision_stands_for_its_finding(void **state)
{
    Tally tally = {0};
    g_autofree char *fingerprint = fingerprint_of(*state, RATE("r1", "1%"));
    g_autoptr(Decisions) decisions = decide(*state, fingerprint, "a.txt");
    g_autoptr(GArray) findings = settle(*state, RATE("r9", "1%"), decisions, &tally);
    assert_int_equal(finding_at(findings, 0)->status, STATUS_DECIDED);
    assert_int_equal(finding_at(findings, 0)->decision->kind, DECISION_FALSE);
    assert_int_equal(tally.open, 0);
}

static void it_lapses_when_the_figure_changes(void **state)
{
    Tally tally = {0};
    g_autofree char *fingerprint = fingerprint_of(*state, RATE("r1", "1%"));
    g_autoptr(Decisions) decisions = decide(*state, fingerprint, "a.txt");
    g_autoptr(GArray) findings = settle(*state, RATE("r1", "7%"), decisions, &tally);
    assert_int_equal(finding_at(findings, 0)->status, STATUS_LAPSED);
    assert_int_equal(tally.open, 1);
}

static void it_lapses_once(void **state)
{
    Tally tally = {0};
    g_autofree char *fingerprint = fingerprint_of(*state, RATE("r1", "1%"));
    g_autoptr(Decisions) decisions = decide(*state, fingerprint, "a.txt");
    g_autoptr(GArray) findings =
        settle(*state, RATE("r1", "7%") RATE("r2", "8%"), decisions, &tally);
    assert_int_equal(tally.statuses[STATUS_LAPSED], 1);
    assert_int_equal(tally.statuses[STATUS_NEW], 1);
    assert_int_equal(findings->len, 2);
}

static void its_own_finding_comes_before_one_like_it(void **state)
{
    Tally tally = {0};
    g_autofree char *fingerprint = fingerprint_of(*state, RATE("r1", "1%"));
    g_autoptr(Decisions) decisions = decide(*state, fingerprint, "a.txt");
    g_autoptr(GArray) findings =
        settle(*state, RATE("r1", "7%") RATE("r2", "1%"), decisions, &tally);
    assert_int_equal(finding_at(findings, 0)->status, STATUS_NEW);
    assert_int_equal(finding_at(findings, 1)->status, STATUS_DECIDED);
}

static void what_has_vanished_is_resolved(void **state)
{
    g_autoptr(Decisions) decisions = decide(*state, "0123456789abcdef", "a.txt");
    g_autoptr(GHashTable) audited = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) before = settle_resolved(decisions, audited);
    assert_int_equal(before->len, 0); /* its document was not audited */
    g_hash_table_add(audited, (gpointer) "a.txt");
    g_autoptr(GPtrArray) resolved = settle_resolved(decisions, audited);
    assert_int_equal(resolved->len, 1);
    decisions_find(decisions, "0123456789abcdef")->met = TRUE;
    g_autoptr(GPtrArray) met = settle_resolved(decisions, audited);
    assert_int_equal(met->len, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_nobody_decided_is_new),
        TEST(a_decision_stands_for_its_finding),
        TEST(it_lapses_when_the_figure_changes),
        TEST(it_lapses_once),
        TEST(its_own_finding_comes_before_one_like_it),
        TEST(what_has_vanished_is_resolved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
