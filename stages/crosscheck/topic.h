/* What a sentence's bare figures (预算V，支出V) are about, where it is not the unit's whole spending. */
#pragma once

#include "fact.h"

/* TRUE if the heading of a point names what the sentences under it are about: 3.河湖长制专项. */
gboolean topic_is_head(const Audit *audit, const Head *head);

/* TRUE if words before the document's sentence of that index, or before its colon, name what it is about: 1.社会保障支出（类）…（项）。预算V;
 * 河湖巡查项目自评综述：预算V. */
gboolean topic_is_told(const Audit *audit, guint sentence);
