#include "heading.h"

#include "line.h"
#include "pipeline/text.h"

#include <string.h>

#define ANNEX_BYTES 200
#define CAPTION_BYTES 160

static const char *const names[SYSTEMS] = {
    [SYSTEM_NONE] = "none",
    [SYSTEM_TITLE] = "title",
    [SYSTEM_PART] = "part",
    [SYSTEM_HAN] = "han",
    [SYSTEM_HAN_PAREN] = "han-paren",
    [SYSTEM_ARABIC] = "arabic",
    [SYSTEM_ARABIC_PAREN] = "arabic-paren",
    [SYSTEM_ARABIC_HALF] = "arabic-half",
    [SYSTEM_CIRCLED] = "circled",
    [SYSTEM_HAN_IS] = "han-is",
    [SYSTEM_ANNEX] = "annex",
    [SYSTEM_TABLE] = "table",
    [SYSTEM_FIGURE] = "figure",
};

const char *system_name(System system)
{
    return names[system];
}

/* Steps over the literal if it stands at *at. */
static gboolean take(const char **at, const char *end, const char *literal)
{
    gsize length = strlen(literal);
    if ((gsize)(end - *at) < length || memcmp(*at, literal, length) != 0)
        return FALSE;
    *at += length;
    return TRUE;
}

static gboolean take_any(const char **at, const char *end, const char *const *literals)
{
    for (; *literals; literals++)
        if (take(at, end, *literals))
            return TRUE;
    return FALSE;
}

static gboolean is_digit(const char *at, const char *end)
{
    if (at < end && g_ascii_isdigit(*at))
        return TRUE;
    return end - at >= 3 && (guchar)at[0] == 0xEF && (guchar)at[1] == 0xBC &&
           (guchar)at[2] >= 0x90 && (guchar)at[2] <= 0x99;
}

gboolean numeral_arabic(const char **at, const char *end, guint *value)
{
    const char *c = *at;
    guint digits = 0;
    *value = 0;
    for (; digits < 4 && is_digit(c, end); digits++) {
        gboolean ascii = g_ascii_isdigit(*c);
        *value = *value * 10 + (guint)(ascii ? *c - '0' : (guchar)c[2] - 0x90);
        c += ascii ? 1 : 3;
    }
    if (digits == 0 || digits > 3)
        return FALSE;
    *at = c;
    return TRUE;
}

