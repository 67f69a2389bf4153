/* A formula is tested at every place that holds its parts together: one table, or one paragraph; the result is
 * looked for there first, then anywhere in the same report. */
#include "checks.h"

#include <string.h>

#define PARTS_MOST 8

typedef struct {
    Audit *audit;
    const char *result, *when;
    char **parts;
    gboolean equal;
    gboolean incomplete; /* a part that may be missing is missing */
} Formula;

static gboolean same_place(const Fact *a, const Fact *b)
{
    if (a->entry || b->entry)
        return a->entry && b->entry && a->entry->table == b->entry->table;
    return a->span->para == b->span->para;
}

static gboolean same_kind(const Fact *a, const Fact *b)
{
    gboolean actual = a->role != ROLE_BUDGET && a->role != ROLE_ADJUSTED;
    gboolean also = b->role != ROLE_BUDGET && b->role != ROLE_ADJUSTED;
    return a->part == b->part && a->year == b->year && strcmp(a->subject, b->subject) == 0 &&
           (a->role == b->role || (actual && also)) && strcmp(a->dim, b->dim) == 0;
}

static gboolean usable(const Fact *fact, const char *metric)
{
    return fact->canonical && strcmp(fact->metric, metric) == 0 &&
           (fact_is_level(fact) || fact->role == ROLE_BASE) && fact->bound == BOUND_EXACT;
}

/* The fact of that metric, of the anchor's kind and at its place, or NULL. */
static const Fact *beside(const Formula *formula, const Fact *anchor, const char *metric)
{
    const FactList facts = audit_canonical_of(formula->audit, anchor->part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *fact = facts.facts[i];
        if (usable(fact, metric) && same_kind(fact, anchor) && same_place(fact, anchor))
            return fact;
    }
    return NULL;
}

/* The fact of that metric and kind anywhere in the report, when all of them state one value; else NULL. */
static const Fact *only_one(const Formula *formula, const Fact *anchor, const char *metric)
{
    const Fact *only = NULL;
    const FactList facts = audit_canonical_of(formula->audit, anchor->part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *fact = facts.facts[i];
        if (!usable(fact, metric) || !same_kind(fact, anchor))
            continue;
        if (only && !decimal_equal(only->operand.value, fact->operand.value))
            return NULL;
        only = fact;
    }
    return only;
}

/* Collects the parts beside the anchor; FALSE when one that must be there is missing. */
static guint gather(Formula *formula, const Fact *anchor, const Fact **found)
{
    guint count = 0;
    formula->incomplete = FALSE;
    for (guint i = 0; formula->parts[i] && count < PARTS_MOST; i++) {
        const char *name = formula->parts[i];
        gboolean optional = *name == '[';
        g_autofree char *bare = optional ? g_strndup(name + 1, strlen(name) - 2) : g_strdup(name);
        const Fact *fact = beside(formula, anchor, bare);
        /* paragraphs tell one part each: what may be missing here stands in another of them */
        if (!fact && (!optional || !anchor->entry))
            fact = only_one(formula, anchor, bare);
        if (!fact && !optional)
            return 0;
        formula->incomplete = formula->incomplete || !fact;
        if (fact)
            found[count++] = fact;
    }
    return count;
}

/* TRUE if the relation holds with one of the other values that the report gives for this figure. */
static gboolean holds_otherwise(const Formula *formula, const Fact *fact, Relation *trial,
                                Operand *operand)
{
    const GPtrArray *values = g_hash_table_lookup(formula->audit->rivals, fact);
    Operand kept = *operand;
    gboolean holds = FALSE;
    for (guint i = 0; values && i < values->len && !holds; i++) {
        *operand = ((Fact *)values->pdata[i])->operand;
        Fit fit = relation_fit(trial);
        holds = fit != FIT_FAILS && fit != FIT_NONE;
    }
    *operand = kept;
    return holds;
}

/* The conflict that explains why the relation fails: it would hold for another value of a doubtful figure. */
static const char *accuser(const Formula *formula, const Relation *relation, const Fact *result,
                           const Fact **found)
{
    Operand parts[PARTS_MOST];
    Relation trial = *relation;
    memcpy(parts, relation->parts, sizeof(Operand) * relation->count);
    trial.parts = parts;
    if (holds_otherwise(formula, result, &trial, &trial.stated))
        return audit_accuser(formula->audit, result->operand.nr);
    for (guint i = 0; i < relation->count; i++)
        if (holds_otherwise(formula, found[i], &trial, &parts[i]))
            return audit_accuser(formula->audit, found[i]->operand.nr);
    return NULL;
}

/* A flat table loses cells: a part that is missing there may have stood in the original. */
static gboolean may_be_lost(const Formula *formula, const Fact *anchor)
{
    return formula->incomplete && anchor->entry &&
           strcmp(anchor->entry->table->layout, "flat") == 0;
}

/* The result is more than its parts: a part that need not be told may have been told in other words. */
static gboolean exceeds(const Relation *relation)
{
    Interval parts = relation_computed(relation);
    return interval_valid(parts) && decimal_compare(relation->stated.value, parts.hi) > 0;
}

/* A unit for another or a point out of place: no lost part makes such a gap. */
static gboolean is_slip(const Formula *formula, const Relation *relation)
{
    guint count;
    g_autofree char *hint = relation_explain(relation, formula->audit->ledger.units, &count);
    return g_str_has_prefix(hint, "slip ") || g_str_has_prefix(hint, "shifted ");
}

