#include "checks.h"

#include <string.h>

/* The first fact of the metric in the report, from a table or (table FALSE) a sentence; NULL if there is none. */
static const Fact *find(const Audit *audit, const char *metric, guint part, gboolean table)
{
    for (guint i = 0; i < audit->facts->len; i++) {
        const Fact *fact = audit->facts->pdata[i];
        if (fact->canonical && fact->part == part && (fact->entry != NULL) == table &&
            strcmp(fact->metric, metric) == 0 && strcmp(fact->dim, "ratio") != 0 &&
            fact_is_level(fact))
            return fact;
    }
    return NULL;
}

static void check_posts(Audit *audit, const Fact *posts, const Fact *staff)
{
    gboolean over = decimal_compare(staff->operand.value, posts->operand.value) > 0;
    g_autofree char *operands = g_strdup_printf("%s %s", staff->operand.nr, posts->operand.nr);
    g_autofree char *arith = g_strdup_printf("%s %s %s", staff->operand.printed, over ? ">" : "≤",
                                             posts->operand.printed);
    ledger_emit(&audit->ledger, &(Check){.rule = "staffing-posts",
                                         .outcome = over ? OUTCOME_FAIL : OUTCOME_PASS,
                                         .line = staff->operand.line,
                                         .col = staff->operand.col,
                                         .label = "在职人数",
                                         .reported = staff->operand.printed,
                                         .expected = posts->operand.printed,
                                         .arith = arith,
                                         .operands = operands});
}

/* 行政编制 + 事业编制 of the narrative against the 编制数 of the table or of the narrative. */
static void check_parts(Audit *audit, const Fact *posts, guint part)
{
    const Fact *administrative = find(audit, "行政编制", part, FALSE);
    const Fact *institutional = find(audit, "事业编制", part, FALSE);
    const Fact *told = find(audit, "编制数", part, FALSE);
    /* a total of its own in the same sentence has been added up there */
    if (!posts || !administrative || !institutional || (told && told->span == administrative->span))
        return;
    const Operand parts[] = {administrative->operand, institutional->operand};
    Relation relation = {RELATION_SUM, posts->operand, parts, 2};
    ledger_test(&audit->ledger, &relation,
                &(Claim){.rule = "staffing-parts", .label = "编制数", .trust = TRUST_WORDS}, NULL);
}

/* A claim of at most 100% against 39 people on 34 posts. */
static void check_claim(Audit *audit, const Fact *posts, const Fact *staff)
{
    if (decimal_compare(staff->operand.value, posts->operand.value) <= 0)
        return;
    for (guint i = 0; i < audit->facts->len; i++) {
        const Fact *fact = audit->facts->pdata[i];
        if (fact->entry || fact->part != posts->part || strcmp(fact->dim, "ratio") != 0 ||
            !strstr(fact->metric, "控制率") || !strstr(fact->span->text, "在职人员控制率") ||
            decimal_compare(fact->operand.value, decimal_new(100, 0)) > 0)
            continue;
        Relation relation = {RELATION_QUOTIENT, fact->operand,
                             (const Operand[]){staff->operand, posts->operand}, 2};
        g_autofree char *operands = relation_operands(&relation);
        g_autofree char *arith = relation_arithmetic(&relation, audit->ledger.units);
        g_autofree char *expected = relation_expected(&relation, audit->ledger.units);
        ledger_emit(&audit->ledger, &(Check){.rule = "claim-control",
                                             .outcome = OUTCOME_FAIL,
                                             .line = fact->operand.line,
                                             .col = fact->operand.col,
                                             .label = "在职人员控制率",
                                             .reported = fact->operand.printed,
                                             .expected = expected,
                                             .arith = arith,
                                             .operands = operands});
        return;
    }
}

void staffing_check(Audit *audit)
{
    for (guint part = 0; part <= audit->ledger.document->parts->len; part++) {
        const Fact *posts = find(audit, "编制数", part, TRUE);
        const Fact *staff = find(audit, "在职人数", part, TRUE);
        const Fact *told_posts = find(audit, "编制数", part, FALSE);
        const Fact *told_staff = find(audit, "在职人数", part, FALSE);
        if (posts && staff) {
            check_posts(audit, posts, staff);
            check_claim(audit, posts, staff);
        } else if (told_posts && told_staff) {
            check_posts(audit, told_posts, told_staff);
        }
        check_parts(audit, posts ? posts : told_posts, part);
    }
}
