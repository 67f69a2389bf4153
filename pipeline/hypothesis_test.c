/* What was probably meant: one mistake at one figure, tried on every figure of the relation. */
#include "pipeline/operand_testing.h"
#include "pipeline/units_testing.h"

#include "hypothesis.h"

/* The hints for a relation that fails; *count is how many mistakes would explain it. g_free. */
static char *explained(void **state, RelationKind kind, const char *stated, const char *parts,
                       guint *count)
{
    const Fixture *f = *state;
    g_autoptr(Reckoning) reckoning = reckoning_new(f->units, kind, stated, parts);
    assert_int_equal(relation_fit(&reckoning->relation), FIT_FAILS);
    return relation_explain(&reckoning->relation, f->units, count);
}

/* The hint is given, and first: it is the most telling. */
static void assert_leads(void **state, RelationKind kind, const char *stated, const char *parts,
                         const char *hint)
{
    guint count;
    g_autofree char *found = explained(state, kind, stated, parts, &count);
    gsize length = strlen(hint);
    if (strncmp(found, hint, length) != 0 || (found[length] != '|' && found[length] != '\0'))
        fail_msg("%s of %s: `%s', not `%s' first", stated, parts, found, hint);
    assert_true(count > 0);
}

/* No mistake explains it, or too many would. */
static void assert_unexplained(void **state, RelationKind kind, const char *stated,
                               const char *parts, gboolean many)
{
    guint count;
    g_autofree char *found = explained(state, kind, stated, parts, &count);
    assert_string_equal(found, "");
    assert_int_equal(count > 0, many);
}