static guint han_digit(const char **at, const char *end)
{
    static const char *const digits[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
    for (guint i = 0; i < G_N_ELEMENTS(digits); i++)
        if (take(at, end, digits[i]))
            return i + 1;
    return 0;
}

gboolean numeral_han(const char **at, const char *end, guint *value)
{
    const char *c = *at;
    guint first = han_digit(&c, end);
    gboolean ten = take(&c, end, "十");
    guint last = ten ? han_digit(&c, end) : 0;
    if (!first && !ten)
        return FALSE;
    *value = ten ? MAX(first, 1) * 10 + last : first;
    *at = c;
    return TRUE;
}

static gboolean numeral(const char **at, const char *end, guint *value)
{
    return numeral_arabic(at, end, value) || numeral_han(at, end, value);
}

static gboolean parse_part(const char **at, const char *end, Number *number)
{
    static const char *const kinds[] = {"部分", "章", "节", "篇", NULL};
    const char *c = *at;
    if (!take(&c, end, "第"))
        return FALSE;
    c = blank_skip(c, end);
    if (!numeral(&c, end, &number->ordinal))
        return FALSE;
    c = blank_skip(c, end);
    if (!take_any(&c, end, kinds))
        return FALSE;
    number->system = SYSTEM_PART;
    *at = c;
    return TRUE;
}

/* （一） ( 1 ） with either kind of bracket on either side, and a mark behind that some add. */
static gboolean parse_bracket(const char **at, const char *end, Number *number)
{
    static const char *const opens[] = {"（", "(", NULL};
    static const char *const closes[] = {"）", ")", NULL};
    static const char *const marks[] = {"、", "．", "：", NULL};
    const char *c = *at;
    if (!take_any(&c, end, opens))
        return FALSE;
    c = blank_skip(c, end);
    gboolean arabic = numeral_arabic(&c, end, &number->ordinal);
    if (!arabic && !numeral_han(&c, end, &number->ordinal))
        return FALSE;
    c = blank_skip(c, end);
    if (!take_any(&c, end, closes) || number->ordinal > 99)
        return FALSE;
    take_any(&c, end, marks);
    number->system = arabic ? SYSTEM_ARABIC_PAREN : SYSTEM_HAN_PAREN;
    *at = c;
    return !arabic || blank_skip(c, end) < end;
}

/* Digits behind 1、 are an item's text when they are a year or a count, but not in 3、4月份. */
static gboolean goes_on_counting(const char *at, const char *end)
{
    static const char *const words[] = {"、", "月", "日", "号", "季", "-", "－", "—", "～", NULL};
    guint value;
    return numeral_arabic(&at, end, &value) && take_any(&at, end, words);
}

static gboolean parse_arabic(const char **at, const char *end, Number *number)
{
    static const char *const points[] = {".", "．", NULL};
    static const char *const halves[] = {")", "）", NULL};
    const char *c = *at;
    if (!numeral_arabic(&c, end, &number->ordinal) || number->ordinal > 99)
        return FALSE;
    const char *behind = blank_skip(c, end);
    if (take(&behind, end, "、")) {
        number->system = SYSTEM_ARABIC;
        *at = behind;
        return !goes_on_counting(behind, end);
    }
    if (take_any(&c, end, points)) {
        number->system = SYSTEM_ARABIC;
        take(&c, end, "、");
        *at = c;
        return c < end && !is_digit(c, end) && *c != '%';
    }
    if (!take_any(&c, end, halves))
        return FALSE;
    take(&c, end, "、");
    number->system = SYSTEM_ARABIC_HALF;
    *at = c;
    return blank_skip(c, end) < end;
}

#define WRAPPED_CHARACTERS 30

/* 十三、表十四） goes on with a bracket of the line before: （见表十二、表 | 十三、表十四）. */
static gboolean closes_bracket(const char *at, const char *end)
{
    for (guint i = 0; at < end && i < WRAPPED_CHARACTERS; i++, at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c == ')' || c == 0xFF09)
            return TRUE;
        if (c == '(' || c == 0xFF08 || c == 0x3002 /* 。 */ || g_unichar_isdigit(c))
            return FALSE;
    }
    return FALSE;
}

static gboolean parse_han(const char **at, const char *end, Number *number)
{
    static const char *const marks[] = {"、", "．", ".", NULL};
    const char *c = *at;
    if (!numeral_han(&c, end, &number->ordinal))
        return FALSE;
    number->system = take(&c, end, "是") ? SYSTEM_HAN_IS : SYSTEM_HAN;
    if (number->system == SYSTEM_HAN) {
        c = blank_skip(c, end);
        if (!take_any(&c, end, marks))
            return FALSE;
        const char *next = c;
        guint other;
        if (numeral_han(&next, end, &other) && take(&next, end, "、"))
            return FALSE; /* 二、三产业 */
        if (closes_bracket(c, end))
            return FALSE;
    }
    *at = c;
    return TRUE;
}

/* ① to ⑳ and ⑴ to ⒇ */
static gboolean parse_circled(const char **at, const char *end, Number *number)
{
    if (end - *at < 3)
        return FALSE;
    gunichar c = g_utf8_get_char(*at);
    if (c < 0x2460 || c > 0x2487)
        return FALSE;
    number->system = c <= 0x2473 ? SYSTEM_CIRCLED : SYSTEM_ARABIC_PAREN;
    number->ordinal = (c - 0x2460) % 20 + 1;
    *at += 3;
    return TRUE;
}

