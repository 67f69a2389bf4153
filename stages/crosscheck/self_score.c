#include "checks.h"

#include "pipeline/text.h"

#include <string.h>

#define FULL_SCORE 100

/* TRUE for a total row's score. */
static gboolean is_total_score(const Audit *audit, const Fact *fact)
{
    return fact->entry && fact->role == ROLE_SCORE &&
           wordlist_at(audit_words(audit, WORDS_SHEET_TOTAL), fact->entry->label, G_MAXSIZE);
}

/* 合计 60分 53.5分: the sum of a part of the indicators. */
static gboolean is_of_part_sheet(const Audit *audit, const Fact *fact)
{
    const GPtrArray *entries = audit->ledger.document->entries;
    for (guint i = 0; i < entries->len; i++) {
        const Entry *entry = entries->pdata[i];
        if (entry->table == fact->entry->table && entry->row == fact->entry->row &&
            entry->role == ROLE_FULL && !decimal_equal(entry->value, decimal_new(FULL_SCORE, 0)))
            return TRUE;
    }
    return FALSE;
}

/* The total score of the sheet on the unit's whole spending in that report. */
static const Fact *sheet_total(const Audit *audit, guint part)
{
    const Fact *found = NULL;
    const FactList facts = audit_facts_of(audit, part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *fact = facts.facts[i];
        if (fact->part != part || !is_total_score(audit, fact) || is_of_part_sheet(audit, fact))
            continue;
        if (strstr(fact->entry->table->caption, "整体"))
            return fact;
        found = found || *fact->subject ? found : fact;
    }
    return found;
}

/* 其中：投入指标满分20分，自评得分19分: the score of a part of the indicators. */
static gboolean is_of_part(const Audit *audit, const Fact *fact)
{
    const Span *span = fact->span;
    if (wordlist_at(audit_words(audit, WORDS_AMONG), span->text, G_MAXSIZE) ||
        audit_says(audit, WORDS_SCORE_PART, fact->quantity->metric) ||
        (span->head && audit_says(audit, WORDS_SCORE_PART, span->head->text)))
        return TRUE;
    for (guint i = 0; i < fact->quantity->index; i++) {
        const Quantity *before = span->quantities[i];
        if (strcmp(before->dim, "score") == 0 &&
            !decimal_equal(before->value, decimal_new(FULL_SCORE, 0)))
            return TRUE;
    }
    return FALSE;
}

/* The score that the narrative gives the unit itself. */
static gboolean is_own_score(const Audit *audit, const Fact *fact)
{
    const char *text = fact->span->text;
    if (fact->entry || fact->role != ROLE_SCORE || fact->bound != BOUND_EXACT ||
        is_of_part(audit, fact))
        return FALSE;
    return (strstr(text, "自评") && strcmp(fact->dim, "score") == 0) ||
           audit_span_says(audit, WORDS_SELF_SCORE, fact->span);
}

void self_score_check(Audit *audit)
{
    for (guint i = 0; i < audit->facts->len; i++) {
        const Fact *own = audit->facts->pdata[i];
        const Fact *total = is_own_score(audit, own) ? sheet_total(audit, own->part) : NULL;
        if (!total)
            continue;
        Relation relation = {RELATION_EQUAL, own->operand, &total->operand, 1};
        ledger_test(&audit->ledger, &relation,
                    &(Claim){.rule = "self-score", .label = "自评得分", .trust = TRUST_WORDS},
                    NULL);
    }
}
