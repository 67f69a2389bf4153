/* A list of parts:
 *
 *     支出 930.60万元，其中人员经费 512.48万元，公用支出 … 。资本性支出 104.35万元 …
 *          └ whole      └ marker      └────── parts ──────┘ the sentence's end  └ it may go on
 *
 * The list holds as soon as some prefix of it adds up to the whole: where it ends is not always marked. Only
 * when none does, its end is taken to be the sentence's, and the words decide how much that proves. */
#include "parts.h"

#include "flow.h"
#include "labels.h"
#include "list.h"
#include "operands.h"
#include "over.h"
#include "parallel.h"
#include "proof.h"

#include <string.h>

#define PARTS_TELLING 4 /* parts behind a colon from which a list is meant to be whole */
#define EXTENDED_PARTS 4
#define NAME_LEAST 4    /* characters of a metric that names the whole of a list */
#define NAMED_BACK 3    /* sentences back that the whole of 项目支出中 may stand */
#define COPIED_DIGITS 4 /* of two parts printed alike */
#define COPIED_MOST 8   /* parts up to which two alike are suspicious */
#define EXTENDED_DIGITS 5

/* 比2023年预算V: what is compared with is no whole. */
static gboolean may_be_whole(const List *list, guint index)
{
    const Paragraph *paragraph = list->paragraph;
    const Item *item = &paragraph->items[index], *first = &paragraph->items[list->first];
    return list_is_level(item->quantity) && !item_is_compared(item) && items_addable(item, first) &&
           item->bracketed <= first->bracketed && item->sentence + 1 >= first->sentence;
}

static Relation relation_of(List *list, guint count)
{
    return (Relation){
        .kind = RELATION_SUM,
        .stated = ledger_operand(list->ledger, list->paragraph->items[list->whole].quantity),
        .parts = list->parts,
        .count = count,
    };
}

static const char *label_of(const List *list)
{
    return list->paragraph->items[list->whole].quantity->metric;
}

/* Length of the shortest prefix of at least two parts that adds up to the whole, or 0. */
static guint holding_prefix(List *list)
{
    /* short of rounding alone, only the list's own end may make up the whole */
    Relation relation = relation_of(list, 0);
    Decimal rest = relation.stated.value, room = relation.stated.half;
    for (guint i = 0; i < MIN(list->count, 1); i++) {
        rest = decimal_subtract(rest, list->parts[i].value);
        room = decimal_add(room, list->parts[i].half);
    }
    for (guint count = 2; count <= list->count; count++) {
        rest = decimal_subtract(rest, list->parts[count - 1].value);
        room = decimal_add(room, list->parts[count - 1].half);
        if (decimal_compare(decimal_abs(rest), room) > 0)
            continue;
        relation.count = count;
        Fit fit = relation_fit(&relation);
        if (fit == FIT_EXACT || (fit == FIT_LOOSE && count == list->at_end))
            return count;
    }
    return 0;
}

static void emit(List *list, guint count, Trust trust, const char *reason)
{
    Relation relation = relation_of(list, count);
    ledger_test(
        list->ledger, &relation,
        &(Claim){.rule = "total-text", .label = label_of(list), .trust = trust, .reason = reason},
        NULL);
}

static gboolean is_open(const List *list)
{
    const char *after = item_after(list->paragraph, list->index[list->at_end - 1]);
    return g_str_has_prefix(after, "等") || strstr(after, "等。") || strstr(after, "等）");
}

static gboolean tells(const Relation *relation)
{
    Decimal hundred = decimal_new(100, 0);
    Decimal most = relation->stated.value;
    for (guint i = 0; i < relation->count; i++)
        if (decimal_compare(relation->parts[i].value, most) > 0)
            most = relation->parts[i].value;
    return decimal_sign(relation->stated.half) > 0 || decimal_compare(most, hundred) >= 0;
}

/* A copied value: two parts printed alike in a list that does not add up. */
static gboolean repeats(const List *list)
{
    for (guint i = 1; i < list->at_end; i++)
        if (strcmp(list->parts[i].printed, list->parts[i - 1].printed) == 0 &&
            proof_digits(list->parts[i].printed) >= COPIED_DIGITS)
            return TRUE;
    return FALSE;
}

static gboolean has_colon(const List *list)
{
    return strstr(list->marker.word, "：") || strchr(list->marker.word, ':');
}

/* The whole leads its sentence: 其中：进口V。按贸易方式分 divides something before V. */
static gboolean whole_leads(const List *list)
{
    const Item *items = list->paragraph->items, *whole = &items[list->whole];
    for (guint i = list->whole; i > 0 && items[i - 1].sentence == whole->sentence; i--)
        if (list_is_level(items[i - 1].quantity) && items_addable(&items[i - 1], whole))
            return FALSE;
    Marker marker;
    return !marker_find(whole, &marker);
}

