/* 截至2022年12月31日，核定编制86名 in the report for 2023: posts and staff at the end of another year. */
#include "checks.h"

#include <string.h>

#define OPENING_BYTES 12 /* of the words before the date: 截至, 截止到 */

/* The sentence opens with the end of a year. */
static const Date *year_end(const Span *span)
{
    const Date *date = span->date_count > 0 ? span->dates[0] : NULL;
    if (!date || date->at > OPENING_BYTES || date->year == 0 || !span->text)
        return NULL;
    const char *behind = span->text + date->at + date->len;
    gboolean last = strstr(date->printed, "12月") || strstr(date->printed, "底") ||
                    g_str_has_prefix(behind, "末") || g_str_has_prefix(behind, "底");
    return last ? date : NULL;
}

/* It says how many posts or people there are, and compares nothing. */
static gboolean states_staff(const Audit *audit, const Span *span)
{
    gboolean people = FALSE;
    for (guint i = 0; i < span->quantity_count; i++)
        people = people || strcmp(span->quantities[i]->dim, "persons") == 0;
    return people && audit_span_says(audit, WORDS_STAFF, span) &&
           !audit_span_says(audit, WORDS_SINCE, span);
}

/* Another sentence of the report states posts or staff at the end of that year. */
static gboolean is_told_elsewhere(const Audit *audit, const Span *span, guint year)
{
    const GPtrArray *sentences = audit->ledger.document->sentences;
    for (guint i = 0; i < sentences->len; i++) {
        const Span *other = sentences->pdata[i];
        const Date *date = other != span && other->part == span->part ? year_end(other) : NULL;
        if (date && date->year == year && states_staff(audit, other))
            return TRUE;
    }
    return FALSE;
}

static void check_span(Audit *audit, const Span *span, guint year)
{
    const Date *date = year_end(span);
    if (!date || date->year + 1 != year || !states_staff(audit, span) ||
        is_told_elsewhere(audit, span, year))
        return;
    for (guint i = 1; i < span->date_count; i++)
        if (span->dates[i]->year != date->year)
            return;
    g_autofree char *expected = g_strdup_printf("%u年", year);
    g_autofree char *arith = g_strdup_printf("%s ≠ %u", date->printed, year);
    ledger_emit(&audit->ledger, &(Check){.rule = "year-own",
                                         .outcome = OUTCOME_FAIL,
                                         .severity = SEVERITY_WARNING,
                                         .line = date->line,
                                         .col = date->col,
                                         .reported = date->printed,
                                         .expected = expected,
                                         .arith = arith,
                                         .args = expected,
                                         .operands = date->nr});
}

void staff_year_check(Audit *audit)
{
    const Document *document = audit->ledger.document;
    for (guint i = 0; i < document->sentences->len; i++) {
        const Span *span = document->sentences->pdata[i];
        guint year = audit_year(audit, span->part);
        if (year > 0 && audit_is_of_one_year(audit, span->part))
            check_span(audit, span, year);
    }
}
