#include "reading.h"

static void days_are_read_in_every_notation(void **state)
{
    READS("2024年12月31日印发", "day 2024-12-31");
    READS("2024 年 6 月 26 日", "day 2024-06-26");
    READS("填报日期：2025.4.30", "day 2025-04-30");
    READS("发布于2024-10-15 09:15", "day 2024-10-15");
    READS("二○二一年七月十八日", "day 2021-07-18");
}

static void months_and_years_are_read(void **state)
{
    READS("2023年9月成立", "month 2023-09");
    READS("2023年完成", "year 2023");
    READS("2023年度决算", "fiscal 2023");
    READS("二〇三五年基本实现", "year 2035");
}

static void a_bare_year_is_read_where_it_counts_nothing(void **state)
{
    READS("2023县局经费", "year 2023");
    READS("培训2020人", "2020 persons");
    READS("发放2000余份", "2000 things about");
    CELL_READS("2023", "2023");
}

static void spans_are_read(void **state)
{
    READS("2021—2023年投入", "years 2021/2023");
    READS("2021- 2024年", "years 2021/2024");
    READS("2016年至2020年", "years 2016/2020");
    READS("2020年1-10月", "months 2020-01/2020-10");
    READS("8月3日至5日考察", "day 08-03/08-05");
    READS("2023年一季度", "months 2023-01/2023-03");
    READS("2023年上半年", "months 2023-01/2023-06");
}

static void a_period_takes_the_year_named_before_it(void **state)
{
    READS("2020年，全县1-10月完成", "year 2020; months 2020-01/2020-10");
    READS("2020年11月签约，12月开工", "month 2020-11; month 2020-12");
}

static void a_period_without_any_year_is_of_the_report(void **state)
{
    Reading *reading = *state;
    READS("1-9月完成", "months 01/09");
    grammar_set_year(reading->grammar, 2022);
    READS("1-9月完成", "months 2022-01/2022-09");
    READS("去年1-9月完成", "months 01/09");
    READS("11月16日开工", "day 11-16");
}

static void a_year_compared_with_lends_nothing(void **state)
{
    READS("较2019年同期增加，1-9月完成", "year 2019; months 01/09");
}

static void ends_are_told_from_days(void **state)
{
    READS("截至2024年12月31日止", "asof 2024-12-31");
    READS("截止2025年10月底", "asof 2025-10");
    READS("2018年底", "asof 2018-12");
    READS("情况：到2025年12月，", "asof 2025-12");
    READS("2023年初步核算", "year 2023");
}

static void durations_are_no_dates(void **state)
{
    READS("连续3年获奖，培训10天，近3个月", "");
    READS("期限36月", "");
}

static void impossible_dates_are_told(void **state)
{
    READS("2023年2月30日", "year 2023 ! date");
    READS("2023年13月", "year 2023 ! date");
}

static void dates_without_marks_are_told(void **state)
{
    READS("2023919日举办", "day 2023-09-19 ! date");
    READS("填报日期：20250430", "day 2025-04-30 ! date");
    READS("126日举办", "year  ! date");
    READS("规模企业412023年完成", "year 2023 ! glued 41 2023年");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(days_are_read_in_every_notation),
        READING_TEST(months_and_years_are_read),
        READING_TEST(a_bare_year_is_read_where_it_counts_nothing),
        READING_TEST(spans_are_read),
        READING_TEST(a_period_takes_the_year_named_before_it),
        READING_TEST(a_period_without_any_year_is_of_the_report),
        READING_TEST(a_year_compared_with_lends_nothing),
        READING_TEST(ends_are_told_from_days),
        READING_TEST(durations_are_no_dates),
        READING_TEST(impossible_dates_are_told),
        READING_TEST(dates_without_marks_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
