/* 加上…，收入总计…: totals that the paragraph itself adds up to (rule total-balance). */
#pragma once

#include "paragraph.h"

/* Tests every total of the paragraph. */
void balance_check(Ledger *ledger, const Paragraph *paragraph);
