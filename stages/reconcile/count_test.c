/* A count against the names that follow it. */
#include "count.h"

#include "pipeline/scene_testing.h"

static void assert_count(void **state, const char *paragraph, const char *expected)
{
    Scene *scene = *state;
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(&scene->ledger, count_check);
    scene_assert(scene, "count-names", expected);
}

#define COUNT(paragraph, expected) assert_count(state, paragraph, expected)

static void as_many_names_as_counted_pass(void **state)
{
    COUNT("内设机构[4个]：办公室、人事股、计财股、综合股。", "pass 4个");
}

static void fewer_names_than_counted_fail(void **state)
{
    COUNT("内设机构[5个]，分别为：办公室、人事股、计财股、综合股。", "fail 5个 -> 4个");
}

static void more_names_than_counted_fail(void **state)
{
    COUNT("内设机构[3个]：办公室、人事股、计财股、综合股。", "fail 3个 -> 4个");
}

static void names_in_brackets_are_not_counted(void **state)
{
    COUNT("内设机构[3个]：办公室（加挂人事股、计财股牌子）、综合股、法规股。", "pass 3个");
}

static void the_last_two_names_may_be_joined(void **state)
{
    COUNT("内设机构[4个]：办公室、人事股、计财股及综合股。", "pass 4个");
}

static void a_name_may_hold_the_joining_word(void **state)
{
    COUNT("内设机构[3个]：办公室、人事股、计划和财务股。", "pass 3个");
}

/* 和 may join two names or stand in one: three or four, so five is only doubtful */
static void a_joining_word_leaves_doubt(void **state)
{
    Scene *scene = *state;
    scene_says(scene, "内设机构[5个]：办公室、人事股、计划和财务股。");
    scene_ready(scene);
    paragraphs_each(&scene->ledger, count_check);
    g_autofree char *said = scene_said(scene, "count-names");
    assert_says(said, "unsure 5个 -> 3个");
}

static void an_open_list_is_silent(void **state)
{
    COUNT("内设机构[8个]：办公室、人事股、计财股等。", "");
}

static void names_that_nothing_promises_are_silent(void **state)
{
    COUNT("下设[8个]股室，办公室、人事股、计财股合署办公。", "");
}

static void a_count_of_sums_is_silent(void **state)
{
    COUNT("实施项目[12个]，分别为道路[3个]、桥梁[4个]、渡口[5个]。", "");
}

static void an_approximate_count_is_silent(void **state)
{
    COUNT("涉及[8个|about]部门：办公室、人事股、计财股。", "");
}

static void names_between_two_counts_are_the_second_ones(void **state)
{
    COUNT("组建[8个]课题组和茶叶、油茶[2个]专家组。", "pass 2个");
}

static void numbered_names_are_counted_by_their_numbers(void **state)
{
    COUNT("职责[3项]：（一）拟订规划，组织实施；（二）指导监督；（三）承办其他事项。", "pass 3项");
}

static void things_told_one_by_one_are_counted_by_their_words(void **state)
{
    COUNT("把握好[3个]原则：一是勤俭节约、艰苦奋斗；二是以收定支、量力而行；三是突出重点。",
          "pass 3个");
}

/* the others follow in sentences of their own */
static void things_told_one_by_one_may_go_on_behind_the_sentence(void **state)
{
    COUNT("办好[4件]大事：一是建成新校，方便了居民，改善了条件。", "");
}

static void principles_that_begin_alike_are_told_by_commas(void **state)
{
    COUNT("坚持[3项]原则，即坚持统筹兼顾，坚持开源节流，坚持勤俭、绩效并重。", "pass 3项");
}

static void clauses_behind_names_that_begin_alike_are_none(void **state)
{
    COUNT("坚持[3项]原则，即坚持统筹，坚持节流，坚持勤俭，是各项工作的基础。", "pass 3项");
}

static void a_count_that_no_reading_of_such_names_gives_is_doubtful(void **state)
{
    COUNT("坚持[4项]原则，即坚持统筹，坚持节流，坚持勤俭，都是基础，缺一不可。",
          "unsure 4项 -> 5项 (ambiguous)");
}

static void names_apart_by_both_marks_are_not_told_for_sure(void **state)
{
    COUNT("内设机构[6个]：办公室、人事股，计财股、综合股。", "unsure 6个 -> 4个 (ambiguous)");
}

static void clauses_behind_a_count_are_no_names(void **state)
{
    COUNT("主要有[2种]考虑：一方面，巩固成果、补齐短板，另一方面，防范风险。", "");
    COUNT("主要有[2种]可能：或者提前完工，或者推迟到明年。", "");
}

static void things_to_be_done_are_counted_by_their_words(void **state)
{
    COUNT("抓好[3项]工作：一要巩固成果、补齐短板；二要防范风险；三要严肃纪律。", "pass 3项");
}

static void a_count_that_became_nought_fails(void **state)
{
    COUNT("内设机构[0个]：办公室、人事股、计财股。", "fail 0个 -> 3个");
}

static void names_that_end_alike_before_their_count(void **state)
{
    COUNT("带动青川公司、白石公司、云岭公司[3家]企业增产。", "pass 3家");
}

