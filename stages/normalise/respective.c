#include "respective.h"

#include "pipeline/text.h"

#include <string.h>

#define NAMES_MOST 8
#define NAMES_BYTES 240

/* TRUE if nothing but what joins a list stands between. */
static gboolean is_joint(const char *from, const char *to)
{
    static const char *const joints[] = {"、", ",", "，", "和", "与", "及"};
    while (from < to) {
        guint i = 0;
        while (i < G_N_ELEMENTS(joints) && !g_str_has_prefix(from, joints[i]))
            i++;
        if (i == G_N_ELEMENTS(joints))
            return FALSE;
        from += strlen(joints[i]);
    }
    return TRUE;
}

/* How many figures of one kind stand in a row from `first` on. */
static guint run_length(const char *folded, const Token *tokens, guint first, guint count)
{
    guint i = first + 1;
    while (i < count && tokens[i].kind == TOKEN_QTY &&
           strcmp(tokens[i].dim, tokens[first].dim) == 0 &&
           is_joint(folded + tokens[i - 1].at + tokens[i - 1].len, folded + tokens[i].at))
        i++;
    return i - first;
}

/* The words between the last mark and 分别, if 分别 stands right before the figure; NULL otherwise. g_free. */
static char *names_before(const char *folded, const Token *tokens, guint index)
{
    const char *end = folded + tokens[index].at, *from = folded;
    if (index > 0)
        from = folded + tokens[index - 1].at + tokens[index - 1].len;
    static const char *const words[] = {"分别为", "分别是", "分别达到", "分别达", "分别有", "分别"};
    static const char *const marks[] = {",", "，", ";", "；", ":", "：", "。", "其中"};
    const char *at = NULL;
    g_autofree char *text = end > from ? g_strndup(from, (gsize)(end - from)) : g_strdup("");
    for (guint i = 0; i < G_N_ELEMENTS(words) && !at; i++)
        at = g_str_has_suffix(text, words[i]) ? text + strlen(text) - strlen(words[i]) : NULL;
    if (!at)
        return NULL;
    text[at - text] = '\0';
    const char *start = text;
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
        const char *last = g_strrstr(start, marks[i]);
        start = last ? last + strlen(marks[i]) : start;
    }
    return strlen(start) < NAMES_BYTES ? text_squeeze(start) : NULL;
}

/* Splits 城镇人口和乡村人口; g_strfreev. */
static char **split_names(const char *words)
{
    g_autoptr(GString) plain = g_string_new(words);
    static const char *const joints[] = {"和", "与", "及"};
    for (guint i = 0; i < G_N_ELEMENTS(joints); i++)
        g_string_replace(plain, joints[i], "、", 0);
    return g_strsplit(plain->str, "、", NAMES_MOST + 1);
}

/* TRUE if every name has two characters or more and all end in the same one. */
static gboolean end_alike(char **names)
{
    const char *ending = NULL;
    for (guint i = 0; names[i]; i++) {
        glong characters = g_utf8_strlen(names[i], -1);
        if (characters < 2)
            return FALSE;
        const char *last = g_utf8_offset_to_pointer(names[i], characters - 1);
        if (ending && strcmp(ending, last) != 0)
            return FALSE;
        ending = last;
    }
    return ending != NULL;
}

void respective_annotate(const char *folded, Token *tokens, guint count, Arena *arena)
{
    for (guint i = 0; i + 1 < count; i++) {
        guint run = tokens[i].kind == TOKEN_QTY ? run_length(folded, tokens, i, count) : 0;
        g_autofree char *words = run > 1 ? names_before(folded, tokens, i) : NULL;
        g_auto(GStrv) names = words ? split_names(words) : NULL;
        if (!names || g_strv_length(names) != run || !end_alike(names))
            continue;
        for (guint k = 0; k < run; k++)
            tokens[i + k].metric = arena_copy(arena, names[k], strlen(names[k]));
        i += run - 1;
    }
}
