/* The word lists of config/extract.tsv: what titles, headings, notes and page chrome begin or end with. */
#pragma once

#include "pipeline/config.h"

typedef enum {
    WORDS_REPORT,
    WORDS_PAPER,
    WORDS_TABLE,
    WORDS_HEAD,
    WORDS_BODY,
    WORDS_UNIT,
    WORDS_NOTE,
    WORDS_MEASURE,
    WORDS_CHROME,
    WORDS_CHROME_START,
    WORDS_CHROME_END,
    WORDS_WEB,
    WORDS_FOOT,
    WORD_KINDS
} WordKind;

typedef struct Words Words;

/* Reads extract.tsv. Free with words_free; must not outlive the configuration. */
Words *words_new(Config *config, GError **error);
void words_free(Words *words);

/* Bytes of the longest word of the kind that the text begins or ends with; 0 if none does. */
gsize words_start(const Words *words, WordKind kind, const char *text, gsize length);
gsize words_end(const Words *words, WordKind kind, const char *text, gsize length);

/* FALSE if no word of the kind begins or ends with the character that the text does: a cheap no. */
gboolean words_may_start(const Words *words, WordKind kind, const char *text, gsize length);
gboolean words_may_end(const Words *words, WordKind kind, const char *text, gsize length);

/* FALSE if no word of the kind begins with the byte. */
gboolean words_may_lead(const Words *words, WordKind kind, char lead);

/* TRUE if a word of the kind stands in the text with a number behind it. */
gboolean words_number(const Words *words, WordKind kind, const char *text);
