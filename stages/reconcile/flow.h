/* Which side of a balance a figure is, by the words right before it. */
#pragma once

#include "paragraph.h"

typedef enum {
    FLOW_OTHER,
    FLOW_INCOME,
    FLOW_OUTGO,
    FLOW_LEFT,    /* of this year */
    FLOW_OPENING, /* from the years before */
    FLOW_STOCK,   /* of all years */
} Flow;

/* The side that the words of the figure's own clause name. */
Flow flow_of(const Vocabulary *words, const Item *item);

/* TRUE for an amount of money that is no change, base or share. */
gboolean flow_is_level(const Quantity *quantity);

/* Marks the items in brackets or in a 其中 list, which lasts to the next semicolon or the sentence's end. g_free. */
gboolean *flow_listed(const Paragraph *paragraph);
