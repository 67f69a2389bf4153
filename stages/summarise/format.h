/* The forms in which a run's lists are written: a table of writers.
 *
 * A writer is called in this order: open; for each document its findings, its checks, then `document`;
 * close when all went well; free in any case. `document` and `close` may be NULL. It writes into files of the out folder only, which appear
 * together when the run is complete. */
#pragma once

#include "finding.h"

#include "pipeline/outfile.h"

typedef struct {
    guint64 outcomes[OUTCOMES];     /* verdicts, as in checks.tsv */
    guint64 severities[SEVERITIES]; /* findings */
} Tally;

/* What a writer may look at. */
typedef struct {
    OutFolder *folder; /* NULL when no lists are written */
    const Messages *messages;
    const Rules *rules;
} Run;

typedef struct {
    const char *name;
    gpointer (*open)(const Run *run, GError **error);
    void (*finding)(gpointer state, const Finding *finding);
    void (*check)(gpointer state, const Verdict *verdict);
    void (*document)(gpointer state, const Docket *docket, const Tally *tally);
    gboolean (*close)(gpointer state, const Tally *total, GError **error);
    void (*free)(gpointer state);
} Format;

/* The writers of a run, as chosen by --formats. */
typedef struct Formats Formats;

/* Opens the formats named (apart by commas; NULL: all). An unknown name is an error that lists those
 * there are. */
Formats *formats_open(const Run *run, const char *names, GError **error);
void formats_free(Formats *formats);

void formats_finding(Formats *formats, const Finding *finding);
void formats_check(Formats *formats, const Verdict *verdict);
void formats_document(Formats *formats, const Docket *docket, const Tally *tally);
gboolean formats_close(Formats *formats, const Tally *total, GError **error);

/* Adds what one document counts to the run's. */
void tally_add(Tally *total, const Tally *tally);
guint64 tally_checks(const Tally *tally);
