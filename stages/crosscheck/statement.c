#include "statement.h"

#include <string.h>

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
