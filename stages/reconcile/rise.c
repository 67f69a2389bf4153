/* 城镇化率由 52.23%提高到 58.08%
 *            └ from       └ to: the verb right before it says which of them is larger
 */
#include "rise.h"

#include "operands.h"

#include <string.h>

#define VERB_BYTES 36   /* of all that stands between the two levels */
#define BARE_BYTES 15   /* of a clause that only says how: 较上年增长 */
#define RESULT_BYTES 24 /* of the words before what came of it: 公里/小时，提升 */

/* What the words between the levels say; DIRECTION_NONE when they say nothing, or both. */
static Direction verb_of(const Ledger *ledger, const Item *to, const char **verb)
{
    const char *up = item_says(ledger->words, WORDS_UP_TO, to);
    const char *down = item_says(ledger->words, WORDS_DOWN_TO, to);
    if ((up != NULL) == (down != NULL) || strlen(to->before) > VERB_BYTES)
        return DIRECTION_NONE;
    *verb = up ? up : down;
    return up ? DIRECTION_UP : DIRECTION_DOWN;
}

static gboolean is_level(const Item *item)
{
    return item->quantity->bound == BOUND_EXACT && strcmp(item->quantity->dim, "rank") != 0 &&
           strcmp(item->quantity->dim, "points") != 0 && *item->quantity->dim != '\0';
}

/* TRUE if the words say that one level became the other. */
static gboolean check_pair(Ledger *ledger, const Item *from, const Item *to)
{
    const char *verb = NULL;
    Direction said = verb_of(ledger, to, &verb);
    if (said == DIRECTION_NONE || !is_level(from) || !is_level(to) ||
        strcmp(from->quantity->dim, to->quantity->dim) != 0 ||
        !item_says(ledger->words, WORDS_RISE_FROM, from) ||
        item_says(ledger->words, WORDS_RANKED, from))
        return FALSE; /* a rank rises to a smaller number */
    gint order = decimal_compare(to->quantity->value, from->quantity->value);
    gboolean apart =
        !interval_meets(quantity_interval(to->quantity), quantity_interval(from->quantity));
    gboolean holds = said == DIRECTION_UP ? order > 0 : order < 0;
    Operand a = ledger_operand(ledger, from->quantity), b = ledger_operand(ledger, to->quantity);
    g_autofree char *operands = g_strdup_printf("%s %s", b.nr, a.nr);
    g_autofree char *arith =
        g_strdup_printf("%s %s %s", b.printed, order > 0 ? ">" : "<", a.printed);
    if (apart)
        ledger_emit(ledger, &(Check){.rule = "direction",
                                     .outcome = holds ? OUTCOME_PASS : OUTCOME_FAIL,
                                     .line = b.line,
                                     .col = b.col,
                                     .label = from->quantity->metric,
                                     .reported = verb,
                                     .arith = arith,
                                     .operands = operands});
    return holds;
}

/* The figure's clause says no more than how it moved: no other subject, no mean of several years, no other basis. */
static gboolean is_bare(const Ledger *ledger, const Item *told)
{
    return strlen(told->before) <= RESULT_BYTES && !strstr(told->before, "；") &&
           strlen(words_clause(told->before)) <= BARE_BYTES &&
           !item_says(ledger->words, WORDS_MEAN, told) &&
           !ledger_says(ledger, WORDS_REAL_TERMS, told->quantity->metric) &&
           !item_says(ledger->words, WORDS_OTHER_BASIS, told);
}

/* 由640元提高到680元，提高40元，增幅6.25%: what stands right behind the levels, up to a semicolon. */
static void check_result(Ledger *ledger, const Paragraph *paragraph, guint to)
{
    Item *item = &paragraph->items[to], *end = paragraph->items + paragraph->count;
    const Operand parts[] = {ledger_operand(ledger, item->quantity),
                             ledger_operand(ledger, item[-1].quantity)};
    for (Item *told = item + 1; told < end && told->sentence == item->sentence; told++) {
        Role role = told->quantity->role;
        if (!is_bare(ledger, told) || told->quantity->bound != BOUND_EXACT ||
            !(role == ROLE_GROWTH ||
              (role == ROLE_CHANGE && strcmp(told->quantity->dim, item->quantity->dim) == 0)))
            return;
        Relation relation = {role == ROLE_GROWTH ? RELATION_GROWTH : RELATION_DIFFERENCE,
                             ledger_operand(ledger, told->quantity), parts, 2};
        ledger_test(ledger, &relation,
                    &(Claim){.rule = role == ROLE_GROWTH ? "growth" : "difference",
                             .label = item[-1].quantity->metric},
                    NULL);
        told->settled = TRUE;
    }
}

void rise_check(Ledger *ledger, const Paragraph *paragraph)
{
    for (guint i = 1; i < paragraph->count; i++)
        if (paragraph->items[i].sentence == paragraph->items[i - 1].sentence &&
            check_pair(ledger, &paragraph->items[i - 1], &paragraph->items[i]) &&
            quantity_is_amount(paragraph->items[i].quantity))
            check_result(ledger, paragraph, i);
}
