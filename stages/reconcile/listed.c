/* 带动甲公司、乙公司、丙公司4家企业
 *     └ names that end alike  └ count └ the noun that says so
 *
 * 新增高新技术企业、重点企业10家 names kinds of what is counted, not each of them: no noun follows. */
#include "listed.h"

#include "pipeline/text.h"

#include <string.h>

#define NAMES_MOST 60
#define NAME_LEAST 3            /* characters of a name that ends like the others */
#define NOUN_MOST 5             /* characters of a noun that ends in the names' last one */
#define BRACKET_MOST 60         /* bytes between a count and the bracket that names */
#define BESIDE_MOST (16 * 1024) /* bytes of the names beside a count */

static gboolean equals(const Quantity *quantity, guint count)
{
    return decimal_equal(quantity->value, decimal_new(count, 0));
}

/* The names of a list, apart by 、, of which only the ends are known. */
typedef struct {
    guint count;
    gboolean alike; /* each ends in the same Han character */
    gunichar last;  /* that character */
    gboolean open;  /* 等 closes the list: there may be more */
} Names;

/* Reads `length` bytes of a list whose names no bracket parts. */
static Names read_names(const char *text, gsize length)
{
    g_autofree char *copy = g_strndup(text, length);
    g_autofree char *plain = text_squeeze(copy);
    Names names = {.alike = TRUE, .open = g_str_has_suffix(plain, "等")};
    if (names.open)
        plain[strlen(plain) - strlen("等")] = '\0';
    g_auto(GStrv) each = g_strsplit(plain, "、", NAMES_MOST);
    for (; each[names.count]; names.count++) {
        const char *name = each[names.count];
        glong characters = g_utf8_strlen(name, -1);
        gunichar last =
            characters > 0 ? g_utf8_get_char(g_utf8_offset_to_pointer(name, characters - 1)) : 0;
        names.last = names.count == 0 ? last : names.last;
        names.alike =
            names.alike && characters >= NAME_LEAST && last == names.last && text_is_han(last);
    }
    return names;
}

/* Where the clause begins that ends right before the count; NULL if it is too long to be a list. */
static const char *clause_before(const Quantity *quantity)
{
    gsize length = MIN(quantity->at, BESIDE_MOST);
    const char *text = quantity->span->text, *least = text + quantity->at - length;
    const char *from = text_behind(least, length, TEXT_WIDE_MARKS | TEXT_NARROW_MARKS);
    return from == least && least > text ? NULL : from;
}

/* 4家企业, 3条道路，: what is counted is what the names are. */
static gboolean noun_names(const Vocabulary *words, const Quantity *quantity, gunichar last)
{
    const char *noun = quantity->span->text + quantity->at + quantity->len;
    if (wordlist_at(vocabulary_list(words, WORDS_COUNTED_BODY), noun, strlen(noun)))
        return TRUE;
    for (guint i = 0; i < NOUN_MOST && *noun; i++) {
        gunichar c = g_utf8_get_char(noun);
        noun = g_utf8_next_char(noun);
        if (c == last)
            return *noun == '\0' || !text_is_han(g_utf8_get_char(noun));
        if (!text_is_han(c))
            return FALSE;
    }
    return FALSE;
}

static Beside names_before(const Vocabulary *words, const Quantity *quantity)
{
    const char *from = clause_before(quantity);
    if (!from)
        return (Beside){0, FALSE};
    gsize length = (gsize)(quantity->span->text + quantity->at - from);
    const char *mark = strstr(from, "、");
    if (!mark || mark >= from + length)
        return (Beside){0, FALSE}; /* one name */
    Names names = read_names(from, length);
    gint order = decimal_compare(quantity->value, decimal_new(names.count, 0));
    if (names.count < 2)
        return (Beside){0, FALSE};
    if (names.open && order < 0 && decimal_compare(quantity->value, decimal_new(2, 0)) < 0)
        return (Beside){names.count, TRUE}; /* 甲、乙等1个 */
    gboolean told = names.alike && noun_names(words, quantity, names.last) &&
                    !strpbrk(from, "()") && !g_strstr_len(from, (gssize)length, "（");
    return (Beside){names.count, told && (order < 0 || (order > 0 && !names.open))};
}

/* 6个小组和茶叶、油茶2个…: the names between the figure before and the count, behind the conjunction that opens them. */
static guint names_between(const Quantity *quantity)
{
    static const char *const joins[] = {"和", "及", "与"};
    if (quantity->index == 0)
        return 0;
    const Quantity *before = quantity->span->quantities[quantity->index - 1];
    gsize from = before->at + before->len;
    if (from >= quantity->at)
        return 0;
    g_autofree char *text = g_strndup(quantity->span->text + from, quantity->at - from);
    const char *first = strstr(text, "、"), *names = NULL;
    if (!first || strpbrk(text, ",;") || strstr(text, "，") || strstr(text, "；"))
        return 0;
    for (guint i = 0; i < G_N_ELEMENTS(joins); i++) {
        const char *join = g_strstr_len(text, first - text, joins[i]);
        names = join && join > names ? join : names;
    }
    guint count = names ? 1 : 0;
    for (const char *c = names; c && (c = strstr(c, "、")); c += strlen("、"))
        count++;
    return count;
}

/* （甲公司、乙公司） behind the count and its noun. */
static Beside names_in_bracket(const Vocabulary *words, const Quantity *quantity)
{
    const char *after = quantity->span->text + quantity->at + quantity->len;
    const char *open = strstr(after, "（");
    open = open && (gsize)(open - after) + strlen("（") <= BRACKET_MOST ? open : NULL;
    const char *close = open ? g_strstr_len(open, (gssize)strnlen(open, BESIDE_MOST), "）") : NULL;
    if (!close)
        return (Beside){0, FALSE};
    open += strlen("（");
    gsize length = (gsize)(close - open);
    Names names = read_names(open, length);
    gboolean near = TRUE;
    for (const char *c = after; c < open - strlen("（"); c = g_utf8_next_char(c))
        near = near && text_is_han(g_utf8_get_char(c));
    gboolean told = near && names.alike && !names.open &&
                    !wordlist_in(vocabulary_list(words, WORDS_OPEN_LIST), open, length) &&
                    strcspn(open, "0123456789") >= length;
    return (Beside){names.count, told && names.count > 1};
}

/* 《甲》项目…；《乙》项目…，以上2个项目: the titles of the sentence. */
static Beside titles_above(const Vocabulary *words, const Quantity *quantity)
{
    const char *text = quantity->span->text;
    guint count = 0;
    if (!wordlist_ending(vocabulary_list(words, WORDS_ABOVE), text, quantity->at) ||
        wordlist_in(vocabulary_list(words, WORDS_OPEN_LIST), text, quantity->at))
        return (Beside){0, FALSE};
    for (const char *c = text; (c = strstr(c, "《")) && c < text + quantity->at; c += strlen("《"))
        count++;
    return (Beside){count, count > 1};
}

Beside listed_beside(const Vocabulary *words, const Quantity *quantity)
{
    const Beside all[] = {names_in_bracket(words, quantity),
                          names_before(words, quantity),
                          {names_between(quantity), FALSE},
                          titles_above(words, quantity)};
    Beside told = {0, FALSE};
    for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
        if (all[i].found > 1 && equals(quantity, all[i].found))
            return (Beside){all[i].found, FALSE};
        told = all[i].wrong && !told.wrong ? all[i] : told;
    }
    return told;
}
