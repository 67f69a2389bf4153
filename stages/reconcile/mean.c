/* 全年发放贷款 86户、412.8万元，户均 4.8万元
 *              └ number └ sum         └ mean: 户均 says over which number, by its unit
 */
#include "mean.h"

#include <string.h>

#define NEAR 2      /* figures back that an accusation may reach */
#define REACH 6     /* figures back that may verify */
#define SENTENCES 1 /* sentences back */

/* The unit that the words right before the figure take the mean over: 户 of 户均; "" when they do not. In `unit`. */
static void unit_of_mean(const Ledger *ledger, const char *before, char unit[8])
{
    const char *end = before + strlen(before);
    *unit = '\0';
    while (end > before && end[-1] == ' ')
        end--;
    const char *link =
        wordlist_ending(vocabulary_list(ledger->words, WORDS_LINK), before, (gsize)(end - before));
    end -= link ? strlen(link) : 0;
    gsize mean = strlen("均");
    if ((gsize)(end - before) <= mean || memcmp(end - mean, "均", mean) != 0)
        return;
    const char *from = g_utf8_prev_char(end - mean);
    if (end - mean - from < 8)
        g_strlcpy(unit, from, (gsize)(end - mean - from) + 1);
}

/* 人 of 人均 counts 名 and 人次, too. */
static gboolean counts(const Quantity *number, const char *unit)
{
    static const char *const persons[] = {"人", "名", "人次"};
    if (!quantity_is_amount(number) || strcmp(number->dim, "money") == 0 ||
        decimal_sign(number->value) <= 0)
        return FALSE;
    for (guint i = 0; strcmp(unit, "人") == 0 && i < G_N_ELEMENTS(persons); i++)
        if (g_str_has_suffix(number->unit, persons[i]))
            return TRUE;
    return g_str_has_suffix(number->unit, unit);
}

static gboolean is_sum(const Quantity *sum, const Quantity *mean)
{
    return quantity_is_amount(sum) && strcmp(sum->dim, mean->dim) == 0 &&
           (sum->role == ROLE_VALUE || sum->role == ROLE_ACTUAL);
}

typedef struct {
    const Item *number, *sum;
    gboolean near; /* both right before the mean, in its sentence */
} Pair;

/* The nearest number and sum before the mean; what a bracket divides a sum into is no sum of the mean. */
static Pair find_pair(const Paragraph *paragraph, guint index, const char *unit)
{
    const Item *mean = &paragraph->items[index];
    Pair pair = {.near = FALSE};
    for (guint i = index; i > 0 && index - i < REACH; i--) {
        const Item *item = &paragraph->items[i - 1];
        if (item->sentence + SENTENCES < mean->sentence)
            break;
        if (!pair.number && counts(item->quantity, unit))
            pair.number = item;
        else if (!pair.sum && (!item->bracketed || mean->bracketed) &&
                 is_sum(item->quantity, mean->quantity))
            pair.sum = item;
    }
    pair.near = pair.number && pair.sum && mean - MIN(pair.number, pair.sum) <= NEAR &&
                MIN(pair.number, pair.sum)->sentence == mean->sentence;
    return pair;
}

void mean_check(Ledger *ledger, const Paragraph *paragraph)
{
    for (guint i = 1; i < paragraph->count; i++) {
        const Item *mean = &paragraph->items[i];
        char unit[8];
        if (strcmp(mean->quantity->dim, "money") != 0 || mean->quantity->bound != BOUND_EXACT)
            continue;
        unit_of_mean(ledger, mean->before, unit);
        Pair pair = *unit ? find_pair(paragraph, i, unit) : (Pair){.near = FALSE};
        if (!pair.number || !pair.sum)
            continue;
        const Operand parts[] = {ledger_operand(ledger, pair.sum->quantity),
                                 ledger_operand(ledger, pair.number->quantity)};
        Relation relation = {RELATION_MEAN, ledger_operand(ledger, mean->quantity), parts, 2};
        if (pair.near || relation_fit(&relation) != FIT_FAILS)
            ledger_test(ledger, &relation,
                        &(Claim){.rule = "mean",
                                 .label = pair.sum->quantity->metric,
                                 .trust = pair.near ? TRUST_WORDS : TRUST_NEVER},
                        NULL);
    }
}
