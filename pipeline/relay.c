#include "relay.h"

#include "merge.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#define BLOCK ((gsize)1 << 16)
#define STREAM_MODE 0666

struct Relay {
    GArray *from; /* of int */
    int to, file; /* -1: none */
    char *path;
    GError *error;
    gint state; /* RelayState, atomic */
    gint turn;  /* of several streams, which file is at hand; atomic */
    GThread *thread;
};

static gboolean write_all(int fd, const char *bytes, gsize length)
{
    while (length > 0) {
        ssize_t put = write(fd, bytes, length);
        if (put < 0 && errno != EINTR)
            return FALSE;
        bytes += MAX(put, 0);
        length -= (gsize)MAX(put, 0);
    }
    return TRUE;
}

static void complain(Relay *relay, int number)
{
    if (!relay->error)
        g_set_error(&relay->error, GOUJI_ERROR, GOUJI_ERROR_IO, "cannot write %s: %s", relay->path,
                    g_strerror(number));
}

/* Whoever reads `to` and has gone has its own exit status to tell why. */
static gboolean relay_give(gpointer data, const char *bytes, gsize length)
{
    Relay *relay = data;
    if (relay->to >= 0 && !write_all(relay->to, bytes, length))
        return FALSE;
    if (relay->file < 0 || write_all(relay->file, bytes, length))
        return TRUE;
    complain(relay, errno);
    return FALSE;
}

static gboolean relay_copy(Relay *relay, int from)
{
    g_autofree char *block = g_malloc(BLOCK);
    for (;;) {
        ssize_t got = read(from, block, BLOCK);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        if (!relay_give(relay, block, (gsize)got))
            return FALSE;
    }
}

static void close_all(const GArray *from)
{
    for (guint i = 0; i < from->len; i++)
        close(g_array_index(from, int, i));
}

/* Closes both ends when it is done, so that each side sees what became of the other. */
static gpointer relay_run(gpointer data)
{
    Relay *relay = data;
    const int *from = (const int *)(gpointer)relay->from->data;
    gboolean whole = relay->from->len == 1 ? relay_copy(relay, *from)
                                           : merge_streams(from, relay->from->len, relay_give,
                                                           relay, &relay->turn, &relay->error);
    if (relay->error) /* said before the others see an end, and end too */
        g_atomic_int_set(&relay->state, RELAY_BROKEN);
    close_all(relay->from);
    if (relay->to >= 0)
        close(relay->to);
    if (relay->file >= 0 && close(relay->file) != 0)
        complain(relay, errno);
    g_atomic_int_set(&relay->state, relay->error ? RELAY_BROKEN : whole ? RELAY_WHOLE : RELAY_LEFT);
    kill(getpid(), SIGCHLD);
    return NULL;
}

Relay *relay_start(const GArray *from, int to, const char *path, GError **error)
{
    int file = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, STREAM_MODE) : -1;
    if (path && file < 0) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_IO, "cannot write %s: %s", path,
                    g_strerror(errno));
        close_all(from);
        if (to >= 0)
            close(to);
        return NULL;
    }
    Relay *relay = g_new0(Relay, 1);
    relay->from = g_array_copy((GArray *)from);
    relay->to = to;
    relay->file = file;
    relay->path = g_strdup(path);
    relay->thread = g_thread_new("relay", relay_run, relay);
    return relay;
}

RelayState relay_state(const Relay *relay)
{
    return (RelayState)g_atomic_int_get(&relay->state);
}

guint relay_turn(const Relay *relay)
{
    return (guint)g_atomic_int_get(&relay->turn);
}

const GError *relay_fault(const Relay *relay)
{
    return relay->error;
}

void relay_wait(Relay *relay)
{
    if (relay->thread)
        g_thread_join(g_steal_pointer(&relay->thread));
}

void relay_free(gpointer data)
{
    Relay *relay = data;
    relay_wait(relay);
    g_clear_error(&relay->error);
    g_array_unref(relay->from);
    g_free(relay->path);
    g_free(relay);
}
