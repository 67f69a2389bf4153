#include "label.h"

#include "heading.h"
#include "line.h"
#include "pipeline/text.h"

#include <string.h>

#define HEAD_BYTES 90
#define TITLE_BYTES 200
#define CHROME_BYTES 240
#define NOTE_BYTES 60 /* within which a key and its colon stand */

/* A copy without blanks, or an empty one when the text is too long to be a label. */
typedef struct {
    gsize length;
    char text[LABEL_BYTES + 1];
} Squeezed;

static void squeeze(Squeezed *out, const char *text, gsize length)
{
    out->length = 0;
    if (length <= LABEL_BYTES) {
        const char *end = text + length;
        for (const char *at = blank_skip(text, end); at < end; at = blank_skip(at, end)) {
            gsize size = (gsize)g_utf8_skip[(guchar)*at];
            memcpy(out->text + out->length, at, size);
            out->length += size;
            at += size;
        }
    }
    out->text[out->length] = '\0';
}

static gboolean holds(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (strstr(text, *words))
            return TRUE;
    return FALSE;
}

/* Takes brackets off the end: 绩效评价报告（含专项业务费） */
static void drop_bracket(Squeezed *s)
{
    gboolean wide = g_str_has_suffix(s->text, "）");
    if (!wide && !g_str_has_suffix(s->text, ")"))
        return;
    char *open = strrchr(s->text, '(');
    for (char *next = strstr(s->text, "（"); next; next = strstr(next + 1, "（"))
        if (!open || next > open)
            open = next;
    if (open && open > s->text) {
        *open = '\0';
        s->length = (gsize)(open - s->text);
    }
}

/* TRUE if the text holds a mark that no title has. */
static gboolean holds_mark(const Squeezed *s)
{
    static const char *const wide[] = {"。", "；", "：", "，", "《"};
    for (gsize at = 0; at < s->length; at += g_utf8_skip[(guchar)s->text[at]]) {
        const char *c = s->text + at;
        if (*c == ':' || *c == ';' || *c == '"')
            return TRUE;
        if (*c != *wide[0] && *c != *wide[1])
            continue;
        for (guint i = 0; i < G_N_ELEMENTS(wide); i++)
            if (memcmp(c, wide[i], strlen("。")) == 0)
                return TRUE;
    }
    return FALSE;
}

/* Squeezes a line that may be a title; FALSE if it is a sentence, a numbered item or a quotation. */
static gboolean titular(Squeezed *s, const char *text, gsize length)
{
    Number number;
    if (length > TITLE_BYTES || number_parse(text, length, &number))
        return FALSE;
    squeeze(s, text, length);
    drop_bracket(s);
    return s->length > 0 && !holds_mark(s);
}

/* A cheap no for most lines: the last character ends neither a word of the kind nor a bracket. */
static gboolean may_end(const Words *words, WordKind kind, const char *text, gsize length)
{
    if (length < 3 || length > TITLE_BYTES)
        return FALSE;
    const char *last = text + length - 3;
    return words_may_end(words, kind, text, length) || last[2] == ')' || memcmp(last, "）", 3) == 0;
}

gboolean label_is_report(const Words *words, const char *text, gsize length)
{
    Squeezed s;
    return may_end(words, WORDS_REPORT, text, length) && titular(&s, text, length) &&
           words_end(words, WORDS_REPORT, s.text, s.length) > 0;
}

gboolean label_is_paper(const Words *words, const char *text, gsize length)
{
    Squeezed s;
    return may_end(words, WORDS_PAPER, text, length) && titular(&s, text, length) &&
           label_year(s.text, s.length, FALSE) > 0 &&
           words_end(words, WORDS_PAPER, s.text, s.length) > 0;
}

gboolean label_is_table(const Words *words, const char *text, gsize length)
{
    Squeezed s;
    return may_end(words, WORDS_TABLE, text, length) && titular(&s, text, length) &&
           text_characters(s.text, s.length) >= 4 &&
           words_end(words, WORDS_TABLE, s.text, s.length) > 0;
}

gboolean label_is_head(const Words *words, const char *text, gsize length)
{
    static const char *const stop = "。";
    Squeezed s;
    if (length > HEAD_BYTES)
        return FALSE;
    if (length > strlen(stop) && memcmp(text + length - strlen(stop), stop, strlen(stop)) == 0)
        length -= strlen(stop);
    return may_end(words, WORDS_HEAD, text, length) && titular(&s, text, length) &&
           words_end(words, WORDS_HEAD, s.text, s.length) > 0;
}

static gboolean keyed(const Words *words, WordKind kind, const Squeezed *s, gsize *behind)
{
    gsize key = words_start(words, kind, s->text, s->length);
    const char *at = s->text + key;
    if (key == 0 || (*at != ':' && !g_str_has_prefix(at, "：")))
        return FALSE;
    *behind = key + (*at == ':' ? 1 : strlen("："));
    return TRUE;
}

