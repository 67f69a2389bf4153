/* Every rule of config/rules.tsv stands in the code, in both languages of its texts, in a manual page and in a test. */
#include "message.h"
#include "rules.h"
#include "testing.h"

typedef struct {
    Config *config;
    Rules *rules;
    Messages *messages;
    GString *code, *tests, *manuals;
} Tree;

static void gather(Tree *tree, const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, NULL), *text = NULL;
        gboolean golden = strstr(path, "testdata") && g_str_has_suffix(name, ".tsv");
        GString *into = g_str_has_suffix(name, "_test.c") || golden ? tree->tests
                        : g_str_has_suffix(name, ".c")              ? tree->code
                        : g_str_has_suffix(name, ".1")              ? tree->manuals
                                                                    : NULL;
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            gather(tree, path);
        else if (into && g_file_get_contents(path, &text, NULL, NULL))
            g_string_append(into, text);
    }
}

static int setup(void **state)
{
    Tree *tree = g_new0(Tree, 1);
    static const char *const folders[] = {"pipeline", "stages", "testdata/golden"};
    tree->config = config_open(NULL, NULL);
    tree->rules = rules_new(tree->config, NULL);
    tree->messages = messages_new(tree->config, LANGUAGE_CHINESE, NULL);
    tree->code = g_string_new(NULL);
    tree->tests = g_string_new(NULL);
    tree->manuals = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *folder =
            g_build_filename(config_folder(tree->config), "..", folders[i], NULL);
        gather(tree, folder);
    }
    *state = tree;
    return tree->rules && tree->messages ? 0 : -1;
}

static int teardown(void **state)
{
    Tree *tree = *state;
    messages_free(tree->messages);
    rules_free(tree->rules);
    config_free(tree->config);
    g_string_free(tree->code, TRUE);
    g_string_free(tree->tests, TRUE);
    g_string_free(tree->manuals, TRUE);
    g_free(tree);
    return 0;
}

/* The id as a word of its own: no part of a longer one. */
static gboolean has_word(const char *text, const char *id)
{
    for (const char *at = text; (at = strstr(at, id)); at++) {
        char before = at > text ? at[-1] : ' ', behind = at[strlen(id)];
        if (!g_ascii_isalnum(before) && before != '-' && !g_ascii_isalnum(behind) && behind != '-')
            return TRUE;
    }
    return FALSE;
}

static void every_rule_stands_in_code_test_and_manual(void **state)
{
    Tree *tree = *state;
    const Rule *rule;
    for (guint i = 0; (rule = rules_get(tree->rules, i)); i++) {
        g_autofree char *quoted = g_strdup_printf("\"%s\"", rule->id);
        g_autofree char *column = g_strdup_printf("\t%s\t", rule->id);
        if (!strstr(tree->code->str, quoted))
            fail_msg("no code tells %s", rule->id);
        if (!strstr(tree->tests->str, quoted) && !strstr(tree->tests->str, column))
            fail_msg("no test tells %s", rule->id);
        if (!has_word(tree->manuals->str, rule->id))
            fail_msg("no manual page tells %s", rule->id);
    }
}

static void every_rule_is_explained_in_both_languages(void **state)
{
    Tree *tree = *state;
    static const char *const heads[LANGUAGES][4] = {
        [LANGUAGE_CHINESE] = {"查什么：", "\n例：", "\n容差：", "\n不报："},
        [LANGUAGE_ENGLISH] = {"Finds: ", "\nExample: ", "\nTolerance: ", "\nSilent: "},
    };
    const Rule *rule;
    assert_true(messages_cover(tree->messages, tree->rules, NULL));
    for (guint i = 0; (rule = rules_get(tree->rules, i)); i++)
        for (guint language = 0; language < LANGUAGES; language++) {
            const char *text = NULL;
            assert_true(rules_explain(tree->config, rule->id, (Language)language, &text, NULL));
            for (guint k = 0; k < G_N_ELEMENTS(heads[language]); k++)
                if (!text || !strstr(text, heads[language][k]))
                    fail_msg("%s is not explained: `%s'", rule->id, heads[language][k]);
        }
}

static void what_the_nightly_run_alone_finds_is_explained(void **state)
{
    const char *text = NULL;
    assert_true(
        rules_explain(((Tree *)*state)->config, "prior-year", LANGUAGE_ENGLISH, &text, NULL));
    assert_says(text, "last year's report");
}

static void nothing_is_said_of_an_unknown_rule(void **state)
{
    const char *text = "";
    assert_true(
        rules_explain(((Tree *)*state)->config, "no-such-rule", LANGUAGE_ENGLISH, &text, NULL));
    assert_null(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_stands_in_code_test_and_manual),
        cmocka_unit_test(every_rule_is_explained_in_both_languages),
        cmocka_unit_test(what_the_nightly_run_alone_finds_is_explained),
        cmocka_unit_test(nothing_is_said_of_an_unknown_rule),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
