/* Templates, and the texts that gouji is delivered with. */
#include "pipeline/message.h"
#include "pipeline/testing.h"

typedef struct {
    Config *config;
    Rules *rules;
    Messages *chinese, *english;
} Texts;

static int setup(void **state)
{
    Texts *texts = g_new0(Texts, 1);
    texts->config = config_open(NULL, NULL);
    texts->rules = rules_new(texts->config, NULL);
    texts->chinese = messages_new(texts->config, LANGUAGE_CHINESE, NULL);
    texts->english = messages_new(texts->config, LANGUAGE_ENGLISH, NULL);
    *state = texts;
    return texts->rules && texts->chinese && texts->english ? 0 : -1;
}

static int teardown(void **state)
{
    Texts *texts = *state;
    messages_free(texts->chinese);
    messages_free(texts->english);
    rules_free(texts->rules);
    config_free(texts->config);
    g_free(texts);
    return 0;
}

static void assert_filled(const char *text, const MessageWords *words, const char *expected)
{
    g_autofree char *filled = message_fill(text, words);
    assert_string_equal(filled, expected);
}

static void placeholders_are_replaced(void **state)
{
    const MessageWords words = {"收入", "5", "6", "2 + 4", {"甲", "乙"}};
    (void)state;
    assert_filled("{label}{reported}≠{expected}：{arith}，{2}{1}", &words, "收入5≠6：2 + 4，乙甲");
}

static void optional_part_vanishes_with_its_word(void **state)
{
    const MessageWords words = {.label = "收入", .reported = "5"};
    (void)state;
    assert_filled("[{label} ]{reported}[，应为 {expected}]。", &words, "收入 5。");
    assert_filled("[{label}{expected}]{1}x", &words, "x");
}

static void the_first_full_alternative_stands(void **state)
{
    const MessageWords words = {.label = "收入", .reported = "5"};
    (void)state;
    assert_filled("x[：{arith}|：{reported}、{expected}|：{reported}]", &words, "x：5");
    assert_filled("x[{label}|{reported}]", &words, "x收入");
    assert_filled("x[{1}|{2}]y", &words, "xy");
}

static void words_are_not_templates(void **state)
{
    const MessageWords words = {.label = "[{1}", .expected = "[1,2]"};
    (void)state;
    assert_filled("{label}[ {expected}]", &words, "[{1} [1,2]");
}

static void faulty_templates_are_told(void **state)
{
    (void)state;
    assert_null(message_fault("plain"));
    assert_null(message_fault("[{label} ]{1}"));
    assert_non_null(message_fault("[open"));
    assert_non_null(message_fault("shut]"));
    assert_non_null(message_fault("[a[b]]"));
    assert_non_null(message_fault("{nothing}"));
    assert_non_null(message_fault("{label"));
}

static void every_rule_has_its_text(void **state)
{
    Texts *texts = *state;
    assert_true(messages_cover(texts->chinese, texts->rules, NULL));
    assert_true(messages_cover(texts->english, texts->rules, NULL));
}

static void missing_key_is_given_back(void **state)
{
    Texts *texts = *state;
    g_autofree char *text = messages_say(texts->chinese, "ui.nowhere", NULL);
    assert_string_equal(text, "ui.nowhere");
    assert_null(messages_find(texts->chinese, "ui.nowhere"));
}

static void assert_phrase(const Messages *messages, const char *phrase, const char *expected)
{
    g_autofree char *text = messages_phrase(messages, "hint", phrase);
    assert_string_equal(text, expected);
}

static void hints_are_put_in_words(void **state)
{
    Texts *texts = *state;
    assert_phrase(texts->chinese, "inverse 34/39", "疑分子分母颠倒，恰为 34 ÷ 39");
    assert_phrase(texts->chinese, "inverse 34 39", "疑分子分母颠倒，恰为 34 ÷ 39");
    assert_phrase(texts->english, "twice 91.25", "probably 91.25 entered twice");
}

static void last_word_takes_the_rest(void **state)
{
    Texts *texts = *state;
    assert_phrase(texts->chinese, "metric 技改 投资", "该数属于另一指标：技改 投资");
}

static void a_single_word_goes_where_one_is_needed(void **state)
{
    Texts *texts = *state;
    assert_phrase(texts->english, "digit 12", "probably 12, one digit differs");
    assert_phrase(texts->english, "digit 13 12", "13: probably 12, one digit differs");
    assert_phrase(texts->english, "date", "a date with a separator missing");
}

/* the unit that is printed stands first, with the figure in its own unit or without */
static void a_wrong_unit_is_told_before_the_right_one(void **state)
{
    Texts *texts = *state;
    assert_phrase(texts->chinese, "slip 8.50元 8.50万元", "8.50元 单位有误，疑为 8.50万元");
    assert_phrase(texts->english, "slip 8.50万元 8.50亿元 85000万元",
                  "8.50万元: wrong unit, probably 8.50亿元, that is 85000万元");
}

static void several_hints_are_joined(void **state)
{
    Texts *texts = *state;
    assert_phrase(texts->english, "dropped 12 | doubled 3",
                  "probably 12 with a digit left out; probably 3 with a digit too many");
}

