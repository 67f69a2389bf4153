#include "pipeline/check.h"
#include "pipeline/testing.h"

#include <unistd.h>

/* The line that check_write makes of the check; free with g_free. */
static char *written(guint doc, const char *nr, const Check *check)
{
    FILE *file = tmpfile();
    char bytes[1024] = "";
    Writer *writer = writer_new(fileno(file));
    check_write(writer, doc, nr, check);
    assert_true(writer_close(writer, NULL));
    rewind(file);
    assert_true(fread(bytes, 1, sizeof bytes - 1, file) > 0);
    fclose(file);
    return g_strdup(bytes);
}

static void a_check_fills_its_columns_in_order(void **state)
{
    const Check check = {
        .rule = "rate-execution",
        .outcome = OUTCOME_FAIL,
        .severity = SEVERITY_WARNING,
        .line = 499,
        .col = 2,
        .label = "控制率",
        .reported = "87.18%",
        .expected = "114.71%",
        .arith = "39 / 34 = 114.71%",
        .args = "a|b",
        .operands = "12.3 12.1",
        .hint = "swapped 34 39",
        .reason = "none",
        .cause = "r7",
    };
    g_autofree char *line = written(3, "x2", &check);
    (void)state;
    assert_string_equal(
        line, "check\t3\tx2\trate-execution\tfail\twarning\t499\t2\t控制率\t87.18%\t114.71%\t"
              "39 / 34 = 114.71%\ta|b\t12.3 12.1\tswapped 34 39\tnone\tr7\n");
}

static void what_a_check_does_not_know_stays_empty(void **state)
{
    const Check check = {.rule = "total-parts", .outcome = OUTCOME_SKIP, .reason = "open-list"};
    g_autofree char *line = written(1, "r1", &check);
    (void)state;
    assert_string_equal(line,
                        "check\t1\tr1\ttotal-parts\tskip\t\t0\t0\t\t\t\t\t\t\t\topen-list\t\n");
}

static void words_are_escaped(void **state)
{
    const Check check = {.rule = "x", .outcome = OUTCOME_PASS, .label = "a\tb\nc"};
    g_autofree char *line = written(1, "r1", &check);
    (void)state;
    assert_says(line, "\ta\\tb\\nc\t");
}

static void names_of_outcomes_lead_back(void **state)
{
    static const char *const names[] = {"pass", "fail", "unsure", "skip"};
    (void)state;
    for (Outcome i = 0; i < OUTCOMES; i++) {
        assert_string_equal(outcome_name(i), names[i]);
        assert_int_equal(outcome_find(names[i]), i);
    }
}

static void names_of_severities_lead_back(void **state)
{
    static const char *const names[] = {"", "error", "warning", "note"};
    (void)state;
    for (Severity i = 0; i < SEVERITIES; i++) {
        assert_string_equal(severity_name(i), names[i]);
        assert_int_equal(severity_find(names[i]), i);
    }
}

/* A word that nobody knows must not accuse. */
static void an_unknown_outcome_is_a_skip(void **state)
{
    (void)state;
    assert_int_equal(outcome_find(""), OUTCOME_SKIP);
    assert_int_equal(outcome_find("failed"), OUTCOME_SKIP);
    assert_int_equal(severity_find("fatal"), SEVERITY_DEFAULT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_check_fills_its_columns_in_order),
        cmocka_unit_test(what_a_check_does_not_know_stays_empty),
        cmocka_unit_test(words_are_escaped),
        cmocka_unit_test(names_of_outcomes_lead_back),
        cmocka_unit_test(names_of_severities_lead_back),
        cmocka_unit_test(an_unknown_outcome_is_a_skip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
