/* Lists whose parts are known to divide their whole. */
#include "division.h"

#include "pipeline/scene_testing.h"

static Divisions *divisions;

static void check(Ledger *ledger, const Paragraph *paragraph)
{
    divisions_check(divisions, ledger, paragraph);
}

static void assert_divided(void **state, const char *paragraph, const char *expected)
{
    Scene *scene = *state;
    g_autoptr(GError) error = NULL;
    divisions = divisions_new(scene->config, &error);
    assert_null(error);
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(&scene->ledger, check);
    divisions_free(divisions);
    scene_assert(scene, "total-text", expected);
}

#define DIVIDED(paragraph, expected) assert_divided(state, paragraph, expected)

/* 72.4 + 8.3 = 80.7; the parts of a part are passed over */
static void parts_need_no_marker(void **state)
{
    DIVIDED("进出口总额[80.7亿元]，增长[2.1%|growth]。出口额[72.4亿元]，其中，一般贸易出口额"
            "[70.0亿元]；进口额[8.3亿元]，下降[4.0%|growth]。",
            "pass 80.7亿元");
}

/* 72.4 + 8.3 = 80.7 */
static void parts_that_miss_fail(void **state)
{
    DIVIDED("进出口总额[80.1亿元]。出口额[72.4亿元]，进口额[8.3亿元]。",
            "fail 80.1亿元 -> 80.7亿元");
}

/* 1694.0 + 288.3 = 1982.3 = 122.8 + 1545.4 + 53.1 + 261.0 */
static void one_whole_is_divided_twice(void **state)
{
    DIVIDED(
        "消费品零售总额[1982.3亿元]。分经营地看，城镇零售额[1694.0亿元]，乡村零售额[288.3亿元]。"
        "分行业看，批发业[122.8亿元]；零售业[1545.4亿元]；住宿业[53.1亿元]；餐饮业[261.0亿元]。",
        "pass 1982.3亿元; pass 1982.3亿元");
}

/* the parts are those of a narrower whole, which is not stated: 500.1 + 29.0 = 529.1 = 487.3 + 41.8 */
static void two_divisions_of_an_unstated_whole_must_meet(void **state)
{
    DIVIDED("在大型单位中，城镇零售额[500.1亿元]，乡村零售额[29.0亿元]；批发和零售业[487.3亿元]，"
            "住宿和餐饮业[41.8亿元]。",
            "pass 529.1亿元");
}

/* 500.1 + 29.0 = 529.1, 478.3 + 41.8 = 520.1 */
static void two_divisions_that_do_not_meet_fail(void **state)
{
    DIVIDED("城镇零售额[500.1亿元]，乡村零售额[29.0亿元]；批发和零售业[478.3亿元]，"
            "住宿和餐饮业[41.8亿元]。",
            "fail 520.1亿元 -> 529.1亿元");
}

/* a sentence that narrows what is spoken of says nothing about the whole before it */
static void a_narrowed_whole_accuses_nobody(void **state)
{
    DIVIDED("零售总额[1537.5亿元]。在大型单位中，城镇零售额[500.1亿元]，乡村零售额[29.0亿元]。",
            "");
    DIVIDED("零售总额[1537.5亿元]。限额以上城镇零售额[500.1亿元]，乡村零售额[29.0亿元]。", "");
}

/* 31309.7 + 5427.7 + 9158.6 + 3948.0 = 49844.0: the subject says whose income it is */
static void the_subject_finds_the_whole(void **state)
{
    DIVIDED(
        "城镇居民人均可支配收入[49844元|standard]，农村居民人均可支配收入[30171元|standard]。"
        "城镇居民工资性收入[31309.7元]、经营净收入[5427.7元]、转移净收入[9158.6元]、财产净收入[3948.0元]。",
        "pass 49844元");
}

/* 城镇 and 农村 of a standard per head are no parts of one */
static void standards_are_not_added(void **state)
{
    DIVIDED("人均可支配收入[40000元|standard]。城镇[49844元|standard]，农村[30171元|standard]。",
            "");
}

static void an_incomplete_list_is_silent(void **state)
{
    DIVIDED("地区生产总值[2883.5亿元]。第一产业增加值[467.4亿元]，第二产业增加值[940.0亿元]。", "");
}

/* something of the same kind between: what is divided is not sure, and nothing simple explains the gap */
static void a_far_whole_is_unsure(void **state)
{
    DIVIDED(
        "一般公共预算收入[812.40亿元]，市级收入[211.10亿元]。税收收入[103.12亿元]，非税收入[82.01亿元]。",
        "unsure 812.40亿元 -> 185.13亿元 (partial)");
}

/* 城镇 also divides other wholes: the one that is stated counts. 215.1 + 588.9 = 804.0 */
static void the_stated_whole_chooses_the_division(void **state)
{
    DIVIDED("总人口[804.0万人]，城镇人口[215.1万人]、乡村[588.9万人]。", "pass 804.0万人");
    DIVIDED("总人口[504.0万人]，城镇人口[215.1万人]、乡村[588.9万人]。",
            "pass 804.0万人; pass 804.0万人; fail 504.0万人 -> 804.0万人");
}

