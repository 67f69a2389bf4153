/* Lists of parts that are known to divide their whole (rule total-text). */
#pragma once

#include "paragraph.h"
#include "pipeline/pattern.h"
#include "pipeline/config.h"

typedef struct Divisions Divisions;

/* Reads divisions.tsv. Free with divisions_free. */
Divisions *divisions_new(Config *config, GError **error);
void divisions_free(Divisions *divisions);

/* Tests every complete list of such parts against its whole, and two lists that divide one whole against each other.
 * The items of a list that was tested are marked as settled. */
void divisions_check(const Divisions *divisions, Ledger *ledger, const Paragraph *paragraph);
