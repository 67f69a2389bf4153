/* 企业复工 58家，未复工 3家，复工率 95%
 *         └ done      └ rest     └ done over both
 *
 * Either may stand first. A word that says of one clause that it was not done tells the two apart. */
#include "complement.h"

#include "proof.h"

#include <string.h>

#define LEFT_BYTES 21     /* between a rate and all that is left: ，年末结余资金 */
#define VOUCHING_DIGITS 4 /* of a rate that is no chance: 94.53% */

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

/* Another amount of the sentence right before the pair, or NULL: it may be all there is. */
static const Item *third_of(const Search *search, const Item *item)
{
    return search->count > 2 && search->candidates[2]->sentence == item->sentence &&
                   items_addable(search->candidates[2], item)
               ? search->candidates[2]
               : NULL;
}

/* 排查 128处，已整治 121处，未整治 7处: two figures and the rate agree on the fourth, or the three figures on the rate. */
static gboolean is_whole(const Search *search, const Item *all, const Pair *pair)
{
    Decimal done = pair->done->quantity->value, rest = pair->rest->quantity->value;
    if (vocabulary_in(search->ledger->words, WORDS_COMPARE_TIME, words_clause(pair->rest->before)))
        return FALSE;
    if (decimal_equal(decimal_add(done, rest), all->quantity->value))
        return TRUE;
    Operand parts[] = {ledger_operand(search->ledger, pair->done->quantity),
                       ledger_operand(search->ledger, all->quantity)};
    parts[0].value = decimal_subtract(all->quantity->value, rest);
    const Relation meant = {RELATION_QUOTIENT, search->stated, parts, 2};
    return decimal_sign(parts[0].value) > 0 && relation_fit(&meant) == FIT_EXACT;
}

/* The rate vouches for done and rest, so the figure before them is what both make, but for a slip of its own, or is of
 * something else. */
static void test_whole(Search *search, const Item *all, const Operand pair[2], Claim claim)
{
    Operand parts[] = {pair[0], pair[1]};
    parts[0].given = parts[1].given = TRUE;
    const Relation sum = {RELATION_SUM, ledger_operand(search->ledger, all->quantity), parts, 2};
    claim.rule = "total-text";
    claim.label = all->quantity->metric;
    gboolean proven = proof_digits(search->stated.printed) >= VOUCHING_DIGITS &&
                      proof_explains(&sum, search->ledger->units);
    claim.trust = proven ? TRUST_WORDS : TRUST_EXPLAINED;
    claim.reason = "partial";
    ledger_test(search->ledger, &sum, &claim, NULL);
}

/* 支出 V，执行率 P，结余 V: what is left stands behind the rate, right after what was spent and the rate. NULL if it does not. */
static const Item *left_behind(const Search *search)
{
    const Paragraph *paragraph = search->paragraph;
    const Item *rate = search_rate(search), *rest = rate + 1;
    if (search->count == 0 || search_is_saving(search) || search->candidates[0] + 1 != rate ||
        search->candidates[0]->sentence != rate->sentence ||
        rest >= paragraph->items + paragraph->count || rest->sentence != rate->sentence ||
        !items_addable(search->candidates[0], rest) || !is_left(search, rest) ||
        !ledger_says(search->ledger, WORDS_PACE_OF_MONEY, words_clause(rate->before)) ||
        strlen(rest->before) > LEFT_BYTES ||
        vocabulary_in(search->ledger->words, WORDS_COMPARE_TIME, rest->before))
        return NULL;
    return rest;
}

static gboolean test_left_behind(Search *search, Claim claim, gboolean accuse)
{
    const Item *rest = left_behind(search);
    if (!rest)
        return FALSE;
    const Operand parts[] = {ledger_operand(search->ledger, rest->quantity),
                             ledger_operand(search->ledger, search->candidates[0]->quantity)};
    if (!accuse)
        return search_fits(search, RELATION_FALLEN_BY, parts, 2, &claim);
    Relation relation = {RELATION_FALLEN_BY, search->stated, parts, 2};
    claim.trust = TRUST_WORDS;
    claim.severity = SEVERITY_WARNING; /* it fails: what is left may be of more than one year */
    ledger_test(search->ledger, &relation, &claim, NULL);
    return TRUE;
}

gboolean complement_test(Search *search, Claim claim, gboolean accuse)
{
    Pair pair;
    if (!find_pair(search, &pair))
        return test_left_behind(search, claim, accuse);
    const Item *all = third_of(search, pair.done);
    const Operand parts[] = {ledger_operand(search->ledger, pair.rest->quantity),
                             ledger_operand(search->ledger, pair.done->quantity)};
    gboolean left = is_left(search, pair.rest) && strstr(words_clause(pair.done->before), "支出");
    gboolean named = left || (rates_is_called_after(search->paragraph, pair.done, search->index) &&
                              rates_is_called_after(search->paragraph, pair.rest, search->index));
    if (!accuse) {
        if (!search_fits(search, RELATION_FALLEN_BY, parts, 2, &claim))
            return FALSE;
        if (all && named && !left)
            test_whole(search, all, parts, claim);
        return TRUE;
    }
    claim.trust = named && !all ? TRUST_WORDS : TRUST_DOUBTED;
    claim.reason = "ambiguous";
    Relation relation = {RELATION_FALLEN_BY, search->stated, parts, 2};
    const Operand of_all[] = {parts[1],
                              all ? ledger_operand(search->ledger, all->quantity) : parts[0]};
    if (all && named && is_whole(search, all, &pair)) {
        relation = (Relation){RELATION_QUOTIENT, search->stated, of_all, 2};
        claim.trust = TRUST_WORDS;
    }
    ledger_test(search->ledger, &relation, &claim, NULL);
    return TRUE;
}
