/* The bytes of one document, read under a limit. */
#pragma once

#include "pipeline/error.h"

typedef struct {
    char *data;         /* NUL-terminated */
    gsize length, size; /* bytes read; bytes that fit */
    char hash[65];      /* SHA-256, hexadecimal */
    char *reason;       /* why it could not be read: `kind word word`; NULL if it was */
} Bytes;

/* Reads the regular file at `path` into bytes, whose memory is used again. FALSE with bytes->reason set when it
 * is missing, forbidden, larger than `most`, no regular file, or written to meanwhile. */
gboolean bytes_read(Bytes *bytes, const char *path, gsize most);

/* Fills in the hash of the bytes there are. */
void bytes_sum(Bytes *bytes);

/* Gives the memory back. */
void bytes_clear(Bytes *bytes);
