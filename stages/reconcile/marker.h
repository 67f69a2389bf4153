/* Words that announce the parts of an amount: 其中, 包括, 按…分, 分级次看. */
#pragma once

#include "paragraph.h"

typedef struct {
    const char *word;
    Trust trust;
    gboolean among;   /* each part lies within the whole: one above it is wrong */
    gboolean divides; /* each such list divides the whole anew */
} Marker;

/* The marker in the words before a figure; FALSE if there is none. */
gboolean marker_find(const Item *item, Marker *marker);

/* TRUE if the words before a figure say 按…分. */
gboolean marker_divides(const Item *item);
