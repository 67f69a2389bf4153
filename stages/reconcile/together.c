/* 二氧化硫 86.4吨、氮氧化物 152.7吨、颗粒物 63.9吨，三项合计 303吨
 * └───────────────── the last three ─────────────┘  └ how many and their total
 *
 * Where a plan stands beside each, 合计支出 is of what became of them, and a simple mistake must explain what does not fit. */
#include "together.h"

#include "operands.h"
#include "search.h"

#include <string.h>

#define SENTENCES_BACK 4 /* sentences back that a part may stand */
#define DEED_LEAST 2     /* characters */
#define PARTS_MOST 10
#define WORDS_BYTES 36 /* between 合计 and its figure: 合计支出 */

/* How many figures the words say they sum up: 3 for 三项合计; 0 if they do not say. */
static guint number_told(const Ledger *ledger, const char *before)
{
    static const char numerals[][4] = {"两", "三", "四", "五", "六", "七", "八", "九", "十"};
    if (!ledger_says(ledger, WORDS_TALLY, before))
        return 0;
    const char *own = words_clause(before);
    gsize length = strlen(own);
    if (length > WORDS_BYTES || !ledger_says(ledger, WORDS_TALLY, own))
        return 0;
    for (guint n = 0; n < G_N_ELEMENTS(numerals); n++)
        if (g_str_has_prefix(own, numerals[n])) {
            gsize numeral = strlen(numerals[n]);
            const WordList *things = vocabulary_list(ledger->words, WORDS_THING_SUMMED);
            return wordlist_at(things, own + numeral, length - numeral) ? n + 2 : 0;
        }
    return 0;
}

static gboolean may_be_part(const Item *item, const Item *total)
{
    Role role = item->quantity->role;
    return (role == ROLE_VALUE || role == ROLE_ACTUAL) && quantity_is_amount(item->quantity) &&
           !item->bracketed && items_addable(item, total);
}

/* 资金V，支出v；…，两项合计支出: the word behind 合计, which the parts have in their clauses; "" if there is none. g_free. */
static char *deed_of(const Ledger *ledger, const char *before)
{
    const char *own = words_clause(before), *tally = ledger_says(ledger, WORDS_TALLY, own);
    const char *at = tally ? g_strrstr(own, tally) + strlen(tally) : own + strlen(own);
    char *deed = g_strchomp(g_strdup(at));
    if (g_utf8_strlen(deed, -1) < DEED_LEAST)
        *deed = '\0';
    return deed;
}

static void check_total(Ledger *ledger, const Paragraph *paragraph, guint index, guint number)
{
    const Item *total = &paragraph->items[index];
    Operand parts[PARTS_MOST + 1];
    guint count = 0;
    gboolean plain = TRUE;
    g_autofree char *deed = deed_of(ledger, total->before);
    for (guint i = index; i > 0 && count < number; i--) {
        const Item *item = &paragraph->items[i - 1];
        if (item->sentence + SENTENCES_BACK < total->sentence)
            return;
        gboolean itself = item->sentence == total->sentence && i == index &&
                          g_utf8_strlen(item->quantity->printed, -1) == 2;
        if (may_be_part(item, total) && strstr(words_clause(item->before), deed))
            parts[count++] = ledger_operand(ledger, item->quantity);
        else
            plain = plain && itself; /* 三项 may be a figure of its own */
    }
    if (count < number || !quantity_is_amount(total->quantity) ||
        total->quantity->bound != BOUND_EXACT)
        return;
    Relation relation = {RELATION_SUM, ledger_operand(ledger, total->quantity), parts, count};
    ledger_test(ledger, &relation,
                &(Claim){.rule = "total-text",
                         .label = total->quantity->metric,
                         .trust = plain ? TRUST_WORDS : TRUST_EXPLAINED,
                         .reason = "partial"},
                NULL);
}

void together_check(Ledger *ledger, const Paragraph *paragraph)
{
    for (guint i = 2; i < paragraph->count; i++) {
        const Item *item = &paragraph->items[i];
        if (!wordset_has(&item->said, WORDS_TALLY))
            continue;
        guint number = number_told(ledger, item->before);
        /* 三项合计: the number may have been read as a count */
        if (number == 0 && strlen(item->before) <= WORDS_BYTES &&
            item[-1].sentence == item->sentence) {
            g_autofree char *words = g_strconcat(item[-1].quantity->printed, item->before, NULL);
            number = number_told(ledger, words);
        }
        if (number > 0)
            check_total(ledger, paragraph, i, number);
    }
}
