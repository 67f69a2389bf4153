/* Where the links of a page lead. */
#include "address.h"

#include "testing.h"

/* A link of http://a.example/x/list.html, in the charset. */
static void leads(const char *href, const char *charset, const char *expected)
{
    g_autoptr(GUri) base = address_parse("http://a.example/x/list.html?page=2", NULL);
    g_autofree char *address = address_resolve(base, href, charset);
    if (expected)
        assert_string_equal(address, expected);
    else
        assert_null(address);
}

static void a_link_is_relative_to_its_page(void **state)
{
    (void)state;
    leads("b.html", "UTF-8", "http://a.example/x/b.html");
    leads("../b.html#top", "UTF-8", "http://a.example/b.html");
    leads("//b.example", "UTF-8", "http://b.example/");
    leads("?page=3", "UTF-8", "http://a.example/x/list.html?page=3");
}

static void what_a_browser_mends_is_mended(void **state)
{
    (void)state;
    leads(" y\\b\n.html ", "UTF-8", "http://a.example/x/y/b.html");
    leads("%2e%2E/b.html", "UTF-8", "http://a.example/b.html");
    leads("a b<c>.html", "UTF-8", "http://a.example/x/a%20b%3Cc%3E.html");
    leads("HTTP://B.Example:80/", "UTF-8", "http://b.example/");
    leads("https://b.example:8443/", "UTF-8", "https://b.example:8443/");
}

static void a_query_is_written_in_the_charset_of_the_page(void **state)
{
    (void)state;
    leads("s?q=县", "UTF-8", "http://a.example/x/s?q=%E5%8E%BF");
    leads("s?q=县", "GB18030", "http://a.example/x/s?q=%CF%D8");
    leads("s?q=😀", "BIG5", "http://a.example/x/s?q=%26%23128512%3B");
}

static void users_are_not_handed_on(void **state)
{
    (void)state;
    leads("http://name:word@b.example/c", "UTF-8", "http://b.example/c");
}

static void what_is_no_page_leads_nowhere(void **state)
{
    (void)state;
    leads("", "UTF-8", NULL);
    leads("#top", "UTF-8", NULL);
    leads("javascript:void(0)", "UTF-8", NULL);
    leads("mailto:a@b.example", "UTF-8", NULL);
    leads("http://b c/", "UTF-8", NULL);
    g_autofree char *endless = g_strnfill(9000, 'a');
    leads(endless, "UTF-8", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_link_is_relative_to_its_page),
        cmocka_unit_test(what_a_browser_mends_is_mended),
        cmocka_unit_test(a_query_is_written_in_the_charset_of_the_page),
        cmocka_unit_test(users_are_not_handed_on),
        cmocka_unit_test(what_is_no_page_leads_nowhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
