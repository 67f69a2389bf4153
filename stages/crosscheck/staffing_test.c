/* Posts, staff, and what is claimed of them. */
#include "audit_testing.h"

#define RULE(rule, expected) audit_assert(state, rule, expected)

static void staff_within_the_posts_pass(void **state)
{
    PART("2024");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("编制数", "value:45人");
    ROW("在职人数", "value@2024:44人");
    RULE("staffing-posts", "pass 44人");
}

static void more_staff_than_posts_fail(void **state)
{
    PART("2021");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("编制数", "value:58人");
    ROW("在职人数", "value@2021:63人");
    RULE("staffing-posts", "fail 63人 -> 58人");
}

static void without_a_table_the_sentence_counts(void **state)
{
    PART("2021");
    SAYS("核定编制[58名]，年末在职人员[63人|=在职人数]。");
    RULE("staffing-posts", "fail 63人 -> 58名");
}

/* 12 + 33 = 45 */
static void kinds_of_posts_that_add_up_pass(void **state)
{
    PART("2024");
    SAYS("核定编制[45名]，其中行政编制[12名]、事业编制[33名]。");
    RULE("staffing-parts", "pass 45名");
}

/* 10 + 16 + 1 = 27 */
static void kinds_of_posts_that_miss_fail(void **state)
{
    PART("2023");
    SAYS("核定编制[28名]，其中行政编制[10名]、事业编制[16名]、工勤编制[1名]。");
    RULE("staffing-parts", "fail 28名 -> 27名");
}

/* 20 + 31 + 3 = 54: 公务员编制 is a kind of posts and not all of them */
static void posts_of_civil_servants_are_a_kind(void **state)
{
    PART("2023");
    SAYS("核定编制[54名]，其中公务员编制[20名]、事业人员编制[31名]、机关后勤编制[3名]。");
    RULE("staffing-parts", "pass 54名");
}

static void one_kind_of_posts_is_no_list(void **state)
{
    PART("2023");
    SAYS("核定编制[28名]，其中行政编制[10名]。");
    RULE("staffing-parts", "");
}

/* 63/58 = 108.6% */
static void a_claim_of_full_control_with_too_many_staff_fails(void **state)
{
    PART("2021");
    SAYS("在编人员没有超出核定编制，在职人员控制率低于[100.0%|rate =在职人员控制率]。");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("编制数", "value:58人");
    ROW("在职人数", "value@2021:63人");
    RULE("claim-control", "fail 100.0% -> 108.62%");
}

static void a_claim_of_full_control_within_the_posts_is_silent(void **state)
{
    PART("2024");
    SAYS("在编人员没有超出核定编制，在职人员控制率低于[100.0%|rate =在职人员控制率]。");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("编制数", "value:45人");
    ROW("在职人数", "value@2024:44人");
    RULE("claim-control", "");
}

static void a_control_rate_of_money_is_no_claim_about_staff(void **state)
{
    PART("2021");
    SAYS("公用经费控制率[100.0%|rate =公用经费控制率]。");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("编制数", "value:58人");
    ROW("在职人数", "value@2021:63人");
    RULE("claim-control", "");
}

static void full_marks_for_too_many_staff_fail(void **state)
{
    PART("2021");
    TABLE("部门整体支出绩效自评表");
    ROW("在职人员控制率", "full:5分 score:5分");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("编制数", "value:58人");
    ROW("在职人数", "value@2021:63人");
    RULE("score-rule", "fail/warning 5分");
}

static void no_marks_for_too_many_staff_are_silent(void **state)
{
    PART("2021");
    TABLE("部门整体支出绩效自评表");
    ROW("在职人员控制率", "full:5分 score:0分");
    TABLE("部门整体支出绩效评价基础数据表");
    ROW("编制数", "value:58人");
    ROW("在职人数", "value@2021:63人");
    RULE("score-rule", "");
}

static void the_staff_of_another_report_is_not_compared(void **state)
{
    PART("2024");
    SAYS("核定编制[45名]。");
    scene_part(*state, "2024年度白溪县林业局部门整体支出绩效自评报告", "白溪县林业局", "2024");
    SAYS("年末在职人员[63人|=在职人数]。");
    RULE("staffing-posts", "");
}

/* 82/86 = 95.35%; 61 and 17 are kinds of staff */
static void a_rate_told_behind_kinds_of_staff_passes(void **state)
{
    PART("2023");
    SAYS(
        "核定编制[86名]，其中行政编制[18名]、事业编制[68名]。在职[82人|=在职人数]，其中行政[17人]、"
        "事业[65人]，控制率[95.35%|rate =控制率]。");
    RULE("staffing-rate", "pass 95.35%");
}

