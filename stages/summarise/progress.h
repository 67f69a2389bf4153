/* How far a long run is: documents done, their rate, the time that remains; one line, rewritten in place. */
#pragma once

#include "pipeline/message.h"

typedef struct Progress Progress;

/* NULL when standard error is no terminal; all functions accept that. `expected`: documents, 0 if unknown. */
Progress *progress_new(const Messages *messages, guint64 expected);
void progress_free(Progress *progress);

/* One more document is done. Nothing is shown in the first second, then five times a second at most. */
void progress_step(Progress *progress);

/* Takes the line away. */
void progress_clear(Progress *progress);

/* `312/2000 份，156 份/秒，余 0:10`. Seconds since the start; free with g_free. */
char *progress_text(const Messages *messages, guint64 done, guint64 expected, double seconds);
