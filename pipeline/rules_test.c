/* The table of rules, and the language that texts are in. */
#include "pipeline/rules.h"
#include "pipeline/testing.h"

#include <glib/gstdio.h>

#define HEADER "rule\tfamily\tseverity\ton\tchinese\tenglish\n"

typedef struct {
    char *folder, *path;
    Config *config;
} Tables;

static int setup(void **state)
{
    Tables *tables = g_new0(Tables, 1);
    tables->folder = g_dir_make_tmp("gouji-rules-XXXXXX", NULL);
    tables->path = g_build_filename(tables->folder, "rules.tsv", NULL);
    tables->config = config_open(tables->folder, NULL);
    *state = tables;
    return 0;
}

static int teardown(void **state)
{
    Tables *tables = *state;
    config_free(tables->config);
    g_unlink(tables->path);
    g_rmdir(tables->folder);
    g_free(tables->path);
    g_free(tables->folder);
    g_free(tables);
    return 0;
}

static Rules *read_rules(void **state, const char *rows, GError **error)
{
    Tables *tables = *state;
    g_autofree char *text = g_strconcat(HEADER, rows, NULL);
    assert_true(g_file_set_contents(tables->path, text, -1, NULL));
    config_free(tables->config); /* it keeps the tables it has read */
    tables->config = config_open(tables->folder, NULL);
    return rules_new(tables->config, error);
}

static void assert_refused(void **state, const char *rows, const char *words)
{
    g_autoptr(GError) error = NULL;
    assert_null(read_rules(state, rows, &error));
    assert_error_of(error, GOUJI_ERROR_CONFIG);
    assert_says(error->message, words);
}

static void reads_a_rule(void **state)
{
    g_autoptr(Rules) rules = read_rules(state, "rate\trate\terror\tno\t比率\tRate\n", NULL);
    const Rule *rule = rules_find(rules, "rate");
    assert_non_null(rule);
    assert_string_equal(rule->family, "rate");
    assert_int_equal(rule->severity, SEVERITY_ERROR);
    assert_false(rule->on);
    assert_string_equal(rule->title[LANGUAGE_CHINESE], "比率");
    assert_ptr_equal(rules_get(rules, 0), rule);
    assert_null(rules_get(rules, 1));
    assert_int_equal(rules_off(rules), 1);
}

static void unknown_rule_is_not_found(void **state)
{
    g_autoptr(Rules) rules = read_rules(state, "", NULL);
    assert_null(rules_find(rules, "rate"));
}

static void switches_several_rules(void **state)
{
    g_autoptr(Rules) rules =
        read_rules(state, "a\tx\terror\tyes\t甲\tA\nb\tx\tnote\tyes\t乙\tB\n", NULL);
    assert_true(rules_switch(rules, "a, b", FALSE, NULL));
    assert_int_equal(rules_off(rules), 2);
    assert_true(rules_switch(rules, "b", TRUE, NULL));
    assert_int_equal(rules_off(rules), 1);
}

static void switching_an_unknown_rule_is_an_error(void **state)
{
    g_autoptr(Rules) rules = read_rules(state, "", NULL);
    g_autoptr(GError) error = NULL;
    assert_false(rules_switch(rules, "nope", TRUE, &error));
    assert_error_of(error, GOUJI_ERROR_USAGE);
}

static void odd_rows_are_refused(void **state)
{
    assert_refused(state, "a\tx\tfatal\tyes\t甲\tA\n", ":2: expected `error`");
    assert_refused(state, "a\tx\terror\tmaybe\t甲\tA\n", "`yes` or `no`");
    assert_refused(state, "a\tx\terror\tyes\t甲\t\n", "both languages");
    assert_refused(state, "a\tx\terror\tyes\t甲\tA\na\tx\terror\tyes\t甲\tA\n", ":3: expected");
}

static Language language_of(const char *locale)
{
    Language language;
    g_setenv("LC_ALL", locale, TRUE);
    assert_true(language_find(NULL, &language, NULL));
    return language;
}

static void locale_decides_only_when_it_is_english(void **state)
{
    (void)state;
    assert_int_equal(language_of("en_GB.UTF-8"), LANGUAGE_ENGLISH);
    assert_int_equal(language_of("zh_CN.UTF-8"), LANGUAGE_CHINESE);
    assert_int_equal(language_of("C.UTF-8"), LANGUAGE_CHINESE);
    assert_int_equal(language_of("de_DE.UTF-8"), LANGUAGE_CHINESE);
}

static void option_goes_before_locale(void **state)
{
    g_autoptr(GError) error = NULL;
    Language language;
    (void)state;
    g_setenv("LC_ALL", "en_GB.UTF-8", TRUE);
    assert_true(language_find("zh", &language, NULL));
    assert_int_equal(language, LANGUAGE_CHINESE);
    assert_false(language_find("fr", &language, &error));
    assert_error_of(error, GOUJI_ERROR_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_a_rule, setup, teardown),
        cmocka_unit_test_setup_teardown(unknown_rule_is_not_found, setup, teardown),
        cmocka_unit_test_setup_teardown(switches_several_rules, setup, teardown),
        cmocka_unit_test_setup_teardown(switching_an_unknown_rule_is_an_error, setup, teardown),
        cmocka_unit_test_setup_teardown(odd_rows_are_refused, setup, teardown),
        cmocka_unit_test(locale_decides_only_when_it_is_english),
        cmocka_unit_test(option_goes_before_locale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
