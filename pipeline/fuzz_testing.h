/* For tests alone: a fuzz target. Built by scripts/fuzz it is libFuzzer's; built as a test it takes every input that
 * is kept under testdata/fuzz/NAME once, where a sanitizer can see it. */
#pragma once

#include "testing.h"

#include <glib.h>

/* Any bytes must be answered without a fault; always 0. */
int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

/* Gives every input under testdata/fuzz/NAME to the target; fails if there is none. */
static inline void fuzz_replay(const char *name)
{
    g_autofree char *folder = g_build_filename("testdata/fuzz", name, NULL);
    g_autoptr(GDir) inputs = g_dir_open(folder, 0, NULL);
    guint count = 0;
    assert_non_null(inputs);
    for (const char *file; (file = g_dir_read_name(inputs)); count++) {
        g_autofree char *path = g_build_filename(folder, file, NULL);
        g_autofree char *bytes = NULL;
        gsize length;
        assert_true(g_file_get_contents(path, &bytes, &length, NULL));
        assert_int_equal(LLVMFuzzerTestOneInput((const guint8 *)bytes, length), 0);
    }
    assert_int_not_equal(count, 0);
}

#ifdef LIBFUZZER
#define FUZZ_TARGET(name)
#else
#define FUZZ_TARGET(name)                                                                          \
    static void every_input_kept_is_answered(void **state)                                         \
    {                                                                                              \
        (void)state;                                                                               \
        fuzz_replay(name);                                                                         \
    }                                                                                              \
    int main(void)                                                                                 \
    {                                                                                              \
        const struct CMUnitTest tests[] = {cmocka_unit_test(every_input_kept_is_answered)};        \
        return cmocka_run_group_tests(tests, NULL, NULL);                                          \
    }
#endif
