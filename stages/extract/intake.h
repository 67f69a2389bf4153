/* One document from its file to its records; an archive becomes the documents in it. */
#pragma once

#include "bytes.h"
#include "emit.h"
#include "form.h"
#include "worker.h"

#include "pipeline/source.h"

typedef struct {
    FormLimits limits;
    gsize document_bytes; /* of the largest document that is read */
    WorkerKind worker;    /* its limits; the rest is filled in here */
    const char *forms,
        *forms_argument; /* the reader of foreign forms; NULL: the one beside this program */
    Writer *out;         /* borrowed */
    /* Told of each document in an archive that cannot be audited; may be NULL. */
    void (*complain)(gpointer data, const char *name, const char *reason);
    gpointer data;

    guint doc;  /* number of the last document */
    guint read; /* documents that could be audited */
    Bytes bytes;
    Emit emit;
    Worker *foreign, *pdf; /* NULL until one is needed */
} Intake;

/* Writes the source's doc record, its contents and its end record. Returns NULL, or the reason why it could not
 * be audited, which the stream then says too; free with g_free. */
char *intake_read(Intake *intake, const Source *source);
void intake_clear(Intake *intake);
