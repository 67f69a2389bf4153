/* 3支产业基金向8个项目累计投资47.9亿元。 … 3支产业基金，投向…等4个项目，累计实投9亿元。
 * └ subject of both, with a number of its own    └ the same deed, in all: one value
 *
 * Only sentences that open with the very same numbered things are compared, and of their figures only totals of one
 * deed and counts of one noun. */
#include "checks.h"

#include "pipeline/text.h"

#include <string.h>

#define SUBJECT_LEAST 6 /* Han characters */
#define OPENING_MOST 4  /* characters of a clause that only opens a sentence: 目前， */
#define NOUN_CHARACTERS 2
#define SENTENCES_MOST 1000

/* The sentence behind 目前， and the like. */
static const char *opening_skipped(const char *text)
{
    const char *comma = strstr(text, "，");
    return comma && g_utf8_strlen(text, comma - text) <= OPENING_MOST ? comma + strlen("，") : text;
}

static const char *skip_blanks(const char *text)
{
    while (*text && text_is_blank(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    return text;
}

typedef struct {
    const Span *span;
    gsize from, to; /* the words shared, in this sentence */
} Subject;

/* The words with which both sentences open, up to what was done; FALSE if they are too few. */
static gboolean share_subject(const Audit *audit, Subject *a, Subject *b)
{
    const char *x = opening_skipped(a->span->text), *y = opening_skipped(b->span->text);
    guint han = 0;
    a->from = (gsize)(x - a->span->text);
    b->from = (gsize)(y - b->span->text);
    for (x = skip_blanks(x), y = skip_blanks(y); *x && g_utf8_get_char(x) == g_utf8_get_char(y);
         x = skip_blanks(g_utf8_next_char(x)), y = skip_blanks(g_utf8_next_char(y))) {
        if (wordlist_at(audit_words(audit, WORDS_IN_ALL), x, strlen(x)) ||
            wordlist_at(audit_words(audit, WORDS_DEED), x, strlen(x)))
            break; /* what they did is no longer who they are */
        han += text_is_han(g_utf8_get_char(x));
    }
    a->to = (gsize)(x - a->span->text);
    b->to = (gsize)(y - b->span->text);
    return han >= SUBJECT_LEAST && *x && *y;
}

/* TRUE if the subject counts what it speaks of: 3支基金. */
static gboolean is_definite(const Subject *subject)
{
    const Quantity *first = subject->span->quantity_count ? subject->span->quantities[0] : NULL;
    return first && first->at >= subject->from && first->at + first->len <= subject->to &&
           decimal_sign(first->half) == 0 && quantity_is_amount(first);
}

/* TRUE if the sentences name different years. */
static gboolean differ_in_year(const Span *a, const Span *b)
{
    guint x = a->date_count ? a->dates[0]->year : 0, y = b->date_count ? b->dates[0]->year : 0;
    return x && y && x != y;
}

/* The words between the figure before and this one; g_free. */
static char *words_before(const Span *span, guint index)
{
    gsize from = 0, to = span->quantities[index]->at;
    if (index > 0)
        from = span->quantities[index - 1]->at + span->quantities[index - 1]->len;
    return from < to ? g_strndup(span->text + from, to - from) : g_strdup("");
}

static gboolean is_level(const Quantity *quantity)
{
    return (quantity->role == ROLE_VALUE || quantity->role == ROLE_ACTUAL) &&
           quantity->bound == BOUND_EXACT && quantity_is_amount(quantity);
}

/* The sentence's only sum of money that the words call the total of a deed, *deed receiving it; else NULL. */
static const Quantity *total_of(const Audit *audit, const Span *span, const char **deed)
{
    const Quantity *found = NULL;
    for (guint i = 1; i < span->quantity_count; i++) {
        const Quantity *quantity = span->quantities[i];
        g_autofree char *words = words_before(span, i);
        const char *done = audit_says(audit, WORDS_DEED, words);
        if (!is_level(quantity) || strcmp(quantity->dim, "money") != 0 || !done ||
            !audit_says(audit, WORDS_IN_ALL, words))
            continue;
        if (found)
            return NULL;
        found = quantity;
        *deed = done;
    }
    return found;
}

/* The first count behind the subject, when a deed brings it in; *noun receives what is counted. */
static const Quantity *count_of(const Audit *audit, const Span *span, const char **noun)
{
    const Quantity *quantity = span->quantity_count > 1 ? span->quantities[1] : NULL;
    if (!quantity || !is_level(quantity) || decimal_sign(quantity->half) != 0)
        return NULL;
    g_autofree char *before = words_before(span, 1);
    *noun = skip_blanks(span->text + quantity->at + quantity->len);
    const char *after = *noun;
    gboolean deed = audit_says(audit, WORDS_DEED, before) ||
                    (g_utf8_strlen(after, -1) > NOUN_CHARACTERS &&
                     wordlist_at(audit_words(audit, WORDS_DEED),
                                 g_utf8_offset_to_pointer(after, NOUN_CHARACTERS),
                                 strlen(g_utf8_offset_to_pointer(after, NOUN_CHARACTERS))));
    return deed ? quantity : NULL;
}

static gboolean same_noun(const char *a, const char *b)
{
    for (guint i = 0; i < NOUN_CHARACTERS; i++) {
        if (!text_is_han(g_utf8_get_char(a)) || g_utf8_get_char(a) != g_utf8_get_char(b))
            return FALSE;
        a = skip_blanks(g_utf8_next_char(a));
        b = skip_blanks(g_utf8_next_char(b));
    }
    return TRUE;
}

static void compare(Audit *audit, const Subject *subject, const Quantity *a, const Quantity *b,
                    const char *label)
{
    Operand one = ledger_operand(&audit->ledger, a), other = ledger_operand(&audit->ledger, b);
    gboolean meet = interval_meets(quantity_interval(a), quantity_interval(b));
    g_autofree char *words =
        g_strndup(subject->span->text + subject->from, subject->to - subject->from);
    g_autofree char *plain = text_squeeze(words);
    g_autofree char *full = g_strconcat(plain, label, NULL);
    g_autofree char *operands = g_strdup_printf("%s %s", other.nr, one.nr);
    ledger_emit(&audit->ledger, &(Check){.rule = "repeat",
                                         .outcome = meet ? OUTCOME_PASS : OUTCOME_FAIL,
                                         .line = other.line,
                                         .col = other.col,
                                         .label = full,
                                         .reported = other.printed,
                                         .expected = one.printed,
                                         .operands = operands});
}

static void check_pair(Audit *audit, const Span *one, const Span *other)
{
    Subject a = {.span = one}, b = {.span = other};
    const char *deed = NULL, *also = NULL, *noun = NULL, *again = NULL;
    if (one->part != other->part || differ_in_year(one, other) || !share_subject(audit, &a, &b) ||
        !is_definite(&a) || !is_definite(&b))
        return;
    const Quantity *x = total_of(audit, one, &deed), *y = total_of(audit, other, &also);
    if (x && y && strcmp(deed, also) == 0)
        compare(audit, &a, x, y, deed);
    x = count_of(audit, one, &noun);
    y = count_of(audit, other, &again);
    if (x && y && strcmp(x->dim, y->dim) == 0 && same_noun(noun, again)) {
        g_autofree char *label =
            g_strndup(noun, g_utf8_offset_to_pointer(noun, NOUN_CHARACTERS) - noun);
        compare(audit, &a, x, y, label);
    }
}

void definite_check(Audit *audit)
{
    const GPtrArray *sentences = audit->ledger.document->sentences;
    g_autoptr(GPtrArray) counted = g_ptr_array_new(); /* sentences that a count opens */
    for (guint i = 0; i < sentences->len && counted->len < SENTENCES_MOST; i++) {
        Subject subject = {.span = sentences->pdata[i]};
        const Quantity *first =
            subject.span->quantity_count > 1 ? subject.span->quantities[0] : NULL;
        if (!first || decimal_sign(first->half) != 0)
            continue;
        const char *from = opening_skipped(subject.span->text);
        if (first->at <= (gsize)(skip_blanks(from) - subject.span->text))
            g_ptr_array_add(counted, sentences->pdata[i]);
    }
    for (guint i = 0; i < counted->len; i++)
        for (guint k = i + 1; k < counted->len; k++)
            check_pair(audit, counted->pdata[i], counted->pdata[k]);
}
