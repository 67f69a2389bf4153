/* The documents of a run, dealt to chains that work beside each other. */
#pragma once

#include "source.h"

typedef struct {
    GPtrArray *sources; /* of Source */
    guint branches;     /* chains, at least 1, and no more than documents */
} Batch;

/* Lists the files and what lies below the folders, their names from the file `names` (NULL: none), for `jobs` chains
 * (0: one a processor). */
gboolean batch_open(Batch *batch, char *const *files, const char *names, guint jobs,
                    GError **error);
void batch_clear(Batch *batch);

/* A file without a name that lists the share of a branch (from 0): every so many-th document, as roster.h has it.
 * -1 on failure; else to be closed. */
int batch_share(const Batch *batch, guint branch, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Batch, batch_clear)
