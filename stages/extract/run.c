#include "run.h"

#include "label.h"
#include "line.h"
#include "pipeline/text.h"

#include <string.h>

#define TITLE_CHARACTERS 20  /* of a title with text behind it on the line */
#define ALONE_CHARACTERS 60  /* of a title alone on its line */
#define CLAUSE_CHARACTERS 10 /* of a first clause that names an item */

static inline gboolean starts(const char *at, const char *end, const char *word)
{
    gsize length = strlen(word);
    return (gsize)(end - at) >= length && *at == *word && memcmp(at, word, length) == 0;
}

/* Bytes of the mark that ends a title here; 0 if none does. */
static gsize closing(const char *at, const char *end)
{
    static const char *const marks[] = {"。", "：", "；", "！", "？"};
    if (*at == ':' || *at == ';')
        return 1;
    if (*at != *marks[0] && *at != *marks[1])
        return 0;
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
        if (starts(at, end, marks[i]))
            return strlen(marks[i]);
    return 0;
}

/* Digits that are no year: a figure, which no title has. */
static gboolean has_figure(const char *at, const char *end)
{
    while (at < end) {
        gsize digits = 0;
        while (at + digits < end && g_ascii_isdigit(at[digits]))
            digits++;
        if (digits == 0) {
            at++;
            continue;
        }
        const char *behind = blank_skip(at + digits, end);
        if (digits != 4 || (!starts(behind, end, "年") && *behind != '-'))
            return TRUE;
        at += digits;
    }
    return FALSE;
}

/* Any one of ；。！？ inside the text: a sentence, not a title. */
static gboolean has_stop(const char *at, const char *end)
{
    for (; at < end; at = g_utf8_next_char(at))
        if (closing(at, end) && *at != ':' && !starts(at, end, "："))
            return TRUE;
    return FALSE;
}

static gboolean is_colon(const char *at, const char *end)
{
    return *at == ':' || starts(at, end, "：");
}

/* Ends as headings do, and so does its first clause: 项目资金管理情况分析，主要包括…情况 */
static gboolean headlike(const Words *words, const char *from, const char *end)
{
    const char *at = from;
    while (at < end && *at != ',' && !starts(at, end, "，"))
        at = g_utf8_next_char(at);
    return words_end(words, WORDS_HEAD, from, (gsize)(end - from)) > 0 &&
           words_end(words, WORDS_HEAD, from, (gsize)(at - from)) > 0;
}

/* The whole rest of the line as a title: short, without figures, ending in no stop, or in a word that headings
 * end in. */
static gboolean title_alone(const Words *words, const char *from, const char *end, Run *run)
{
    const char *stop = end;
    gsize mark = end - from >= 3 ? closing(end - 3, end) : 0;
    if (mark != 3)
        mark = end > from ? closing(end - 1, end) : 0;
    stop -= mark;
    gboolean colon = mark > 0 && is_colon(stop, end);
    gsize length = (gsize)(stop - from);
    if (length > 3 * ALONE_CHARACTERS || has_figure(from, stop) || has_stop(from, stop))
        return FALSE;
    if (mark > 0 && !colon && !headlike(words, from, stop))
        return FALSE;
    run->title_to = run->title_from + length;
    run->rest = run->title_from + (gsize)(end - from);
    return TRUE;
}

/* A short first clause with a full stop or a colon behind it, and text behind that. */
static gboolean title_running(const char *from, const char *end, Run *run)
{
    guint characters = 0;
    for (const char *at = from; at < end && characters <= TITLE_CHARACTERS;
         at = g_utf8_next_char(at), characters++) {
        gsize mark = closing(at, end);
        if (mark == 0)
            continue;
        gboolean ends = starts(at, end, "。") || is_colon(at, end);
        if (!ends || has_figure(from, at) || at == from || blank_skip(at + mark, end) == end)
            return FALSE;
        run->title_to = run->title_from + (gsize)(at - from);
        run->rest = run->title_to + mark;
        return TRUE;
    }
    return FALSE;
}

/* `项目决策，指标分值15分…`: a short first clause names the item; the sentence keeps it. */
static void title_clause(const char *from, const char *end, Run *run)
{
    guint characters = 0;
    const char *at = from;
    while (at < end && characters <= CLAUSE_CHARACTERS && *at != ',' && !starts(at, end, "，")) {
        if (closing(at, end) || starts(at, end, "、") || g_ascii_isdigit(*at))
            return;
        at = g_utf8_next_char(at);
        characters++;
    }
    if (at < end && characters <= CLAUSE_CHARACTERS)
        run->title_to = run->title_from + (gsize)(at - from);
}

gboolean run_parse(const Words *words, const char *text, gsize length, Run *run)
{
    const char *end = text + length;
    *run = (Run){0};
    if (!number_parse(text, length, &run->number))
        return FALSE;
    run->title_from = run->title_to = run->rest = run->number.rest;
    const char *from = text + run->number.rest;
    Number inner;
    System system = run->number.system;
    if (system >= SYSTEM_ANNEX) {
        gboolean list = number_parse(from, (gsize)(end - from), &inner);
        run->title_to = list ? run->title_from : length;
        run->rest = list ? run->title_from : length;
    } else if (system == SYSTEM_HAN_IS) {
        run->rest = run->number.at;
    } else if (!title_running(from, end, run) && !title_alone(words, from, end, run)) {
        title_clause(from, end, run);
    }
    return TRUE;
}
