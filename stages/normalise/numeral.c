#include "numeral.h"

#define MYRIAD 10000
#define NUMERAL_MOST ((gint64)1 << 52)

/* The three bytes of a character as one number. */
#define CODE(a, b, c) ((guint32)(a) << 16 | (b) << 8 | (c))

gint64 numeral_value(const char *text)
{
    const guchar *c = (const guchar *)text;
    switch (CODE(c[0], c[1], c[2])) {
    case CODE(0xE3, 0x80, 0x87): /* 〇 */
    case CODE(0xE2, 0x97, 0x8B): /* ○ */
    case CODE(0xE9, 0x9B, 0xB6): /* 零 */
        return 0;
    case CODE(0xE4, 0xB8, 0x80): /* 一 */
        return 1;
    case CODE(0xE4, 0xBA, 0x8C): /* 二 */
    case CODE(0xE4, 0xB8, 0xA4): /* 两 */
        return 2;
    case CODE(0xE4, 0xB8, 0x89): /* 三 */
        return 3;
    case CODE(0xE5, 0x9B, 0x9B): /* 四 */
        return 4;
    case CODE(0xE4, 0xBA, 0x94): /* 五 */
        return 5;
    case CODE(0xE5, 0x85, 0xAD): /* 六 */
        return 6;
    case CODE(0xE4, 0xB8, 0x83): /* 七 */
        return 7;
    case CODE(0xE5, 0x85, 0xAB): /* 八 */
        return 8;
    case CODE(0xE4, 0xB9, 0x9D): /* 九 */
        return 9;
    case CODE(0xE5, 0x8D, 0x81): /* 十 */
        return 10;
    case CODE(0xE7, 0x99, 0xBE): /* 百 */
        return 100;
    case CODE(0xE5, 0x8D, 0x83): /* 千 */
        return 1000;
    case CODE(0xE4, 0xB8, 0x87): /* 万 */
        return MYRIAD;
    case CODE(0xE4, 0xBA, 0xBF): /* 亿 */
        return 100000000;
    default:
        return -1;
    }
}

/* 一千二百万三千: `total` counts what stands before 万 and 亿, `section` what is below, `digit` waits for its place. */
gsize numeral_read(const char *text, gint64 *value)
{
    gint64 total = 0, section = 0, digit = -1, place = 0, next;
    const char *c = text;

    for (; (next = numeral_digit(c)) >= 0; c += 3) {
        gboolean waiting = digit > 0;
        if (total + section > NUMERAL_MOST / MYRIAD)
            return 0;
        if (next < 10) {
            if (waiting)
                return 0;
            digit = next;
        } else if (next < MYRIAD) {
            if (place != 0 && next >= place)
                return 0;
            section += (digit > 0 ? digit : 1) * next;
            place = next;
            digit = -1;
        } else {
            gint64 scaled = section + (digit > 0 ? digit : 0);
            if (scaled == 0 && c == text)
                scaled = 1;
            if (scaled == 0 && total >= next)
                return 0;
            total = total >= next ? total + scaled * next : (total + scaled) * next;
            section = place = 0;
            digit = -1;
        }
    }
    *value = total + section + (digit > 0 ? digit : 0);
    return (gsize)(c - text);
}

gsize numeral_year(const char *text, guint *year)
{
    guint number = 0;
    for (guint i = 0; i < 4; i++) {
        gint64 digit = numeral_digit(text + 3 * (gsize)i);
        if (digit < 0 || digit > 9)
            return 0;
        number = number * 10 + (guint)digit;
    }
    *year = number;
    return number >= 1900 && number < 2100 ? 12 : 0;
}
