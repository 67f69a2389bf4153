/* Facts by their parts. */
#include "part_index.h"

#include "fact.h"
#include "pipeline/testing.h"

#define PARTS 3

static void each_part_has_its_facts_in_their_order(void **state)
{
    Fact facts[] = {{.part = 1, .year = 1},
                    {.part = 3, .year = 2},
                    {.part = 1, .year = 3},
                    {.part = 0, .year = 4},
                    {.part = 1, .year = 5}};
    static const guint counts[PARTS + 1] = {1, 3, 0, 1};
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    PartIndex *index = part_index_new();
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(facts); i++)
        g_ptr_array_add(all, &facts[i]);
    for (guint time = 0; time < 2; time++) { /* what was there before is forgotten */
        part_index_fill(index, all, PARTS);
        for (guint part = 0; part <= PARTS; part++)
            assert_int_equal(part_index_list(index, part).count, counts[part]);
        FactList first = part_index_list(index, 1);
        assert_ptr_equal(first.facts[0], &facts[0]);
        assert_ptr_equal(first.facts[1], &facts[2]);
        assert_ptr_equal(first.facts[2], &facts[4]);
        assert_ptr_equal(part_index_list(index, 3).facts[0], &facts[1]);
    }
    part_index_free(index);
}

static void a_part_that_is_not_known_has_none(void **state)
{
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    PartIndex *index = part_index_new();
    (void)state;
    assert_int_equal(part_index_list(index, 0).count, 0);
    part_index_fill(index, none, PARTS);
    assert_int_equal(part_index_list(index, PARTS).count, 0);
    assert_int_equal(part_index_list(index, PARTS + 1).count, 0);
    part_index_free(index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_part_has_its_facts_in_their_order),
        cmocka_unit_test(a_part_that_is_not_known_has_none),
    };
    return cmocka_run_group_tests_name("part_index", tests, NULL, NULL);
}
