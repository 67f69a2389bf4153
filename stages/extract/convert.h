/* Forms that another program, when it is installed, turns into one that a worker reads. */
#pragma once

#include "bytes.h"
#include "form.h"
#include "worker.h"

/* The path of a program of gouji's own, beside this one; NULL if it is not there. Free with g_free. */
char *convert_beside(const char *name);

/* Converts the document. NULL with what it became (static) and its bytes, to be freed; or the reason, likewise. */
char *convert_document(const Form *form, const Bytes *bytes, const WorkerKind *limits,
                       const char **become, char **out, gsize *length);

/* Runs a program in the folder under these limits, without a network where the kernel allows that. NULL when it ended
 * well, or the reason, to be freed. */
char *convert_run(const char *folder, char **arguments, const WorkerKind *limits);

/* Removes the folder with all in it. */
void convert_remove(const char *folder);
