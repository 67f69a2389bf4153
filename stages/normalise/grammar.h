/* The tokens of one sentence, heading or cell. */
#pragma once

#include "bound.h"

typedef struct Grammar Grammar;

/* The units and bounds must outlive the grammar. Free with grammar_free. */
Grammar *grammar_new(const Units *units, const Bounds *bounds);
void grammar_free(Grammar *grammar);

/* The fiscal year of the report that follows, 0 if unknown: periods that name none (1-10月) are of it. */
void grammar_set_year(Grammar *grammar, guint year);

/* A table begins: what its cells hold is read as one writer's until one of them holds a column run together. */
void grammar_set_table(Grammar *grammar);

/* Reads the text; what it returns, tokens in order of place, is borrowed until the next call. The texts
 * of the tokens come from the arena. */
const Sentence *grammar_read(Grammar *grammar, const char *text, gboolean cell, Arena *arena);
