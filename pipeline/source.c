#include "source.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

/* A walk over one argument. */
typedef struct {
    GPtrArray *sources;
    GHashTable *folders; /* "device:inode" of those entered under this argument */
    gsize skip;          /* bytes of the folder given, its slash included */
    guint found;
} Walk;

char *source_reason(int number)
{
    if (number == ENOENT || number == ENOTDIR)
        return g_strdup("missing");
    if (number == ELOOP)
        return g_strdup("loop");
    if (number == EACCES || number == EPERM)
        return g_strdup("permission");
    if (number == ENXIO) /* a socket */
        return g_strdup("not-regular");
    return g_strdup_printf("failure %d", number);
}

void source_free(gpointer data)
{
    Source *source = data;
    g_free(source->path);
    g_free(source->below);
    g_free(source->name);
    g_free(source->identity);
    g_free(source->reason);
    g_free(source);
}

/* Takes over the reason, NULL if there is none. */
static void source_add(GPtrArray *sources, const char *path, const char *below, char *reason)
{
    Source *source = g_new0(Source, 1);
    source->path = g_strdup(path);
    source->below = g_strdup(below);
    source->name = g_strdup(below);
    source->reason = reason;
    g_ptr_array_add(sources, source);
}

static gint compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names in the folder that are not hidden, in byte order; NULL if it cannot be read. */
static GPtrArray *folder_names(const char *path)
{
    GDir *folder = g_dir_open(path, 0, NULL);
    if (!folder)
        return NULL;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(folder));)
        if (*name != '.')
            g_ptr_array_add(names, g_strdup(name));
    g_dir_close(folder);
    g_ptr_array_sort(names, compare_names);
    return names;
}

static void walk_folder(Walk *walk, const char *path, const struct stat *status)
{
    char *key = g_strdup_printf("%ju:%ju", (uintmax_t)status->st_dev, (uintmax_t)status->st_ino);
    if (!g_hash_table_add(walk->folders, key))
        return;
    g_autoptr(GPtrArray) names = folder_names(path);
    if (!names) {
        walk->found++;
        source_add(walk->sources, path, strlen(path) > walk->skip ? path + walk->skip : path,
                   source_reason(errno));
        return;
    }
    for (guint i = 0; i < names->len; i++) {
        struct stat below;
        g_autofree char *full = g_build_filename(path, names->pdata[i], NULL);
        if (stat(full, &below) != 0) {
            walk->found++;
            source_add(walk->sources, full, full + walk->skip, source_reason(errno));
        } else if (S_ISDIR(below.st_mode)) {
            walk_folder(walk, full, &below);
        } else {
            char *reason = S_ISREG(below.st_mode) ? NULL : g_strdup("not-regular");
            walk->found++;
            source_add(walk->sources, full, full + walk->skip, reason);
        }
    }
}

static void walk_argument(GPtrArray *sources, const char *argument)
{
    struct stat status;
    g_autofree char *base = g_path_get_basename(argument);
    if (stat(argument, &status) != 0) {
        source_add(sources, argument, base, source_reason(errno));
        return;
    }
    if (!S_ISDIR(status.st_mode)) {
        source_add(sources, argument, base, NULL);
        return;
    }
    g_autofree char *folder = g_strdup(argument);
    for (gsize length = strlen(folder); length > 1 && folder[length - 1] == '/';)
        folder[--length] = '\0';
    g_autoptr(GHashTable) folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Walk walk = {sources, folders, strlen(folder) + (strcmp(folder, "/") != 0), 0};
    walk_folder(&walk, folder, &status);
    if (walk.found == 0)
        source_add(sources, argument, base, g_strdup("directory-empty"));
}

/* The last `parts` parts of the path, all of it if it has no more. */
static const char *path_tail(const char *path, guint parts)
{
    const char *at = path + strlen(path);
    while (at > path) {
        if (at[-1] == '/' && at[0] != '/' && parts-- == 1)
            return at;
        at--;
    }
    return path;
}

static guint path_parts(const char *path)
{
    guint parts = 1;
    for (const char *at = path; *at; at++)
        parts += *at == '/';
    return parts;
}

/* The name from outside, if there is one; else what tells it apart, made valid UTF-8. */
static void source_name(Source *source, const Names *names)
{
    const char *name = source->name, *identity = source->name;
    if (!names_find(names, source->path, &name, &identity))
        names_find(names, source->below, &name, &identity);
    char *valid = g_utf8_make_valid(name, -1);
    source->identity = g_utf8_make_valid(identity, -1);
    g_free(source->name);
    source->name = valid;
}

/* The sources whose name another has too. */
static GPtrArray *find_equal(GPtrArray *sources)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray *equal = g_ptr_array_new();
    for (guint i = 0; i < sources->len; i++) {
        const Source *source = sources->pdata[i];
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(seen, source->name));
        g_hash_table_insert(seen, source->name, GUINT_TO_POINTER(count + 1));
    }
    for (guint i = 0; i < sources->len; i++) {
        Source *source = sources->pdata[i];
        if (GPOINTER_TO_UINT(g_hash_table_lookup(seen, source->name)) > 1)
            g_ptr_array_add(equal, source);
    }
    return equal;
}

/* One round: names that several have are made one part longer; FALSE when none could be. */
static gboolean lengthen(GPtrArray *sources)
{
    gboolean changed = FALSE;
    g_autoptr(GPtrArray) equal = find_equal(sources);
    for (guint i = 0; i < equal->len; i++) {
        Source *source = equal->pdata[i];
        const char *longer = path_tail(source->path, path_parts(source->name) + 1);
        if (strlen(longer) > strlen(source->name)) {
            char *name = g_strdup(longer);
            g_free(source->name);
            source->name = name;
            changed = TRUE;
        }
    }
    return changed;
}

static void drop_repeated(GPtrArray *sources)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < sources->len;) {
        const Source *source = sources->pdata[i];
        if (g_hash_table_add(seen, source->path))
            i++;
        else
            g_ptr_array_remove_index(sources, i);
    }
}

GPtrArray *sources_list(char *const *arguments, const Names *names)
{
    GPtrArray *sources = g_ptr_array_new_with_free_func(source_free);
    for (; *arguments; arguments++)
        walk_argument(sources, *arguments);
    drop_repeated(sources);
    while (lengthen(sources))
        ;
    for (guint i = 0; i < sources->len; i++)
        source_name(sources->pdata[i], names);
    return sources;
}
