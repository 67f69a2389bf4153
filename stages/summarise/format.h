/* The forms in which a run's lists are written: a table of writers.
 *
 * A writer is called in this order: open; for each document its checks, then `document`, which has its findings; close when all went well;
 * free in any case. `check` and `close` may be NULL. It writes into files of the out folder only, which appear
 * together when the run is complete. */
#pragma once

#include "finding.h"

#include "pipeline/outfile.h"

typedef struct {
    guint64 outcomes[OUTCOMES];     /* verdicts, as in checks.tsv */
    guint64 severities[SEVERITIES]; /* findings */
    guint64 statuses[STATUSES];
    guint64 open; /* findings at error or warning that no decision stands for */
} Tally;

/* A document that has ended. */
typedef struct {
    const Scene *scene;
    const Tally *tally;
    const GArray *findings; /* of Finding, in order */
    const char *unread;     /* why it could not be audited, or NULL */
} Settled;

/* A run that has ended. */
typedef struct {
    Tally tally;
    guint64 documents, unread;
    GPtrArray *resolved; /* of Decision: those whose finding has vanished */
} Total;

/* What a writer may look at. */
typedef struct {
    OutFolder *folder; /* NULL when no lists are written */
    const Messages *messages;
    const Rules *rules;
    const Decisions *decisions; /* NULL: nobody keeps them */
} Run;

typedef struct {
    const char *name;
    gboolean standard; /* written unless --formats says else */
    gpointer (*open)(const Run *run, GError **error);
    void (*check)(gpointer state, const Verdict *verdict);
    void (*document)(gpointer state, const Settled *settled);
    gboolean (*close)(gpointer state, const Total *total, GError **error);
    void (*free)(gpointer state);
} Format;

/* The writers of a run, as chosen by --formats. */
typedef struct Formats Formats;

/* Opens the formats named (apart by commas; NULL: the standard ones). An unknown name is an error that lists those
 * there are. */
Formats *formats_open(const Run *run, const char *names, GError **error);
void formats_free(Formats *formats);

void formats_check(Formats *formats, const Verdict *verdict);
void formats_document(Formats *formats, const Settled *settled);
gboolean formats_close(Formats *formats, const Total *total, GError **error);

/* Adds what one document counts to the run's. */
void tally_add(Tally *total, const Tally *tally);
guint64 tally_checks(const Tally *tally);
