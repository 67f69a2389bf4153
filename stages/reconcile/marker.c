#include "marker.h"

#include <string.h>

#define VIEW_BYTES 18 /* from 分 to 看: 分级次看 */

static const Marker markers[] = {
    {"其中：", TRUST_EXPLAINED, TRUE, FALSE},   {"其中:", TRUST_EXPLAINED, TRUE, FALSE},
    {"其中", TRUST_EXPLAINED, TRUE, FALSE},     {"包括：", TRUST_EXPLAINED, TRUE, FALSE},
    {"包括:", TRUST_EXPLAINED, TRUE, FALSE},    {"包括", TRUST_EXPLAINED, TRUE, FALSE},
    {"分别为", TRUST_NEVER, TRUE, FALSE},       {"分别是", TRUST_NEVER, TRUE, FALSE},
    {"具体为：", TRUST_EXPLAINED, TRUE, FALSE}, {"具体如下：", TRUST_EXPLAINED, TRUE, FALSE},
    {"具体是：", TRUST_EXPLAINED, TRUE, FALSE}, {"主要有", TRUST_EXPLAINED, TRUE, FALSE},
    {"构成", TRUST_EXPLAINED, TRUE, FALSE},
};

/* Every marker holds a word of this list: nearly no figure is announced by one. */
static gboolean may_announce(const Item *item)
{
    return wordset_has(&item->said, WORDS_MARKER);
}

gboolean marker_divides(const Item *item)
{
    const char *by = may_announce(item) ? strstr(item->before, "按") : NULL;
    const char *divided = by ? strstr(by, "分") : NULL;
    return divided && divided - by <= 30 && !strstr(by, "按照") &&
           !g_str_has_prefix(divided, "分别");
}

/* 分级次看，分险种情况为: the clause that opens a division without 按. */
static gboolean views_apart(const char *before)
{
    static const char *const ends[] = {"看，", "情况为：", "情况："};
    const char *by = strstr(before, "分");
    for (gsize i = 0; by && i < G_N_ELEMENTS(ends); i++) {
        const char *end = strstr(by, ends[i]);
        if (end && end - by <= VIEW_BYTES && !strstr(by, "分别") && !strstr(by, "分析"))
            return TRUE;
    }
    return FALSE;
}

/* 用于 in the figure's own clause: what the money before it went to. */
static gboolean spends(const char *before)
{
    const char *on = g_strrstr(before, "用于");
    return on && !strstr(on, "，") && !strstr(on, "；") && !strstr(on, "。");
}

gboolean marker_find(const Item *item, Marker *marker)
{
    const char *before = item->before;
    if (!may_announce(item))
        return FALSE;
    if (marker_divides(item)) {
        *marker = (Marker){"分", TRUST_WORDS, TRUE, TRUE};
        return TRUE;
    }
    if (views_apart(before)) {
        *marker = (Marker){"分", TRUST_EXPLAINED, FALSE, TRUE};
        return TRUE;
    }
    for (guint i = 0; i < G_N_ELEMENTS(markers); i++) {
        if (strstr(before, markers[i].word)) {
            *marker = markers[i];
            return TRUE;
        }
    }
    *marker = (Marker){"用于", TRUST_EXPLAINED, FALSE, FALSE};
    return spends(before);
}
