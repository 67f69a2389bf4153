#include "checks.h"

#include <string.h>

#define RESTATED_LEAST 2      /* amounts of a sentence stated elsewhere under the report's year */
#define RESTATED_CHARACTERS 3 /* of a figure that is no coincidence: more than these */
#define ALONE_LEAST 2 /* places that state the only amount of a sentence under the report's year */
#define ALONE_CHARACTERS 6 /* … and more than these of its figure */

/* Inside 《…》 or 〔…〕 a year names a document. */
static gboolean in_title(const char *text, guint at)
{
    gint depth = 0;
    for (const char *c = text; c < text + at && *c; c = g_utf8_next_char(c)) {
        depth += g_str_has_prefix(c, "《") || g_str_has_prefix(c, "〔");
        depth -= g_str_has_prefix(c, "》") || g_str_has_prefix(c, "〕");
    }
    return depth > 0;
}

/* Another statement of the same amount in the report, under the report's own year. */
static const Fact *restated(const Audit *audit, const Span *span, guint year)
{
    const FactList facts = audit_facts_of(audit, span->part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *here = facts.facts[i];
        if (here->span != span || !quantity_is_amount(here->quantity))
            continue;
        const FactList others = audit_facts_of(audit, span->part);
        for (guint k = 0; k < others.count; k++) {
            const Fact *there = others.facts[k];
            if (there->span != span && there->part == here->part && there->year == year &&
                decimal_equal(there->operand.value, here->operand.value) &&
                decimal_sign(here->operand.half) > 0)
                return there;
        }
    }
    return NULL;
}

static void accuse(Audit *audit, const Span *span, const Date *date, guint year)
{
    const Fact *there = restated(audit, span, year);
    g_autofree char *expected = g_strdup_printf("%u年度", year);
    g_autofree char *hint = g_strdup_printf("year %u年度", year);
    g_autofree char *operands =
        there ? g_strdup_printf("%s %s", date->nr, there->operand.nr) : g_strdup(date->nr);
    g_autofree char *arith = g_strdup_printf("%s ≠ %u", date->printed, year);
    ledger_emit(&audit->ledger, &(Check){.rule = "year-own",
                                         .outcome = OUTCOME_FAIL,
                                         .line = date->line,
                                         .col = date->col,
                                         .label = there ? there->metric : "",
                                         .reported = date->printed,
                                         .expected = expected,
                                         .arith = arith,
                                         .args = expected,
                                         .operands = operands,
                                         .hint = hint});
}

/* The first amount of the sentence is one of the unit's own: 基本支出, 三公经费 … of a report on one year. */
static gboolean states_spending(const Audit *audit, const Span *span)
{
    if (!audit_is_of_one_year(audit, span->part))
        return FALSE;
    const FactList facts = audit_canonical_of(audit, span->part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *fact = facts.facts[i];
        if (fact->span == span && strcmp(fact->dim, "money") == 0 && fact->quantity->index == 0)
            return fact_is_level(fact);
    }
    return FALSE;
}

/* 年初预算V，…，支出决算V，预算执行率P: how the budget was executed. */
static gboolean states_execution(const Span *span)
{
    gboolean budget = FALSE, actual = FALSE, rate = FALSE;
    for (guint i = 0; i < span->quantity_count; i++) {
        const Quantity *quantity = span->quantities[i];
        gboolean money = strcmp(quantity->dim, "money") == 0;
        budget = budget || (money && quantity->role == ROLE_BUDGET);
        actual = actual || (money && quantity->role == ROLE_ACTUAL);
        rate = rate || (quantity->role == ROLE_RATE && strstr(quantity->metric, "执行率"));
    }
    return budget && actual && rate;
}

/* The report's only such sentence is of its own year. */
static gboolean is_sole_execution(const Audit *audit, const Span *span)
{
    const GPtrArray *sentences = audit->ledger.document->sentences;
    if (!states_execution(span) || !audit_is_of_one_year(audit, span->part))
        return FALSE;
    for (guint i = 0; i < sentences->len; i++) {
        const Span *other = sentences->pdata[i];
        if (other != span && other->part == span->part && states_execution(other))
            return FALSE;
    }
    return TRUE;
}

/* The sentence compares, plans or looks back; of what the budget's execution left over it may speak. */
static gboolean is_of_another_time(const Audit *audit, const Span *span)
{
    gsize length = is_sole_execution(audit, span) ? span->quantities[0]->at : strlen(span->text);
    return audit_piece_says(audit, WORDS_OTHER_TIME, span, 0, length) != NULL;
}

static gboolean has_characters(const Operand *operand, gsize most)
{
    return strlen(operand->printed) > strlen(operand->unit) + most;
}

