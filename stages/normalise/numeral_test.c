#include "numeral.h"

#include "pipeline/testing.h"

static void assert_numeral(const char *text, gsize characters, gint64 expected)
{
    gint64 value = -1;
    assert_int_equal(numeral_read(text, &value), 3 * characters);
    if (characters > 0)
        assert_int_equal(value, expected);
}

static void small_numerals_are_read(void **state)
{
    (void)state;
    assert_numeral("两家", 1, 2);
    assert_numeral("十", 1, 10);
    assert_numeral("三十五个", 3, 35);
    assert_numeral("一百零八人", 4, 108);
}

static void large_numerals_are_read(void **state)
{
    (void)state;
    assert_numeral("一千二百", 4, 1200);
    assert_numeral("三十五万元", 4, 350000);
    assert_numeral("一亿两千万", 5, 120000000);
    assert_numeral("百余条", 1, 100);
}

static void digits_in_a_row_are_no_number(void **state)
{
    (void)state;
    assert_numeral("三三制", 0, 0);
    assert_numeral("二五八", 0, 0);
}

static void places_out_of_order_are_no_number(void **state)
{
    (void)state;
    assert_numeral("十百", 0, 0);
}

static void a_chain_of_places_does_not_overflow(void **state)
{
    gint64 value = 0;
    (void)state;
    assert_int_equal(numeral_read("亿亿亿亿亿亿亿亿", &value), 0);
}

static void other_characters_count_nothing(void **state)
{
    (void)state;
    assert_int_equal(numeral_digit("甲"), -1);
    assert_int_equal(numeral_digit("7"), -1);
    assert_int_equal(numeral_digit(""), -1);
    assert_numeral("家", 0, 0);
}

static void years_are_read_digit_by_digit(void **state)
{
    guint year = 0;
    (void)state;
    assert_int_equal(numeral_year("二○二一年", &year), 12);
    assert_int_equal(year, 2021);
    assert_int_equal(numeral_year("二〇二四年", &year), 12);
    assert_int_equal(year, 2024);
    assert_int_equal(numeral_year("三五七九年", &year), 0);
    assert_int_equal(numeral_year("二○二", &year), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_numerals_are_read),
        cmocka_unit_test(large_numerals_are_read),
        cmocka_unit_test(digits_in_a_row_are_no_number),
        cmocka_unit_test(places_out_of_order_are_no_number),
        cmocka_unit_test(a_chain_of_places_does_not_overflow),
        cmocka_unit_test(other_characters_count_nothing),
        cmocka_unit_test(years_are_read_digit_by_digit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
