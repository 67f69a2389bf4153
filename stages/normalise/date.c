#include "date.h"

#include "point.h"

#include <stdlib.h>

typedef struct {
    Point from, to;
    gboolean span;
    const char *fault; /* hint of a malformed date, or NULL */
    const char *form;
} Date;

static const Word dashes[] = {WORD("-"), WORD("—"),  WORD("–"),  WORD("―"),
                              WORD("~"), WORD("至"), WORD("到"), WORDS_END};

static gsize read_dash(const Sentence *sentence, gsize at)
{
    gsize start = sentence_skip(sentence, at);
    gsize bytes = sentence_has_any(sentence, start, dashes);
    if (!bytes)
        return 0;
    start += bytes;
    gsize again = sentence_has(sentence, start, "—") ? strlen("—") : 0;
    return sentence_skip(sentence, start + again);
}

/* 1-10月 behind `year`, which may be 0. */
static gsize read_months(const Sentence *sentence, gsize at, guint year, Date *date)
{
    guint first, last;
    gsize end = point_small(sentence, sentence_skip(sentence, at), &first);
    end = end ? read_dash(sentence, end) : 0;
    end = end ? point_month(sentence, end, &last) : 0;
    if (!end || first == 0 || first > 12 || last > 12)
        return 0;
    date->from = (Point){.year = year, .month = first};
    date->to = (Point){.year = year, .month = last};
    date->span = TRUE;
    return end;
}

/* 2021—2023年, 2021-2023. */
static gsize read_years(const Sentence *sentence, gsize at, Date *date)
{
    gsize end = point_year(sentence, at, &date->from.year);
    end = end ? read_dash(sentence, end) : 0;
    end = end ? point_year(sentence, end, &date->to.year) : 0;
    if (!end || date->to.year <= date->from.year)
        return 0;
    date->span = TRUE;
    gsize mark = point_mark(sentence, end, "年");
    gsize fiscal = mark ? point_mark(sentence, mark, "度") : 0;
    return fiscal ? fiscal : mark ? mark : end;
}

static const struct {
    const char *word;
    guint from, to;
} parts_of_year[] = {
    {"一季度", 1, 3},   {"第一季度", 1, 3}, {"1季度", 1, 3},      {"二季度", 4, 6},
    {"第二季度", 4, 6}, {"2季度", 4, 6},    {"三季度", 7, 9},     {"第三季度", 7, 9},
    {"3季度", 7, 9},    {"四季度", 10, 12}, {"第四季度", 10, 12}, {"4季度", 10, 12},
    {"前三季度", 1, 9}, {"上半年", 1, 6},   {"下半年", 7, 12},
};

static gsize read_part_of_year(const Sentence *sentence, gsize at, Date *date)
{
    for (guint i = 0; i < G_N_ELEMENTS(parts_of_year); i++) {
        gsize end = point_mark(sentence, at, parts_of_year[i].word);
        if (!end)
            continue;
        date->to = date->from;
        date->from.month = parts_of_year[i].from;
        date->to.month = parts_of_year[i].to;
        date->span = TRUE;
        return end;
    }
    return 0;
}

/* The day of 8月3日至5日 and 8月3-5日. */
static gsize read_days(const Sentence *sentence, gsize at, Date *date)
{
    guint number = 0;
    gsize end = at;
    if (!date->from.day) {
        end = point_small(sentence, sentence_skip(sentence, at), &date->from.day);
        if (!end || !read_dash(sentence, end) ||
            !point_day(sentence, read_dash(sentence, end), &number)) {
            date->from.day = 0;
            return 0;
        }
    }
    end = read_dash(sentence, end);
    end = end ? point_day(sentence, end, &number) : 0;
    if (!end)
        return 0;
    date->to = date->from;
    date->to.day = number;
    date->span = TRUE;
    return end;
}

/* The other end of a span whose first end stops at `at`: 2021年至2023年, 3月-5月. */
static gsize read_end(const Sentence *sentence, gsize at, Date *date)
{
    gsize start = read_dash(sentence, at);
    gsize end = start ? point_read(sentence, start, &date->to) : 0;
    if (!end)
        return 0;
    if (!date->to.year)
        date->to.year = date->from.year;
    gboolean same_kind = (date->from.month > 0) == (date->to.month > 0);
    if (!same_kind || date->to.year < date->from.year)
        return 0;
    date->span = TRUE;
    return end;
}

