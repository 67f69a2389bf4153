/* Which figure of a score sheet's sum the sheet itself suspects. */
#include "table_testing.h"

#define HEAD "一级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"

static void take_hint(gpointer to, const Record *record)
{
    if (record->kind == RECORD_CHECK && strcmp(record->field[CHECK_OUTCOME], "fail") == 0 &&
        strcmp(record->field[CHECK_RULE], "score-sum") == 0)
        g_string_append_printf(to, "%s%s", ((GString *)to)->len ? "; " : "",
                               record->field[CHECK_HINT]);
}

/* The hints of the sums that fail. */
static void assert_hints(void **state, const char *rows, const char *outcomes, const char *expected)
{
    Scene *scene = *state;
    g_autoptr(GString) hints = g_string_new(NULL);
    table_assert(state, "", rows, "score-sum", outcomes);
    scene_each(scene->said, take_hint, hints);
    assert_string_equal(hints->str, expected);
}

/* 30 + 30 + 20 + 20 = 100 */
static void a_total_is_wrong_when_its_rows_make_a_hundred(void **state)
{
    assert_hints(state,
                 HEAD "产出指标\t里程\t8公里\t8公里\t30\t30\n\t桥梁\t6座\t6座\t30\t28\n"
                      "\t渡口\t3个\t3个\t20\t20\n效益指标\t就业\t50人\t50人\t20\t20\n"
                      "总分\t\t\t\t140\t98",
                 "fail 140分 -> 100分; pass 98分", "digit 140分 100分");
}

/* both columns miss their totals, yet no row of the points is missing: 20 + 20 + 40 + 20 = 100; 20 + 20 + 38 + 20 = 98 */
static void a_hundred_points_are_all_there(void **state)
{
    assert_hints(state,
                 HEAD "产出指标\t里程\t8公里\t8公里\t20\t20\n\t桥梁\t6座\t6座\t20\t20\n"
                      "\t渡口\t3个\t3个\t40\t38\n效益指标\t就业\t50人\t50人\t20\t20\n"
                      "总分\t\t\t\t1000\t99",
                 "fail 1000分 -> 100分; unsure 99分 -> 98分 (structure)", "doubled 1000分 100分");
}

/* 30 + 40 + 20 + 20 = 110, and the bridge has 30 points in the other column */
static void the_row_whose_points_differ_is_suspected(void **state)
{
    assert_hints(state,
                 HEAD "产出指标\t里程\t8公里\t8公里\t30\t30\n\t桥梁\t6座\t6座\t40\t30\n"
                      "\t渡口\t3个\t3个\t20\t20\n效益指标\t就业\t50人\t50人\t20\t20\n"
                      "总分\t\t\t\t100\t100",
                 "fail 100分 -> 110分; pass 100分", "digit 40分 30分");
}

/* 5 + 10 = 15 beside 产出指标(5分): with 15 and 5 exchanged 5 + 10 = 15 */
static void a_groups_points_exchanged_with_a_rows(void **state)
{
    assert_hints(state,
                 HEAD "产出指标（[5分]）\t里程\t8公里\t8公里\t15\t15\n\t桥梁\t6座\t6座\t10\t10\n"
                      "效益指标（[75分]）\t就业\t50人\t50人\t75\t75",
                 "fail 5分 -> 25分; pass 75分", "exchanged 5分 15分");
}

/* 10 + 20 + 30 = 60, stated 70: any of them may be wrong */
static void a_sheet_that_tells_nothing_leaves_the_slips(void **state)
{
    assert_hints(state,
                 HEAD "产出指标（[70分]）\t里程\t8公里\t8公里\t10\t10\n\t桥梁\t6座\t6座\t20\t20\n"
                      "\t渡口\t3个\t3个\t30\t30\n效益指标（[30分]）\t就业\t50人\t50人\t30\t30",
                 "fail 70分 -> 60分; pass 30分",
                 "digit 70分 60分|digit 10分 20分|digit 20分 30分|digit 30分 40分");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_total_is_wrong_when_its_rows_make_a_hundred),
        SCENE_TEST(a_hundred_points_are_all_there),
        SCENE_TEST(the_row_whose_points_differ_is_suspected),
        SCENE_TEST(a_groups_points_exchanged_with_a_rows),
        SCENE_TEST(a_sheet_that_tells_nothing_leaves_the_slips),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
