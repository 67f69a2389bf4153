#include "checks.h"

#include "pipeline/text.h"

#include <string.h>

/* TRUE for a total row's score. */
static gboolean is_total_score(const Fact *fact)
{
    static const char *const totals[] = {"总分", "合计", "总计", "总得分", "得分合计"};
    if (!fact->entry || fact->role != ROLE_SCORE)
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(totals); i++)
        if (g_str_has_prefix(fact->entry->label, totals[i]))
            return TRUE;
    return FALSE;
}

/* The total score of the sheet on the unit's whole spending in that report. */
static const Fact *sheet_total(const Audit *audit, guint part)
{
    const Fact *found = NULL;
    for (guint i = 0; i < audit->facts->len; i++) {
        const Fact *fact = audit->facts->pdata[i];
        if (fact->part != part || !is_total_score(fact))
            continue;
        if (strstr(fact->entry->table->caption, "整体"))
            return fact;
        found = found || *fact->subject ? found : fact;
    }
    return found;
}

/* The score that the narrative gives the unit itself. */
static gboolean is_own_score(const Fact *fact)
{
    static const char *const words[] = {"自评得分", "自评打分",     "自评分",
                                        "自评结果", "自评综合得分", "自评总分",
                                        "综合得分", "评价得分",     "自我评价得分"};
    if (fact->entry || fact->role != ROLE_SCORE || fact->bound != BOUND_EXACT)
        return FALSE;
    if (strstr(fact->span->text, "自评") && strcmp(fact->dim, "score") == 0)
        return TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strstr(fact->span->text, words[i]))
            return TRUE;
    return FALSE;
}

void self_score_check(Audit *audit)
{
    for (guint i = 0; i < audit->facts->len; i++) {
        const Fact *own = audit->facts->pdata[i];
        const Fact *total = is_own_score(own) ? sheet_total(audit, own->part) : NULL;
        if (!total)
            continue;
        Relation relation = {RELATION_EQUAL, own->operand, &total->operand, 1};
        ledger_test(&audit->ledger, &relation,
                    &(Claim){.rule = "self-score", .label = "自评得分", .trust = TRUST_WORDS},
                    NULL);
    }
}
