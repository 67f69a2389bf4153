/* The loop that every stage stands on: a stage made for the test runs in a child process with its
 * descriptors on files. */
#include "pipeline/stage.h"
#include "pipeline/testing.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define DOCUMENT "doc\t1\t1\ta.txt\t\ttext\tUTF-8\t9\ta.txt\n"
#define SENTENCE "text\t1\t2\t1\t1\t1\t一\\t句\t\n"
#define HEADING "head\t1\t3\t2\t1\than\t1\t一、\t1\t总\t0\n"
#define END "end\t1\t4\taudited\t2\n"

typedef struct {
    guint sentences;
    gboolean broken; /* --broken: the record hook fails */
    gint status;     /* --status N */
} Tally;

static void tally_options(Stage *stage, GOptionGroup *group)
{
    Tally *tally = stage->state;
    const GOptionEntry entries[] = {
        {"broken", 0, 0, G_OPTION_ARG_NONE, &tally->broken, "", NULL},
        {"status", 0, 0, G_OPTION_ARG_INT, &tally->status, "", "N"},
        G_OPTION_ENTRY_NULL,
    };
    g_option_group_add_entries(group, entries);
}

static gboolean tally_record(Stage *stage, const Record *record, GError **error)
{
    Tally *tally = stage->state;
    if (tally->broken)
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_FORM, "broken at %s", record->field[COMMON_NR]);
    tally->sentences += record->kind == RECORD_TEXT;
    return !tally->broken;
}

static void tally_note(Stage *stage, const char *nr, const char *text)
{
    const char *const column[RECORD_COLUMNS_MAX] = {[HEAD_TEXT] = text};
    writer_record(stage->out, RECORD_HEAD, stage->doc, nr, column);
}

/* Gives out each line again, with a blank for each tab. */
static gboolean tally_line(Stage *stage, RecordKind kind, const char *line, gsize length,
                           GError **error)
{
    g_autofree char *text = g_strndup(line, length);
    (void)error;
    tally_note(stage, schema_kind_name(kind), g_strdelimit(text, "\t", ' '));
    return TRUE;
}

static gboolean tally_document(Stage *stage, GError **error)
{
    Tally *tally = stage->state;
    g_autofree char *text = g_strdup_printf("%u", tally->sentences);
    (void)error;
    tally_note(stage, "t1", text);
    tally->sentences = 0;
    return TRUE;
}

static gboolean tally_finish(Stage *stage, GError **error)
{
    Tally *tally = stage->state;
    (void)error;
    stage->status = tally->status;
    return TRUE;
}

static gboolean make_one(Stage *stage, GError **error)
{
    (void)error;
    stage->doc = 7;
    tally_note(stage, "1", stage->arguments[0] ? stage->arguments[0] : "none");
    return TRUE;
}

static const StageKind tally_kind = {
    .name = "gouji-tally",
    .summary = "count sentences",
    .state_size = sizeof(Tally),
    .wants = STAGE_WANTS(TEXT),
    .options = tally_options,
    .record = tally_record,
    .document = tally_document,
    .finish = tally_finish,
};

static const StageKind sink_kind = {
    .name = "gouji-sink",
    .summary = "keep everything",
    .state_size = sizeof(Tally),
    .wants = STAGE_WANTS(TEXT) | STAGE_WANTS(END),
    .sink = TRUE,
    .record = tally_record,
    .document = tally_document,
};

static const StageKind keeper_kind = {
    .name = "gouji-keeper",
    .summary = "keep lines",
    .state_size = sizeof(Tally),
    .wants = STAGE_WANTS(END),
    .keeps = STAGE_WANTS(TEXT),
    .sink = TRUE,
    .record = tally_record,
    .line = tally_line,
};

static const StageKind idle_kind = {.name = "gouji-idle", .summary = "pass on"};

static const StageKind source_kind = {
    .name = "gouji-source",
    .arguments = "FILE…",
    .summary = "make a record",
    .source = make_one,
};

typedef struct {
    char *folder; /* holds in, out, err and the configuration */
    const char *out_path;
    char *out, *err;
    int status;
} Fixture;

static int setup(void **state)
{
    Fixture *f = g_new0(Fixture, 1);
    f->folder = g_dir_make_tmp("gouji-stage-XXXXXX", NULL);
    g_autofree char *limits = g_build_filename(f->folder, "limits.tsv", NULL);
    g_file_set_contents(limits, "limit\tvalue\tabout\nrecord-bytes\t200\t\n", -1, NULL);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    static const char *const names[] = {"limits.tsv", "in", "out", "err"};
    Fixture *f = *state;
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(f->folder, names[i], NULL);
        unlink(path);
    }
    rmdir(f->folder);
    g_free(f->folder);
    g_free(f->out);
    g_free(f->err);
    g_free(f);
    return 0;
}

