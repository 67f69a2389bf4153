#define _GNU_SOURCE /* pipe2 */
#include "chain.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define RELAY_BLOCK ((gsize)1 << 16)
#define STREAM_MODE 0666
#define FOLDER_MODE 0777

extern char **environ;

typedef struct {
    char *path, *name;
    char **argv;
    pid_t pid; /* 0: not running */
    gboolean started;
    int status; /* as waitpid tells it */
} Link;

/* Copies one program's output to the next and into a file. */
typedef struct {
    int from, to, file;
    int failure; /* errno of the file */
    char *path;
    GThread *thread;
} Relay;

struct Chain {
    GPtrArray *links, *relays;
    const char *folder;
    int word; /* write end of the last program's extra descriptor, or -1 */
    gboolean told, ended;
    int caught;
    sigset_t watched, before;
};

static void link_free(gpointer data)
{
    Link *link = data;
    g_free(link->path);
    g_free(link->name);
    g_strfreev(link->argv);
    g_free(link);
}

static void relay_free(gpointer data)
{
    Relay *relay = data;
    g_free(relay->path);
    g_free(relay);
}

Chain *chain_new(void)
{
    Chain *chain = g_new0(Chain, 1);
    chain->links = g_ptr_array_new_with_free_func(link_free);
    chain->relays = g_ptr_array_new_with_free_func(relay_free);
    chain->word = -1;
    return chain;
}

void chain_free(Chain *chain)
{
    if (!chain)
        return;
    g_ptr_array_unref(chain->links);
    g_ptr_array_unref(chain->relays);
    g_free(chain);
}

void chain_add(Chain *chain, const char *path, const char *const *arguments)
{
    Link *link = g_new0(Link, 1);
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    link->path = g_strdup(path);
    link->name = g_path_get_basename(path);
    g_ptr_array_add(argv, g_strdup(path));
    for (; *arguments; arguments++)
        g_ptr_array_add(argv, g_strdup(*arguments));
    g_ptr_array_add(argv, NULL);
    link->argv = (char **)g_ptr_array_steal(argv, NULL);
    g_ptr_array_add(chain->links, link);
}

void chain_keep(Chain *chain, const char *folder)
{
    chain->folder = folder;
}

static Link *link_at(const Chain *chain, guint at)
{
    return chain->links->pdata[at];
}

static void drop(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static gboolean fail(GError **error, const char *what, const char *name, int number)
{
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_IO, "cannot %s %s: %s", what, name,
                g_strerror(number));
    return FALSE;
}

/* Signals are waited for, not handled: nothing happens between two instructions. */
static void watch_signals(Chain *chain)
{
    static const int ending[] = {SIGINT, SIGTERM, SIGHUP};
    signal(SIGCHLD, SIG_DFL);
    signal(SIGPIPE, SIG_IGN);
    sigemptyset(&chain->watched);
    sigaddset(&chain->watched, SIGCHLD);
    for (guint i = 0; i < G_N_ELEMENTS(ending); i++) {
        struct sigaction action;
        sigaction(ending[i], NULL, &action);
        if (action.sa_handler != SIG_IGN) /* nohup, or a job in the background */
            sigaddset(&chain->watched, ending[i]);
    }
    sigprocmask(SIG_BLOCK, &chain->watched, &chain->before);
}

static gboolean start(const Chain *chain, Link *link, const int fds[3], GError **error)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t defaults;

    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &chain->before);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawn_file_actions_init(&actions);
    static const int targets[] = {STDIN_FILENO, STDOUT_FILENO, CHAIN_WORD_FD};
    for (guint i = 0; i < G_N_ELEMENTS(targets); i++)
        if (fds[i] >= 0)
            posix_spawn_file_actions_adddup2(&actions, fds[i], targets[i]);
    int failure = posix_spawn(&link->pid, link->path, &actions, &attributes, link->argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    link->started = failure == 0;
    if (failure)
        link->pid = 0;
    return failure == 0 || fail(error, "start", link->path, failure);
}

