/* 支出合计V。支出总计W。与上年支出合计B相比: which amount a comparison speaks of. */
#include "antecedent.h"

#include <string.h>

#define CALLED_BYTES 12 /* of the words that two amounts have in common, to be called alike */

/* TRUE unless both name what they measure and the names differ. */
static gboolean same_subject(const Item *value, const Item *base)
{
    if (!value || *base->quantity->metric == '\0' || *value->quantity->metric == '\0')
        return TRUE;
    return g_str_has_suffix(value->quantity->metric, base->quantity->metric) ||
           g_str_has_suffix(base->quantity->metric, value->quantity->metric) ||
           base->sentence == value->sentence;
}

/* The nearest amount before the base that names the same thing: 公用经费 73.55万元。…公用经费比上年…; or NULL. */
static const Item *value_of(const Paragraph *paragraph, const Item *base)
{
    for (const Item *item = base; item > paragraph->items; item--) {
        const Quantity *quantity = item[-1].quantity;
        if ((quantity->role == ROLE_VALUE || quantity->role == ROLE_ACTUAL) &&
            quantity_is_amount(quantity) && strcmp(quantity->metric, base->quantity->metric) == 0)
            return &item[-1];
    }
    return NULL;
}

/* Bytes of the last words that both texts end in. */
static gsize common_ending(const char *a, const char *b)
{
    const char *end = a + strlen(a), *from = end, *other = b + strlen(b);
    while (from > a && other > b && g_utf8_prev_char(from) >= a) {
        const char *left = g_utf8_prev_char(from), *right = g_utf8_prev_char(other);
        if (g_utf8_get_char(left) != g_utf8_get_char(right))
            break;
        from = left;
        other = right;
    }
    return (gsize)(end - from);
}

/* 支出合计V。…支出总计W。与上年支出合计B相比: the amount of another sentence that is called just as the base is, where
 * the one at hand is called otherwise; else that one. */
static const Item *called_alike(const Paragraph *paragraph, const Item *value, const Item *base)
{
    if (!value || value->sentence == base->sentence)
        return value;
    gsize best = common_ending(value->before, base->before);
    if (best >= CALLED_BYTES)
        return value;
    for (const Item *item = value; item > paragraph->items; item--) {
        const Quantity *quantity = item[-1].quantity;
        gboolean level = quantity->role == ROLE_VALUE || quantity->role == ROLE_ACTUAL;
        if (level && quantity_is_amount(quantity) && items_same_dim(&item[-1], base) &&
            common_ending(item[-1].before, base->before) >= CALLED_BYTES)
            return &item[-1];
    }
    return value;
}

const Item *antecedent_whole(const Paragraph *paragraph, const Item *value, const Item *base)
{
    const WordList *among = vocabulary_list(paragraph->words, WORDS_AMONG),
                   *compares = vocabulary_list(paragraph->words, WORDS_COMPARE);
    if (!value || value->sentence + 1 != base->sentence ||
        !wordlist_at(compares, base->before, G_MAXSIZE) ||
        !wordlist_at(among, paragraph->sentences[value->sentence]->text, G_MAXSIZE))
        return NULL;
    const Item *whole = NULL;
    for (const Item *item = value; item > paragraph->items; item--) {
        const Quantity *quantity = item[-1].quantity;
        if (item[-1].sentence + 1 < value->sentence)
            break;
        /* the first amount is the subject, or what its bracket says more exactly: 1.10亿元（11000万元） */
        gboolean same =
            whole && whole->bracketed &&
            interval_meets(quantity_interval(quantity), quantity_interval(whole->quantity));
        if (item[-1].sentence < value->sentence && items_same_dim(&item[-1], base) && !same &&
            (quantity->role == ROLE_VALUE || quantity->role == ROLE_ACTUAL))
            whole = &item[-1];
    }
    return whole;
}

const Item *antecedent_base_behind(const Paragraph *paragraph, const Item *value,
                                   const Item *change)
{
    const Item *end = paragraph->items + paragraph->count;
    if (!value || *change->quantity->period == '\0' ||
        strcmp(change->quantity->period, value->quantity->period) == 0)
        return NULL;
    for (const Item *item = change + 1; item < end && item->sentence == change->sentence; item++) {
        const Quantity *quantity = item->quantity;
        if ((quantity->role == ROLE_VALUE || quantity->role == ROLE_ACTUAL) &&
            quantity_is_amount(quantity))
            return strcmp(quantity->period, change->quantity->period) == 0 &&
                           strcmp(quantity->metric, value->quantity->metric) == 0
                       ? item
                       : NULL;
    }
    return NULL;
}

const Item *antecedent_of(const Paragraph *paragraph, const Item *value, const Item *base)
{
    const Item *named = same_subject(value, base) ? value : value_of(paragraph, base);
    return called_alike(paragraph, named, base);
}

const Item *antecedent_of_year(const Paragraph *paragraph, const Item *before, const Item *change)
{
    const char *year = change->quantity->period;
    if (!before || *year == '\0' || before + 1 != change || before->sentence != change->sentence ||
        strcmp(before->quantity->period, year) != 0 || !items_same_dim(before, change) ||
        !item_says(paragraph->words, WORDS_THAN_PRIOR, change))
        return NULL;
    for (const Item *item = before; item > paragraph->items; item--) {
        const Quantity *quantity = item[-1].quantity;
        if (item[-1].sentence + 1 < before->sentence)
            return NULL;
        if ((quantity->role == ROLE_VALUE || quantity->role == ROLE_ACTUAL) && *quantity->period &&
            strcmp(quantity->period, year) != 0 && items_same_dim(&item[-1], before) &&
            *quantity->metric && strcmp(quantity->metric, before->quantity->metric) == 0)
            return &item[-1];
    }
    return NULL;
}
