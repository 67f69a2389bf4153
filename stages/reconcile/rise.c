/* 城镇化率由 52.23%提高到 58.08%
 *            └ from       └ to: the verb right before it says which of them is larger
 */
#include "rise.h"

#include <string.h>

#define VERB_BYTES 36 /* of all that stands between the two levels */

/* What the words between the levels say; DIRECTION_NONE when they say nothing, or both. */
static Direction verb_of(const Ledger *ledger, const char *between, const char **verb)
{
    const char *up = ledger_says(ledger, WORDS_UP_TO, between);
    const char *down = ledger_says(ledger, WORDS_DOWN_TO, between);
    if (strlen(between) > VERB_BYTES || (up != NULL) == (down != NULL))
        return DIRECTION_NONE;
    *verb = up ? up : down;
    return up ? DIRECTION_UP : DIRECTION_DOWN;
}

static gboolean is_level(const Item *item)
{
    return item->quantity->bound == BOUND_EXACT && strcmp(item->quantity->dim, "rank") != 0 &&
           strcmp(item->quantity->dim, "points") != 0 && *item->quantity->dim != '\0';
}

static void check_pair(Ledger *ledger, const Item *from, const Item *to)
{
    const char *verb = NULL;
    Direction said = verb_of(ledger, to->before, &verb);
    if (said == DIRECTION_NONE || !is_level(from) || !is_level(to) ||
        strcmp(from->quantity->dim, to->quantity->dim) != 0 ||
        !ledger_says(ledger, WORDS_RISE_FROM, from->before) ||
        ledger_says(ledger, WORDS_RANKED, from->before))
        return; /* a rank rises to a smaller number */
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
}

void rise_check(Ledger *ledger, const Paragraph *paragraph)
{
    for (guint i = 1; i < paragraph->count; i++)
        if (paragraph->items[i].sentence == paragraph->items[i - 1].sentence)
            check_pair(ledger, &paragraph->items[i - 1], &paragraph->items[i]);
}
