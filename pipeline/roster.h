/* The documents of a batch as rows, for those who do not look for them themselves: the chains of a run, and other
 * machines. A row is number, path, name, identity and reason, apart by tabs, with the stream's escapes; the reason
 * says why there is nothing to open, and is empty if there is. */
#pragma once

#include "source.h"

/* Appends every `step`-th source from `first` on (from 0), numbered by its place among all. */
void roster_write(GString *out, const GPtrArray *sources, guint first, guint step);

/* The sources of the rows in the file, `-` for standard input, numbered as there. NULL with an error that names
 * the line. Free with g_ptr_array_unref. */
GPtrArray *roster_read(const char *path, GError **error);
