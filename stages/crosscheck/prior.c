/* 宽带用户212.6万户，比上年末增加14.2万户。 … 注：2024年末宽带用户为198.4万户。
 *        └ value            └ change              └ last year's value, stated elsewhere
 *
 * Only the same words, the year before and one value of it; a simple mistake must explain what does not fit, for last
 * year's figures are revised. */
#include "checks.h"

#include <string.h>

#define NAME_LEAST 4 /* characters */

static gboolean is_stated(const Fact *fact)
{
    return (fact->role == ROLE_VALUE || fact->role == ROLE_ACTUAL) && fact->bound == BOUND_EXACT &&
           quantity_is_amount(fact->quantity);
}

/* The metric without what is left of 年末. */
static const char *bare_metric(const Fact *fact)
{
    static const char *const ends[] = {"年末", "末"};
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_prefix(fact->metric, ends[i]))
            return fact->metric + strlen(ends[i]);
    return fact->metric;
}

/* The year of the figure; 2024年末 before it says so too. */
static guint year_of(const Fact *fact)
{
    const Span *span = fact->span;
    gboolean dated = *fact->quantity->period == '\0' && span->date_count > 0 &&
                     span->dates[0]->at < fact->quantity->at && span->dates[0]->year > 0;
    return dated ? span->dates[0]->year : fact->year;
}

/* TRUE if the change's sentence compares with the year before and does not say with what. */
static gboolean is_open_change(const Fact *change)
{
    if (change->entry || change->role != ROLE_CHANGE || change->bound != BOUND_EXACT)
        return FALSE;
    for (guint i = 0; i < change->span->quantity_count; i++)
        if (change->span->quantities[i]->role == ROLE_BASE)
            return FALSE;
    const char *than = strstr(change->span->text, "上年") ?: strstr(change->span->text, "去年");
    return than && than < change->span->text + change->quantity->at;
}

/* The only value of that metric in the year before, or NULL. */
static const Fact *find_prior(const Audit *audit, const Fact *value)
{
    const Fact *found = NULL;
    const FactList facts = audit_facts_of(audit, value->part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *fact = facts.facts[i];
        if (year_of(fact) + 1 != year_of(value) || !is_stated(fact) || fact->part != value->part ||
            strcmp(fact->dim, value->dim) != 0 ||
            strcmp(bare_metric(fact), bare_metric(value)) != 0 ||
            strcmp(fact->subject, value->subject) != 0)
            continue;
        if (found && !decimal_equal(found->operand.value, fact->operand.value))
            return NULL;
        found = fact;
    }
    return found;
}

void prior_check(Audit *audit)
{
    for (guint i = 1; i < audit->facts->len; i++) {
        const Fact *change = audit->facts->pdata[i], *value = audit->facts->pdata[i - 1];
        if (!is_open_change(change) || value->span != change->span || !is_stated(value) ||
            year_of(value) == 0 || strcmp(value->dim, change->dim) != 0 ||
            g_utf8_strlen(bare_metric(value), -1) < NAME_LEAST)
            continue;
        const Fact *prior = find_prior(audit, value);
        if (!prior)
            continue;
        const Operand parts[] = {value->operand, prior->operand};
        Relation relation = {RELATION_DIFFERENCE, change->operand, parts, 2};
        ledger_test(&audit->ledger, &relation,
                    &(Claim){.rule = "difference",
                             .label = value->metric,
                             .trust = TRUST_EXPLAINED,
                             .reason = "ambiguous"},
                    NULL);
    }
}