/* Hands on what comes, then closes both ends, so that each side sees what became of the other. */
static gpointer relay_run(gpointer data)
{
    Relay *relay = data;
    g_autofree char *block = g_malloc(RELAY_BLOCK);
    gboolean open = TRUE;
    while (open) {
        ssize_t got = read(relay->from, block, RELAY_BLOCK);
        if (got < 0 && errno == EINTR)
            continue;
        open = got > 0;
        for (ssize_t put = 0, at = 0; open && at < got; at += MAX(put, 0)) {
            put = write(relay->to, block + at, (gsize)(got - at));
            open = put >= 0 || errno == EINTR;
        }
        for (ssize_t put = 0, at = 0; open && at < got; at += MAX(put, 0)) {
            put = write(relay->file, block + at, (gsize)(got - at));
            if (put < 0 && errno != EINTR)
                relay->failure = errno;
            open = !relay->failure;
        }
    }
    close(relay->from);
    close(relay->to);
    if (close(relay->file) != 0 && !relay->failure)
        relay->failure = errno;
    return NULL;
}

/* Puts a relay behind program `at`: *from becomes what the next program reads. */
static gboolean add_relay(Chain *chain, guint at, int *from, GError **error)
{
    const char *name = link_at(chain, at)->name;
    const char *dash = strrchr(name, '-');
    g_autofree char *path =
        g_strdup_printf("%s/%u-%s.tsv", chain->folder, at + 1, dash ? dash + 1 : name);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, STREAM_MODE), pipes[2];
    if (file < 0)
        return fail(error, "write", path, errno);
    if (pipe2(pipes, O_CLOEXEC) != 0) {
        fail(error, "make", "a pipe", errno);
        close(file);
        return FALSE;
    }
    Relay *relay = g_new0(Relay, 1);
    *relay = (Relay){*from, pipes[1], file, 0, g_steal_pointer(&path), NULL};
    relay->thread = g_thread_new("relay", relay_run, relay);
    g_ptr_array_add(chain->relays, relay);
    *from = pipes[0];
    return TRUE;
}

/* Starts program `at`, reading from *from, which then is what it writes (-1 behind the last). */
static gboolean start_next(Chain *chain, guint at, int *from, GError **error)
{
    gboolean last = at + 1 == chain->links->len;
    int pipes[2];
    if (pipe2(pipes, O_CLOEXEC) != 0)
        return fail(error, "make", "a pipe", errno);
    const int fds[3] = {*from, last ? -1 : pipes[1], last ? pipes[0] : -1};
    gboolean started = start(chain, link_at(chain, at), fds, error);
    drop(from);
    if (last) {
        close(pipes[0]);
        chain->word = pipes[1];
    } else {
        close(pipes[1]);
        *from = pipes[0];
    }
    return started && (last || !chain->folder || add_relay(chain, at, from, error));
}

static gboolean start_all(Chain *chain, GError **error)
{
    int from = -1;
    gboolean started = TRUE;
    if (chain->folder && g_mkdir_with_parents(chain->folder, FOLDER_MODE) != 0)
        return fail(error, "make", chain->folder, errno);
    for (guint i = 0; i < chain->links->len && started; i++)
        started = start_next(chain, i, &from, error);
    drop(&from);
    return started;
}

static guint running(const Chain *chain)
{
    guint count = 0;
    for (guint i = 0; i < chain->links->len; i++)
        count += link_at(chain, i)->pid > 0;
    return count;
}

static void send_all(const Chain *chain, int number)
{
    for (guint i = 0; i < chain->links->len; i++)
        if (link_at(chain, i)->pid > 0)
            kill(link_at(chain, i)->pid, number);
}

/* Ends what still runs: a program of the chain has failed. */
static void end_all(Chain *chain)
{
    if (chain->ended)
        return;
    chain->ended = TRUE;
    drop(&chain->word);
    send_all(chain, SIGTERM);
}

static gboolean ended_well(const Link *link)
{
    return link->started && link->pid == 0 && WIFEXITED(link->status) &&
           WEXITSTATUS(link->status) == 0;
}

static gboolean ended_badly(const Link *link)
{
    return link->started && link->pid == 0 && !ended_well(link);
}

