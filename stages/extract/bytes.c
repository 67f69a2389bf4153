#include "bytes.h"

#include "pipeline/source.h"

#include <errno.h>
#include <fcntl.h>
#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <sys/stat.h>
#include <unistd.h>

#define KEPT_BYTES ((gsize)4 << 20) /* memory that is kept from document to document */

static gboolean fail(Bytes *bytes, int fd, char *reason)
{
    if (fd >= 0)
        close(fd);
    bytes->reason = reason;
    return FALSE;
}

static void bytes_reserve(Bytes *bytes, gsize size)
{
    if (bytes->size < size || bytes->size > MAX(size, KEPT_BYTES)) {
        g_free(bytes->data);
        bytes->data = g_malloc(size + 1);
        bytes->size = size;
    }
}

/* Reads until the end or until one byte more than allowed has come. */
static int bytes_fill(Bytes *bytes, int fd)
{
    while (bytes->length < bytes->size) {
        ssize_t got = read(fd, bytes->data + bytes->length, bytes->size - bytes->length);
        if (got < 0 && errno != EINTR)
            return errno;
        if (got == 0)
            break;
        bytes->length += got > 0 ? (gsize)got : 0;
    }
    bytes->data[bytes->length] = '\0';
    return 0;
}

void bytes_sum(Bytes *bytes)
{
    struct sha256_ctx context;
    guint8 digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, bytes->length, (const guint8 *)bytes->data);
    sha256_digest(&context, sizeof digest, digest);
    base16_encode_update(bytes->hash, sizeof digest, digest);
    bytes->hash[BASE16_ENCODE_LENGTH(SHA256_DIGEST_SIZE)] = '\0';
}

/* TRUE if somebody wrote to the file meanwhile: what was read may be half of it. */
static gboolean is_changed(int fd, const struct stat *before)
{
    struct stat now;
    return fstat(fd, &now) != 0 || now.st_size != before->st_size ||
           now.st_mtim.tv_sec != before->st_mtim.tv_sec ||
           now.st_mtim.tv_nsec != before->st_mtim.tv_nsec;
}

gboolean bytes_read(Bytes *bytes, const char *path, gsize most)
{
    struct stat status;
    g_clear_pointer(&bytes->reason, g_free);
    bytes->length = 0;
    bytes->hash[0] = '\0';

    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 || fstat(fd, &status) != 0)
        return fail(bytes, fd, source_reason(errno));
    if (!S_ISREG(status.st_mode))
        return fail(bytes, fd, g_strdup("not-regular"));
    guint64 size = (guint64)status.st_size;
    if (size <= most) {
        bytes_reserve(bytes, MIN((gsize)size + 1, most + 1)); /* a file may grow meanwhile */
        int failure = bytes_fill(bytes, fd);
        if (failure)
            return fail(bytes, fd, source_reason(failure));
        size = MAX(size, bytes->length);
    }
    if (size > most)
        return fail(
            bytes, fd,
            g_strdup_printf("larger-than %" G_GUINT64_FORMAT " %" G_GSIZE_FORMAT, size, most));
    if (bytes->length != size || is_changed(fd, &status))
        return fail(bytes, fd, g_strdup("changed"));
    close(fd);
    bytes_sum(bytes);
    return TRUE;
}

void bytes_clear(Bytes *bytes)
{
    g_free(bytes->data);
    g_free(bytes->reason);
    *bytes = (Bytes){0};
}
