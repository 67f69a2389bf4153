/* The forms that documents come in, told by their content. */
#pragma once

#include "block.h"
#include "bytes.h"
#include "decode.h"
#include "lattice.h"
#include "words.h"

typedef struct {
    const Words *words;
    gsize text_bytes; /* most text of a document */
    gsize line_bytes; /* longest line of a text */
    LatticeLimits lattice;
    guint64 tags; /* nesting of elements */
    guint64 members, member_bytes,
        member_ratio; /* of an archive: how many, bytes of all, bytes per packed byte */
} FormLimits;

/* The words and the limits of limits.tsv for reading forms; the words are borrowed. FALSE with an error. */
gboolean form_limits(Config *config, const Words *words, FormLimits *limits, GError **error);

typedef enum {
    WAY_STAGE,  /* here */
    WAY_WORKER, /* by the reader program for foreign forms */
    WAY_PDF,    /* by the reader program for PDF */
    WAY_OFFICE, /* converted by LibreOffice, when that is installed */
    WAY_IMAGE,  /* recognised by Tesseract, likewise */
    WAY_NONE
} Way;

typedef struct {
    const char *name; /* text, html, docx, … as in the stream's format column */
    gboolean (*claims)(const char *bytes, gsize length);
    Way way;
    /* Of WAY_STAGE: reads decoded text into the sink and counts its lines. Returns NULL, or the reason why the
     * document cannot be audited; free with g_free. */
    char *(*read)(const Decoded *text, const FormLimits *limits, BlockSink *sink, guint *lines);
} Form;

/* The form of these bytes; text when no other claims them. Never NULL. */
const Form *form_find(const char *bytes, gsize length);