/* Things of alike names cannot be more than all of them; fewer may be a part of the list, unless two digits are
 * exchanged or one stands twice. */
static gboolean counts_must_differ(const List *list, const Relation *relation)
{
    if (decimal_sign(relation->stated.half) > 0 || !g_str_has_prefix(list->marker.word, "其中") ||
        !labels_are_alike(list->paragraph, list->index, list->at_end) || !proof_one_unit(relation))
        return FALSE;
    if (proof_exceeds(relation))
        return TRUE;
    guint count;
    g_autofree char *hint = relation_explain(relation, list->ledger->units, &count);
    return strstr(hint, "swapped ") || strstr(hint, "doubled ") || strstr(hint, "pasted ");
}

/* A list that goes on over sentences to the paragraph's end: many parts of many digits that one mistake alone
 * keeps from adding up. */
static void judge_extended(List *list)
{
    Relation relation = relation_of(list, list->count);
    gsize digits = strspn(relation.stated.printed, "0123456789.");
    if (list->count >= EXTENDED_PARTS && digits > EXTENDED_DIGITS &&
        proof_explains(&relation, list->ledger->units))
        emit(list, list->count, TRUST_EXPLAINED, "partial");
}

static void judge_failing(List *list)
{
    Relation relation = relation_of(list, list->at_end);
    if (is_open(list)) {
        ledger_skip(list->ledger, "total-text", &relation.stated, label_of(list), "open-list");
        return;
    }
    if (list->bracket_whole) {
        emit(list, list->at_end, TRUST_WORDS, NULL);
        return;
    }
    gboolean exact = list->paragraph->items[list->whole].quantity->bound == BOUND_EXACT;
    gboolean led = !list->marker.divides || whole_leads(list);
    /* 按…分 says that the parts are all; those that exceed the whole are of another measure */
    gboolean all = list->marker.trust == TRUST_WORDS && !proof_exceeds(&relation);
    gboolean proof = proof_of_mistake(&relation, list->ledger->units);
    /* heads and things are listed in part more often than not */
    gboolean count =
        decimal_sign(relation.stated.half) == 0 && decimal_sign(relation.stated.value) != 0;
    gboolean counted = counts_must_differ(list, &relation);
    if (list->marker.trust != TRUST_WORDS && !counted && (!tells(&relation) || (count && !proof))) {
        if (parallel_proves(list->ledger, list->paragraph, list->whole, list->index,
                            list->at_end)) {
            emit(list, list->at_end, TRUST_WORDS, NULL);
            return;
        }
        if (list->marker.among && proof_one_unit(&relation))
            over_test_part(list->ledger, list->paragraph, list->whole, list->first,
                           list->marker.word);
        ledger_skip(list->ledger, "total-text", &relation.stated, label_of(list), "partial");
        return;
    }
    gboolean copied = repeats(list) && proof_one_unit(&relation) && list->at_end <= COPIED_MOST;
    gboolean many = list->at_end >= PARTS_TELLING && has_colon(list) && proof_one_unit(&relation) &&
                    proof_is_telling(relation.stated.printed) &&
                    proof_explains(&relation, list->ledger->units);
    gboolean proven =
        exact && led &&
        (all || proof || counted || copied || many || proof_above_by_a_hair(&relation) ||
         (tells(&relation) &&
          proof_of_own_slip(list->ledger, list->paragraph->sentences[0]->part, &relation)));
    emit(list, list->at_end, proven ? TRUST_WORDS : TRUST_DOUBTED, "partial");
}

/* 人员经费V、公用经费V。人员经费包括v、v: the words before the marker name the whole. */
static gboolean is_named(const List *list, guint index)
{
    const char *before = list->paragraph->items[list->first].before;
    const char *metric = list->paragraph->items[index].quantity->metric;
    const char *marker = strstr(before, list->marker.word);
    if (!marker || g_utf8_strlen(metric, -1) < NAME_LEAST)
        return FALSE;
    g_autofree char *words = g_strndup(before, (gsize)(marker - before));
    return g_str_has_prefix(words_clause(words), metric);
}

/* Candidates for the whole, the nearest first; TRUE once one of them fits. Else it is the one that is named, or the
 * nearest. */
static gboolean settle_whole(List *list)
{
    guint nearest = G_MAXUINT, named = G_MAXUINT;
    for (guint i = list->first; i > 0; i--) {
        list->whole = i - 1;
        if (!may_be_whole(list, i - 1))
            continue;
        if (nearest == G_MAXUINT)
            nearest = i - 1;
        if (named == G_MAXUINT && is_named(list, i - 1))
            named = i - 1;
        guint count = holding_prefix(list);
        if (count > 0) {
            emit(list, count, TRUST_WORDS, NULL);
            parallel_test(list->ledger, list->paragraph, list->whole, list->index, count);
            for (guint k = 0; k < count; k++)
                list->paragraph->items[list->index[k]].listed = TRUE;
            return TRUE;
        }
    }
    list->whole = named != G_MAXUINT ? named : nearest;
    return FALSE;
}

