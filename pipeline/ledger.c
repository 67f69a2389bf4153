#include "ledger.h"

#include "hypothesis.h"
#include "text.h"

#include <string.h>

#define TELLING_DIGITS 3

gboolean ledger_open(Ledger *ledger, Stage *stage, char letter, GError **error)
{
    ledger->units = units_new(stage->config, error);
    ledger->document = document_new();
    ledger->out = stage->out;
    ledger->letter = letter;
    ledger->words = ledger->units ? vocabulary_new(stage->config, error) : NULL;
    ledger->document->words = ledger->words;
    return ledger->words && (ledger->bounds = config_bounds(stage->config, error));
}

void ledger_clear(Ledger *ledger)
{
    document_free(ledger->document);
    vocabulary_free(ledger->words);
    units_free(ledger->units);
}

const char *ledger_span_says(const Ledger *ledger, Words words, const Span *span)
{
    return wordset_has(&span->said, words) ? ledger_says(ledger, words, span->text) : NULL;
}

const char *ledger_head_says(const Ledger *ledger, Words words, const Head *head)
{
    return wordset_has(&head->said, words) ? ledger_says(ledger, words, head->text) : NULL;
}

const char *ledger_piece_says(const Ledger *ledger, Words words, const Span *span, gsize from,
                              gsize to)
{
    if (from >= to || !wordset_has(&span->said, words))
        return NULL;
    return wordlist_in(vocabulary_list(ledger->words, words), span->text + from, to - from);
}

/* TRUE if text_plain leaves the text as it is for certain: no blank and no full width begins with one of its bytes. */
static gboolean is_plain(const char *text)
{
    for (const guchar *c = (const guchar *)text; *c; c++)
        if (*c <= ' ' || *c == 0xC2 || *c == 0xE2 || *c == 0xE3 || *c == 0xEF)
            return FALSE;
    return TRUE;
}

/* Borrowed from the document. */
static const char *folded(Ledger *ledger, const char *text)
{
    if (is_plain(text))
        return text;
    char *plain = arena_copy(ledger->document->arena, text, strlen(text));
    text_plain(text, plain);
    return plain;
}

Operand ledger_operand(Ledger *ledger, const Quantity *quantity)
{
    /* a printed 0 says that there is none, not that it rounds to none */
    gboolean none = decimal_sign(quantity->value) == 0;
    return (Operand){.value = quantity->value,
                     .half = none ? quantity->value : quantity->half,
                     .printed = folded(ledger, quantity->printed),
                     .unit = quantity->unit,
                     .nr = quantity->nr,
                     .line = quantity->line,
                     .col = quantity->col,
                     .doubt = quantity->doubt};
}

/* The number with the unit of its column. A table's rows are tried together in many ways: the text is made once. */
static const char *shown(Ledger *ledger, Quantity *quantity, const char *unit, const char *number)
{
    if (quantity->shown_unit != unit) {
        gsize length = strlen(number), room = strlen(unit) + 1;
        char *text = arena_take(ledger->document->arena, length + room);
        memcpy(text, number, length);
        memcpy(text + length, unit, room);
        quantity->shown = text;
        quantity->shown_unit = unit;
    }
    return quantity->shown;
}

Operand ledger_entry_operand(Ledger *ledger, const Entry *entry)
{
    Operand operand = ledger_operand(ledger, entry->quantity);
    operand.value = entry->value;
    operand.half = decimal_sign(entry->value) == 0 ? entry->value : entry->half;
    if (*operand.unit == '\0' && *entry->unit != '\0') {
        operand.unit = entry->unit;
        operand.bare = TRUE;
        operand.printed = shown(ledger, entry->quantity, entry->unit, operand.printed);
    }
    if (operand.doubt) {
        g_autofree char *text = operand_format(&operand, operand.value, ledger->units);
        operand.printed = arena_copy(ledger->document->arena, text, strlen(text));
    }
    return operand;
}

const char *ledger_number(Ledger *ledger)
{
    char nr[1 + RECORD_DIGITS] = {ledger->letter}, digits[RECORD_DIGITS];
    gsize length = 1 + g_strlcpy(nr + 1, record_digits(++ledger->next, digits), RECORD_DIGITS);
    return arena_copy(ledger->document->arena, nr, length);
}

const char *ledger_emit(Ledger *ledger, const Check *check)
{
    const char *nr = ledger_number(ledger);
    check_write(ledger->out, ledger->document->number, nr, check);
    return nr;
}

