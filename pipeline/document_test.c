/* One document's records in memory. */
#include "pipeline/scene_testing.h"

#define DOCUMENT (((Scene *)*state)->ledger.document)

static void figures_hang_on_their_sentence(void **state)
{
    scene_says(*state, "基本支出[402.15万元]，占比[36.74%|share]。公用经费[95.36万元]。");
    scene_ready(*state);
    assert_int_equal(DOCUMENT->sentences->len, 2);
    const Span *first = DOCUMENT->sentences->pdata[0], *second = DOCUMENT->sentences->pdata[1];
    assert_string_equal(first->text, "基本支出402.15万元，占比36.74%。");
    assert_int_equal(first->quantity_count, 2);
    assert_int_equal(second->quantity_count, 1);
    assert_int_equal(first->para, second->para);
    const Quantity *share = first->quantities[1];
    assert_string_equal(share->printed, "36.74%");
    assert_int_equal(share->role, ROLE_SHARE);
    assert_int_equal(share->index, 1);
    assert_ptr_equal(share->span, first);
    assert_true(decimal_equal(share->half, decimal_new(5, 3)));
}

static void dates_hang_on_their_sentence(void **state)
{
    scene_says(*state, "{2024年度}支出[36.8万元]。");
    scene_ready(*state);
    const Span *span = DOCUMENT->sentences->pdata[0];
    assert_int_equal(span->date_count, 1);
    assert_int_equal(span->dates[0]->year, 2024);
    assert_string_equal(span->dates[0]->form, "fiscal");
}

static void cells_hang_on_their_table(void **state)
{
    scene_table(*state, "表一");
    scene_row(*state, "合计\t100");
    scene_table(*state, "表二");
    scene_row(*state, "小计\t[50分]");
    scene_ready(*state);
    const Table *first = DOCUMENT->tables->pdata[0], *second = DOCUMENT->tables->pdata[1];
    assert_int_equal(first->cells->len, 2);
    assert_int_equal(second->cells->len, 2);
    const Span *cell = second->cells->pdata[1];
    assert_ptr_equal(cell->table, second);
    assert_int_equal(cell->column, 2);
    assert_int_equal(cell->quantity_count, 1);
    assert_int_equal(DOCUMENT->sentences->len, 0);
    assert_int_equal(DOCUMENT->spans->len, 4);
}

static void entries_find_their_cell_and_figure(void **state)
{
    scene_table(*state, "表一");
    scene_entries(*state, "基本支出", "budget@2023:380.00万元 actual@2023:402.15万元");
    scene_ready(*state);
    assert_int_equal(DOCUMENT->entries->len, 2);
    const Entry *entry = DOCUMENT->entries->pdata[1];
    assert_string_equal(entry->cell->text, "402.15万元");
    assert_string_equal(entry->quantity->printed, "402.15万元");
    assert_int_equal(entry->role, ROLE_ACTUAL);
    assert_string_equal(entry->period, "2023");
    assert_ptr_equal(entry->table, DOCUMENT->tables->pdata[0]);
    assert_true(entry->sure);
}

static void spans_stand_under_their_heading(void **state)
{
    scene_head(*state, "han", "1", "1", "一、", "支出情况");
    scene_head(*state, "han-paren", "2", "1", "（一）", "基本支出");
    scene_says(*state, "[402.15万元]。");
    scene_head(*state, "han", "1", "2", "二、", "绩效情况");
    scene_says(*state, "[92%]。");
    scene_ready(*state);
    const Span *first = DOCUMENT->sentences->pdata[0], *second = DOCUMENT->sentences->pdata[1];
    assert_string_equal(first->head->text, "基本支出");
    assert_true(head_says(first->head, "支出情况"));
    assert_false(head_says(second->head, "支出"));
    assert_false(head_says(NULL, "支出"));
}

static void each_part_begins_without_a_heading(void **state)
{
    scene_part(*state, "甲局报告", "甲局", "2023");
    scene_head(*state, "han", "1", "1", "一、", "支出情况");
    scene_part(*state, "乙局报告", "乙局", "2024");
    scene_says(*state, "支出[36.8万元]。");
    scene_ready(*state);
    const Span *span = DOCUMENT->sentences->pdata[0];
    assert_null(span->head);
    assert_int_equal(span->part, 2);
    assert_int_equal(document_part(DOCUMENT, span->part)->year, 2024);
    assert_string_equal(document_part(DOCUMENT, 1)->unit, "甲局");
    assert_null(document_part(DOCUMENT, 0));
    assert_null(document_part(DOCUMENT, 3));
}

