/* The first sheet of an XLSX file, as different programs write it. */
#include "pipeline/sheet.h"
#include "pipeline/testing.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>

#define SHEET(rows)                                                                                \
    "<?xml version=\"1.0\"?><worksheet xmlns=\"http://x\"><sheetData>" rows                        \
    "</sheetData></worksheet>"

typedef struct {
    char *folder, *path;
} Fixture;

static int setup(void **state)
{
    Fixture *fixture = g_new0(Fixture, 1);
    fixture->folder = g_dir_make_tmp("gouji-sheet-XXXXXX", NULL);
    fixture->path = g_build_filename(fixture->folder, "a.xlsx", NULL);
    *state = fixture;
    return fixture->folder ? 0 : -1;
}

static int teardown(void **state)
{
    Fixture *fixture = *state;
    g_remove(fixture->path);
    g_rmdir(fixture->folder);
    g_free(fixture->path);
    g_free(fixture->folder);
    g_free(fixture);
    return 0;
}

static void add_part(struct archive *archive, const char *name, const char *text)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_size(entry, (la_int64_t)strlen(text));
    archive_entry_set_filetype(entry, AE_IFREG);
    assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
    assert_int_equal(archive_write_data(archive, text, strlen(text)), strlen(text));
    archive_entry_free(entry);
}

static Sheet *read_back(const Fixture *fixture, const char *shared, const char *sheet,
                        GError **error)
{
    struct archive *archive = archive_write_new();
    archive_write_set_format_zip(archive);
    assert_int_equal(archive_write_open_filename(archive, fixture->path), ARCHIVE_OK);
    if (sheet)
        add_part(archive, "xl/worksheets/sheet1.xml", sheet);
    if (shared)
        add_part(archive, "xl/sharedStrings.xml", shared);
    archive_write_free(archive);
    return sheet_read(fixture->path, error);
}

static void texts_in_the_cell_are_read(void **state)
{
    g_autoptr(Sheet) sheet = read_back(
        *state, NULL,
        SHEET(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>指纹</t></is></c><c r=\"C1\"><v>46000</v></c></row>"),
        NULL);
    assert_int_equal(sheet_rows(sheet), 1);
    assert_string_equal(sheet_cell(sheet, 0, 0), "指纹");
    assert_string_equal(sheet_cell(sheet, 0, 1), "");
    assert_string_equal(sheet_cell(sheet, 0, 2), "46000");
    assert_string_equal(sheet_cell(sheet, 7, 7), "");
}

static void shared_texts_are_joined_from_their_runs(void **state)
{
    g_autoptr(Sheet) sheet = read_back(
        *state,
        "<sst><si><t>误</t></si><si><r><t>已</t></r><r><t>整改</t></r><rPh><t>yi</t></rPh></si></sst>",
        SHEET(
            "<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c><c t=\"s\"><v>99</v></c><c/></row>"),
        NULL);
    assert_string_equal(sheet_cell(sheet, 0, 0), "已整改");
    assert_string_equal(sheet_cell(sheet, 0, 1), "误");
    assert_string_equal(sheet_cell(sheet, 0, 2), "");
}

static void a_formula_gives_its_value(void **state)
{
    g_autoptr(Sheet) sheet =
        read_back(*state, NULL, SHEET("<row><c t=\"str\"><f>A1</f><v>x</v></c></row>"), NULL);
    assert_string_equal(sheet_cell(sheet, 0, 0), "x");
}

static void a_column_is_found_by_its_heading(void **state)
{
    static const char *const known[] = {"处理", "decision", NULL}, *const none[] = {"x", NULL};
    g_autoptr(Sheet) sheet = read_back(
        *state, NULL, SHEET("<row><c r=\"B1\" t=\"inlineStr\"><is><t>decision</t></is></c></row>"),
        NULL);
    assert_int_equal(sheet_column(sheet, known), 1);
    assert_int_equal(sheet_column(sheet, none), -1);
}

static void what_is_no_sheet_is_refused(void **state)
{
    const Fixture *fixture = *state;
    g_autoptr(GError) error = NULL, damaged = NULL, other = NULL;
    assert_null(read_back(fixture, "<sst/>", NULL, &error));
    assert_error_of(error, GOUJI_ERROR_FORM);
    assert_null(read_back(fixture, NULL, "<worksheet><row><c>", &damaged));
    assert_error_of(damaged, GOUJI_ERROR_FORM);
    assert_true(g_file_set_contents(fixture->path, "no zip", -1, NULL));
    assert_null(sheet_read(fixture->path, &other));
    assert_error_of(other, GOUJI_ERROR_FORM);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(texts_in_the_cell_are_read),  TEST(shared_texts_are_joined_from_their_runs),
        TEST(a_formula_gives_its_value),   TEST(a_column_is_found_by_its_heading),
        TEST(what_is_no_sheet_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
