/* What people decided about findings: decisions.tsv, kept by hand, by `gouji decide`, or from a sheet.
 *
 * Columns: fingerprint decision who when why, and if wanted doc rule message, which say what was decided. A
 * fingerprint begins with eight digits of rule, document and label; a finding that has them but other
 * figures is what a lapsed decision spoke of. */
#pragma once

#include "message.h"

#define FINGERPRINT_DIGITS 16
#define FINGERPRINT_ANCHOR 8

typedef enum {
    DECISION_NONE,
    DECISION_CONFIRMED, /* 属实 */
    DECISION_FALSE,     /* 误报 */
    DECISION_CORRECTED, /* 已整改 */
    DECISIONS
} DecisionKind;

typedef struct {
    DecisionKind kind;
    const char *fingerprint, *who, *when, *why; /* "" when empty */
    const char *doc, *rule, *message;           /* of the finding as it was; "" when not known */
    gboolean met;                               /* a finding of this run has been given it */
} Decision;

typedef struct Decisions Decisions;

/* No decisions yet. Free with decisions_free. */
Decisions *decisions_new(Config *config, GError **error);
void decisions_free(Decisions *decisions);

/* Reads the file; a line that is not as it must be is an error that names it. */
gboolean decisions_read(Decisions *decisions, const char *path, GError **error);

/* Puts a decision in, in place of an earlier one on the same fingerprint. Everything is copied. FALSE if
 * fingerprint or date are not as they must be. */
gboolean decisions_set(Decisions *decisions, const Decision *decision, GError **error);

/* Writes the file, whole or not at all; comments stay. */
gboolean decisions_write(const Decisions *decisions, const char *path, GError **error);

/* The decision on that fingerprint; NULL. Borrowed. */
Decision *decisions_find(const Decisions *decisions, const char *fingerprint);

/* The last decision not met whose fingerprint begins as this one: a lapsed one; NULL. Borrowed. */
Decision *decisions_lapsed(const Decisions *decisions, const char *fingerprint);

/* Number `at` from 0 in the order of the file; NULL behind the last. Borrowed. */
Decision *decisions_get(const Decisions *decisions, guint at);

/* The kind that a word in any language, or its id, names; NONE if there is none. */
DecisionKind decisions_kind(const Decisions *decisions, const char *word);

/* `confirmed`, `false`, `corrected`; "" for none. */
const char *decision_name(DecisionKind kind);

/* The word for people; "" for none. Borrowed from the messages. */
const char *decision_word(const Messages *messages, DecisionKind kind);

/* TRUE for 2024-11-22 and for nothing. */
gboolean decision_is_date(const char *text);
gboolean decision_is_fingerprint(const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Decisions, decisions_free)
