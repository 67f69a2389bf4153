/* 企业复工 58家，未复工 3家，复工率 95%
 *         └ done      └ rest     └ done over both
 *
 * Either may stand first. A word that says of one clause that it was not done tells the two apart. */
#include "complement.h"

#include <string.h>

typedef struct {
    const Item *done, *rest;
} Pair;

static gboolean is_lacking(const Search *search, const Item *item)
{
    return ledger_says(search->ledger, WORDS_LACKING, words_clause(item->before)) != NULL;
}

/* 支出V，结余V，执行率P: money that is left was not spent. */
static gboolean is_left(const Search *search, const Item *item)
{
    return strcmp(item->quantity->dim, "money") == 0 &&
           ledger_says(search->ledger, WORDS_GAP, words_clause(item->before));
}

static gboolean is_rest(const Search *search, const Item *item)
{
    return is_lacking(search, item) || is_left(search, item);
}

/* The two amounts right before the rate, told apart by their words; FALSE if they are not such. */
static gboolean find_pair(const Search *search, Pair *pair)
{
    const Item *rate = search_rate(search);
    if (search->count < 2 || search_is_saving(search) || is_lacking(search, rate) ||
        ledger_says(search->ledger, WORDS_GAP, words_clause(rate->before)))
        return FALSE; /* 结余率 is of the rest */
    const Item *a = search->candidates[1], *b = search->candidates[0];
    if (b + 1 != rate || a + 1 != b || a->sentence != rate->sentence || !items_addable(a, b) ||
        is_rest(search, a) == is_rest(search, b))
        return FALSE;
    *pair = is_rest(search, a) ? (Pair){b, a} : (Pair){a, b};
    return TRUE;
}

/* TRUE if another amount of the sentence could be what the rate is of. */
static gboolean has_third(const Search *search, const Item *item)
{
    return search->count > 2 && search->candidates[2]->sentence == item->sentence &&
           items_addable(search->candidates[2], item);
}

gboolean complement_test(Search *search, Claim claim, gboolean accuse)
{
    Pair pair;
    if (!find_pair(search, &pair))
        return FALSE;
    const Operand parts[] = {ledger_operand(search->ledger, pair.rest->quantity),
                             ledger_operand(search->ledger, pair.done->quantity)};
    if (!accuse)
        return search_fits(search, RELATION_FALLEN_BY, parts, 2, &claim);
    gboolean left = is_left(search, pair.rest) && strstr(words_clause(pair.done->before), "支出");
    gboolean named = left || (rates_is_called_after(search->paragraph, pair.done, search->index) &&
                              rates_is_called_after(search->paragraph, pair.rest, search->index));
    Relation relation = {RELATION_FALLEN_BY, search->stated, parts, 2};
    claim.trust = named && !has_third(search, pair.done) ? TRUST_WORDS : TRUST_DOUBTED;
    claim.reason = "ambiguous";
    ledger_test(search->ledger, &relation, &claim, NULL);
    return TRUE;
}
