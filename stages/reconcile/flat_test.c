/* Rows of a table whose cells came as one run. */
#include "flat.h"

#include "pipeline/scene_testing.h"

#define HEAD "三级指标;年度指标值;实际完成值;分值;得分;偏差原因;"

/* The rows as placed, their cells by column, and how many figures found no row. g_free. */
static char *placed(const Table *table, guint lost)
{
    GString *said = g_string_new(NULL);
    guint row = 0;
    for (guint i = 0; i < table->cells->len; i++) {
        const Span *cell = table->cells->pdata[i];
        if (cell->row == 0)
            continue;
        g_string_append_printf(said, "%s%u:%s",
                               cell->row == row ? " "
                               : row            ? "; "
                                                : "",
                               cell->column, cell->text);
        row = cell->row;
    }
    if (lost > 0)
        g_string_append_printf(said, " (%u lost)", lost);
    return g_string_free(said, FALSE);
}

/* Cells apart by `;`. */
static void assert_rows(void **state, const char *cells, const char *expected)
{
    Scene *scene = *state;
    g_auto(GStrv) texts = g_strsplit(cells, ";", -1);
    Heads *heads = heads_new(scene->config, NULL);
    assert_non_null(heads);
    scene_table(scene, "部门整体支出绩效自评表");
    for (guint i = 0; texts[i]; i++)
        scene_row(scene, texts[i]);
    scene_ready(scene);
    Table *table = scene->ledger.document->tables->pdata[0];
    for (guint i = 0; i < table->cells->len; i++)
        ((Span *)table->cells->pdata[i])->row = 0;
    guint lost = flat_place(&scene->ledger, heads, table);
    g_autofree char *said = placed(table, lost);
    heads_free(heads);
    assert_string_equal(said, expected);
}

static void a_row_with_all_its_cells_is_placed(void **state)
{
    assert_rows(
        state, HEAD "改造危房户数;120;126;10;10",
        "1:三级指标 2:年度指标值 3:实际完成值 4:分值 5:得分; 1:改造危房户数 2:120 3:126 4:10 5:10");
}

static void a_target_with_its_bound_is_a_value(void **state)
{
    assert_rows(
        state, HEAD "培训人次;[600人次|least]以上;627人次;5;5",
        "1:三级指标 2:年度指标值 3:实际完成值 4:分值 5:得分; 1:培训人次 2:600人次以上 3:627人次 4:5 5:5");
}

static void points_behind_words_are_placed(void **state)
{
    assert_rows(state, HEAD "完成时限;年内完成;年内完成;5;4",
                "1:三级指标 2:年度指标值 3:实际完成值 4:分值 5:得分; 1:年内完成 4:5 5:4");
}

static void a_reason_left_out_is_no_figure_of_the_row(void **state)
{
    assert_rows(state, HEAD "总分;100;96;/",
                "1:三级指标 2:年度指标值 3:实际完成值 4:分值 5:得分; 1:总分 4:100 5:96");
}

static void a_result_beside_words_is_not_lost(void **state)
{
    assert_rows(state, HEAD "创建示范点;1;获评省级示范点;10;10",
                "1:三级指标 2:年度指标值 3:实际完成值 4:分值 5:得分; 1:获评省级示范点 4:10 5:10");
}

static void points_of_a_group_are_no_row(void **state)
{
    assert_rows(
        state, HEAD "效益指标;15);经济效益;改造危房户数;120;126;10;10",
        "1:三级指标 2:年度指标值 3:实际完成值 4:分值 5:得分; 1:改造危房户数 2:120 3:126 4:10 5:10");
}

static void a_row_that_lacks_a_cell_is_lost(void **state)
{
    assert_rows(state, "项目;2022年决算数;2023年预算数;2023年决算数;出国经费;2.00;2.00",
                "1:项目 2:2022年决算数 3:2023年预算数 4:2023年决算数 (2 lost)");
}

/* the points stand in brackets behind the names, the scores behind what explains them */
static void scores_behind_explanations_belong_to_their_names(void **state)
{
    assert_rows(
        state,
        "三级指标;指标解释;指标说明;得分;立项规范性;[4分]);是否按程序申请;评价要点：;4;目标合理性;[3分]);目标是否有据;3",
        "1:指标说明 2:得分; 1:立项规范性 2:4; 1:目标合理性 2:3");
}

static void points_of_a_list_are_no_heads(void **state)
{
    assert_rows(state, "①是否设定了指标值；;②是否有预算批复；;③是否按时完成；", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_row_with_all_its_cells_is_placed),
        SCENE_TEST(a_target_with_its_bound_is_a_value),
        SCENE_TEST(points_behind_words_are_placed),
        SCENE_TEST(a_reason_left_out_is_no_figure_of_the_row),
        SCENE_TEST(a_result_beside_words_is_not_lost),
        SCENE_TEST(points_of_a_group_are_no_row),
        SCENE_TEST(a_row_that_lacks_a_cell_is_lost),
        SCENE_TEST(scores_behind_explanations_belong_to_their_names),
        SCENE_TEST(points_of_a_list_are_no_heads),
    };
    return cmocka_run_group_tests_name("flat", tests, NULL, NULL);
}