/* Month and day from digits without a mark between, if they are one date only: 919 is 9-19, 126 either of two. */
static void split_day(guint digits, Point *point)
{
    guint found = 0;
    for (guint unit = 10; unit <= 100; unit *= 10) {
        Point split = {.year = point->year, .month = digits / unit, .day = digits % unit};
        gboolean plain = split.day > 0 && split.day * 10 >= unit && split.month > 0;
        if (!plain || !point_possible(&split))
            continue;
        found++;
        point->month = split.month;
        point->day = split.day;
    }
    if (found != 1)
        point->month = point->day = 0;
}

/* 126日, behind a year or not: month and day run together. */
static gsize read_joined_day(const Sentence *sentence, gsize at, Date *date)
{
    guint digits;
    gsize end = point_digits(sentence, at, 4, &digits);
    if (!end || digits < 100 || !sentence_has(sentence, end, "日"))
        return 0;
    split_day(digits, &date->from);
    date->fault = "date";
    return end + strlen("日");
}

/* 2023815日; 填报日期：20250430; 512023年, where a figure lost its unit. */
static gsize read_joined(const Sentence *sentence, gsize at, Date *date)
{
    static const Word labels[] = {WORD("日期"), WORD("时间"), WORD("日期:"), WORD("时间:"),
                                  WORDS_END};
    gsize digits = sentence_digits(sentence, at), end = at + digits;
    guint year = digits > 4 && digits < 9 ? (guint)atoi(sentence->text + end - 4) : 0;
    gboolean labelled =
        digits == 8 && sentence_follows_any(sentence, sentence_skip_back(sentence, at), labels);

    if (year && point_is_year(year) && sentence_has(sentence, end, "年")) {
        date->from.year = year;
        date->fault = arena_printf(sentence->arena, "glued %.*s %u年", (int)(digits - 4),
                                   sentence->text + at, year);
        return end + strlen("年");
    }
    if (digits < 6 || digits > 8 || !(labelled || sentence_has(sentence, end, "日")))
        return read_joined_day(sentence, at, date);
    guint number = (guint)atoi(sentence->text + at), rest = 1;
    for (gsize i = 4; i < digits; i++)
        rest *= 10;
    date->from.year = number / rest;
    if (!point_is_year(date->from.year))
        return 0;
    split_day(number % rest, &date->from);
    date->fault = "date";
    return sentence_has(sentence, end, "日") ? end + strlen("日") : end;
}

/* What follows Y年, Y年M月 …: the rest of a span, or nothing. */
static gsize read_rest(const Sentence *sentence, gsize at, Date *date)
{
    guint year = date->from.year;
    gsize end = 0;
    if (!date->from.month) {
        end = read_months(sentence, at, year, date);
        end = end ? end : read_part_of_year(sentence, at, date);
        end = end ? end : read_joined_day(sentence, at, date);
    } else {
        end = read_days(sentence, at, date);
    }
    end = end ? end : read_end(sentence, at, date);
    return end ? end : at;
}

/* A year alone, 2023县民政局…: four digits that count nothing. */
static gsize read_bare_year(const Sentence *sentence, gsize at, Date *date)
{
    static const Word more[] = {WORD("余"), WORD("多"), WORD("来"), WORD("几"), WORD("."),
                                WORD("-"),  WORD("/"),  WORD(":"),  WORD("+"),  WORDS_END};
    Unit unit;
    gsize end = point_digits(sentence, at, 4, &date->from.year);
    gboolean whole = at == sentence_skip(sentence, 0) && sentence->text[end] == '\0';
    if (end != at + 4 || date->from.year < 1990 || date->from.year > 2049 || whole ||
        sentence_has_any(sentence, end, more) ||
        (sentence->text[end] == ',' && g_ascii_isdigit(sentence->text[end + 1])) ||
        g_ascii_isalpha(sentence->text[end]) ||
        units_match(sentence->units, sentence->text + end, &unit) > 0)
        return 0;
    gunichar before = sentence_previous(sentence, at);
    return before == '-' || before == '.' || before == '/' || before == ':' ? 0 : end;
}

static gsize read_any(const Sentence *sentence, gsize at, Date *date)
{
    gsize end = point_iso(sentence, at, &date->from);
    if (end)
        return end;
    *date = (Date){0};
    end = point_read(sentence, at, &date->from);
    if (end)
        return read_rest(sentence, end, date);
    end = read_months(sentence, at, 0, date);
    end = end ? end : read_years(sentence, at, date);
    if (end)
        return end;
    *date = (Date){0};
    end = read_bare_year(sentence, at, date);
    if (end)
        return end;
    *date = (Date){0};
    return read_joined(sentence, at, date);
}

