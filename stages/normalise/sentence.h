/* One sentence, heading or cell while the grammar reads it: half-width text and the tokens found so far. */
#pragma once

#include "pipeline/arena.h"
#include "pipeline/text.h"
#include "token.h"

#include <string.h>

typedef struct Bounds Bounds;

typedef struct {
    const char *text; /* folded, NUL-terminated */
    gsize length;
    const GArray *narrowed; /* guint: places of what was full-width, see text_fold */
    gboolean cell;
    gboolean titles, quotes; /* 《 or “ stands somewhere in the text */
    const Units *units;
    const Bounds *bounds;
    Arena *arena;
    GArray *tokens; /* Token */
    guint year;     /* of the last date that named one, for 1-10月 behind 2020年; 0: none */
    guint fiscal;   /* of the report; 0: unknown */
} Sentence;

/* Byte of the source that stands at byte `at` of the folded text. */
gsize sentence_source(const Sentence *sentence, gsize at);

/* TRUE if the character at `at` was full-width in the source. */
gboolean sentence_was_wide(const Sentence *sentence, gsize at);

/* A word of a list, its length and its bytes at either end known to the compiler; a list ends with WORDS_END. */
typedef struct {
    const char *text;
    gsize length;
    char first, last;
} Word;

#define WORD(text)                                                                                 \
    {                                                                                              \
        text, sizeof(text) - 1, (text)[0], (text)[sizeof(text) - 2]                                \
    }

#define WORDS_END                                                                                  \
    {                                                                                              \
        .text = NULL                                                                               \
    }

/* TRUE if the text goes on with the word at `at`; if the word stands right before it. */
static inline gboolean sentence_has(const Sentence *sentence, gsize at, const char *word)
{
    const char *text = sentence->text + at;
    return *text == *word && strncmp(text, word, strlen(word)) == 0;
}

static inline gboolean sentence_follows(const Sentence *sentence, gsize at, const char *word)
{
    gsize length = strlen(word);
    return at >= length && memcmp(sentence->text + at - length, word, length) == 0;
}

/* The first place at or behind `at` that is no blank; before `at`: the place behind the last that is none. */
static inline gsize sentence_skip(const Sentence *sentence, gsize at)
{
    for (gsize blank; (blank = text_blank(sentence->text + at)) > 0;)
        at += blank;
    return at;
}

gsize sentence_skip_blanks_back(const Sentence *sentence, gsize at);

static inline gsize sentence_skip_back(const Sentence *sentence, gsize at)
{
    const guchar *end = (const guchar *)sentence->text + at;
    if (at > 0 && end[-1] > ' ' && end[-1] < 0x7F)
        return at;
    if (at >= 3 && end[-3] >= 0xE4 && end[-3] <= 0xE9)
        return at; /* behind a Han character */
    return sentence_skip_blanks_back(sentence, at);
}

/* The character at `at`, or before it; 0 at either end. */
gunichar sentence_next(const Sentence *sentence, gsize at);
gunichar sentence_previous(const Sentence *sentence, gsize at);

/* Bytes of the longest word of the list that stands right before or at `at`; 0 if none does. */
gsize sentence_follows_any(const Sentence *sentence, gsize at, const Word *words);
gsize sentence_has_any(const Sentence *sentence, gsize at, const Word *words);

/* Bytes of the run of ASCII digits at `at`. */
static inline gsize sentence_digits(const Sentence *sentence, gsize at)
{
    gsize end = at;
    while (sentence->text[end] >= '0' && sentence->text[end] <= '9')
        end++;
    return end - at;
}

/* Appends a token that is no quantity, up to `end`; returns end. */
gsize sentence_other(Sentence *sentence, gsize at, gsize end);
