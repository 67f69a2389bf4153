/* findings.tsv read back. */
#include "pipeline/listing.h"
#include "pipeline/testing.h"

#include <glib/gstdio.h>

#define HEADER                                                                                     \
    "doc\tline\tcol\tseverity\trule\tmessage\tevidence\treported\texpected\thint\tfingerprint\n"
#define ROW "a\\tb.txt\t5\t1\terror\trate\t一\\n二\t\t\t\t\t0123456789abcdef\n"

static Listing *read_text(const char *text, GError **error)
{
    g_autofree char *folder = g_dir_make_tmp("gouji-listing-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "findings.tsv", NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    Listing *listing = listing_read(path, error);
    g_remove(path);
    g_rmdir(folder);
    return listing;
}

static void a_row_is_found_by_its_fingerprint(void **state)
{
    (void)state;
    g_autoptr(Listing) listing = read_text(HEADER ROW, NULL);
    const ListRow *row = listing_find(listing, "0123456789abcdef");
    assert_ptr_equal(row, listing_get(listing, 0));
    assert_null(listing_get(listing, 1));
    assert_string_equal(row->doc, "a\\tb.txt");
    assert_string_equal(row->message, "一\n二");
}

static void what_is_no_list_is_refused(void **state)
{
    static const char *const bad[] = {"doc\n", HEADER "a\tb\n", HEADER "a", HEADER "\n"};
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GError) error = NULL;
        assert_null(read_text(bad[i], &error));
        assert_error_of(error, GOUJI_ERROR_STREAM);
    }
}

static void a_list_that_is_not_there_is_an_error(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_null(listing_read("/nowhere/findings.tsv", &error));
    assert_error_of(error, GOUJI_ERROR_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_is_found_by_its_fingerprint),
        cmocka_unit_test(what_is_no_list_is_refused),
        cmocka_unit_test(a_list_that_is_not_there_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
