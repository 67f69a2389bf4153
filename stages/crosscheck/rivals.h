/* The values that several places give one fact: which stand alone, and what is said of them. */
#pragma once

#include "fact.h"

/* TRUE if both may be the same value: equal when printed alike, overlapping when one is rounder. */
gboolean fact_agrees(const Fact *a, const Fact *b);

/* The bytes of the fact's metric without the words of growth behind it, as rows and sentences both write it. */
gsize rivals_metric(const Fact *fact);

/* Writes one check `conflict` about two or more statements of one fact (Fact, borrowed): pass if they agree, else fail
 * at that severity, or unsure under the cause that accuses one of them already. The figures are remembered as
 * accused. Nothing is written for more values than one fact can have. `label` NULL: the metric. */
void rivals_tell(Audit *audit, GPtrArray *facts, Severity severity, const char *label);
