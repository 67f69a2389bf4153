#include "pipeline/arena.h"
#include "pipeline/testing.h"

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static gboolean is_zero(const char *memory, gsize size)
{
    for (gsize i = 0; i < size; i++)
        if (memory[i] != 0)
            return FALSE;
    return TRUE;
}

static void memory_is_zeroed_and_aligned_for_anything(void **state)
{
    for (gsize size = 0; size < 300; size++) {
        char *memory = arena_alloc(*state, size);
        assert_int_equal((uintptr_t)memory % 16, 0);
        assert_true(is_zero(memory, size));
        memset(memory, 0xAA, size);
    }
}

static void pieces_do_not_overlap_across_blocks(void **state)
{
    enum { PIECES = 3000 };
    guint *pieces[PIECES];
    for (guint i = 0; i < PIECES; i++) {
        pieces[i] = arena_alloc(*state, 100);
        for (guint k = 0; k < 25; k++)
            pieces[i][k] = i;
    }
    for (guint i = 0; i < PIECES; i++)
        for (guint k = 0; k < 25; k++)
            assert_int_equal(pieces[i][k], i);
}

static void a_piece_may_be_larger_than_a_block(void **state)
{
    gsize size = 1 << 20;
    char *before = arena_copy(*state, "before", 6);
    char *large = arena_alloc(*state, size);
    char *after = arena_copy(*state, "after", 5);
    assert_true(is_zero(large, size));
    memset(large, 0xAA, size);
    assert_string_equal(before, "before");
    assert_string_equal(after, "after");
}

static void cleared_memory_is_handed_out_again_zeroed(void **state)
{
    char *first = arena_alloc(*state, 64);
    memset(first, 0xAA, 64);
    memset(arena_alloc(*state, 1 << 20), 0xAA, 1 << 20);
    arena_clear(*state);
    char *again = arena_alloc(*state, 64);
    assert_ptr_equal(again, first);
    assert_true(is_zero(again, 64));
}

static void a_copy_ends_in_nul_and_keeps_nul_bytes(void **state)
{
    static const char bytes[] = "a\0bcdef";
    assert_memory_equal(arena_copy(*state, bytes, 3), "a\0b", 4);
    assert_string_equal(arena_copy(*state, bytes, 0), "");
    char *whole = arena_copy(*state, "sixteen letters.", 16); /* fills its piece to the brim */
    arena_copy(*state, "next", 4);
    assert_string_equal(whole, "sixteen letters.");
}

static void printf_makes_a_string(void **state)
{
    assert_string_equal(arena_printf(*state, "%s %u", "控制率", 93u), "控制率 93");
}

static void new0_makes_a_zeroed_object(void **state)
{
    typedef struct {
        int number;
        void *pointer;
    } Object;
    Object *object = arena_new0(*state, Object);
    assert_int_equal(object->number, 0);
    assert_null(object->pointer);
}

static void freeing_none_does_nothing(void **state)
{
    (void)state;
    arena_free(NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(memory_is_zeroed_and_aligned_for_anything),
        TEST(pieces_do_not_overlap_across_blocks),
        TEST(a_piece_may_be_larger_than_a_block),
        TEST(cleared_memory_is_handed_out_again_zeroed),
        TEST(a_copy_ends_in_nul_and_keeps_nul_bytes),
        TEST(printf_makes_a_string),
        TEST(new0_makes_a_zeroed_object),
        cmocka_unit_test(freeing_none_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
