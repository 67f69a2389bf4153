/* What each figure of a sentence measures: `metric role/direction period @scope flag`. */
#include "phrase.h"
#include "reading.h"

typedef struct {
    Reading *reading;
    Phrases *phrases;
} Fixture;

static int setup(void **state)
{
    Fixture *f = g_new0(Fixture, 1);
    void *reading;
    int failed = reading_setup(&reading);
    f->reading = reading;
    f->phrases = phrases_new(f->reading->config, NULL);
    *state = f;
    return failed || !f->phrases ? -1 : 0;
}

static int teardown(void **state)
{
    Fixture *f = *state;
    void *reading = f->reading;
    phrases_free(f->phrases);
    reading_teardown(&reading);
    g_free(f);
    return 0;
}

static void append(GString *out, const Token *token)
{
    g_string_append_printf(out, "%s%s %s", out->len ? "; " : "", token->metric,
                           role_name(token->role));
    if (token->direction != DIRECTION_NONE)
        g_string_append_printf(out, "/%s", direction_name(token->direction));
    if (*token->period)
        g_string_append_printf(out, " %s", token->period);
    if (*token->scope)
        g_string_append_printf(out, " @%s", token->scope);
    if (token->standard)
        g_string_append(out, " standard");
    if (token->threshold)
        g_string_append(out, " threshold");
}

static void assert_phrases(void **state, const char *text, const char *expected)
{
    Fixture *f = *state;
    const Sentence *sentence = grammar_read(f->reading->grammar, text, FALSE, f->reading->arena);
    Token *tokens = (Token *)(gpointer)sentence->tokens->data;
    phrase_annotate(f->phrases, sentence->text, tokens, sentence->tokens->len, f->reading->arena);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < sentence->tokens->len; i++)
        if (tokens[i].kind == TOKEN_QTY)
            append(found, &tokens[i]);
    if (strcmp(found->str, expected) != 0)
        fail_msg("%s: `%s', not `%s'", text, found->str, expected);
}

#define PHRASES(text, expected) assert_phrases(state, text, expected)

static void the_words_before_a_figure_are_its_metric(void **state)
{
    PHRASES("基本支出402.15万元。", "基本支出 value");
    PHRASES("其中：人员经费583.32万元、公用经费95.36万元。", "人员经费 value; 公用经费 value");
    PHRASES("资本性支出（基础建设）299.94万元。", "资本性支出 value");
    PHRASES("因公出国（境）费7.32万元。", "因公出国(境)费 value");
}

static void words_that_say_how_much_are_no_metric(void **state)
{
    PHRASES("全年完成固定资产投资152.30亿元。", "固定资产投资 value");
    PHRASES("基本支出共计约402.15万元。", "基本支出 value");
}

static void what_goes_on_with_a_list_of_shares_is_one(void **state)
{
    PHRASES("县级480万元，分别占总投资的70%、20%和10%。",
            "县级 value; 分别占总投资 share; 分别占总投资 share; 分别占总投资 share");
}

static void a_bracket_before_the_linking_word_is_no_metric(void **state)
{
    PHRASES("采购金额（以合同签订为准）为231.92万元。", "采购金额 value");
}

static void income_per_head_is_a_level(void **state)
{
    PHRASES("人均可支配收入31205元，每人补助50元。",
            "人均可支配收入 value; 每人补助 value standard");
}

static void cues_tell_the_role(void **state)
{
    PHRASES("年初预算1310.00万元，全年预算1436.54万元，支出决算1420.86万元，执行率98.91%。",
            " budget;  adjusted;  actual; 执行率 rate");
    PHRASES("自评得分99.8分，满分100分。", " score;  full");
}

static void what_income_and_savings_came_to_is_an_amount(void **state)
{
    PHRASES("促进增收节支1.58亿元，比上年的1.36亿元增长16.2%。",
            "促进增收节支 value; 促进增收节支 base prior; 促进增收节支 growth/up");
}

static void a_spending_that_is_named_is_only_a_value(void **state)
{
    PHRASES("项目支出197.50万元。", "项目支出 value");
}

static void change_and_growth_speak_of_the_metric_before(void **state)
{
    PHRASES(
        "“三公”经费6.33万元，比2022年7.05万元减少0.72万元，下降10.21%。",
        "“三公”经费 value; “三公”经费 base 2022; “三公”经费 change/down 2022; “三公”经费 growth/down 2022");
}

