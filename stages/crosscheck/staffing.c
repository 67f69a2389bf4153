#include "checks.h"

#include <string.h>

/* The first fact of the metric in the report, from a table or (table FALSE) a sentence; NULL if there is none. */
static const Fact *find(const Audit *audit, const char *metric, guint part, gboolean table)
{
    const FactList facts = audit_canonical_of(audit, part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *fact = facts.facts[i];
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

#define KINDS_MOST 8

static gboolean is_kind_of_post(const Audit *audit, const Fact *fact)
{
    return !fact->entry && fact_is_level(fact) && decimal_sign(fact->operand.half) == 0 &&
           strstr(fact->metric, "编") && audit_says(audit, WORDS_POST, fact->metric);
}

/* The kinds of posts that one sentence lists, from the first of them on. */
static guint gather_kinds(const Audit *audit, guint part, Operand *parts, const Span **span)
{
    guint count = 0;
    *span = NULL;
    const FactList facts = audit_facts_of(audit, part);
    for (guint i = 0; i < facts.count && count < KINDS_MOST; i++) {
        const Fact *fact = facts.facts[i];
        if (fact->part != part || !is_kind_of_post(audit, fact) || (*span && fact->span != *span))
            continue;
        *span = fact->span;
        parts[count++] = fact->operand;
    }
    return count;
}

/* 编制188人，在职176人（行政编制人员102人、事业编制人员74人）: the staff stand between the posts and the kinds, and are what the kinds
 * make; if they do not, either may be meant. */
static gboolean are_of_staff(Audit *audit, const Span *span, const Fact *posts,
                             const Operand *kinds, guint count)
{
    const Fact *staff = find(audit, "在职人数", posts->part, FALSE);
    if (!staff || staff->span != span || posts->span != span || posts->entry ||
        staff->quantity->index < posts->quantity->index || staff->operand.col > kinds[0].col)
        return FALSE;
    Relation relation = {RELATION_SUM, staff->operand, kinds, count};
    Relation other = {RELATION_SUM, posts->operand, kinds, count};
    if (relation_fit(&relation) == FIT_EXACT || relation_fit(&other) != FIT_EXACT)
        ledger_test(&audit->ledger, &relation,
                    &(Claim){.rule = "staffing-parts",
                             .label = "在职人数",
                             .trust = TRUST_DOUBTED,
                             .reason = "ambiguous"},
                    NULL);
    return relation_fit(&other) != FIT_EXACT;
}

/* 行政编制 + 事业编制 + … of the narrative against the 编制数 of its own sentence, else of the table. */
static void check_parts(Audit *audit, const Fact *posts, guint part)
{
    Operand parts[KINDS_MOST];
    const Span *span;
    guint count = gather_kinds(audit, part, parts, &span);
    const Fact *told = find(audit, "编制数", part, FALSE);
    const Fact *stated = told && told->span == span ? told : posts;
    if (!stated || count < 2 || are_of_staff(audit, span, stated, parts, count))
        return;
    Relation relation = {RELATION_SUM, stated->operand, parts, count};
    ledger_test(&audit->ledger, &relation,
                &(Claim){.rule = "staffing-parts", .label = "编制数", .trust = TRUST_WORDS}, NULL);
}

/* 在职82人，其中：行政17人、事业61人、工勤4人: the kinds behind the staff in its sentence. More than all cannot be right; fewer
 * may leave a kind out, and a simple mistake must explain them. */
static void check_staff_parts(Audit *audit, const Fact *staff)
{
    Operand parts[KINDS_MOST];
    Decimal sum = decimal_new(0, 0);
    guint count = 0;
    const FactList facts = audit_facts_of(audit, staff->part);
    for (guint i = 0; i < facts.count && count < KINDS_MOST; i++) {
        const Fact *fact = facts.facts[i];
        if (fact->span != staff->span || fact->entry || !fact_is_level(fact) ||
            fact->quantity->index <= staff->quantity->index || strcmp(fact->dim, staff->dim) != 0 ||
            strstr(fact->metric, "编") || !audit_says(audit, WORDS_POST, fact->metric))
            continue;
        parts[count++] = fact->operand;
        sum = decimal_add(sum, fact->operand.value);
    }
    if (count < 2)
        return;
    gboolean over = decimal_compare(sum, staff->operand.value) > 0;
    Relation relation = {RELATION_SUM, staff->operand, parts, count};
    ledger_test(&audit->ledger, &relation,
                &(Claim){.rule = "staffing-parts",
                         .label = "在职人数",
                         .trust = over ? TRUST_WORDS : TRUST_EXPLAINED,
                         .reason = "partial"},
                NULL);
}

/* A claim of at most 100% against 39 people on 34 posts. */
static void check_claim(Audit *audit, const Fact *posts, const Fact *staff)
{
    if (decimal_compare(staff->operand.value, posts->operand.value) <= 0)
        return;
    const FactList facts = audit_facts_of(audit, posts->part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *fact = facts.facts[i];
        if (fact->entry || fact->part != posts->part || strcmp(fact->dim, "ratio") != 0 ||
            !strstr(fact->metric, "控制率") || !audit_span_says(audit, WORDS_STAFF, fact->span) ||
            decimal_compare(fact->operand.value, decimal_new(100, 0)) > 0)
            continue;
        Operand exact = fact->operand;
        exact.printed = "0.00%";
        exact.half = decimal_new(5, 3);
        Relation relation = {RELATION_QUOTIENT, exact,
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

/* TRUE if a short cell of the entry's row holds the words. */
static gboolean row_names(const Entry *entry, const char *words)
{
    for (guint i = 0; i < entry->table->cells->len; i++) {
        const Span *cell = entry->table->cells->pdata[i];
        if (cell->row == entry->cell->row && strlen(cell->text) < 60 && strstr(cell->text, words))
            return TRUE;
    }
    return FALSE;
}

/* Full marks for a control rate that the posts and staff put above 100%. */
static void check_marks(Audit *audit, const Fact *posts, const Fact *staff)
{
    if (decimal_compare(staff->operand.value, posts->operand.value) <= 0)
        return;
    const FactList facts = audit_facts_of(audit, posts->part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *score = facts.facts[i];
        if (!score->entry || score->role != ROLE_SCORE || score->part != posts->part ||
            !row_names(score->entry, "在职人员控制率") || decimal_sign(score->operand.value) <= 0)
            continue;
        Relation relation = {RELATION_QUOTIENT, score->operand,
                             (const Operand[]){staff->operand, posts->operand}, 2};
        Operand rate = score->operand;
        rate.unit = "%";
        rate.printed = "0.00%";
        rate.half = decimal_new(5, 3);
        relation.stated = rate;
        g_autofree char *arith = relation_arithmetic(&relation, audit->ledger.units);
        g_autofree char *operands = relation_operands(&relation);
        ledger_emit(&audit->ledger, &(Check){.rule = "score-rule",
                                             .outcome = OUTCOME_FAIL,
                                             .severity = SEVERITY_WARNING,
                                             .line = score->operand.line,
                                             .col = score->operand.col,
                                             .label = "在职人员控制率",
                                             .reported = score->operand.printed,
                                             .arith = arith,
                                             .operands = operands});
        return;
    }
}

/* TRUE if one sentence says it all and the rate holds, or was accused with that. */
static gboolean is_settled(Audit *audit, const Relation *rate, const Fact *posts, const Fact *staff)
{
    return posts->span == staff->span &&
           (relation_fit(rate) != FIT_FAILS || audit_accuser(audit, rate->stated.nr));
}

/* 核定编制86名，其中：…。在职82人，其中：…，控制率95.35%: the sentence of the rate lists kinds of both; what the report has in
 * all decides. */
static void check_rate(Audit *audit, const Fact *posts, const Fact *staff)
{
    const FactList facts = audit_facts_of(audit, posts->part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *rate = facts.facts[i];
        if (rate->entry || rate->part != posts->part || strcmp(rate->dim, "ratio") != 0 ||
            rate->bound != BOUND_EXACT || !strstr(rate->metric, "控制率") ||
            rate->span->para != staff->span->para ||
            !audit_span_says(audit, WORDS_STAFF, rate->span))
            continue;
        const Operand parts[] = {staff->operand, posts->operand};
        Relation relation = {RELATION_QUOTIENT, rate->operand, parts, 2};
        if (is_settled(audit, &relation, posts, staff))
            return;
        ledger_test(
            &audit->ledger, &relation,
            &(Claim){.rule = "staffing-rate", .label = "在职人员控制率", .trust = TRUST_WORDS},
            NULL);
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
            check_marks(audit, posts, staff);
        } else if (told_posts && told_staff) {
            check_posts(audit, told_posts, told_staff);
        }
        if (told_staff)
            check_staff_parts(audit, told_staff);
        if (told_posts && told_staff)
            check_rate(audit, told_posts, told_staff);
        check_parts(audit, posts ? posts : told_posts, part);
    }
}
