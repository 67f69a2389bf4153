/* The forms that documents come in, told by their content. */
#pragma once

#include "block.h"
#include "bytes.h"
#include "decode.h"
#include "words.h"

typedef struct {
    const Words *words;
    gsize line_bytes; /* longest line of a text */
} FormLimits;

typedef struct {
    const char *name; /* text, html, docx, … as in the stream's format column */
    gboolean (*claims)(const char *bytes, gsize length);
    /* Reads decoded text into the sink and counts its lines. NULL: the form cannot be read yet. Returns NULL, or
     * the reason why the document cannot be audited; free with g_free. */
    char *(*read)(const Decoded *text, const FormLimits *limits, BlockSink *sink, guint *lines);
} Form;

/* The form of these bytes; text when no other claims them. Never NULL. */
const Form *form_find(const char *bytes, gsize length);