static void the_year_before_is_prior(void **state)
{
    PHRASES("公用经费比上年的102.84万元减少7.48万元。",
            "公用经费 base prior; 公用经费 change/down");
}

static void points_are_a_change(void **state)
{
    PHRASES("巩固率99.2%，比上年提高0.3个百分点。", "巩固率 value; 巩固率 change/up");
}

static void a_level_reached_is_no_growth(void **state)
{
    PHRASES("产值由30.5亿元增长到35.2亿元。", "产值由 value; 产值由 value");
}

static void a_share_stands_behind_its_cue(void **state)
{
    PHRASES("基本支出402.15万元，占总支出的36.74%。", "基本支出 value; 占总支出 share");
}

static void a_rate_of_plan_is_a_rate(void **state)
{
    PHRASES("培训教师1260人次，完成年度计划1200人次的105.00%。",
            "培训教师 value; 培训教师 target; 培训教师 rate");
}

static void targets_are_told_from_results(void **state)
{
    PHRASES("目标任务50家，实际完成52家。", " target;  actual");
}

static void what_is_counted_stands_behind_the_figure(void **state)
{
    PHRASES("新增规模企业7家。", "新增规模企业 value");
    PHRASES("培育7家规模企业。", "培育规模企业 value");
}

static void the_scope_goes_on_until_another(void **state)
{
    PHRASES("全县产值30.5亿元，税收2.1亿元，市级补助1.2亿元。",
            "产值 value @全县; 税收 value @全县; 市级补助 value @市级");
}

static void years_tell_the_period(void **state)
{
    PHRASES("2024年公务接待费36.8万元。", "公务接待费 value 2024");
    PHRASES("2024年1-10月公务接待费36.8万元。", "公务接待费 value 2024-01/2024-10");
    PHRASES("截至2024年12月31日公务接待费36.8万元。", "公务接待费 value");
}

static void standards_per_head_are_told(void **state)
{
    PHRASES("补助标准每人1200元，发放补助48万元。", "补助标准每人 value standard; 发放补助 value");
}

static void thresholds_name_a_class(void **state)
{
    PHRASES("引进5000万元以上项目，总投资12亿元。", "引进 value threshold; 总投资 value");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

static void respective_figures_get_their_own_names(void **state)
{
    PHRASES("城镇人口和乡村人口分别为349.0万人和272.7万人。", "城镇人口 value; 乡村人口 value");
    PHRASES("其中男生、女生分别有120人、98人。", "男生 value; 女生 value");
}

/* names that do not end alike share words that are not theirs alone; and every figure needs a name */
static void other_figures_behind_respectively_keep_their_words(void **state)
{
    PHRASES("城镇、农村人均收入分别为4.5万元、2.1万元。",
            "农村人均收入 value standard; 农村人均收入 value standard");
    PHRASES("甲公司、乙公司分别投入5万元、6万元、7万元。",
            "乙公司分别投入 value; 乙公司分别投入 value; 乙公司分别投入 value");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_words_before_a_figure_are_its_metric),
        TEST(words_that_say_how_much_are_no_metric),
        TEST(what_goes_on_with_a_list_of_shares_is_one),
        TEST(a_bracket_before_the_linking_word_is_no_metric),
        TEST(income_per_head_is_a_level),
        TEST(cues_tell_the_role),
        TEST(what_income_and_savings_came_to_is_an_amount),
        TEST(a_spending_that_is_named_is_only_a_value),
        TEST(change_and_growth_speak_of_the_metric_before),
        TEST(the_year_before_is_prior),
        TEST(points_are_a_change),
        TEST(a_level_reached_is_no_growth),
        TEST(a_share_stands_behind_its_cue),
        TEST(a_rate_of_plan_is_a_rate),
        TEST(targets_are_told_from_results),
        TEST(what_is_counted_stands_behind_the_figure),
        TEST(the_scope_goes_on_until_another),
        TEST(years_tell_the_period),
        TEST(standards_per_head_are_told),
        TEST(thresholds_name_a_class),
        TEST(respective_figures_get_their_own_names),
        TEST(other_figures_behind_respectively_keep_their_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
