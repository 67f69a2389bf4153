#include "list.h"

#include "operands.h"

#include <string.h>

gboolean list_is_level(const Quantity *quantity)
{
    switch (quantity->role) {
    case ROLE_BASE:
    case ROLE_CHANGE:
    case ROLE_GROWTH:
    case ROLE_RATE:
    case ROLE_SHARE:
    case ROLE_RANK:
        return FALSE;
    default:
        return quantity_is_amount(quantity);
    }
}

/* A semicolon ends a list whose parts before it were apart by lesser marks; one behind the first part is the
 * list's own mark, or its end when only a lone part came before. */
static gboolean ends_list(const List *list, gboolean semicolon)
{
    const Item *first = &list->paragraph->items[list->first];
    gboolean own_mark = list->marker.divides || strstr(list->marker.word, "：") ||
                        strchr(list->marker.word, ':') || list->marker.trust == TRUST_WORDS ||
                        g_str_has_prefix(first->before, "其中");
    return semicolon && !list->semicolons && (list->count > 1 || (list->count == 1 && !own_mark));
}

static gboolean starts_result(const Item *item)
{
    const char *clause = words_clause(item->before);
    return g_str_has_prefix(clause, "实际") || g_str_has_prefix(clause, "实到");
}

/* 加上 and a total begin what comes on top of the whole, 实际 what became of it. */
static gboolean goes_beyond(const Vocabulary *words, const Item *first, const Item *item)
{
    if (starts_result(item) && !starts_result(first) && !strstr(first->before, "实际"))
        return TRUE;
    return strstr(item->before, "加上") || item_says(words, WORDS_TOTAL, item);
}

gboolean list_is_each(const Paragraph *paragraph, guint index)
{
    const Item *item = &paragraph->items[index], *times = index > 0 ? item - 1 : item;
    g_autofree char *before = g_strchomp(g_strdup(item->before));
    return times != item && times->sentence == item->sentence && g_str_has_suffix(before, "各") &&
           decimal_sign(times->quantity->half) == 0 && quantity_is_amount(times->quantity);
}

/* The part, or so many times it. No digit of a product explains anything. */
static Operand part_operand(const List *list, guint index)
{
    const Item *item = &list->paragraph->items[index];
    Operand part = ledger_operand(list->ledger, item->quantity);
    if (!list_is_each(list->paragraph, index))
        return part;
    const Quantity *times = item[-1].quantity;
    Arena *arena = list->ledger->document->arena;
    part.printed = arena_printf(arena, "%s × %s", part.printed, times->printed);
    part.nr = arena_printf(arena, "%s %s", part.nr, times->nr);
    part.value = decimal_multiply(part.value, times->value);
    part.half = decimal_multiply(part.half, times->value);
    part.unit = "";
    part.given = TRUE;
    return part;
}

/* 其中：甲V，包括v1；v2: v2 makes the nested list up to 甲, so the semicolon did not end it. */
static gboolean closes_nested(const List *list, Decimal nested, const Item *item)
{
    if (list->count == 0)
        return FALSE;
    const Operand *part = &list->parts[list->count - 1];
    Decimal sum = decimal_add(nested, item->quantity->value);
    Decimal gap = decimal_abs(decimal_subtract(part->value, sum));
    return decimal_sign(nested) > 0 &&
           decimal_compare(gap, decimal_add(part->half, item->quantity->half)) <= 0;
}

void list_gather(List *list)
{
    const Paragraph *paragraph = list->paragraph;
    const Item *first = &paragraph->items[list->first];
    guint skip_sentence = G_MAXUINT;
    gboolean closed = FALSE, semicolon = FALSE; /* since the last part */
    gboolean nested_here = FALSE;
    Decimal nested = decimal_new(0, 0); /* what the nested list adds up to so far */
    list->count = list->at_end = 0;
    list->semicolons = FALSE;
    for (guint i = list->first; i < paragraph->count && list->count < PARTS_MOST; i++) {
        const Item *item = &paragraph->items[i];
        Marker inner;
        if ((list->inside && (item->sentence != first->sentence || !item->bracketed)) ||
            (i > list->first && goes_beyond(paragraph->words, first, item)))
            break;
        semicolon = semicolon ||
                    (i > list->first && (strstr(item->before, "；") || strchr(item->before, ';')));
        gboolean again =
            i > list->first && marker_find(item, &inner) && (inner.among || inner.divides);
        if (again && (inner.divides || item->sentence != first->sentence))
            skip_sentence = item->sentence;
        if (again && inner.divides && list->marker.divides)
            break;
        if (item->sentence == skip_sentence)
            continue;
        if (again && item->sentence == first->sentence) {
            nested_here = TRUE;
            nested = decimal_new(0, 0);
        } else if (semicolon && !closes_nested(list, nested, item))
            nested_here = FALSE; /* 中央资金V，包括V，V；省级资金V: the nested list ends */
        if (nested_here && items_addable(item, first) && list_is_level(item->quantity))
            nested = decimal_add(nested, item->quantity->value);
        if (nested_here || item->bracketed != first->bracketed || !list_is_level(item->quantity) ||
            !items_addable(item, first))
            continue;
        closed = closed || ends_list(list, semicolon);
        list->semicolons = list->semicolons || (list->count == 1 && semicolon);
        semicolon = FALSE;
        list->index[list->count] = i;
        list->parts[list->count++] = part_operand(list, i);
        if (item->sentence == first->sentence && !closed)
            list->at_end = list->count;
    }
}
