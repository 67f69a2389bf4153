/* What libarchive is refused, call by call (--wrap): the archive is not read in part, and is not told to be damaged when it was
 * memory that lacked. */
#include "foreign_testing.h"
#include "unpack.h"

#include <errno.h>

static guint asked, refused_at; /* refused_at: from 1; 0: never */
static int failure;             /* errno of the refusal; 0: the library says none */

static gboolean refuses(void)
{
    return ++asked == refused_at;
}

static int refuse(struct archive *archive)
{
    if (failure)
        archive_set_error(archive, failure, "refused");
    return ARCHIVE_FATAL;
}

struct archive *__real_archive_read_new(void);
struct archive *__wrap_archive_read_new(void);
struct archive *__wrap_archive_read_new(void)
{
    return refuses() ? NULL : __real_archive_read_new();
}

int __real_archive_read_support_format_zip(struct archive *);
int __wrap_archive_read_support_format_zip(struct archive *archive);
int __wrap_archive_read_support_format_zip(struct archive *archive)
{
    return refuses() ? refuse(archive) : __real_archive_read_support_format_zip(archive);
}

int __real_archive_read_open_memory(struct archive *, const void *, size_t);
int __wrap_archive_read_open_memory(struct archive *archive, const void *bytes, size_t length);
int __wrap_archive_read_open_memory(struct archive *archive, const void *bytes, size_t length)
{
    return refuses() ? refuse(archive) : __real_archive_read_open_memory(archive, bytes, length);
}

int __real_archive_read_next_header(struct archive *, struct archive_entry **);
int __wrap_archive_read_next_header(struct archive *archive, struct archive_entry **entry);
int __wrap_archive_read_next_header(struct archive *archive, struct archive_entry **entry)
{
    return refuses() ? refuse(archive) : __real_archive_read_next_header(archive, entry);
}

la_ssize_t __real_archive_read_data(struct archive *, void *, size_t);
la_ssize_t __wrap_archive_read_data(struct archive *archive, void *buffer, size_t size);
la_ssize_t __wrap_archive_read_data(struct archive *archive, void *buffer, size_t size)
{
    return refuses() ? refuse(archive) : __real_archive_read_data(archive, buffer, size);
}

static gboolean want(gpointer data, const MemberName *member)
{
    (void)data;
    return !member->folder;
}

static void take(gpointer data, const MemberName *member, GString *bytes)
{
    g_string_append_printf(data, "%s=%s ", member->name, bytes->str);
    g_string_free(bytes, TRUE);
}

/* Why the archive of two members is not read, NULL if it is; what was taken of it. */
static char *unpack_refused(guint at, GString *taken)
{
    static const Part parts[] = {{"a.txt", "一"}, {"b.txt", "二"}, {NULL, NULL}};
    GString *zip = make_zip(parts);
    asked = 0;
    refused_at = at;
    char *reason = unpack(zip->str, zip->len, test_limits(), want, take, taken);
    g_string_free(zip, TRUE);
    return reason;
}

/* Each call fails in turn; the first finds no memory, whatever is said of it. */
static void assert_each(int number, const char *expected)
{
    g_autoptr(GString) whole = g_string_new(NULL);
    failure = number;
    assert_null(unpack_refused(0, whole));
    assert_string_equal(whole->str, "a.txt=一 b.txt=二 ");
    guint all = asked;
    assert_true(all > 8);
    for (guint at = 1; at <= all; at++) {
        g_autoptr(GString) taken = g_string_new(NULL);
        g_autofree char *reason = unpack_refused(at, taken);
        assert_string_equal(reason, at == 1 ? "worker-died memory" : expected);
    }
}

static void an_archive_without_memory_for_it_is_not_damaged(void **state)
{
    (void)state;
    assert_each(ENOMEM, "worker-died memory");
}

static void an_archive_that_cannot_be_read_to_its_end_is_damaged(void **state)
{
    (void)state;
    assert_each(EILSEQ, "damaged zip");
    assert_each(0, "damaged zip");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_archive_without_memory_for_it_is_not_damaged),
        cmocka_unit_test(an_archive_that_cannot_be_read_to_its_end_is_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
