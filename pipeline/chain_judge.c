/* Which of the programs is to blame. */
#include "chain_inside.h"

#include <sys/wait.h>

gboolean chain_victim(const Chain *chain, const Program *program)
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
        if (program_ended_badly(chain_program(chain, i)) &&
            !chain_victim(chain, chain_program(chain, i)))
            found = chain_program(chain, i);
    for (guint i = 0; i < chain->programs->len && !found; i++)
        if (program_ended_badly(chain_program(chain, i)))
            found = chain_program(chain, i);
    return found;
}

static gboolean complain(const Chain *chain, const Program *program, GError **error)
{
    gboolean told = chain_is_parallel(chain) && program != chain_last(chain);
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
    return fault && (fault->code == GOUJI_ERROR_IO || !bad || bad == chain_last(chain) ||
                     chain_victim(chain, bad));
}

gboolean chain_judge(const Chain *chain, GError **error)
{
    const Program *last = chain_last(chain), *bad = culprit(chain);
    if (blames_relay(chain, bad)) {
        g_propagate_error(error, g_error_copy(relay_fault(chain->broken)));
        return FALSE;
    }
    /* the last one ended first and by itself: what the others died of came after */
    if (bad && chain_victim(chain, bad) && WIFEXITED(last->status))
        return TRUE;
    /* the last one's exit status is the run's, and it has said itself what was wrong */
    return !bad || (bad == last && WIFEXITED(last->status)) || complain(chain, bad, error);
}
