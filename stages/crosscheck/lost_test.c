/* Question marks that nobody asked. */
#include "audit_testing.h"

#define LOST(expected) audit_assert(state, "lost-character", expected)

static void a_mark_at_a_words_beginning_fails(void **state)
{
    PART("2021");
    SAYS("堤防加固、?水灌区开工建设。");
    LOST("fail 防加固、?水灌区开");
}

static void a_mark_inside_a_word_fails(void **state)
{
    PART("2021");
    SAYS("建成?溪水库大坝。");
    LOST("fail 建成?溪水库大");
}

static void questions_are_silent(void **state)
{
    PART("2021");
    SAYS("如何推进?我们要抓落实。");
    SAYS("准备好了吗？大家一起努力。");
    SAYS("成效明显？还需努力。");
    LOST("");
}

static void a_mark_at_the_end_is_silent(void **state)
{
    PART("2021");
    SAYS("预算执行率?");
    SAYS("参见a?b=1。");
    LOST("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_mark_at_a_words_beginning_fails),
        SCENE_TEST(a_mark_inside_a_word_fails),
        SCENE_TEST(questions_are_silent),
        SCENE_TEST(a_mark_at_the_end_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
