#include "run.h"

#include "words_testing.h"

static void assert_run(void **state, const char *text, const char *title, const char *rest)
{
    const Fixture *f = *state;
    Run run;
    assert_true(run_parse(f->words, text, strlen(text), &run));
    g_autofree char *found = g_strndup(text + run.title_from, run.title_to - run.title_from);
    assert_string_equal(found, title);
    assert_string_equal(text + run.rest, rest);
}

static void a_heading_alone_is_all_title(void **state)
{
    assert_run(state, "一、部门基本情况", "部门基本情况", "");
    assert_run(state, "（二）主要做法：", "主要做法", "");
    assert_run(state, "（一）加强管理，提高效率", "加强管理，提高效率", "");
    assert_run(state, "1、2023年度自评表", "2023年度自评表", "");
}

static void text_runs_on_behind_a_short_title(void **state)
{
    assert_run(state, "（一）职责简述。1、贯彻政策；", "职责简述", "1、贯彻政策；");
    assert_run(state, "（一）基本支出情况：全年支出12万元。", "基本支出情况", "全年支出12万元。");
    assert_run(state, "2. 产出质量：合格率 100%", "产出质量", "合格率 100%");
}

static void an_item_that_is_a_sentence_has_no_title(void **state)
{
    assert_run(state, "2、负责全县水利规划的编制；", "", "负责全县水利规划的编制；");
    assert_run(state, "（二）完成上级交办的工作。", "", "完成上级交办的工作。");
    assert_run(state, "1、新增企业5家", "", "新增企业5家");
}

static void a_heading_may_end_in_a_stop(void **state)
{
    assert_run(state, "（一）项目单位基本情况。", "项目单位基本情况", "");
    assert_run(state, "五、后续工作计划。", "后续工作计划", "");
}

static void a_first_clause_names_an_item_that_keeps_it(void **state)
{
    assert_run(state, "（一）项目决策，分值15分，得分12分。", "项目决策",
               "项目决策，分值15分，得分12分。");
}

static void figures_are_never_a_title(void **state)
{
    assert_run(state, "1、新增企业5家。同比增长", "", "新增企业5家。同比增长");
    assert_run(state, "（一）基本支出12万元，其中：人员8万元。", "",
               "基本支出12万元，其中：人员8万元。");
}

static void an_annex_may_begin_a_list(void **state)
{
    assert_run(state, "附件：1.基础数据表", "", "1.基础数据表");
    assert_run(state, "附件2 自评表", "自评表", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_heading_alone_is_all_title),
        cmocka_unit_test(text_runs_on_behind_a_short_title),
        cmocka_unit_test(an_item_that_is_a_sentence_has_no_title),
        cmocka_unit_test(a_heading_may_end_in_a_stop),
        cmocka_unit_test(a_first_clause_names_an_item_that_keeps_it),
        cmocka_unit_test(figures_are_never_a_title),
        cmocka_unit_test(an_annex_may_begin_a_list),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
