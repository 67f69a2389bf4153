/* Digits that are no quantity: item and document numbers, phones, codes, clock times, names with digits. */
#pragma once

#include "sentence.h"

/* What is certain before a date is looked for: 〔2021〕1号, 1、, 第3, 5G, 《…2020年…》. Where the token that was
 * appended ends, or `at`. */
gsize exclude_early(Sentence *sentence, gsize at);

/* What is left when it is no date: phones, 1+3+N, 表3, ×100%, “稳增长20条”. */
gsize exclude_late(Sentence *sentence, gsize at);
