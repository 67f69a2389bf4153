/* Scores told in sentences (rules score-over, score-sum). */
#pragma once

#include "paragraph.h"

/* 投入指标满分15分，得15分；过程指标满分25分，得23.5分。合计得38.5分: each score against its points, and their sum against the total
 * that the words name. */
void marks_check(Ledger *ledger, const Paragraph *paragraph);
