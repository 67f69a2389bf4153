/* For tests alone: the real units, read once for a test. */
#pragma once

#include "config.h"
#include "unit.h"

#include "pipeline/testing.h"

typedef struct {
    Config *config;
    Units *units;
} Fixture;

static int setup(void **state)
{
    Fixture *f = g_new0(Fixture, 1);
    f->config = config_open(NULL, NULL);
    f->units = units_new(f->config, NULL);
    *state = f;
    return f->units ? 0 : -1;
}

static int teardown(void **state)
{
    Fixture *f = *state;
    units_free(f->units);
    config_free(f->config);
    g_free(f);
    return 0;
}
