/* findings.tsv of an earlier run, read back. */
#pragma once

#include "error.h"

typedef struct {
    const char *doc, *line, *col, *severity, *rule, *message, *evidence, *reported, *expected,
        *hint;
    const char *fingerprint;
} ListRow;

typedef struct Listing Listing;

/* Reads the list; NULL with an error if it is not there or not whole. Free with listing_free. */
Listing *listing_read(const char *path, GError **error);
void listing_free(Listing *listing);

/* Row `at` from 0; NULL behind the last. Unescaped but for `doc`, which is as the list writes it. Borrowed. */
const ListRow *listing_get(const Listing *listing, guint at);

/* The row with that fingerprint; NULL. Borrowed. */
const ListRow *listing_find(const Listing *listing, const char *fingerprint);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Listing, listing_free)
