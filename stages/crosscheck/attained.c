/* 茶叶网店入库 158家，完成率 183.72%: the target that the words leave out stands in the row of the indicator table that
 * has the same result.
 *
 *     茶叶网店入库数 | 年度指标值 86 | 实际完成值 158 | … */
#include "checks.h"
#include "statement.h"

#include <string.h>

/* TRUE if an earlier stage has recomputed the rate, or tells that it cannot hold. */
static gboolean is_settled(Audit *audit, const Fact *rate)
{
    const GPtrArray *checks = audit->ledger.document->accusations;
    const GArray *places = audit_settled(audit, rate->operand.nr);
    for (guint i = 0; places && i < places->len; i++) {
        const Accusation *check = checks->pdata[g_array_index(places, guint, i)];
        if (check->outcome != OUTCOME_SKIP)
            return TRUE;
    }
    return FALSE;
}

static gboolean is_result_row(const Fact *fact, const Fact *amount)
{
    return fact->part == amount->part &&
           (*fact->dim == '\0' || strcmp(fact->dim, amount->dim) == 0) &&
           decimal_equal(fact->operand.value, amount->operand.value) &&
           statement_resembles(fact->entry->label, amount->metric);
}

static const Fact *target_of_row(const Audit *audit, const Fact *result)
{
    const FactList facts = audit_facts_of(audit, result->part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *fact = facts.facts[i];
        if (fact->entry && fact->role == ROLE_TARGET &&
            fact->entry->table == result->entry->table && fact->entry->row == result->entry->row &&
            strcmp(fact->dim, result->dim) == 0)
            return fact;
    }
    return NULL;
}

/* The target of the rows with that result, or NULL if none or several differ. */
static const Fact *find_target(const Audit *audit, const GPtrArray *results, const Fact *amount)
{
    const Fact *found = NULL;
    for (guint i = 0; i < results->len; i++) {
        const Fact *fact = results->pdata[i];
        const Fact *target = is_result_row(fact, amount) ? target_of_row(audit, fact) : NULL;
        if (found && target && !decimal_equal(found->operand.value, target->operand.value))
            return NULL;
        found = target ? target : found;
    }
    return found;
}

static gboolean says_target(const Audit *audit, const Fact *rate, const Fact *amount)
{
    gsize from = amount->quantity->at + amount->quantity->len, to = rate->quantity->at;
    return audit_piece_says(audit, WORDS_ATTAINED, rate->span, from, to) != NULL;
}

/* A bare number that stands for a count is as exact as the count. */
static Operand target_operand(const Fact *target, const Fact *amount)
{
    Operand operand = target->operand;
    if (*target->dim == '\0' && decimal_sign(amount->operand.half) == 0)
        operand.half = decimal_new(0, 0);
    return operand;
}

static void check(Audit *audit, const GPtrArray *results, const Fact *rate, const Fact *amount)
{
    const Fact *target = find_target(audit, results, amount);
    const char *nr;
    if (!target || decimal_sign(target->operand.value) <= 0)
        return;
    const Operand parts[] = {amount->operand, target_operand(target, amount)};
    Relation relation = {RELATION_QUOTIENT, rate->operand, parts, 2};
    guint explanations = 0;
    if (relation_fit(&relation) == FIT_FAILS)
        g_free(relation_explain(&relation, audit->ledger.units, &explanations));
    gboolean fails = explanations > 0;
    ledger_test(&audit->ledger, &relation,
                &(Claim){.rule = "rate",
                         .label = amount->metric,
                         .trust = TRUST_EXPLAINED,
                         .reason = "ambiguous",
                         .severity = fails ? SEVERITY_WARNING : SEVERITY_DEFAULT},
                &nr);
    if (fails)
        audit_accuse(audit, rate->operand.nr, nr);
}

/* The results in the rows of the tables, in order. */
static GPtrArray *results_of(const Audit *audit)
{
    GPtrArray *results = g_ptr_array_new();
    for (guint i = 0; i < audit->facts->len; i++) {
        const Fact *fact = audit->facts->pdata[i];
        if (fact->entry && fact->role == ROLE_ACTUAL)
            g_ptr_array_add(results, (gpointer)fact);
    }
    return results;
}

void attained_check(Audit *audit)
{
    g_autoptr(GPtrArray) results = results_of(audit);
    for (guint i = 0; results->len > 0 && i < audit->facts->len; i++) {
        const Fact *rate = audit->facts->pdata[i];
        if (!statement_is_rate(rate) || rate->role != ROLE_RATE)
            continue;
        const Fact *amount = statement_amount(audit, i);
        if (amount && says_target(audit, rate, amount) && !is_settled(audit, rate))
            check(audit, results, rate, amount);
    }
}