/* sales, investment and added value are no parts of retail and product */
static void parts_of_something_else_are_silent(void **state)
{
    DIVIDED(
        "零售总额[1982.3亿元]。批发业销售额[2222.8亿元]，零售业销售额[845.4亿元]，住宿业营业额[33.1亿元]，"
        "餐饮业营业额[61.0亿元]。",
        "");
    DIVIDED(
        "地区生产总值[2883.5亿元]。第一产业投资[67.4亿元]，第二产业投资[94.0亿元]，第三产业投资[76.1亿元]。",
        "");
}

/* 46.5 + 22.7 + 3.1 + 2.6 + 4.9 = 79.8 */
static void a_part_may_begin_like_its_whole(void **state)
{
    DIVIDED(
        "农林牧渔业总产值[89.7亿元]。农业产值[46.5亿元]，牧业产值[22.7亿元]，林业产值[3.1亿元]，渔业产值"
        "[2.6亿元]，农林牧渔专业及辅助性活动产值[4.9亿元]。",
        "fail 89.7亿元 -> 79.8亿元");
}

/* 84.15 + 47.92 = 132.07: the other two lie within the first */
static void parts_within_parts_accuse_nobody(void **state)
{
    DIVIDED(
        "保费收入[132.07亿元]。寿险[84.15亿元]，健康险[25.33亿元]，人身意外伤害险[2.24亿元]，财产险[47.92亿元]。",
        "pass 132.07亿元");
    DIVIDED(
        "保费收入[132.70亿元]。寿险[84.15亿元]，健康险[25.33亿元]，人身意外伤害险[2.24亿元]，财产险[20.35亿元]。",
        "pass 132.07亿元; pass 132.07亿元; fail 132.70亿元 -> 132.07亿元");
}

/* 486.20 + 156.90 + 55.25 = 698.35; what was saved is no part */
static void goods_works_and_services_are_what_was_bought(void **state)
{
    DIVIDED("实际采购金额[698.35万元|=实际采购金额]，其中货物类[486.20万元]、工程类[156.90万元]、"
            "服务类[55.25万元]，节约资金[43.65万元]。",
            "pass 698.35万元");
}

static void net_assets_and_liabilities_are_all_assets(void **state)
{
    DIVIDED("资产总额[7.36亿元]，负债总额[1.15亿元]，净资产[6.12亿元]。",
            "fail 7.36亿元 -> 7.27亿元");
}

static void what_is_left_of_a_value_and_its_depreciation_are_all_of_it(void **state)
{
    DIVIDED("固定资产原值[6842.55万元]，折旧[2916.38万元]，净值[3926.17万元]。",
            "pass 6842.55万元");
}

static void kinds_of_projects_of_a_budget_are_all_of_it(void **state)
{
    DIVIDED("部门预算总额[11846.50万元]。其中人员类项目[7268.40万元]，运转类项目[1362.85万元]，"
            "特定目标类项目[3251.25万元]。",
            "fail 11846.50万元 -> 11882.50万元");
}

static void degrees_of_content_are_all_answers(void **state)
{
    DIVIDED("收回有效问卷[320份]，非常满意[196份]、满意[102份]、基本满意[51份]、不满意[7份]。",
            "fail 320份 -> 356份");
}

static void some_degrees_of_content_are_silent(void **state)
{
    DIVIDED("收回有效问卷[320份]，非常满意[196份]、满意[102份]，满意度[93.1%|rate]。", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(net_assets_and_liabilities_are_all_assets),
        SCENE_TEST(what_is_left_of_a_value_and_its_depreciation_are_all_of_it),
        SCENE_TEST(kinds_of_projects_of_a_budget_are_all_of_it),
        SCENE_TEST(degrees_of_content_are_all_answers),
        SCENE_TEST(some_degrees_of_content_are_silent),
        SCENE_TEST(goods_works_and_services_are_what_was_bought),
        SCENE_TEST(parts_need_no_marker),
        SCENE_TEST(parts_that_miss_fail),
        SCENE_TEST(one_whole_is_divided_twice),
        SCENE_TEST(two_divisions_of_an_unstated_whole_must_meet),
        SCENE_TEST(two_divisions_that_do_not_meet_fail),
        SCENE_TEST(a_narrowed_whole_accuses_nobody),
        SCENE_TEST(the_subject_finds_the_whole),
        SCENE_TEST(standards_are_not_added),
        SCENE_TEST(an_incomplete_list_is_silent),
        SCENE_TEST(a_far_whole_is_unsure),
        SCENE_TEST(the_stated_whole_chooses_the_division),
        SCENE_TEST(parts_of_something_else_are_silent),
        SCENE_TEST(a_part_may_begin_like_its_whole),
        SCENE_TEST(parts_within_parts_accuse_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
