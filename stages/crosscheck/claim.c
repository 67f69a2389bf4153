#include "checks.h"

#include <string.h>

#define OWN_RATE_BYTES 24  /* behind 执行率偏低 that the rate meant may stand */
#define SHORT_OF_TARGET 60 /* percent: below it nobody says that all tasks were fulfilled */

static void emit(Audit *audit, const char *rule, const Fact *fact, const Span *claim,
                 const char *words)
{
    g_autofree char *operands = g_strdup_printf("%s %s", fact->operand.nr, claim->nr);
    g_autofree char *args = g_strdup_printf("%s|%u", words, claim->line);
    ledger_emit(&audit->ledger, &(Check){.rule = rule,
                                         .outcome = OUTCOME_FAIL,
                                         .line = claim->line,
                                         .col = claim->col,
                                         .label = fact->metric,
                                         .reported = words,
                                         .expected = fact->operand.printed,
                                         .arith = fact->operand.printed,
                                         .args = args,
                                         .operands = operands});
}

/* 部分项目执行率偏低, or 实训基地建设资金执行率偏低，仅为88.63%: said of some of the money, or with the rate meant. */
static gboolean is_of_a_part(const Audit *audit, const Span *span, const char *words)
{
    const char *at = strstr(span->text, words), *from = at;
    while (from > span->text && !g_utf8_strchr("。；！", -1, g_utf8_get_char(from)))
        from = g_utf8_prev_char(from);
    if (audit_piece_says(audit, WORDS_PARTIAL, span, (gsize)(from - span->text),
                         (gsize)(at - span->text)))
        return TRUE;
    gsize end = (gsize)(at - span->text) + strlen(words);
    for (guint i = 0; i < span->quantity_count; i++) {
        const Quantity *rate = span->quantities[i];
        if (rate->at >= end && rate->at - end <= OWN_RATE_BYTES && strcmp(rate->dim, "ratio") == 0)
            return TRUE;
    }
    return FALSE;
}

/* What of a part speaks against its claims, looked for when the first one asks. */
typedef struct {
    guint part;
    gboolean sought_rate, sought_task;
    const Fact *rate, *task; /* NULL: nothing does */
} Against;

static const Fact *full_rate(const Audit *audit, guint part)
{
    const FactList facts = audit_facts_of(audit, part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *fact = facts.facts[i];
        gboolean rate = fact->part == part && fact->role == ROLE_RATE &&
                        strcmp(fact->dim, "ratio") == 0 &&
                        (strstr(fact->metric, "执行率") ||
                         (fact->entry && strstr(fact->entry->header, "执行率")));
        if (rate && decimal_compare(fact->operand.value, decimal_new(98, 0)) >= 0)
            return fact;
    }
    return NULL;
}

static const Fact *poor_task(const Audit *audit, guint part)
{
    const Decimal least = decimal_new(SHORT_OF_TARGET, 0);
    const FactList facts = audit_facts_of(audit, part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *fact = facts.facts[i];
        if (fact->part == part && !fact->entry && fact->role == ROLE_RATE &&
            fact->bound == BOUND_EXACT && strcmp(fact->dim, "ratio") == 0 &&
            decimal_sign(fact->operand.value) > 0 &&
            decimal_compare(fact->operand.value, least) < 0 &&
            audit_span_says(audit, WORDS_OF_TASK, fact->span))
            return fact;
    }
    return NULL;
}

/* 执行率 100% and 执行率较低 in one report. */
static void check_execution(Audit *audit, const Span *span, Against *against)
{
    const char *words = audit_span_says(audit, WORDS_SLOW, span);
    if (!words || is_of_a_part(audit, span, words))
        return;
    if (!against->sought_rate)
        against->rate = full_rate(audit, span->part);
    against->sought_rate = TRUE;
    if (against->rate)
        emit(audit, "claim-execution", against->rate, span, words);
}

/* 圆满完成…各项任务 and a task that stands at 14.2%. */
static void check_fulfilled(Audit *audit, const Span *span, Against *against)
{
    const char *words = audit_span_says(audit, WORDS_ALL_DONE, span);
    if (!words || !audit_span_says(audit, WORDS_TASK, span))
        return;
    if (!against->sought_task)
        against->task = poor_task(audit, span->part);
    against->sought_task = TRUE;
    if (against->task)
        emit(audit, "claim-fulfilled", against->task, span, words);
}

/* 下达 100万元，实际到位 54万元: a gap in the money that the sentence does not explain. */
static void check_gap(Audit *audit, const Span *span)
{
    const char *label = audit_span_says(audit, WORDS_ARRIVED, span);
    if (!label || audit_span_says(audit, WORDS_GAP_REASON, span))
        return;
    for (guint i = 1; i < span->quantity_count; i++) {
        const Quantity *arrived = span->quantities[i], *granted = span->quantities[i - 1];
        if (strcmp(arrived->dim, "money") != 0 || strcmp(granted->dim, "money") != 0 ||
            decimal_compare(arrived->value, granted->value) >= 0)
            continue;
        const char *between = span->text + granted->at + granted->len;
        const char *end = span->text + arrived->at;
        gsize room = between < end ? (gsize)(end - between) : 0;
        const char *words = wordlist_first(audit_words(audit, WORDS_ARRIVED), between, room);
        if (!words || words - between > 24)
            continue;
        Operand stated = ledger_operand(&audit->ledger, arrived);
        Operand wanted = ledger_operand(&audit->ledger, granted);
        g_autofree char *operands = g_strdup_printf("%s %s", stated.nr, wanted.nr);
        g_autofree char *arith = g_strdup_printf("%s < %s", stated.printed, wanted.printed);
        ledger_emit(&audit->ledger, &(Check){.rule = "funding-gap",
                                             .outcome = OUTCOME_FAIL,
                                             .line = stated.line,
                                             .col = stated.col,
                                             .label = label,
                                             .reported = stated.printed,
                                             .expected = wanted.printed,
                                             .arith = arith,
                                             .operands = operands});
        return;
    }
}

/* The gap is told once in a report. */
static gboolean gap_told(guint part, guint *last)
{
    gboolean told = *last == part + 1;
    *last = part + 1;
    return told;
}

void claim_check(Audit *audit)
{
    Document *document = audit->ledger.document;
    Against against = {.part = 0};
    guint last = 0;
    for (guint i = 0; i < document->sentences->len; i++) {
        const Span *span = document->sentences->pdata[i];
        if (span->part != against.part)
            against = (Against){.part = span->part};
        check_execution(audit, span, &against);
        check_fulfilled(audit, span, &against);
        guint before = audit->ledger.next;
        if (last != span->part + 1)
            check_gap(audit, span);
        if (audit->ledger.next != before && wordset_has(&span->said, WORDS_ARRIVED))
            gap_told(span->part, &last);
    }
}
