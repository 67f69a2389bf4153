/* A program that reads foreign forms, one document after the other, under limits. It is started when first asked, and
 * replaced after a fault. */
#pragma once

#include "wire.h"

typedef struct {
    const char *program, *argument; /* its path; what it is called with, or NULL */
    guint64 memory;                 /* bytes of address space */
    guint64 seconds;                /* of the processor for one document */
    guint64 wait;                   /* seconds by the clock for one document */
    guint64 output;                 /* bytes of one answer */
    guint64 recognition; /* seconds by the clock for all pages of a document that are pictures */
} WorkerKind;

typedef struct Worker Worker;

/* Free with worker_free; the kind is copied, what it points at is borrowed. */
Worker *worker_new(const WorkerKind *kind);
void worker_free(Worker *worker);

/* Has the document read. NULL with the answer filled in, which lives until the next call; or the reason why it
 * could not be, to be freed. */
char *worker_ask(Worker *worker, const char *form, const char *bytes, gsize length,
                 WireAnswer *answer);