static gboolean is_of_one_year(const Part *part)
{
    return part && strstr(part->title, "绩效") && !title_spans_years(part->title);
}

/* The sentence's only amount of money, or NULL. */
static const Fact *only_amount(const Audit *audit, const Span *span)
{
    const Fact *only = NULL;
    const FactList facts = audit_facts_of(audit, span->part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *fact = facts.facts[i];
        if (fact->span != span || strcmp(fact->dim, "money") != 0)
            continue;
        if (only)
            return NULL;
        only = fact;
    }
    return only;
}

/* 2023年安排资金 27305.18万元, where the report of 2024 has this sum in two other places: money given in one year is told
 * again as money of that year. TRUE if so, and no other place gives it under the sentence's year. */
static gboolean is_restated_alone(const Audit *audit, const Span *span, guint year)
{
    const Fact *here =
        audit_span_says(audit, WORDS_FUNDING, span) ? only_amount(audit, span) : NULL;
    guint count = 0;
    if (!here || !has_characters(&here->operand, ALONE_CHARACTERS) ||
        !is_of_one_year(document_part(audit->ledger.document, span->part)))
        return FALSE;
    const FactList facts = audit_facts_of(audit, here->part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *there = facts.facts[i];
        if (there->span == span || there->part != here->part ||
            !decimal_equal(there->operand.value, here->operand.value))
            continue;
        if (there->year != year)
            return FALSE;
        count++;
    }
    return count >= ALONE_LEAST;
}

/* TRUE if two amounts of the sentence are stated elsewhere in the report on one year, under that year. */
static gboolean is_restated(const Audit *audit, const Span *span, guint year)
{
    const Part *part = document_part(audit->ledger.document, span->part);
    guint count = 0;
    if (!is_of_one_year(part) || !audit_span_says(audit, WORDS_OWN_SPENDING, span))
        return FALSE;
    const FactList facts = audit_facts_of(audit, span->part);
    for (guint i = 0; i < facts.count && count < RESTATED_LEAST; i++) {
        const Fact *here = facts.facts[i];
        gboolean again = FALSE;
        if (here->span != span || strcmp(here->dim, "money") != 0)
            continue;
        const FactList others = audit_facts_of(audit, span->part);
        for (guint k = 0; k < others.count && !again; k++) {
            const Fact *there = others.facts[k];
            again = there->span != span && there->part == here->part && there->year == year &&
                    decimal_equal(there->operand.value, here->operand.value) &&
                    strcmp(there->operand.printed, here->operand.printed) == 0 &&
                    has_characters(&here->operand, RESTATED_CHARACTERS);
        }
        count += again;
    }
    return count >= RESTATED_LEAST;
}

static void check_span(Audit *audit, const Span *span, guint year)
{
    gboolean money = FALSE;
    for (guint i = 0; i < span->quantity_count; i++)
        money = money || strcmp(span->quantities[i]->dim, "money") == 0;
    if (span->date_count == 0 || !money)
        return;
    const Date *date = span->dates[0];
    gboolean beside = date->year + 1 == year || date->year == year + 1;
    gboolean whole_year = strcmp(date->form, "year") == 0 || strcmp(date->form, "fiscal") == 0;
    /* the statement opens with its year; a second year in it means that it compares */
    if (!whole_year || date->at > 12 || in_title(span->text, date->at))
        return;
    for (guint i = 1; i < span->date_count; i++)
        if (span->dates[i]->year != date->year)
            return;
    gboolean told = audit_span_says(audit, WORDS_OWN_UNIT, span) &&
                    (audit_span_says(audit, WORDS_OWN_SPENDING, span) ||
                     audit_span_says(audit, WORDS_FUNDING, span));
    if (!told && !states_spending(audit, span) && !is_sole_execution(audit, span) &&
        !(beside && (is_restated(audit, span, year) || is_restated_alone(audit, span, year))))
        return;
    if (date->year == year) {
        g_autofree char *arith = g_strdup_printf("%s = %u", date->printed, year);
        ledger_emit(&audit->ledger, &(Check){.rule = "year-own",
                                             .outcome = OUTCOME_PASS,
                                             .line = date->line,
                                             .col = date->col,
                                             .reported = date->printed,
                                             .arith = arith,
                                             .operands = date->nr});
    } else if (beside) {
        if (!is_of_another_time(audit, span))
            accuse(audit, span, date, year);
    }
}

void year_check(Audit *audit)
{
    Document *document = audit->ledger.document;
    for (guint i = 0; i < document->sentences->len; i++) {
        const Span *span = document->sentences->pdata[i];
        guint year = audit_year(audit, span->part);
        if (year > 0)
            check_span(audit, span, year);
    }
}
