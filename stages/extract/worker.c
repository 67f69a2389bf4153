#define _GNU_SOURCE
#include "worker.h"

#include "jail.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define BLOCK ((gsize)1 << 18)

struct Worker {
    WorkerKind kind;
    pid_t pid; /* 0 when none runs */
    int fd;
    GString *request, *answer;
};

/* What is still to be sent of one request. */
typedef struct {
    struct {
        const char *at;
        gsize left;
    } part[2];       /* the request's line and the document */
    gint64 deadline; /* g_get_monotonic_time() */
} Talk;

Worker *worker_new(const WorkerKind *kind)
{
    Worker *worker = g_new0(Worker, 1);
    worker->kind = *kind;
    worker->fd = -1;
    worker->request = g_string_new(NULL);
    worker->answer = g_string_new(NULL);
    return worker;
}

/* In the child: the socket becomes its standard input and output, and nothing else stays open. */
static void settle_descriptors(int fd)
{
    int null = open("/dev/null", O_RDWR);
    if (fd <= STDERR_FILENO)
        fd = fcntl(fd, F_DUPFD, STDERR_FILENO + 1);
    dup2(fd, STDIN_FILENO);
    dup2(fd, STDOUT_FILENO);
    if (null >= 0)
        dup2(null, STDERR_FILENO);
    close_range(STDERR_FILENO + 1, ~0U, 0);
}

static G_GNUC_NORETURN void run_child(const WorkerKind *kind, int fd)
{
    const JailLimits limits = {kind->memory, kind->seconds};
    settle_descriptors(fd);
    signal(SIGPIPE, SIG_DFL);
    jail_limit(&limits);
    execl(kind->program, kind->program, kind->argument, (char *)NULL);
    _exit(127);
}

static gboolean worker_start(Worker *worker)
{
    int pair[2];
    if (worker->pid > 0)
        return TRUE;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return FALSE;
    worker->pid = fork();
    if (worker->pid == 0)
        run_child(&worker->kind, pair[1]);
    close(pair[1]);
    if (worker->pid < 0) {
        worker->pid = 0;
        close(pair[0]);
        return FALSE;
    }
    worker->fd = pair[0];
    return TRUE;
}

/* Ends it, whatever it does, and returns how it ended. */
static int worker_stop(Worker *worker, gboolean kill_it)
{
    int status = 0;
    if (worker->pid <= 0)
        return 0;
    close(worker->fd);
    if (kill_it)
        kill(worker->pid, SIGKILL);
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        ;
    worker->pid = 0;
    worker->fd = -1;
    return status;
}

static gboolean again(int failure)
{
    return failure == EAGAIN || failure == EINTR;
}

static gboolean send_some(Worker *worker, Talk *talk)
{
    for (guint i = 0; i < G_N_ELEMENTS(talk->part); i++) {
        while (talk->part[i].left > 0) {
            ssize_t put =
                send(worker->fd, talk->part[i].at, talk->part[i].left, MSG_NOSIGNAL | MSG_DONTWAIT);
            if (put < 0)
                return again(errno);
            talk->part[i].at += put;
            talk->part[i].left -= (gsize)put;
        }
    }
    return TRUE;
}

static gboolean receive_some(Worker *worker)
{
    gsize before = worker->answer->len;
    g_string_set_size(worker->answer, before + BLOCK);
    ssize_t got = recv(worker->fd, worker->answer->str + before, BLOCK, MSG_DONTWAIT);
    int failure = errno;
    g_string_set_size(worker->answer, before + (got > 0 ? (gsize)got : 0));
    return got > 0 || (got < 0 && again(failure));
}

/* Why it stopped answering. */
static char *fault_of(Worker *worker)
{
    int status = worker_stop(worker, FALSE);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        return g_strdup_printf("timeout %" G_GUINT64_FORMAT, worker->kind.seconds);
    if (WIFSIGNALED(status))
        return g_strdup_printf("worker-died signal-%d", WTERMSIG(status));
    if (WEXITSTATUS(status) == WIRE_NO_MEMORY)
        return g_strdup("worker-died memory");
    return g_strdup_printf("worker-died exit-%d", WEXITSTATUS(status));
}

static char *stopped(Worker *worker, char *reason)
{
    worker_stop(worker, TRUE);
    return reason;
}

/* Sends and receives at once, so that neither side waits for the other. */
static char *converse(Worker *worker, Talk *talk, WireScan *scan)
{
    while (!scan->whole) {
        gboolean sending = talk->part[0].left + talk->part[1].left > 0;
        gint64 left = (talk->deadline - g_get_monotonic_time()) / 1000;
        struct pollfd ready = {worker->fd, (short)(POLLIN | (sending ? POLLOUT : 0)), 0};
        int count = left > 0 ? poll(&ready, 1, (int)MIN(left, G_MAXINT)) : 0;
        if (count == 0)
            return stopped(worker,
                           g_strdup_printf("timeout %" G_GUINT64_FORMAT, worker->kind.wait));
        if (count < 0)
            continue;
        if ((ready.revents & (POLLIN | POLLHUP)) && !receive_some(worker))
            return fault_of(worker);
        if ((ready.revents & POLLOUT) && !send_some(worker, talk))
            return fault_of(worker);
        if (worker->answer->len > worker->kind.output + BLOCK)
            return stopped(worker, g_strdup_printf("output-larger-than %" G_GUINT64_FORMAT,
                                                   worker->kind.output));
        if (!wire_scan(scan, worker->answer->str, worker->answer->len))
            return stopped(worker, g_strdup("worker-died answer"));
    }
    return NULL;
}

char *worker_ask(Worker *worker, const char *form, const char *bytes, gsize length,
                 WireAnswer *answer)
{
    WireScan scan = {0};
    g_string_truncate(worker->request, 0);
    g_string_truncate(worker->answer, 0);
    wire_request(worker->request, form, length, worker->kind.output, (guint)worker->kind.seconds);
    if (!worker_start(worker))
        return g_strdup_printf("failure %d", errno);
    Talk talk = {{{worker->request->str, worker->request->len}, {bytes, length}},
                 g_get_monotonic_time() + (gint64)worker->kind.wait * G_USEC_PER_SEC};
    char *reason = converse(worker, &talk, &scan);
    if (reason)
        return reason;
    if (!wire_open(answer, &scan, worker->answer->str, worker->answer->len))
        return stopped(worker, g_strdup("worker-died answer"));
    return answer->reason ? stopped(worker, g_strdup(answer->reason)) : NULL;
}

void worker_free(Worker *worker)
{
    if (!worker)
        return;
    worker_stop(worker, TRUE);
    g_string_free(worker->request, TRUE);
    g_string_free(worker->answer, TRUE);
    g_free(worker);
}
