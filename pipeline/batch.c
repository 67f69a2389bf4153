#define _GNU_SOURCE /* memfd_create */
#include "batch.h"

#include "roster.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

gboolean batch_open(Batch *batch, char *const *files, const char *names, guint jobs, GError **error)
{
    Names *table = names ? names_read(names, error) : NULL;
    if (names && !table)
        return FALSE;
    batch->sources = sources_list(files, table);
    batch->branches = MIN(jobs > 0 ? jobs : g_get_num_processors(), batch->sources->len);
    names_free(table);
    return TRUE;
}

void batch_clear(Batch *batch)
{
    g_clear_pointer(&batch->sources, g_ptr_array_unref);
}

static gboolean write_rows(int fd, const GString *rows)
{
    gsize put = 0;
    while (put < rows->len) {
        ssize_t got = write(fd, rows->str + put, rows->len - put);
        if (got < 0)
            return FALSE;
        put += (gsize)got;
    }
    return lseek(fd, 0, SEEK_SET) == 0;
}

int batch_share(const Batch *batch, guint branch, GError **error)
{
    g_autoptr(GString) rows = g_string_new(NULL);
    int fd = memfd_create("gouji-sources", MFD_CLOEXEC);
    roster_write(rows, batch->sources, branch, batch->branches);
    if (fd >= 0 && write_rows(fd, rows))
        return fd;
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_IO, "cannot list the documents: %s",
                g_strerror(errno));
    if (fd >= 0)
        close(fd);
    return -1;
}
