#define _GNU_SOURCE /* O_TMPFILE, mkostemp */
#include "outfile.h"

#include "outpages.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define WRITE_BLOCK ((gsize)1 << 16)
#define COPY_BLOCK ((gsize)1 << 16)
#define FILE_MODE 0666
#define FOLDER_MODE 0777

struct OutFile {
    char *name, *temporary; /* temporary: the name it bears while commit works, else NULL */
    int fd, failure;
    GString *pending;
};

struct OutFolder {
    char *path;
    int fd;
    GPtrArray *files, *scratch, *pages;
    gboolean synced, committed;
};

static gboolean fail(GError **error, const OutFolder *folder, const char *name, int number)
{
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_IO, "cannot write %s%s%s: %s", folder->path,
                name ? "/" : "", name ? name : "", g_strerror(number));
    return FALSE;
}

static void file_free(gpointer data)
{
    OutFile *file = data;
    close(file->fd);
    g_string_free(file->pending, TRUE);
    g_free(file->temporary);
    g_free(file->name);
    g_free(file);
}

OutFolder *outfolder_open(const char *path, GError **error)
{
    g_autoptr(OutFolder) folder = g_new0(OutFolder, 1);
    folder->path = g_strdup(path);
    folder->files = g_ptr_array_new_with_free_func(file_free);
    folder->scratch = g_ptr_array_new_with_free_func(file_free);
    folder->pages = g_ptr_array_new_with_free_func(outpages_free);
    folder->fd = -1;
    if (g_mkdir_with_parents(path, FOLDER_MODE) == 0)
        folder->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder->fd >= 0)
        return g_steal_pointer(&folder);
    fail(error, folder, NULL, errno);
    return NULL;
}

void outfolder_free(OutFolder *folder)
{
    if (!folder)
        return;
    for (guint i = 0; i < folder->files->len; i++) {
        OutFile *file = folder->files->pdata[i];
        if (file->temporary)
            unlinkat(folder->fd, file->temporary, 0);
    }
    g_ptr_array_unref(folder->pages);
    g_ptr_array_unref(folder->files);
    g_ptr_array_unref(folder->scratch);
    if (folder->fd >= 0)
        close(folder->fd);
    g_free(folder->path);
    g_free(folder);
}

const char *outfolder_path(const OutFolder *folder)
{
    return folder->path;
}

/* A file without a name in the folder: O_TMPFILE, and where the file system lacks it, a file unlinked
 * as soon as it is made. */
static int open_nameless(const OutFolder *folder)
{
    int fd = openat(folder->fd, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, FILE_MODE);
    if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL && errno != ENOENT))
        return fd;
    g_autofree char *name = g_strdup_printf("%s/.gouji-XXXXXX", folder->path);
    fd = mkostemp(name, O_CLOEXEC);
    if (fd >= 0)
        unlink(name);
    return fd;
}

static OutFile *file_new(OutFolder *folder, const char *name, GError **error)
{
    int fd = open_nameless(folder);
    if (fd < 0) {
        fail(error, folder, name, errno);
        return NULL;
    }
    OutFile *file = g_new0(OutFile, 1);
    file->name = g_strdup(name);
    file->fd = fd;
    file->pending = g_string_sized_new(WRITE_BLOCK + (WRITE_BLOCK >> 2));
    return file;
}

OutFile *outfolder_file(OutFolder *folder, const char *name, GError **error)
{
    OutFile *file = file_new(folder, name, error);
    if (file)
        g_ptr_array_add(folder->files, file);
    return file;
}

OutFile *outfolder_scratch(OutFolder *folder, GError **error)
{
    OutFile *file = file_new(folder, "(scratch)", error);
    if (file)
        g_ptr_array_add(folder->scratch, file);
    return file;
}

OutPages *outfolder_pages(OutFolder *folder, const char *name, const char *suffix, GError **error)
{
    OutFile *spool = outfolder_scratch(folder, error);
    if (!spool)
        return NULL;
    OutPages *pages = outpages_new(name, suffix, spool);
    g_ptr_array_add(folder->pages, pages);
    return pages;
}

const char *outfolder_name(const OutFolder *folder, guint at)
{
    return at < folder->files->len ? ((const OutFile *)folder->files->pdata[at])->name : NULL;
}

