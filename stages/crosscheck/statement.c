#include "statement.h"

#include "pipeline/spelling.h"

#include <string.h>

#define GAP_LEAST 5000 /* times as much: 亿 for 万, more or less */
#define GAP_MOST 20000

#define ALIKE_LEAST 3    /* characters that two names share */
#define ALIKE_PERCENT 60 /* of the shorter name's characters that stand in the longer one */
#define BACK_MOST 100    /* facts between a rate and its amount */

gboolean statement_resembles(const char *a, const char *b)
{
    const char *shorter = strlen(a) <= strlen(b) ? a : b, *longer = shorter == a ? b : a;
    guint common = 0, all = 0;
    for (const char *c = shorter; *c; c = g_utf8_next_char(c), all++)
        common += g_utf8_strchr(longer, -1, g_utf8_get_char(c)) != NULL;
    return common >= ALIKE_LEAST && common * 100 >= all * ALIKE_PERCENT;
}

gboolean statement_is_amount(const Fact *fact)
{
    return (fact->role == ROLE_VALUE || fact->role == ROLE_ACTUAL) && fact->bound == BOUND_EXACT &&
           quantity_is_amount(fact->quantity);
}

static gboolean rate_is_of(const Fact *rate, const Fact *amount)
{
    return strcmp(rate->metric, amount->metric) == 0 ||
           (rate->role == ROLE_RATE && g_utf8_strlen(rate->metric, -1) < STATEMENT_NAME_LEAST);
}

const Fact *statement_amount(const Audit *audit, guint index)
{
    const Fact *fact = audit->facts->pdata[index];
    for (guint i = index; i > 0 && index - i < BACK_MOST; i--) {
        const Fact *before = audit->facts->pdata[i - 1];
        if (before->span != fact->span)
            return NULL;
        if (statement_is_amount(before))
            return rate_is_of(fact, before) ? before : NULL;
        if (quantity_is_amount(before->quantity))
            return NULL; /* a budget or a target stands between */
    }
    return NULL;
}

gboolean statement_is_rate(const Fact *fact)
{
    return !fact->entry && (fact->role == ROLE_GROWTH || fact->role == ROLE_RATE) &&
           fact->bound == BOUND_EXACT && strcmp(fact->dim, "ratio") == 0;
}

/* One is about ten thousand times the other, and the units differ. */
static gboolean are_far_apart(const Operand *actual, const Operand *target)
{
    gboolean less = decimal_compare(actual->value, target->value) < 0;
    Decimal small = less ? actual->value : target->value;
    Decimal large = less ? target->value : actual->value;
    Decimal least = decimal_multiply(small, decimal_new(GAP_LEAST, 0));
    Decimal most = decimal_multiply(small, decimal_new(GAP_MOST, 0));
    return decimal_sign(small) > 0 && decimal_compare(large, least) >= 0 &&
           decimal_compare(large, most) <= 0 && strcmp(target->unit, actual->unit) != 0;
}

/* The figure in the other's unit, or NULL if it prints no number. g_free. */
static char *in_unit_of(const Operand *figure, const Operand *other)
{
    char number[SPELLING_DIGITS];
    return spelling_number(figure->printed, number) ? g_strconcat(number, other->unit, NULL) : NULL;
}

gboolean statement_tell_unit(Audit *audit, const char *label, const Operand *actual,
                             const Operand *target)
{
    g_autofree char *meant = in_unit_of(actual, target), *other = in_unit_of(target, actual);
    if (!meant || !other || !are_far_apart(actual, target) || audit_accuser(audit, actual->nr) ||
        audit_accuser(audit, target->nr))
        return FALSE;
    const char *sign = decimal_compare(actual->value, target->value) < 0 ? "<" : ">";
    g_autofree char *arith = g_strdup_printf("%s %s %s", actual->printed, sign, target->printed);
    g_autofree char *hint =
        g_strdup_printf("slip %s %s|slip %s %s", actual->printed, meant, target->printed, other);
    g_autofree char *operands = g_strdup_printf("%s %s", actual->nr, target->nr);
    const char *nr = ledger_emit(&audit->ledger, &(Check){.rule = "unit-scale",
                                                          .outcome = OUTCOME_FAIL,
                                                          .severity = SEVERITY_WARNING,
                                                          .line = actual->line,
                                                          .col = actual->col,
                                                          .label = label,
                                                          .reported = actual->printed,
                                                          .expected = meant,
                                                          .arith = arith,
                                                          .operands = operands,
                                                          .hint = hint});
    audit_accuse(audit, operands, nr);
    return TRUE;
}