/* TRUE if no figure stands before the list in its sentence. */
static gboolean is_fresh_sentence(const List *list)
{
    const Item *first = &list->paragraph->items[list->first];
    return list->first == 0 || list->paragraph->items[list->first - 1].sentence < first->sentence;
}

/* TRUE if the parts make up some whole. `made` is that of the list before. */
static gboolean settle(List *list, guint made)
{
    if (list->count > 0 && settle_whole(list))
        return TRUE;
    if (list->marker.divides && made != G_MAXUINT)
        list->whole = made; /* what was made up before is divided anew, rightly or not */
    if (list->count == 0 || list->whole == G_MAXUINT || list->marker.trust == TRUST_NEVER)
        return FALSE;
    if (list->at_end == 1 && list->marker.among)
        over_test_part(list->ledger, list->paragraph, list->whole, list->first, list->marker.word);
    else if (list->at_end > 1)
        judge_failing(list);
    if (list->count > list->at_end && list->at_end <= EXTENDED_PARTS)
        judge_extended(list);
    return FALSE;
}

/* Tests the list against a whole that was made up or divided before; TRUE if it holds, or if 按…分 says that it must. */
static gboolean settle_again(List *list, guint whole, gboolean must)
{
    if (!list->marker.divides || whole == G_MAXUINT || list->at_end < 2)
        return FALSE;
    list->whole = whole;
    guint count = holding_prefix(list);
    if (count > 0)
        emit(list, count, TRUST_WORDS, NULL);
    else if (must)
        judge_failing(list);
    return count > 0 || must;
}

/* Tests one list. `wholes`: of the division before it (按…分 comes in series), and of the list before it that held. */
static void check_list(List *list, guint wholes[2])
{
    const Item *item = &list->paragraph->items[list->first];
    gboolean sure = list->marker.trust == TRUST_WORDS;
    if (!list_is_level(item->quantity))
        return;
    list->inside = item->bracketed && !is_fresh_sentence(list);
    list_gather(list);
    list->bracket_whole = list->inside && list->count > 0 &&
                          decimal_sign(list->parts[0].half) == 0 &&
                          labels_divide(list->paragraph, list->index, list->at_end);
    if (settle_again(list, wholes[0], sure) || (!sure && settle_again(list, wholes[1], FALSE)))
        return;
    if (settle(list, sure ? G_MAXUINT : wholes[1]))
        wholes[1] = list->whole;
    if (sure)
        wholes[0] = list->whole;
}

/* 项目支出V。…；项目支出中，甲v、乙v: the amount that the words before 中 name, or G_MAXUINT. */
static guint named_whole(const Paragraph *paragraph, guint index)
{
    const Item *first = &paragraph->items[index];
    const char *among = strstr(first->before, "中，");
    if (!among)
        return G_MAXUINT;
    g_autofree char *words = g_strndup(first->before, (gsize)(among - first->before));
    const char *name = words_clause(words);
    name += g_str_has_prefix(name, "在") ? strlen("在") : 0;
    if (g_utf8_strlen(name, -1) < NAME_LEAST)
        return G_MAXUINT;
    for (guint i = index; i > 0; i--) {
        const Item *item = &paragraph->items[i - 1];
        if (item->sentence + NAMED_BACK < first->sentence)
            break;
        if (strcmp(item->quantity->metric, name) == 0 && list_is_level(item->quantity) &&
            items_addable(item, first))
            return i - 1;
    }
    return G_MAXUINT;
}

static void check_named_list(List *list, guint whole)
{
    list->marker = (Marker){"中，", TRUST_EXPLAINED, TRUE, FALSE};
    list_gather(list);
    list->whole = whole;
    guint count = list->at_end > 1 ? holding_prefix(list) : 0;
    if (count > 0)
        emit(list, count, TRUST_WORDS, NULL);
    else if (list->at_end > 1)
        judge_failing(list);
}

void parts_check(Ledger *ledger, const Paragraph *paragraph)
{
    guint wholes[2] = {G_MAXUINT, G_MAXUINT};
    for (guint i = 0; i < paragraph->count; i++) {
        Marker marker = {.word = ""};
        if (paragraph->items[i].settled)
            continue;
        gboolean marked = marker_find(&paragraph->items[i], &marker);
        guint named = marked ? G_MAXUINT : named_whole(paragraph, i);
        if (!marked && named == G_MAXUINT)
            continue;
        List list = {.ledger = ledger, .paragraph = paragraph, .marker = marker, .first = i};
        if (i + 1 < paragraph->count && list_is_each(paragraph, i + 1))
            list.first = i + 1; /* 其中3个项目各… begins with the count */
        if (marked)
            check_list(&list, wholes);
        else
            check_named_list(&list, named);
    }
}
