#define _GNU_SOURCE /* renameat2, copy_file_range, syncfs */
#include "outpages.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COPY_BLOCK ((gsize)1 << 16)
#define FILE_MODE 0666
#define FOLDER_MODE 0777

typedef struct {
    guint number;
    guint64 at;
} Page;

struct OutPages {
    char *name, *suffix;
    OutFile *spool;
    GArray *list; /* of Page */
    guint64 size;
    char *hidden; /* the hidden folder's name while it exists */
    int parent;
};

OutPages *outpages_new(const char *name, const char *suffix, OutFile *spool)
{
    OutPages *pages = g_new0(OutPages, 1);
    pages->name = g_strdup(name);
    pages->suffix = g_strdup(suffix);
    pages->spool = spool;
    pages->list = g_array_new(FALSE, FALSE, sizeof(Page));
    return pages;
}

/* `12.html`: digits and the suffix. */
static gboolean is_page(const OutPages *pages, const char *name)
{
    const char *c = name;
    while (g_ascii_isdigit(*c))
        c++;
    return c > name && strcmp(c, pages->suffix) == 0;
}

/* Empties a folder of its pages; other files move to the folder `to` (-1: stay). Removes it when empty. */
static void clear_folder(const OutPages *pages, int parent, const char *name, int to)
{
    int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
    const struct dirent *entry;
    if (!dir && fd >= 0)
        close(fd);
    while (dir && (entry = readdir(dir))) {
        if (is_page(pages, entry->d_name))
            unlinkat(fd, entry->d_name, 0);
        else if (to >= 0 && strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            renameat(fd, entry->d_name, to, entry->d_name);
    }
    if (dir)
        closedir(dir);
    unlinkat(parent, name, AT_REMOVEDIR);
}

void outpages_free(gpointer data)
{
    OutPages *pages = data;
    if (pages->hidden)
        clear_folder(pages, pages->parent, pages->hidden, -1);
    g_array_unref(pages->list);
    g_free(pages->hidden);
    g_free(pages->suffix);
    g_free(pages->name);
    g_free(pages);
}

const char *outpages_name(const OutPages *pages)
{
    return pages->name;
}

void outpages_begin(OutPages *pages, guint number)
{
    Page page = {number, pages->size};
    g_array_append_val(pages->list, page);
}

void outpages_write(OutPages *pages, const char *bytes, gsize length)
{
    outfile_write(pages->spool, bytes, length);
    pages->size += length;
}

/* The plain way, where the kernel does not copy between these files; 0 or an errno. */
static int copy_bytes(int from, off_t at, int to, gsize length)
{
    g_autofree char *block = g_malloc(COPY_BLOCK);
    while (length > 0) {
        ssize_t got = pread(from, block, MIN(length, COPY_BLOCK), at);
        ssize_t put = got > 0 ? write(to, block, (gsize)got) : -1;
        if (got == 0)
            return EIO;
        if (put < 0 && errno != EINTR)
            return errno;
        at += MAX(put, 0);
        length -= (gsize)MAX(put, 0);
    }
    return 0;
}

static int copy_page(int from, off_t at, int to, gsize length)
{
    while (length > 0) {
        ssize_t copied = copy_file_range(from, &at, to, NULL, length, 0);
        if (copied <= 0)
            return copy_bytes(from, at, to, length);
        length -= (gsize)copied;
    }
    return 0;
}

static int write_page(const OutPages *pages, int folder, int spool, guint index)
{
    const Page *page = &g_array_index(pages->list, Page, index);
    guint64 end = index + 1 < pages->list->len ? page[1].at : pages->size;
    char name[32];
    g_snprintf(name, sizeof name, "%u%s", page->number, pages->suffix);
    int to = openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, FILE_MODE);
    if (to < 0)
        return errno;
    int failure = copy_page(spool, (off_t)page->at, to, (gsize)(end - page->at));
    if (close(to) != 0 && !failure)
        failure = errno;
    return failure;
}

int outpages_prepare(OutPages *pages, int fd)
{
    int failure, spool = outfile_descriptor(pages->spool, &failure);
    g_autofree char *hidden = g_strdup_printf(".%s.%d", pages->name, (int)getpid());
    struct stat there;
    if (failure)
        return failure;
    if (fstatat(fd, pages->name, &there, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISDIR(there.st_mode))
        return ENOTDIR;
    if (mkdirat(fd, hidden, FOLDER_MODE) != 0 && errno != EEXIST)
        return errno;
    pages->hidden = g_steal_pointer(&hidden);
    pages->parent = fd;
    int folder = openat(fd, pages->hidden, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return errno;
    for (guint i = 0; i < pages->list->len && !failure; i++)
        failure = write_page(pages, folder, spool, i);
    if (!failure && syncfs(folder) != 0)
        failure = errno;
    close(folder);
    return failure;
}

/* Changes places with the folder of an earlier run, in two steps where the file system knows no better. */
static int change_places(const OutPages *pages, int fd)
{
    if (renameat2(fd, pages->hidden, fd, pages->name, RENAME_EXCHANGE) == 0)
        return 0;
    g_autofree char *aside = g_strconcat(pages->hidden, ".old", NULL);
    if (renameat(fd, pages->name, fd, aside) != 0 ||
        renameat(fd, pages->hidden, fd, pages->name) != 0 ||
        renameat(fd, aside, fd, pages->hidden) != 0)
        return errno;
    return 0;
}

int outpages_name_all(OutPages *pages, int fd)
{
    struct stat there;
    gboolean earlier = fstatat(fd, pages->name, &there, AT_SYMLINK_NOFOLLOW) == 0;
    if (!earlier && renameat(fd, pages->hidden, fd, pages->name) != 0)
        return errno;
    int failure = earlier ? change_places(pages, fd) : 0;
    if (failure)
        return failure;
    int folder = openat(fd, pages->name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (earlier) /* foreign files in the earlier folder come over */
        clear_folder(pages, fd, pages->hidden, folder);
    if (folder >= 0)
        close(folder);
    g_clear_pointer(&pages->hidden, g_free);
    return 0;
}
