/* A document's bytes: whole, or a reason. What happens to a file while it is read is played by a read that does it (--wrap). */
#include "bytes.h"

#include "pipeline/testing.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define MOST 4096

ssize_t __real_read(int fd, void *buffer, size_t size);
ssize_t __wrap_read(int fd, void *buffer, size_t size);

static struct {
    const char *path;  /* what is written to before the first read */
    const char *bytes; /* added to it; NULL: its second half is taken away */
    int failure;       /* errno of the first read */
    gsize piece;       /* the most that one read gives; 0: all */
} meanwhile;

static void write_meanwhile(const char *path)
{
    int fd = open(path, O_WRONLY | O_APPEND);
    struct stat status;
    assert_int_equal(fstat(fd, &status), 0);
    if (!meanwhile.bytes)
        assert_int_equal(ftruncate(fd, status.st_size / 2), 0);
    else
        assert_int_equal(write(fd, meanwhile.bytes, strlen(meanwhile.bytes)),
                         (int)strlen(meanwhile.bytes));
    close(fd);
}

ssize_t __wrap_read(int fd, void *buffer, size_t size)
{
    const char *path = g_steal_pointer(&meanwhile.path);
    if (path)
        write_meanwhile(path);
    if (meanwhile.failure) {
        errno = meanwhile.failure;
        meanwhile.failure = 0;
        return -1;
    }
    return __real_read(fd, buffer, meanwhile.piece ? MIN(size, meanwhile.piece) : size);
}

typedef struct {
    char *folder, *path;
    Bytes bytes;
} Fixture;

static int setup(void **state)
{
    Fixture *f = g_new0(Fixture, 1);
    f->folder = g_dir_make_tmp("gouji-bytes-XXXXXX", NULL);
    f->path = g_build_filename(f->folder, "a.txt", NULL);
    *state = f;
    return g_file_set_contents(f->path, "支出12.50万元。", -1, NULL) ? 0 : -1;
}

static int teardown(void **state)
{
    Fixture *f = *state;
    memset(&meanwhile, 0, sizeof meanwhile);
    bytes_clear(&f->bytes);
    g_remove(f->path);
    g_rmdir(f->folder);
    g_free(f->folder);
    g_free(f->path);
    g_free(f);
    return 0;
}

static void assert_refused(Fixture *f, const char *reason)
{
    assert_false(bytes_read(&f->bytes, f->path, MOST));
    assert_string_equal(f->bytes.reason, reason);
}

static void a_file_is_read_whole_in_pieces_and_through_interruptions(void **state)
{
    Fixture *f = *state;
    meanwhile.failure = EINTR;
    meanwhile.piece = 3;
    assert_true(bytes_read(&f->bytes, f->path, MOST));
    assert_string_equal(f->bytes.data, "支出12.50万元。");
    assert_int_equal(strlen(f->bytes.hash), 64);
    assert_null(f->bytes.reason);
}

static void a_file_that_grows_meanwhile_is_changed(void **state)
{
    Fixture *f = *state;
    meanwhile.path = f->path;
    meanwhile.bytes = "一";
    assert_refused(f, "changed");
}

static void a_file_that_is_cut_meanwhile_is_changed(void **state)
{
    Fixture *f = *state;
    meanwhile.path = f->path;
    assert_refused(f, "changed");
    assert_true(bytes_read(&f->bytes, f->path, MOST)); /* half of it, but nobody writes any more */
}

static void a_file_that_grows_beyond_the_limit_is_too_large(void **state)
{
    Fixture *f = *state;
    g_autofree char *large = g_strnfill(MOST, 'x');
    assert_true(g_file_set_contents(f->path, large, MOST, NULL));
    meanwhile.path = f->path;
    meanwhile.bytes = "x";
    assert_refused(f, "larger-than 4097 4096");
}

static void a_read_that_fails_is_told_with_its_number(void **state)
{
    Fixture *f = *state;
    meanwhile.failure = EIO;
    assert_refused(f, "failure 5");
    assert_true(bytes_read(&f->bytes, f->path, MOST));
}

static void what_is_no_file_is_not_regular(void **state)
{
    Fixture *f = *state;
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    g_remove(f->path);
    assert_refused(f, "missing");
    assert_int_equal(mkfifo(f->path, 0600), 0);
    assert_refused(f, "not-regular");
    g_remove(f->path);
    g_strlcpy(address.sun_path, f->path, sizeof address.sun_path);
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
    assert_refused(f, "not-regular");
    close(fd);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_file_is_read_whole_in_pieces_and_through_interruptions),
        TEST(a_file_that_grows_meanwhile_is_changed),
        TEST(a_file_that_is_cut_meanwhile_is_changed),
        TEST(a_file_that_grows_beyond_the_limit_is_too_large),
        TEST(a_read_that_fails_is_told_with_its_number),
        TEST(what_is_no_file_is_not_regular),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
