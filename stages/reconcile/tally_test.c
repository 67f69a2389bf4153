/* Counts one by one and together. */
#include "tally.h"

#include "pipeline/scene_testing.h"

static void assert_tally(void **state, const char *paragraph, const char *expected)
{
    Scene *scene = *state;
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(&scene->ledger, tally_check);
    scene_assert(scene, "total-text", expected);
}

#define TALLY(paragraph, expected) assert_tally(state, paragraph, expected)

/* 28 + 9 + 17 = 54 */
static void things_that_add_up_pass(void **state)
{
    TALLY("设临床科室[28个]、医技科室[9个]、职能科室[17个]，共[54个|=科室]。", "pass 54个");
}

static void things_of_alike_names_that_miss_fail(void **state)
{
    TALLY("设临床科室[28个]、医技科室[9个]、职能科室[17个]，共[55个|=科室]。", "fail 55个 -> 54个");
}

/* 574 + 386 = 960 */
static void people_that_add_up_pass(void **state)
{
    TALLY("在编人员[574人]，聘用人员[386人]，职工总数[960人]。", "pass 960人");
}

static void people_that_miss_by_two_digits_exchanged_fail(void **state)
{
    TALLY("在编人员[574人]，聘用人员[368人]，职工总数[960人]。", "fail 960人 -> 942人");
}

static void a_few_things_of_other_names_are_silent(void **state)
{
    TALLY("检查工地[28个]、培训[9个]，共[38个]。", "");
}

static void people_of_another_kind_are_doubtful(void **state)
{
    TALLY("教师[172人]，行政人员[26人]，学生总数[3246人]。", "unsure 3246人 -> 198人 (partial)");
}

static void another_unit_ends_the_list(void **state)
{
    TALLY("检查工地[28个]，处罚[9起]，共[38个]问题。", "");
}

static void a_count_without_a_word_for_all_is_silent(void **state)
{
    TALLY("设临床科室[28个]、医技科室[9个]、职能科室[17个]，分院[55个]。", "");
}

static void kinds_before_their_total_from_the_sentences_start_fail(void **state)
{
    TALLY("政法编制[56名]，事业编制[4名]，合计[62名]。", "fail 62名 -> 60名");
}

static void kinds_behind_others_are_unsure(void **state)
{
    TALLY("现有行政编制[20名]；另有政法编制[56人]，事业编制[4人]，合计[62人]。",
          "unsure 62人 -> 60人 (partial)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(kinds_before_their_total_from_the_sentences_start_fail),
        SCENE_TEST(kinds_behind_others_are_unsure),
        SCENE_TEST(things_that_add_up_pass),
        SCENE_TEST(things_of_alike_names_that_miss_fail),
        SCENE_TEST(people_that_add_up_pass),
        SCENE_TEST(people_that_miss_by_two_digits_exchanged_fail),
        SCENE_TEST(a_few_things_of_other_names_are_silent),
        SCENE_TEST(people_of_another_kind_are_doubtful),
        SCENE_TEST(another_unit_ends_the_list),
        SCENE_TEST(a_count_without_a_word_for_all_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
