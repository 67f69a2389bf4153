/* Every system call by which lists are written fails in turn: the run ends with an error, each list is whole, of this run
 * or the earlier one, and nothing else is left. */
#define _GNU_SOURCE /* copy_file_range, renameat2 */
#include "outfile.h"
#include "outpages.h"

#include "pipeline/testing.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define LENGTH 150000 /* several blocks */
#define SHORT (-1)    /* in place of an errno: half of the bytes are written */

typedef enum {
    WRITE,
    PREAD,
    FSYNC,
    SYNCFS,
    LINKAT,
    MKDIRAT,
    RENAMEAT,
    RENAMEAT2,
    COPY,
    CALLS
} Call;

/* Which call fails, and how; `calls` counts them all. */
static struct {
    Call call;
    guint at; /* from 1; 0: none */
    int number;
    gboolean copies; /* copy_file_range and linkat work */
    guint calls[CALLS];
    gboolean met;
} fault;

static gboolean fails(Call call)
{
    fault.calls[call]++;
    if (fault.at == 0 || call != fault.call || fault.calls[call] != fault.at)
        return FALSE;
    fault.met = TRUE;
    errno = fault.number;
    return TRUE;
}

#define WRAP(type, call, name, parameters, arguments)                                              \
    type __real_##name parameters;                                                                 \
    type __wrap_##name parameters;                                                                 \
    type __wrap_##name parameters                                                                  \
    {                                                                                              \
        return fails(call) ? -1 : __real_##name arguments;                                         \
    }

WRAP(ssize_t, PREAD, pread, (int fd, void *to, size_t size, off_t at), (fd, to, size, at))
WRAP(int, FSYNC, fsync, (int fd), (fd))
WRAP(int, SYNCFS, syncfs, (int fd), (fd))
WRAP(int, MKDIRAT, mkdirat, (int fd, const char *name, mode_t mode), (fd, name, mode))
WRAP(int, RENAMEAT, renameat, (int from, const char *a, int to, const char *b), (from, a, to, b))
WRAP(int, RENAMEAT2, renameat2, (int from, const char *a, int to, const char *b, unsigned flags),
     (from, a, to, b, flags))

ssize_t __real_write(int fd, const void *from, size_t size);
ssize_t __wrap_write(int fd, const void *from, size_t size);
ssize_t __wrap_write(int fd, const void *from, size_t size)
{
    gboolean here = fails(WRITE);
    if (here && fault.number == SHORT)
        return __real_write(fd, from, (size + 1) / 2);
    return here ? -1 : __real_write(fd, from, size);
}

int __real_linkat(int from, const char *a, int to, const char *b, int flags);
int __wrap_linkat(int from, const char *a, int to, const char *b, int flags);
int __wrap_linkat(int from, const char *a, int to, const char *b, int flags)
{
    errno = EOPNOTSUPP;
    return fails(LINKAT) || !fault.copies ? -1 : __real_linkat(from, a, to, b, flags);
}

ssize_t __real_copy_file_range(int from, off_t *at, int to, off_t *there, size_t size,
                               unsigned flags);
ssize_t __wrap_copy_file_range(int from, off_t *at, int to, off_t *there, size_t size,
                               unsigned flags);
ssize_t __wrap_copy_file_range(int from, off_t *at, int to, off_t *there, size_t size,
                               unsigned flags)
{
    errno = EXDEV;
    return fails(COPY) || !fault.copies ? -1
                                        : __real_copy_file_range(from, at, to, there, size, flags);
}

/* Writes two lists and two pages, all of that letter. */
static gboolean write_lists(const char *path, char letter, GError **error)
{
    g_autofree char *text = g_strnfill(LENGTH, letter);
    g_autoptr(OutFolder) folder = outfolder_open(path, error);
    OutFile *first = folder ? outfolder_file(folder, "a.tsv", error) : NULL;
    OutFile *second = first ? outfolder_file(folder, "b.tsv", error) : NULL;
    OutFile *scratch = second ? outfolder_scratch(folder, error) : NULL;
    OutPages *pages = scratch ? outfolder_pages(folder, "pages", ".html", error) : NULL;
    if (!pages)
        return FALSE;
    outfile_write(first, text, LENGTH);
    outfile_write(scratch, text, LENGTH);
    outfile_append(second, scratch);
    for (guint i = 1; i <= 2; i++) {
        outpages_begin(pages, i);
        outpages_write(pages, text, LENGTH);
    }
    return outfolder_sync(folder, error) && outfolder_commit(folder, error);
}

