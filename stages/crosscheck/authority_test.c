/* Authorities by wrong and by former names. */
#include "audit_testing.h"

#define AUTHORITY(expected) audit_assert(state, "name-authority", expected)

static void a_slip_of_the_pen_fails_once(void **state)
{
    PART("2021");
    SAYS("项目由省卫建委负责。");
    SAYS("省卫建委组织验收。");
    AUTHORITY("fail 卫建委 -> 卫健委");
}

static void a_former_name_is_a_note(void **state)
{
    PART("2021");
    SAYS("项目由县国土资源局验收。");
    AUTHORITY("fail/note 国土资源局 -> 自然资源局");
}

/* at the time, of the time, and as a former name it was right */
static void a_name_of_its_time_is_silent(void **state)
{
    PART("2017");
    SAYS("项目由县国土资源局验收。");
    AUTHORITY("");
}

static void a_name_in_an_older_matter_is_silent(void **state)
{
    PART("2021");
    SAYS("{2016年}经县国土资源局批准。");
    SAYS("根据《国土资源局关于用地的批复》实施。");
    SAYS("资料由国土资源局信息中心提供。");
    SAYS("原国土资源局职责划入。");
    AUTHORITY("");
}

static void other_words_with_these_characters_are_silent(void **state)
{
    PART("2021");
    SAYS("省电力局、县水利局参加。");
    AUTHORITY("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_slip_of_the_pen_fails_once),
        SCENE_TEST(a_former_name_is_a_note),
        SCENE_TEST(a_name_of_its_time_is_silent),
        SCENE_TEST(a_name_in_an_older_matter_is_silent),
        SCENE_TEST(other_words_with_these_characters_are_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
