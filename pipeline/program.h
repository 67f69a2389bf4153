/* A program of a chain: started with the descriptors it is given, reaped, and named when it fails. */
#pragma once

#include "error.h"

#include <signal.h>
#include <sys/types.h>

typedef struct {
    char *path, *name;
    char **argv;
    guint branch, place; /* in which branch of the chain, and where in it; both from 1 */
    pid_t pid;           /* 0: not running */
    gboolean started;
    int status; /* as waitpid tells it */
} Program;

/* A program at `path` with these arguments (argv[0] is made from the path), all copied. */
Program *program_new(const char *path, const char *const *arguments);
void program_free(gpointer program);

/* Starts it with its standard input, standard output and `word` descriptor (-1: as they are), signals as `mask`. */
gboolean program_start(Program *program, const int fds[3], const sigset_t *mask, GError **error);

/* Notes that it has ended, if it has. */
void program_reap(Program *program);

/* Whether it was started, is no longer running, and its status is 0, or is not. */
gboolean program_ended_well(const Program *program);
gboolean program_ended_badly(const Program *program);

/* TRUE if it is running and neither waits for input nor for room for its output. */
gboolean program_is_busy(const Program *program);

/* Sets the error to what it died of: "NAME was killed by signal 9 (Killed)"; `where` is put behind the name. */
void program_complain(const Program *program, const char *where, GError **error);
