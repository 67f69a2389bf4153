/* decisions.tsv: read, found, kept, and refused with the line when it is not as it must be. */
#include "pipeline/decision.h"
#include "pipeline/testing.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define HEADER "fingerprint\tdecision\twho\twhen\twhy\n"
#define ONE "0123456789abcdef"
#define LIKE_ONE "01234567fedcba98"
#define OTHER "89abcdef01234567"

typedef struct {
    Config *config;
    Decisions *decisions;
    char *folder, *path;
} Fixture;

static int setup(void **state)
{
    Fixture *fixture = g_new0(Fixture, 1);
    fixture->config = config_open(NULL, NULL);
    fixture->decisions = decisions_new(fixture->config, NULL);
    fixture->folder = g_dir_make_tmp("gouji-decision-XXXXXX", NULL);
    fixture->path = g_build_filename(fixture->folder, "decisions.tsv", NULL);
    *state = fixture;
    return fixture->decisions ? 0 : -1;
}

static int teardown(void **state)
{
    Fixture *fixture = *state;
    decisions_free(fixture->decisions);
    config_free(fixture->config);
    g_remove(fixture->path);
    g_rmdir(fixture->folder);
    g_free(fixture->path);
    g_free(fixture->folder);
    g_free(fixture);
    return 0;
}

static gboolean read_text(Fixture *fixture, const char *text, GError **error)
{
    assert_true(g_file_set_contents(fixture->path, text, -1, NULL));
    return decisions_read(fixture->decisions, fixture->path, error);
}

static void assert_refused(Fixture *fixture, const char *text, const char *says)
{
    g_autoptr(GError) error = NULL;
    assert_false(read_text(fixture, text, &error));
    assert_error_of(error, GOUJI_ERROR_CONFIG);
    assert_says(error->message, says);
}

static void a_decision_is_found(void **state)
{
    Fixture *fixture = *state;
    assert_true(read_text(fixture, HEADER ONE "\t误报\t王某\t2026-11-22\t口径\\t不同\n", NULL));
    const Decision *decision = decisions_find(fixture->decisions, ONE);
    assert_non_null(decision);
    assert_int_equal(decision->kind, DECISION_FALSE);
    assert_string_equal(decision->who, "王某");
    assert_string_equal(decision->why, "口径\t不同");
    assert_null(decisions_find(fixture->decisions, OTHER));
}

static void windows_editors_may_save_it(void **state)
{
    Fixture *fixture = *state;
    assert_true(read_text(fixture,
                          "\xEF\xBB\xBF"
                          "fingerprint\tdecision\twho\twhen\twhy\r\n" ONE "\t已整改\t\t\t\r\n",
                          NULL));
    assert_int_equal(decisions_find(fixture->decisions, ONE)->kind, DECISION_CORRECTED);
}

static void words_of_both_languages_are_known(void **state)
{
    const Fixture *fixture = *state;
    assert_int_equal(decisions_kind(fixture->decisions, "属实"), DECISION_CONFIRMED);
    assert_int_equal(decisions_kind(fixture->decisions, "false"), DECISION_FALSE);
    assert_int_equal(decisions_kind(fixture->decisions, ""), DECISION_NONE);
}

static void other_figures_make_it_lapse(void **state)
{
    Fixture *fixture = *state;
    assert_true(read_text(fixture, HEADER ONE "\t误报\t\t\t\n", NULL));
    Decision *lapsed = decisions_lapsed(fixture->decisions, LIKE_ONE);
    assert_non_null(lapsed);
    assert_null(decisions_lapsed(fixture->decisions, OTHER));
    lapsed->met = TRUE;
    assert_null(decisions_lapsed(fixture->decisions, LIKE_ONE));
}

static void faults_are_told_with_their_line(void **state)
{
    assert_refused(*state, "who\n", "decisions.tsv:1: expected the header");
    assert_refused(*state, HEADER "\n# a comment\n" ONE "\t误报\n",
                   "decisions.tsv:4: expected 5 fields");
    assert_refused(*state, HEADER ONE "\t误报\t\t\t\tmore\n", "expected 5 fields");
}

static void a_fingerprint_has_sixteen_digits(void **state)
{
    assert_refused(*state, HEADER "0123\t误报\t\t\t\n", "a fingerprint of 16");
    assert_refused(*state, HEADER "0123456789ABCDEF\t误报\t\t\t\n", "a fingerprint of 16");
}

static void a_day_is_in_the_calendar(void **state)
{
    assert_refused(*state, HEADER ONE "\t误报\t\t2026-02-30\t\n", "a date");
    assert_refused(*state, HEADER ONE "\t误报\t\t2026-2-3\t\n", "a date");
    assert_true(decision_is_date("2024-02-29"));
    assert_true(decision_is_date(""));
    assert_false(decision_is_date("2024-02-29x"));
}

static void nothing_is_decided_twice(void **state)
{
    assert_refused(*state, HEADER ONE "\t误报\t\t\t\n" ONE "\t属实\t\t\t\n",
                   ":3: expected one decision");
}

static void another_encoding_is_refused(void **state)
{
    assert_refused(*state, HEADER ONE "\t\xCE\xF3\xB1\xA8\t\t\t\n", "UTF-8");
}

static void comments_and_words_survive_writing(void **state)
{
    Fixture *fixture = *state;
    g_autofree char *text = NULL;
    const Decision more = {.kind = DECISION_CONFIRMED, .fingerprint = OTHER, .when = "2026-11-22"};
    assert_true(read_text(fixture, HEADER "# 第一批\n" ONE "\tfalse\t王\\\\某\t\t\n# 完\n", NULL));
    assert_true(decisions_set(fixture->decisions, &more, NULL));
    assert_true(decisions_write(fixture->decisions, fixture->path, NULL));
    assert_true(g_file_get_contents(fixture->path, &text, NULL, NULL));
    assert_string_equal(text, "fingerprint\tdecision\twho\twhen\twhy\tdoc\trule\tmessage\n"
                              "# 第一批\n" ONE "\tfalse\t王\\\\某\t\t\t\t\t\n" OTHER
                              "\t属实\t\t2026-11-22\t\t\t\t\n# 完\n");
}

static void a_decision_can_be_changed(void **state)
{
    Fixture *fixture = *state;
    const Decision other = {.kind = DECISION_CONFIRMED, .fingerprint = ONE, .when = ""};
    assert_true(read_text(fixture, HEADER ONE "\t误报\t王某\t\t\n", NULL));
    assert_true(decisions_set(fixture->decisions, &other, NULL));
    assert_int_equal(decisions_find(fixture->decisions, ONE)->kind, DECISION_CONFIRMED);
    assert_null(decisions_get(fixture->decisions, 1));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_decision_is_found),
        TEST(windows_editors_may_save_it),
        TEST(words_of_both_languages_are_known),
        TEST(other_figures_make_it_lapse),
        TEST(faults_are_told_with_their_line),
        TEST(a_fingerprint_has_sixteen_digits),
        TEST(a_day_is_in_the_calendar),
        TEST(nothing_is_decided_twice),
        TEST(another_encoding_is_refused),
        TEST(comments_and_words_survive_writing),
        TEST(a_decision_can_be_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
