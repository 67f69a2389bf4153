/* Lists of parts that are known to divide their whole (rule total-text). */
#pragma once

#include "paragraph.h"
#include "pipeline/pattern.h"
#include "pipeline/config.h"

typedef struct Divisions Divisions;
typedef struct Division Division; /* one whole and its parts */

/* Reads divisions.tsv. Free with divisions_free. */
Divisions *divisions_new(Config *config, GError **error);
void divisions_free(Divisions *divisions);

/* Tests every complete list of such parts against its whole, and two lists that divide one whole against each other.
 * The items of a list that was tested are marked as settled. */
void divisions_check(const Divisions *divisions, Ledger *ledger, const Paragraph *paragraph);

/* The division into `count` parts that the words name all at once, or NULL. */
const Division *divisions_together(const Divisions *divisions, const char *words, guint count);

/* Which part the words name from their beginning on, or the number of parts if none. */
guint division_part(const Division *division, const char *words);

/* TRUE if the words name the whole. */
gboolean division_is_whole(const Division *division, const char *words);
