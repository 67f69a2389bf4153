/* 加上…，收入总计…: totals that the paragraph itself adds up to, and what is left (rules total-balance, difference). */
#pragma once

#include "paragraph.h"

/* Tests every total and every balance of the paragraph. */
void balance_check(Ledger *ledger, const Paragraph *paragraph);
