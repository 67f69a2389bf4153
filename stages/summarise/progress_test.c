/* How far a run is, in words. */
#include "progress.h"

#include "pipeline/testing.h"

static void assert_progress(guint64 done, guint64 expected, double seconds, const char *text)
{
    Config *config = config_open(NULL, NULL);
    Messages *messages = messages_new(config, LANGUAGE_CHINESE, NULL);
    g_autofree char *found = progress_text(messages, done, expected, seconds);
    assert_string_equal(found, text);
    messages_free(messages);
    config_free(config);
}

static void rate_and_remaining_time_are_told(void **state)
{
    (void)state;
    assert_progress(300, 2000, 2, "300/2000 份，150 份/秒，余 0:11");
    assert_progress(5, 1000, 2, "5/1000 份，2.5 份/秒，余 6:38");
}

static void an_unknown_number_has_no_remaining_time(void **state)
{
    (void)state;
    assert_progress(300, 0, 2, "300 份，150 份/秒");
    assert_progress(12, 10, 2, "12 份，6.0 份/秒"); /* an archive held more */
}

static void nothing_is_shown_where_nobody_looks(void **state)
{
    (void)state;
    progress_step(NULL);
    progress_clear(NULL);
    progress_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rate_and_remaining_time_are_told),
        cmocka_unit_test(an_unknown_number_has_no_remaining_time),
        cmocka_unit_test(nothing_is_shown_where_nobody_looks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
