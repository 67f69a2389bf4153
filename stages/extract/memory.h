/* Whether libxml2 was refused memory: it goes on without what it had no room for, a name, an attribute, a whole part. */
#pragma once

#include <glib.h>

/* From here on notes every refusal, and forgets earlier ones. */
void memory_watch(void);
gboolean memory_refused(void);
