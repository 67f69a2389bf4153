#include "rivals.h"

#include <string.h>

#define OPERANDS_MOST 40
#define CLUSTERS_MOST 32 /* more values than this under one name are a series, not one fact */

/* Facts of one key; its values fall into clusters that agree with the cluster's first fact. */
typedef struct {
    GPtrArray *facts;
    guint *cluster; /* of each fact, from 0 */
    guint clusters;
    const Fact *first[CLUSTERS_MOST];
    guint size[CLUSTERS_MOST];
} Group;

gsize rivals_metric(const Fact *fact)
{
    static const char *const endings[] = {"同比增长", "同比下降", "比上年增长", "同比",
                                          "增长",     "增速",     "比上年"};
    gsize length = strlen(fact->metric);
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
        gsize cut = strlen(endings[i]);
        if (length >= cut && memcmp(fact->metric + length - cut, endings[i], cut) == 0)
            length -= cut;
    }
    return length;
}

static Decimal signed_value(const Fact *fact)
{
    return fact->direction == DIRECTION_DOWN ? decimal_negate(fact->operand.value)
                                             : fact->operand.value;
}

gboolean fact_agrees(const Fact *a, const Fact *b)
{
    Decimal x = signed_value(a), y = signed_value(b);
    if (decimal_equal(a->operand.half, b->operand.half))
        return decimal_equal(x, y);
    return interval_meets(interval_new(x, a->operand.half), interval_new(y, b->operand.half));
}

/* The cluster that the fact agrees with, or the number of clusters. */
static guint cluster_of(const Group *group, const Fact *fact)
{
    guint c = 0;
    while (c < group->clusters && !fact_agrees(group->first[c], fact))
        c++;
    return c;
}

/* FALSE when there are too many values for one fact. */
static gboolean group_cluster(Group *group)
{
    group->cluster = g_new0(guint, group->facts->len);
    for (guint i = 0; i < group->facts->len; i++) {
        const Fact *fact = group->facts->pdata[i];
        guint c = cluster_of(group, fact);
        if (c == CLUSTERS_MOST)
            return FALSE;
        if (c == group->clusters)
            group->first[group->clusters++] = fact;
        group->cluster[i] = c;
        group->size[c]++;
    }
    return TRUE;
}

/* The fact that stands alone: one of the smallest cluster, the last of them. */
static const Fact *accused(const Group *group)
{
    /* of a sentence and a table that disagree in growth, the table's figure may be another row's */
    for (guint i = 0; i < group->facts->len; i++) {
        const Fact *fact = group->facts->pdata[i];
        if (fact->role == ROLE_GROWTH && fact->entry)
            return fact;
    }
    guint best = 0;
    for (guint i = 1; i < group->facts->len; i++)
        if (group->size[group->cluster[i]] <= group->size[group->cluster[best]])
            best = i;
    return group->facts->pdata[best];
}

/* The value that more places support than any other, or NULL. */
static const Fact *supported(const Group *group)
{
    guint best = 0, ties = 0;
    for (guint c = 1; c < group->clusters; c++) {
        guint size = group->size[c], most = group->size[best];
        ties = size == most ? ties + 1 : size > most ? 0 : ties;
        best = size > most ? c : best;
    }
    return ties == 0 ? group->first[best] : NULL;
}

static void append_distinct(GString *list, const Group *group)
{
    for (guint c = 0; c < group->clusters; c++)
        g_string_append_printf(list, "%s%s", list->len ? "、" : "",
                               group->first[c]->operand.printed);
}

/* Other metrics' growth rates that print the accused figure: it was probably theirs. Their record numbers are
 * added to the operands, the first one's metric is returned; NULL if there is none. */
static const char *borrowed_from(const Audit *audit, const Group *group, const Fact *accused_fact,
                                 GString *operands)
{
    const char *metric = NULL;
    if (accused_fact->role != ROLE_GROWTH || decimal_sign(accused_fact->operand.value) == 0)
        return NULL;
    const FactList facts = audit_facts_of(audit, accused_fact->part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *fact = facts.facts[i];
        if (fact->role != ROLE_GROWTH || fact->part != accused_fact->part ||
            g_ptr_array_find(group->facts, fact, NULL) ||
            !decimal_equal(signed_value(fact), signed_value(accused_fact)))
            continue;
        g_string_append_printf(operands, " %s", fact->operand.nr);
        metric = metric ? metric : fact->metric;
    }
    return metric;
}

