#include "prorata.h"

#include "pipeline/spelling.h"

#include <string.h>

#define FAR 5 /* times off: no score follows such a gap by chance */

static Decimal share_of(const Leaf *leaf, Decimal reached, Decimal wanted)
{
    Decimal points = decimal_multiply(leaf->full->value, reached);
    return decimal_divide(points, wanted, 2, DECIMAL_HALF_UP);
}

gboolean prorata_fits(const Leaf *leaf, const Entry *target, const Entry *actual)
{
    return decimal_equal(share_of(leaf, actual->value, target->value),
                         decimal_round(leaf->score->value, 2, DECIMAL_HALF_UP));
}

/* 9.72 of 10: neither a whole point nor half of one was taken off, the score was computed. */
static gboolean is_computed(const Leaf *leaf)
{
    if (!leaf->full || !leaf->score || decimal_compare(leaf->score->value, leaf->full->value) >= 0)
        return FALSE;
    Decimal twice = decimal_multiply(leaf->score->value, decimal_new(2, 0));
    return decimal_valid(twice) && !decimal_equal(twice, decimal_round(twice, 0, DECIMAL_TRUNCATE));
}

/* The result is a fifth of the target or less. */
static gboolean is_far(const Entry *target, const Entry *actual)
{
    return decimal_compare(decimal_multiply(actual->value, decimal_new(FAR, 0)), target->value) <=
           0;
}

static gint places_of(const Operand *score)
{
    const char *point = strchr(score->printed, '.');
    return point ? (gint)strspn(point + 1, "0123456789") : 0;
}

/* The share that the score tells, roughly: 95% of 7.6 out of 8 points. It is what was meant, whatever the row prints. */
static Operand told_share(const Leaf *leaf)
{
    Operand share = ledger_entry_operand(leaf->ledger, leaf->score);
    gint places = MAX(places_of(&share) - 2, 0);
    share.value =
        decimal_divide(decimal_shift(share.value, 2), leaf->full->value, places, DECIMAL_HALF_UP);
    share.half = decimal_new(5, places + 1);
    share.unit = "%";
    share.given = TRUE;
    return share;
}

/* The figure that prints `from` with the number of `to` in its place. */
static Decimal with_number(const Operand *operand, const char *from, const char *to)
{
    const Decimal none = {0, DECIMAL_INVALID};
    char printed[SPELLING_DIGITS], meant[SPELLING_DIGITS];
    Decimal x, y;
    if (strcmp(operand->printed, from) != 0)
        return operand->value;
    if (!spelling_number(from, printed) || !spelling_number(to, meant) ||
        !decimal_parse(printed, &x) || !decimal_parse(meant, &y) || decimal_sign(x) == 0)
        return none;
    return decimal_divide(decimal_multiply(operand->value, y), x, 9, DECIMAL_HALF_UP);
}

/* TRUE if the score, to all its places, follows from what the hint says was meant; of a unit it says only roughly. */
static gboolean follows(const Leaf *leaf, const Operand parts[2], const char *hint)
{
    g_auto(GStrv) words = g_strsplit(hint, " ", -1);
    const Operand score = ledger_entry_operand(leaf->ledger, leaf->score);
    if (g_strv_length(words) != 3)
        return strcmp(words[0], "slip") == 0;
    Decimal reached = with_number(&parts[0], words[1], words[2]);
    Decimal wanted = with_number(&parts[1], words[1], words[2]);
    if (!decimal_valid(reached) || !decimal_valid(wanted) || decimal_sign(wanted) <= 0)
        return FALSE;
    return strcmp(words[0], "slip") == 0 ||
           decimal_equal(
               decimal_round(share_of(leaf, reached, wanted), places_of(&score), DECIMAL_HALF_UP),
               score.value);
}

static gboolean is_telling(const char *hint, gboolean met)
{
    static const char *const always[] = {"slip ", "shifted ", "pasted ", "doubled ", "dropped "};
    for (guint i = 0; i < G_N_ELEMENTS(always); i++)
        if (g_str_has_prefix(hint, always[i]))
            return TRUE;
    return met && g_str_has_prefix(hint, "swapped ");
}

/* The slips of target or result that the score tells, apart by `|`; "" if none. g_free. */
static char *told_slips(const Leaf *leaf, const Entry *target, const Entry *actual, gboolean met)
{
    const Operand parts[] = {ledger_entry_operand(leaf->ledger, actual),
                             ledger_entry_operand(leaf->ledger, target)};
    const Relation relation = {RELATION_QUOTIENT, told_share(leaf), parts, 2};
    guint count;
    g_autofree char *hints = relation_explain(&relation, leaf->ledger->units, &count);
    g_auto(GStrv) each = g_strsplit(hints, "|", -1);
    GString *told = g_string_new(NULL);
    for (guint i = 0; each[i]; i++)
        if (is_telling(each[i], met) && follows(leaf, parts, each[i]))
            g_string_append_printf(told, "%s%s", told->len ? "|" : "", each[i]);
    return g_string_free(told, FALSE);
}

static void accuse(const Leaf *leaf, const Entry *target, const Entry *actual, const char *hint)
{
    Operand reached = ledger_entry_operand(leaf->ledger, actual);
    Operand wanted = ledger_entry_operand(leaf->ledger, target);
    Operand score = ledger_entry_operand(leaf->ledger, leaf->score);
    char full[DECIMAL_TEXT];
    Decimal share = share_of(leaf, actual->value, target->value);
    gboolean more = decimal_compare(share, leaf->full->value) > 0;
    g_autofree char *due =
        operand_format(&score, more ? leaf->full->value : share, leaf->ledger->units);
    g_autofree char *shown = operand_format(&score, share, leaf->ledger->units);
    g_autofree char *arith =
        g_strdup_printf("%s × %s ÷ %s = %s", decimal_format(leaf->full->value, 0, full),
                        reached.printed, wanted.printed, shown);
    g_autofree char *operands =
        g_strdup_printf("%s %s %s %s", score.nr, reached.nr, wanted.nr, leaf->full->quantity->nr);
    ledger_emit(leaf->ledger, &(Check){.rule = "score-rule",
                                       .outcome = OUTCOME_FAIL,
                                       .severity = SEVERITY_WARNING,
                                       .line = score.line,
                                       .col = score.col,
                                       .label = leaf->block->grid->rows[leaf->row].label,
                                       .reported = score.printed,
                                       .expected = due,
                                       .arith = arith,
                                       .operands = operands,
                                       .hint = hint});
}

gboolean prorata_check(const Leaf *leaf, const Entry *target, const Entry *actual, gboolean met)
{
    gboolean least =
        target->quantity->bound == BOUND_EXACT || target->quantity->bound == BOUND_LEAST;
    if (!least || !is_computed(leaf) || decimal_sign(target->value) <= 0 ||
        decimal_sign(actual->value) <= 0 || prorata_fits(leaf, target, actual) ||
        (!met && !is_far(target, actual)))
        return FALSE;
    Operand reached = ledger_entry_operand(leaf->ledger, actual);
    Operand wanted = ledger_entry_operand(leaf->ledger, target);
    gboolean turned = met && prorata_fits(leaf, actual, target);
    g_autofree char *hint =
        turned ? g_strdup_printf("exchanged %s %s", wanted.printed, reached.printed)
               : told_slips(leaf, target, actual, met);
    if (*hint)
        accuse(leaf, target, actual, hint);
    return *hint != '\0';
}
