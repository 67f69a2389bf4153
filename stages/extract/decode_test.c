#include "decode.h"

#include "pipeline/testing.h"

#define SENTENCE "全县水利支出一千二百万元，人员经费八百万元。\n"

/* A text long enough that a few bad bytes are rare. */
static char *long_text(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 40; i++)
        g_string_append(text, SENTENCE);
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static void assert_decoded(const char *bytes, gsize length, const char *encoding,
                           const char *expected, gsize replaced)
{
    g_autofree char *copy = g_memdup2(bytes, length + 1);
    Decoded decoded;
    assert_null(decode_text(copy, length, &decoded));
    assert_string_equal(decoded.encoding, encoding);
    assert_int_equal(decoded.replaced, replaced);
    assert_int_equal(decoded.length, strlen(expected));
    assert_memory_equal(decoded.text, expected, decoded.length);
    decoded_clear(&decoded);
}

static void assert_refused(const char *bytes, gsize length, const char *expected)
{
    g_autofree char *copy = g_malloc(length + 1);
    memcpy(copy, bytes, length);
    copy[length] = '\0';
    Decoded decoded;
    const char *reason = decode_text(copy, length, &decoded);
    decoded_clear(&decoded);
    assert_non_null(reason);
    assert_string_equal(reason, expected);
}

static void newlines_of_every_kind_become_one(void **state)
{
    (void)state;
    assert_decoded("甲\r\n乙\r丙\n", strlen("甲\r\n乙\r丙\n"), "UTF-8", "甲\n乙\n丙\n", 0);
}

static void a_byte_order_mark_is_dropped(void **state)
{
    (void)state;
    assert_decoded("\xEF\xBB\xBF甲", 6, "UTF-8", "甲", 0);
}

static void gb18030_is_told_by_its_han(void **state)
{
    g_autofree char *text = long_text();
    gsize length;
    g_autofree char *bytes = g_convert(text, -1, "GB18030", "UTF-8", NULL, &length, NULL);
    (void)state;
    assert_decoded(bytes, length, "GB18030", text, 0);
}

static void utf16_is_told_by_its_mark(void **state)
{
    (void)state;
    assert_decoded("\xFF\xFE\x32\x75\x0A\x00", 6, "UTF-16LE", "甲\n", 0);
    assert_decoded("\xFE\xFF\x75\x32\x00\x0A", 6, "UTF-16BE", "甲\n", 0);
}

static void rare_bad_bytes_are_replaced_and_counted(void **state)
{
    g_autofree char *text = long_text();
    g_autofree char *bad = g_strconcat(text, "\xFF尾", NULL);
    g_autofree char *good = g_strconcat(text, "\xEF\xBF\xBD尾", NULL);
    (void)state;
    assert_decoded(bad, strlen(bad), "UTF-8", good, 1);
}

/* Wherever it stands among Han: too long, a half of a pair, out of range, cut off, a byte too many. */
static void bytes_that_only_look_like_characters_are_replaced(void **state)
{
    static const char *const wrong[] = {"\xE0\x9F\xBF",
                                        "\xED\xA0\x80",
                                        "\xF4\x90\x80\x80",
                                        "\xE4\xB8",
                                        "\xF0\x8F\xBF\xBF",
                                        "\xC1\xBF",
                                        "\xE4\xB8\xE4",
                                        "\xBF",
                                        "\xFF"};
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++)
        for (guint place = 0; place < 4; place++) {
            g_autoptr(GString) text = g_string_new(NULL);
            for (guint k = 0; k < 400; k++)
                g_string_append(text, "收入a");
            g_string_insert(text, place == 3 ? -1 : 7 * 9 + 3 * (gssize)place, wrong[i]);
            gsize bad = 0;
            for (const char *at = text->str, *end = at + text->len;
                 !g_utf8_validate_len(at, (gsize)(end - at), &at); at++)
                bad++;
            Decoded decoded;
            g_autofree char *bytes = g_memdup2(text->str, text->len + 1);
            assert_null(decode_text(bytes, text->len, &decoded));
            assert_string_equal(decoded.encoding, "UTF-8");
            assert_int_equal(decoded.replaced, bad);
            assert_true(bad > 0 && g_utf8_validate_len(decoded.text, decoded.length, NULL));
            decoded_clear(&decoded);
        }
}

/* Characters of every length, and the first and last of those of three bytes. */
static void characters_of_every_length_are_kept(void **state)
{
    static const char text[] = "a\xC2\xA3\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF"
                               "\xF0\x9F\x80\x80\xF4\x8F\xBF\xBF收";
    (void)state;
    assert_decoded(text, sizeof text - 1, "UTF-8", text, 0);
}

static void a_stray_nul_is_replaced(void **state)
{
    g_autofree char *text = long_text();
    gsize length = strlen(text);
    g_autofree char *bad = g_strconcat(text, "x尾", NULL);
    g_autofree char *good = g_strconcat(text, "\xEF\xBF\xBD尾", NULL);
    (void)state;
    bad[length] = '\0';
    assert_decoded(bad, length + 1 + strlen("尾"), "UTF-8", good, 1);
}

static void binary_is_refused(void **state)
{
    static const char zeros[4096] = {0};
    g_autofree char *noise = g_malloc(4096);
    guint32 seed = 1;
    (void)state;
    assert_refused(zeros, sizeof zeros, "binary");
    for (guint i = 0; i < 4096; i++)
        noise[i] = (char)((seed = seed * 1103515245 + 12345) >> 16);
    assert_refused(noise, 4096, "binary");
}

static void text_of_no_known_encoding_is_refused(void **state)
{
    (void)state;
    assert_refused("\xFF\xFE\x00\xD8\x00\xD8", 6, "encoding");
    assert_refused("caf\xE9 \xE9t\xE9 \xE0 \xF4", 12, "encoding");
}

static void blanks_alone_are_empty(void **state)
{
    (void)state;
    assert_refused("", 0, "empty");
    assert_refused(" \n\t\xE3\x80\x80\r\n", 8, "empty");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(newlines_of_every_kind_become_one),
        cmocka_unit_test(a_byte_order_mark_is_dropped),
        cmocka_unit_test(gb18030_is_told_by_its_han),
        cmocka_unit_test(utf16_is_told_by_its_mark),
        cmocka_unit_test(rare_bad_bytes_are_replaced_and_counted),
        cmocka_unit_test(bytes_that_only_look_like_characters_are_replaced),
        cmocka_unit_test(characters_of_every_length_are_kept),
        cmocka_unit_test(a_stray_nul_is_replaced),
        cmocka_unit_test(binary_is_refused),
        cmocka_unit_test(text_of_no_known_encoding_is_refused),
        cmocka_unit_test(blanks_alone_are_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
