/* Rows for a table that lost them: a web copy in which every cell is a paragraph of its own. */
#pragma once

#include "header.h"

/* Gives rows and columns to the cells of a flat table as far as known heads and complete runs of figures say
 * where they belong; the rest keeps row 0. Returns how many figures could not be placed. */
guint flat_place(Ledger *ledger, const Heads *heads, Table *table);
