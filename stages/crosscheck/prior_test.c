/* A change against last year's value that is stated elsewhere. */
#include "audit_testing.h"

#define DIFFERENCE(expected) audit_assert(state, "difference", expected)

/* 234.8 - 218.1 = 16.7 */
static void a_change_against_a_footnote_passes(void **state)
{
    PART("2025");
    SAYS("年末互联网用户[234.8万户|=互联网用户]，比上年末增加[16.7万户|change up]。");
    SAYS("{2024年}末互联网用户[218.1万户|=末互联网用户]。");
    DIFFERENCE("pass 16.7万户");
}

static void a_digit_exchanged_fails(void **state)
{
    PART("2025");
    SAYS("年末互联网用户[234.87万户|=互联网用户]，比上年末增加[61.75万户|change up]。");
    SAYS("2024年末互联网用户[218.12万户|2024 =互联网用户]。");
    DIFFERENCE("fail 61.75万户 -> 16.75万户");
}

/* nothing simple makes it fit: last year's figure may have been revised */
static void a_revised_base_is_unsure(void **state)
{
    PART("2025");
    SAYS("年末互联网用户[234.87万户|=互联网用户]，比上年末增加[16.75万户|change up]。");
    SAYS("2024年末互联网用户[209.46万户|2024 =互联网用户]。");
    DIFFERENCE("unsure 16.75万户 -> 25.41万户 (ambiguous)");
}

static void other_years_and_names_are_silent(void **state)
{
    PART("2025");
    SAYS("年末互联网用户[234.8万户|=互联网用户]，比上年末增加[16.7万户|change up]。");
    SAYS("2023年末互联网用户[218.1万户|2023 =互联网用户]。");
    SAYS("2024年末移动电话用户[688.9万户|2024 =移动电话用户]。");
    DIFFERENCE("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_change_against_a_footnote_passes),
        SCENE_TEST(a_digit_exchanged_fails),
        SCENE_TEST(a_revised_base_is_unsure),
        SCENE_TEST(other_years_and_names_are_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
