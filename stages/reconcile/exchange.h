/* Two figures of one row that stand in each other's columns. */
#pragma once

#include "family.h"

typedef struct {
    guint columns[2];
    const char *hint; /* `exchanged A B`, from the arena; NULL when several rows would do */
} Exchange;

/* TRUE if two columns of the family miss by opposite amounts, and exchanging the figures of one row mends both. */
gboolean exchange_find(Ledger *ledger, const Block *block, const Family *family,
                       Exchange *exchange);
