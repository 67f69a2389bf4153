/* From the parts of pages to the paragraphs and tables of a document. */
#pragma once

#include "part.h"

#include "stages/extract/block.h"

/* Gives the tables their captions, and joins those that go on over a page. */
void flow_tables(GPtrArray *parts);

/* Hands everything over in order, lines joined into paragraphs across pages. Returns the number of paragraphs
 * and table rows. */
guint flow_give(const GPtrArray *parts, BlockSink *sink);

/* What most of a document's lines keep to, in points. */
typedef struct {
    float size;    /* of letters */
    float leading; /* from base line to base line */
} Habit;

Habit flow_habit(const GPtrArray *parts);

/* TRUE if the line goes on with the paragraph that the line above is the last of. */
gboolean flow_joins(const Part *above, const Part *line, const Habit *habit);
