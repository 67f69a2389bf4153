/* 一是 V；二是 V；三是 V: points of running text that make up the amount before them (rule total-text). */
#pragma once

#include "paragraph.h"

/* Tests every series of points that begins in the paragraph. */
void series_check(Ledger *ledger, const Paragraph *paragraph);