static void figures_are_found_by_their_number(void **state)
{
    scene_says(*state, "基本支出[402.15万元]。");
    scene_ready(*state);
    assert_string_equal(document_quantity(DOCUMENT, "1.1")->printed, "402.15万元");
    assert_null(document_quantity(DOCUMENT, "1.2"));
    assert_null(document_quantity(DOCUMENT, "1"));
}

static const Quantity *only(void **state, const char *marked)
{
    scene_says(*state, marked);
    scene_ready(*state);
    return ((Span *)DOCUMENT->sentences->pdata[0])->quantities[0];
}

static void money_is_an_amount(void **state)
{
    assert_true(quantity_is_amount(only(state, "支出[402.15万元]。")));
}

static void a_percentage_is_no_amount(void **state)
{
    assert_false(quantity_is_amount(only(state, "占[36.74%]。")));
}

static void a_standard_is_no_amount(void **state)
{
    assert_false(quantity_is_amount(only(state, "每人[1200元|standard]。")));
}

static void a_threshold_is_no_amount(void **state)
{
    assert_false(quantity_is_amount(only(state, "[5000万元|threshold]以上项目。")));
}

static void add(Document *document, RecordKind kind, const char *nr)
{
    char line[RECORD_COLUMNS_MAX + 8] = "", *next = line;
    Record record = {.kind = kind, .field = {line}};
    for (guint i = 0; i < RECORD_COLUMNS_MAX; i++) {
        next = g_stpcpy(next, i == COMMON_NR ? nr : "") + 1;
        record.field[i + 1] = next;
    }
    document_add(document, &record);
}

/* A stream that was sorted by hand. */
static void figures_are_found_whatever_the_order_of_their_numbers(void **state)
{
    static const char *const numbers[] = {"7.1", "3.1", "3.2"};
    Document *document = document_new();
    (void)state;
    add(document, RECORD_DOC, "0");
    add(document, RECORD_TEXT, "7");
    add(document, RECORD_QTY, "7.1");
    add(document, RECORD_TEXT, "3");
    add(document, RECORD_QTY, "3.1");
    add(document, RECORD_QTY, "3.2");
    for (guint i = 0; i < G_N_ELEMENTS(numbers);
         i++) /* the last two are not hung on their sentence yet */
        assert_string_equal(document_quantity(document, numbers[i])->nr, numbers[i]);
    document_complete(document);
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
        assert_string_equal(document_quantity(document, numbers[i])->nr, numbers[i]);
    static const char *const none[] = {"3.3", "5.1", "3", ".1", "x.1", ""};
    for (guint i = 0; i < G_N_ELEMENTS(none); i++)
        assert_null(document_quantity(document, none[i]));
    document_free(document);
}

static void the_next_document_begins_empty(void **state)
{
    Scene *scene = *state;
    scene_says(scene, "基本支出[402.15万元]。");
    scene_ready(scene);
    document_clear(scene->ledger.document);
    assert_int_equal(DOCUMENT->spans->len, 0);
    assert_null(document_quantity(DOCUMENT, "1.1"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(figures_hang_on_their_sentence),
        SCENE_TEST(dates_hang_on_their_sentence),
        SCENE_TEST(cells_hang_on_their_table),
        SCENE_TEST(entries_find_their_cell_and_figure),
        SCENE_TEST(spans_stand_under_their_heading),
        SCENE_TEST(each_part_begins_without_a_heading),
        SCENE_TEST(figures_are_found_by_their_number),
        SCENE_TEST(money_is_an_amount),
        SCENE_TEST(a_percentage_is_no_amount),
        SCENE_TEST(a_standard_is_no_amount),
        SCENE_TEST(a_threshold_is_no_amount),
        cmocka_unit_test(figures_are_found_whatever_the_order_of_their_numbers),
        SCENE_TEST(the_next_document_begins_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
