/* For tests alone: what the grammar reads in a text, in one line. */
#pragma once

#include "grammar.h"

#include "pipeline/testing.h"

typedef struct {
    Config *config;
    Units *units;
    Bounds *bounds;
    Grammar *grammar;
    Arena *arena;
} Reading;

static inline int reading_setup(void **state)
{
    Reading *reading = g_new0(Reading, 1);
    reading->config = config_open(NULL, NULL);
    reading->units = units_new(reading->config, NULL);
    reading->bounds = bounds_new(reading->config, NULL);
    reading->grammar = grammar_new(reading->units, reading->bounds);
    reading->arena = arena_new();
    *state = reading;
    return reading->units && reading->bounds ? 0 : -1;
}

static inline int reading_teardown(void **state)
{
    Reading *reading = *state;
    arena_free(reading->arena);
    grammar_free(reading->grammar);
    bounds_free(reading->bounds);
    units_free(reading->units);
    config_free(reading->config);
    g_free(reading);
    return 0;
}

static inline void reading_qty(GString *out, const Token *token)
{
    char value[DECIMAL_TEXT], upper[DECIMAL_TEXT];
    if (decimal_valid(token->value))
        g_string_append(out, decimal_format(token->value, 0, value));
    if (token->bound == BOUND_RANGE)
        g_string_append_printf(out, "..%s", decimal_format(token->upper, 0, upper));
    if (*token->dim)
        g_string_append_printf(out, " %s", token->dim);
    if (token->bound != BOUND_EXACT && token->bound != BOUND_RANGE)
        g_string_append_printf(out, " %s", bound_name(token->bound));
}

static inline void reading_date(GString *out, const Token *token)
{
    g_string_append_printf(out, "%s %s", token->form, token->from);
    if (*token->to)
        g_string_append_printf(out, "/%s", token->to);
}

/* `484600 money; 12 bodies least; year 2024; ! points`: quantities, dates and the hint of what is malformed. */
static inline char *reading_line(const Sentence *sentence)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < sentence->tokens->len; i++) {
        const Token *token = &g_array_index(sentence->tokens, Token, i);
        if (token->kind == TOKEN_OTHER)
            continue;
        g_string_append(out, out->len ? "; " : "");
        if (token->kind == TOKEN_QTY)
            reading_qty(out, token);
        else
            reading_date(out, token);
        if (token->twice)
            g_string_append_printf(out, " ! %s", token->twice);
    }
    return g_string_free(out, FALSE);
}

static inline void reading_assert(void **state, gboolean cell, const char *text,
                                  const char *expected)
{
    Reading *reading = *state;
    g_autofree char *found =
        reading_line(grammar_read(reading->grammar, text, cell, reading->arena));
    if (strcmp(found, expected) != 0)
        fail_msg("%s reads `%s`, not `%s`", text, found, expected);
}

/* The first token of the text. */
static inline const Token *reading_first(void **state, const char *text)
{
    Reading *reading = *state;
    const Sentence *sentence = grammar_read(reading->grammar, text, FALSE, reading->arena);
    assert_true(sentence->tokens->len > 0);
    return &g_array_index(sentence->tokens, Token, 0);
}

#define READS(text, expected) reading_assert(state, FALSE, text, expected)
#define CELL_READS(text, expected) reading_assert(state, TRUE, text, expected)
#define READING_TEST(name) cmocka_unit_test_setup_teardown(name, reading_setup, reading_teardown)
