/* What the files of the chain share: chain.c starts and waits, chain_judge.c says what became of it. */
#pragma once

#include "chain.h"
#include "program.h"
#include "relay.h"

struct Chain {
    GPtrArray *programs, *relays;
    GArray *inputs;  /* int: what each branch reads; -1 once it does */
    GArray *outputs; /* int: what each branch writes */
    const char *folder;
    int word; /* write end of the last program's extra descriptor, or -1 */
    gboolean told, ended;
    guint patience;      /* seconds left in which who broke a stream off may yet end */
    const Relay *broken; /* the first relay that failed while nothing else had */
    struct {
        guint seconds, turn, since; /* since: seconds that the turn has been the same */
        ChainStalled tell;
        gpointer data;
    } watch;
    int caught;
    sigset_t watched, before;
};

static inline Program *chain_program(const Chain *chain, guint at)
{
    return chain->programs->pdata[at];
}

static inline Program *chain_last(const Chain *chain)
{
    return chain_program(chain, chain->programs->len - 1);
}

static inline gboolean chain_is_parallel(const Chain *chain)
{
    return chain->inputs->len > 1;
}

/* TRUE if the program ended because its reader had gone, or because it was told to. */
gboolean chain_victim(const Chain *chain, const Program *program);

/* FALSE with an error that names who failed. */
gboolean chain_judge(const Chain *chain, GError **error);
