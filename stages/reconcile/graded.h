/* Scores told beside their points, whose points make up those of all. */
#pragma once

#include "paragraph.h"

/* Tests the score told before or behind such a list against its scores (rule score-sum), and each against its points
 * (score-over). */
void graded_check(Ledger *ledger, const Paragraph *paragraph);