static void redirect(const char *path, int flags, int to)
{
    int fd = open(path, flags, 0600);
    if (fd < 0 || dup2(fd, to) < 0)
        _exit(99);
    close(fd);
}

/* Runs the stage over the input with the options (apart by blanks) behind --config; fills out, err, status. */
static void run(Fixture *f, const StageKind *kind, const char *options, const char *input)
{
    g_autofree char *in = g_build_filename(f->folder, "in", NULL);
    g_autofree char *out = g_build_filename(f->folder, "out", NULL);
    g_autofree char *err = g_build_filename(f->folder, "err", NULL);
    g_autofree char *command = g_strdup_printf("stage --config %s%s", f->folder, options);
    g_auto(GStrv) argv = g_strsplit(command, " ", -1);
    assert_true(g_file_set_contents(in, input, -1, NULL));
    pid_t child = fork();
    if (child == 0) {
        redirect(in, O_RDONLY, STDIN_FILENO);
        redirect(f->out_path ? f->out_path : out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
        redirect(err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
        int status = stage_main(kind, (int)g_strv_length(argv), argv);
        fflush(stdout);
        _exit(status);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    f->status = WEXITSTATUS(status);
    if (!f->out_path)
        assert_true(g_file_get_contents(out, &f->out, NULL, NULL));
    assert_true(g_file_get_contents(err, &f->err, NULL, NULL));
}

static void assert_trouble(Fixture *f, const char *words)
{
    assert_int_equal(f->status, 2);
    assert_says(f->err, words);
}

static void records_are_passed_on_and_additions_stand_before_the_end(void **state)
{
    Fixture *f = *state;
    run(f, &tally_kind, "", DOCUMENT SENTENCE HEADING SENTENCE END);
    assert_int_equal(f->status, 0);
    assert_string_equal(f->out,
                        DOCUMENT SENTENCE HEADING SENTENCE "head\t1\tt1\t\t\t\t\t\t\t2\t\n" END);
    assert_string_equal(f->err, "");
}

static void each_document_is_settled_on_its_own(void **state)
{
    Fixture *f = *state;
    run(f, &tally_kind, "",
        DOCUMENT SENTENCE END "doc\t12\t1\tb\t\t\t\t\tb\nend\t12\t2\taudited\t0\n");
    assert_int_equal(f->status, 0);
    assert_string_equal(f->out, DOCUMENT SENTENCE "head\t1\tt1\t\t\t\t\t\t\t1\t\n" END
                                                  "doc\t12\t1\tb\t\t\t\t\tb\n"
                                                  "head\t12\tt1\t\t\t\t\t\t\t0\t\n"
                                                  "end\t12\t2\taudited\t0\n");
}

static void no_input_is_no_document(void **state)
{
    Fixture *f = *state;
    run(f, &tally_kind, "", "");
    assert_int_equal(f->status, 0);
    assert_string_equal(f->out, "");
}

static void a_stage_without_hooks_passes_everything_on(void **state)
{
    Fixture *f = *state;
    run(f, &idle_kind, "", DOCUMENT SENTENCE END);
    assert_int_equal(f->status, 0);
    assert_string_equal(f->out, DOCUMENT SENTENCE END);
}

static void a_sink_passes_nothing_on(void **state)
{
    Fixture *f = *state;
    run(f, &sink_kind, "", DOCUMENT SENTENCE END);
    assert_int_equal(f->status, 0);
    assert_string_equal(f->out, "head\t1\tt1\t\t\t\t\t\t\t1\t\n");
}

static void a_line_that_is_kept_comes_as_it_is(void **state)
{
    Fixture *f = *state;
    run(f, &keeper_kind, "", DOCUMENT "text\t1\t2\t3\t4\t5\ta\\tb\t\n" END);
    assert_int_equal(f->status, 0);
    assert_string_equal(f->out, "head\t1\ttext\t\t\t\t\t\t\ttext 1 2 3 4 5 a\\\\tb \t\n");
}

static void a_line_that_is_kept_follows_the_schema(void **state)
{
    Fixture *f = *state;
    run(f, &keeper_kind, "", DOCUMENT "text\t1\t2\t3\n" END);
    assert_int_equal(f->status, 2);
    assert_says(f->err, "record 2 (text) does not have 8 columns");
}

static void a_source_gets_its_arguments(void **state)
{
    Fixture *f = *state;
    run(f, &source_kind, " a.txt b.txt", "");
    assert_int_equal(f->status, 0);
    assert_string_equal(f->out, "head\t7\t1\t\t\t\t\t\t\ta.txt\t\n");
}

static void the_status_a_hook_sets_is_the_programs(void **state)
{
    Fixture *f = *state;
    run(f, &tally_kind, " --status 1", DOCUMENT END);
    assert_int_equal(f->status, 1);
}

static void a_hook_that_fails_is_trouble(void **state)
{
    Fixture *f = *state;
    run(f, &tally_kind, " --broken", DOCUMENT SENTENCE END);
    assert_trouble(f, "gouji-tally: broken at 2\n");
}

static void a_broken_stream_is_trouble(void **state)
{
    static const char *const inputs[][2] = {
        {DOCUMENT "text\t1\t2\t1", "record 2 breaks off"},
        {DOCUMENT "nonsense\t1\t2\n", "record 2 is of no known kind"},
        {DOCUMENT "text\t1\t2\t1\n", "record 2 (text) does not have 8 columns"},
        {DOCUMENT SENTENCE, "document 1 breaks off"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(inputs); i++) {
        Fixture *f = *state;
        run(f, &tally_kind, "", inputs[i][0]);
        assert_trouble(f, inputs[i][1]);
        g_clear_pointer(&f->out, g_free);
        g_clear_pointer(&f->err, g_free);
    }
}

static void a_record_over_the_limit_is_trouble(void **state)
{
    Fixture *f = *state;
    g_autofree char *name = g_strnfill(201, 'x');
    g_autofree char *input = g_strconcat("doc\t1\t1\t", name, "\t\t\t\t\t\n", NULL);
    run(f, &idle_kind, "", input);
    assert_trouble(f, "longer than 200 bytes");
}

static void a_full_disk_is_trouble(void **state)
{
    Fixture *f = *state;
    f->out_path = "/dev/full";
    run(f, &tally_kind, "", DOCUMENT SENTENCE END);
    assert_trouble(f, "gouji-tally: cannot write records");
}

static void a_missing_configuration_is_trouble(void **state)
{
    Fixture *f = *state;
    run(f, &tally_kind, " --config /nonexistent", DOCUMENT END);
    assert_trouble(f, "/nonexistent");
    assert_string_equal(f->out, "");
}

static void a_missing_limit_is_trouble(void **state)
{
    Fixture *f = *state;
    g_autofree char *limits = g_build_filename(f->folder, "limits.tsv", NULL);
    g_file_set_contents(limits, "limit\tvalue\tabout\n", -1, NULL);
    run(f, &tally_kind, "", DOCUMENT END);
    assert_trouble(f, "limits.tsv: expected a row `record-bytes`");
}

static void an_unknown_option_is_trouble(void **state)
{
    Fixture *f = *state;
    run(f, &tally_kind, " --wrong", DOCUMENT END);
    assert_trouble(f, "--wrong");
    assert_string_equal(f->out, "");
}

static void an_argument_nobody_wants_is_trouble(void **state)
{
    Fixture *f = *state;
    run(f, &tally_kind, " a.txt", DOCUMENT END);
    assert_trouble(f, "unexpected argument `a.txt'");
}

static void the_version_is_printed_and_nothing_read(void **state)
{
    Fixture *f = *state;
    run(f, &tally_kind, " --version", "no record");
    assert_int_equal(f->status, 0);
    assert_string_equal(f->out, "gouji-tally " GOUJI_VERSION "\n");
}

static void closed_descriptors_are_guarded(void **state)
{
    (void)state;
    pid_t child = fork();
    if (child == 0) {
        close(STDIN_FILENO);
        close(STDOUT_FILENO);
        stage_guard_descriptors();
        _exit(open("/dev/null", O_RDONLY) <= STDERR_FILENO || write(STDOUT_FILENO, "x", 1) == 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(records_are_passed_on_and_additions_stand_before_the_end),
        TEST(each_document_is_settled_on_its_own),
        TEST(no_input_is_no_document),
        TEST(a_stage_without_hooks_passes_everything_on),
        TEST(a_sink_passes_nothing_on),
        TEST(a_line_that_is_kept_comes_as_it_is),
        TEST(a_line_that_is_kept_follows_the_schema),
        TEST(a_source_gets_its_arguments),
        TEST(the_status_a_hook_sets_is_the_programs),
        TEST(a_hook_that_fails_is_trouble),
        TEST(a_broken_stream_is_trouble),
        TEST(a_record_over_the_limit_is_trouble),
        TEST(a_full_disk_is_trouble),
        TEST(a_missing_configuration_is_trouble),
        TEST(a_missing_limit_is_trouble),
        TEST(an_unknown_option_is_trouble),
        TEST(an_argument_nobody_wants_is_trouble),
        TEST(the_version_is_printed_and_nothing_read),
        cmocka_unit_test(closed_descriptors_are_guarded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
