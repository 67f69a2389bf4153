#include "ordinal.h"

#define HAN_MOST 9999
#define ROMAN_MOST 3999
#define CIRCLED_MOST 20

/* Thousands, hundreds, tens, ones: 一千零二十, 十二; the formal digits say 壹拾贰. */
static void append_han(GString *out, guint number, gboolean formal)
{
    static const char *const plain[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    static const char *const legal[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
    static const char *const units[2][4] = {{"", "十", "百", "千"}, {"", "拾", "佰", "仟"}};
    gboolean begun = FALSE, gap = FALSE;
    guint scale = 1000;
    if (number == 0)
        g_string_append(out, "零");
    for (gint place = 3; place >= 0; place--, scale /= 10) {
        guint digit = number / scale % 10;
        gap |= begun && digit == 0;
        if (digit == 0)
            continue;
        if (gap)
            g_string_append(out, "零");
        if (digit != 1 || place != 1 || begun || formal)
            g_string_append(out, formal ? legal[digit] : plain[digit]);
        g_string_append(out, units[formal][place]);
        begun = TRUE;
        gap = FALSE;
    }
}

static void append_roman(GString *out, guint number)
{
    static const char *const signs[] = {"m",  "cm", "d",  "cd", "c",  "xc", "l",
                                        "xl", "x",  "ix", "v",  "iv", "i"};
    static const guint values[] = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    for (guint i = 0; i < G_N_ELEMENTS(values); i++)
        for (; number >= values[i]; number -= values[i])
            g_string_append(out, signs[i]);
}

/* a … z, aa, bb … as Word counts. */
static void append_letter(GString *out, guint number)
{
    for (guint i = 0; i <= (number - 1) / 26 && i < 8; i++)
        g_string_append_c(out, (char)('a' + (number - 1) % 26));
}

static void append_wide(GString *out, guint number)
{
    g_autofree char *digits = g_strdup_printf("%u", number);
    for (const char *c = digits; *c; c++)
        g_string_append_unichar(out, 0xFF10 + (gunichar)(*c - '0'));
}

static void append_of(GString *out, const char *characters, guint number)
{
    g_string_append_unichar(
        out, g_utf8_get_char(g_utf8_offset_to_pointer(characters, (glong)number - 1)));
}

/* TRUE if the kind has a sign of its own for the number. */
static gboolean has_sign(Ordinal kind, guint number)
{
    switch (kind) {
    case ORDINAL_HAN:
    case ORDINAL_FORMAL:
        return number <= HAN_MOST;
    case ORDINAL_CIRCLED:
        return number >= 1 && number <= CIRCLED_MOST;
    case ORDINAL_ROMAN:
    case ORDINAL_ROMAN_CAPITAL:
        return number >= 1 && number <= ROMAN_MOST;
    case ORDINAL_STEM:
        return number >= 1 && number <= 10;
    case ORDINAL_BRANCH:
        return number >= 1 && number <= 12;
    default:
        return number >= 1 || kind == ORDINAL_WIDE;
    }
}

void ordinal_append(GString *out, Ordinal kind, guint number)
{
    gsize before = out->len;
    if (kind == ORDINAL_NONE)
        return;
    if (!has_sign(kind, number) || kind == ORDINAL_ARABIC)
        g_string_append_printf(out, "%u", number);
    else if (kind == ORDINAL_PADDED)
        g_string_append_printf(out, "%02u", number);
    else if (kind == ORDINAL_WIDE)
        append_wide(out, number);
    else if (kind == ORDINAL_HAN || kind == ORDINAL_FORMAL)
        append_han(out, number, kind == ORDINAL_FORMAL);
    else if (kind == ORDINAL_CIRCLED)
        g_string_append_unichar(out, 0x2460 + number - 1);
    else if (kind == ORDINAL_LETTER || kind == ORDINAL_CAPITAL)
        append_letter(out, number);
    else if (kind == ORDINAL_ROMAN || kind == ORDINAL_ROMAN_CAPITAL)
        append_roman(out, number);
    else if (kind == ORDINAL_STEM)
        append_of(out, "甲乙丙丁戊己庚辛壬癸", number);
    else
        append_of(out, "子丑寅卯辰巳午未申酉戌亥", number);
    if (kind == ORDINAL_CAPITAL || kind == ORDINAL_ROMAN_CAPITAL)
        for (char *c = out->str + before; *c; c++)
            *c = g_ascii_toupper(*c);
}
