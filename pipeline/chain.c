#define _GNU_SOURCE /* pipe2 */
#include "chain_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define FOLDER_MODE 0777
#define PATIENCE 5 /* seconds; see waits_for_culprit */
#define AHEAD                                                                                      \
    (1                                                                                             \
     << 19) /* bytes that a program may be ahead of the next: each wakes up seldom, and works on for long */
#define ROOM (1 << 20) /* bytes that a branch may be ahead of its turn */

Chain *chain_new(void)
{
    Chain *chain = g_new0(Chain, 1);
    chain->programs = g_ptr_array_new_with_free_func(program_free);
    chain->relays = g_ptr_array_new_with_free_func(relay_free);
    chain->inputs = g_array_new(FALSE, FALSE, sizeof(int));
    chain->outputs = g_array_new(FALSE, FALSE, sizeof(int));
    chain->word = -1;
    return chain;
}

static void drop(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static void drop_all(GArray *fds)
{
    for (guint i = 0; i < fds->len; i++)
        drop(&g_array_index(fds, int, i));
    g_array_set_size(fds, 0);
}

void chain_free(Chain *chain)
{
    if (!chain)
        return;
    drop_all(chain->inputs);
    drop_all(chain->outputs);
    g_array_unref(chain->inputs);
    g_array_unref(chain->outputs);
    g_ptr_array_unref(chain->programs);
    g_ptr_array_unref(chain->relays);
    g_free(chain);
}

void chain_branch(Chain *chain, int input)
{
    g_array_append_val(chain->inputs, input);
}

void chain_add(Chain *chain, const char *path, const char *const *arguments)
{
    Program *program = program_new(path, arguments);
    guint before = chain->programs->len;
    program->branch = MAX(chain->inputs->len, 1);
    program->place = before > 0 && chain_last(chain)->branch == program->branch
                         ? chain_last(chain)->place + 1
                         : 1;
    g_ptr_array_add(chain->programs, program);
}

void chain_keep(Chain *chain, const char *folder)
{
    chain->folder = folder;
}

void chain_watch(Chain *chain, guint seconds, ChainStalled stalled, gpointer data)
{
    chain->watch.seconds = seconds;
    chain->watch.tell = stalled;
    chain->watch.data = data;
}

/* Whether the next program reads what all branches write, or what another one reads that begins. */
static gboolean ends_branch(const Chain *chain, guint at)
{
    return at + 2 == chain->programs->len || chain_program(chain, at + 1)->place == 1;
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

/* Where what a program writes is kept; NULL when it is not. Free with g_free. */
static char *kept_path(const Chain *chain, const Program *program, gboolean all)
{
    const char *dash = strrchr(program->name, '-');
    g_autofree char *branch = chain_is_parallel(chain) && !all
                                  ? g_strdup_printf("chain-%u/", program->branch)
                                  : g_strdup("");
    return chain->folder ? g_strdup_printf("%s/%s%u-%s.tsv", chain->folder, branch, program->place,
                                           dash ? dash + 1 : program->name)
                         : NULL;
}

static gboolean make_folder(const char *file, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(file);
    return g_mkdir_with_parents(folder, FOLDER_MODE) == 0 || fail(error, "make", folder, errno);
}

/* A pipe that takes so many bytes before who writes must wait; fewer where the system refuses them. */
static gboolean make_pipe(int pipes[2], int bytes, GError **error)
{
    if (pipe2(pipes, O_CLOEXEC) != 0)
        return fail(error, "make", "a pipe", errno);
    (void)fcntl(pipes[0], F_SETPIPE_SZ, bytes);
    return TRUE;
}

/* Puts a relay behind what the descriptors give, which it takes over; *out is what the next program reads. */
static gboolean add_relay(Chain *chain, GArray *from, const char *path, int *out, GError **error)
{
    int pipes[2] = {-1, -1};
    if (path && !make_folder(path, error))
        return FALSE;
    if (!make_pipe(pipes, AHEAD, error))
        return FALSE;
    Relay *relay = relay_start(from, pipes[1], path, error);
    g_array_set_size(from, 0);
    *out = pipes[0];
    if (relay)
        g_ptr_array_add(chain->relays, relay);
    return relay != NULL;
}

/* Starts program `at` of a branch, reading from *from, which then is what it writes. */
static gboolean start_next(Chain *chain, guint at, int *from, GError **error)
{
    Program *program = chain_program(chain, at);
    int pipes[2];
    if (program->place == 1 && chain->inputs->len > 0) {
        int *input = &g_array_index(chain->inputs, int, program->branch - 1);
        *from = *input;
        *input = -1;
    }
    gboolean waits = ends_branch(chain, at) && chain_is_parallel(chain);
    if (!make_pipe(pipes, waits ? ROOM : AHEAD, error))
        return FALSE;
    const int fds[3] = {*from, pipes[1], -1};
    gboolean started = program_start(program, fds, &chain->before, error);
    drop(from);
    close(pipes[1]);
    if (ends_branch(chain, at)) {
        g_array_append_val(chain->outputs, pipes[0]);
        return started;
    }
    *from = pipes[0];
    if (!started || !chain->folder)
        return started;
    g_autofree char *path = kept_path(chain, program, FALSE);
    g_autoptr(GArray) output = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_append_val(output, *from);
    return add_relay(chain, output, path, from, error);
}

/* Starts the last program behind what the branches write. */
static gboolean start_last(Chain *chain, GError **error)
{
    g_autofree char *path = kept_path(chain, chain_program(chain, chain->programs->len - 2), TRUE);
    int from = -1, pipes[2];
    if (path || chain_is_parallel(chain)) {
        if (!add_relay(chain, chain->outputs, path, &from, error))
            return FALSE;
    } else {
        from = g_array_index(chain->outputs, int, 0);
        g_array_set_size(chain->outputs, 0);
    }
    gboolean made = pipe2(pipes, O_CLOEXEC) == 0 || fail(error, "make", "a pipe", errno);
    const int fds[3] = {from, -1, made ? pipes[0] : -1};
    gboolean started = made && program_start(chain_last(chain), fds, &chain->before, error);
    drop(&from);
    if (made)
        close(pipes[0]);
    chain->word = made ? pipes[1] : -1;
    return started;
}

static gboolean start_all(Chain *chain, GError **error)
{
    int from = -1;
    gboolean started = TRUE;
    for (guint i = 0; i + 1 < chain->programs->len && started; i++)
        started = start_next(chain, i, &from, error);
    drop(&from);
    started = started && start_last(chain, error);
    drop_all(chain->outputs);
    return started;
}

static guint running(const Chain *chain)
{
    guint count = 0;
    for (guint i = 0; i < chain->programs->len; i++)
        count += chain_program(chain, i)->pid > 0;
    return count;
}

/* One that is stopped takes the signal once it goes on. */
static void send_all(const Chain *chain, int number)
{
    for (guint i = 0; i < chain->programs->len; i++)
        if (chain_program(chain, i)->pid > 0) {
            kill(chain_program(chain, i)->pid, number);
            kill(chain_program(chain, i)->pid, SIGCONT);
        }
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

/* Tells the last program that all before it are well, once they are. */
static void give_word(Chain *chain)
{
    for (guint i = 0; i + 1 < chain->programs->len; i++)
        if (!program_ended_well(chain_program(chain, i)))
            return;
    for (guint i = 0; i < chain->relays->len; i++)
        if (relay_state(chain->relays->pdata[i]) != RELAY_WHOLE)
            return;
    if (chain->told || chain->ended || chain->caught)
        return;
    chain->told = TRUE;
    (void)!write(chain->word, "y", 1); /* if nobody reads it, the last one's status tells */
    drop(&chain->word);
}

static void look_at_relays(Chain *chain)
{
    for (guint i = 0; i < chain->relays->len && !chain->ended && !chain->broken; i++)
        if (relay_state(chain->relays->pdata[i]) == RELAY_BROKEN) {
            chain->broken = chain->relays->pdata[i];
            chain->patience = relay_fault(chain->broken)->code == GOUJI_ERROR_STREAM ? PATIENCE : 0;
        }
}

/* TRUE if a stream broke off and no program has ended that could have done it: it closes its output before it ends, and
 * what the others die of meanwhile is not to be taken for the reason. */
static gboolean waits_for_culprit(const Chain *chain)
{
    for (guint i = 0; i + 1 < chain->programs->len && chain->patience > 0; i++)
        if (program_ended_badly(chain_program(chain, i)) &&
            !chain_victim(chain, chain_program(chain, i)))
            return FALSE;
    return chain->patience > 0;
}

static void reap(Chain *chain)
{
    const Program *last = chain_last(chain);
    for (guint i = 0; i < chain->programs->len; i++)
        program_reap(chain_program(chain, i));
    look_at_relays(chain);
    if (waits_for_culprit(chain))
        return;
    gboolean bad = chain->broken != NULL;
    for (guint i = 0; i < chain->programs->len && !bad; i++)
        bad = program_ended_badly(chain_program(chain, i));
    if (bad || (last->started && last->pid == 0))
        end_all(chain); /* also when the last one leaves the others behind */
    give_word(chain);
}

/* The first program of the branch that is at work, or NULL. */
static const char *busy_program(const Chain *chain, guint branch)
{
    for (guint i = 0; i + 1 < chain->programs->len; i++)
        if (chain_program(chain, i)->branch == branch && program_is_busy(chain_program(chain, i)))
            return chain_program(chain, i)->name;
    return NULL;
}

/* A second has gone by. */
static void tick(Chain *chain)
{
    chain->patience -= chain->patience > 0;
    if (chain->watch.seconds == 0 || !chain_is_parallel(chain) || chain->ended ||
        chain->relays->len == 0)
        return;
    guint turn = relay_turn(chain->relays->pdata[chain->relays->len - 1]);
    chain->watch.since = turn == chain->watch.turn ? chain->watch.since + 1 : 0;
    chain->watch.turn = turn;
    guint branch = turn % chain->inputs->len + 1;
    if (chain->watch.since == chain->watch.seconds)
        chain->watch.tell(chain->watch.data, branch, turn, busy_program(chain, branch));
}

static void wait_all(Chain *chain)
{
    const struct timespec second = {.tv_sec = 1};
    while (running(chain) > 0) {
        int number = sigtimedwait(&chain->watched, NULL, &second);
        if (number < 0 && errno == EAGAIN)
            tick(chain);
        if (number == SIGCHLD || number < 0) {
            reap(chain);
            continue;
        }
        chain->caught = number;
        send_all(chain, number);
    }
    drop(&chain->word);
    for (guint i = 0; i < chain->relays->len; i++)
        relay_wait(chain->relays->pdata[i]); /* its readers and writers have gone */
}

int chain_run(Chain *chain, int *caught, GError **error)
{
    const Program *last = chain_last(chain);
    watch_signals(chain);
    gboolean started = start_all(chain, error);
    if (!started)
        end_all(chain);
    wait_all(chain);
    sigprocmask(SIG_SETMASK, &chain->before, NULL);
    gboolean whole = started && last->started && WIFEXITED(last->status) && chain->told;
    *caught = whole ? 0 : chain->caught; /* a signal that came too late changed nothing */
    if (!started || !chain_judge(chain, error))
        return -1;
    return WEXITSTATUS(last->status);
}
