/* A chain of programs: who failed is named, and the last one is told whether the others are well. */
#include "pipeline/chain.h"
#include "pipeline/testing.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* Adds a shell that runs the script. */
static void add(Chain *chain, const char *script)
{
    const char *const arguments[] = {"-c", script, NULL};
    chain_add(chain, "/bin/sh", arguments);
}

/* Runs `first | cat | last`; what the last one does is in its exit status. */
static int run(const char *first, const char *last, GError **error)
{
    g_autoptr(Chain) chain = chain_new();
    int caught = 0;
    add(chain, first);
    add(chain, "exec cat");
    add(chain, last);
    int status = chain_run(chain, &caught, error);
    assert_int_equal(caught, 0);
    return status;
}

static void the_last_status_is_the_chains(void **state)
{
    (void)state;
    assert_int_equal(run("echo x", "cat >/dev/null; exit 0", NULL), 0);
    assert_int_equal(run("echo x", "cat >/dev/null; exit 1", NULL), 1);
    assert_int_equal(run("echo x", "cat >/dev/null; exit 2", NULL), 2);
}

static void records_go_through_in_order(void **state)
{
    (void)state;
    assert_int_equal(
        run("seq 100000", "[ \"$(cksum)\" = \"$(seq 100000 | cksum)\" ] || exit 3", NULL), 0);
}

static void the_word_comes_when_all_are_well(void **state)
{
    (void)state;
    assert_int_equal(run("echo x", "cat >/dev/null; [ \"$(cat <&3)\" = y ] || exit 3", NULL), 0);
}

