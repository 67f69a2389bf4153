#include "checks.h"
#include "plan.h"
#include "run.h"

#include "pipeline/text.h"

#include <string.h>

#define PAIR_FIGURES 30   /* figures of one sentence that are compared with one before them */
#define METRIC_LEAST 6    /* characters of a metric that is told twice */
#define SENTENCE_LEAST 20 /* characters of a sentence that is printed twice */

static gboolean is_amount_fact(const Fact *fact)
{
    return !fact->entry && (fact->role == ROLE_VALUE || fact->role == ROLE_ACTUAL) &&
           fact->bound == BOUND_EXACT && quantity_is_amount(fact->quantity);
}

/* The words stand between the two figures, nothing gives them another subject, and the second one does not merely
 * inherit them: in 中心（站）技术人员 the bracket hides whose they are. */
static gboolean named_again(const Audit *audit, const Fact *a, const Fact *b)
{
    const Quantity *x = a->quantity, *y = b->quantity;
    gsize from = x->at + x->len, to = y->at + y->len;
    if (from >= y->at)
        return FALSE;
    g_autofree char *between = g_strndup(a->span->text + from, to - from);
    g_autofree char *plain = text_squeeze(between);
    const char *named = g_strrstr(plain, a->metric);
    if (!named || named == plain) /* 44家融资平台退出39家: the first one's own noun */
        return FALSE;
    gboolean hidden = named[-1] == ')' || (named - plain >= 3 && g_str_has_prefix(named - 3, "）"));
    return !hidden && !audit_says(audit, WORDS_APART, plain);
}

/* The longer metric's words before the shared ones, told of the shorter one too earlier in the sentence. */
static gboolean same_metric(const Fact *a, const Fact *b)
{
    gsize x = strlen(a->metric), y = strlen(b->metric);
    if (g_utf8_strlen(a->metric, -1) < METRIC_LEAST)
        return FALSE;
    if (strcmp(a->metric, b->metric) == 0)
        return TRUE;
    if (x >= y || !g_str_has_suffix(b->metric, a->metric) ||
        g_utf8_strlen(a->metric, -1) < METRIC_LEAST + 2)
        return FALSE;
    g_autofree char *extra = g_strndup(b->metric, y - x);
    if (!g_str_has_suffix(extra, "的"))
        return FALSE;
    extra[strlen(extra) - strlen("的")] = '\0';
    const char *at = strstr(a->span->text, extra);
    return at && at < a->span->text + a->quantity->at;
}

static void accuse(Audit *audit, const Fact *first, const Fact *second, Severity severity)
{
    if (audit_accuser(audit, second->operand.nr))
        return; /* told by another of these rules */
    g_autofree char *operands = g_strdup_printf("%s %s", second->operand.nr, first->operand.nr);
    g_autofree char *values =
        g_strdup_printf("%s、%s", first->operand.printed, second->operand.printed);
    const char *nr = ledger_emit(&audit->ledger, &(Check){.rule = "repeat",
                                                          .outcome = OUTCOME_FAIL,
                                                          .severity = severity,
                                                          .line = second->operand.line,
                                                          .col = second->operand.col,
                                                          .label = first->metric,
                                                          .reported = second->operand.printed,
                                                          .expected = first->operand.printed,
                                                          .arith = values,
                                                          .args = values,
                                                          .operands = operands});
    audit_accuse(audit, second->operand.nr, nr);
}

/* One metric with two values in one sentence. */
static void check_sentence(Audit *audit, guint from, guint to)
{
    for (guint i = from; i < to; i++) {
        const Fact *a = audit->facts->pdata[i];
        if (!is_amount_fact(a))
            continue;
        for (guint k = i + 1; k < MIN(to, i + 1 + PAIR_FIGURES); k++) {
            const Fact *b = audit->facts->pdata[k];
            if (!is_amount_fact(b) || strcmp(a->dim, b->dim) != 0 || a->year != b->year ||
                strcmp(a->scope, b->scope) != 0 || !same_metric(a, b) ||
                !named_again(audit, a, b) || decimal_equal(a->operand.value, b->operand.value))
                continue;
            if (!audit_span_says(audit, WORDS_TURN, a->span))
                accuse(audit, a, b, SEVERITY_WARNING);
            return;
        }
    }
}

/* TRUE if one mistake turns one figure into the other: the same fact, mistyped. */
static gboolean is_one_slip(Audit *audit, const Operand *a, const Operand *b)
{
    Relation relation = {RELATION_EQUAL, *b, a, 1};
    guint count;
    g_free(relation_explain(&relation, audit->ledger.units, &count));
    return count > 0;
}

