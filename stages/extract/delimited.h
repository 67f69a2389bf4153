/* Text that is one table: CSV, TSV. */
#pragma once

#include "form.h"

/* The character between the cells, when nearly every line has as many of it; '\0' if this is no such text. The bytes
 * may be of any encoding that keeps ASCII apart. */
char delimited_find(const char *bytes, gsize length);

/* Form's `read`. */
char *delimited_read(const Decoded *text, const FormLimits *limits, BlockSink *sink, guint *lines);
