/* Sentences that open with the same numbered things. */
#include "audit_testing.h"

#define REPEAT(expected) audit_assert(state, "repeat", expected)

static void totals_of_one_deed_that_differ_fail(void **state)
{
    PART("2023");
    SAYS("[3支]通达产业基金向[8个]项目投资累积[47.9亿元]。");
    SAYS("目前，[3支]通达产业基金，投向北线、南线等[4个]项目，累计实投[9.0亿元]。");
    REPEAT("fail 9.0亿元 -> 47.9亿元; fail 4个 -> 8个");
}

static void one_total_in_two_precisions_passes(void **state)
{
    PART("2023");
    SAYS("[3支]通达产业基金向企业投资累积[47.93亿元]。");
    SAYS("[3支]通达产业基金，累计实投[47.9亿元]。");
    REPEAT("pass 47.9亿元");
}

/* another deed, another year, and money that is no total */
static void other_matters_are_silent(void **state)
{
    PART("2023");
    SAYS("[3支]通达产业基金，累计实投[47.9亿元]。");
    SAYS("[3支]通达产业基金，累计拨付[9.0亿元]。");
    SAYS("[3支]通达产业基金，带动投资[315.0亿元]。");
    REPEAT("");
}

/* any three villages */
static void a_short_subject_is_silent(void **state)
{
    PART("2023");
    SAYS("[3个]村累计投资[300.0万元]。");
    SAYS("[3个]村累计投资[450.0万元]。");
    REPEAT("");
}

static void a_subject_without_a_number_is_silent(void **state)
{
    PART("2023");
    SAYS("全县中小工业企业累计投资[300.0万元]，新增[5个]项目。");
    SAYS("全县中小工业企业，技改累计投资[450.0万元]，新增[6个]项目。");
    REPEAT("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(totals_of_one_deed_that_differ_fail),
        SCENE_TEST(one_total_in_two_precisions_passes),
        SCENE_TEST(other_matters_are_silent),
        SCENE_TEST(a_short_subject_is_silent),
        SCENE_TEST(a_subject_without_a_number_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
