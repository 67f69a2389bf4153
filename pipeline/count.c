#define _GNU_SOURCE /* d_type */
#include "count.h"

#include <dirent.h>
#include <sys/stat.h>

#define DEPTH_MOST 32

static guint64 count_path(const char *path, guint depth);

static guint64 count_folder(const char *path, guint depth)
{
    DIR *dir = opendir(path);
    const struct dirent *entry;
    guint64 count = 0;
    while (dir && (entry = readdir(dir))) {
        if (entry->d_name[0] == '.')
            continue;
        if (entry->d_type == DT_REG) {
            count++;
            continue;
        }
        g_autofree char *below = g_build_filename(path, entry->d_name, NULL);
        count += count_path(below, depth + 1);
    }
    if (dir)
        closedir(dir);
    return count;
}

static guint64 count_path(const char *path, guint depth)
{
    struct stat what;
    if (depth > DEPTH_MOST || stat(path, &what) != 0)
        return depth == 0;
    return S_ISDIR(what.st_mode) ? count_folder(path, depth) : 1;
}

guint64 count_documents(char **paths)
{
    guint64 count = 0;
    for (; *paths; paths++)
        count += count_path(*paths, 0);
    return count;
}