#define LEADS(kind, stated, parts, hint) assert_leads(state, RELATION_##kind, stated, parts, hint)
#define STAYS_SILENT(kind, stated, parts)                                                          \
    assert_unexplained(state, RELATION_##kind, stated, parts, FALSE)

/* 58/63 = 92.06%, 34/39 = 87.18% */
static void a_rate_turned_over_is_named_before_all_else(void **state)
{
    LEADS(QUOTIENT, "92.06%", "63人 58人", "inverse 58人 63人");
    LEADS(QUOTIENT, "87.18%", "39人 34人", "inverse 34人 39人");
}

/* 1.35/0.62 = 217.74%, 0.90/0.41 = 219.51% */
static void a_ratio_given_as_growth_is_named(void **state)
{
    LEADS(GROWTH, "217.74%", "1.35亿元 0.62亿元", "ratio 217.74% 117.74%");
    LEADS(GROWTH, "219.51%", "0.90亿元 0.41亿元", "ratio 219.51% 119.51%");
}

/* 100.12 + 212.34 = 312.46, under a head that says 万元 */
static void a_slip_under_a_head_is_given_in_its_unit_too(void **state)
{
    const Fixture *f = *state;
    guint count;
    g_autoptr(Reckoning) reckoning =
        reckoning_new(f->units, RELATION_SUM, "312.46万元", "100.12万元 0.021234万元");
    reckoning->parts[1].bare = TRUE;
    g_autofree char *found = relation_explain(&reckoning->relation, f->units, &count);
    assert_true(g_str_has_prefix(found, "slip 0.021234万元 0.021234亿元 212.34万元"));
}

/* six parts make 61.53 where 61.51 is printed, two units of its last place; of two parts that is too much */
static void beside_a_moved_point_the_rounding_of_many_parts_is_nothing(void **state)
{
    LEADS(SUM, "61.51万元", "12.31万元 9.84万元 7.22万元 15.06万元 6.50万元 106.0万元",
          "shifted 106.0万元 10.6万元");
    LEADS(SUM, "61.51万元", "12.31万元 9.84万元 7.22万元 15.06万元 6.50万元 10.60亿元",
          "slip 10.60亿元 10.60万元");
    STAYS_SILENT(SUM, "61.51万元", "50.93万元 106.0万元");
}

/* 16.8350 is 96.20% of 17.5; 100.00 + 200.00 = 300.00 */
static void a_slipped_unit_is_named(void **state)
{
    LEADS(QUOTIENT, "96.20%", "168350亿元 17.5000亿元", "slip 168350亿元 168350万元");
    LEADS(SUM, "312.46万元", "100.12万元 212.34元", "slip 212.34元 212.34万元");
    LEADS(SUM, "63万元", "9万元 46万元 8元", "slip 8元 8万元");
}

/* 105.12 + 23.45 = 128.57 */
static void a_point_out_of_place_is_named(void **state)
{
    LEADS(SUM, "1285.70万元", "105.12万元 23.45万元", "shifted 1285.70万元 128.57万元");
    LEADS(SUM, "128.57万元", "105.12万元 2.345万元", "shifted 2.345万元 23.45万元");
}

/* 210.35 + 156.00 + 120.00 = 486.35 */
static void two_digits_exchanged_are_named(void **state)
{
    LEADS(SUM, "468.35万元", "210.35万元 156.00万元 120.00万元", "swapped 468.35万元 486.35万元");
    LEADS(QUOTIENT, "105.00%", "1620人 1200人", "swapped 1620人 1260人");
}

/* 118 + 45 = 163 */
static void a_digit_too_many_is_named(void **state)
{
    LEADS(SUM, "1663人", "118人 45人", "doubled 1663人 163人");
}

/* 1240 + 345 = 1585 */
static void a_digit_too_few_is_named(void **state)
{
    LEADS(SUM, "158人", "1240人 345人", "dropped 158人 1585人");
}

/* 402.15/1094.65 = 36.74%; 9.54 + 10.20 = 19.74 */
static void a_wrong_digit_is_named(void **state)
{
    LEADS(QUOTIENT, "33.74%", "402.15万元 1094.65万元", "digit 33.74% 36.74%");
    LEADS(SUM, "14.74万元", "9.54万元 10.20万元", "digit 14.74万元 19.74万元");
}

/* 91.25 + 19.05 = 110.30 */
static void the_mistake_may_stand_in_a_part(void **state)
{
    guint count;
    g_autofree char *found =
        explained(state, RELATION_SUM, "110.30万元", "92.15万元 19.05万元", &count);
    assert_says(found, "swapped 92.15万元 91.25万元");
}

/* 100 stated as 99: each of nine parts may be one too large. */
static void many_explanations_are_not_listed(void **state)
{
    guint count;
    g_autofree char *found = explained(state, RELATION_SUM, "99人",
                                       "11人 11人 11人 11人 11人 11人 11人 11人 12人", &count);
    guint listed = *found != '\0';
    for (const char *c = found; (c = strchr(c, '|')); c++)
        listed++;
    assert_in_range(listed, 0, 4);
}

/* 106.94 + 138.26 = 245.20; 102.84 - 95.36 = 7.48 */
static void what_nothing_simple_explains_stays_unexplained(void **state)
{
    STAYS_SILENT(SUM, "746.31万元", "106.94万元 138.26万元");
    STAYS_SILENT(DIFFERENCE, "55.55万元", "102.84万元 95.36万元");
}

/* What people read in a document whose other figures print `elsewhere`, apart by blanks. g_free. */
static char *hinted(void **state, RelationKind kind, const char *stated, const char *parts,
                    const char *elsewhere)
{
    const Fixture *f = *state;
    g_autoptr(Reckoning) reckoning = reckoning_new(f->units, kind, stated, parts);
    g_auto(GStrv) numbers = g_strsplit(elsewhere, " ", -1);
    Quantity quantities[8] = {0}, *list[8];
    Span span = {.quantities = list};
    for (; numbers[span.quantity_count]; span.quantity_count++) {
        list[span.quantity_count] = &quantities[span.quantity_count];
        quantities[span.quantity_count].printed = numbers[span.quantity_count];
    }
    Document *document = document_new();
    g_ptr_array_add(document->spans, &span);
    char *hint = relation_hint(&reckoning->relation, f->units, document);
    document_free(document);
    return hint;
}

static void assert_hinted(void **state, RelationKind kind, const char *stated, const char *parts,
                          const char *elsewhere, const char *expected)
{
    g_autofree char *hint = hinted(state, kind, stated, parts, elsewhere);
    assert_string_equal(hint, expected);
}

#define HINTS(kind, stated, parts, elsewhere, expected)                                            \
    assert_hinted(state, RELATION_##kind, stated, parts, elsewhere, expected)

/* 318.42/879.61 = 36.2% */
static void a_number_printed_elsewhere_is_preferred(void **state)
{
    HINTS(QUOTIENT, "36.2%", "38.42万元 879.61万元", "318.42万元", "dropped 38.42万元 318.42万元");
}

/* the whole is printed twice: once here, where the broken part would merely repeat it */
static void a_number_of_the_relation_itself_is_no_support(void **state)
{
    HINTS(SUM, "332.14万元", "0.00万元 32.14万元", "332.14万元 32.14万元",
          "doubled 332.14万元 32.14万元|dropped 32.14万元 332.14万元");
    HINTS(SUM, "332.14万元", "0.00万元 32.14万元", "332.14万元 32.14万元 32.14万元",
          "doubled 332.14万元 32.14万元");
}

/* 5 + 10 + 10 + 5 = 30 for 25, 8 + 0 = 8 for 14 */
static void a_short_figure_beside_its_like_may_be_copied(void **state)
{
    HINTS(SUM, "25分", "5分 10分 10分 5分", "", "copied 10分 5分|digit 5分 0分");
    HINTS(SUM, "14人", "8人 0人", "", "dropped 0人 6人");
}

/* 4 + 4 + 5 = 13 for 16: no row has seven points */
static void points_that_no_row_has_were_not_copied_over(void **state)
{
    HINTS(SUM, "16分", "4分 4分 5分", "", "digit 16分 13分|digit 4分 7分|digit 5分 8分");
}

/* weak mistakes prove nothing */
static void a_nought_is_only_a_hint(void **state)
{
    guint count;
    g_autofree char *found = explained(state, RELATION_SUM, "56人", "13人 0人", &count);
    assert_null(strstr(found, " 0人"));
}

/* 205.18/242.53 = 84.6%; 2422.53 for 242.53 alone explains a sum too */
static void a_mistake_that_mends_one_relation_is_named_for_another(void **state)
{
    const Fixture *f = *state;
    g_autoptr(Reckoning) reckoning =
        reckoning_new(f->units, RELATION_QUOTIENT, "84.6%", "205.18万元 2422.53万元");
    Document *document = document_new();
    document_tell(document, "doubled 2422.53万元 242.53万元");
    document_tell(document, "digit 84.6% 8.4%|digit 84.6% 8.5%");
    g_autofree char *hint = relation_hint(&reckoning->relation, f->units, document);
    document_free(document);
    assert_string_equal(hint, "doubled 2422.53万元 242.53万元");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_rate_turned_over_is_named_before_all_else),
        TEST(a_ratio_given_as_growth_is_named),
        TEST(a_slipped_unit_is_named),
        TEST(beside_a_moved_point_the_rounding_of_many_parts_is_nothing),
        TEST(a_slip_under_a_head_is_given_in_its_unit_too),
        TEST(a_point_out_of_place_is_named),
        TEST(two_digits_exchanged_are_named),
        TEST(a_digit_too_many_is_named),
        TEST(a_digit_too_few_is_named),
        TEST(a_wrong_digit_is_named),
        TEST(the_mistake_may_stand_in_a_part),
        TEST(many_explanations_are_not_listed),
        TEST(what_nothing_simple_explains_stays_unexplained),
        TEST(a_number_printed_elsewhere_is_preferred),
        TEST(a_number_of_the_relation_itself_is_no_support),
        TEST(a_short_figure_beside_its_like_may_be_copied),
        TEST(points_that_no_row_has_were_not_copied_over),
        TEST(a_nought_is_only_a_hint),
        TEST(a_mistake_that_mends_one_relation_is_named_for_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
