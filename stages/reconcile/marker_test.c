/* What announces the parts of an amount, and what does not. */
#include "marker.h"

#include "pipeline/scene_testing.h"

static gboolean announces(void **state, const char *before, Marker *marker)
{
    Scene *scene = *state;
    const Item item = {.before = before,
                       .said = vocabulary_read(scene->ledger.words, before, strlen(before))};
    return marker_find(&item, marker);
}

static void each_marker_is_found(void **state)
{
    static const char *const markers[] = {"，其中：",     "。其中:",          "，其中",
                                          "，包括：",     "，包括:",          "，包括",
                                          "，分别为",     "，分别是",         "，具体为：",
                                          "，具体如下：", "，具体是：",       "，主要有",
                                          "，由此构成",   "用于修路",         "。按级次分",
                                          "。分级次看，", "。分险种情况为：", "。分险种情况："};
    Marker marker;
    for (guint i = 0; i < G_N_ELEMENTS(markers); i++)
        if (!announces(state, markers[i], &marker))
            fail_msg("%s announces nothing", markers[i]);
    assert_true(announces(state, "，按级次分：", &marker));
    assert_true(marker.divides && marker.trust == TRUST_WORDS);
    assert_true(announces(state, "，其中", &marker));
    assert_true(marker.among && !marker.divides);
}

static void other_words_announce_nothing(void **state)
{
    static const char *const others[] = {"",           "，完成",         "，按照要求分",
                                         "，按期完成", "用于修路，完成", "，部分"};
    Marker marker;
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        if (announces(state, others[i], &marker))
            fail_msg("%s announces parts", others[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(each_marker_is_found),
        SCENE_TEST(other_words_announce_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
