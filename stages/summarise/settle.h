/* A document's findings, and what people have decided about them. */
#pragma once

#include "format.h"

/* The findings of a grouped document, each with its status. Decisions may be NULL. Of Finding; free with
 * g_array_unref, the strings live with the docket. */
GArray *settle_findings(const Scene *scene, Decisions *decisions, Tally *tally);

/* The decisions whose finding has vanished: those on documents that were audited (`audited`: a set of names), or
 * on unknown ones. Of Decision; free with g_ptr_array_unref. */
GPtrArray *settle_resolved(const Decisions *decisions, GHashTable *audited);
