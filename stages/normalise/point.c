#include "point.h"

#include "numeral.h"

gboolean point_is_year(guint number)
{
    return number >= 1900 && number < 2100;
}

/* Digits at `at`, at most so many, nothing numeric behind them; where they end, or 0. */
gsize point_digits(const Sentence *sentence, gsize at, gsize most, guint *value)
{
    gsize run = sentence_digits(sentence, at);
    if (run == 0 || run > most)
        return 0;
    *value = 0;
    for (gsize i = 0; i < run; i++)
        *value = *value * 10 + (guint)(sentence->text[at + i] - '0');
    return at + run;
}

/* A year's four digits in either script. */
gsize point_year(const Sentence *sentence, gsize at, guint *year)
{
    gsize end = point_digits(sentence, at, 4, year);
    if (end == at + 4)
        return point_is_year(*year) ? end : 0;
    gsize bytes = numeral_year(sentence->text + at, year);
    return bytes ? at + bytes : 0;
}

/* A month's or day's number in either script. */
gsize point_small(const Sentence *sentence, gsize at, guint *value)
{
    gint64 numeral = 0;
    gsize end = point_digits(sentence, at, 2, value);
    if (end)
        return end;
    gsize bytes = numeral_read(sentence->text + at, &numeral);
    *value = (guint)numeral;
    return bytes > 0 && numeral > 0 && numeral < 100 ? at + bytes : 0;
}

/* The mark behind a number, blanks between them allowed; where it ends, or 0. */
gsize point_mark(const Sentence *sentence, gsize at, const char *mark)
{
    gsize start = at ? sentence_skip(sentence, at) : 0;
    return at && sentence_has(sentence, start, mark) ? start + strlen(mark) : 0;
}

gsize point_month(const Sentence *sentence, gsize at, guint *month)
{
    gsize number = point_small(sentence, sentence_skip(sentence, at), month);
    gsize end = point_mark(sentence, number, "月");
    return end && sentence_has(sentence, end, "份") ? end + strlen("份") : end;
}

gsize point_day(const Sentence *sentence, gsize at, guint *day)
{
    gsize number = point_small(sentence, sentence_skip(sentence, at), day);
    gsize end = point_mark(sentence, number, "日");
    if (!end && sentence_has(sentence, number, "号") && !sentence_has(sentence, number, "号文"))
        end = point_mark(sentence, number, "号");
    return end;
}

/* Y年, Y年M月, Y年M月D日, M月, M月D日; where it ends, or 0. */
gsize point_read(const Sentence *sentence, gsize at, Point *point)
{
    guint number;
    gsize end = point_mark(sentence, point_year(sentence, at, &number), "年");
    *point = (Point){0};
    if (end) {
        point->year = number;
        gsize fiscal = point_mark(sentence, end, "度");
        point->fiscal = fiscal > 0;
        if (fiscal)
            return fiscal;
    }
    gsize month = point_month(sentence, end ? end : at, &number);
    if (!month)
        return end;
    point->month = number;
    gsize day = point_day(sentence, month, &number);
    if (day)
        point->day = number;
    return day ? day : month;
}

/* 2024-12-31, 2023.6.18, 2023/6/18. */
gsize point_iso(const Sentence *sentence, gsize at, Point *point)
{
    gsize end = point_digits(sentence, at, 4, &point->year);
    char separator = end ? sentence->text[end] : '\0';
    if (end != at + 4 || !point_is_year(point->year) || !separator || !strchr("-./", separator))
        return 0;
    end = point_digits(sentence, end + 1, 2, &point->month);
    if (!end || sentence->text[end] != separator)
        return 0;
    return point_digits(sentence, end + 1, 2, &point->day);
}

gboolean point_possible(const Point *point)
{
    if (point->month == 0)
        return point->day == 0;
    guint year = point->year ? point->year : 2000;
    return point->month <= 12 &&
           (point->day == 0 ||
            g_date_valid_dmy((GDateDay)point->day, (GDateMonth)point->month, (GDateYear)year));
}

/* So many digits of the number, leading zeros too; returns the place behind them. */
static char *put_digits(char *out, guint number, guint digits)
{
    for (guint i = digits; i-- > 0; number /= 10)
        out[i] = (char)('0' + number % 10);
    return out + digits;
}

/* 2024, 2024-01, 2024-01-31; without a year 01 and 01-31. */
const char *point_text(const Sentence *sentence, const Point *point)
{
    char buffer[40], *out = buffer;
    if (point->year)
        out = put_digits(out, point->year, 4);
    if (point->year && point->month)
        *out++ = '-';
    if (point->month)
        out = put_digits(out, point->month, 2);
    if (point->day) {
        *out++ = '-';
        out = put_digits(out, point->day, 2);
    }
    return arena_copy(sentence->arena, buffer, (gsize)(out - buffer));
}
