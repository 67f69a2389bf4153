/* 收入 A，支出 B，收支结余 C，上年结余 D，滚存结余 E: what is left of a flow, and what it adds up to (rules difference,
 * total-balance). */
#pragma once

#include "paragraph.h"

/* Tests every balance of income and outgo in the paragraph, and every balance carried over. */
void left_check(Ledger *ledger, const Paragraph *paragraph);
