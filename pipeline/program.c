#include "program.h"

#include "chain.h"

#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

Program *program_new(const char *path, const char *const *arguments)
{
    Program *program = g_new0(Program, 1);
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    program->path = g_strdup(path);
    program->name = g_path_get_basename(path);
    g_ptr_array_add(argv, g_strdup(path));
    for (; *arguments; arguments++)
        g_ptr_array_add(argv, g_strdup(*arguments));
    g_ptr_array_add(argv, NULL);
    program->argv = (char **)g_ptr_array_steal(argv, NULL);
    return program;
}

void program_free(gpointer data)
{
    Program *program = data;
    g_free(program->path);
    g_free(program->name);
    g_strfreev(program->argv);
    g_free(program);
}

gboolean program_start(Program *program, const int fds[3], const sigset_t *mask, GError **error)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t defaults;

    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, mask);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawn_file_actions_init(&actions);
    static const int targets[] = {STDIN_FILENO, STDOUT_FILENO, CHAIN_WORD_FD};
    for (guint i = 0; i < G_N_ELEMENTS(targets); i++)
        if (fds[i] >= 0)
            posix_spawn_file_actions_adddup2(&actions, fds[i], targets[i]);
    int failure =
        posix_spawn(&program->pid, program->path, &actions, &attributes, program->argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    program->started = failure == 0;
    if (failure) {
        program->pid = 0;
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_IO, "cannot start %s: %s", program->path,
                    g_strerror(failure));
    }
    return failure == 0;
}

void program_reap(Program *program)
{
    if (program->pid > 0 && waitpid(program->pid, &program->status, WNOHANG) == program->pid)
        program->pid = 0;
}

gboolean program_ended_well(const Program *program)
{
    return program->started && program->pid == 0 && WIFEXITED(program->status) &&
           WEXITSTATUS(program->status) == 0;
}

gboolean program_ended_badly(const Program *program)
{
    return program->started && program->pid == 0 && !program_ended_well(program);
}

gboolean program_is_busy(const Program *program)
{
    g_autofree char *path = g_strdup_printf("/proc/%d/stat", (int)program->pid), *text = NULL;
    if (program->pid <= 0 || !g_file_get_contents(path, &text, NULL, NULL))
        return FALSE;
    const char *behind = strrchr(text, ')'); /* the name, which may hold anything */
    return behind && strlen(behind) > 2 && strchr("RD", behind[2]);
}

void program_complain(const Program *program, const char *where, GError **error)
{
    int status = program->status;
    if (WIFSIGNALED(status))
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_STREAM, "%s%s was killed by signal %d (%s)",
                    program->name, where, WTERMSIG(status), g_strsignal(WTERMSIG(status)));
    else
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_STREAM, "%s%s failed with exit status %d",
                    program->name, where, WEXITSTATUS(status));
}
