/* For tests alone: a scene through the hooks of gouji-crosscheck, as the program runs them. */
#pragma once

#include "pipeline/scene_testing.h"

int crosscheck_main(int argc, char **argv);
#define main crosscheck_main
#include "main.c"
#undef main

static inline void audit_take(gpointer stage, const Record *record)
{
    assert_true(crosscheck_record(stage, record, NULL));
}

/* Audits the scene; then what was said of the rule (see scene_said). */
static inline void audit_assert(void **state, const char *rule, const char *expected)
{
    Scene *scene = *state;
    Stage stage = {
        .config = scene->config, .out = scene->ledger.out, .doc = 1, .state = g_new0(State, 1)};
    assert_true(crosscheck_open(&stage, NULL));
    writer_flush(scene->writer);
    scene_each(scene->records, audit_take, &stage);
    assert_true(crosscheck_document(&stage, NULL));
    crosscheck_clear(stage.state);
    g_free(stage.state);
    scene_assert(scene, rule, expected);
}

#define PART(year)                                                                                 \
    scene_part(*state, year "年度白溪县民政局部门整体支出绩效自评报告", "白溪县民政局", year)
#define SAYS(paragraph) scene_says(*state, paragraph)
#define TABLE(caption) scene_table(*state, caption)
#define ROW(label, figures) scene_entries(*state, label, figures)
#define HEAD(system, level, ordinal, number, text)                                                 \
    scene_head(*state, system, level, ordinal, number, text)