static void a_rate_turned_over_behind_kinds_of_staff_fails(void **state)
{
    PART("2023");
    SAYS(
        "核定编制[86名]，其中行政编制[18名]、事业编制[68名]。在职[82人|=在职人数]，其中行政[17人]、"
        "事业[65人]，控制率[104.88%|rate =控制率]。");
    RULE("staffing-rate", "fail 104.88% -> 95.35%");
}

#define STAFF(kind) "在职[82人|=在职人数]，其中：行政[17人]、事业[" kind "]、工勤[4人]。"

static void kinds_of_staff_that_add_up_pass(void **state)
{
    PART("2023");
    SAYS(STAFF("61人"));
    RULE("staffing-parts", "pass 82人");
}

static void kinds_of_more_staff_than_there_is_fail(void **state)
{
    PART("2023");
    SAYS(STAFF("71人"));
    RULE("staffing-parts", "fail 82人 -> 92人");
}

static void kinds_of_fewer_staff_are_doubtful(void **state)
{
    PART("2023");
    SAYS(STAFF("50人"));
    RULE("staffing-parts", "unsure 82人 -> 71人 (partial)");
}

/* 58 + 37 = 95 */
static void kinds_in_brackets_behind_the_staff_are_the_staffs(void **state)
{
    PART("2023");
    SAYS(
        "编制人数[104人|=编制数]，实有在职人数[95人|=在职人数]（行政编制人员[58人]、事业编制人员[37人]）。");
    RULE("staffing-parts", "pass 95人");
}

static void kinds_behind_the_staff_that_make_neither_are_unsure(void **state)
{
    PART("2023");
    SAYS(
        "编制人数[104人|=编制数]，实有在职人数[95人|=在职人数]（行政编制[57人]、事业编制[37人]）。");
    RULE("staffing-parts", "unsure 95人 -> 94人 (ambiguous)");
}

static void kinds_behind_the_staff_may_be_the_posts(void **state)
{
    PART("2023");
    SAYS("编制人数[104人|=编制数]，实有在职人数[95人|=在职人数]，行政编制[62人]、事业编制[42人]。");
    RULE("staffing-parts", "pass 104人");
}

/* 127/134 = 94.78% */
#define KINDS                                                                                                                                          \
    "编制[134名|=编制数]，其中行政编制[26名]、事业编制[108名]；在职人员[127人|=在职人数]，其中行政人员[25人]、" \
    "事业人员[102人]，在职人员控制率为"

static void a_rate_behind_kinds_of_posts_and_staff_of_one_sentence_fails(void **state)
{
    PART("2023");
    SAYS(KINDS "[105.51%|rate =在职人员控制率]。");
    RULE("staffing-rate", "fail 105.51% -> 94.78%");
}

static void a_rate_that_holds_behind_kinds_is_silent(void **state)
{
    PART("2023");
    SAYS(KINDS "[94.78%|rate =在职人员控制率]。");
    RULE("staffing-rate", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_rate_behind_kinds_of_posts_and_staff_of_one_sentence_fails),
        SCENE_TEST(a_rate_that_holds_behind_kinds_is_silent),
        SCENE_TEST(kinds_in_brackets_behind_the_staff_are_the_staffs),
        SCENE_TEST(kinds_behind_the_staff_may_be_the_posts),
        SCENE_TEST(kinds_behind_the_staff_that_make_neither_are_unsure),
        SCENE_TEST(kinds_of_staff_that_add_up_pass),
        SCENE_TEST(kinds_of_more_staff_than_there_is_fail),
        SCENE_TEST(kinds_of_fewer_staff_are_doubtful),
        SCENE_TEST(a_rate_told_behind_kinds_of_staff_passes),
        SCENE_TEST(a_rate_turned_over_behind_kinds_of_staff_fails),
        SCENE_TEST(staff_within_the_posts_pass),
        SCENE_TEST(more_staff_than_posts_fail),
        SCENE_TEST(without_a_table_the_sentence_counts),
        SCENE_TEST(kinds_of_posts_that_add_up_pass),
        SCENE_TEST(kinds_of_posts_that_miss_fail),
        SCENE_TEST(posts_of_civil_servants_are_a_kind),
        SCENE_TEST(one_kind_of_posts_is_no_list),
        SCENE_TEST(a_claim_of_full_control_with_too_many_staff_fails),
        SCENE_TEST(a_claim_of_full_control_within_the_posts_is_silent),
        SCENE_TEST(a_control_rate_of_money_is_no_claim_about_staff),
        SCENE_TEST(full_marks_for_too_many_staff_fail),
        SCENE_TEST(no_marks_for_too_many_staff_are_silent),
        SCENE_TEST(the_staff_of_another_report_is_not_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
