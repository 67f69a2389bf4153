/* 二、2026年预算草案                                  the section's year
 *     2026年一般公共预算收入安排 20.7亿元 …           sentences that open with it
 *     2025年总收入预算安排 74.3亿元 …                 one that opens with its neighbour
 *
 * It is wrong when it plans as the section does (or has done, as a section on results does), when several others keep to
 * the section's year, and when no other one of the section opens with that year. */
#include "checks.h"

#include <string.h>

#define OTHERS_LEAST 2
#define OPENING_BYTES 12

typedef enum { TENSE_NONE, TENSE_PLAN, TENSE_RESULT } Tense;

typedef struct {
    const Span *span;
    const Date *date;
    const Head *section;
    Tense tense;
    guint year; /* of the section */
} Opening;

static Tense tense_of(const WordSet *said)
{
    gboolean plan = wordset_has(said, WORDS_SECTION_PLAN);
    gboolean result = wordset_has(said, WORDS_SECTION_RESULT);
    return plan == result ? TENSE_NONE : plan ? TENSE_PLAN : TENSE_RESULT;
}

/* The only year that the heading names; 0 if it names none or several. */
static guint year_of(const char *text)
{
    guint year = 0;
    for (const char *c = text; (c = strstr(c, "20")); c += strlen("20")) {
        guint here = (guint)g_ascii_strtoull(c, NULL, 10);
        if (here < 2000 || here > 2099 || !g_str_has_prefix(c + 4, "年"))
            continue;
        if (year > 0 && year != here)
            return 0;
        year = here;
    }
    return year;
}

/* The nearest heading with a year and a tense of its own. */
static void find_section(const Span *span, Opening *opening)
{
    for (const Head *head = span->head; head; head = head->parent) {
        guint year = strcmp(head->system, "title") == 0 ? 0 : year_of(head->text);
        Tense tense = tense_of(&head->said);
        if (year == 0)
            continue;
        *opening = (Opening){span, span->dates[0], head, tense, year};
        return;
    }
}

static gboolean has_money(const Span *span)
{
    for (guint i = 0; i < span->quantity_count; i++)
        if (strcmp(span->quantities[i]->dim, "money") == 0)
            return TRUE;
    return FALSE;
}

/* Sentences on money that open with a year, name no other one, and speak as their section does. */
static GArray *gather(const Audit *audit)
{
    GPtrArray *sentences = audit->ledger.document->sentences;
    GArray *openings = g_array_new(FALSE, FALSE, sizeof(Opening));
    for (guint i = 0; i < sentences->len; i++) {
        const Span *span = sentences->pdata[i];
        Opening opening = {.year = 0};
        if (span->date_count != 1 || span->dates[0]->at > OPENING_BYTES || !has_money(span) ||
            strcmp(span->dates[0]->form, "year") != 0)
            continue;
        find_section(span, &opening);
        if (opening.year > 0 && opening.tense != TENSE_NONE &&
            tense_of(&span->said) == opening.tense)
            g_array_append_val(openings, opening);
    }
    return openings;
}

/* How many sentences of the section open with that year. */
static guint count_openings(const GArray *openings, const Head *section, guint year)
{
    guint count = 0;
    for (guint i = 0; i < openings->len; i++) {
        const Opening *opening = &g_array_index(openings, Opening, i);
        count += opening->section == section && opening->date->year == year;
    }
    return count;
}

static void tell(Audit *audit, const Opening *opening, gboolean wrong)
{
    g_autofree char *expected = g_strdup_printf("%u年", opening->year);
    g_autofree char *hint = g_strdup_printf("year %u年", opening->year);
    g_autofree char *arith =
        g_strdup_printf("%s %s %u", opening->date->printed, wrong ? "≠" : "=", opening->year);
    ledger_emit(&audit->ledger, &(Check){.rule = "year-section",
                                         .outcome = wrong ? OUTCOME_FAIL : OUTCOME_PASS,
                                         .line = opening->date->line,
                                         .col = opening->date->col,
                                         .label = opening->section->text,
                                         .reported = opening->date->printed,
                                         .expected = expected,
                                         .arith = arith,
                                         .operands = opening->date->nr,
                                         .hint = wrong ? hint : NULL});
}

void section_year_check(Audit *audit)
{
    g_autoptr(GArray) openings = gather(audit);
    for (guint i = 0; i < openings->len; i++) {
        const Opening *opening = &g_array_index(openings, Opening, i);
        guint year = opening->date->year;
        gboolean wrong = year != opening->year;
        if (wrong && (ABS((gint)year - (gint)opening->year) != 1 ||
                      count_openings(openings, opening->section, year) > 1 ||
                      count_openings(openings, opening->section, opening->year) < OTHERS_LEAST))
            continue;
        tell(audit, opening, wrong);
    }
}
