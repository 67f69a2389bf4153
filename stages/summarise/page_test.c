/* The page of one document: its whole text, figures marked, nothing run. */
#include "docket_testing.h"
#include "page.h"
#include "settle.h"

#define RATE(operands)                                                                             \
    CHECK("r1", "rate\tfail\terror", "5\t1", "完成率\t1%\t2%\t\t", operands "\t\t\t")
#define HOLDS(operands) CHECK("r2", "rate\tpass\t", "5\t1", "\t\t\t\t", operands "\t\t\t")

static char *page(Bench *bench, const char *records)
{
    const Docket *docket = bench_read(bench, records);
    const Scene scene = {docket, bench->messages};
    Tally tally = {0};
    g_autoptr(GArray) findings = settle_findings(&scene, NULL, &tally);
    const Settled settled = {&scene, &tally, findings, NULL};
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *style = page_style();
    page_write(out, &settled, style);
    return g_strdup(out->str);
}

static void figures_lead_to_their_finding(void **state)
{
    g_autofree char *html =
        page(*state, TEXT("3", "5", "完成1%。") QTY("3.1", "5", "6", "2", "1%") RATE("3.1"));
    assert_says(html, "<span id=\"p3\">完成<a class=\"m error\" href=\"#");
    assert_says(html, "\">1%</a>。</span>");
    assert_says(html, "<a href=\"#p3\">");
    assert_says(html, "href=\"../report.html#f-");
}

static void verified_figures_are_dotted(void **state)
{
    g_autofree char *html =
        page(*state, TEXT("3", "5", "完成1%。") QTY("3.1", "5", "6", "2", "1%") HOLDS("3.1"));
    assert_says(html, "完成<span class=\"ok\">1%</span>。");
}

static void a_finding_goes_before_what_was_verified(void **state)
{
    g_autofree char *html = page(*state, TEXT("3", "5", "完成1%。") QTY("3.1", "5", "6", "2", "1%")
                                             RATE("3.1") HOLDS("3.1"));
    assert_says(html, "\">1%</a>。");
    assert_null(strstr(html, "class=\"ok\""));
}

static void sentences_of_a_paragraph_stand_together(void **state)
{
    g_autofree char *html = page(*state, TEXT("3", "5", "一。") TEXT("4", "5", "二。"));
    assert_says(html, "<p data-l=\"5\">一。二。</p>");
}

static void a_table_has_rows(void **state)
{
    g_autofree char *html =
        page(*state, CELL("11", "7", "1", "1", "甲") CELL("12", "7", "1", "2", "1")
                         CELL("13", "8", "2", "1", "乙"));
    assert_says(html, "<table><tr><td>甲</td><td>1</td></tr>\n<tr><td>乙</td></tr></table></div>");
}

static void markup_is_shown(void **state)
{
    g_autofree char *html =
        page(*state, TEXT("3", "5", "<script>x</script>") CELL("4", "6", "1", "1", "\"><img>"));
    assert_says(html, "&lt;script&gt;x&lt;/script&gt;");
    assert_null(strstr(html, "<script"));
    assert_null(strstr(html, "<img"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(figures_lead_to_their_finding),
        TEST(verified_figures_are_dotted),
        TEST(a_finding_goes_before_what_was_verified),
        TEST(sentences_of_a_paragraph_stand_together),
        TEST(a_table_has_rows),
        TEST(markup_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
