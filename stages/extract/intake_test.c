#include "foreign.h"
#include "intake.h"

#include "pipeline/testing.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define MOST 4096

typedef struct {
    char *path, *output;
    int fd;
    Config *config;
    Words *words;
    Intake intake;
} Fixture;

static FormLimits limits_of(const Words *words)
{
    return (FormLimits){.words = words,
                        .text_bytes = 2048,
                        .line_bytes = 1024,
                        .lattice = {100, 1000, 8},
                        .tags = 100,
                        .members = 10,
                        .member_bytes = MOST,
                        .member_ratio = 100};
}

static int setup(void **state)
{
    Fixture *f = g_new0(Fixture, 1);
    close(g_file_open_tmp("gouji-in-XXXXXX", &f->path, NULL));
    f->fd = g_file_open_tmp("gouji-out-XXXXXX", &f->output, NULL);
    f->config = config_open("config", NULL);
    f->words = words_new(f->config, NULL);
    f->intake.limits = limits_of(f->words);
    f->intake.forms = "/proc/self/exe";
    f->intake.forms_argument = "read";
    f->intake.worker = (WorkerKind){.memory = 1 << 29, .seconds = 5, .wait = 20, .output = 1 << 20};
    f->intake.document_bytes = MOST;
    f->intake.out = writer_new(f->fd);
    *state = f;
    return f->words ? 0 : -1;
}

static int teardown(void **state)
{
    Fixture *f = *state;
    intake_clear(&f->intake);
    writer_free(f->intake.out);
    words_free(f->words);
    config_free(f->config);
    close(f->fd);
    g_remove(f->path);
    g_remove(f->output);
    g_free(f->path);
    g_free(f->output);
    g_free(f);
    return 0;
}

/* The reason and the records of a document of these bytes; both to be freed. */
static char *intake(Fixture *f, const char *bytes, gsize length, char **records)
{
    Source source = {.path = f->path, .name = f->path, .identity = f->path};
    assert_true(g_file_set_contents(f->path, bytes, (gssize)length, NULL));
    char *reason = intake_read(&f->intake, &source);
    writer_flush(f->intake.out);
    assert_true(g_file_get_contents(f->output, records, NULL, NULL));
    return reason;
}

static void assert_unread(void **state, const char *bytes, gsize length, const char *expected)
{
    Fixture *f = *state;
    g_autofree char *records = NULL;
    g_autofree char *reason = intake(f, bytes, length, &records);
    assert_string_equal(reason, expected);
    assert_says(records, "check\t1\te1\tunreadable\tskip\t");
    assert_says(records, "end\t1\t1\tunread\t0\n");
}

static void a_text_becomes_a_part_with_its_sentences(void **state)
{
    static const char text[] = "云河县水务局2023年度绩效自评报告\n全年支出12万元。完成。\n";
    g_autofree char *records = NULL;
    g_autofree char *reason = intake(*state, text, sizeof text - 1, &records);
    assert_null(reason);
    assert_says(records, "part\t1\t1\t1\t云河县水务局2023年度绩效自评报告\t云河县水务局\t2023\n");
    assert_says(records, "text\t1\t3\t2\t1\t2\t全年支出12万元。\t\n");
    assert_says(records, "text\t1\t4\t2\t10\t2\t完成。\t\n");
    assert_says(records, "end\t1\t5\taudited\t2\n");
}

static void an_empty_file_is_unread(void **state)
{
    assert_unread(state, "", 0, "empty");
}

static void a_foreign_form_is_named(void **state)
{
    assert_unread(state, "%PDF-1.7\n", 9, "form-unsupported pdf");
}

static void a_web_page_is_told_by_content(void **state)
{
    static const char page[] = "\n<!DOCTYPE HTML><p>全年支出12万元。";
    g_autofree char *records = NULL;
    g_autofree char *reason = intake(*state, page, sizeof page - 1, &records);
    assert_null(reason);
    assert_says(records, "\thtml\tUTF-8\t");
    assert_says(records, "text\t1\t2\t1\t1\t1\t全年支出12万元。\t\n");
}

