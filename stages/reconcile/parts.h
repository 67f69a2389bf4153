/* 其中, 包括, 按…分: a figure and the figures that make it up (rule total-text, total-over). */
#pragma once

#include "paragraph.h"

/* Tests every list of parts that begins in the paragraph. */
void parts_check(Ledger *ledger, const Paragraph *paragraph);