/* 24月, 0月 with nothing that makes them dates are durations or codes. */
static gboolean is_duration(const Date *date)
{
    return !date->from.year && !date->from.day && !date->fault &&
           (date->from.month == 0 || date->from.month > 12);
}

/* 截至…, and 到… at the start of a clause; 2024年底 is the end of that year. */
static gboolean is_asof(const Sentence *sentence, gsize at, gsize *end, Date *date)
{
    static const Word until[] = {WORD("截至"),   WORD("截止"),   WORD("截至到"),
                                 WORD("截止到"), WORD("截止至"), WORDS_END};
    static const Word to[] = {WORD("到"), WORD("至"), WORDS_END};
    static const Word relative[] = {WORD("今年"), WORD("去年"), WORD("本年"), WORD("当年"),
                                    WORD("上年"), WORD("目前"), WORDS_END};
    static const Word last[] = {WORD("底"), WORD("末"), WORD("年底"), WORD("年末"), WORDS_END};
    gsize before = sentence_skip_back(sentence, at);
    before -= sentence_follows_any(sentence, before, relative);
    gsize clause = sentence_follows_any(sentence, before, to);
    gunichar mark = sentence_previous(sentence, before - clause);

    gsize behind = sentence_skip(sentence, *end);
    gsize ending = sentence_has_any(sentence, behind, last);
    if (ending && !date->from.day) {
        /* 年末 may begin the metric (年末结余), 底 never does */
        if (date->from.month || !sentence_follows(sentence, behind + ending, "末"))
            *end = behind + ending;
        date->from.month = date->from.month ? date->from.month : 12;
        return TRUE;
    }
    return sentence_follows_any(sentence, before, until) > 0 ||
           (clause > 0 && (mark < 0x80 ? strchr(",:;)", (int)mark) != NULL : mark == 0x3002));
}

static const char *form_of(const Sentence *sentence, gsize at, gsize *end, Date *date)
{
    if (date->span)
        return date->from.day ? "day" : date->from.month ? "months" : "years";
    if (is_asof(sentence, at, end, date))
        return "asof";
    if (date->from.fiscal)
        return "fiscal";
    return date->from.day ? "day" : date->from.month ? "month" : "year";
}

/* 1-10月 behind 2020年 is of that year, else of the report's; a year compared with (较2019年) lends itself to
 * nothing, nor does 去年 tell which it is. */
static void lend_year(Sentence *sentence, gsize at, Date *date)
{
    static const Word compared[] = {WORD("较"), WORD("比"), WORD("与"),
                                    WORD("和"), WORD("同"), WORDS_END};
    static const Word other[] = {WORD("去年"), WORD("上年"), WORD("明年"),
                                 WORD("次年"), WORD("同期"), WORDS_END};
    gsize before = sentence_skip_back(sentence, at);
    if (date->from.year) {
        if (!sentence_follows_any(sentence, before, compared))
            sentence->year = date->span ? date->to.year : date->from.year;
        return;
    }
    gboolean period = date->from.month && !date->from.day && !date->fault;
    guint year = sentence->year ? sentence->year : period ? sentence->fiscal : 0;
    if (!sentence_follows_any(sentence, before, other))
        date->from.year = date->to.year = year;
}

/* Digits, and behind them nothing, a point, a comma or a percent sign: no date unless there are four or eight. */
static gboolean is_figure(const Sentence *sentence, gsize at)
{
    gsize digits = sentence_digits(sentence, at);
    char next = sentence->text[at + digits];
    return digits > 0 && digits != 4 && digits != 8 &&
           (next == '\0' || next == '.' || next == ',' || next == '%');
}

gsize date_read(Sentence *sentence, gsize at)
{
    Date date = {0};
    if (is_figure(sentence, at))
        return at;
    gsize end = read_any(sentence, at, &date);
    if (!end || is_duration(&date))
        return at;
    if (!point_possible(&date.from) || !point_possible(&date.to)) {
        date.fault = "date";
        date.from = (Point){.year = date.from.year};
        date.span = FALSE;
    }
    lend_year(sentence, at, &date);
    date.form = form_of(sentence, at, &end, &date);
    Token token = {
        .kind = TOKEN_DATE,
        .at = at,
        .len = end - at,
        .form = date.form,
        .from = point_text(sentence, &date.from),
        .to = date.span ? point_text(sentence, &date.to) : "",
        .twice = date.fault,
    };
    g_array_append_val(sentence->tokens, token);
    return end;
}
