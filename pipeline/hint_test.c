/* What people read of a mistake: with what the document knows, and with mistakes too weak to prove anything. */
#include "pipeline/operand_testing.h"
#include "pipeline/units_testing.h"

#include "hypothesis.h"

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

/* 1231 + 1231 + 1000 = 3462 for 4462 */
static void every_number_printed_elsewhere_is_kept(void **state)
{
    HINTS(SUM, "4462人", "1231人 1231人 1000人", "2000人",
          "copied 1231人 2231人|digit 1000人 2000人");
    HINTS(SUM, "4462人", "1231人 1231人 1000人", "2000人 3462人",
          "copied 1231人 2231人|digit 4462人 3462人|digit 1000人 2000人");
    HINTS(QUOTIENT, "97%", "1630 1580", "1530", "inverse 1580 1630|digit 1630 1530");
}

/* 123 + 123 + 100 = 346 for 446: 200 may stand anywhere */
static void three_digits_printed_elsewhere_are_a_coincidence(void **state)
{
    HINTS(SUM, "446人", "123人 123人 100人", "200人",
          "copied 123人 223人|digit 446人 346人|digit 100人 200人");
}

/* 3.000 printed elsewhere is what a slip of its unit leaves as it is */
static void digits_that_a_slip_keeps_are_no_support(void **state)
{
    HINTS(SUM, "5.0亿元", "2.000亿元 3.000万元", "3.000亿元 3.000亿元",
          "slip 3.000万元 3.000亿元|digit 5.0亿元 2.0亿元|digit 2.000亿元 5.000亿元");
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
    HINTS(SUM, "14人", "13人 0人", "", "dropped 0人 1人|digit 14人 13人|digit 13人 14人");
    HINTS(SUM, "46人", "12人 12人 13人", "", "copied 12人 21人");
}

/* 4 + 4 + 5 = 13 for 16: no row has seven points */
static void points_that_no_row_has_were_not_copied_over(void **state)
{
    HINTS(SUM, "16分", "4分 4分 5分", "", "digit 16分 13分|digit 4分 7分|digit 5分 8分");
    HINTS(SUM, "21分", "3分 8分 8分 5分", "",
          "copied 8分 5分|digit 21分 24分|digit 3分 0分|digit 5分 2分");
    HINTS(SUM, "21分", "5分 8分 8分 3分", "",
          "copied 8分 5分|digit 21分 24分|digit 5分 2分|digit 3分 0分");
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

/* What people read where the document knows of a mistake already. */
static void assert_told(void **state, RelationKind kind, const char *stated, const char *parts,
                        const char *told, const char *expected)
{
    const Fixture *f = *state;
    g_autoptr(Reckoning) reckoning = reckoning_new(f->units, kind, stated, parts);
    Document *document = document_new();
    document_tell(document, told);
    g_autofree char *hint = relation_hint(&reckoning->relation, f->units, document);
    document_free(document);
    assert_string_equal(hint, expected);
}

#define TOLD(kind, stated, parts, told, expected)                                                  \
    assert_told(state, RELATION_##kind, stated, parts, told, expected)

/* 123 + 123 + 100 = 346 for 446; 12 + 13 + 11 = 36 for 46; 158 of 163 are 97% */
static void a_mistake_told_before_needs_three_digits(void **state)
{
    TOLD(SUM, "446人", "123人 123人 100人", "digit 100人 200人",
         "copied 123人 223人|digit 100人 200人");
    TOLD(SUM, "46人", "12人 13人 11人", "digit 12人 22人",
         "digit 46人 36人|digit 12人 22人|digit 13人 23人|digit 11人 21人");
    TOLD(QUOTIENT, "97%", "163人 158人", "inverse 158人 163人", "inverse 158人 163人");
    TOLD(QUOTIENT, "97%", "163人 158人", "digit 14人 12人",
         "inverse 158人 163人|digit 163人 153人|digit 158人 168人");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_number_printed_elsewhere_is_preferred),
        TEST(every_number_printed_elsewhere_is_kept),
        TEST(three_digits_printed_elsewhere_are_a_coincidence),
        TEST(digits_that_a_slip_keeps_are_no_support),
        TEST(a_number_of_the_relation_itself_is_no_support),
        TEST(a_short_figure_beside_its_like_may_be_copied),
        TEST(points_that_no_row_has_were_not_copied_over),
        TEST(a_mistake_that_mends_one_relation_is_named_for_another),
        TEST(a_mistake_told_before_needs_three_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