static void fewer_streets_counted_than_named_fail(void **state)
{
    COUNT("改造青川路、白石路、云岭路[2条]道路。", "fail 2条 -> 3条");
}

static void companies_before_another_count_of_companies_fail(void **state)
{
    COUNT("带动青川公司、白石公司、云岭公司[6家]企业增产。", "fail 6家 -> 3家");
}

/* the companies' shops, villages of several towns, and kinds of what is counted */
static void a_count_of_something_else_is_silent(void **state)
{
    COUNT("青川公司、白石公司[6家]门店参展。", "");
}

static void villages_of_towns_are_silent(void **state)
{
    COUNT("涉及青川镇、白石镇[6个]村。", "");
}

static void kinds_of_what_is_counted_are_silent(void **state)
{
    COUNT("新增高新技术企业、规模以上企业[10家]。", "");
}

static void none_of_several_kinds_is_silent(void **state)
{
    COUNT("受理投诉、举报、信访[0件]。", "");
}

static void an_open_list_before_a_larger_count_is_silent(void **state)
{
    COUNT("带动青川公司、白石公司等[6家]企业。", "");
}

static void an_open_list_before_a_smaller_count_fails(void **state)
{
    COUNT("带动青川公司、白石公司、云岭公司等[2家]企业。", "fail 2家 -> 3家");
}

static void several_things_are_not_one(void **state)
{
    COUNT("从组织、制度、人才等[1个]方面发力。", "fail 1个 -> 3个");
}

static void names_in_brackets_behind_a_count(void **state)
{
    COUNT("选派[3家]企业（青川公司、白石公司）。", "fail 3家 -> 2家");
}

static void some_names_in_brackets_are_silent(void **state)
{
    COUNT("选派[3家]企业（含青川公司、白石公司）。", "");
}

static void a_bracket_of_other_words_is_silent(void **state)
{
    COUNT("选派[3家]企业（设备、人员到位）。", "");
}

static void titles_summed_up_fail(void **state)
{
    COUNT("为青川合作社申报《山茶》项目；为白石公司申报《竹编》项目，以上[4个]项目获批。",
          "fail 4个 -> 2个");
}

static void titles_summed_up_pass(void **state)
{
    COUNT("为青川合作社申报《山茶》项目；为白石公司申报《竹编》项目，以上[2个]项目获批。",
          "pass 2个");
}

static void titles_that_are_examples_are_silent(void **state)
{
    COUNT("出台《山茶》《竹编》等办法，以上[4项]制度均已施行。", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_count_that_no_reading_of_such_names_gives_is_doubtful),
        SCENE_TEST(principles_that_begin_alike_are_told_by_commas),
        SCENE_TEST(clauses_behind_names_that_begin_alike_are_none),
        SCENE_TEST(names_apart_by_both_marks_are_not_told_for_sure),
        SCENE_TEST(clauses_behind_a_count_are_no_names),
        SCENE_TEST(things_to_be_done_are_counted_by_their_words),
        SCENE_TEST(as_many_names_as_counted_pass),
        SCENE_TEST(fewer_names_than_counted_fail),
        SCENE_TEST(more_names_than_counted_fail),
        SCENE_TEST(names_in_brackets_are_not_counted),
        SCENE_TEST(the_last_two_names_may_be_joined),
        SCENE_TEST(a_name_may_hold_the_joining_word),
        SCENE_TEST(a_joining_word_leaves_doubt),
        SCENE_TEST(an_open_list_is_silent),
        SCENE_TEST(names_that_nothing_promises_are_silent),
        SCENE_TEST(a_count_of_sums_is_silent),
        SCENE_TEST(an_approximate_count_is_silent),
        SCENE_TEST(things_told_one_by_one_are_counted_by_their_words),
        SCENE_TEST(things_told_one_by_one_may_go_on_behind_the_sentence),
        SCENE_TEST(numbered_names_are_counted_by_their_numbers),
        SCENE_TEST(names_between_two_counts_are_the_second_ones),
        SCENE_TEST(a_count_that_became_nought_fails),
        SCENE_TEST(companies_before_another_count_of_companies_fail),
        SCENE_TEST(a_count_of_something_else_is_silent),
        SCENE_TEST(villages_of_towns_are_silent),
        SCENE_TEST(kinds_of_what_is_counted_are_silent),
        SCENE_TEST(none_of_several_kinds_is_silent),
        SCENE_TEST(an_open_list_before_a_larger_count_is_silent),
        SCENE_TEST(an_open_list_before_a_smaller_count_fails),
        SCENE_TEST(several_things_are_not_one),
        SCENE_TEST(names_in_brackets_behind_a_count),
        SCENE_TEST(some_names_in_brackets_are_silent),
        SCENE_TEST(a_bracket_of_other_words_is_silent),
        SCENE_TEST(titles_summed_up_fail),
        SCENE_TEST(titles_summed_up_pass),
        SCENE_TEST(titles_that_are_examples_are_silent),
        SCENE_TEST(names_that_end_alike_before_their_count),
        SCENE_TEST(fewer_streets_counted_than_named_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
