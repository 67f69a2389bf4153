#include "checks.h"
#include "rivals.h"

#include <string.h>

static const char *role_class(Role role)
{
    switch (role) {
    case ROLE_BUDGET:
        return "budget";
    case ROLE_ADJUSTED:
        return "adjusted";
    case ROLE_GROWTH:
        return "growth";
    case ROLE_RATE:
        return "rate";
    default:
        return "actual";
    }
}

static gboolean takes_part(const Audit *audit, const Fact *fact)
{
    gboolean level = fact_is_level(fact) || fact->role == ROLE_BASE;
    /* under a head of unknown meaning (人员经费 | 公用经费) a row's name says only half of what the figure is */
    gboolean unsure = fact->entry && !fact->entry->sure && *fact->entry->header;
    if (fact->bound != BOUND_EXACT || fact->year == 0 || !*fact->dim || unsure)
        return FALSE;
    if (fact->canonical)
        return level && strcmp(fact->dim, "ratio") != 0 && audit_is_unit(audit, fact->part);
    gboolean stated =
        fact->role == ROLE_GROWTH || fact->role == ROLE_VALUE || fact->role == ROLE_ACTUAL;
    return stated && (!fact->entry || fact->entry->sure) && g_utf8_strlen(fact->metric, -1) >= 4;
}

static char *key_of(const Fact *fact)
{
    g_autofree char *metric = rivals_metric(fact);
    char part[RECORD_DIGITS], year[RECORD_DIGITS];
    return g_strjoin("|", record_digits(fact->part, part), metric, fact->subject,
                     record_digits(fact->year, year), role_class(fact->role), fact->dim,
                     fact->period, fact->canonical ? "" : fact->scope, NULL);
}

/* The same metric on growth lines of one sentence are series, not statements of one fact. */
static gboolean is_series(const GPtrArray *facts)
{
    const Fact *first = facts->pdata[0];
    for (guint i = 1; i < facts->len; i++)
        if (((Fact *)facts->pdata[i])->span != first->span)
            return FALSE;
    return TRUE;
}

/* A name that the sentences themselves use for several values names no single fact. */
static gboolean sentences_agree(const GPtrArray *facts)
{
    const Fact *first = NULL;
    for (guint i = 0; i < facts->len; i++) {
        const Fact *fact = facts->pdata[i];
        if (fact->entry)
            continue;
        if (first && !fact_agrees(first, fact))
            return FALSE;
        first = first ? first : fact;
    }
    return TRUE;
}

/* A figure of a sentence that another column of the row states (its budget, its target) is that one. */
static gboolean stands_in_row(const Audit *audit, const Fact *told, const Entry *entry)
{
    GPtrArray *entries = audit->ledger.document->entries;
    for (guint i = 0; i < entries->len; i++) {
        const Entry *other = entries->pdata[i];
        if (other != entry && other->table == entry->table && other->row == entry->row &&
            other->quantity && strcmp(other->dim, told->dim) == 0 &&
            decimal_equal(other->value, told->operand.value))
            return TRUE;
    }
    return FALSE;
}

static gboolean is_another_column(const Audit *audit, const GPtrArray *facts)
{
    for (guint i = 0; i < facts->len; i++)
        for (guint k = 0; k < facts->len; k++) {
            const Fact *told = facts->pdata[i], *fact = facts->pdata[k];
            if (!told->entry && fact->entry && !fact_agrees(told, fact) &&
                stands_in_row(audit, told, fact->entry))
                return TRUE;
        }
    return FALSE;
}

/* TRUE if the report states the table's budget elsewhere as the adjusted one: 项目支出全年预算V. */
static gboolean is_adjusted_elsewhere(const Audit *audit, const Fact *fact)
{
    if (!fact->canonical || !fact->entry || fact->role != ROLE_BUDGET)
        return FALSE;
    for (guint i = 0; i < audit->canonical->len; i++) {
        const Fact *other = audit->canonical->pdata[i];
        if (other->role == ROLE_ADJUSTED && other->part == fact->part &&
            other->year == fact->year && strcmp(other->metric, fact->metric) == 0 &&
            fact_agrees(other, fact))
            return TRUE;
    }
    return FALSE;
}

/* What a table calls 预算 is the adjusted budget, and the sentences that state another speak of the one before it. */
static gboolean are_two_budgets(const Audit *audit, const GPtrArray *facts)
{
    const Fact *tabled = NULL;
    for (guint i = 0; i < facts->len && !tabled; i++)
        tabled = is_adjusted_elsewhere(audit, facts->pdata[i]) ? facts->pdata[i] : NULL;
    for (guint i = 0; tabled && i < facts->len; i++) {
        const Fact *fact = facts->pdata[i];
        if (fact->entry && !fact_agrees(fact, tabled))
            return FALSE;
    }
    return tabled != NULL;
}

/* A growth rate needs a table beside the sentence, or the same heading's words, to be the same fact. */
static gboolean comparable(const Audit *audit, const GPtrArray *facts)
{
    const Fact *first = facts->pdata[0];
    if (first->canonical)
        return TRUE;
    gboolean table = FALSE, sentence = FALSE;
    for (guint i = 0; i < facts->len; i++) {
        const Fact *fact = facts->pdata[i];
        table = table || fact->entry;
        sentence = sentence || !fact->entry;
    }
    return table && sentence && sentences_agree(facts) && !is_another_column(audit, facts);
}

/* Columns of one row (合计 | 一般公共预算 | 政府性基金) hold as many facts, whatever their heads are called. */
static gboolean shares_row(const GPtrArray *facts)
{
    for (guint i = 1; i < facts->len; i++) {
        const Entry *a = ((Fact *)facts->pdata[i - 1])->entry,
                    *b = ((Fact *)facts->pdata[i])->entry;
        if (a && b && a->table == b->table && a->row == b->row && a->column != b->column)
            return TRUE;
    }
    return FALSE;
}

void conflict_check(Audit *audit)
{
    g_autoptr(GHashTable) groups =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    for (guint i = 0; i < audit->facts->len; i++) {
        Fact *fact = audit->facts->pdata[i];
        if (!takes_part(audit, fact))
            continue;
        g_autofree char *key = key_of(fact);
        GPtrArray *list = g_hash_table_lookup(groups, key);
        if (!list) {
            list = g_ptr_array_new();
            g_hash_table_insert(groups, g_steal_pointer(&key), list);
            g_ptr_array_add(order, list);
        }
        g_ptr_array_add(list, fact);
    }
    for (guint i = 0; i < order->len; i++) {
        GPtrArray *facts = order->pdata[i];
        if (facts->len < 2 || is_series(facts) || shares_row(facts) || !comparable(audit, facts) ||
            are_two_budgets(audit, facts))
            continue;
        gboolean sure = ((Fact *)facts->pdata[0])->canonical;
        rivals_tell(audit, facts, sure ? SEVERITY_DEFAULT : SEVERITY_WARNING, NULL);
    }
}