static void the_word_does_not_come_after_a_failure(void **state)
{
    g_autofree char *folder = g_dir_make_tmp("gouji-chain-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "word", NULL);
    g_autofree char *script = g_strdup_printf(
        "trap '' TERM; cat >/dev/null; [ -n \"$(cat <&3)\" ] && : >%s; exit 0", path);
    g_autoptr(GError) error = NULL;
    (void)state;
    assert_int_equal(run("echo x; exit 2", script, &error), -1);
    assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    g_rmdir(folder);
}

static void a_failure_is_named(void **state)
{
    g_autoptr(GError) error = NULL;
    (void)state;
    assert_int_equal(run("exit 7", "cat >/dev/null", &error), -1);
    assert_error_of(error, GOUJI_ERROR_STREAM);
    assert_says(error->message, "sh failed with exit status 7");
}

static void a_killed_program_is_named(void **state)
{
    g_autoptr(GError) error = NULL;
    (void)state;
    assert_int_equal(run("kill -9 $$", "cat >/dev/null", &error), -1);
    assert_says(error->message, "killed by signal 9");
}

static void writers_to_a_dead_program_are_not_blamed(void **state)
{
    g_autoptr(GError) error = NULL;
    (void)state;
    assert_int_equal(run("exec yes", "kill -9 $$", &error), -1);
    assert_says(error->message, "sh was killed by signal 9");
}

static void a_last_program_that_leaves_early_ends_the_chain(void **state)
{
    (void)state;
    assert_int_equal(run("exec yes", "exit 2", NULL), 2);
}

static void a_missing_program_is_named(void **state)
{
    g_autoptr(Chain) chain = chain_new();
    g_autoptr(GError) error = NULL;
    const char *const none[] = {NULL};
    int caught;
    (void)state;
    add(chain, "yes");
    chain_add(chain, "/nonexistent/gouji-stage", none);
    add(chain, "cat >/dev/null");
    assert_int_equal(chain_run(chain, &caught, &error), -1);
    assert_says(error->message, "/nonexistent/gouji-stage");
}

static void streams_are_kept(void **state)
{
    g_autofree char *folder = g_dir_make_tmp("gouji-chain-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "1-sh.tsv", NULL), *text = NULL;
    g_autoptr(Chain) chain = chain_new();
    int caught;
    (void)state;
    add(chain, "echo x");
    add(chain, "[ \"$(cat)$(cat <&3)\" = xy ] || exit 3");
    chain_keep(chain, folder);
    assert_int_equal(chain_run(chain, &caught, NULL), 0);
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, "x\n");
    g_unlink(path);
    g_rmdir(folder);
}

/* Adds a branch `first | cat`, the share of the files standing in `input` (-1: none). */
static void add_branch(Chain *chain, int input, const char *first)
{
    chain_branch(chain, input);
    add(chain, first);
    add(chain, "exec cat");
}

#define FILE_OF(number) "echo 'doc\t" number "\t0\nend\t" number "\t1\nturn\t" number "\t0'"

static void branches_are_merged_in_turns(void **state)
{
    g_autoptr(Chain) chain = chain_new();
    int caught;
    (void)state;
    add_branch(chain, -1, FILE_OF("1") ";" FILE_OF("3"));
    add_branch(chain, -1, "sleep 0.1;" FILE_OF("2"));
    add(chain, "[ \"$(cut -f 2 | tr -d '\\n')$(cat <&3)\" = 112233y ] || exit 3");
    assert_int_equal(chain_run(chain, &caught, NULL), 0);
}

static void a_branch_reads_its_share(void **state)
{
    g_autoptr(Chain) chain = chain_new();
    int caught, pipes[2];
    (void)state;
    assert_int_equal(pipe(pipes), 0);
    assert_int_equal(write(pipes[1], "share\n", 6), 6);
    close(pipes[1]);
    add_branch(chain, pipes[0], "exec cat");
    add(chain, "[ \"$(cat)\" = share ] || exit 3");
    assert_int_equal(chain_run(chain, &caught, NULL), 0);
}

/* Runs two branches, the second of which is `first | cat`. */
static int run_second(const char *first, const char *last, GError **error)
{
    g_autoptr(Chain) chain = chain_new();
    int caught;
    add_branch(chain, -1, FILE_OF("1"));
    add_branch(chain, -1, first);
    add(chain, last);
    return chain_run(chain, &caught, error);
}

static void a_failure_in_a_branch_is_named_with_it(void **state)
{
    static const char *const deaths[] = {"kill -9 $$", FILE_OF("2") "; kill -9 $$",
                                         "echo 'doc\t2\t0'; kill -9 $$"};
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(deaths); i++) {
        g_autoptr(GError) error = NULL;
        assert_int_equal(run_second(deaths[i], "cat >/dev/null; exit 2", &error), -1);
        assert_says(error->message, "sh of chain 2 (of 2) was killed by signal 9");
    }
}

static void a_branch_that_gives_too_little_is_a_failure(void **state)
{
    g_autoptr(GError) error = NULL;
    (void)state;
    assert_int_equal(run_second("echo 'doc\t2\t0'", "cat >/dev/null; exit 2", &error), -1);
    assert_error_of(error, GOUJI_ERROR_STREAM);
    assert_says(error->message, "chain 2 breaks off");
}

static void note_stall(gpointer data, guint branch, guint file, const char *program)
{
    g_string_append_printf(data, "%u %u %s;", branch, file, program ? program : "none");
}

static void a_branch_that_takes_long_is_told(void **state)
{
    g_autoptr(Chain) chain = chain_new();
    g_autoptr(GString) told = g_string_new(NULL);
    int caught;
    (void)state;
    add_branch(chain, -1, FILE_OF("1"));
    add_branch(
        chain, -1,
        "end=$(($(date +%s) + 4)); while [ $(date +%s) -lt $end ]; do :; done;" FILE_OF("2"));
    add(chain, "cat >/dev/null");
    chain_watch(chain, 1, note_stall, told);
    assert_int_equal(chain_run(chain, &caught, NULL), 0);
    assert_true(g_str_has_prefix(told->str, "2 1 "));
    assert_null(strstr(told->str, ";2"));
}

