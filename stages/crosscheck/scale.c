#include "checks.h"

#include <string.h>

#define YI_DIGITS 5 /* digits before the point that no one writes before 亿元: it would be 万亿元 */
#define TIMES_LARGER 100 /* than every other amount in the report */

static guint whole_digits(const char *printed)
{
    guint digits = 0;
    for (const char *c = printed; g_ascii_isdigit(*c) || *c == ','; c++)
        digits += *c != ',';
    return digits;
}

/* The largest other amount of money in the report that is not itself of this kind. */
static const Fact *next_largest(const Audit *audit, const Fact *fact)
{
    const Fact *best = NULL;
    for (guint i = 0; i < audit->facts->len; i++) {
        const Fact *other = audit->facts->pdata[i];
        if (strcmp(other->dim, "money") != 0 ||
            decimal_equal(other->operand.value, fact->operand.value) ||
            (g_str_has_prefix(other->operand.unit, "亿") &&
             whole_digits(other->operand.printed) >= YI_DIGITS))
            continue;
        if (!best || decimal_compare(other->operand.value, best->operand.value) > 0)
            best = other;
    }
    return best;
}

/* A rate of completion right behind the amount, in its sentence: it implies the task. */
static const Fact *completion(const Audit *audit, const Fact *fact)
{
    const FactList facts = audit_facts_of(audit, fact->part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *rate = facts.facts[i];
        if (rate->span == fact->span && rate->role == ROLE_RATE &&
            strcmp(rate->dim, "ratio") == 0 && rate->quantity->index > fact->quantity->index &&
            rate->quantity->index <= fact->quantity->index + 2 &&
            decimal_sign(rate->operand.value) > 0)
            return rate;
    }
    return NULL;
}

/* What decided: the task that the completion rate implies under both readings; "" without a rate. g_free. */
static char *reasoning(Audit *audit, const Fact *fact, Decimal meant, const char *expected)
{
    const Fact *rate = completion(audit, fact);
    if (!rate)
        return g_strdup("");
    Decimal share = decimal_shift(rate->operand.value, -2);
    Operand as_is = fact->operand, as_meant = fact->operand;
    as_is.printed = "1";
    as_meant.printed = "1.0000";
    g_autofree char *large =
        operand_format(&as_is, decimal_divide(fact->operand.value, share, 0, DECIMAL_HALF_UP),
                       audit->ledger.units);
    g_autofree char *small = operand_format(
        &as_meant, decimal_divide(meant, share, 0, DECIMAL_HALF_UP), audit->ledger.units);
    return g_strdup_printf("%s ÷ %s = %s、%s ÷ %s = %s", fact->operand.printed,
                           rate->operand.printed, large, expected, rate->operand.printed, small);
}

static void accuse_scale(Audit *audit, const Fact *fact, const Fact *largest, GString *places)
{
    Decimal meant = decimal_shift(fact->operand.value, -4);
    g_autofree char *number = g_strndup(fact->operand.printed,
                                        strlen(fact->operand.printed) - strlen(fact->operand.unit));
    g_autofree char *unit = g_strconcat("万", fact->operand.unit + strlen("亿"), NULL);
    g_autofree char *expected = g_strconcat(number, unit, NULL);
    Operand fine = fact->operand;
    fine.printed = "1.0000";
    g_autofree char *in_yi = operand_format(&fine, meant, audit->ledger.units);
    g_autofree char *hint = g_strdup_printf("unit %s %s", expected, in_yi);
    g_autofree char *why = reasoning(audit, fact, meant, expected);
    const Fact *rate = completion(audit, fact);
    if (rate)
        g_string_append_printf(places, " %s", rate->operand.nr);
    const char *nr =
        ledger_emit(&audit->ledger, &(Check){.rule = "unit-scale",
                                             .outcome = OUTCOME_FAIL,
                                             .line = fact->operand.line,
                                             .col = fact->operand.col,
                                             .label = fact->metric,
                                             .reported = fact->operand.printed,
                                             .expected = expected,
                                             .arith = why,
                                             .args = largest ? largest->operand.printed : "",
                                             .operands = places->str,
                                             .hint = hint});
    audit_accuse(audit, places->str, nr);
}

static gboolean is_suspect(const Fact *fact)
{
    return strcmp(fact->dim, "money") == 0 && g_str_has_prefix(fact->operand.unit, "亿") &&
           whole_digits(fact->operand.printed) >= YI_DIGITS;
}

/* All places of one blunder in one check. */
static void check_scale(Audit *audit)
{
    g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < audit->facts->len; i++) {
        const Fact *fact = audit->facts->pdata[i];
        if (!is_suspect(fact) || g_hash_table_contains(told, fact->operand.printed))
            continue;
        const Fact *largest = next_largest(audit, fact);
        Decimal bound = largest
                            ? decimal_multiply(largest->operand.value, decimal_new(TIMES_LARGER, 0))
                            : decimal_new(0, 0);
        gboolean implied = completion(audit, fact) != NULL;
        if (!implied &&
            (decimal_compare(fact->operand.value, bound) < 0 || !audit_is_unit(audit, fact->part)))
            continue; /* the savings of a province or of the country do come to that */
        g_autoptr(GString) places = g_string_new(fact->operand.nr);
        for (guint k = i + 1; k < audit->facts->len; k++) {
            const Fact *again = audit->facts->pdata[k];
            if (is_suspect(again) && strcmp(again->operand.printed, fact->operand.printed) == 0)
                g_string_append_printf(places, " %s", again->operand.nr);
        }
        g_hash_table_add(told, (gpointer)fact->operand.printed);
        accuse_scale(audit, fact, largest, places);
    }
}

