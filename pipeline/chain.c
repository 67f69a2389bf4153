#define _GNU_SOURCE /* pipe2 */
#include "chain.h"

#include "program.h"
#include "relay.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define FOLDER_MODE 0777
#define ROOM (1 << 20) /* bytes that a branch may be ahead of its turn */

struct Chain {
    GPtrArray *programs, *relays;
    GArray *inputs;  /* int: what each branch reads; -1 once it does */
    GArray *outputs; /* int: what each branch writes */
    const char *folder;
    int word; /* write end of the last program's extra descriptor, or -1 */
    gboolean told, ended;
    const Relay *broken; /* the first relay that failed while nothing else had */
    int caught;
    sigset_t watched, before;
};

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

static Program *program_at(const Chain *chain, guint at)
{
    return chain->programs->pdata[at];
}

static Program *last_program(const Chain *chain)
{
    return program_at(chain, chain->programs->len - 1);
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
    program->place = before > 0 && last_program(chain)->branch == program->branch
                         ? last_program(chain)->place + 1
                         : 1;
    g_ptr_array_add(chain->programs, program);
}

void chain_keep(Chain *chain, const char *folder)
{
    chain->folder = folder;
}

static gboolean is_parallel(const Chain *chain)
{
    return chain->inputs->len > 1;
}

/* Whether the next program reads what all branches write, or what another one reads that begins. */
static gboolean ends_branch(const Chain *chain, guint at)
{
    return at + 2 == chain->programs->len || program_at(chain, at + 1)->place == 1;
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
    g_autofree char *branch =
        is_parallel(chain) && !all ? g_strdup_printf("chain-%u/", program->branch) : g_strdup("");
    return chain->folder ? g_strdup_printf("%s/%s%u-%s.tsv", chain->folder, branch, program->place,
                                           dash ? dash + 1 : program->name)
                         : NULL;
}

static gboolean make_folder(const char *file, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(file);
    return g_mkdir_with_parents(folder, FOLDER_MODE) == 0 || fail(error, "make", folder, errno);
}

/* Puts a relay behind what the descriptors give, which it takes over; *out is what the next program reads. */
static gboolean add_relay(Chain *chain, GArray *from, const char *path, int *out, GError **error)
{
    int pipes[2] = {-1, -1};
    if (path && !make_folder(path, error))
        return FALSE;
    if (pipe2(pipes, O_CLOEXEC) != 0)
        return fail(error, "make", "a pipe", errno);
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
    Program *program = program_at(chain, at);
    int pipes[2];
    if (program->place == 1 && chain->inputs->len > 0) {
        int *input = &g_array_index(chain->inputs, int, program->branch - 1);
        *from = *input;
        *input = -1;
    }
    if (pipe2(pipes, O_CLOEXEC) != 0)
        return fail(error, "make", "a pipe", errno);
    const int fds[3] = {*from, pipes[1], -1};
    gboolean started = program_start(program, fds, &chain->before, error);
    drop(from);
    close(pipes[1]);
    if (ends_branch(chain, at)) {
        if (is_parallel(chain))
            (void)fcntl(pipes[0], F_SETPIPE_SZ, ROOM); /* refused, it is less far ahead */
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
    g_autofree char *path = kept_path(chain, program_at(chain, chain->programs->len - 2), TRUE);
    int from = -1, pipes[2];
    if (path || is_parallel(chain)) {
        if (!add_relay(chain, chain->outputs, path, &from, error))
            return FALSE;
    } else {
        from = g_array_index(chain->outputs, int, 0);
        g_array_set_size(chain->outputs, 0);
    }
    gboolean made = pipe2(pipes, O_CLOEXEC) == 0 || fail(error, "make", "a pipe", errno);
    const int fds[3] = {from, -1, made ? pipes[0] : -1};
    gboolean started = made && program_start(last_program(chain), fds, &chain->before, error);
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
        count += program_at(chain, i)->pid > 0;
    return count;
}

/* One that is stopped takes the signal once it goes on. */
static void send_all(const Chain *chain, int number)
{
    for (guint i = 0; i < chain->programs->len; i++)
        if (program_at(chain, i)->pid > 0) {
            kill(program_at(chain, i)->pid, number);
            kill(program_at(chain, i)->pid, SIGCONT);
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
        if (!program_ended_well(program_at(chain, i)))
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
        if (relay_state(chain->relays->pdata[i]) == RELAY_BROKEN)
            chain->broken = chain->relays->pdata[i];
}

static void reap(Chain *chain)
{
    const Program *last = last_program(chain);
    for (guint i = 0; i < chain->programs->len; i++)
        program_reap(program_at(chain, i));
    look_at_relays(chain);
    gboolean bad = chain->broken != NULL;
    for (guint i = 0; i < chain->programs->len && !bad; i++)
        bad = program_ended_badly(program_at(chain, i));
    if (bad || (last->started && last->pid == 0))
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
}

/* TRUE if the program ended because its reader had gone, or because it was told to. */
static gboolean is_victim(const Chain *chain, const Program *program)
{
    if (!WIFSIGNALED(program->status))
        return FALSE;
    int number = WTERMSIG(program->status);
    return number == SIGPIPE || (chain->ended && number == SIGTERM) || number == chain->caught;
}

static const Program *culprit(const Chain *chain)
{
    const Program *found = NULL;
    for (guint i = 0; i < chain->programs->len && !found; i++)
        if (program_ended_badly(program_at(chain, i)) && !is_victim(chain, program_at(chain, i)))
            found = program_at(chain, i);
    for (guint i = 0; i < chain->programs->len && !found; i++)
        if (program_ended_badly(program_at(chain, i)))
            found = program_at(chain, i);
    return found;
}

static gboolean complain(const Chain *chain, const Program *program, GError **error)
{
    gboolean told = is_parallel(chain) && program != last_program(chain);
    g_autofree char *where =
        told ? g_strdup_printf(" of chain %u (of %u)", program->branch, chain->inputs->len)
             : g_strdup("");
    program_complain(program, where, error);
    return FALSE;
}

/* A stream that breaks off is a program's fault if one can be named; a file that cannot be written is not. */
static gboolean blames_relay(const Chain *chain, const Program *bad)
{
    const GError *fault = chain->broken ? relay_fault(chain->broken) : NULL;
    return fault && (fault->code == GOUJI_ERROR_IO || !bad || bad == last_program(chain) ||
                     is_victim(chain, bad));
}

static gboolean judge(const Chain *chain, GError **error)
{
    const Program *last = last_program(chain), *bad = culprit(chain);
    if (blames_relay(chain, bad)) {
        g_propagate_error(error, g_error_copy(relay_fault(chain->broken)));
        return FALSE;
    }
    /* the last one ended first and by itself: what the others died of came after */
    if (bad && is_victim(chain, bad) && WIFEXITED(last->status))
        return TRUE;
    /* the last one's exit status is the run's, and it has said itself what was wrong */
    return !bad || (bad == last && WIFEXITED(last->status)) || complain(chain, bad, error);
}

int chain_run(Chain *chain, int *caught, GError **error)
{
    const Program *last = last_program(chain);
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
