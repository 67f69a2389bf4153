/* 设临床科室 28个、医技科室 9个、职能科室 17个，共 54个科室
 *            └───────────── parts ────────────┘    └ total, of the same unit, behind them in the sentence
 */
#include "tally.h"

#include "flow.h"
#include "labels.h"

#include <string.h>

#define PARTS_MOST 20
#define ALL_LEAST 3
#define NAME_LEAST 2 /* characters */
#define MANY 100     /* of so many things a simple mistake explains little by chance */

static gboolean is_count(const Quantity *quantity)
{
    return (quantity->role == ROLE_VALUE || quantity->role == ROLE_ACTUAL) &&
           quantity_is_amount(quantity) && strcmp(quantity->dim, "money") != 0 &&
           quantity->bound == BOUND_EXACT && decimal_sign(quantity->half) == 0;
}

static gboolean is_total(const Paragraph *paragraph, const Item *item)
{
    const char *own = item->own;
    return is_count(item->quantity) && !item->bracketed &&
           wordlist_ending(vocabulary_list(paragraph->words, WORDS_TALLY), own, strlen(own));
}

typedef struct {
    Operand parts[PARTS_MOST];
    guint index[PARTS_MOST], count; /* from the total backwards */
} Parts;

/* The counts right before the total; any other figure ends them. */
static void gather(Ledger *ledger, const Paragraph *paragraph, guint total, Parts *parts)
{
    const Item *all = &paragraph->items[total];
    parts->count = 0;
    for (guint i = total; i > 0 && parts->count < PARTS_MOST; i--) {
        const Item *item = &paragraph->items[i - 1];
        if (item->sentence != all->sentence || !is_count(item->quantity) || item->bracketed ||
            strcmp(item->quantity->unit, all->quantity->unit) != 0 || is_total(paragraph, item))
            return;
        parts->index[parts->count] = i - 1;
        parts->parts[parts->count++] = ledger_operand(ledger, item->quantity);
    }
}

static Relation relation_of(Ledger *ledger, const Item *total, const Parts *parts, guint count)
{
    return (Relation){RELATION_SUM, ledger_operand(ledger, total->quantity), parts->parts, count};
}

/* 临床科室、医技科室、职能科室 and the 科室 of the total: they are all of them. */
static gboolean are_all(const Paragraph *paragraph, const Item *total, const Parts *parts)
{
    const char *name = total->quantity->metric;
    for (guint i = 0; i < parts->count; i++)
        if (!g_str_has_suffix(paragraph->items[parts->index[i]].quantity->metric, name))
            return FALSE;
    return parts->count >= ALL_LEAST && g_utf8_strlen(name, -1) >= NAME_LEAST;
}

/* 行政编制56名，事业编制4名，合计60名: what stands before the total from the sentence's start on is all that it sums. */
static gboolean are_summed(const Ledger *ledger, const Paragraph *paragraph, const Item *total,
                           const Parts *parts)
{
    guint first = parts->count > 0 ? parts->index[parts->count - 1] : 0;
    return parts->count > 1 && strstr(total->own, "合计") &&
           (first == 0 || paragraph->items[first - 1].sentence < total->sentence) &&
           !ledger_says(ledger, WORDS_AMONG, paragraph->items[first].before) &&
           labels_are_alike(paragraph, parts->index, parts->count);
}

static void check_total(Ledger *ledger, const Paragraph *paragraph, guint index)
{
    const Item *total = &paragraph->items[index];
    Parts parts;
    gather(ledger, paragraph, index, &parts);
    Claim claim = {.rule = "total-text",
                   .label = total->quantity->metric,
                   .trust = TRUST_EXPLAINED,
                   .reason = "partial"};
    for (guint count = 2; count <= parts.count; count++) {
        Relation relation = relation_of(ledger, total, &parts, count);
        if (relation_fit(&relation) == FIT_EXACT) {
            ledger_test(ledger, &relation, &claim, NULL);
            return;
        }
    }
    gboolean many =
        decimal_compare(total->quantity->value, decimal_new(MANY, 0)) >= 0 && parts.count > 1;
    if (!many && !labels_are_alike(paragraph, parts.index, parts.count))
        return;
    Relation relation = relation_of(ledger, total, &parts, parts.count);
    gboolean sure =
        are_all(paragraph, total, &parts) || are_summed(ledger, paragraph, total, &parts);
    claim.trust = sure ? TRUST_WORDS : TRUST_EXPLAINED;
    ledger_test(ledger, &relation, &claim, NULL);
}

void tally_check(Ledger *ledger, const Paragraph *paragraph)
{
    for (guint i = 2; i < paragraph->count; i++)
        if (is_total(paragraph, &paragraph->items[i]))
            check_total(ledger, paragraph, i);
}
