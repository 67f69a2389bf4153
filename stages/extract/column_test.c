#include "column.h"

#include "pipeline/testing.h"

static GArray *lines_of(const char *text)
{
    return lines_cut(text, strlen(text));
}

/* The columns of each line's chunks must be `expected`: digits, lines apart by blanks. */
static void assert_columns(const char *text, const char *expected)
{
    g_autoptr(GArray) lines = lines_of(text);
    g_autofree guint *columns = g_new0(guint, lines->len * COLUMN_CHUNKS);
    g_autoptr(GString) found = g_string_new(NULL);
    columns_assign(lines, 0, lines->len, columns);
    for (guint i = 0; i < lines->len; i++) {
        g_string_append(found, i ? " " : "");
        for (guint c = 0; c < COLUMN_CHUNKS && columns[i * COLUMN_CHUNKS + c]; c++)
            g_string_append_printf(found, "%u", columns[i * COLUMN_CHUNKS + c]);
    }
    assert_string_equal(found->str, expected);
}

static void two_blanks_part_chunks_and_one_does_not(void **state)
{
    g_autoptr(GArray) lines = lines_of("  水费 电费   12.50    8");
    Chunks chunks;
    (void)state;
    chunks_find(&g_array_index(lines, Line, 0), &chunks);
    assert_int_equal(chunks.count, 3);
    assert_int_equal(chunks.chunk[0].from, 2);
    assert_int_equal(chunks.chunk[1].from, 10);
    assert_int_equal(chunks.chunk[2].to, 20);
}

static void a_word_with_inner_blanks_stays_one_chunk(void **state)
{
    g_autoptr(GArray) lines = lines_of("合       计     100");
    Chunks chunks;
    (void)state;
    chunks_find(&g_array_index(lines, Line, 0), &chunks);
    assert_int_equal(chunks.count, 2);
}

static void equal_counts_are_read_in_order(void **state)
{
    (void)state;
    assert_columns("  项目      预算数    执行数\n"
                   "培训费            12        8\n"
                   "会议费      5     3\n",
                   "123 123 123");
}

/* the head reaches across the first two columns, and stands beside the names of the third */
static void heads_do_not_tell_where_columns_are(void **state)
{
    (void)state;
    assert_columns("功能科目编码           科目名称\n"
                   "201  05      灌溉事务    327\n"
                   "201  29      水文事务    518\n"
                   "201  05  07  渠道维护    327\n"
                   "201  29  02  站点管理    518\n"
                   "201          农林水利    845\n",
                   "14 1245 1245 12345 12345 145");
}

/* as typed by hand: the figures of the total stand under the others on a terminal only */
static void columns_of_a_terminal_are_found_too(void **state)
{
    (void)state;
    assert_columns("1   养老保险缴费补贴    860.00   774.50\n"
                   "2   见习补贴            420.00   384.00\n"
                   "3   失业人员培训补贴    310.00   294.50\n"
                   "    合计               1590.00  1453.00\n",
                   "1234 1234 1234 234");
}

static void a_lost_cell_leaves_its_column_empty(void **state)
{
    (void)state;
    assert_columns("培训费     12     8     66.67\n"
                   "会议费     10     5     50.00\n"
                   "差旅费            6     20.00\n"
                   "印刷费     10     5     50.00\n",
                   "1234 1234 134 1234");
}

static void a_wrapped_cell_stays_in_its_column(void **state)
{
    (void)state;
    assert_columns("编号    采购标的      数量\n"
                   "        办公电脑\n"
                   "1-1             20\n"
                   "        一体机\n",
                   "123 2 13 2");
}

static void more_chunks_than_fit_stay_in_the_last(void **state)
{
    g_autoptr(GString) text = g_string_new(NULL);
    Chunks chunks;
    (void)state;
    for (guint i = 0; i < 100; i++)
        g_string_append(text, "ab  ");
    g_autoptr(GArray) lines = lines_of(text->str);
    chunks_find(&g_array_index(lines, Line, 0), &chunks);
    assert_int_equal(chunks.count, COLUMN_CHUNKS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_blanks_part_chunks_and_one_does_not),
        cmocka_unit_test(a_word_with_inner_blanks_stays_one_chunk),
        cmocka_unit_test(equal_counts_are_read_in_order),
        cmocka_unit_test(heads_do_not_tell_where_columns_are),
        cmocka_unit_test(columns_of_a_terminal_are_found_too),
        cmocka_unit_test(a_lost_cell_leaves_its_column_empty),
        cmocka_unit_test(a_wrapped_cell_stays_in_its_column),
        cmocka_unit_test(more_chunks_than_fit_stay_in_the_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
