/* The top of the report: what was audited, how it went, where to look first. */
#pragma once

#include "format.h"

/* What the page remembers of a document. */
typedef struct {
    char *name, *unread; /* unread: why, or NULL */
    guint number;
    Tally tally;
} DocumentRow;

typedef struct {
    const Messages *messages;
    const Rules *rules;
    GArray *documents;    /* of DocumentRow, worst first */
    GHashTable *families; /* family -> Tally with severities alone */
    const Total *total;
} Overview;

void overview_write(GString *out, const Overview *overview);

/* Worst first: errors, warnings, notes; then the order of the run; those not audited last. */
gint overview_order(gconstpointer a, gconstpointer b);

/* The name of a family for people. Borrowed. */
const char *overview_family(const Messages *messages, const char *family);
