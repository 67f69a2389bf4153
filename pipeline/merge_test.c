/* Streams of several chains become the one that a single chain writes. */
#include "merge.h"
#include "testing.h"

#include <unistd.h>

#define MOST 3

/* What came out, and when to want no more. */
typedef struct {
    GString *text;
    gsize most;
} Taken;

static gboolean take(gpointer data, const char *bytes, gsize length)
{
    Taken *taken = data;
    g_string_append_len(taken->text, bytes, (gssize)length);
    return taken->text->len < taken->most;
}

/* Merges texts in which `/` stands for a newline and a blank for a tab; *out likewise; free it with g_free. */
static gboolean merge_most(const char *const *texts, gsize most, char **out, GError **error)
{
    int from[MOST];
    guint count = g_strv_length((char **)texts);
    gint turn = -1;
    Taken taken = {g_string_new(NULL), most};
    for (guint i = 0; i < count; i++) {
        int pipes[2];
        g_autofree char *text =
            g_strdelimit(g_strdelimit(g_strdup(texts[i]), "/", '\n'), " ", '\t');
        assert_int_equal(pipe(pipes), 0);
        assert_int_equal(write(pipes[1], text, strlen(text)), strlen(text));
        close(pipes[1]);
        from[i] = pipes[0];
    }
    gboolean merged = merge_streams(from, count, take, &taken, &turn, error);
    for (guint i = 0; i < count; i++)
        close(from[i]);
    *out = g_strdelimit(g_strdelimit(g_string_free(taken.text, FALSE), "\n", '/'), "\t", ' ');
    return merged;
}

static void assert_merged(const char *const *texts, const char *expected)
{
    g_autofree char *out = NULL;
    g_autoptr(GError) error = NULL;
    assert_true(merge_most(texts, G_MAXSIZE, &out, &error));
    assert_string_equal(out, expected);
}

static void assert_refused(const char *const *texts, const char *why)
{
    g_autofree char *out = NULL;
    g_autoptr(GError) error = NULL;
    assert_false(merge_most(texts, G_MAXSIZE, &out, &error));
    assert_error_of(error, GOUJI_ERROR_STREAM);
    assert_says(error->message, why);
}

static void files_come_in_turns(void **state)
{
    const char *const texts[] = {"doc 1 0 a/end 1 1/turn 1 0/doc 3 0 c/end 3 1/turn 3 0/",
                                 "doc 2 0 b/text 2 1 turn/end 2 2/turn 2 0/", NULL};
    (void)state;
    assert_merged(texts, "doc 1 0 a/end 1 1/doc 2 0 b/text 2 1 turn/end 2 2/doc 3 0 c/end 3 1/");
}

static void a_chain_may_have_no_file(void **state)
{
    const char *const texts[] = {"doc 1 0 a/end 1 1/turn 1 0/", "", "", NULL};
    (void)state;
    assert_merged(texts, "doc 1 0 a/end 1 1/");
}

/* The first file is an archive of two: what the second chain calls 2 is the third document. */
static void documents_behind_an_archive_are_numbered_anew(void **state)
{
    const char *const texts[] = {
        "doc 1 0 z!a/end 1 1/doc 2 0 z!b/end 2 1/turn 2 0/doc 3 0 c/end 3 1/turn 3 0/",
        "doc 2 0 b/text 2 1 2/end 2 2/turn 2 0/doc 4 0 d/end 4 1/turn 4 0/", NULL};
    (void)state;
    assert_merged(texts, "doc 1 0 z!a/end 1 1/doc 2 0 z!b/end 2 1/doc 3 0 b/text 3 1 2/end 3 2/"
                         "doc 4 0 c/end 4 1/doc 5 0 d/end 5 1/");
}

static void a_line_longer_than_a_block_is_whole(void **state)
{
    enum { LONG = 50000 }; /* so that two fit into a pipe that holds 64 kB */
    g_autofree char *words = g_strnfill(LONG, 'x');
    g_autofree char *first = g_strconcat("doc 1 0 a/text 1 1 ", words, "/end 1 2/turn 1 0/", NULL);
    g_autofree char *second = g_strconcat("doc 7 0 b/text 7 1 ", words, "/end 7 2/turn 7 0/", NULL);
    g_autofree char *expected = g_strconcat(
        "doc 1 0 a/text 1 1 ", words, "/end 1 2/doc 2 0 b/text 2 1 ", words, "/end 2 2/", NULL);
    const char *const texts[] = {first, second, NULL};
    (void)state;
    assert_merged(texts, expected);
}

static void a_chain_that_breaks_off_is_named(void **state)
{
    const char *const inside[] = {"doc 1 0 a/end 1 1/turn 1 0/", "doc 2 0 b/text 2 1/", NULL};
    const char *const in_a_line[] = {"doc 1 0 a/end 1", "doc 2 0 b/end 2 1/turn 2 0/", NULL};
    (void)state;
    assert_refused(inside, "chain 2 breaks off");
    assert_refused(in_a_line, "chain 1 breaks off");
}

static void a_chain_that_ends_before_its_turns_is_noticed(void **state)
{
    const char *const texts[] = {
        "doc 1 0 a/end 1 1/turn 1 0/doc 3 0 c/end 3 1/turn 3 0/doc 5 0 e/end 5 1/turn 5 0/",
        "doc 2 0 b/end 2 1/turn 2 0/", NULL};
    (void)state;
    assert_refused(texts, "chain 1 goes on when another has ended");
}

static void what_is_no_stream_is_refused(void **state)
{
    const char *const no_document[] = {"text 1 1 x/turn 1 0/", "", NULL};
    const char *const no_number[] = {"doc/turn 1 0/", "doc/turn/", NULL};
    (void)state;
    assert_refused(no_document, "chain 1 does not begin a file with a document");
    assert_refused(no_number, "chain 1 does not begin a file with a document");
}

static void a_taker_that_has_enough_ends_it(void **state)
{
    const char *const texts[] = {"doc 1 0 a/end 1 1/turn 1 0/doc 3 0 c/end 3 1/turn 3 0/",
                                 "doc 2 0 b/end 2 2/turn 2 0/", NULL};
    g_autofree char *out = NULL;
    g_autoptr(GError) error = NULL;
    (void)state;
    assert_false(merge_most(texts, 1, &out, &error));
    assert_null(error);
    assert_string_equal(out, "doc 1 0 a/end 1 1/");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_come_in_turns),
        cmocka_unit_test(a_chain_may_have_no_file),
        cmocka_unit_test(documents_behind_an_archive_are_numbered_anew),
        cmocka_unit_test(a_line_longer_than_a_block_is_whole),
        cmocka_unit_test(a_chain_that_breaks_off_is_named),
        cmocka_unit_test(a_chain_that_ends_before_its_turns_is_noticed),
        cmocka_unit_test(what_is_no_stream_is_refused),
        cmocka_unit_test(a_taker_that_has_enough_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
