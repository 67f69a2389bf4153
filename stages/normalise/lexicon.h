/* The words that phrases are read by: cues before a figure, and short lists (roles.tsv, words.tsv). */
#pragma once

#include "phrase.h"
#include "pipeline/vocabulary.h"

#include <string.h>

typedef struct {
    const char *word;
    gsize length;
    Role role;
    Direction direction;
    const char *dims;
    gboolean soft, keep;
} Cue;

struct Phrases {
    GHashTable *cues; /* last character of the word -> GPtrArray of Cue, the longest first */
    Vocabulary *words;
};

/* TRUE if the text [from, end) ends with the word. */
static inline gboolean lexicon_ends(const char *from, const char *end, const char *word,
                                    gsize length)
{
    return (gsize)(end - from) >= length && end[-1] == word[length - 1] &&
           memcmp(end - length, word, length) == 0;
}

/* The first place of the word in [from, end), or NULL. */
const char *lexicon_place(const char *from, const char *end, const char *word);

/* The longest cue that ends [from, end) and fits the figure's dimension, or NULL. */
const Cue *lexicon_cue(const Phrases *phrases, const char *from, const char *end,
                       const Token *token);

/* `end` moved back over blanks, not before `from`. */
const char *lexicon_skip_back(const char *from, const char *end);
