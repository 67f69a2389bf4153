/* One document from its file to its records. */
#pragma once

#include "bytes.h"
#include "emit.h"
#include "form.h"
#include "source.h"

typedef struct {
    FormLimits limits;
    gsize document_bytes; /* of the largest document that is read */
    Writer *out;          /* borrowed */
    guint doc;            /* number of the last document */
    Bytes bytes;
    Emit emit;
} Intake;

/* Writes the source's doc record, its contents and its end record. Returns NULL, or the reason why it could not
 * be audited, which the stream then says too; free with g_free. */
char *intake_read(Intake *intake, const Source *source);
void intake_clear(Intake *intake);
