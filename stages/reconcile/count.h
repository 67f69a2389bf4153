/* 内设机构 8 个：… against the names that follow (rule count-names). */
#pragma once

#include "paragraph.h"

/* Tests every small count of the paragraph that a list of names follows. */
void count_check(Ledger *ledger, const Paragraph *paragraph);
