/* Runs of words, compared without their figures and blanks. */
#include "run.h"

#include "pipeline/testing.h"
#include "pipeline/text.h"

#include <string.h>

/* A sentence whose figures are its digits. */
typedef struct {
    Span span;
    Quantity figures[8];
    Quantity *quantities[8];
} Example;

static void take(Example *example, const char *text)
{
    *example = (Example){.span = {.text = text, .quantities = example->quantities}};
    for (const char *c = text; *c; c++) {
        if (text_blank(c))
            wordset_add(&example->span.said, WORDS_BLANK);
        if (!g_ascii_isdigit(*c))
            continue;
        guint i = example->span.quantity_count++;
        example->quantities[i] = &example->figures[i];
        example->figures[i].at = (guint)(c - text);
        example->figures[i].len = 1;
    }
}

static Run whole(const Example *example)
{
    const Span *span = &example->span;
    return run_new(span, 0, span->quantity_count, 0, strlen(span->text));
}

static gboolean alike(const char *text, const char *other)
{
    Example a, b;
    take(&a, text);
    take(&b, other);
    const Run x = whole(&a), y = whole(&b);
    gboolean equal = run_equal(&x, &y);
    assert_true(!equal || run_hash(&x) == run_hash(&y));
    return equal;
}

static void figures_and_blanks_do_not_part_runs(void **state)
{
    (void)state;
    assert_true(alike("新建茶园3处，改造7处", "新建茶园5处， 改造\u30009处"));
    assert_true(alike("a3", "a 4"));
    assert_false(alike("新建茶园3处，改造7处", "新建茶园3处，改造处"));
    assert_false(alike("新建茶园3处", "改建茶园3处"));
    assert_false(alike("茶园", "茶园茶园"));
}

static void the_words_have_a_mark_for_each_figure(void **state)
{
    Example one;
    (void)state;
    take(&one, "新建 茶园3处，改造7处");
    const Run run = whole(&one);
    g_autofree char *words = run_words(&run);
    assert_string_equal(words, "新建茶园#处，改造#处");
    assert_int_equal(run.characters, g_utf8_strlen(words, -1));
}

static void a_piece_has_only_its_own_figures(void **state)
{
    Example one;
    (void)state;
    take(&one, "甲1乙2丙3");
    const Run run = run_new(&one.span, 1, 1, strlen("甲1"), strlen("甲1乙2丙"));
    g_autofree char *words = run_words(&run);
    assert_string_equal(words, "乙#丙");
}

static void runs_of_different_paragraphs_differ_where_that_counts(void **state)
{
    Example one;
    (void)state;
    take(&one, "新建茶园3处");
    Run a = whole(&one), b = a;
    assert_true(run_equal(&a, &b));
    a.para = 1;
    b.para = 2;
    assert_false(run_equal(&a, &b));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_and_blanks_do_not_part_runs),
        cmocka_unit_test(the_words_have_a_mark_for_each_figure),
        cmocka_unit_test(a_piece_has_only_its_own_figures),
        cmocka_unit_test(runs_of_different_paragraphs_differ_where_that_counts),
    };
    return cmocka_run_group_tests_name("run", tests, NULL, NULL);
}
