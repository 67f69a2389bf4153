/* A count against names that stand beside it without a word that promises them. */
#pragma once

#include "pipeline/ledger.h"

/* How many names the words beside the count show, and whether that says that the count is wrong. */
typedef struct {
    guint found; /* 0 when nothing is told */
    gboolean wrong;
} Beside;

/* Names in brackets behind the count (两家企业（甲公司、乙公司）), right before it (甲公司、乙公司2家企业), or titles that it sums
 * up (《甲》…《乙》…以上2个项目). Where a list begins or ends is a guess, so the count is wrong only when the names are alike. */
Beside listed_beside(const Vocabulary *words, const Quantity *quantity);