static gboolean join_relays(Chain *chain)
{
    gboolean whole = TRUE;
    for (guint i = 0; i < chain->relays->len; i++) {
        Relay *relay = chain->relays->pdata[i];
        g_clear_pointer(&relay->thread, g_thread_join);
        whole = whole && relay->failure == 0;
    }
    return whole;
}

/* Tells the last program that all before it are well, once they are. */
static void give_word(Chain *chain)
{
    guint last = chain->links->len - 1;
    for (guint i = 0; i < last; i++)
        if (!ended_well(link_at(chain, i)))
            return;
    if (chain->told || chain->ended || chain->caught)
        return;
    chain->told = TRUE;
    if (join_relays(chain))
        (void)!write(chain->word, "y", 1); /* if nobody reads it, the last one's status tells */
    drop(&chain->word);
}

static void reap(Chain *chain)
{
    guint last = chain->links->len - 1;
    for (guint i = 0; i <= last; i++) {
        Link *link = link_at(chain, i);
        if (link->pid > 0 && waitpid(link->pid, &link->status, WNOHANG) == link->pid)
            link->pid = 0;
    }
    for (guint i = 0; i <= last; i++)
        if (ended_badly(link_at(chain, i)) || (i == last && link_at(chain, i)->pid == 0))
            end_all(chain); /* also when the last one leaves the others behind */
    give_word(chain);
}

static void wait_all(Chain *chain)
{
    while (running(chain) > 0) {
        int number = sigwaitinfo(&chain->watched, NULL);
        if (number == SIGCHLD || number < 0) {
            reap(chain);
            continue;
        }
        chain->caught = number;
        send_all(chain, number);
    }
    drop(&chain->word);
    join_relays(chain);
}

/* TRUE if the program ended because its reader had gone, or because it was told to. */
static gboolean is_victim(const Chain *chain, const Link *link)
{
    if (!WIFSIGNALED(link->status))
        return FALSE;
    int number = WTERMSIG(link->status);
    return number == SIGPIPE || (chain->ended && number == SIGTERM) || number == chain->caught;
}

static const Link *culprit(const Chain *chain)
{
    const Link *found = NULL;
    for (guint i = 0; i < chain->links->len && !found; i++)
        if (ended_badly(link_at(chain, i)) && !is_victim(chain, link_at(chain, i)))
            found = link_at(chain, i);
    for (guint i = 0; i < chain->links->len && !found; i++)
        if (ended_badly(link_at(chain, i)))
            found = link_at(chain, i);
    return found;
}

static gboolean complain(const Link *link, GError **error)
{
    if (WIFSIGNALED(link->status))
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_STREAM, "%s was killed by signal %d (%s)",
                    link->name, WTERMSIG(link->status), g_strsignal(WTERMSIG(link->status)));
    else
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_STREAM, "%s failed with exit status %d",
                    link->name, WEXITSTATUS(link->status));
    return FALSE;
}

static gboolean judge(const Chain *chain, GError **error)
{
    const Link *last = link_at(chain, chain->links->len - 1);
    const Link *bad = culprit(chain);
    for (guint i = 0; i < chain->relays->len; i++) {
        const Relay *relay = chain->relays->pdata[i];
        if (relay->failure)
            return fail(error, "write", relay->path, relay->failure);
    }
    /* the last one ended first and by itself: what the others died of came after */
    if (bad && is_victim(chain, bad) && WIFEXITED(last->status))
        return TRUE;
    /* the last one's exit status is the run's, and it has said itself what was wrong */
    return !bad || (bad == last && WIFEXITED(last->status)) || complain(bad, error);
}

int chain_run(Chain *chain, int *caught, GError **error)
{
    const Link *last = link_at(chain, chain->links->len - 1);
    watch_signals(chain);
    gboolean started = start_all(chain, error);
    if (!started)
        end_all(chain);
    wait_all(chain);
    sigprocmask(SIG_SETMASK, &chain->before, NULL);
    gboolean whole = started && last->started && WIFEXITED(last->status) && chain->told;
    *caught = whole ? 0 : chain->caught; /* a signal that came too late changed nothing */
    if (!started || !judge(chain, error))
        return -1;
    return WEXITSTATUS(last->status);
}
