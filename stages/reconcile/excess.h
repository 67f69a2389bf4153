/* How much more or less than its plan a result is. */
#pragma once

#include "paragraph.h"

/* 检测820批次，比计划的800批次多20批次: the two before against the difference (rule difference). */
void excess_check(Ledger *ledger, const Paragraph *paragraph);
