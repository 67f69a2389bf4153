/* Labels of rows, and cells that are figures. */
#include "table_testing.h"

static void assert_label(const char *text, const char *label, Rank rank, guint ordinal)
{
    GridRow row = {0};
    assert_string_equal(label_number(text, &row), label);
    assert_int_equal(row.rank, rank);
    assert_int_equal(row.ordinal, ordinal);
}

static void the_number_of_a_label_is_taken_off(void **state)
{
    (void)state;
    assert_label("一、部门基本支出", "部门基本支出", RANK_HAN, 1);
    assert_label("十二、其他", "其他", RANK_HAN, 12);
    assert_label("(三)公用经费", "公用经费", RANK_HAN_PAREN, 3);
    assert_label("1、办公费", "办公费", RANK_ARABIC, 1);
    assert_label("2.差旅费", "差旅费", RANK_ARABIC, 2);
    assert_label("(3)会议费", "会议费", RANK_ARABIC_PAREN, 3);
    assert_label("4)培训费", "培训费", RANK_ARABIC_PAREN, 4);
    assert_label("②接待费", "接待费", RANK_CIRCLED, 2);
}

static void figures_and_years_are_no_numbers_of_labels(void **state)
{
    (void)state;
    assert_label("2024年决算数", "2024年决算数", RANK_NONE, 0);
    assert_label("1.5倍以上", "1.5倍以上", RANK_NONE, 0);
    assert_label("三公经费", "三公经费", RANK_NONE, 0);
    assert_label("公用经费", "公用经费", RANK_NONE, 0);
}

static void among_is_told(void **state)
{
    GridRow row = {0};
    (void)state;
    assert_string_equal(label_number("其中:公用经费", &row), "公用经费");
    assert_true(row.among);
}

/* The grid of a table of these rows. */
static const Grid *grid_of(void **state, const char *first, const char *second)
{
    Scene *scene = *state;
    scene_table(scene, "");
    scene_row(scene, first);
    scene_row(scene, second);
    scene_ready(scene);
    return grid_new(scene->ledger.document, scene->ledger.document->tables->pdata[0]);
}

static void a_row_is_labelled_by_its_last_words(void **state)
{
    const Grid *grid = grid_of(state, "产出指标\t数量指标\t里程：\t10公里\t20", "合  计\t\t\t\t20");
    assert_string_equal(grid->rows[0].label, "里程");
    assert_string_equal(grid->rows[0].group, "产出指标 / 数量指标");
    assert_int_equal(grid->rows[0].figures, 2);
    assert_string_equal(grid->rows[1].label, "合计");
}

static void a_cell_of_words_holds_no_figure(void **state)
{
    const Grid *grid = grid_of(state, "甲\t每年[3次]培训\t[5]", "乙\t——\t7.5");
    assert_null(cell_figure(grid->rows[0].cells[1]));
    assert_non_null(cell_figure(grid->rows[0].cells[2]));
    assert_null(cell_figure(grid->rows[1].cells[1]));
    assert_null(cell_figure(NULL));
}

static void rows_out_of_step_with_their_head_are_told(void **state)
{
    table_assert(
        state, "",
        "指标\t年度指标值\t实际完成值\t分值\t得分\n里程\t\t10公里\t10公里\t20\t20\n桥梁\t\t8座\t8座\t20\t20",
        "alignment", "fail 10公里");
}

static void rows_in_step_are_silent(void **state)
{
    table_assert(
        state, "",
        "指标\t年度指标值\t实际完成值\t分值\t得分\n里程\t10公里\t10公里\t20\t20\n桥梁\t8座\t8座\t20\t20",
        "alignment", "");
}

#define STUBLESS                                                                                   \
    "年初预算数\t全年预算数\t全年执行数\n资金总额\t420.00\t460.00\t451.20\n基本支出\t300.00\t310.00\t308.40"

static void a_head_without_its_first_cell_is_not_told_of_rows_of_cells(void **state)
{
    scene_table_laid_out(*state, "单位：万元", "rows");
    table_assert_rows(state, STUBLESS, "alignment", "");
}

static void one_row_out_of_step_is_told_of_rows_of_cells(void **state)
{
    scene_table_laid_out(*state, "单位：万元", "rows");
    table_assert_rows(state,
                      "指标\t年度指标值\t实际完成值\t分值\t得分\n桥梁\t8座\t8座\t20\t20\n"
                      "里程\t\t10公里\t10公里\t20\t20",
                      "alignment", "fail 10公里");
}

static void a_dash_in_the_column_of_units_is_no_unit(void **state)
{
    Scene *scene = *state;
    scene_table(scene, "");
    scene_row(scene, "指标\t计量单位\t完成值");
    scene_row(scene, "里程\t公里\t46.8");
    scene_row(scene, "小计\t—\t12");
    scene_ready(scene);
    Grid *grid = grid_new(scene->ledger.document, scene->ledger.document->tables->pdata[0]);
    grid_read_units(scene->ledger.document, scene->ledger.units, grid);
    assert_string_equal(grid->rows[1].label, "里程");
    assert_string_equal(grid->rows[1].unit, "公里");
    assert_string_equal(grid->rows[2].unit, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_dash_in_the_column_of_units_is_no_unit),
        SCENE_TEST(the_number_of_a_label_is_taken_off),
        SCENE_TEST(figures_and_years_are_no_numbers_of_labels),
        SCENE_TEST(among_is_told),
        SCENE_TEST(a_row_is_labelled_by_its_last_words),
        SCENE_TEST(a_cell_of_words_holds_no_figure),
        SCENE_TEST(rows_out_of_step_with_their_head_are_told),
        SCENE_TEST(rows_in_step_are_silent),
        SCENE_TEST(a_head_without_its_first_cell_is_not_told_of_rows_of_cells),
        SCENE_TEST(one_row_out_of_step_is_told_of_rows_of_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
