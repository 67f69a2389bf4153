/* What a short line on its own is: a report's title, a table's title, a heading, a note, page chrome. */
#pragma once

#include "words.h"

#define LABEL_BYTES 240 /* nothing longer is a label */

/* A report's title, wherever it stands (…绩效自评报告). */
gboolean label_is_report(const Words *words, const char *text, gsize length);

/* A title of another kind of paper, if it stands in front of everything else (…公报, …决算). */
gboolean label_is_paper(const Words *words, const char *text, gsize length);

/* A table's title without a number (…自评表). */
gboolean label_is_table(const Words *words, const char *text, gsize length);

/* A heading without a number (项目绩效情况). */
gboolean label_is_head(const Words *words, const char *text, gsize length);

/* A line beside a table that is none of its cells (填表人：…). */
gboolean label_is_note(const Words *words, const char *text, gsize length);

/* 单位：万元 */
gboolean label_is_measure(const Words *words, const char *text, gsize length);

/* What a web page puts around a report; `front` when the report has not begun yet. */
gboolean label_is_chrome(const Words *words, const char *text, gsize length, gboolean front);

/* A date alone: 2025年5月20日, 二○二一年七月十八日, 2024-10-15 10:29. */
gboolean label_is_date(const char *text, gsize length);

/* A line that may be a piece of a title: short, unnumbered, without a stop. */
gboolean label_is_plain(const char *text, gsize length);

/* The fiscal year that the text names first, 0 if none; `fiscal` asks for 年度. */
guint label_year(const char *text, gsize length, gboolean fiscal);

/* The reporting body that a title names, or that a line of the cover (单位名称：…) does; NULL if none.
 * Free with g_free. */
char *label_body(const Words *words, const char *title);
char *label_unit(const Words *words, const char *text, gsize length);
