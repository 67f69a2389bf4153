/* For tests alone: the real words of the documents, read once for a test. */
#pragma once

#include "words.h"

#include "pipeline/testing.h"

typedef struct {
    Config *config;
    Words *words;
} Fixture;

static int setup(void **state)
{
    Fixture *f = g_new0(Fixture, 1);
    f->config = config_open("config", NULL);
    f->words = words_new(f->config, NULL);
    *state = f;
    return f->words ? 0 : -1;
}

static int teardown(void **state)
{
    Fixture *f = *state;
    words_free(f->words);
    config_free(f->config);
    g_free(f);
    return 0;
}
