/* Programs connected by pipes, run as one and reaped by name.
 *
 * The part before the last program may stand there several times, in branches that work beside each other, each on its
 * share of the files; the last program reads what they write merged into the order of files (merge.h).
 *
 * The last program is given one more descriptor, CHAIN_WORD_FD. When all programs before it have ended
 * well, it can read the byte `y' there; when one of them has not, the end of the file. It names its
 * output files only at the `y', so a chain with a dead link leaves no output. */
#pragma once

#include "error.h"

#define CHAIN_WORD_FD 3

typedef struct Chain Chain;

Chain *chain_new(void);
void chain_free(Chain *chain);

/* Adds a program: its path and arguments (argv[0] is made from the path). Both are copied. */
void chain_add(Chain *chain, const char *path, const char *const *arguments);

/* Begins a branch: the programs added next, up to the next branch, the first of them reading `input`, which is taken
 * over. (-1, and a chain without branches: it reads what this process reads.) The last program of all is in none. */
void chain_branch(Chain *chain, int input);

/* Leaves what each program but the last writes in folder/N-NAME.tsv; of branches, what all give together, and in
 * folder/chain-K/N-NAME.tsv what is written within branch K. Folder is borrowed. */
void chain_keep(Chain *chain, const char *folder);

/* Tells that no file has been done for a while: which branch is waited for, from 1; which file of the batch it has at hand,
 * from 0; which of its programs is at work, NULL when all wait for something else. */
typedef void (*ChainStalled)(gpointer data, guint branch, guint file, const char *program);

/* Has a chain of several branches tell when it has been at one file for so many seconds, once for each file. */
void chain_watch(Chain *chain, guint seconds, ChainStalled stalled, gpointer data);

/* Runs the chain and waits for all of it. Returns the last program's exit status, or -1 with an error
 * that names the program that failed. Interrupt, hang-up and termination are passed on to the programs
 * and waited for; *caught tells which signal ended the run, 0 for none. */
int chain_run(Chain *chain, int *caught, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Chain, chain_free)
