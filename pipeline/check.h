/* A check: one relation examined, as it goes into the stream.
 *
 * Rules fill in what they know and call check_write. Nothing here is language: the message is made by
 * summarise from config/messages.tsv, the arithmetic is figures and signs. */
#pragma once

#include "record.h"

typedef enum { OUTCOME_PASS, OUTCOME_FAIL, OUTCOME_UNSURE, OUTCOME_SKIP, OUTCOMES } Outcome;
typedef enum {
    SEVERITY_DEFAULT,
    SEVERITY_ERROR,
    SEVERITY_WARNING,
    SEVERITY_NOTE,
    SEVERITIES
} Severity;

typedef struct {
    const char *rule; /* id in config/rules.tsv */
    Outcome outcome;
    Severity severity; /* DEFAULT: the rule's own */
    guint line, col;
    const char *label;    /* the metric's words */
    const char *reported; /* bare figure with unit */
    const char *expected; /* bare figure with unit, or an interval [lo,hi] */
    const char *arith;    /* `57.36 + 20.18 = 77.54` */
    const char *args;     /* further words for the message, apart by | */
    const char *operands; /* record numbers apart by blanks, the accused first */
    const char *hint;     /* `kind word word`, several apart by | */
    const char *reason;
    const char *cause;
} Check;

const char *outcome_name(Outcome outcome);
const char *severity_name(Severity severity); /* "" for DEFAULT */
Outcome outcome_find(const char *name);
Severity severity_find(const char *name);

/* Writes the check as record `nr` of document `doc`. */
void check_write(Writer *writer, guint doc, const char *nr, const Check *check);
