#include "pipeline/testing.h"
#include "pipeline/unit.h"

#include <glib/gstdio.h>

#define HEADER "unit\tkind\tdim\tfactor\texact\than\tunless\tapart\n"
#define TABLE                                                                                      \
    HEADER "万\tmultiplier\tthings\t10000\t\t\t\t\n"                                              \
           "亿\tmultiplier\tthings\t100000000\t\t\t\t\n"                                          \
           "千\tmultiplier\tthings\t1000\t\t\t\t\n"                                               \
           "元\tbase\tmoney\t1\t\tyes\t\t\n"                                                      \
           "人\tbase\tpersons\t1\tyes\tyes\t人均\t人员\n"                                     \
           "人次\tbase\tvisits\t1\tyes\tyes\t\t\n"                                               \
           "千瓦\tbase\tpower\t1\t\t\t\t\n"                                                      \
           "台\tbase\tvehicles\t1\tyes\t\t\t\n"                                                   \
           "套\tbase\tvehicles\t1\tyes\t\t\t\n"                                                   \
           "平方米\tbase\tarea\t0.0015\t\t\t\t\n"                                               \
           "资金\tcue\tmoney\t\t\t\t\t\n"

typedef struct {
    char *folder, *file;
    Config *config;
    Units *units;
    GError *error;
} Fixture;

static int setup(void **state)
{
    Fixture *f = g_new0(Fixture, 1);
    f->folder = g_dir_make_tmp("gouji-unit-XXXXXX", NULL);
    f->file = g_build_filename(f->folder, "units.tsv", NULL);
    f->config = config_open(f->folder, NULL);
    *state = f;
    return f->config ? 0 : -1;
}

static int teardown(void **state)
{
    Fixture *f = *state;
    units_free(f->units);
    config_free(f->config);
    g_clear_error(&f->error);
    g_unlink(f->file);
    g_rmdir(f->folder);
    g_free(f->folder);
    g_free(f->file);
    g_free(f);
    return 0;
}

static Units *units_of(Fixture *f, const char *table)
{
    assert_true(g_file_set_contents(f->file, table, -1, NULL));
    f->units = units_new(f->config, &f->error);
    return f->units;
}

static void assert_unit(Fixture *f, const char *text, const char *taken, const char *dim)
{
    Unit unit = {.dim = ""};
    assert_int_equal(units_match(f->units, text, &unit), strlen(taken));
    assert_string_equal(unit.dim, dim);
}

static void the_longest_unit_wins(void **state)
{
    units_of(*state, TABLE);
    assert_unit(*state, "人次参加", "人次", "visits");
    assert_unit(*state, "人参加", "人", "persons");
    assert_unit(*state, "千瓦时", "千瓦", "power");
    assert_unit(*state, "项目", "", "");
}

static void multipliers_scale_any_base(void **state)
{
    Fixture *f = *state;
    Unit unit;
    units_of(f, TABLE);
    assert_int_equal(units_match(f->units, "万人次", &unit), strlen("万人次"));
    assert_true(decimal_equal(unit.factor, decimal_new(10000, 0)));
    assert_false(unit.exact);
    assert_int_equal(units_match(f->units, "万平方米", &unit), strlen("万平方米"));
    assert_true(decimal_equal(unit.factor, decimal_new(15, 0)));
}

static void a_multiplier_alone_is_a_scale(void **state)
{
    Fixture *f = *state;
    Unit unit;
    units_of(f, TABLE);
    assert_int_equal(units_match(f->units, "亿以上", &unit), strlen("亿"));
    assert_true(unit.scale);
    assert_int_equal(units_match(f->units, "亿人均", &unit), strlen("亿"));
    assert_true(unit.scale);
}

static void blanks_are_skipped(void **state)
{
    units_of(*state, TABLE);
    assert_unit(*state, " 万 元", " 万 元", "money");
    assert_unit(*state, "  人", "  人", "persons");
    assert_unit(*state, "万 人", "万", "things");
}

static void words_that_begin_like_a_unit_are_none(void **state)
{
    units_of(*state, TABLE);
    assert_unit(*state, "人均收入", "", "");
    assert_unit(*state, " 人员经费", "", "");
    assert_unit(*state, "人员经费", "人", "persons");
}

