/* Regular expressions: PCRE2 with JIT, UTF-8, compiled once, every search under limits. */
#pragma once

#include "config.h"
#include "letters.h"

typedef struct Pattern Pattern;

#define PATTERN_GROUPS 16

typedef struct {
    guint count; /* groups set, the whole match included; 0 when nothing matched */
    gsize from[PATTERN_GROUPS],
        to[PATTERN_GROUPS]; /* byte offsets; from == to == G_MAXSIZE when unset */
    gboolean exhausted;     /* the search was given up at a limit */
} Match;

/* Compiles for UTF-8 text that is known to be valid. The bounds are borrowed, and count its searches that are
 * given up. The pattern is freed with pattern_free. */
Pattern *pattern_new(const char *expression, PatternBounds *bounds, GError **error);
void pattern_free(Pattern *pattern);

/* The pattern in a cell of a table of the configuration, under its bounds; the error names the row. */
Pattern *pattern_cell(Config *config, const ConfigTable *table, guint row, guint column,
                      GError **error);

/* FALSE if no text of these letters has a match: asked before a search where many patterns are tried on one text. */
gboolean pattern_may(const Pattern *pattern, Letters letters);

/* First match at or behind byte `start`; FALSE if there is none or a limit was hit. */
gboolean pattern_find(const Pattern *pattern, const char *text, gsize length, gsize start,
                      Match *match);

/* TRUE if the NUL-terminated text has a match. */
gboolean pattern_in(const Pattern *pattern, const char *text);

/* A group's text, newly allocated; NULL if it took no part. Free with g_free. */
char *match_text(const Match *match, const char *text, guint group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pattern, pattern_free)
