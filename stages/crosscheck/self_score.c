#include "checks.h"

#include "pipeline/text.h"

#include <string.h>

/* TRUE for a total row's score. */
static gboolean is_total_score(const Audit *audit, const Fact *fact)
{
    return fact->entry && fact->role == ROLE_SCORE &&
           wordlist_at(audit_words(audit, WORDS_SHEET_TOTAL), fact->entry->label, G_MAXSIZE);
}

/* The total score of the sheet on the unit's whole spending in that report. */
static const Fact *sheet_total(const Audit *audit, guint part)
{
    const Fact *found = NULL;
    for (guint i = 0; i < audit->facts->len; i++) {
        const Fact *fact = audit->facts->pdata[i];
        if (fact->part != part || !is_total_score(audit, fact))
            continue;
        if (strstr(fact->entry->table->caption, "整体"))
            return fact;
        found = found || *fact->subject ? found : fact;
    }
    return found;
}

/* The score that the narrative gives the unit itself. */
static gboolean is_own_score(const Audit *audit, const Fact *fact)
{
    const char *text = fact->span->text;
    if (fact->entry || fact->role != ROLE_SCORE || fact->bound != BOUND_EXACT)
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
