/* What each figure of a sentence measures: its metric phrase, role, direction, period and scope. */
#pragma once

#include "pipeline/arena.h"
#include "token.h"

typedef struct Phrases Phrases;

/* Reads roles.tsv and the word lists. Free with phrases_free; must not outlive the configuration. */
Phrases *phrases_new(Config *config, GError **error);
void phrases_free(Phrases *phrases);

/* Fills in the phrase part of every figure among the tokens (in order of place) of one sentence.
 * Texts come from the arena. */
void phrase_annotate(const Phrases *phrases, const char *folded, Token *tokens, guint count,
                     Arena *arena);
