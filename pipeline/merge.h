/* One stream out of several, whose writers were dealt the files of a batch in turns: writer 0 the first file, writer 1
 * the second, and after the last again writer 0. Each ends a file's documents by a `turn` record.
 *
 * The documents come out in the order of the files, numbered from 1 and without the `turn` records, byte for byte what
 * one writer gives that reads all files. Of what comes, one block a writer is held. */
#pragma once

#include "error.h"

#include <sys/types.h>

/* Takes what comes out; FALSE ends the merge. */
typedef gboolean (*MergeTakes)(gpointer data, const char *bytes, gsize length);

/* Reads the descriptors, which stay the caller's, to their ends; *turn (atomic) is the file at hand, from 0. FALSE with an error if one breaks off within a
 * file or ends before its turns do; FALSE without one if the taker wants no more. */
gboolean merge_streams(const int *from, guint count, MergeTakes takes, gpointer data, gint *turn,
                       GError **error);