typedef struct {
    Pattern *metric, *scope;
    Decimal least, most;
    gboolean has_least, has_most;
    const char *least_text, *most_text, *why;
} Size;

struct Sizes {
    GArray *rows;
};

static gboolean read_bounds(const Units *units, const ConfigTable *table, guint row, Size *size,
                            GError **error)
{
    *size = (Size){.least_text = table_cell(table, row, 2),
                   .most_text = table_cell(table, row, 3),
                   .why = table_cell(table, row, 4)};
    size->has_least = *size->least_text != '\0';
    size->has_most = *size->most_text != '\0';
    if ((size->has_least && !units_amount(units, size->least_text, &size->least, NULL)) ||
        (size->has_most && !units_amount(units, size->most_text, &size->most, NULL))) {
        table_error(table, row, error, "a figure with its unit, such as 100万元");
        return FALSE;
    }
    return TRUE;
}

/* Facts of one sentence follow each other: its words are searched once for all of them. */
static gboolean in_scope(const Size *size, const Span *span, const Span **searched, gboolean *found)
{
    if (*searched != span)
        *found = pattern_in(size->scope, span->text);
    *searched = span;
    return *found;
}

/* An amount, and what its metric is written with. */
typedef struct {
    const Fact *fact;
    Letters letters;
} Sized;

/* The amounts of sentences that have a size to speak of. Free with g_array_unref. */
static GArray *sized_facts(const Audit *audit)
{
    GArray *sized = g_array_new(FALSE, FALSE, sizeof(Sized));
    for (guint i = 0; i < audit->facts->len; i++) {
        const Fact *fact = audit->facts->pdata[i];
        if (!fact->entry && fact_is_level(fact) && fact->bound == BOUND_EXACT &&
            decimal_sign(fact->operand.value) != 0 && strcmp(fact->dim, "money") == 0) {
            Sized one = {fact, letters_of(fact->metric, strlen(fact->metric))};
            g_array_append_val(sized, one);
        }
    }
    return sized;
}

static void check_size(Audit *audit, const Size *size, const GArray *sized)
{
    const Span *searched = NULL;
    gboolean found = FALSE;
    for (guint i = 0; i < sized->len; i++) {
        const Fact *fact = g_array_index(sized, Sized, i).fact;
        if (!pattern_may(size->metric, g_array_index(sized, Sized, i).letters))
            continue;
        if (audit_accuser(audit, fact->operand.nr) || !pattern_in(size->metric, fact->metric) ||
            !in_scope(size, fact->span, &searched, &found)) {
            ledger_exhausted(&audit->ledger, fact->span);
            continue;
        }
        gboolean low = size->has_least && decimal_compare(fact->operand.value, size->least) < 0;
        gboolean high = size->has_most && decimal_compare(fact->operand.value, size->most) > 0;
        const char *bound = low ? size->least_text : size->most_text;
        g_autofree char *arith = g_strdup_printf("%s %s %s", fact->operand.printed,
                                                 low    ? "<"
                                                 : high ? ">"
                                                        : "≥",
                                                 bound);
        if (low || high)
            ledger_emit(&audit->ledger, &(Check){.rule = "unit-plausible",
                                                 .outcome = OUTCOME_FAIL,
                                                 .line = fact->operand.line,
                                                 .col = fact->operand.col,
                                                 .label = fact->metric,
                                                 .reported = fact->operand.printed,
                                                 .expected = bound,
                                                 .arith = arith,
                                                 .args = size->why,
                                                 .operands = fact->operand.nr});
    }
}

void sizes_free(Sizes *sizes)
{
    if (!sizes)
        return;
    for (guint i = 0; i < sizes->rows->len; i++) {
        pattern_free(g_array_index(sizes->rows, Size, i).metric);
        pattern_free(g_array_index(sizes->rows, Size, i).scope);
    }
    g_array_unref(sizes->rows);
    g_free(sizes);
}

Sizes *sizes_new(Config *config, const Units *units, GError **error)
{
    const ConfigTable *table =
        config_table(config, "plausible.tsv", "metric scope least most why", error);
    if (!table)
        return NULL;
    Sizes *sizes = g_new0(Sizes, 1);
    sizes->rows = g_array_new(FALSE, FALSE, sizeof(Size));
    for (guint row = 0; row < table_rows(table); row++) {
        Size size;
        gboolean good = read_bounds(units, table, row, &size, error) &&
                        (size.metric = pattern_cell(config, table, row, 0, error)) &&
                        (size.scope = pattern_cell(config, table, row, 1, error));
        g_array_append_val(sizes->rows, size);
        if (!good) {
            sizes_free(sizes);
            return NULL;
        }
    }
    return sizes;
}

void scale_check(Audit *audit)
{
    check_scale(audit);
    g_autoptr(GArray) sized = sized_facts(audit);
    for (guint i = 0; i < audit->sizes->rows->len; i++)
        check_size(audit, &g_array_index(audit->sizes->rows, Size, i), sized);
}
