/* Means beside the sum and the number that they are made of (rule mean). */
#pragma once

#include "paragraph.h"

/* 发放贷款86户、412.8万元，户均4.8万元: the sum over the number. It accuses when both stand right before the mean in its sentence,
 * and verifies from further back. */
void mean_check(Ledger *ledger, const Paragraph *paragraph);