/* 0, or the errno of what went wrong. */
static int write_all(int fd, const char *at, gsize length)
{
    const char *end = at + length;
    while (at < end) {
        ssize_t put = write(fd, at, (gsize)(end - at));
        if (put >= 0)
            at += put;
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

static void file_flush(OutFile *file)
{
    if (!file->failure)
        file->failure = write_all(file->fd, file->pending->str, file->pending->len);
    g_string_truncate(file->pending, 0);
}

void outfile_write(OutFile *file, const char *bytes, gsize length)
{
    g_string_append_len(file->pending, bytes, (gssize)length);
    if (file->pending->len >= WRITE_BLOCK)
        file_flush(file);
}

char *outfile_path(const OutFile *file)
{
    return g_strdup_printf("/proc/self/fd/%d", file->fd);
}

void outfile_append(OutFile *file, OutFile *from)
{
    g_autofree char *block = g_malloc(COPY_BLOCK);
    ssize_t got;
    file_flush(from);
    if (from->failure && !file->failure)
        file->failure = from->failure;
    for (off_t at = 0; (got = pread(from->fd, block, COPY_BLOCK, at)) != 0 && !file->failure;
         at += MAX(got, 0)) {
        if (got > 0)
            outfile_write(file, block, (gsize)got);
        else if (errno != EINTR)
            file->failure = errno;
    }
}

int outfile_descriptor(OutFile *file, int *failure)
{
    file_flush(file);
    *failure = file->failure;
    return file->fd;
}

gboolean outfolder_sync(OutFolder *folder, GError **error)
{
    for (guint i = 0; i < folder->files->len; i++) {
        OutFile *file = folder->files->pdata[i];
        file_flush(file);
        if (!file->failure && fsync(file->fd) != 0)
            file->failure = errno;
        if (file->failure)
            return fail(error, folder, file->name, file->failure);
    }
    for (guint i = 0; i < folder->scratch->len; i++) {
        OutFile *file = folder->scratch->pdata[i];
        file_flush(file);
        if (file->failure)
            return fail(error, folder, NULL, file->failure);
    }
    folder->synced = TRUE;
    return TRUE;
}

/* Copies what is in the nameless file into the open file `to`; 0 or an errno. */
static int copy_file(int from, int to)
{
    g_autofree char *block = g_malloc(COPY_BLOCK);
    off_t at = 0;
    for (;;) {
        ssize_t got = pread(from, block, COPY_BLOCK, at);
        if (got < 0 && errno != EINTR)
            return errno;
        if (got == 0)
            return fsync(to) == 0 ? 0 : errno;
        int failure = got > 0 ? write_all(to, block, (gsize)got) : 0;
        if (failure)
            return failure;
        at += MAX(got, 0);
    }
}

/* Where an unlinked file cannot be linked again, its bytes are copied. */
static int link_copy(const OutFolder *folder, const OutFile *file, const char *name)
{
    int to = openat(folder->fd, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
    if (to < 0)
        return errno;
    int failure = copy_file(file->fd, to);
    if (close(to) != 0 && !failure)
        failure = errno;
    if (failure)
        unlinkat(folder->fd, name, 0);
    return failure;
}

static gboolean link_file(const OutFolder *folder, OutFile *file, GError **error)
{
    g_autofree char *name = g_strdup_printf(".%s.%d", file->name, (int)getpid());
    g_autofree char *self = g_strdup_printf("/proc/self/fd/%d", file->fd);
    struct stat there;
    if (fstatat(folder->fd, file->name, &there, 0) == 0 && S_ISDIR(there.st_mode))
        return fail(error, folder, file->name, EISDIR);
    unlinkat(folder->fd, name, 0);
    int failure = 0;
    if (linkat(AT_FDCWD, self, folder->fd, name, AT_SYMLINK_FOLLOW) != 0)
        failure = errno == ENOSPC ? errno : link_copy(folder, file, name);
    if (failure)
        return fail(error, folder, file->name, failure);
    file->temporary = g_steal_pointer(&name);
    return TRUE;
}

/* Everything that may fail for want of room; naming comes behind it. */
static gboolean prepare(OutFolder *folder, GError **error)
{
    for (guint i = 0; i < folder->files->len; i++)
        if (!link_file(folder, folder->files->pdata[i], error))
            return FALSE;
    for (guint i = 0; i < folder->pages->len; i++) {
        int failure = outpages_prepare(folder->pages->pdata[i], folder->fd);
        if (failure)
            return fail(error, folder, outpages_name(folder->pages->pdata[i]), failure);
    }
    return TRUE;
}

static gboolean name_files(OutFolder *folder, GError **error)
{
    if (!prepare(folder, error))
        return FALSE;
    for (guint i = 0; i < folder->pages->len; i++) {
        int failure = outpages_name_all(folder->pages->pdata[i], folder->fd);
        if (failure)
            return fail(error, folder, outpages_name(folder->pages->pdata[i]), failure);
    }
    for (guint i = 0; i < folder->files->len; i++) {
        OutFile *file = folder->files->pdata[i];
        if (renameat(folder->fd, file->temporary, folder->fd, file->name) != 0)
            return fail(error, folder, file->name, errno);
        g_clear_pointer(&file->temporary, g_free);
    }
    fsync(folder->fd);
    folder->committed = TRUE;
    return TRUE;
}

gboolean outfolder_commit(OutFolder *folder, GError **error)
{
    if (!folder->synced && !outfolder_sync(folder, error))
        return FALSE;
    sigset_t ending, before;
    sigemptyset(&ending);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGHUP);
    sigprocmask(SIG_BLOCK, &ending, &before);
    gboolean named = name_files(folder, error);
    for (guint i = 0; !named && i < folder->files->len; i++) {
        OutFile *file = folder->files->pdata[i];
        if (file->temporary)
            unlinkat(folder->fd, file->temporary, 0);
        g_clear_pointer(&file->temporary, g_free);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    return named;
}

gboolean outfolder_is_stale(const OutFolder *folder)
{
    for (guint i = 0; i < folder->files->len && !folder->committed; i++) {
        const OutFile *file = folder->files->pdata[i];
        if (faccessat(folder->fd, file->name, F_OK, 0) == 0)
            return TRUE;
    }
    return FALSE;
}