static void the_unit_in_brackets_belongs_to_the_first(void **state)
{
    units_of(*state, TABLE);
    assert_unit(*state, "台(套)设备", "台(套)", "vehicles");
    assert_unit(*state, "台(新)设备", "台", "vehicles");
}

static void a_whole_text_is_found_without_its_blanks(void **state)
{
    Fixture *f = *state;
    Unit unit;
    units_of(f, TABLE);
    assert_true(units_find(f->units, "万 元", &unit));
    assert_string_equal(unit.dim, "money");
    assert_false(units_find(f->units, "万元以上", &unit));
    assert_false(units_find(f->units, "", &unit));
}

static void cues_make_money_of_a_multiplier(void **state)
{
    Fixture *f = *state;
    units_of(f, TABLE);
    assert_true(units_money(f->units, "到位资金3", strlen("到位资金")));
    assert_false(units_money(f->units, "用户3资金", strlen("用户3")));
}

static void a_row_that_says_nothing_is_refused_with_its_line(void **state)
{
    Fixture *f = *state;
    assert_null(units_of(f, HEADER "元\tbase\tmoney\t0\t\t\t\t\n"));
    assert_error_of(f->error, GOUJI_ERROR_CONFIG);
    assert_says(f->error->message, "units.tsv:2");
    assert_says(f->error->message, "factor");
}

static void a_row_of_another_kind_is_refused(void **state)
{
    Fixture *f = *state;
    assert_null(units_of(f, HEADER "元\tunit\tmoney\t1\t\t\t\t\n"));
    assert_error_of(f->error, GOUJI_ERROR_CONFIG);
    assert_says(f->error->message, "multiplier");
}

static void a_row_without_a_name_is_refused(void **state)
{
    Fixture *f = *state;
    assert_null(units_of(f, HEADER "\tbase\tmoney\t1\t\t\t\t\n"));
    assert_error_of(f->error, GOUJI_ERROR_CONFIG);
}

static void a_figure_with_its_unit_is_an_amount(void **state)
{
    Fixture *f = *state;
    Decimal wan, yi, half, same;
    units_of(f, TABLE);
    assert_true(units_amount(f->units, "486.35万元", &wan, &half));
    assert_true(units_amount(f->units, "0.048635亿元", &yi, &same));
    assert_true(decimal_equal(wan, decimal_new(4863500, 0)) && decimal_equal(wan, yi));
    assert_true(decimal_equal(half, decimal_new(50, 0)) && decimal_equal(half, same));
    assert_true(units_amount(f->units, "486.350万元", &wan, &half));
    assert_true(decimal_equal(half, decimal_new(5, 0)));
    assert_false(units_amount(f->units, "486.35", &wan, NULL));
    assert_false(units_amount(f->units, "万元", &wan, NULL));
    assert_false(units_amount(f->units, "[1,2]万元", &wan, NULL));
}

static void what_is_no_unit_counts_one(void **state)
{
    Fixture *f = *state;
    units_of(f, TABLE);
    assert_true(decimal_equal(units_factor(f->units, "万元"), decimal_new(10000, 0)));
    assert_true(decimal_equal(units_factor(f->units, ""), decimal_new(1, 0)));
    assert_true(decimal_equal(units_factor(f->units, "无此单位"), decimal_new(1, 0)));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_no_unit_counts_one),
        TEST(the_longest_unit_wins),
        TEST(multipliers_scale_any_base),
        TEST(a_multiplier_alone_is_a_scale),
        TEST(blanks_are_skipped),
        TEST(words_that_begin_like_a_unit_are_none),
        TEST(the_unit_in_brackets_belongs_to_the_first),
        TEST(a_whole_text_is_found_without_its_blanks),
        TEST(cues_make_money_of_a_multiplier),
        TEST(a_row_that_says_nothing_is_refused_with_its_line),
        TEST(a_row_of_another_kind_is_refused),
        TEST(a_row_without_a_name_is_refused),
        TEST(a_figure_with_its_unit_is_an_amount),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
