#include "checks.h"
#include "rivals.h"

#include "pipeline/text.h"

#include <string.h>

typedef enum { CLASS_BUDGET, CLASS_ADJUSTED, CLASS_GROWTH, CLASS_RATE, CLASS_ACTUAL } RoleClass;

static RoleClass role_class(Role role)
{
    switch (role) {
    case ROLE_BUDGET:
        return CLASS_BUDGET;
    case ROLE_ADJUSTED:
        return CLASS_ADJUSTED;
    case ROLE_GROWTH:
        return CLASS_GROWTH;
    case ROLE_RATE:
        return CLASS_RATE;
    default:
        return CLASS_ACTUAL;
    }
}

/* 其余46名为事业编制: what is left of something else. */
static gboolean is_remainder(const Audit *audit, const Fact *fact)
{
    const Quantity *quantity = fact->quantity;
    if (fact->entry || !quantity)
        return FALSE;
    const Quantity *before =
        quantity->index > 0 ? fact->span->quantities[quantity->index - 1] : NULL;
    gsize from = before ? before->at + before->len : 0;
    return from < quantity->at &&
           audit_piece_says(audit, WORDS_REMAINDER, fact->span, from, quantity->at);
}

static gboolean takes_part(const Audit *audit, const Fact *fact)
{
    gboolean level = fact_is_level(fact) || fact->role == ROLE_BASE;
    /* under a head of unknown meaning (人员经费 | 公用经费) a row's name says only half of what the figure is */
    gboolean unsure = fact->entry && !fact->entry->sure && *fact->entry->header;
    if (fact->bound != BOUND_EXACT || fact->year == 0 || !*fact->dim || unsure)
        return FALSE;
    if (fact->canonical)
        return level && strcmp(fact->dim, "ratio") != 0 && audit_is_unit(audit, fact->part) &&
               !is_remainder(audit, fact);
    gboolean stated =
        fact->role == ROLE_GROWTH || fact->role == ROLE_VALUE || fact->role == ROLE_ACTUAL;
    return stated && (!fact->entry || fact->entry->sure) && g_utf8_strlen(fact->metric, -1) >= 4;
}

static const char *scope_of(const Fact *fact)
{
    return fact->canonical ? "" : fact->scope;
}

/* Facts of one key: what is said of one metric, part, year and kind. */
typedef struct Statement {
    const Fact *fact;
    struct Statement *next;
} Statement;

typedef struct {
    const Fact *first;
    gsize metric; /* the bytes of its metric that count */
    Statement *statements, *last;
    guint count;
} Subject;

static guint subject_hash(gconstpointer key)
{
    const Subject *subject = key;
    guint64 hash = text_hash(subject->first->year, subject->first->metric, subject->metric);
    return (guint)(hash >> 32) ^ subject->first->part;
}

static gboolean subject_equal(gconstpointer key, gconstpointer other)
{
    const Subject *x = key, *y = other;
    const Fact *a = x->first, *b = y->first;
    return a->part == b->part && a->year == b->year && x->metric == y->metric &&
           memcmp(a->metric, b->metric, x->metric) == 0 && strcmp(a->dim, b->dim) == 0 &&
           strcmp(a->period, b->period) == 0 && strcmp(a->subject, b->subject) == 0 &&
           role_class(a->role) == role_class(b->role) && strcmp(scope_of(a), scope_of(b)) == 0;
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
    const FactList facts = audit_canonical_of(audit, fact->part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *other = facts.facts[i];
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

/* Adds the fact to its subject, which goes to the end of `order` when it is new. */
static void add_statement(Audit *audit, GHashTable *subjects, GPtrArray *order, const Fact *fact)
{
    Arena *arena = audit->ledger.document->arena;
    const Subject key = {.first = fact, .metric = rivals_metric(fact)};
    Subject *subject = g_hash_table_lookup(subjects, &key);
    if (!subject) {
        subject = arena_new0(arena, Subject);
        *subject = key;
        g_hash_table_add(subjects, subject);
        g_ptr_array_add(order, subject);
    }
    Statement *statement = arena_new0(arena, Statement);
    statement->fact = fact;
    *(subject->last ? &subject->last->next : &subject->statements) = statement;
    subject->last = statement;
    subject->count++;
}

static void check_subject(Audit *audit, const Subject *subject)
{
    g_autoptr(GPtrArray) facts = g_ptr_array_sized_new(subject->count);
    for (const Statement *statement = subject->statements; statement; statement = statement->next)
        g_ptr_array_add(facts, (gpointer)statement->fact);
    if (is_series(facts) || shares_row(facts) || !comparable(audit, facts) ||
        are_two_budgets(audit, facts))
        return;
    rivals_tell(audit, facts, subject->first->canonical ? SEVERITY_DEFAULT : SEVERITY_WARNING,
                NULL);
}

void conflict_check(Audit *audit)
{
    g_autoptr(GHashTable) subjects = g_hash_table_new(subject_hash, subject_equal);
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    for (guint i = 0; i < audit->facts->len; i++)
        if (takes_part(audit, audit->facts->pdata[i]))
            add_statement(audit, subjects, order, audit->facts->pdata[i]);
    for (guint i = 0; i < order->len; i++)
        if (((const Subject *)order->pdata[i])->count > 1)
            check_subject(audit, order->pdata[i]);
}
