/* A list of parts as the words give it: its figures, up to where it ends (see parts.c). */
#pragma once

#include "marker.h"

#define PARTS_MOST 60

typedef struct {
    Ledger *ledger;
    const Paragraph *paragraph;
    Marker marker;
    guint whole, first;     /* indices of the whole and of the first part */
    gboolean inside;        /* the list stands in brackets behind the whole */
    gboolean semicolons;    /* its parts are apart by semicolons */
    gboolean bracket_whole; /* in brackets, all its labels of one kind: 省派、市派、县派 */
    Operand parts[PARTS_MOST];
    guint index[PARTS_MOST]; /* items of the parts */
    guint count, at_end;     /* parts in all; parts up to the natural end */
} List;

/* TRUE for an amount that is no change, base or share: what may be a whole or a part. */
gboolean list_is_level(const Quantity *quantity);

/* TRUE if each of the things counted right before has the figure: 3个项目各10亿元. */
gboolean list_is_each(const Paragraph *paragraph, guint index);

/* Gathers the parts from `first` on; a nested list is skipped up to the end of its sentence. */
void list_gather(List *list);