gboolean label_is_note(const Words *words, const char *text, gsize length)
{
    Squeezed s;
    gsize behind;
    if (!words_may_start(words, WORDS_NOTE, text, length))
        return FALSE;
    squeeze(&s, text, MIN(length, NOTE_BYTES));
    return keyed(words, WORDS_NOTE, &s, &behind);
}

gboolean label_is_measure(const Words *words, const char *text, gsize length)
{
    static const char *const measures[] = {"元", "人", "%", "％", "平方米", "㎡", "吨", NULL};
    Squeezed s;
    gsize behind;
    if (length > NOTE_BYTES || !words_may_start(words, WORDS_MEASURE, text, length))
        return FALSE;
    squeeze(&s, text, length);
    return s.length > 0 && keyed(words, WORDS_MEASURE, &s, &behind) && s.length - behind <= 24 &&
           holds(s.text + behind, measures);
}

gboolean label_is_date(const char *text, gsize length)
{
    static const char *const parts[] = {"年", "月", "日", "一", "二", "三", "四", "五", "六",
                                        "七", "八", "九", "十", "〇", "○",  "零", NULL};
    Squeezed s;
    squeeze(&s, text, MIN(length, 60));
    if (length > 60 || s.length < 6)
        return FALSE;
    gboolean year = FALSE;
    for (const char *at = s.text; *at;) {
        if (strchr("0123456789-/.:", *at)) {
            at++;
            continue;
        }
        const char *const *part = parts;
        while (*part && !g_str_has_prefix(at, *part))
            part++;
        if (!*part)
            return FALSE;
        year |= part == parts;
        at += strlen(*part);
    }
    return year || (strchr(s.text, '-') && s.length >= 8);
}

/* One of the marks that stand about the buttons of a page: 【字号： 大 中 小 】. */
static gboolean is_mark(const char *at)
{
    static const char *const marks = "[]()<>|:-*";
    if ((guchar)*at < 0x80)
        return strchr(marks, *at) != NULL;
    gunichar c = g_utf8_get_char(at);
    return !g_unichar_isalnum(c) && c != 0x3007;
}

/* 【字号： 大 中 小 】 打印: what is left without marks, from the first character that is none. */
static void drop_marks(Squeezed *s, const char *first)
{
    char *out = s->text;
    for (const char *at = first; *at;) {
        gsize size = (gsize)g_utf8_skip[(guchar)*at];
        if (!is_mark(at)) {
            memmove(out, at, size);
            out += size;
        }
        at += size;
    }
    *out = '\0';
    s->length = (gsize)(out - s->text);
}

/* TRUE if words of the kind are all there is: 打印关闭 */
static gboolean is_whole(const Words *words, WordKind kind, const Squeezed *s)
{
    gsize at = 0, word = 1;
    for (; word > 0 && at < s->length; at += word)
        word = words_start(words, kind, s->text + at, s->length - at);
    return s->length > 0 && word > 0;
}

/* Words of the kind and marks are all there is, at least a word; or, at the front of a document, marks alone. */
static gboolean is_buttons(const Words *words, Squeezed *s, gboolean front)
{
    const char *first = s->text;
    while (*first && is_mark(first))
        first = g_utf8_next_char(first);
    if (*first == '\0')
        return front;
    if (!words_may_lead(words, WORDS_CHROME, *first))
        return FALSE;
    drop_marks(s, first);
    return is_whole(words, WORDS_CHROME, s);
}

/* `2025-03-12 10:25 来源：…`: bytes of the date in front. */
static gsize date_before(const Squeezed *s)
{
    gsize length = 0;
    for (gboolean on = TRUE; on;) {
        const char *at = s->text + length;
        on = *at && (strchr("0123456789-/.:", *at) || g_str_has_prefix(at, "年") ||
                     g_str_has_prefix(at, "月") || g_str_has_prefix(at, "日"));
        length += on ? g_utf8_skip[(guchar)*at] : 0;
    }
    static const char *const days[] = {"日", "-", "/", NULL};
    g_autofree char *date = g_strndup(s->text, length);
    return holds(date, days) && label_is_date(date, length) ? length : 0;
}

/* A cheap no for most lines, by their first character. */
static gboolean may_be_chrome(const Words *words, const char *text, gsize length)
{
    if (g_ascii_isalnum(*text))
        return words_may_lead(words, WORDS_CHROME_END, *text) ||
               words_may_lead(words, WORDS_CHROME, *text);
    return (guchar)*text < 0xE4 || words_may_start(words, WORDS_CHROME_END, text, length) ||
           words_may_start(words, WORDS_CHROME, text, length);
}

