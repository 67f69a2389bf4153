/* What a finding or a check shows for itself, in one line. */
#pragma once

#include "quote.h"

/* Everything in at most `most` characters: the report's title where the file holds several, the quotes,
 * and what hangs on the item. Free with g_free. */
char *evidence_line(const Scene *scene, const Item *item, guint most);

/* The items that hang on this one, shortly; NULL if there are none. Free with g_free. */
char *evidence_consequences(const Scene *scene, const Item *item);

/* `label：arithmetic（第37行）`: few figures beside the relation's own. Free with g_free. */
char *evidence_short(const Scene *scene, const Item *item);
