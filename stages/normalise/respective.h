/* 城镇人口和乡村人口分别为152.4万人和118.3万人: each figure gets its own name. */
#pragma once

#include "pipeline/arena.h"
#include "token.h"

/* Gives the figures behind 分别 the names before it, when there are as many of them and they end alike; other
 * figures are left as they are. Texts come from the arena. */
void respective_annotate(const char *folded, Token *tokens, guint count, Arena *arena);
