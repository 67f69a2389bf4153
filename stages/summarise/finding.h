/* Items of a docket in words: the rows of the two lists. */
#pragma once

#include "evidence.h"

#include "pipeline/decision.h"

#define ROW_MOST 1180 /* characters of a row, so that it stays under 1,200 */

/* What people have said about a finding. */
typedef enum {
    STATUS_NEW,     /* nothing */
    STATUS_DECIDED, /* see the decision */
    STATUS_LAPSED,  /* a decision, but on other figures */
    STATUSES
} Status;

/* A row of findings.tsv; all strings belong to the docket. */
typedef struct {
    const char *doc;
    guint line, col;
    Severity severity;
    const char *rule, *message, *evidence, *reported, *expected, *hint, *fingerprint;
    Status status;
    const Decision *decision; /* NULL when new */
    const Item *item;         /* for those who show more: its quotes, what hangs on it */
} Finding;

/* A row of checks.tsv. */
typedef struct {
    const char *doc;
    guint line;
    const char *rule;
    Outcome verdict;
    const char *reported, *expected, *evidence, *reason, *cause;
} Verdict;

/* Remembers the fingerprints of one document, to number equal ones. */
typedef GHashTable Fingerprints;
Fingerprints *fingerprints_new(void);

/* The row of an item that tells something and hangs on nothing. */
Finding finding_new(const Scene *scene, const Item *item, Fingerprints *known);

/* `new`, `decided`, `lapsed`. */
const char *status_name(Status status);

/* The row of any item, its outcome `unsure` when it hangs on a finding. */
Verdict verdict_new(const Scene *scene, const Item *item);

/* 16 hexadecimal digits: 8 of rule, document identity and label, and 8 of these with the values and the
 * ordinal of equal ones. */
const char *finding_fingerprint(const Docket *docket, const Item *item, Fingerprints *known);
