/* What a sentence says of a metric: an amount, and the rate that is told of it. */
#pragma once

#include "fact.h"

#define STATEMENT_NAME_LEAST 4 /* characters of a metric that names something */

/* TRUE if most characters of the shorter name stand in the longer one. */
gboolean statement_resembles(const char *a, const char *b);

/* TRUE for an exact amount that is the metric's value or result. */
gboolean statement_is_amount(const Fact *fact);

/* TRUE for an exact growth or rate of a sentence. */
gboolean statement_is_rate(const Fact *fact);

/* Accuses a result about ten thousand times its target, or as much less, when the units differ (48亿元, 49.6万元; rule
 * unit-scale): 亿 stands for 万, or the reverse. FALSE when it does not. */
gboolean statement_tell_unit(Audit *audit, const char *label, const Operand *actual,
                             const Operand *target);

/* The amount that the rate audit->facts[index] is told of: the nearest one before it in the sentence, of the same metric
 * where the rate names one. NULL if a budget or a target stands between, or there is none. */
const Fact *statement_amount(const Audit *audit, guint index);
