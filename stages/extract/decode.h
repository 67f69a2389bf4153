/* From bytes of whatever encoding to valid UTF-8 without NUL and with newlines of one kind. */
#pragma once

#include <glib.h>

typedef struct {
    char *text; /* the caller's bytes themselves, or `owned` */
    gsize length;
    char *owned;          /* NULL when the bytes were used in place */
    const char *encoding; /* UTF-8, GB18030, UTF-16LE, UTF-16BE; static */
    gsize replaced;       /* bytes that became U+FFFD */
} Decoded;

/* Decodes, changing `bytes` (NUL-terminated) in place when that is enough. NULL when it was done, else the
 * reason why it is no text: `empty`, `binary`, `encoding`; static. */
const char *decode_text(char *bytes, gsize length, Decoded *out);
void decoded_clear(Decoded *decoded);
