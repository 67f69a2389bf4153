/* What the command line asks for: files, and folders with what lies below them. */
#pragma once

#include "names.h"

typedef struct {
    char *path;  /* to open */
    char *below; /* below the folder given; for a file its base name */
    char *name;  /* the stream's doc name, valid UTF-8 */
    char *identity;
    char *reason; /* why there is nothing to open (missing, directory-empty, …); NULL if there is */
    guint
        number; /* in a run on several chains: which file of the whole batch it is, from 1; else 0 */
} Source;

void source_free(gpointer source);

/* The documents in order: arguments as given, folders in byte order of their names, hidden files left out, links
 * followed but no folder entered twice, the same path only once. Names that would be equal get as much of
 * the path as tells them apart. Free with g_ptr_array_unref. */
GPtrArray *sources_list(char *const *arguments, const Names *names);

/* The reason that an errno of opening or reading is; free with g_free. */
char *source_reason(int number);
