/* The rows of the two lists. */
#include "docket_testing.h"

#include "pipeline/text.h"

#define RATE(nr, line, label, operands)                                                            \
    CHECK(nr, "rate\tfail\t", line "\t1", label "\t87.18%\t114.71%\t39 ÷ 34\t",                    \
          operands "\tinverse 34/39\t\t")

static Finding find(Bench *bench, const char *records, const char *nr)
{
    const Docket *docket = bench_read(bench, records);
    const Scene scene = {docket, bench->messages};
    g_autoptr(GHashTable) known = fingerprints_new();
    return finding_new(&scene, bench_item(docket, nr), known);
}

static char *fingerprint(Bench *bench, const char *records)
{
    return g_strdup(find(bench, records, "r1").fingerprint);
}

static void a_finding_is_put_in_words(void **state)
{
    Finding finding = find(*state, RATE("r1", "5", "控制率", ""), "r1");
    assert_string_equal(finding.doc, "a.txt");
    assert_int_equal(finding.line, 5);
    assert_int_equal(finding.severity, SEVERITY_ERROR);
    assert_says(finding.message, "控制率");
    assert_says(finding.message, "39 ÷ 34");
    assert_string_equal(finding.reported, "87.18%");
    assert_string_equal(finding.expected, "114.71%");
    assert_says(finding.hint, "34 ÷ 39");
    assert_int_equal(strlen(finding.fingerprint), 16);
}

static void a_finding_says_that_it_rests_on_recognition(void **state)
{
    Finding finding = find(*state,
                           "page\t1\t2\t1\trecognised\n" TEXT("3", "5", "率5")
                               QTY("3.1", "5", "3", "1", "5") RATE("r1", "5", "控制率", "3.1"),
                           "r1");
    assert_int_equal(finding.severity, SEVERITY_WARNING);
    assert_says(finding.message, "39 ÷ 34");
    assert_says(finding.message, "文字识别");
}

static void a_fingerprint_survives_a_shifted_line(void **state)
{
    g_autofree char *before =
        fingerprint(*state, TEXT("2", "5", "率5") QTY("2.1", "5", "3", "1", "5")
                                RATE("r1", "5", "控制率", "2.1"));
    g_autofree char *after =
        fingerprint(*state, TEXT("7", "8", "率5") QTY("7.1", "8", "3", "1", "5")
                                RATE("r1", "8", "控 制率", "7.1"));
    assert_string_equal(before, after);
}

static void a_fingerprint_lapses_with_a_figure(void **state)
{
    g_autofree char *before =
        fingerprint(*state, TEXT("2", "5", "率5") QTY("2.1", "5", "3", "1", "5")
                                RATE("r1", "5", "控制率", "2.1"));
    g_autofree char *after =
        fingerprint(*state, TEXT("2", "5", "率6") QTY("2.1", "5", "3", "1", "6")
                                RATE("r1", "5", "控制率", "2.1"));
    assert_string_not_equal(before, after);
}

static void equal_findings_are_told_apart_by_an_ordinal(void **state)
{
    Bench *bench = *state;
    const Docket *docket =
        bench_read(bench, RATE("r1", "5", "控制率", "") RATE("r2", "6", "控制率", ""));
    g_autoptr(GHashTable) known = fingerprints_new();
    const char *first = finding_fingerprint(docket, bench_item(docket, "r1"), known);
    const char *second = finding_fingerprint(docket, bench_item(docket, "r2"), known);
    assert_string_not_equal(first, second);
}

static void a_consequence_is_unsure_and_names_its_cause(void **state)
{
    Bench *bench = *state;
    const Docket *docket =
        bench_read(bench, RATE("r1", "5", "控制率", "")
                              CHECK("x1", "share\tfail\t", "9\t1", "\t\t\t\t", "\t\t\tr1"));
    const Scene scene = {docket, bench->messages};
    Verdict verdict = verdict_new(&scene, bench_item(docket, "x1"));
    assert_int_equal(verdict.verdict, OUTCOME_UNSURE);
    assert_string_equal(verdict.cause, "rate:5");
}

static void a_reason_is_put_in_words(void **state)
{
    Bench *bench = *state;
    const Docket *docket = bench_read(
        bench, TEXT("2", "5", "率5") QTY("2.1", "5", "3", "1", "5")
                   CHECK("r1", "rate\tunsure\t", "5\t1", "\t\t\t\t", "2.1\t\tdoubt 2.1\t")
                       CHECK("r2", "rate\tskip\t", "5\t1", "\t\t\t\t", "\t\tno-operand\t"));
    const Scene scene = {docket, bench->messages};
    assert_says(verdict_new(&scene, bench_item(docket, "r1")).reason, "5 ");
    assert_string_equal(verdict_new(&scene, bench_item(docket, "r2")).reason, "缺少可核对的数据");
}

static guint characters(const char *text)
{
    return text_characters(text, strlen(text));
}

static void a_row_stays_short(void **state)
{
    g_autofree char *longest = g_strnfill(3000, 'x');
    g_autofree char *records = g_strdup_printf(
        TEXT("2", "5",
             "%s") "check\t1\tr1\trate\tfail\t\t5\t1\t%s\t%s\t%s\t%s\t%s|%s\t2\t%s\t%s\t\n",
        longest, longest, longest, longest, longest, longest, longest, longest, longest);
    Finding finding = find(*state, records, "r1");
    guint sum = characters(finding.doc) + characters(finding.rule) + characters(finding.message) +
                characters(finding.evidence) + characters(finding.reported) +
                characters(finding.expected) + characters(finding.hint) + 64;
    assert_true(sum < 1200);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_finding_is_put_in_words),
        TEST(a_finding_says_that_it_rests_on_recognition),
        TEST(a_fingerprint_survives_a_shifted_line),
        TEST(a_fingerprint_lapses_with_a_figure),
        TEST(equal_findings_are_told_apart_by_an_ordinal),
        TEST(a_consequence_is_unsure_and_names_its_cause),
        TEST(a_reason_is_put_in_words),
        TEST(a_row_stays_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