static Fit test(const Formula *formula, const Fact *result, const Fact **found, guint count,
                gboolean near)
{
    Operand parts[PARTS_MOST];
    for (guint i = 0; i < count; i++)
        parts[i] = found[i]->operand;
    Relation relation = {formula->equal ? RELATION_EQUAL : RELATION_SUM, result->operand, parts,
                         count};
    Fit fit = relation_fit(&relation);
    const char *cause = fit == FIT_FAILS ? accuser(formula, &relation, result, found) : NULL;
    g_autofree char *reason = cause ? g_strdup_printf("doubt %s", parts[0].printed) : NULL;
    gboolean short_of = exceeds(&relation);
    gboolean lost = short_of && may_be_lost(formula, found[0]);
    Trust trust = lost && !(fit == FIT_FAILS && is_slip(formula, &relation)) ? TRUST_NEVER
                  : (near && !(formula->incomplete && short_of)) || formula->equal || cause || lost
                      ? TRUST_WORDS
                      : TRUST_EXPLAINED;
    return ledger_test(&formula->audit->ledger, &relation,
                       &(Claim){.rule = "total-formula",
                                .label = formula->result,
                                .trust = trust,
                                .cause = cause,
                                .reason = reason ? reason : "ambiguous"},
                       NULL);
}

/* Every stated result the parts may make up: those at their place, else all of the report. */
static void test_results(const Formula *formula, const Fact *anchor, const Fact **found,
                         guint count)
{
    const Fact *near = beside(formula, anchor, formula->result);
    if (near) {
        test(formula, near, found, count, TRUE);
        return;
    }
    const FactList facts = audit_canonical_of(formula->audit, anchor->part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *fact = facts.facts[i];
        if (!usable(fact, formula->result) || !same_kind(fact, anchor))
            continue;
        test(formula, fact, found, count, FALSE);
        return;
    }
}

static gboolean applies(const Formula *formula, const Fact *fact)
{
    return *formula->when == '\0' || strstr(fact->span->text, formula->when);
}

static void check_sum(Formula *formula)
{
    const Fact *found[PARTS_MOST];
    const char *first = formula->parts[0];
    for (guint i = 0; formula->parts[i] && *first == '['; i++)
        first = formula->parts[i];
    g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < formula->audit->canonical->len; i++) {
        const Fact *anchor = formula->audit->canonical->pdata[i];
        if (!usable(anchor, first) || !applies(formula, anchor) ||
            g_hash_table_contains(done, anchor))
            continue;
        guint count = gather(formula, anchor, found);
        for (guint k = 0; k < count; k++)
            g_hash_table_add(done, (gpointer)found[k]);
        if (count > 1)
            test_results(formula, anchor, found, count);
    }
}

/* equal: the result in a sentence that holds `when` is the part as the same report states it. */
static void check_equal(const Formula *formula)
{
    for (guint i = 0; i < formula->audit->canonical->len; i++) {
        const Fact *result = formula->audit->canonical->pdata[i], *best = NULL;
        if (!usable(result, formula->result) || !applies(formula, result))
            continue;
        const FactList others = audit_canonical_of(formula->audit, result->part);
        for (guint k = 0; k < others.count; k++) {
            const Fact *fact = others.facts[k];
            if (usable(fact, formula->parts[0]) && same_kind(fact, result) &&
                fact->role == ROLE_ACTUAL && (!best || same_place(fact, result)))
                best = fact;
        }
        if (best)
            test(formula, result, &best, 1, TRUE);
    }
}

static gboolean is_part_name(const char *part)
{
    gsize length = strlen(part);
    return *part == '[' ? length > 2 && part[length - 1] == ']' : length > 0;
}

/* Reads a row of formulas.tsv; FALSE with an error if it is none. The parts are the caller's in any case. */
static gboolean read_formula(Formula *formula, const ConfigTable *table, guint row, GError **error)
{
    const char *kind = table_cell(table, row, 0);
    formula->result = table_cell(table, row, 1);
    formula->when = table_cell(table, row, 3);
    formula->parts = g_strsplit(table_cell(table, row, 2), " + ", -1);
    formula->equal = strcmp(kind, "equal") == 0;
    guint count = 0;
    while (formula->parts[count] && is_part_name(formula->parts[count]))
        count++;
    const char *expected =
        !formula->equal && strcmp(kind, "sum") != 0 ? "`sum' or `equal' in column `kind'"
        : *formula->result == '\0'                  ? "a metric in column `result'"
        : count == 0 || formula->parts[count] || count > PARTS_MOST
            ? "up to 8 parts apart by ` + ', in brackets those that may be missing"
        : formula->equal && count > 1 ? "one part where the kind is `equal'"
                                      : NULL;
    if (expected)
        table_error(table, row, error, expected);
    return expected == NULL;
}

gboolean formula_check(Audit *audit, GError **error)
{
    const ConfigTable *table =
        config_table(audit->config, "formulas.tsv", "kind result parts when", error);
    gboolean read = table != NULL;
    for (guint row = 0; read && row < table_rows(table); row++) {
        Formula formula = {.audit = audit};
        read = read_formula(&formula, table, row, error);
        if (read && formula.equal)
            check_equal(&formula);
        else if (read)
            check_sum(&formula);
        g_strfreev(formula.parts);
    }
    return read;
}
