/* 上半年 4280万元，占 40.38%；下半年 6320万元，占 59.62%        甲 60、乙 30、丙 10，分别占 60%、30%和 10%
 *        └ part      └ share                                    └── parts ──┘       └──── shares ────┘
 *
 * No whole is told. When the other shares are of the sum of the parts, so is this one. */
#include "siblings.h"

#include "proof.h"

#include <string.h>

#define PAIRS_MOST 12
#define TELLING_DIGITS 3 /* of a share that is no chance */

typedef struct {
    const Item *parts[PAIRS_MOST], *shares[PAIRS_MOST];
    guint count, own; /* own: the pair of the share at hand, or count */
} Siblings;

static gboolean is_part(const Item *item)
{
    Role role = item->quantity->role;
    return (role == ROLE_VALUE || role == ROLE_ACTUAL) && quantity_is_amount(item->quantity) &&
           item->quantity->bound == BOUND_EXACT;
}

static gboolean is_share(const Item *item)
{
    return item->quantity->role == ROLE_SHARE && item->quantity->bound == BOUND_EXACT &&
           proof_digits(item->quantity->printed) >= TELLING_DIGITS;
}

/* The shares from `first` on that stand in a row, each with the amount as far before the row; 0 if amounts are lacking. */
static guint add_run(Siblings *found, const Paragraph *paragraph, guint first)
{
    const Item *items = paragraph->items;
    guint run = 0;
    while (first + run < paragraph->count && items[first + run].sentence == items[first].sentence &&
           is_share(&items[first + run]))
        run++;
    if (run > first || found->count + run > PAIRS_MOST)
        return 0;
    for (guint i = 0; i < run; i++) {
        const Item *part = &items[first - run + i];
        if (!is_part(part) || part->sentence != items[first].sentence ||
            !items_addable(part, &items[first - run]))
            return 0;
        found->parts[found->count] = part;
        found->shares[found->count++] = &items[first + i];
    }
    return run;
}

/* All shares of the sentence with their parts; FALSE when one has none. */
static gboolean gather(Siblings *found, const Search *search)
{
    const Paragraph *paragraph = search->paragraph;
    const Item *own = search_rate(search);
    for (guint i = 0; i < paragraph->count; i++) {
        const Item *item = &paragraph->items[i];
        if (item->sentence != own->sentence || item->quantity->role != ROLE_SHARE)
            continue;
        guint run = add_run(found, paragraph, i);
        if (run == 0)
            return FALSE;
        i += run - 1;
    }
    found->own = 0;
    while (found->own < found->count && found->shares[found->own] != own)
        found->own++;
    for (guint i = 1; i < found->count; i++)
        if (!items_addable(found->parts[i], found->parts[0]))
            return FALSE;
    return found->count > 1 && found->own < found->count;
}

/* All parts but that one, as one figure. */
static Operand rest_of(Ledger *ledger, const Siblings *found, guint index)
{
    Operand rest = {.printed = NULL};
    for (guint i = 0; i < found->count; i++) {
        Operand part = ledger_operand(ledger, found->parts[i]->quantity);
        if (i == index)
            continue;
        if (!rest.printed) {
            rest = part;
            continue;
        }
        rest.printed =
            arena_printf(ledger->document->arena, "%s ＋ %s", rest.printed, part.printed);
        rest.nr = arena_printf(ledger->document->arena, "%s %s", rest.nr, part.nr);
        rest.value = decimal_add(rest.value, part.value);
        rest.half = decimal_add(rest.half, part.half);
        rest.unit = "";
        rest.given = TRUE;
    }
    return rest;
}

static Relation relation_of(Ledger *ledger, const Siblings *found, guint index, Operand parts[2])
{
    parts[0] = rest_of(ledger, found, index);
    parts[1] = ledger_operand(ledger, found->parts[index]->quantity);
    return (Relation){RELATION_FALLEN_BY, ledger_operand(ledger, found->shares[index]->quantity),
                      parts, 2};
}

gboolean siblings_test(Search *search, Claim claim)
{
    Siblings found = {.count = 0};
    Operand parts[2];
    if (!gather(&found, search))
        return FALSE;
    for (guint i = 0; i < found.count; i++) {
        Relation relation = relation_of(search->ledger, &found, i, parts);
        Fit fit = relation_fit(&relation);
        if (i != found.own && fit != FIT_EXACT && fit != FIT_TRUNCATED)
            return FALSE;
    }
    Relation relation = relation_of(search->ledger, &found, found.own, parts);
    claim.trust = TRUST_WORDS;
    ledger_test(search->ledger, &relation, &claim, NULL);
    return TRUE;
}
