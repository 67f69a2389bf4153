/* One fact told in two places. Where the figure beside it is the same in both, so is what is told of it:
 *
 *     工业总产值 58.24亿元，同比增长 11.46%   …   规模工业总产值 58.24亿元，同比增长 11.64%
 *
 * Words need not be the same in both places, and the places may be different reports of one unit in one file. A
 * government's reports are left alone: its levels and funds share figures (the same loans, the same transfers). */
#include "checks.h"
#include "plan.h"
#include "rivals.h"
#include "statement.h"

#include "pipeline/text.h"

#include <string.h>

#define TELLING_DIGITS 3 /* significant digits of a figure that is no coincidence */
#define NAME_LONG 8      /* … that needs no telling figure beside it */
#define AHEAD 60         /* bytes before a figure that may say that it is one of several */
#define BEHIND 24        /* bytes behind a rate that may still say what it is measured by */

/* A figure and the one beside it that says of what it is told. */
typedef struct {
    Fact *fact;
    const Fact *witness;
} Statement;

/* What statements must have in common to be compared: whose they are, of which time, what is told and what stands beside it. */
typedef struct {
    const char *unit, *period, *dim;
    const char *words; /* of a rate what it is measured by, of an amount its metric */
    guint year;
    Role role; /* of a rate */
    const Fact *beside;
} Key;

typedef struct {
    Key key;
    Statement first;
    GArray *list; /* Statement, all of them; NULL for one */
} Group;

static gboolean is_telling(const Fact *fact)
{
    __int128 least = 1, digits = decimal_abs(fact->operand.value).digits;
    for (guint i = 1; i < TELLING_DIGITS; i++)
        least *= 10;
    return digits >= least;
}

/* What the rate is measured by, as far as words around it say so: rates by another measure are other facts. From the arena. */
static const char *basis_of(const Audit *audit, const Fact *rate, const Fact *amount)
{
    const char *text = rate->span->text;
    gsize from = amount->quantity->at + amount->quantity->len;
    gsize to = MIN(rate->quantity->at + rate->quantity->len + BEHIND, strlen(text));
    if (from >= to || !wordset_has(&rate->span->said, WORDS_BASIS))
        return "";
    g_autofree char *basis = wordlist_all(audit_words(audit, WORDS_BASIS), text + from, to - from);
    return arena_copy(audit->ledger.document->arena, basis, strlen(basis));
}

static Key key_of_rate(const Audit *audit, const Fact *rate, const Fact *amount)
{
    return (Key){.unit = audit_unit(audit, rate->part),
                 .period = rate->period,
                 .dim = rate->dim,
                 .words = basis_of(audit, rate, amount),
                 .year = rate->year,
                 .role = rate->role,
                 .beside = amount};
}

static Key key_of_amount(const Audit *audit, const Fact *fact, const Fact *beside)
{
    return (Key){.unit = audit_unit(audit, fact->part),
                 .period = fact->period,
                 .dim = fact->dim,
                 .words = fact->metric,
                 .year = fact->year,
                 .role = ROLE_VALUE,
                 .beside = beside};
}

static guint key_hash(gconstpointer data)
{
    const Key *key = data;
    guint64 hash = text_hash(key->year, key->words, strlen(key->words));
    const Decimal value = key->beside->operand.value;
    return (guint)(hash >> 32) ^ (guint)value.digits ^ (guint)value.scale << 24;
}

static gboolean key_equal(gconstpointer a, gconstpointer b)
{
    const Key *x = a, *y = b;
    return x->year == y->year && x->role == y->role &&
           decimal_equal(x->beside->operand.value, y->beside->operand.value) &&
           strcmp(x->words, y->words) == 0 && strcmp(x->dim, y->dim) == 0 &&
           strcmp(x->beside->dim, y->beside->dim) == 0 && strcmp(x->unit, y->unit) == 0 &&
           strcmp(x->period, y->period) == 0;
}

/* Statements by what they have in common, in the order in which the groups began. */
typedef struct {
    Audit *audit;
    GHashTable *groups;
    GPtrArray *order;
} Statements;

static void add_statement(const Statements *statements, const Key *key, Statement statement)
{
    Group *group = g_hash_table_lookup(statements->groups, key);
    if (!group) {
        group = arena_new0(statements->audit->ledger.document->arena, Group);
        *group = (Group){*key, statement, NULL};
        g_hash_table_add(statements->groups, group);
        g_ptr_array_add(statements->order, group);
        return;
    }
    if (!group->list) {
        group->list = g_array_new(FALSE, FALSE, sizeof(Statement));
        g_array_append_val(group->list, group->first);
    }
    g_array_append_val(group->list, statement);
}

