/* Columns of a table whose cells are aligned by blanks, as text made from a PDF has them.
 *
 * Positions are characters, as the converter counts them, a Han character as one; where the columns stand apart only
 * as a terminal shows them, with two for a Han character, they are those.
 *
 *     项目名称      预算数     执行数        chunks: what two or more blanks keep apart
 *     ####          ###       ####        columns: what (nearly) no line's chunk reaches across
 *     其中：中央资金   2860     2741.35
 */
#pragma once

#include "line.h"

#define COLUMN_CHUNKS 32

typedef struct {
    const char *text, *end;
    guint from, to; /* positions from the start of the line */
} Chunk;

typedef struct {
    guint count;
    Chunk chunk[COLUMN_CHUNKS]; /* what is more stays in the last */
} Chunks;

/* Takes a line apart at gaps of two or more blanks. Single Han characters (合    计) stay together. */
void chunks_find(const Line *line, Chunks *chunks);

/* Finds the columns of the lines [from, to) of the array and writes for every chunk of each line its column, from
 * 1, into `columns` (COLUMN_CHUNKS a line). */
void columns_assign(const GArray *lines, guint from, guint to, guint *columns);
