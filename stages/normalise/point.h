/* One point in time as printed: Y年M月D日 in any part, in digits or Chinese numerals; 2024-12-31. */
#pragma once

#include "sentence.h"

typedef struct {
    guint year, month, day; /* 0 where it is not named */
    gboolean fiscal;        /* Y年度 */
} Point;

/* The readers return where what they read ends, or 0 when it is not there; blanks may stand between parts. */

/* Y年, Y年M月, Y年M月D日, M月, M月D日. */
gsize point_read(const Sentence *sentence, gsize at, Point *point);

/* 2024-12-31, 2023.6.18, 2023/6/18. */
gsize point_iso(const Sentence *sentence, gsize at, Point *point);

/* Digits, at most so many; four digits of a year; the number of a month or day; in either script but the first. */
gsize point_digits(const Sentence *sentence, gsize at, gsize most, guint *value);
gsize point_year(const Sentence *sentence, gsize at, guint *year);
gsize point_small(const Sentence *sentence, gsize at, guint *value);

/* A number with its mark: M月, D日. */
gsize point_month(const Sentence *sentence, gsize at, guint *month);
gsize point_day(const Sentence *sentence, gsize at, guint *day);

/* The mark behind a number that ends at `at`; nothing when `at` is 0, so that calls can be chained. */
gsize point_mark(const Sentence *sentence, gsize at, const char *mark);

gboolean point_is_year(guint number);

/* FALSE for 13月 and 2月30日. */
gboolean point_possible(const Point *point);

/* 2024, 2024-01, 2024-01-31; without a year 01 and 01-31. From the sentence's arena. */
const char *point_text(const Sentence *sentence, const Point *point);