static gboolean is_full_or_none(const Quantity *quantity)
{
    return decimal_sign(quantity->value) == 0 ||
           (strcmp(quantity->dim, "ratio") == 0 &&
            decimal_equal(quantity->value, decimal_new(100, 0)));
}

/* Two runs of words alike but for their figures: accused when one of them differs, by one slip, and the others
 * are the same. Templates filled in for another district or fund differ in all. */
static void compare(Audit *audit, Quantity *const *first, Quantity *const *second, guint count)
{
    guint differing = 0, at = 0, telling = 0;
    for (guint i = 0; i < count; i++) {
        if (strcmp(first[i]->dim, second[i]->dim) != 0 || first[i]->standard)
            return;
        gboolean same = decimal_equal(first[i]->value, second[i]->value);
        differing += !same;
        at = same ? at : i;
        telling += same && !is_full_or_none(first[i]);
    }
    if (differing != 1 || (count > 1 && telling == 0))
        return;
    Operand x = ledger_operand(&audit->ledger, first[at]);
    Operand y = ledger_operand(&audit->ledger, second[at]);
    Fact one = {.metric = first[at]->metric, .operand = x};
    Fact other = {.metric = second[at]->metric, .operand = y};
    if (!is_full_or_none(first[at]) && !is_full_or_none(second[at]) && is_one_slip(audit, &x, &y))
        accuse(audit, &one, &other, SEVERITY_WARNING);
}

#define PAIR_CHARACTERS 14
#define CLAUSE_BYTES 90 /* of a clause before its figure */

/* TRUE behind a mark that ends a clause. */
static gboolean begins_clause(const char *text, gsize at)
{
    static const char marks[][4] = {"，", "；", "。"};
    if (at == 0 || text[at - 1] == ',')
        return TRUE;
    if (at < 3 || (text[at - 3] != *marks[0] && text[at - 3] != *marks[2]))
        return FALSE;
    for (guint i = 0; at >= 3 && i < G_N_ELEMENTS(marks); i++)
        if (memcmp(text + at - 3, marks[i], 3) == 0)
            return TRUE;
    return FALSE;
}

/* 开工改造老旧小区26个，惠及居民3842户: the words from the clause of one figure through the next, in *run; FALSE when they are
 * too few. */
static gboolean pair_words(const Span *span, guint i, Run *run)
{
    const Quantity *a = span->quantities[i], *b = span->quantities[i + 1];
    gsize from = a->at;
    if (a->at + a->len >= b->at)
        return FALSE;
    while (from + CLAUSE_BYTES > a->at && !begins_clause(span->text, from))
        from--;
    *run = run_new(span, i, 2, from, b->at);
    return run->characters >= PAIR_CHARACTERS;
}

/* Keeps the run for the document. */
static void remember(Audit *audit, GHashTable *seen, const Run *run)
{
    Run *kept = arena_new0(audit->ledger.document->arena, Run);
    *kept = *run;
    g_hash_table_add(seen, kept);
}

static void check_pairs(Audit *audit)
{
    Document *document = audit->ledger.document;
    g_autoptr(GHashTable) seen = g_hash_table_new(run_hash, run_equal);
    for (guint i = 0; i < document->sentences->len; i++) {
        const Span *span = document->sentences->pdata[i];
        for (guint k = 0; k + 1 < span->quantity_count; k++) {
            Run run, *first;
            if (!pair_words(span, k, &run))
                continue;
            if (!g_hash_table_lookup_extended(seen, &run, (gpointer *)&first, NULL))
                remember(audit, seen, &run);
            else if (first->span->part == span->part && first->span != span &&
                     audit_is_unit(audit, span->part) && !plan_parts(first->span, span))
                compare(audit, &first->span->quantities[first->first], &span->quantities[k], 2);
        }
    }
}

static void check_repeated_sentences(Audit *audit)
{
    Document *document = audit->ledger.document;
    g_autoptr(GHashTable) seen = g_hash_table_new(run_hash, run_equal);
    for (guint i = 0; i < document->sentences->len; i++) {
        const Span *span = document->sentences->pdata[i];
        if (span->quantity_count == 0)
            continue;
        const Run run = run_new(span, 0, span->quantity_count, 0, strlen(span->text));
        if (run.characters < SENTENCE_LEAST)
            continue;
        const Run *before = g_hash_table_lookup(seen, &run);
        const Span *first = before ? before->span : NULL;
        if (first && first->part == span->part && audit_is_unit(audit, span->part) &&
            !plan_parts(first, span)) {
            if (span->quantity_count == first->quantity_count)
                compare(audit, first->quantities, span->quantities, span->quantity_count);
        } else
            remember(audit, seen, &run);
    }
}