/* Both are told of one thing, as far as the figures beside them say so. */
static gboolean same_witness(const Fact *a, const Fact *b)
{
    gboolean alike = strcmp(a->metric, b->metric) == 0;
    if (is_telling(a))
        return alike || statement_resembles(a->metric, b->metric);
    return alike && g_utf8_strlen(a->metric, -1) >= NAME_LONG;
}

/* The two figures, or the words right before them, belong to a series: 分别为…, 由…增至…. */
static gboolean is_in_turn(const Audit *audit, const Quantity *first, const Quantity *last)
{
    gsize from = first->at > AHEAD ? first->at - AHEAD : 0;
    return audit_piece_says(audit, WORDS_IN_TURN, first->span, from, last->at) != NULL;
}

/* In one report headings part the years and funds of which the same words are told; another report of the same unit
 * tells of its own. */
static gboolean same_matter(const Fact *a, const Fact *b)
{
    return a->part != b->part || a->span->head == b->span->head || a->role == ROLE_GROWTH ||
           a->role == ROLE_RATE;
}

/* The statement adds a place that may tell the fact of `first` again. */
static gboolean tells_again(const Audit *audit, const Statement *first, const Statement *statement)
{
    const Span *a = first->fact->span, *b = statement->fact->span;
    return a != b && same_matter(first->fact, statement->fact) &&
           same_witness(first->witness, statement->witness) && !plan_parts(a, b) &&
           !audit_accuser(audit, statement->fact->operand.nr);
}

/* Takes the statements of the first one's fact out of the list and compares them. Amounts that agree are not told: they
 * stand beside each other twice. */
static void tell_first(Audit *audit, GArray *list, gboolean amounts)
{
    Statement first = g_array_index(list, Statement, 0);
    g_autoptr(GPtrArray) facts = g_ptr_array_new();
    g_ptr_array_add(facts, first.fact);
    g_array_remove_index(list, 0);
    gboolean agreed = TRUE;
    for (guint i = 0; i < list->len;) {
        const Statement *statement = &g_array_index(list, Statement, i);
        if (!tells_again(audit, &first, statement)) {
            i++;
            continue;
        }
        agreed = agreed && fact_agrees(first.fact, statement->fact);
        g_ptr_array_add(facts, statement->fact);
        g_array_remove_index(list, i);
    }
    if (facts->len > 1 && !(agreed && amounts) && !audit_accuser(audit, first.fact->operand.nr))
        rivals_tell(audit, facts, SEVERITY_WARNING, amounts ? NULL : first.witness->metric);
}

static void gather_rates(const Statements *statements)
{
    Audit *audit = statements->audit;
    for (guint i = 0; i < audit->facts->len; i++) {
        Fact *fact = audit->facts->pdata[i];
        const Fact *amount = statement_is_rate(fact) && audit_is_unit(audit, fact->part)
                                 ? statement_amount(audit, i)
                                 : NULL;
        if (!amount || !is_telling(amount) || is_in_turn(audit, amount->quantity, fact->quantity))
            continue;
        const Key key = key_of_rate(audit, fact, amount);
        add_statement(statements, &key, (Statement){fact, amount});
    }
}

static gboolean is_amount_statement(const Fact *fact)
{
    return !fact->entry && !fact->canonical && statement_is_amount(fact) &&
           g_utf8_strlen(fact->metric, -1) >= STATEMENT_NAME_LEAST;
}

static void add_amount(const Statements *statements, Fact *fact, const Fact *beside)
{
    const Key key = key_of_amount(statements->audit, fact, beside);
    add_statement(statements, &key, (Statement){fact, beside});
}

static void gather_amounts(const Statements *statements)
{
    Audit *audit = statements->audit;
    for (guint i = 1; i < audit->facts->len; i++) {
        Fact *a = audit->facts->pdata[i - 1], *b = audit->facts->pdata[i];
        if (a->span != b->span || !audit_is_unit(audit, a->part) || !is_amount_statement(a) ||
            !is_amount_statement(b) || strcmp(a->metric, b->metric) == 0 ||
            is_in_turn(audit, a->quantity, b->quantity))
            continue;
        add_amount(statements, b, a);
        add_amount(statements, a, b);
    }
}

static void compare(Audit *audit, void (*gather)(const Statements *), gboolean amounts)
{
    g_autoptr(GHashTable) groups = g_hash_table_new(key_hash, key_equal);
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    const Statements statements = {audit, groups, order};
    gather(&statements);
    for (guint i = 0; i < order->len; i++) {
        GArray *list = ((const Group *)order->pdata[i])->list;
        while (list && list->len > 1)
            tell_first(audit, list, amounts);
        if (list)
            g_array_unref(list);
    }
}

void restated_check(Audit *audit)
{
    compare(audit, gather_rates, FALSE);
    compare(audit, gather_amounts, TRUE);
}
