/* Headings that announce what is planned, and sentences that stand on either side of that line. */
#pragma once

#include "fact.h"

/* TRUE if the heading or one that it stands under announces targets, and none speaks of results. */
gboolean plan_announced(const Head *head);

/* TRUE if by their headings one of the two tells plans and the other results. */
gboolean plan_parts(const Span *a, const Span *b);
