/* For tests alone: one table through all that reconcile does with tables. */
#pragma once

#include "across.h"
#include "gap.h"
#include "indices.h"
#include "lead.h"
#include "ratio.h"
#include "score.h"
#include "totals.h"

#include "pipeline/scene_testing.h"

/* Checks the table that begins, its rows apart by newlines and its cells by tabs; then what was said of the rule. */
static inline void table_assert_rows(void **state, const char *rows, const char *rule,
                                     const char *expected)
{
    Scene *scene = *state;
    g_auto(GStrv) lines = g_strsplit(rows, "\n", -1);
    Heads *heads = heads_new(scene->config, NULL);
    Totals *totals = totals_new(scene->config, NULL);
    assert_true(heads && totals);
    for (guint i = 0; lines[i]; i++)
        scene_row(scene, lines[i]);
    scene_ready(scene);
    Grid *grid = grid_new(scene->ledger.document, scene->ledger.document->tables->pdata[0]);
    grid_read_units(scene->ledger.document, scene->ledger.units, grid);
    GPtrArray *blocks = blocks_new(&scene->ledger, heads, grid);
    for (guint i = 0; i < blocks->len; i++) {
        totals_check(totals, &scene->ledger, blocks->pdata[i]);
        across_check(&scene->ledger, blocks->pdata[i]);
        lead_check(totals, &scene->ledger, blocks->pdata[i]);
        ratio_check(&scene->ledger, blocks->pdata[i]);
        indices_check(&scene->ledger, blocks->pdata[i]);
        gap_check(&scene->ledger, blocks->pdata[i]);
    }
    score_check(totals, &scene->ledger, blocks);
    g_ptr_array_unref(blocks);
    totals_free(totals);
    heads_free(heads);
    scene_assert(scene, rule, expected);
}

static inline void table_assert(void **state, const char *caption, const char *rows,
                                const char *rule, const char *expected)
{
    scene_table(*state, caption);
    table_assert_rows(state, rows, rule, expected);
}