/* The letter that the file is full of; fails if it is not whole. */
static char letter_of(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL), *text = NULL;
    gsize length;
    assert_true(g_file_get_contents(path, &text, &length, NULL));
    assert_int_equal(length, LENGTH);
    assert_int_equal(strspn(text, (char[]){text[0], '\0'}), LENGTH);
    return text[0];
}

static guint count_files(const char *folder)
{
    guint count = 0;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    while (g_dir_read_name(dir))
        count++;
    return count;
}

static void remove_lists(const char *folder)
{
    static const char *const names[] = {"pages/1.html", "pages/2.html", "pages", "a.tsv", "b.tsv"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(folder, names[i], NULL);
        assert_int_equal(g_remove(path), 0);
    }
}

/* Makes the call fail the `at`th time, over lists of an earlier run. FALSE when it is not made so often. */
static gboolean try_fault(const char *folder, Call call, guint at, int number, gboolean survives)
{
    static const char *const names[] = {"a.tsv", "b.tsv", "pages/1.html", "pages/2.html"};
    g_autoptr(GError) error = NULL;
    gboolean copies = fault.copies;
    assert_true(write_lists(folder, 'o', NULL));
    memset(&fault, 0, sizeof fault);
    fault.call = call;
    fault.at = at;
    fault.number = number;
    fault.copies = copies;
    gboolean written = write_lists(folder, 'n', &error);
    fault.at = 0;
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        char letter = letter_of(folder, names[i]);
        assert_true(letter == 'n' || (!written && letter == 'o'));
    }
    assert_int_equal(count_files(folder), 3);
    assert_true(written == (error == NULL));
    if (error)
        assert_error_of(error, GOUJI_ERROR_IO);
    if (survives || !fault.met)
        assert_true(written);
    remove_lists(folder);
    return fault.met;
}

static void try_all(Call call, int number, gboolean copies, gboolean survives)
{
    g_autofree char *folder = g_dir_make_tmp("gouji-fail-XXXXXX", NULL);
    guint at = 1;
    fault.copies = copies;
    while (try_fault(folder, call, at, number, survives))
        at++;
    assert_true(at > 1); /* it was made at all */
    assert_int_equal(g_rmdir(folder), 0);
}

static void a_full_disk_leaves_whole_lists(void **state)
{
    (void)state;
    try_all(WRITE, ENOSPC, TRUE, FALSE);
    try_all(WRITE, ENOSPC, FALSE, FALSE);
    try_all(LINKAT, ENOSPC, TRUE, FALSE);
    try_all(MKDIRAT, ENOSPC, TRUE, FALSE);
}

static void a_broken_disk_leaves_whole_lists(void **state)
{
    (void)state;
    try_all(WRITE, EIO, FALSE, FALSE);
    try_all(PREAD, EIO, FALSE, FALSE);
    try_all(FSYNC, EIO, TRUE, FALSE);
    try_all(FSYNC, EIO, FALSE, FALSE);
    try_all(SYNCFS, EIO, TRUE, FALSE);
    try_all(RENAMEAT, EIO, TRUE, FALSE);
}

static void what_was_interrupted_or_short_goes_on(void **state)
{
    (void)state;
    try_all(WRITE, EINTR, FALSE, TRUE);
    try_all(WRITE, SHORT, FALSE, TRUE);
    try_all(PREAD, EINTR, FALSE, TRUE);
}

static void other_file_systems_are_written_too(void **state)
{
    (void)state;
    try_all(COPY, EXDEV, TRUE, TRUE);
    try_all(RENAMEAT2, EINVAL, TRUE, TRUE);
    try_all(LINKAT, EPERM, TRUE, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_disk_leaves_whole_lists),
        cmocka_unit_test(a_broken_disk_leaves_whole_lists),
        cmocka_unit_test(what_was_interrupted_or_short_goes_on),
        cmocka_unit_test(other_file_systems_are_written_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
