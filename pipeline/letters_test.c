/* What a pattern needs of a text: never more than a match has, and enough to turn most texts away. */
#include "pipeline/letters.h"

#include "pipeline/pattern.h"
#include "pipeline/testing.h"

static PatternBounds bounds = {.steps = 200000, .depth = 2000, .heap = 4096, .text = 65536};

static gboolean may(const char *expression, const char *text)
{
    Needs needs = needs_of(expression);
    return needs_met(&needs, letters_of(text, strlen(text)));
}

static void a_text_without_its_characters_is_turned_away(void **state)
{
    (void)state;
    assert_false(may("控制率", "完成率"));
    assert_false(may("编制数|核定编制", "在职人数"));
    assert_false(may("^(乡村|农村)(市场)?零售额$", "城镇零售额"));
    assert_false(may("占.{0,8}预算", "完成预算"));
    assert_false(may("[上同]年", "本年"));
    assert_false(may("(货物){1,2}", "工程"));
    assert_false(may("价\\.", "价"));
}

/* The characters are there, and not beside each other. */
static void neighbours_are_needed_as_neighbours(void **state)
{
    (void)state;
    assert_false(may("控制率", "控率制"));
    assert_false(may("第?一产业", "业产一"));
    assert_true(may("控.制", "制控"));
    assert_true(may("控年?制", "控年制"));
    assert_true(may("控{2}制", "控控制"));
    assert_true(may("控+制", "控控制"));
    assert_true(may("控(年)制", "控年制"));
    assert_true(may("控[年月]制", "控月制"));
}

static void what_may_be_left_out_is_not_needed(void **state)
{
    (void)state;
    assert_true(may("(总)?产值", "产值"));
    assert_true(may("总*产值", "产值"));
    assert_true(may("总{0,2}产值", "产值"));
    assert_true(may("(?<!农)产值", "产值"));
    assert_true(may("产值(?!增加)", "产值"));
    assert_true(may("产值|", "x"));
    assert_true(may("[^年]", "x"));
    assert_true(may("\\d", "x"));
}

static void what_is_not_understood_needs_nothing(void **state)
{
    static const char *const expressions[] = {"(?i)abc", "\\Qabc\\E",    "(a)\\1", "\\x{4E00}",
                                              "(*UCP)a", "[[:digit:]]a", "(?#x)a", "(?>a)"};
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(expressions); i++)
        assert_true(may(expressions[i], "y"));
}

/* Every text in which a pattern of the domain is found has the letters that it needs. */
static void no_match_is_lost(void **state)
{
    static const char *const expressions[] = {"(?<!人均)生产总值|(?<!人均)GDP",
                                              "第?一产业((实现|完成)?增加值)?$",
                                              "^农林牧渔.{0,6}(服务|辅助).{0,8}产值$",
                                              "(比|较)上年.*[%％]|涨跌幅度?",
                                              "(节约|节支)率",
                                              "(编制)(\\d+)(x)?(名)",
                                              "[])年]+月?日{2}",
                                              "a{,3}b|c{2,}d+?e*+f??g",
                                              "^.{0,24}(合计|总计)(金额|数)?(\\(\\)|（）)?$"};
    static const char *const texts[] = {"生产总值",
                                        "人均GDP",
                                        "一产业实现增加值",
                                        "农林牧渔专业及辅助性活动产值",
                                        "比上年增长%",
                                        "涨跌幅",
                                        "节支率",
                                        "编制46名",
                                        "年月日日",
                                        "]日日",
                                        "ab",
                                        "ccdg",
                                        "ccddfg",
                                        "收入合计()",
                                        "总计金额（）",
                                        ""};
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(expressions); i++) {
        guint found = 0;
        for (guint k = 0; k < G_N_ELEMENTS(texts); k++) {
            /* an option is not understood: with one every text is searched */
            g_autofree char *lines = g_strconcat("(?m)", expressions[i], NULL);
            g_autoptr(Pattern) pattern = pattern_new(lines, &bounds, NULL);
            assert_non_null(pattern);
            gboolean matches = pattern_in(pattern, texts[k]);
            found += matches;
            assert_true(!matches || may(expressions[i], texts[k]));
        }
        assert_true(found > 0);
    }
}

static void too_many_choices_are_none(void **state)
{
    (void)state;
    assert_true(may("a|b|c|d|e|f|g|h|i|j|k|l|m", "z"));
    assert_false(may("(a|b|c|d)(e|f|g|h)(i|j)k", "l"));
    assert_true(may("(a|b|c|d)(e|f|g|h)(i|j)k", "aeik"));
}

/* A character that is cut off is none. */
static void letters_are_those_of_whole_characters(void **state)
{
    (void)state;
    assert_true(letters_of("编制", 5).single == letters_of("编", 3).single);
    assert_true(letters_of("编制", 5).pairs == letters_of("编", 3).pairs);
    assert_true(letters_of("编制", 6).single == letters_of("制编编", 9).single);
    assert_true(letters_of("", 0).single == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_without_its_characters_is_turned_away),
        cmocka_unit_test(neighbours_are_needed_as_neighbours),
        cmocka_unit_test(what_may_be_left_out_is_not_needed),
        cmocka_unit_test(what_is_not_understood_needs_nothing),
        cmocka_unit_test(no_match_is_lost),
        cmocka_unit_test(too_many_choices_are_none),
        cmocka_unit_test(letters_are_those_of_whole_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
