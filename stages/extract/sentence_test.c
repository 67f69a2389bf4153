#include "sentence.h"

#include "pipeline/testing.h"

static int setup(void **state)
{
    Sentences *sentences = g_new(Sentences, 1);
    *sentences = sentences_new();
    *state = sentences;
    return 0;
}

static int teardown(void **state)
{
    sentences_clear(*state);
    g_free(*state);
    return 0;
}

/* Splits the text; the sentences must be those of `expected`, apart by `|`. */
static void assert_sentences(void **state, const char *text, const char *expected)
{
    Sentences *sentences = *state;
    g_autoptr(GString) found = g_string_new(NULL);
    sentences_split(sentences, text, 0, strlen(text), FALSE);
    for (guint i = 0; i < sentences->sentences->len; i++) {
        const Sentence *sentence = &g_array_index(sentences->sentences, Sentence, i);
        g_string_append(found, i ? "|" : "");
        g_string_append_len(found, text + sentence->from, sentence->to - sentence->from);
    }
    assert_string_equal(found->str, expected);
}

/* The same for the inline numbers with the words behind them. */
static void assert_inlines(void **state, const char *text, gboolean run_in, const char *expected)
{
    Sentences *sentences = *state;
    g_autoptr(GString) found = g_string_new(NULL);
    sentences_split(sentences, text, 0, strlen(text), run_in);
    for (guint i = 0; i < sentences->inlines->len; i++) {
        const Inline *item = &g_array_index(sentences->inlines, Inline, i);
        g_string_append(found, i ? "|" : "");
        g_string_append_len(found, text + item->at, item->to - item->at);
    }
    assert_string_equal(found->str, expected);
}

static void full_stops_end_sentences(void **state)
{
    assert_sentences(state, "支出12万元。完成率100%！好？ 其他",
                     "支出12万元。|完成率100%！|好？|其他");
}

static void semicolons_and_commas_do_not(void **state)
{
    assert_sentences(state, "甲12家；乙3家，丙4家。", "甲12家；乙3家，丙4家。");
}

static void brackets_and_quotes_hold_a_sentence_together(void **state)
{
    assert_sentences(state, "经费（含补助。）12万元。余", "经费（含补助。）12万元。|余");
    assert_sentences(state, "按《办法。》执行。余", "按《办法。》执行。|余");
    assert_sentences(state, "他说“完成。好”后走。余", "他说“完成。好”后走。|余");
}

static void a_quote_that_ends_in_a_stop_ends_the_sentence(void **state)
{
    assert_sentences(state, "评价为“优。”得分95分。", "评价为“优。”|得分95分。");
}

static void a_bracket_that_is_never_closed_holds_nothing(void **state)
{
    assert_sentences(state, "经费（含补助12万元。余3万元。", "经费（含补助12万元。|余3万元。");
    assert_sentences(state, "经费）12万元。余", "经费）12万元。|余");
}

static void doubled_stops_stay_together(void **state)
{
    assert_sentences(state, "节约82%。。另有", "节约82%。。|另有");
}

static void points_and_question_marks_of_ascii_end_nothing(void **state)
{
    assert_sentences(state, "增长1.5%.共?水灌区", "增长1.5%.共?水灌区");
}

/* A file without a full stop is cut behind its clauses, a figure or a bracket never. */
static void what_goes_on_for_too_long_is_cut(void **state)
{
    g_autoptr(GString) text = g_string_new(NULL), expected = g_string_new(NULL);
    while (text->len < 16384)
        g_string_append(text, "支出1,234元");
    g_string_append(text, "，又");
    g_string_append(expected, text->str);
    g_string_insert(expected, (gssize)(expected->len - strlen("又")), "|");
    assert_sentences(state, text->str, expected->str);
    g_string_truncate(text, text->len - strlen("，又"));
    g_string_append(text, "（其中，又）");
    assert_sentences(state, text->str, text->str);
}

static void lists_inside_a_sentence_are_found(void **state)
{
    assert_inlines(state, "一是加强管理；二是提高效率。", FALSE, "一是加强管理|二是提高效率");
    assert_inlines(state, "活动3次；2、优化供应；3、培训4次", FALSE, "2、优化供应|3、培训4次");
    assert_inlines(state, "内设股室：（一）办公室，（二）财务股。", FALSE,
                   "（一）办公室|（二）财务股");
    assert_inlines(state, "措施。①宣传，②检查", FALSE, "①宣传|②检查");
}

static void the_first_of_a_list_need_not_stand_behind_a_mark(void **state)
{
    assert_inlines(state, "我们一是宣传，二是检查。", FALSE, "一是宣传|二是检查");
    assert_inlines(state, "要求统一是好事，二是检查。", FALSE, "二是检查");
}

static void a_lone_number_is_a_reference(void **state)
{
    assert_inlines(state, "详见第二章；3、略", FALSE, "");
    assert_inlines(state, "按规定，（五）项执行。", FALSE, "");
}

static void text_that_runs_on_may_begin_with_a_number(void **state)
{
    assert_inlines(state, "1、贯彻政策；", TRUE, "1、贯彻政策");
    assert_inlines(state, "1、贯彻政策；", FALSE, "");
}

static void a_list_apart_by_blanks_goes_on(void **state)
{
    assert_inlines(state, "1.基础表 2.自评表", TRUE, "1.基础表|2.自评表");
    assert_inlines(state, "共3家 2.自评表", FALSE, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(full_stops_end_sentences),
        cmocka_unit_test(semicolons_and_commas_do_not),
        cmocka_unit_test(brackets_and_quotes_hold_a_sentence_together),
        cmocka_unit_test(a_quote_that_ends_in_a_stop_ends_the_sentence),
        cmocka_unit_test(a_bracket_that_is_never_closed_holds_nothing),
        cmocka_unit_test(doubled_stops_stay_together),
        cmocka_unit_test(points_and_question_marks_of_ascii_end_nothing),
        cmocka_unit_test(what_goes_on_for_too_long_is_cut),
        cmocka_unit_test(lists_inside_a_sentence_are_found),
        cmocka_unit_test(the_first_of_a_list_need_not_stand_behind_a_mark),
        cmocka_unit_test(a_lone_number_is_a_reference),
        cmocka_unit_test(text_that_runs_on_may_begin_with_a_number),
        cmocka_unit_test(a_list_apart_by_blanks_goes_on),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