static void unknown_hint_stays_as_it_is(void **state)
{
    Texts *texts = *state;
    assert_phrase(texts->chinese, "riddle 1 2", "riddle 1 2");
    assert_phrase(texts->chinese, "", "");
}

/* The vocabulary that the stages share: see gouji-stream(5). */
static void shared_vocabulary_has_texts(void **state)
{
    static const char *const keys[] = {
        "hint.twice",
        "hint.points",
        "hint.glued",
        "hint.unit",
        "hint.ratio",
        "hint.inverse",
        "hint.digit",
        "hint.transposed",
        "hint.dropped",
        "hint.doubled",
        "hint.swapped",
        "hint.shifted",
        "hint.copied",
        "hint.instead",
        "hint.year",
        "hint.metric",
        "hint.missing",
        "reason.no-operand",
        "reason.open-list",
        "reason.partial",
        "reason.ambiguous",
        "reason.structure",
        "reason.doubt",
        "reason.period",
        "reason.too-large",
        "reason.constant-price",
        "reason.zero-base",
        "reason.match-limit",
        "reason.capped",
        "reason.empty",
        "reason.missing",
        "reason.permission",
        "reason.binary",
        "reason.directory-empty",
        "reason.encoding",
        "reason.larger-than",
        "reason.threshold",
        "reason.line-longer-than",
        "reason.bytes-replaced",
        "reason.form-unsupported",
        "reason.base-not-in-document",
    };
    Texts *texts = *state;
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
        if (!messages_find(texts->english, keys[i]))
            fail_msg("no text %s", keys[i]);
}

/* Calls `each` with the text of every source of the folder that is no test. */
static void each_source(const char *folder, void (*each)(const Texts *, const char *, const char *),
                        const Texts *texts)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        gboolean source = g_str_has_suffix(name, ".c") || g_str_has_suffix(name, ".js");
        if (!source || g_str_has_suffix(name, "_test.c"))
            continue;
        g_autofree char *path = g_build_filename(folder, name, NULL), *text = NULL;
        assert_true(g_file_get_contents(path, &text, NULL, NULL));
        each(texts, path, text);
    }
}

static void find_keys(const Texts *texts, const char *path, const char *source)
{
    g_autoptr(GRegex) key =
        g_regex_new("[\"'](?:(?:ui|page|outcome|severity|sheet|column|letter|status|decision)"
                    "\\.(?!html|docx|css)[a-z]{2,}(?:-[a-z]+)*)[\"']",
                    0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    g_regex_match(key, source, 0, &match);
    for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
        g_autofree char *quoted = g_match_info_fetch(match, 0);
        quoted[strlen(quoted) - 1] = '\0';
        if (!messages_find(texts->chinese, quoted + 1) ||
            !messages_find(texts->english, quoted + 1))
            fail_msg("%s: messages.tsv has no `%s`", path, quoted + 1);
    }
}

static void find_chinese(const Texts *texts, const char *path, const char *source)
{
    g_autoptr(GRegex) word = g_regex_new("^[^/\n]*[\"'][^\"'\n]*[\\x{4E00}-\\x{9FFF}][^\n]*",
                                         G_REGEX_MULTILINE, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    (void)texts;
    if (g_regex_match(word, source, 0, &match)) {
        g_autofree char *line = g_match_info_fetch(match, 0);
        fail_msg("%s speaks Chinese by itself: %s", path, line);
    }
}

static void every_word_that_is_spoken_is_there(void **state)
{
    each_source("pipeline", find_keys, *state);
    each_source("stages/summarise", find_keys, *state);
}

static void no_program_speaks_chinese_by_itself(void **state)
{
    each_source("stages/summarise", find_chinese, *state);
}

static void every_family_has_a_name(void **state)
{
    const Texts *texts = *state;
    const Rule *rule;
    for (guint i = 0; (rule = rules_get(texts->rules, i)); i++) {
        g_autofree char *key = g_strconcat("family.", rule->family, NULL);
        if (!messages_find(texts->chinese, key))
            fail_msg("messages.tsv has no `%s`", key);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(placeholders_are_replaced),
        cmocka_unit_test(optional_part_vanishes_with_its_word),
        cmocka_unit_test(the_first_full_alternative_stands),
        cmocka_unit_test(words_are_not_templates),
        cmocka_unit_test(faulty_templates_are_told),
        cmocka_unit_test(every_rule_has_its_text),
        cmocka_unit_test(missing_key_is_given_back),
        cmocka_unit_test(hints_are_put_in_words),
        cmocka_unit_test(last_word_takes_the_rest),
        cmocka_unit_test(a_single_word_goes_where_one_is_needed),
        cmocka_unit_test(several_hints_are_joined),
        cmocka_unit_test(a_wrong_unit_is_told_before_the_right_one),
        cmocka_unit_test(unknown_hint_stays_as_it_is),
        cmocka_unit_test(shared_vocabulary_has_texts),
        cmocka_unit_test(every_word_that_is_spoken_is_there),
        cmocka_unit_test(no_program_speaks_chinese_by_itself),
        cmocka_unit_test(every_family_has_a_name),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