gboolean label_is_chrome(const Words *words, const char *text, gsize length, gboolean front)
{
    Squeezed s;
    if (length == 0 || length > CHROME_BYTES || (!front && !may_be_chrome(words, text, length)))
        return FALSE;
    squeeze(&s, text, length);
    if (words_start(words, WORDS_CHROME_END, s.text, s.length) > 0)
        return TRUE;
    if (front) {
        gsize bullet = g_str_has_prefix(s.text, "•") ? strlen("•") : 0;
        gsize date = bullet ? 0 : date_before(&s);
        if (words_start(words, WORDS_CHROME_START, s.text + bullet, s.length - bullet) > 0 ||
            (date && words_start(words, WORDS_CHROME_START, s.text + date, s.length - date) > 0) ||
            (bullet && label_is_date(s.text + bullet, s.length - bullet)))
            return TRUE;
    }
    return is_buttons(words, &s, front);
}

gboolean label_is_plain(const char *text, gsize length)
{
    Squeezed s;
    return length <= TITLE_BYTES / 2 && titular(&s, text, length) && !label_is_date(text, length);
}

/* 二○二一, the four characters in front of 年. */
static guint han_year(const char *text)
{
    static const char *const digits[] = {"○",  "一", "二", "三", "四", "五", "六",
                                         "七", "八", "九", "〇", "零", "Ｏ", "O"};
    guint year = 0;
    for (guint i = 0; i < 4; i++) {
        guint digit = 0;
        while (digit < G_N_ELEMENTS(digits) && !g_str_has_prefix(text, digits[digit]))
            digit++;
        if (digit == G_N_ELEMENTS(digits))
            return 0;
        year = year * 10 + (digit < 10 ? digit : 0);
        text += strlen(digits[digit]);
    }
    return g_str_has_prefix(text, "年") ? year : 0;
}

static gboolean is_year(guint year)
{
    return year >= 1980 && year <= 2099;
}

guint label_year(const char *text, gsize length, gboolean fiscal)
{
    static const char *const behind[] = {"年", "-", "—", "–", "－", "~", "～", "至"};
    const char *end = text + length;
    for (const char *at = text; at + 4 < end; at++) {
        guint year = 0;
        if (*at == '2' || *at == '1') {
            gsize digits = strspn(at, "0123456789");
            const char *next = blank_skip(at + digits, end);
            year = digits == 4 ? (guint)strtoul(at, NULL, 10) : 0;
            gboolean dated = FALSE;
            for (guint i = 0; i < G_N_ELEMENTS(behind); i++)
                dated |= g_str_has_prefix(next, behind[i]);
            if (!dated || (fiscal && !g_str_has_prefix(next, "年度")))
                year = 0;
            at += digits > 0 ? digits - 1 : 0;
        } else if (!fiscal && *at == *"二" && g_str_has_prefix(at, "二")) {
            year = han_year(at);
        }
        if (is_year(year))
            return year;
    }
    return 0;
}

/* Steps behind `2023年度`, `2019-2023年`, `二○二三年度` at the start of a title. */
static const char *skip_year(const char *at)
{
    const char *han = han_year(at) ? strstr(at, "年") : NULL;
    if (han)
        return han + strlen(g_str_has_prefix(han, "年度") ? "年度" : "年");
    gsize digits = strspn(at, "0123456789-~");
    if (digits >= 4)
        at += digits;
    if (digits >= 4 && g_str_has_prefix(at, "年度"))
        at += strlen("年度");
    else if (digits >= 4 && g_str_has_prefix(at, "年"))
        at += strlen("年");
    return at;
}

static gboolean follows_body(const char *at)
{
    static const char *const words[] = {"部门", "整体", "项目", "本级", "单位", "决算",
                                        "预算", "绩效", "关于", "机关", "2",    "二○",
                                        "二〇", "二零", "(",    "（",   NULL};
    for (guint i = 0; words[i]; i++)
        if (g_str_has_prefix(at, words[i]))
            return TRUE;
    return *at == '\0';
}

char *label_body(const Words *words, const char *title)
{
    Squeezed s;
    squeeze(&s, title, strlen(title));
    const char *from = skip_year(s.text), *end = s.text + s.length;
    if (g_str_has_prefix(from, "关于"))
        from += strlen("关于");
    for (const char *at = from; at < end; at = g_utf8_next_char(at)) {
        const char *next = g_utf8_next_char(at);
        gsize length = (gsize)(next - from);
        if (length >= 9 && words_end(words, WORDS_BODY, from, length) > 0 && follows_body(next))
            return g_strndup(from, length);
    }
    return NULL;
}

char *label_unit(const Words *words, const char *text, gsize length)
{
    Squeezed s;
    gsize behind;
    squeeze(&s, text, length);
    if (s.length == 0 || !keyed(words, WORDS_UNIT, &s, &behind))
        return NULL;
    char *at = s.text + behind;
    char *stop = strpbrk(at, "(:");
    if (stop)
        *stop = '\0';
    for (char *wide = strstr(at, "（"); wide; wide = NULL)
        *wide = '\0';
    return *at ? g_strdup(at) : NULL;
}
