/* The reader of a page whose encoding is settled. */
#pragma once

#include "foreign.h"

/* Reads a page in UTF-8. Returns NULL, or the reason why it cannot be audited; free with g_free. */
char *web_read(const char *text, gsize length, const FormLimits *limits, Wire *wire);