static void a_file_beyond_the_limit_is_not_read(void **state)
{
    g_autofree char *bytes = g_strnfill(MOST + 1, 'a');
    assert_unread(state, bytes, MOST + 1, "larger-than 4097 4096");
}

static void a_line_beyond_the_limit_is_unread(void **state)
{
    g_autofree char *bytes = g_strnfill(2000, 'a');
    assert_unread(state, bytes, 2000, "line-longer-than 2000 1024");
}

static void a_text_beyond_the_limit_is_unread(void **state)
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    while (bytes->len < 2050)
        g_string_append(bytes, "aaaa bbbb\n");
    assert_unread(state, bytes->str, bytes->len, "text-longer-than 2050 2048");
}

/* Of a page it is the text that counts, with one for each paragraph, not the markup. */
static void the_text_of_a_page_is_measured(void **state)
{
    Fixture *f = *state;
    g_autoptr(GString) page = g_string_new("<!DOCTYPE HTML>");
    for (guint i = 0; i < 186; i++)
        g_string_append(page, "<p>aaaaaaaaaa");
    g_autofree char *records = NULL, *again = NULL;
    g_autofree char *reason = intake(f, page->str, page->len, &records);
    assert_null(reason);
    g_string_append(page, "<p>aaa");
    g_autofree char *refused = intake(f, page->str, page->len, &again);
    assert_string_equal(refused, "text-longer-than 2050 2048");
    assert_says(again, "check\t2\te1\tunreadable\tskip\t");
}

static void a_missing_file_is_unread(void **state)
{
    Fixture *f = *state;
    Source source = {.path = "/nonexistent/x", .name = "x", .identity = "x"};
    g_autofree char *reason = intake_read(&f->intake, &source);
    assert_string_equal(reason, "missing");
}

static void a_repair_is_told(void **state)
{
    g_autoptr(GString) text = g_string_new("");
    for (guint i = 0; i < 20; i++)
        g_string_append(text, "全年支出一千二百万元。\n");
    g_string_append_c(text, '\xFF');
    g_autofree char *records = NULL;
    g_autofree char *reason = intake(*state, text->str, text->len, &records);
    assert_null(reason);
    assert_says(records, "check\t1\te1\tencoding\tskip\t");
    assert_says(records, "\treplaced 1\t");
}

static void memory_is_used_again(void **state)
{
    Fixture *f = *state;
    g_autofree char *first = NULL, *second = NULL;
    g_autofree char *big = g_strnfill(900, 'a');
    g_autofree char *reason = intake(f, big, 900, &first);
    g_autofree char *again = intake(f, "短。\n", strlen("短。\n"), &second);
    assert_null(reason);
    assert_null(again);
    assert_says(second, "doc\t2\t0\t");
    assert_says(second, "text\t2\t2\t1\t1\t1\t短。\t\n");
}

/* The tests ask this program itself for foreign forms. */
static int serve(void)
{
    FormLimits limits = limits_of(words_new(config_open("config", NULL), NULL));
    _exit(wire_serve(STDIN_FILENO, STDOUT_FILENO, foreign_read, &limits));
}

int main(int argc, char **argv)
{
    (void)argv;
    if (argc > 1)
        return serve();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_text_becomes_a_part_with_its_sentences, setup, teardown),
        cmocka_unit_test_setup_teardown(an_empty_file_is_unread, setup, teardown),
        cmocka_unit_test_setup_teardown(a_foreign_form_is_named, setup, teardown),
        cmocka_unit_test_setup_teardown(a_web_page_is_told_by_content, setup, teardown),
        cmocka_unit_test_setup_teardown(a_file_beyond_the_limit_is_not_read, setup, teardown),
        cmocka_unit_test_setup_teardown(a_text_beyond_the_limit_is_unread, setup, teardown),
        cmocka_unit_test_setup_teardown(the_text_of_a_page_is_measured, setup, teardown),
        cmocka_unit_test_setup_teardown(a_line_beyond_the_limit_is_unread, setup, teardown),
        cmocka_unit_test_setup_teardown(a_missing_file_is_unread, setup, teardown),
        cmocka_unit_test_setup_teardown(a_repair_is_told, setup, teardown),
        cmocka_unit_test_setup_teardown(memory_is_used_again, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
