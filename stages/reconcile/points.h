/* Differences of percentages, told in points (rule difference). */
#pragma once

#include "paragraph.h"

/* Tests 由10.64%升至12.91%，增长2.27个百分点 and 增长5.8%，快于经济增速1个百分点. */
void points_check(Ledger *ledger, const Paragraph *paragraph);
