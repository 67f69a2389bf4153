/* For tests alone: what cmocka wants included before it, and the assertions that several tests share. */
#pragma once

#include "error.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define assert_error_of(error, number)                                                             \
    do {                                                                                           \
        assert_non_null(error);                                                                    \
        assert_int_equal((error)->domain, GOUJI_ERROR);                                            \
        assert_int_equal((error)->code, (number));                                                 \
    } while (0)

/* Fails, showing the text, unless the words stand in it. */
#define assert_says(text, words)                                                                   \
    do {                                                                                           \
        if (!strstr((text), (words)))                                                              \
            fail_msg("`%s` does not say `%s`", (text), (words));                                   \
    } while (0)
