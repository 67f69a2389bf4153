/* 一、某区  （一）2025年预算执行情况  1. 一般公共预算   收入完成 48250万元          the result
 *          （二）2026年预算（草案）   1. 一般公共预算   收入安排 47130万元，下降 2.32%   the plan and its growth
 *
 * The growth of a plan that names no base is against the result of the same metric in the section that stands in the
 * same place but for its stage. It accuses when several of them hold and nearly all do, or when a mistake explains it. */
#include "checks.h"

#include "pipeline/text.h"

#include <string.h>

#define PARTS_OF_TEN 7

typedef struct {
    const Fact *growth, *plan, *result;
} Pair;

static void cut(GString *text, const char *word)
{
    for (char *at; (at = strstr(text->str, word));)
        g_string_erase(text, at - text->str, (gssize)strlen(word));
}

static void cut_stages(const Audit *audit, GString *text)
{
    for (const char *word;
         (word = wordlist_in(audit_words(audit, WORDS_STAGE), text->str, text->len));)
        cut(text, word);
}

/* The headings over the sentences looked at last, in words; sentences of one heading follow each other. */
typedef struct {
    const Audit *audit;
    const Head *head;
    GString *text; /* NULL until asked for */
} Place;

static void append_head(const Place *place, const Head *head)
{
    g_autofree char *plain = text_squeeze(head->text);
    g_autoptr(GString) text = g_string_new(NULL);
    for (const char *c = plain; *c; c = g_utf8_next_char(c))
        if (!g_ascii_isdigit(*c) && !g_unichar_ispunct(g_utf8_get_char(c)))
            g_string_append_unichar(text, g_utf8_get_char(c));
    cut(text, "年");
    cut(text, "预算");
    cut_stages(place->audit, text);
    if (text->len > 0)
        g_string_append_printf(place->text, "%s/", text->str);
}

/* The headings over the sentence without their years, brackets and stages. Borrowed until the next call. */
static const char *place_of(Place *place, const Span *span)
{
    if (place->text && place->head == span->head)
        return place->text->str;
    if (!place->text)
        place->text = g_string_new(NULL);
    g_string_truncate(place->text, 0);
    place->head = span->head;
    for (const Head *head = span->head; head; head = head->parent)
        if (!head->is_inline)
            append_head(place, head);
    return place->text->str;
}

static void place_clear(Place *place)
{
    if (place->text)
        g_string_free(place->text, TRUE);
}

/* What two figures must share to be the plan and the result of one thing. g_free. */
static char *key_of(Place *place, const Fact *fact)
{
    g_autoptr(GString) metric = g_string_new(fact->quantity->metric);
    cut_stages(place->audit, metric);
    return metric->len > 0 ? g_strdup_printf("%u|%s|%s|%s", fact->part, place_of(place, fact->span),
                                             fact->scope, metric->str)
                           : NULL;
}

static gboolean in_results(const Fact *fact)
{
    return head_says(fact->span->head, "执行情况") || head_says(fact->span->head, "完成情况");
}

static gboolean is_amount(const Fact *fact)
{
    return !fact->entry && fact_is_level(fact) && quantity_is_amount(fact->quantity);
}

/* key -> the only result of that name; two that differ leave NULL. */
static GHashTable *gather_results(const Audit *audit)
{
    Place place = {.audit = audit};
    GHashTable *results = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < audit->facts->len; i++) {
        const Fact *fact = audit->facts->pdata[i], *other;
        if (!is_amount(fact) || !in_results(fact) || fact->bound != BOUND_EXACT)
            continue;
        g_autofree char *key = key_of(&place, fact);
        if (!key)
            continue;
        gboolean twice = g_hash_table_lookup_extended(results, key, NULL, (gpointer *)&other);
        gboolean same = twice && other && decimal_equal(other->operand.value, fact->operand.value);
        g_hash_table_insert(results, g_steal_pointer(&key), twice && !same ? NULL : (gpointer)fact);
    }
    place_clear(&place);
    return results;
}

/* TRUE if nothing between the plan and its growth says against what: no 比上年预算, no 同口径. */
static gboolean is_plain(const Audit *audit, const Fact *plan, const Fact *growth)
{
    const char *text = plan->span->text;
    gsize from = plan->quantity->at + plan->quantity->len;
    if (plan->span != growth->span || from > growth->quantity->at)
        return FALSE;
    return !g_strstr_len(text + from, (gssize)(growth->quantity->at - from), "决算") &&
           !audit_piece_says(audit, WORDS_BASIS, plan->span, from, growth->quantity->at);
}

/* Plans with their growth, what they are compared with still to be found. */
static GArray *gather_plans(const Audit *audit)
{
    GArray *plans = g_array_new(FALSE, FALSE, sizeof(Pair));
    for (guint i = 1; i < audit->facts->len; i++) {
        const Fact *growth = audit->facts->pdata[i], *plan = audit->facts->pdata[i - 1];
        Pair pair = {growth, plan, NULL};
        if (growth->role == ROLE_GROWTH && !growth->entry && is_amount(plan) && !in_results(plan) &&
            is_plain(audit, plan, growth))
            g_array_append_val(plans, pair);
    }
    return plans;
}

static GArray *gather_pairs(const Audit *audit)
{
    GArray *pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
    g_autoptr(GArray) plans = gather_plans(audit);
    if (plans->len == 0)
        return pairs;
    g_autoptr(GHashTable) results = gather_results(audit);
    Place place = {.audit = audit};
    for (guint i = 0; i < plans->len; i++) {
        Pair pair = g_array_index(plans, Pair, i);
        g_autofree char *key = key_of(&place, pair.plan);
        pair.result = key ? g_hash_table_lookup(results, key) : NULL;
        if (pair.result && strcmp(pair.result->dim, pair.plan->dim) == 0)
            g_array_append_val(pairs, pair);
    }
    place_clear(&place);
    return pairs;
}

static Relation relation_of(const Pair *pair, Operand parts[2])
{
    parts[0] = pair->plan->operand;
    parts[1] = pair->result->operand;
    return (Relation){RELATION_GROWTH, pair->growth->operand, parts, 2};
}

static Trust trust_of(const GArray *pairs)
{
    guint holding = 0;
    for (guint i = 0; i < pairs->len; i++) {
        Operand parts[2];
        Relation relation = relation_of(&g_array_index(pairs, Pair, i), parts);
        Fit fit = relation_fit(&relation);
        holding += fit != FIT_FAILS && fit != FIT_NONE;
    }
    return holding >= 2 && holding * 10 >= pairs->len * PARTS_OF_TEN ? TRUST_WORDS
                                                                     : TRUST_EXPLAINED;
}

void growth_check(Audit *audit)
{
    g_autoptr(GArray) pairs = gather_pairs(audit);
    Trust trust = trust_of(pairs);
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        Operand parts[2];
        Relation relation = relation_of(pair, parts);
        ledger_test(&audit->ledger, &relation,
                    &(Claim){.rule = "growth",
                             .label = pair->plan->metric,
                             .trust = pair->growth->bound == BOUND_EXACT ? trust : TRUST_NEVER,
                             .reason = "ambiguous"},
                    NULL);
    }
}
