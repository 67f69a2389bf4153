/* What a cell of a table says by itself. */
#pragma once

#include "pipeline/ledger.h"

/* Reads the cells of the table that have not been read: `clean` and `figure` of each are valid from now on, as long as the
 * document. */
void cells_read(Document *document, const Table *table);

/* The only figure of a cell that holds nothing else, else NULL; of NULL too. */
static inline Quantity *cell_figure(const Span *cell)
{
    return cell ? cell->figure : NULL;
}

/* Text without blanks, full width folded: from the arena, or itself where nothing changes. */
const char *cell_plain(Document *document, const char *text);
