/* What comes from a document is never markup. */
#include "pipeline/html.h"
#include "pipeline/testing.h"

static void assert_html(const char *text, const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    html_string(out, text);
    assert_string_equal(out->str, expected);
}

static void words_stand_in_markup(void **state)
{
    (void)state;
    g_autoptr(GString) out = g_string_new("a");
    html_markup(out, "<b id=\"%s%u\">%" G_GUINT64_FORMAT "</b>%s", "p", 12u, G_MAXUINT64, "");
    assert_string_equal(out->str, "a<b id=\"p12\">18446744073709551615</b>");
}

static void markup_is_escaped(void **state)
{
    (void)state;
    assert_html("<script>\"'&", "&lt;script&gt;&quot;&#39;&amp;");
    assert_html("预算 <b>", "预算 &lt;b&gt;");
    assert_html("", "");
}

static void control_characters_become_blanks(void **state)
{
    (void)state;
    assert_html("a\x01\x1b[31m\x7f", "a  [31m ");
    assert_html("一\xE2\x80\xAE二\xC2\x85三", "一 二 三");
    assert_html("“一”\n二", "“一”\n二");
}

static void bytes_behind_the_length_are_left(void **state)
{
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    html_text(out, "ab<c", 2);
    assert_string_equal(out->str, "ab");
}

static void a_json_string_cannot_end_a_script(void **state)
{
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    json_string(out, "</script>&\"\\\n\x01");
    assert_string_equal(out->str, "\"\\u003c/script\\u003e\\u0026\\\"\\\\\\n\\u0001\"");
}

static void members_stand_apart_by_commas(void **state)
{
    (void)state;
    g_autoptr(GString) out = g_string_new("{");
    json_member(out, "a", "一");
    json_number(out, "b", 2);
    json_key(out, "c");
    g_string_append(out, "[]}");
    assert_string_equal(out->str, "{\"a\":\"一\",\"b\":2,\"c\":[]}");
}

static void a_hash_is_what_a_browser_computes(void **state)
{
    (void)state;
    g_autofree char *hash = html_hash("", 0);
    assert_string_equal(hash, "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_stand_in_markup),
        cmocka_unit_test(markup_is_escaped),
        cmocka_unit_test(control_characters_become_blanks),
        cmocka_unit_test(bytes_behind_the_length_are_left),
        cmocka_unit_test(a_json_string_cannot_end_a_script),
        cmocka_unit_test(members_stand_apart_by_commas),
        cmocka_unit_test(a_hash_is_what_a_browser_computes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
