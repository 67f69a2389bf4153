/* What tells Markdown from plain text. */
#pragma once

#include <glib.h>

/* TRUE for |---|:--:|, the rule below the head of a table of bars. */
gboolean marked_rule(const char *line, gsize length);

/* How many # the line begins with when they make it a heading; 0 for any other line. */
guint marked_level(const char *line, gsize length);

/* TRUE if the text has a table of bars or headings with #. */
gboolean marked_claims(const char *bytes, gsize length);
