/* The lists in their forms, written into a folder and looked at. */
#include "docket_testing.h"
#include "format.h"
#include "settle.h"

#include <glib/gstdio.h>

#define RATE(nr, label) CHECK(nr, "rate\tfail\terror", "5\t1", label "\t-1%\t=2+2\t\t", "\t\t\t")

/* Writes the formats named for one document of these records; the folder's path, to be freed with sweep. */
static char *write_lists(Bench *bench, const char *names, const char *records)
{
    char *path = g_dir_make_tmp("gouji-format-XXXXXX", NULL);
    g_autoptr(OutFolder) folder = outfolder_open(path, NULL);
    const Run run = {folder, bench->messages, bench->rules, NULL};
    Formats *formats = formats_open(&run, names, NULL);
    const Docket *docket = bench_read(bench, records);
    const Scene scene = {docket, bench->messages};
    Total total = {.documents = 1, .resolved = g_ptr_array_new()};
    g_autoptr(GArray) findings = settle_findings(&scene, NULL, &total.tally);
    const Settled settled = {&scene, &total.tally, findings, NULL};
    assert_non_null(formats);
    formats_document(formats, &settled);
    assert_true(formats_close(formats, &total, NULL));
    assert_true(outfolder_commit(folder, NULL));
    formats_free(formats);
    g_ptr_array_unref(total.resolved);
    return path;
}

static char *contents(const char *folder, const char *name, gsize *length)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    char *text = NULL;
    assert_true(g_file_get_contents(path, &text, length, NULL));
    return text;
}

static gboolean has(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return g_file_test(path, G_FILE_TEST_EXISTS);
}

static void sweep(char *path)
{
    g_autofree char *quoted = g_shell_quote(path), *command = g_strconcat("rm -rf ", quoted, NULL);
    assert_true(g_spawn_command_line_sync(command, NULL, NULL, NULL, NULL));
    g_free(path);
}

static void the_standard_forms_are_tsv_html_and_xlsx(void **state)
{
    char *path = write_lists(*state, NULL, RATE("r1", "完成率"));
    assert_true(has(path, "findings.tsv") && has(path, "checks.tsv") && has(path, "report.html"));
    assert_true(has(path, "findings.xlsx") && has(path, "documents/1.html"));
    assert_false(has(path, "findings.csv") || has(path, "findings.sarif"));
    sweep(path);
}

static char *sheet_of(Bench *bench, gsize *length)
{
    char *path = write_lists(bench, "xlsx", RATE("r1", "完成率"));
    char *bytes = contents(path, "findings.xlsx", length);
    sweep(path);
    return bytes;
}

static void equal_runs_give_equal_sheets(void **state)
{
    gsize length, other;
    g_autofree char *first = sheet_of(*state, &length), *second = sheet_of(*state, &other);
    assert_int_equal(length, other);
    assert_memory_equal(first, second, length);
}

static void csv_takes_no_text_for_a_formula(void **state)
{
    char *path = write_lists(*state, "csv", RATE("r1", "完成\"率"));
    g_autofree char *text = contents(path, "findings.csv", NULL);
    assert_true(g_str_has_prefix(text, "\xEF\xBB\xBF\"文件\","));
    assert_says(text, "\"-1%\",\"'=2+2\"");
    assert_says(text, "完成\"\"率");
    assert_true(g_str_has_suffix(text, "\"\r\n"));
    sweep(path);
}

static void jsonl_is_an_object_a_line(void **state)
{
    char *path = write_lists(*state, "jsonl", RATE("r1", "完成率") RATE("r2", "执行率"));
    g_autofree char *text = contents(path, "findings.jsonl", NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    assert_int_equal(g_strv_length(lines), 3);
    assert_true(g_str_has_prefix(lines[1], "{\"doc\":\"a.txt\",\"line\":5,\"col\":1,"));
    assert_says(lines[1], "\"status\":\"new\"");
    sweep(path);
}

static void the_report_allows_its_own_script_alone(void **state)
{
    char *path = write_lists(*state, "html", RATE("r1", "</script><script>x"));
    g_autofree char *text = contents(path, "report.html", NULL);
    assert_says(text, "default-src 'none'; script-src 'sha256-");
    assert_null(strstr(text, "unsafe"));
    assert_null(strstr(text, "<script>x"));
    assert_null(strstr(text, " style=\""));
    assert_null(strstr(text, " onclick="));
    sweep(path);
}

static void every_word_of_the_report_is_in_the_table(void **state)
{
    char *path = write_lists(*state, "html,xlsx,csv", RATE("r1", "完成率"));
    g_autofree char *text = contents(path, "report.html", NULL);
    assert_null(strstr(text, ">page."));
    assert_null(strstr(text, ":\"page."));
    assert_null(strstr(text, "\"page.title\""));
    sweep(path);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_standard_forms_are_tsv_html_and_xlsx),
        TEST(equal_runs_give_equal_sheets),
        TEST(csv_takes_no_text_for_a_formula),
        TEST(jsonl_is_an_object_a_line),
        TEST(the_report_allows_its_own_script_alone),
        TEST(every_word_of_the_report_is_in_the_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
