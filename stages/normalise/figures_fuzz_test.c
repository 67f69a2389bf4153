#define _GNU_SOURCE
/* Fuzz target: the figures and dates of any text, as a sentence and as a cell. */
#include "grammar.h"
#include "phrase.h"

#include "pipeline/fuzz_testing.h"
#include "pipeline/stream_testing.h"
#include "pipeline/text.h"

#define MOST_TEXT 4096 /* bytes: what stands in sentences */

/* Tokens stand in order, apart from each other, inside the text. */
static void examine(const Sentence *sentence)
{
    gsize end = 0;
    for (guint i = 0; i < sentence->tokens->len; i++) {
        const Token *token = &g_array_index(sentence->tokens, Token, i);
        if (token->at < end || token->len == 0 || token->len > sentence->length - token->at)
            g_error("token %u of `%s` stands wrongly", i, sentence->text);
        end = token->at + token->len;
        sentence_source(sentence, token->at);
    }
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    static Grammar *grammar;
    static Phrases *phrases;
    static Arena *arena;
    static Config *config;
    if (!config) {
        config = config_open(NULL, NULL);
        grammar = grammar_new(units_new(config, NULL), bounds_new(config, NULL));
        phrases = phrases_new(config, NULL);
        arena = arena_new();
    }
    g_autofree char *text = stream_text(data, MIN(size, MOST_TEXT));
    for (gboolean cell = FALSE; cell <= TRUE; cell++) {
        const Sentence *sentence = grammar_read(grammar, text, cell, arena);
        examine(sentence);
        phrase_annotate(phrases, sentence->text, (Token *)(void *)sentence->tokens->data,
                        sentence->tokens->len, arena);
        arena_clear(arena);
    }
    return 0;
}

FUZZ_TARGET("figures")
