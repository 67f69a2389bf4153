/* The summary: worst first, bounded, and plain where nobody looks. */
#include "docket_testing.h"
#include "settle.h"
#include "terminal.h"

#include <stdio.h>

#define RATE(nr, severity) CHECK(nr, "rate\tfail\t" severity, "5\t1", nr "\t1%\t2%\t\t", "\t\t\t")

typedef struct {
    Bench *bench;
    Terminal *terminal;
    Total total;
} Show;

static Show show_new(Bench *bench, gboolean colour, guint width)
{
    return (Show){
        bench, terminal_new(bench->messages, (TerminalStyle){colour, width}), {.documents = 0}};
}

static void show_document(Show *show, const char *name, const char *records, const char *unread)
{
    Docket *docket = bench_read(show->bench, records);
    docket->name = name;
    const Scene scene = {docket, show->bench->messages};
    Tally tally = {0};
    g_autoptr(GArray) findings = settle_findings(&scene, NULL, &tally);
    tally.outcomes[OUTCOME_FAIL] += findings->len;
    const Settled settled = {&scene, &tally, findings, unread};
    terminal_document(show->terminal, &settled);
    tally_add(&show->total.tally, &tally);
    show->total.documents++;
    show->total.unread += unread != NULL;
}

/* What the summary says. Free with g_free. */
static char *show_end(Show *show)
{
    FILE *file = tmpfile();
    static char text[1 << 20];
    Writer *out = writer_new(fileno(file));
    terminal_write(show->terminal, out, &show->total, NULL, 3);
    assert_true(writer_close(out, NULL));
    rewind(file);
    gsize length = fread(text, 1, sizeof text - 1, file);
    text[length] = '\0';
    fclose(file);
    terminal_free(show->terminal);
    return g_strdup(text);
}

static guint count(const char *text, const char *word)
{
    guint found = 0;
    for (const char *at = strstr(text, word); at; at = strstr(at + 1, word))
        found++;
    return found;
}

static void the_worst_document_comes_first(void **state)
{
    Show show = show_new(*state, FALSE, 0);
    show_document(&show, "mild.txt", RATE("r1", "note"), NULL);
    show_document(&show, "bad.txt", RATE("r1", "error"), NULL);
    show_document(&show, "worse.txt", RATE("r1", "error") RATE("r2", "warning"), NULL);
    g_autofree char *text = show_end(&show);
    assert_true(strstr(text, "worse.txt") < strstr(text, "\nbad.txt"));
    assert_true(strstr(text, "bad.txt:5") < strstr(text, "mild.txt"));
}

static void errors_come_before_notes(void **state)
{
    Show show = show_new(*state, FALSE, 0);
    show_document(&show, "a.txt", RATE("r1", "note") RATE("r2", "error"), NULL);
    g_autofree char *text = show_end(&show);
    assert_says(text, "a.txt:5:1: error[rate]: r2列为 1%，应为 2%\n");
    assert_true(strstr(text, "error[rate]") < strstr(text, "note[rate]"));
    assert_says(text, "错误 1，警告 0，提示 1");
}

static void no_more_than_ten_findings_are_shown(void **state)
{
    Show show = show_new(*state, FALSE, 0);
    g_autoptr(GString) records = g_string_new(NULL);
    for (guint i = 0; i < 25; i++)
        g_string_append_printf(records,
                               "check\t1\tr%u\trate\tfail\t\t5\t1\tm%u\t1\t2\t\t\t\t\t\t\n", i, i);
    show_document(&show, "a.txt", records->str, NULL);
    g_autofree char *text = show_end(&show);
    assert_int_equal(count(text, "error[rate]"), 10);
    assert_says(text, "（以上列出 10 条，共 25 条）");
}

static void no_more_than_twenty_documents_are_shown(void **state)
{
    Show show = show_new(*state, FALSE, 0);
    for (guint i = 0; i < 30; i++)
        show_document(&show, "a.txt", i == 29 ? RATE("r1", "error") : RATE("r1", "note"), NULL);
    g_autofree char *text = show_end(&show);
    assert_int_equal(count(text, "error[rate]"), 1);
    assert_int_equal(count(text, "note[rate]"), 19);
    assert_says(text, "（以上列出 20 份，共 30 份）");
    assert_says(text, "审核 30 份");
}

static void what_was_not_read_is_listed(void **state)
{
    Show show = show_new(*state, FALSE, 0);
    show_document(&show, "x.txt", "", "文件为空");
    g_autofree char *text = show_end(&show);
    assert_says(text, "未能审核（1）：\n  x.txt：文件为空\n");
    assert_says(text, "审核 0 份");
    assert_says(text, "停用规则 3 条");
}

static void colour_only_on_request(void **state)
{
    Show plain = show_new(*state, FALSE, 0);
    show_document(&plain, "a.txt", RATE("r1", "error"), NULL);
    g_autofree char *text = show_end(&plain);
    assert_null(strchr(text, '\033'));
    Show coloured = show_new(*state, TRUE, 0);
    show_document(&coloured, "a.txt", RATE("r1", "error"), NULL);
    g_autofree char *bright = show_end(&coloured);
    assert_non_null(strchr(bright, '\033'));
}

static void quotes_are_wrapped_by_columns_not_characters(void **state)
{
    Show show = show_new(*state, FALSE, 40);
    show_document(&show, "a.txt",
                  TEXT("2", "5", "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉")
                      CHECK("r1", "rate\tfail\t", "5\t1", "\t\t\t\t", "2\t\t\t"),
                  NULL);
    g_autofree char *text = show_end(&show);
    assert_says(text, "    第5行  甲乙丙丁戊己庚辛壬癸子丑寅卯\n           辰巳午未申酉\n");
}

static void an_unknown_color_is_refused(void **state)
{
    g_autoptr(GError) error = NULL;
    TerminalStyle style;
    (void)state;
    assert_false(terminal_style("pink", &style, &error));
    assert_error_of(error, GOUJI_ERROR_USAGE);
    assert_true(terminal_style("always", &style, NULL));
    assert_true(style.colour);
}

static void an_unknown_format_is_refused_with_those_there_are(void **state)
{
    Bench *bench = *state;
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_dir_make_tmp("gouji-format-XXXXXX", NULL);
    g_autoptr(OutFolder) folder = outfolder_open(path, NULL);
    const Run run = {folder, bench->messages, bench->rules, NULL};
    assert_null(formats_open(&run, "tsv,scroll", &error));
    assert_error_of(error, GOUJI_ERROR_USAGE);
    assert_says(error->message, "scroll");
    assert_says(error->message, "tsv");
    assert_int_equal(rmdir(path), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_worst_document_comes_first),
        TEST(errors_come_before_notes),
        TEST(no_more_than_ten_findings_are_shown),
        TEST(no_more_than_twenty_documents_are_shown),
        TEST(what_was_not_read_is_listed),
        TEST(colour_only_on_request),
        TEST(quotes_are_wrapped_by_columns_not_characters),
        TEST(an_unknown_color_is_refused),
        TEST(an_unknown_format_is_refused_with_those_there_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
