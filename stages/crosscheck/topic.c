#include "topic.h"

#include "pipeline/text.h"

#include <string.h>

#define HEAD_LEAST 2  /* characters that are left of a title when the general words are taken out */
#define COLON_LEAST 4 /* … of the words before a colon */
#define TITLE_BYTES 90 /* of a sentence that is the title of a numbered point */
#define BACK_MOST 3    /* sentences back in the paragraph */

/* How many Han characters of the words are not general. */
static guint particular(const Audit *audit, const char *words)
{
    g_autofree char *title = text_squeeze(words);
    const char *word;
    guint count = 0;
    while ((word = audit_says(audit, WORDS_GENERAL, title))) {
        char *at = strstr(title, word);
        memmove(at, at + strlen(word), strlen(at + strlen(word)) + 1);
    }
    for (const char *c = title; *c; c = g_utf8_next_char(c))
        count += text_is_han(g_utf8_get_char(c));
    return count;
}

gboolean topic_is_head(const Audit *audit, const Head *head)
{
    return head && (head->is_inline || strcmp(head->system, "arabic") == 0) &&
           particular(audit, head->text) >= HEAD_LEAST;
}

/* A numbered point whose title ends with a full stop: its heading holds the number alone. */
static gboolean is_title(const Audit *audit, const Span *span)
{
    return span->head && *span->head->number && *span->head->text == '\0' &&
           span->quantity_count == 0 && strlen(span->text) <= TITLE_BYTES &&
           particular(audit, span->text) >= HEAD_LEAST;
}

/* The words before the sentence's first figure end at a colon and name a project. */
static gboolean is_before_colon(const Audit *audit, const Span *span)
{
    const char *colon = strstr(span->text, "：");
    gsize first = span->quantity_count ? span->quantities[0]->at : 0;
    if (!colon || (gsize)(colon - span->text) >= first)
        return FALSE;
    g_autofree char *words = g_strndup(span->text, (gsize)(colon - span->text));
    return audit_says(audit, WORDS_OWN_TOPIC, words) && particular(audit, words) >= COLON_LEAST;
}

gboolean topic_is_told(const Audit *audit, guint sentence)
{
    const GPtrArray *sentences = audit->ledger.document->sentences;
    const Span *span = sentences->pdata[sentence];
    for (guint back = 1; back <= MIN(BACK_MOST, sentence); back++) {
        const Span *before = sentences->pdata[sentence - back];
        if (before->para != span->para || before->part != span->part)
            break;
        if (before->quantity_count == 0 &&
            (audit_span_says(audit, WORDS_BUDGET_SUBJECT, before) || is_title(audit, before)))
            return TRUE;
    }
    return is_before_colon(audit, span);
}
