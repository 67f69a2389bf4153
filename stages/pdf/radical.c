#include "radical.h"

#define FIRST 0x2E80 /* CJK Radicals Supplement */
#define LAST 0x2EF3

/* What stands for each of them; ? where there is nothing. */
static const char *const plain = "?厂乛乚乙亻冂几刀刂卜卩小小兀尢尢尢巳幺彑彐忄心扌攵?旡曰"
                                 "月歹母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒网网网羊羊羊耂"
                                 "肀聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝"
                                 "雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

static gunichar supplement(gunichar c)
{
    gunichar found = g_utf8_get_char(g_utf8_offset_to_pointer(plain, (glong)(c - FIRST)));
    return found == '?' ? c : found;
}

gunichar radical_plain(gunichar c)
{
    gunichar whole[2];
    if (c >= FIRST && c <= LAST)
        return supplement(c);
    if ((c >= 0x2F00 && c <= 0x2FD5) || (c >= 0xF900 && c <= 0xFAD9))
        return g_unichar_fully_decompose(c, TRUE, whole, 2) == 1 ? whole[0] : c;
    return c;
}
