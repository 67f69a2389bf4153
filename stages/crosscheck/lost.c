/* 堤防加固、?水灌区: a question mark where nothing is asked stands for a character that a conversion lost. */
#include "checks.h"

#include "pipeline/text.h"

#include <string.h>

#define SHOWN 4 /* characters shown on either side */

static gboolean is_mark(gunichar c)
{
    return c == '?' || c == 0xFF1F || c == 0xFFFD;
}

/* Marks behind which a word begins: a question cannot end there. */
static gboolean opens(gunichar c)
{
    return g_utf8_strchr("、，；：（“《,;:(", -1, c) != NULL;
}

/* The start of the clause that ends at `at`. */
static const char *clause_start(const char *text, const char *at)
{
    while (at > text) {
        const char *before = g_utf8_prev_char(at);
        if (g_utf8_strchr("。！；\n", -1, g_utf8_get_char(before)))
            return at;
        at = before;
    }
    return at;
}

/* TRUE if the mark replaces a character: a word goes on behind it, and the words before it ask nothing. */
static gboolean is_lost(const Audit *audit, const Span *span, const char *at)
{
    const char *next = g_utf8_next_char(at);
    gunichar mark = g_utf8_get_char(at);
    if (at == span->text || !text_is_han(g_utf8_get_char(next)))
        return FALSE;
    gunichar before = g_utf8_get_char(g_utf8_prev_char(at));
    if (mark == 0xFFFD || opens(before))
        return TRUE;
    const char *clause = clause_start(span->text, at);
    return mark == '?' && !span->table && text_is_han(before) &&
           !wordlist_in(audit_words(audit, WORDS_QUESTION), clause, (gsize)(at - clause));
}

static void tell(Audit *audit, const Span *span, const char *at)
{
    glong place = g_utf8_pointer_to_offset(span->text, at);
    glong length = g_utf8_strlen(span->text, -1);
    glong from = MAX(0, place - SHOWN), to = MIN(length, place + 1 + SHOWN);
    const char *start = g_utf8_offset_to_pointer(span->text, from);
    g_autofree char *shown =
        g_strndup(start, (gsize)(g_utf8_offset_to_pointer(span->text, to) - start));
    ledger_emit(&audit->ledger, &(Check){.rule = "lost-character",
                                         .outcome = OUTCOME_FAIL,
                                         .line = span->line,
                                         .col = span->col,
                                         .label = shown,
                                         .reported = shown,
                                         .operands = span->nr});
}

void lost_check(Audit *audit)
{
    const GPtrArray *spans = audit->ledger.document->spans;
    for (guint i = 0; i < spans->len; i++) {
        const Span *span = spans->pdata[i];
        if (!wordset_has(&span->said, WORDS_LOST_MARK))
            continue;
        for (const char *at = span->text; (at = strpbrk(at, "?\xEF")); at = g_utf8_next_char(at)) {
            if (!is_mark(g_utf8_get_char(at)) || !is_lost(audit, span, at))
                continue;
            tell(audit, span, at);
            break; /* one finding a sentence */
        }
    }
}