/* Its output ends before it does: what the others make of that is not taken for the reason. */
static void a_program_that_closes_its_output_first_is_named(void **state)
{
    g_autoptr(GError) error = NULL;
    (void)state;
    assert_int_equal(run_second("printf 'doc\\t2\\t0\\n'; exec >&-; sleep 0.2; exit 7",
                                "cat >/dev/null; exit 2", &error),
                     -1);
    assert_says(error->message, "of chain 2 (of 2) failed with exit status 7");
}

static void a_last_program_that_leaves_early_ends_the_branches(void **state)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Chain) chain = chain_new();
    int caught;
    (void)state;
    add_branch(chain, -1, "while :; do " FILE_OF("1") "; done");
    add_branch(chain, -1, "while :; do " FILE_OF("2") "; done");
    add(chain, "exit 2");
    assert_int_equal(chain_run(chain, &caught, &error), 2);
    assert_null(error);
}

static void remove_kept(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    assert_int_equal(g_remove(path), 0);
}

static void streams_of_branches_are_kept_apart_and_together(void **state)
{
    g_autofree char *folder = g_dir_make_tmp("gouji-chain-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "2-sh.tsv", NULL), *text = NULL;
    g_autoptr(Chain) chain = chain_new();
    int caught;
    (void)state;
    add_branch(chain, -1, FILE_OF("1"));
    add_branch(chain, -1, FILE_OF("2"));
    add(chain, "[ \"$(cut -f 2 | tr -d '\\n')$(cat <&3)\" = 1122y ] || exit 3");
    chain_keep(chain, folder);
    assert_int_equal(chain_run(chain, &caught, NULL), 0);
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, "doc\t1\t0\nend\t1\t1\ndoc\t2\t0\nend\t2\t1\n");
    remove_kept(folder, "chain-1/1-sh.tsv");
    remove_kept(folder, "chain-2/1-sh.tsv");
    remove_kept(folder, "chain-1");
    remove_kept(folder, "chain-2");
    remove_kept(folder, "2-sh.tsv");
    g_rmdir(folder);
}

/* In a child: runs a chain that waits, and exits with the signal that ended it. */
static void run_until_signal(void)
{
    g_autoptr(Chain) chain = chain_new();
    int caught = 0;
    add(chain, "echo ready >&2; exec sleep 60");
    add(chain, "exec cat");
    chain_run(chain, &caught, NULL);
    _exit(caught);
}

static void a_signal_ends_the_chain_and_is_told(void **state)
{
    int ready[2], status;
    char word[8];
    (void)state;
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(ready[1], STDERR_FILENO);
        run_until_signal();
    }
    assert_true(read(ready[0], word, sizeof word) > 0);
    kill(child, SIGTERM);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), SIGTERM);
    close(ready[0]);
    close(ready[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_status_is_the_chains),
        cmocka_unit_test(records_go_through_in_order),
        cmocka_unit_test(the_word_comes_when_all_are_well),
        cmocka_unit_test(the_word_does_not_come_after_a_failure),
        cmocka_unit_test(a_failure_is_named),
        cmocka_unit_test(a_killed_program_is_named),
        cmocka_unit_test(writers_to_a_dead_program_are_not_blamed),
        cmocka_unit_test(a_last_program_that_leaves_early_ends_the_chain),
        cmocka_unit_test(a_missing_program_is_named),
        cmocka_unit_test(streams_are_kept),
        cmocka_unit_test(branches_are_merged_in_turns),
        cmocka_unit_test(a_branch_reads_its_share),
        cmocka_unit_test(a_failure_in_a_branch_is_named_with_it),
        cmocka_unit_test(a_branch_that_gives_too_little_is_a_failure),
        cmocka_unit_test(a_branch_that_takes_long_is_told),
        cmocka_unit_test(a_program_that_closes_its_output_first_is_named),
        cmocka_unit_test(a_last_program_that_leaves_early_ends_the_branches),
        cmocka_unit_test(streams_of_branches_are_kept_apart_and_together),
        cmocka_unit_test(a_signal_ends_the_chain_and_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
