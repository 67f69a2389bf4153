#include "checks.h"
#include "plan.h"

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

/* The sentence without its figures; g_free. */
static char *skeleton(const Span *span)
{
    GString *out = g_string_new(NULL);
    gsize from = 0;
    for (guint i = 0; i < span->quantity_count; i++) {
        const Quantity *quantity = span->quantities[i];
        if (quantity->at > from)
            g_string_append_len(out, span->text + from, (gssize)(quantity->at - from));
        g_string_append_c(out, '#');
        from = quantity->at + quantity->len;
    }
    g_string_append(out, span->text + from);
    g_autofree char *text = g_string_free(out, FALSE);
    return text_squeeze(text);
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
    for (guint i = 0; at >= 3 && i < G_N_ELEMENTS(marks); i++)
        if (memcmp(text + at - 3, marks[i], 3) == 0)
            return TRUE;
    return FALSE;
}

/* 开工改造老旧小区26个，惠及居民3842户: the words from the clause of one figure through the next. g_free; NULL when
 * they are too few. */
static char *pair_words(const Span *span, guint i)
{
    const Quantity *a = span->quantities[i], *b = span->quantities[i + 1];
    gsize from = a->at, middle = a->at + a->len;
    if (middle >= b->at)
        return NULL;
    while (from + CLAUSE_BYTES > a->at && !begins_clause(span->text, from))
        from--;
    GString *joined = g_string_sized_new(b->at - from + 2);
    g_string_append_len(joined, span->text + from, (gssize)(a->at - from));
    g_string_append_c(joined, '#');
    g_string_append_len(joined, span->text + middle, (gssize)(b->at - middle));
    g_string_append_c(joined, '#');
    char *plain = text_squeeze(joined->str);
    g_string_free(joined, TRUE);
    if (g_utf8_strlen(plain, -1) >= PAIR_CHARACTERS)
        return plain;
    g_free(plain);
    return NULL;
}

static void check_pairs(Audit *audit)
{
    Document *document = audit->ledger.document;
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < document->sentences->len; i++) {
        const Span *span = document->sentences->pdata[i];
        for (guint k = 0; k + 1 < span->quantity_count; k++) {
            g_autofree char *words = pair_words(span, k);
            Quantity **first = words ? g_hash_table_lookup(seen, words) : NULL;
            if (!words)
                continue;
            if (!first)
                g_hash_table_insert(seen, g_steal_pointer(&words), &span->quantities[k]);
            else if (first[0]->span->part == span->part && first[0]->span != span &&
                     audit_is_unit(audit, span->part) && !plan_parts(first[0]->span, span))
                compare(audit, first, &span->quantities[k], 2);
        }
    }
}

static void check_repeated_sentences(Audit *audit)
{
    Document *document = audit->ledger.document;
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < document->sentences->len; i++) {
        const Span *span = document->sentences->pdata[i];
        if (span->quantity_count == 0)
            continue;
        g_autofree char *words = skeleton(span);
        if (g_utf8_strlen(words, -1) < SENTENCE_LEAST)
            continue;
        const Span *first = g_hash_table_lookup(seen, words);
        if (first && first->part == span->part && audit_is_unit(audit, span->part) &&
            !plan_parts(first, span)) {
            if (span->quantity_count == first->quantity_count)
                compare(audit, first->quantities, span->quantities, span->quantity_count);
        } else
            g_hash_table_insert(seen, g_steal_pointer(&words), (gpointer)span);
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
static void check_clause(Audit *audit, const Span *span, const char *clause, GHashTable *seen)
{
    if (g_utf8_strlen(clause, -1) < SENTENCE_LEAST || g_hash_table_add(seen, (gpointer)clause))
        return;
    ledger_emit(&audit->ledger, &(Check){.rule = "repeat-clause",
                                         .outcome = OUTCOME_FAIL,
                                         .line = span->line,
                                         .col = span->col,
                                         .label = clause,
                                         .reported = "",
                                         .operands = span->nr});
}

/* Checks the clauses of a sentence, which is parted at its semicolons in place. */
static void check_parted(Audit *audit, const Span *span, char *text, GHashTable *seen)
{
    char *clause = text;
    for (char *mark = text; (mark = strpbrk(mark, ";\xEF"));) {
        gboolean wide = *mark != ';';
        if (wide && !g_str_has_prefix(mark, "；")) {
            mark++;
            continue;
        }
        *mark = '\0';
        mark += wide ? strlen("；") : 1;
        check_clause(audit, span, clause, seen);
        clause = mark;
    }
    check_clause(audit, span, clause, seen);
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
    Document *document = audit->ledger.document;
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    guint para = 0;
    for (guint i = 0; i < document->sentences->len; i++) {
        const Span *span = document->sentences->pdata[i];
        if (span->para != para)
            g_hash_table_remove_all(seen);
        para = span->para;
        if (is_one_clause(document->sentences, i))
            continue;
        g_autofree char *plain = text_squeeze(span->text);
        check_parted(audit, span, arena_copy(document->arena, plain, strlen(plain)), seen);
    }
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
