/* Columns of a narrower scope within a wider one: 市本级 within 全市 (rule total-over). */
#pragma once

#include "block.h"

typedef struct Scopes Scopes;

/* Reads scopes.tsv. Free with scopes_free. */
Scopes *scopes_new(Config *config, GError **error);
void scopes_free(Scopes *scopes);

/* Tests the rows in which several such pairs of columns have their figures. */
void scopes_check(const Scopes *scopes, Ledger *ledger, const Block *block);
