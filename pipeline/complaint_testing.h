/* For tests alone: what the reader of a configuration table says of one. */
#pragma once

#include "config.h"

#include "testing.h"

#include <glib/gstdio.h>

/* What `reads` says of a folder that holds this table alone; NULL when it is content. Free with g_free. */
static inline char *table_complaint(const char *name, const char *text,
                                    gboolean (*reads)(Config *config, GError **error))
{
    g_autofree char *folder = g_dir_make_tmp("gouji-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GError) error = NULL;
    assert_true(g_file_set_contents(path, text, -1, NULL));
    Config *config = config_open(folder, NULL);
    assert_true(reads(config, &error) == (error == NULL));
    config_free(config);
    g_remove(path);
    g_rmdir(folder);
    return error ? g_strdup(error->message) : NULL;
}
