#include "worker.h"

#include "jail.h"
#include "pipeline/testing.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* A reader that does what the document says. */
static char *obey(const char *form, char *bytes, gsize length, Wire *wire, gpointer data)
{
    (void)form, (void)length, (void)data;
    Piece piece = {0, 1, 1};
    Paragraph paragraph = {bytes, strlen(bytes), &piece, 1, 0, 0};
    if (strcmp(bytes, "die") == 0)
        raise(SIGSEGV);
    if (strcmp(bytes, "exit") == 0)
        _exit(4);
    if (strcmp(bytes, "starve") == 0)
        _exit(WIRE_NO_MEMORY);
    if (strcmp(bytes, "open") == 0)
        return g_strdup_printf("open %d", open("/etc/passwd", O_RDONLY) < 0 ? errno : 0);
    if (strcmp(bytes, "socket") == 0)
        return g_strdup_printf("socket %d", socket(AF_INET, SOCK_STREAM, 0) < 0 ? errno : 0);
    if (strcmp(bytes, "fork") == 0)
        return g_strdup_printf("fork %d", fork() < 0 ? errno : 0);
    while (strcmp(bytes, "loop") == 0)
        ;
    if (strcmp(bytes, "sleep") == 0)
        (void)!read(STDIN_FILENO, bytes, 1);
    if (strcmp(bytes, "garbage") == 0)
        (void)!write(STDOUT_FILENO, "garbage\n", 8);
    if (strcmp(bytes, "fault") == 0)
        return g_strdup("encrypted");
    wire_begin(wire, "x", NULL);
    do
        wire_sink(wire)->paragraph(wire_sink(wire), &paragraph);
    while (strcmp(bytes, "flood") == 0 && !wire_full(wire));
    return NULL;
}

static int setup_waiting(void **state, guint64 wait)
{
    const WorkerKind kind = {.program = "/proc/self/exe",
                             .argument = "obey",
                             .memory = 1 << 28,
                             .seconds = 1,
                             .wait = wait,
                             .output = 9999};
    *state = worker_new(&kind);
    return 0;
}

static int setup(void **state)
{
    return setup_waiting(state, 60);
}

static int setup_impatient(void **state)
{
    return setup_waiting(state, 2);
}

static int teardown(void **state)
{
    worker_free(*state);
    return 0;
}

static void assert_asked(void **state, const char *document, const char *expected)
{
    WireAnswer answer;
    g_autofree char *reason = worker_ask(*state, "x", document, strlen(document), &answer);
    if (expected)
        assert_string_equal(reason, expected);
    else
        assert_null(reason);
}

/* The fault is told, and the next document is read all the same. */
static void assert_fault(void **state, const char *document, const char *expected)
{
    assert_asked(state, document, expected);
    assert_asked(state, "甲", NULL);
}

static void a_worker_serves_many_documents(void **state)
{
    for (guint i = 0; i < 100; i++)
        assert_asked(state, "甲", NULL);
}

static void a_fault_is_its_reason(void **state)
{
    assert_fault(state, "fault", "encrypted");
}

static void a_worker_that_dies_is_replaced(void **state)
{
    assert_fault(state, "exit", "worker-died exit-4");
    assert_fault(state, "starve", "worker-died memory");
}

static void a_worker_may_not_run_for_ever(void **state)
{
    assert_fault(state, "loop", "timeout 1");
}

static void a_worker_may_not_wait_for_ever(void **state)
{
    assert_fault(state, "sleep", "timeout 2");
}

static void an_answer_has_its_limit(void **state)
{
    assert_fault(state, "flood", "output-larger-than 9999");
}

static void what_is_no_answer_is_a_fault(void **state)
{
    assert_fault(state, "garbage", "worker-died answer");
}

static void a_worker_opens_no_file_no_socket_no_process(void **state)
{
    if (!jail_has_filter())
        skip();
    assert_fault(state, "open", "open 1");
    assert_fault(state, "socket", "socket 1");
    assert_fault(state, "fork", "fork 1");
}

static void a_program_that_is_missing_is_a_fault(void **state)
{
    (void)state;
    WireAnswer answer;
    const WorkerKind kind = {.program = "/nonexistent", .wait = 2, .output = 99};
    Worker *worker = worker_new(&kind);
    g_autofree char *reason = worker_ask(worker, "x", "a", 1, &answer);
    assert_string_equal(reason, "worker-died exit-127");
    worker_free(worker);
}

/* The tests ask this program itself, which then reads as above. */
static int serve(void)
{
    jail_load();
    jail_enter();
    _exit(wire_serve(STDIN_FILENO, STDOUT_FILENO, obey, NULL));
}

int main(int argc, char **argv)
{
    (void)argv;
    if (argc > 1)
        return serve();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_worker_serves_many_documents, setup, teardown),
        cmocka_unit_test_setup_teardown(a_fault_is_its_reason, setup, teardown),
        cmocka_unit_test_setup_teardown(a_worker_that_dies_is_replaced, setup, teardown),
        cmocka_unit_test_setup_teardown(a_worker_may_not_run_for_ever, setup, teardown),
        cmocka_unit_test_setup_teardown(a_worker_may_not_wait_for_ever, setup_impatient, teardown),
        cmocka_unit_test_setup_teardown(an_answer_has_its_limit, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_no_answer_is_a_fault, setup, teardown),
        cmocka_unit_test_setup_teardown(a_worker_opens_no_file_no_socket_no_process, setup,
                                        teardown),
        cmocka_unit_test(a_program_that_is_missing_is_a_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