void ledger_skip(Ledger *ledger, const char *rule, const Operand *figure, const char *label,
                 const char *reason)
{
    ledger_emit(ledger, &(Check){.rule = rule,
                                 .outcome = OUTCOME_SKIP,
                                 .line = figure->line,
                                 .col = figure->col,
                                 .label = label,
                                 .reported = figure->printed,
                                 .operands = figure->nr,
                                 .reason = reason});
}

void ledger_exhausted(Ledger *ledger, const Span *span)
{
    guint64 place = (guint64)ledger->document->number << 32 | span->order;
    gboolean given_up = ledger->bounds->exhausted > 0;
    ledger->bounds->exhausted = 0;
    if (!given_up || ledger->told == place)
        return;
    ledger->told = place;
    ledger_emit(ledger, &(Check){.rule = "limit",
                                 .outcome = OUTCOME_SKIP,
                                 .line = span->line,
                                 .col = span->col,
                                 .operands = span->nr,
                                 .reason = "match-limit"});
}

/* A mistake explains by chance what has few digits: the stated figure must have enough of them. */
static gboolean tells(const Relation *relation)
{
    guint digits = 0;
    for (const char *c = relation->stated.printed; *c && (g_ascii_isdigit(*c) || strchr("-.,", *c));
         c++)
        digits += g_ascii_isdigit(*c) && (digits > 0 || *c != '0');
    return digits >= TELLING_DIGITS;
}

/* One unit for another is no chance, however few the digits. */
static gboolean is_slip(const char *hint)
{
    return hint && g_str_has_prefix(hint, "slip ");
}

/* TRUE if what explains a failure decides whether it accuses. */
static gboolean needs_explanation(const Claim *claim)
{
    return claim->trust == TRUST_EXPLAINED && !claim->cause;
}

static Outcome judge(const Claim *claim, const Relation *relation, Fit fit, const char *hint)
{
    if (fit == FIT_NONE)
        return OUTCOME_SKIP;
    if (fit != FIT_FAILS)
        return OUTCOME_PASS;
    if (claim->cause || claim->trust == TRUST_DOUBTED)
        return OUTCOME_UNSURE;
    if (needs_explanation(claim) && !is_slip(hint) && (!hint || !tells(relation)))
        return OUTCOME_UNSURE;
    return OUTCOME_FAIL;
}

Fit ledger_test(Ledger *ledger, const Relation *relation, const Claim *claim, const char **nr)
{
    guint explanations = 0;
    Fit fit = relation_fit(relation);
    if (nr)
        *nr = NULL;
    if (claim->trust == TRUST_NEVER && (fit == FIT_FAILS || fit == FIT_NONE))
        return fit;

    g_autofree char *arith = relation_arithmetic(relation, ledger->units);
    g_autofree char *expected = relation_expected(relation, ledger->units);
    g_autofree char *operands = relation_operands(relation);
    g_autofree char *hint = fit == FIT_FAILS && needs_explanation(claim)
                                ? relation_explain(relation, ledger->units, &explanations)
                                : NULL;
    g_autofree char *meant = fit == FIT_FAILS && !claim->hint
                                 ? relation_hint(relation, ledger->units, ledger->document)
                                 : NULL;
    Outcome outcome = judge(claim, relation, fit, explanations > 0 ? hint : NULL);
    gboolean loose = fit == FIT_LOOSE &&
                     (relation->kind == RELATION_SUM || relation->kind == RELATION_DIFFERENCE);
    const char *reason = outcome == OUTCOME_SKIP     ? "too-large"
                         : outcome == OUTCOME_UNSURE ? (claim->reason ? claim->reason : "partial")
                                                     : NULL;
    const char *written =
        ledger_emit(ledger, &(Check){.rule = claim->rule,
                                     .outcome = outcome,
                                     .severity = loose ? SEVERITY_NOTE : claim->severity,
                                     .line = relation->stated.line,
                                     .col = relation->stated.col,
                                     .label = claim->label,
                                     .reported = relation->stated.printed,
                                     .expected = expected,
                                     .arith = arith,
                                     .args = claim->args,
                                     .operands = operands,
                                     .hint = claim->hint ? claim->hint : meant,
                                     .reason = reason,
                                     .cause = claim->cause});
    if (outcome == OUTCOME_FAIL && meant)
        document_tell(ledger->document, meant);
    if (nr)
        *nr = written;
    return fit;
}
