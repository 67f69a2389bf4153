#include "names.h"

#include "pipeline/record.h"

#include <string.h>

struct Names {
    GHashTable *rows; /* path -> GStrv of three */
};

static gboolean names_add(Names *names, const char *path, guint number, const char *line,
                          GError **error)
{
    g_auto(GStrv) cells = g_strsplit(line, "\t", -1);
    if (g_strv_length(cells) != 3 || !*cells[0] || !*cells[1]) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_CONFIG,
                    "%s:%u: expected path, name and identity apart by tabs", path, number);
        return FALSE;
    }
    for (guint i = 0; i < 3; i++)
        record_unescape(cells[i], strlen(cells[i]));
    gboolean header = number == 1 && strcmp(cells[0], "path") == 0 && strcmp(cells[1], "name") == 0;
    if (!header) {
        char *key = g_strdup(cells[0]);
        g_hash_table_replace(names->rows, key, g_steal_pointer(&cells));
    }
    return TRUE;
}

Names *names_read(const char *path, GError **error)
{
    g_autofree char *bytes = NULL;
    g_autoptr(GError) failure = NULL;
    if (!g_file_get_contents(path, &bytes, NULL, &failure)) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_CONFIG, "%s", failure->message);
        return NULL;
    }
    Names *names = g_new(Names, 1);
    names->rows =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
    g_auto(GStrv) lines = g_strsplit(bytes, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        if (*lines[i] && *lines[i] != '#' && !names_add(names, path, i + 1, lines[i], error)) {
            names_free(names);
            return NULL;
        }
    }
    return names;
}

void names_free(Names *names)
{
    if (!names)
        return;
    g_hash_table_unref(names->rows);
    g_free(names);
}

gboolean names_find(const Names *names, const char *path, const char **name, const char **identity)
{
    char *const *row = names ? g_hash_table_lookup(names->rows, path) : NULL;
    if (!row)
        return FALSE;
    *name = row[1];
    *identity = *row[2] ? row[2] : row[1];
    return TRUE;
}
