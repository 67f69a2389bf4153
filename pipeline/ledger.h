/* What a stage that checks keeps at hand: the document, the units, and where its checks go. */
#pragma once

#include "document.h"
#include "pattern.h"
#include "relation.h"
#include "stage.h"
#include "vocabulary.h"

typedef struct {
    Document *document;
    Units *units;
    Vocabulary *words;
    Writer *out;
    char letter; /* of the record numbers: r1, r2 … */
    guint next;
    PatternBounds *bounds; /* of the configuration's patterns */
    guint64 told;          /* document and order of the span told last by ledger_exhausted */
} Ledger;

/* How far words or structure say that the relation is meant to hold. */
typedef enum {
    TRUST_WORDS,     /* they say so: a failure is an accusation */
    TRUST_EXPLAINED, /* a failure accuses only when a simple mistake explains it */
    TRUST_DOUBTED,   /* the structure is in doubt, a list may be partial: a failure is unsure */
    TRUST_NEVER,     /* found by trying: it can only be verified */
} Trust;

/* Opens document, units and words; FALSE with the error of the configuration. */
gboolean ledger_open(Ledger *ledger, Stage *stage, char letter, GError **error);
void ledger_clear(Ledger *ledger);

/* The longest word of the list that stands in the text, or NULL. Borrowed. */
static inline const char *ledger_says(const Ledger *ledger, Words words, const char *text)
{
    return vocabulary_in(ledger->words, words, text);
}

/* The same for a sentence or cell, for a heading, and for the piece of a sentence between two places, in bytes: only texts
 * that hold a word of the list are searched. */
const char *ledger_span_says(const Ledger *ledger, Words words, const Span *span);
const char *ledger_head_says(const Ledger *ledger, Words words, const Head *head);
const char *ledger_piece_says(const Ledger *ledger, Words words, const Span *span, gsize from,
                              gsize to);

/* The figure as an operand; texts stay borrowed from the document. */
Operand ledger_operand(Ledger *ledger, const Quantity *quantity);

/* The entry as an operand, in the unit its table gives it. */
Operand ledger_entry_operand(Ledger *ledger, const Entry *entry);

/* The number of the stage's next record (r1, r2 …), from the arena. */
const char *ledger_number(Ledger *ledger);

/* Numbers the check and writes it; returns its number, which lives as long as the document. */
const char *ledger_emit(Ledger *ledger, const Check *check);

/* A check that says only why nothing could be verified. `reason` as in the stream. */
void ledger_skip(Ledger *ledger, const char *rule, const Operand *figure, const char *label,
                 const char *reason);

/* Says that the span is not wholly assessed if a search has been given up since the last call. */
void ledger_exhausted(Ledger *ledger, const Span *span);

typedef struct {
    const char *rule, *label;
    Trust trust;
    const char *hint, *args, *reason, *cause; /* NULL unless known beforehand */
    Severity severity;
} Claim;

/* Tests the relation and writes pass, pass with a note, fail or unsure. *nr (may be NULL) receives the
 * number of the check, NULL when nothing was written (trust NEVER and it does not hold). */
Fit ledger_test(Ledger *ledger, const Relation *relation, const Claim *claim, const char **nr);