static GString *operands_of(const Group *group, const Fact *first)
{
    GString *out = g_string_new(first->operand.nr);
    for (guint i = 0; i < MIN(group->facts->len, OPERANDS_MOST); i++)
        if (group->facts->pdata[i] != first)
            g_string_append_printf(out, " %s", ((Fact *)group->facts->pdata[i])->operand.nr);
    return out;
}

/* TRUE if the accusation would have the fact's figure, digit by digit, in whatever unit either is printed. */
static gboolean is_expected(const Audit *audit, const Accusation *accusation, const Fact *fact)
{
    Decimal value, half;
    return strcmp(accusation->expected, fact->operand.printed) == 0 ||
           (strcmp(fact->dim, "money") == 0 &&
            units_amount(audit->ledger.units, accusation->expected, &value, &half) &&
            decimal_equal(value, fact->operand.value) && decimal_equal(half, fact->operand.half));
}

static gboolean expects_one(const Audit *audit, const Group *group, const Accusation *accusation)
{
    for (guint k = 0; k < group->facts->len; k++)
        if (is_expected(audit, accusation, group->facts->pdata[k]))
            return TRUE;
    return FALSE;
}

/* A failed sum of an earlier stage that accuses one of the figures and expects the other value, the first of them: the same
 * cause. Its record number, or NULL. */
static const char *same_cause(Audit *audit, const Group *group)
{
    const GPtrArray *accusations = audit->ledger.document->accusations;
    guint first = accusations->len;
    for (guint k = 0; k < group->facts->len; k++) {
        const char *check = audit_accuser(audit, ((Fact *)group->facts->pdata[k])->operand.nr);
        if (check)
            return check;
    }
    for (guint k = 0; k < group->facts->len; k++) {
        const GArray *places =
            audit_settled(audit, ((const Fact *)group->facts->pdata[k])->operand.nr);
        for (guint i = 0; places && i < places->len; i++) {
            guint place = g_array_index(places, guint, i);
            const Accusation *accusation = accusations->pdata[place];
            if (place < first && accusation->outcome == OUTCOME_FAIL &&
                expects_one(audit, group, accusation))
                first = place;
        }
    }
    return first < accusations->len ? ((const Accusation *)accusations->pdata[first])->nr : NULL;
}

static void emit(Audit *audit, const Group *group, Severity severity, const char *label)
{
    const Fact *first = group->clusters > 1 ? accused(group) : group->facts->pdata[0];
    const Fact *likely = group->clusters > 1 ? supported(group) : group->facts->pdata[1];
    g_autoptr(GString) operands = operands_of(group, first);
    const char *owner = group->clusters > 1 ? borrowed_from(audit, group, first, operands) : NULL;
    g_autofree char *hint = owner ? g_strdup_printf("metric %s", owner) : NULL;
    const char *cause = group->clusters > 1 ? same_cause(audit, group) : NULL;
    g_autofree char *reason = cause ? g_strdup_printf("doubt %s", first->operand.printed) : NULL;
    g_autofree char *metric =
        label ? g_strdup(label) : g_strndup(first->metric, rivals_metric(first));
    g_autoptr(GString) list = g_string_new(NULL);
    append_distinct(list, group);
    const char *nr = ledger_emit(
        &audit->ledger, &(Check){.rule = "conflict",
                                 .outcome = cause                 ? OUTCOME_UNSURE
                                            : group->clusters > 1 ? OUTCOME_FAIL
                                                                  : OUTCOME_PASS,
                                 .cause = cause,
                                 .reason = reason,
                                 .severity = group->clusters == 1 ? SEVERITY_DEFAULT : severity,
                                 .line = first->operand.line,
                                 .col = first->operand.col,
                                 .label = metric,
                                 .reported = first->operand.printed,
                                 .expected = likely ? likely->operand.printed : "",
                                 .arith = list->str,
                                 .args = list->str,
                                 .operands = operands->str,
                                 .hint = hint});
    if (group->clusters == 1)
        return;
    audit_accuse(audit, operands->str, nr);
    for (guint i = 0; i < MIN(group->facts->len, OPERANDS_MOST); i++) {
        GPtrArray *values = g_ptr_array_new();
        for (guint c = 0; c < group->clusters; c++)
            g_ptr_array_add(values, (gpointer)group->first[c]);
        g_hash_table_insert(audit->rivals, group->facts->pdata[i], values);
    }
}

void rivals_tell(Audit *audit, GPtrArray *facts, Severity severity, const char *label)
{
    Group group = {.facts = facts};
    if (group_cluster(&group))
        emit(audit, &group, severity, label);
    g_free(group.cluster);
}