/* Two growth rates of one metric in neighbouring paragraphs; a government's districts and funds follow one another
 * under the same words. */
static void check_growth(Audit *audit, const Fact *a, const Fact *b)
{
    gboolean near =
        b->span->para <= a->span->para + 1 && a->part == b->part && audit_is_unit(audit, a->part);
    gboolean period = strcmp(a->period, b->period) == 0 || !*a->period || !*b->period;
    gboolean scope = strcmp(a->scope, b->scope) == 0 || !*a->scope || !*b->scope;
    if (near && period && scope && a->year == b->year && a->span != b->span &&
        strcmp(a->metric, b->metric) == 0 && g_utf8_strlen(a->metric, -1) >= METRIC_LEAST &&
        !decimal_equal(a->operand.value, b->operand.value) && strstr(a->span->text, a->metric) &&
        strstr(b->span->text, b->metric))
        accuse(audit, a, b, SEVERITY_WARNING);
}

static gboolean is_growth(const Fact *fact)
{
    return !fact->entry && fact->role == ROLE_GROWTH && fact->bound == BOUND_EXACT;
}

static void check_growths(Audit *audit)
{
    const Fact *last = NULL;
    for (guint i = 0; i < audit->facts->len; i++) {
        const Fact *fact = audit->facts->pdata[i];
        if (!is_growth(fact))
            continue;
        if (last)
            check_growth(audit, last, fact);
        last = fact;
    }
}

/* A long clause that a paragraph prints twice. */
static void check_clause(Audit *audit, const Span *span, gsize from, gsize to, GHashTable *seen)
{
    Run clause = run_new(span, 0, 0, from, to);
    clause.para = span->para;
    if (clause.characters < SENTENCE_LEAST)
        return;
    if (!g_hash_table_contains(seen, &clause)) {
        remember(audit, seen, &clause);
        return;
    }
    g_autofree char *words = run_words(&clause);
    ledger_emit(&audit->ledger, &(Check){.rule = "repeat-clause",
                                         .outcome = OUTCOME_FAIL,
                                         .line = span->line,
                                         .col = span->col,
                                         .label = words,
                                         .reported = "",
                                         .operands = span->nr});
}

/* Checks the clauses of a sentence, which its semicolons part. */
static void check_parted(Audit *audit, const Span *span, GHashTable *seen)
{
    gsize from = 0;
    for (const char *mark = span->text; (mark = strpbrk(mark, ";\xEF"));) {
        gboolean wide = *mark != ';';
        if (wide && !g_str_has_prefix(mark, "；")) {
            mark++;
            continue;
        }
        check_clause(audit, span, from, (gsize)(mark - span->text), seen);
        mark += wide ? strlen("；") : 1;
        from = (gsize)(mark - span->text);
    }
    check_clause(audit, span, from, strlen(span->text), seen);
}

/* A sentence that is a paragraph and one clause repeats none. */
static gboolean is_one_clause(const GPtrArray *sentences, guint i)
{
    const Span *span = sentences->pdata[i];
    const Span *before = i > 0 ? sentences->pdata[i - 1] : NULL;
    const Span *next = i + 1 < sentences->len ? sentences->pdata[i + 1] : NULL;
    return !(before && before->para == span->para) && !(next && next->para == span->para) &&
           !strchr(span->text, ';') && !strstr(span->text, "；");
}

static void check_clauses(Audit *audit)
{
    const GPtrArray *sentences = audit->ledger.document->sentences;
    g_autoptr(GHashTable) seen = g_hash_table_new(run_hash, run_equal);
    for (guint i = 0; i < sentences->len; i++)
        if (!is_one_clause(sentences, i))
            check_parted(audit, sentences->pdata[i], seen);
}

void repeat_check(Audit *audit)
{
    check_growths(audit);
    check_pairs(audit);
    check_clauses(audit);
    for (guint i = 0; i < audit->facts->len;) {
        const Fact *fact = audit->facts->pdata[i];
        guint end = i;
        while (end < audit->facts->len && ((Fact *)audit->facts->pdata[end])->span == fact->span)
            end++;
        if (!fact->entry)
            check_sentence(audit, i, end);
        i = end;
    }
    check_repeated_sentences(audit);
}