/* 附件1 附件：… 附表2-1 附件 3 */
static gboolean parse_annex(const char **at, const char *end, Number *number)
{
    static const char *const kinds[] = {"附件", "附表", "附录", "附", NULL};
    static const char *const marks[] = {"：", ":", "、", ".", "．", NULL};
    const char *c = *at;
    if (end - c > ANNEX_BYTES || !take_any(&c, end, kinds))
        return FALSE;
    const char *behind = blank_skip(c, end);
    gboolean counted = numeral(&behind, end, &number->ordinal);
    if (counted && take(&behind, end, "-")) {
        guint second;
        counted = numeral_arabic(&behind, end, &second);
    }
    if (counted)
        c = behind;
    else
        number->ordinal = 0;
    behind = blank_skip(c, end);
    gboolean marked = take_any(&behind, end, marks);
    if (marked)
        c = behind;
    number->system = SYSTEM_ANNEX;
    *at = c;
    return marked || blank_skip(c, end) == end || (counted && blank_skip(c, end) > c) ||
           (counted && c < end && text_is_han(g_utf8_get_char(c)));
}

/* 表 7 …, 图1：… alone on a line; in a sentence (表1所示，…) there is a comma or a stop. */
static gboolean parse_caption(const char **at, const char *end, Number *number)
{
    const char *c = *at;
    if (end - c > CAPTION_BYTES)
        return FALSE;
    number->system = take(&c, end, "表") ? SYSTEM_TABLE : SYSTEM_FIGURE;
    if (number->system == SYSTEM_FIGURE && !take(&c, end, "图"))
        return FALSE;
    c = blank_skip(c, end);
    if (!numeral_arabic(&c, end, &number->ordinal))
        return FALSE;
    if (c < end && (*c == '-' || *c == '.')) {
        guint second;
        c++;
        if (!numeral_arabic(&c, end, &second))
            return FALSE;
    }
    *at = c;
    gsize left = (gsize)(end - c);
    return !g_strstr_len(c, (gssize)left, "，") && !g_strstr_len(c, (gssize)left, "。") &&
           !g_strstr_len(c, (gssize)left, "；");
}

static const char *skip_bullet(const char *at, const char *end)
{
    static const char *const bullets[] = {"- ", "* ", "•", "·", "●", "◆", "■", "➢", NULL};
    const char *c = at;
    return take_any(&c, end, bullets) ? blank_skip(c, end) : at;
}

typedef gboolean (*NumberParser)(const char **, const char *, Number *);

/* What a number may be by its first character; NULL when there is none. */
static NumberParser parser_of(const char *at, const char *end)
{
    if (at >= end)
        return NULL;
    if (g_ascii_isdigit(*at))
        return parse_arabic;
    if ((guchar)*at < 0xE2)
        return *at == '(' ? parse_bracket : NULL;
    if ((guchar)*at >= 0xF0 || end - at < 3)
        return NULL;
    gunichar c =
        ((guchar)at[0] & 0x0Fu) << 12 | ((guchar)at[1] & 0x3Fu) << 6 | ((guchar)at[2] & 0x3Fu);
    switch (c) {
    case 0xFF08: /* （ */
        return parse_bracket;
    case 0x7B2C: /* 第 */
        return parse_part;
    case 0x9644: /* 附 */
        return parse_annex;
    case 0x8868: /* 表 */
    case 0x56FE: /* 图 */
        return parse_caption;
    case 0x4E00: /* 一 to 十 */
    case 0x4E8C:
    case 0x4E09:
    case 0x56DB:
    case 0x4E94:
    case 0x516D:
    case 0x4E03:
    case 0x516B:
    case 0x4E5D:
    case 0x5341:
        return parse_han;
    default:
        if (c >= 0xFF10 && c <= 0xFF19)
            return parse_arabic;
        return c >= 0x2460 && c <= 0x2487 ? parse_circled : NULL;
    }
}

gboolean number_parse(const char *text, gsize length, Number *number)
{
    const char *end = text + length, *from = text;
    *number = (Number){0};
    NumberParser parse = parser_of(from, end);
    if (!parse && length > 0 &&
        (*text == '-' || *text == '*' || (guchar)*text == 0xC2 || (guchar)*text == 0xE2)) {
        from = skip_bullet(text, end);
        parse = parser_of(from, end);
    }
    const char *at = from;
    if (!parse || !parse(&at, end, number))
        return FALSE;
    number->at = (gsize)(from - text);
    number->length = (gsize)(at - from);
    number->rest = (gsize)(blank_skip(at, end) - text);
    return TRUE;
}
