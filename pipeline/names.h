/* Names given from outside (--names FILE): rows of path, name, identity, apart by tabs. */
#pragma once

#include "pipeline/error.h"

typedef struct Names Names;

/* Reads the file; a first row `path name identity` is taken for a header. NULL with an error that names the
 * line. Free with names_free, which takes NULL. */
Names *names_read(const char *path, GError **error);
void names_free(Names *names);

/* The name and identity for the path; FALSE if the file has no row for it. Borrowed. */
gboolean names_find(const Names *names, const char *path, const char **name, const char **identity);
