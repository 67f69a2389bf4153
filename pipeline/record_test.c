/* Records: any bytes survive, and whatever goes wrong on a descriptor is told. The linker hands every
 * read() and write() to the two functions below, which make trouble when a test asks for it. */
#include "pipeline/record.h"
#include "pipeline/testing.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define CASES 10000
#define MOST ((gsize)1 << 20)

static struct {
    int read_errno, write_errno; /* the next call fails with it, once */
    gsize piece;                 /* most bytes a call moves; 0 for any */
    guint calls;
    gboolean interrupted; /* every other call is interrupted */
} trouble;

ssize_t __real_read(int fd, void *buffer, size_t size);
ssize_t __real_write(int fd, const void *buffer, size_t size);
ssize_t __wrap_read(int fd, void *buffer, size_t size);
ssize_t __wrap_write(int fd, const void *buffer, size_t size);

/* The errno this call is to fail with, or 0. */
static int trouble_due(int *failure)
{
    int due = *failure;
    *failure = 0;
    return due ? due : trouble.calls++ % 2 == 0 && trouble.interrupted ? EINTR : 0;
}

ssize_t __wrap_read(int fd, void *buffer, size_t size)
{
    int due = trouble_due(&trouble.read_errno);
    if (due) {
        errno = due;
        return -1;
    }
    return __real_read(fd, buffer, trouble.piece ? MIN(size, trouble.piece) : size);
}

ssize_t __wrap_write(int fd, const void *buffer, size_t size)
{
    int due = trouble_due(&trouble.write_errno);
    if (due) {
        errno = due;
        return -1;
    }
    return __real_write(fd, buffer, trouble.piece ? MIN(size, trouble.piece) : size);
}

typedef struct {
    FILE *file; /* what passes between writer and reader; gone when closed */
    int fd;
    Reader *reader;
} Fixture;

static int setup(void **state)
{
    Fixture *f = g_new0(Fixture, 1);
    memset(&trouble, 0, sizeof trouble);
    f->file = tmpfile();
    f->fd = fileno(f->file);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    Fixture *f = *state;
    memset(&trouble, 0, sizeof trouble);
    if (f->reader)
        reader_free(f->reader);
    fclose(f->file);
    g_free(f);
    return 0;
}

/* A reader of exactly these bytes. */
static Reader *reader_of(Fixture *f, const char *bytes, gsize length, gsize most)
{
    assert_int_equal(__real_write(f->fd, bytes, length), length);
    lseek(f->fd, 0, SEEK_SET);
    return f->reader = reader_new(f->fd, most);
}

#define reader_of_text(f, text) reader_of((f), (text), strlen(text), MOST)

static void assert_error(GError *error, GoujiError code, const char *words)
{
    assert_error_of(error, code);
    assert_says(error->message, words);
    g_error_free(error);
}

/* The next line must be refused with this error. */
static void assert_refused(Reader *reader, GoujiError code, const char *words)
{
    GError *error = NULL;
    RecordKind kind;
    gsize length;
    assert_null(reader_line(reader, &length, &kind, &error));
    assert_error(error, code, words);
}

static const char *next(Reader *reader, RecordKind *kind)
{
    g_autoptr(GError) error = NULL;
    gsize length;
    const char *line = reader_line(reader, &length, kind, &error);
    if (error)
        fail_msg("%s", error->message);
    return line;
}

static void assert_end(Reader *reader)
{
    RecordKind kind;
    assert_null(next(reader, &kind));
}

static void assert_next(Reader *reader, Record *record, RecordKind kind)
{
    g_autoptr(GError) error = NULL;
    RecordKind found;
    assert_non_null(next(reader, &found));
    assert_int_equal(found, kind);
    assert_true(reader_split(reader, record, &error));
    assert_int_equal(record->kind, kind);
}

static void escapes_are_five(void **state)
{
    static const char raw[] = "a\tb\nc\rd\0e\\f\"'，";
    g_autoptr(GString) out = g_string_new("x");
    (void)state;
    record_escape(out, raw, sizeof raw - 1);
    assert_string_equal(out->str, "xa\\tb\\nc\\rd\\0e\\\\f\"'，");
}

static void unescape_undoes_the_five(void **state)
{
    char text[] = "\\t\\n\\r\\0\\\\.";
    (void)state;
    assert_int_equal(record_unescape(text, sizeof text - 1), 6);
    assert_memory_equal(text, "\t\n\r\0\\.", 7);
}

static void unknown_escapes_stay_as_they_are(void **state)
{
    char unknown[] = "\\x\\q\\", nul[] = "\\\0t", chain[] = "\\\\t\\\\\\t";
    (void)state;
    assert_int_equal(record_unescape(unknown, 5), 5);
    assert_string_equal(unknown, "\\x\\q\\");
    assert_int_equal(record_unescape(nul, 3), 3);
    assert_memory_equal(nul, "\\\0t", 4);
    assert_int_equal(record_unescape(chain, sizeof chain - 1), 4);
    assert_string_equal(chain, "\\t\\\t");
}

static void nothing_behind_the_length_is_looked_at(void **state)
{
    char text[] = "a\\t";
    (void)state;
    assert_int_equal(record_unescape(text, 2), 2);
    assert_string_equal(text, "a\\");
}

/* Random bytes, most of them those that need care; NUL only when asked for. */
static GString *random_bytes(GRand *random, gboolean nul)
{
    static const char telling[] = "\t\n\r\\tnr0\v\f\x01\x7f\xff\"' ";
    GString *out = g_string_new(NULL);
    for (gint i = g_rand_int_range(random, 0, 24); i > 0; i--) {
        char c = g_rand_boolean(random) ? telling[g_rand_int_range(random, 0, sizeof telling - 1)]
                                        : (char)g_rand_int_range(random, 0, 256);
        g_string_append_c(out, c || nul ? c : '\\');
    }
    return out;
}

static void any_bytes_survive_escaping(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(20240301);
    (void)state;
    for (guint i = 0; i < CASES; i++) {
        g_autoptr(GString) raw = random_bytes(random, TRUE);
        g_autoptr(GString) escaped = g_string_new(NULL);
        record_escape(escaped, raw->str, raw->len);
        assert_null(strpbrk(escaped->str, "\t\n\r"));
        assert_int_equal(strlen(escaped->str), escaped->len);
        assert_int_equal(record_unescape(escaped->str, escaped->len), raw->len);
        assert_memory_equal(escaped->str, raw->str, raw->len);
    }
}

static RecordKind random_record(GRand *random, GString *column[RECORD_COLUMNS_MAX])
{
    RecordKind kind = (RecordKind)g_rand_int_range(random, 0, RECORD_KINDS);
    for (guint c = COMMON_COLUMNS; c < schema_columns(kind); c++)
        column[c] = random_bytes(random, FALSE);
    return kind;
}

static void write_random(Writer *writer, GRand *random)
{
    for (guint i = 0; i < CASES; i++) {
        GString *column[RECORD_COLUMNS_MAX] = {NULL};
        const char *text[RECORD_COLUMNS_MAX] = {NULL};
        g_autofree char *nr = g_strdup_printf("%u.1", i);
        RecordKind kind = random_record(random, column);
        for (guint c = COMMON_COLUMNS; c < schema_columns(kind); c++)
            text[c] = column[c]->len || i % 2 ? column[c]->str : NULL;
        writer_record(writer, kind, i, nr, text);
        for (guint c = COMMON_COLUMNS; c < schema_columns(kind); c++)
            g_string_free(column[c], TRUE);
    }
}

static void assert_random(Reader *reader, GRand *random)
{
    for (guint i = 0; i < CASES; i++) {
        GString *column[RECORD_COLUMNS_MAX] = {NULL};
        g_autofree char *nr = g_strdup_printf("%u.1", i);
        RecordKind kind = random_record(random, column);
        Record record;
        assert_next(reader, &record, kind);
        assert_int_equal(record_number(&record, COMMON_DOC), i);
        assert_string_equal(record.field[COMMON_NR], nr);
        assert_int_equal(reader_line_number(reader), i + 1);
        for (guint c = COMMON_COLUMNS; c < schema_columns(kind); c++) {
            assert_int_equal(record_length(&record, c), column[c]->len);
            assert_memory_equal(record.field[c], column[c]->str, column[c]->len + 1);
            g_string_free(column[c], TRUE);
        }
    }
    assert_end(reader);
}

static void round_trip(Fixture *f)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GRand) random = g_rand_new_with_seed(20240302);
    Writer *writer = writer_new(f->fd);
    write_random(writer, random);
    assert_true(writer_close(writer, &error));
    lseek(f->fd, 0, SEEK_SET);
    f->reader = reader_new(f->fd, MOST);
    g_rand_set_seed(random, 20240302);
    assert_random(f->reader, random);
}

static void any_record_survives_writing_and_reading(void **state)
{
    round_trip(*state);
}

static void any_record_survives_short_and_interrupted_calls(void **state)
{
    trouble.piece = 257;
    trouble.interrupted = TRUE;
    round_trip(*state);
}

static void a_field_may_hold_nul_bytes(void **state)
{
    Reader *reader = reader_of_text(*state, "end\t1\t9\ta\\0b\t7\n");
    Record record;
    assert_next(reader, &record, RECORD_END);
    assert_int_equal(record_length(&record, END_STATUS), 3);
    assert_memory_equal(record.field[END_STATUS], "a\0b", 4);
}

static void a_line_is_passed_on_byte_for_byte(void **state)
{
    Fixture *f = *state;
    static const char bytes[] = "end\t1\t9\t\\q\\t\\\t\xff\n";
    Reader *reader = reader_of_text(f, bytes);
    RecordKind kind;
    gsize length;
    const char *line = reader_line(reader, &length, &kind, NULL);
    assert_int_equal(length, sizeof bytes - 2);
    lseek(f->fd, 0, SEEK_SET);
    Writer *writer = writer_new(f->fd);
    writer_pass(writer, line, length);
    assert_true(writer_close(writer, NULL));
    char found[sizeof bytes] = "";
    lseek(f->fd, 0, SEEK_SET);
    assert_int_equal(read(f->fd, found, sizeof found), sizeof bytes - 1);
    assert_string_equal(found, bytes);
}

static void empty_input_is_the_end_and_no_error(void **state)
{
    Reader *reader = reader_of_text(*state, "");
    assert_end(reader);
    assert_end(reader);
    assert_int_equal(reader_line_number(reader), 0);
}

static void a_line_longer_than_the_buffer_is_read(void **state)
{
    gsize length = 700 * 1000;
    g_autofree char *text = g_strnfill(length, 'x');
    g_autofree char *bytes = g_strdup_printf("end\t1\t9\t%s\t7\nend\t2\t1\t\t\n", text);
    Reader *reader = reader_of_text(*state, bytes);
    Record record;
    assert_next(reader, &record, RECORD_END);
    assert_int_equal(record_length(&record, END_STATUS), length);
    assert_string_equal(record.field[END_LINES], "7");
    assert_next(reader, &record, RECORD_END);
    assert_end(reader);
}

static void a_record_at_the_limit_is_read(void **state)
{
    Reader *reader = reader_of(*state, "end\t1\t9\t\t\n", 10, 9);
    Record record;
    assert_next(reader, &record, RECORD_END);
    assert_end(reader);
}

static void a_record_over_the_limit_is_refused(void **state)
{
    Reader *reader = reader_of(*state, "end\t1\t9\t\t\nend\t1\t10\t\t\n", 21, 9);
    Record record;
    assert_next(reader, &record, RECORD_END);
    assert_refused(reader, GOUJI_ERROR_LIMIT, "record 2 is longer than 9 bytes");
}

static void a_record_without_end_is_refused_before_it_is_read_whole(void **state)
{
    gsize length = 8 << 20;
    g_autofree char *bytes = g_strnfill(length, 'x');
    Reader *reader = reader_of(*state, bytes, length, 1000);
    trouble.calls = 0;
    assert_refused(reader, GOUJI_ERROR_LIMIT, "record 1 is longer than 1000 bytes");
    assert_in_range(trouble.calls, 1, 2);
}

static void a_cut_off_last_line_is_refused(void **state)
{
    Reader *reader = reader_of_text(*state, "end\t1\t9\t\t\nend\t2\t");
    Record record;
    assert_next(reader, &record, RECORD_END);
    assert_refused(reader, GOUJI_ERROR_STREAM, "record 2 breaks off");
}

static void an_unknown_kind_is_refused(void **state)
{
    static const char *const lines[] = {
        "\n",        "\t\n",        "end\n",        "en\t1\t1\t\t\n",
        "ends\t1\n", "END\t1\t1\n", " end\t1\t1\n", "\\tend\t1\n"};
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        Fixture *f = *state;
        assert_int_equal(ftruncate(f->fd, 0), 0);
        lseek(f->fd, 0, SEEK_SET);
        assert_refused(reader_of_text(f, lines[i]), GOUJI_ERROR_STREAM,
                       "record 1 is of no known kind");
        reader_free(g_steal_pointer(&f->reader));
    }
}

static void a_kind_with_a_nul_byte_is_refused(void **state)
{
    static const char bytes[] = "end\0end\t1\t1\t\t\n";
    Reader *reader = reader_of(*state, bytes, sizeof bytes - 1, MOST);
    assert_refused(reader, GOUJI_ERROR_STREAM, "of no known kind");
}

static void assert_not_split(void **state, const char *bytes)
{
    GError *error = NULL;
    RecordKind kind;
    Record record;
    Reader *reader = reader_of_text(*state, bytes);
    assert_non_null(next(reader, &kind));
    assert_false(reader_split(reader, &record, &error));
    assert_error(error, GOUJI_ERROR_STREAM, "record 1 (end) does not have 5 columns");
}

static void a_column_too_few_is_refused(void **state)
{
    assert_not_split(state, "end\t1\t9\taudited\n");
}

static void a_column_too_many_is_refused(void **state)
{
    assert_not_split(state, "end\t1\t9\taudited\t7\t\n");
}

static void only_the_three_common_columns_is_refused(void **state)
{
    assert_not_split(state, "end\t1\t9\n");
}

static void a_read_error_is_told_and_is_not_the_end(void **state)
{
    Reader *reader = reader_of_text(*state, "end\t1\t9\t\t\n");
    trouble.read_errno = EIO;
    assert_refused(reader, GOUJI_ERROR_IO, "cannot read records");
}

static void an_interrupted_read_goes_on(void **state)
{
    Reader *reader = reader_of_text(*state, "end\t1\t9\t\t\n");
    Record record;
    trouble.read_errno = EINTR;
    assert_next(reader, &record, RECORD_END);
    assert_end(reader);
}

static void a_record_may_come_byte_by_byte(void **state)
{
    Reader *reader = reader_of_text(*state, "end\t1\t9\taudited\t7\n");
    Record record;
    trouble.piece = 1;
    assert_next(reader, &record, RECORD_END);
    assert_string_equal(record.field[END_STATUS], "audited");
    assert_end(reader);
}

static void assert_not_written(Writer *writer, const char *words)
{
    GError *error = NULL;
    assert_false(writer_close(writer, &error));
    assert_error(error, GOUJI_ERROR_IO, words);
}

static void a_full_disk_is_told_on_close(void **state)
{
    int full = open("/dev/full", O_WRONLY);
    (void)state;
    Writer *writer = writer_new(full);
    writer_pass(writer, "end", 3);
    assert_false(writer_failed(writer));
    assert_not_written(writer, g_strerror(ENOSPC));
    close(full);
}

static void a_write_error_in_the_middle_is_kept(void **state)
{
    Fixture *f = *state;
    Writer *writer = writer_new(f->fd);
    trouble.write_errno = EIO;
    writer_pass(writer, "one", 3);
    writer_flush(writer);
    assert_true(writer_failed(writer));
    writer_pass(writer, "two", 3);
    writer_flush(writer);
    assert_int_equal(lseek(f->fd, 0, SEEK_END), 0);
    assert_not_written(writer, g_strerror(EIO));
}

static void an_interrupted_write_goes_on(void **state)
{
    Fixture *f = *state;
    Writer *writer = writer_new(f->fd);
    trouble.write_errno = EINTR;
    writer_pass(writer, "one", 3);
    assert_true(writer_close(writer, NULL));
    assert_int_equal(lseek(f->fd, 0, SEEK_END), 4);
}

static void a_writer_hands_on_before_it_holds_much(void **state)
{
    Fixture *f = *state;
    Writer *writer = writer_new(f->fd);
    g_autofree char *text = g_strnfill(200 * 1000, 'x');
    const char *const column[RECORD_COLUMNS_MAX] = {[END_STATUS] = text};
    writer_pass(writer, text, 1000);
    assert_int_equal(lseek(f->fd, 0, SEEK_END), 0);
    writer_pass(writer, text, 200 * 1000);
    assert_int_equal(lseek(f->fd, 0, SEEK_END), 201002);
    writer_record(writer, RECORD_END, 1, "9", column);
    assert_int_equal(lseek(f->fd, 0, SEEK_END), 201002 + 200010);
    writer_free(writer);
}

static void closing_no_writer_succeeds(void **state)
{
    GError *error = NULL;
    (void)state;
    assert_true(writer_close(NULL, &error));
    assert_null(error);
}

static void missing_columns_are_written_empty(void **state)
{
    Fixture *f = *state;
    Writer *writer = writer_new(f->fd);
    const char *const column[RECORD_COLUMNS_MAX] = {[END_LINES] = "7"};
    writer_record(writer, RECORD_END, 3, "12", column);
    assert_true(writer_close(writer, NULL));
    char found[32] = "";
    lseek(f->fd, 0, SEEK_SET);
    assert_true(read(f->fd, found, sizeof found - 1) > 0);
    assert_string_equal(found, "end\t3\t12\t\t7\n");
}

static void a_record_is_written_piece_by_piece(void **state)
{
    Fixture *f = *state;
    static const char bytes[] = "一段比十六个字节更长的文字\t和\0";
    Writer *writer = writer_new(f->fd);
    writer_begin(writer, RECORD_HEAD, 3, "12");
    writer_number(writer, HEAD_LINE, 0);
    writer_number(writer, HEAD_ORDINAL, G_MAXUINT64);
    writer_bytes(writer, HEAD_TEXT, bytes, sizeof bytes - 1);
    writer_end(writer);
    writer_begin(writer, RECORD_END, 3, "13");
    writer_text(writer, END_STATUS, NULL);
    writer_text(writer, END_LINES, "sixteen bytes is\\");
    writer_end(writer);
    assert_true(writer_close(writer, NULL));
    char found[256] = "";
    lseek(f->fd, 0, SEEK_SET);
    assert_true(read(f->fd, found, sizeof found - 1) > 0);
    assert_string_equal(found, "head\t3\t12\t0\t\t\t\t\t18446744073709551615\t"
                               "一段比十六个字节更长的文字\\t和\\0\t\n"
                               "end\t3\t13\t\tsixteen bytes is\\\\\n");
}

static void assert_number(const char *text, guint expected)
{
    Record record = {.field = {[END_LINES] = text}};
    assert_int_equal(record_number(&record, END_LINES), expected);
}

static void a_number_that_is_none_counts_as_zero(void **state)
{
    (void)state;
    assert_number("499", 499);
    assert_number("0", 0);
    assert_number("4294967295", G_MAXUINT);
    assert_number("4294967296", 0);
    assert_number("99999999999999999999", 0);
    assert_number("", 0);
    assert_number("-1", 0);
    assert_number("12x", 0);
    assert_number(" 12", 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(escapes_are_five),
        TEST(unescape_undoes_the_five),
        TEST(unknown_escapes_stay_as_they_are),
        TEST(nothing_behind_the_length_is_looked_at),
        TEST(any_bytes_survive_escaping),
        TEST(any_record_survives_writing_and_reading),
        TEST(any_record_survives_short_and_interrupted_calls),
        TEST(a_field_may_hold_nul_bytes),
        TEST(a_line_is_passed_on_byte_for_byte),
        TEST(empty_input_is_the_end_and_no_error),
        TEST(a_line_longer_than_the_buffer_is_read),
        TEST(a_record_at_the_limit_is_read),
        TEST(a_record_over_the_limit_is_refused),
        TEST(a_record_without_end_is_refused_before_it_is_read_whole),
        TEST(a_cut_off_last_line_is_refused),
        TEST(an_unknown_kind_is_refused),
        TEST(a_kind_with_a_nul_byte_is_refused),
        TEST(a_column_too_few_is_refused),
        TEST(a_column_too_many_is_refused),
        TEST(only_the_three_common_columns_is_refused),
        TEST(a_read_error_is_told_and_is_not_the_end),
        TEST(an_interrupted_read_goes_on),
        TEST(a_record_may_come_byte_by_byte),
        TEST(a_full_disk_is_told_on_close),
        TEST(a_write_error_in_the_middle_is_kept),
        TEST(an_interrupted_write_goes_on),
        TEST(a_writer_hands_on_before_it_holds_much),
        TEST(closing_no_writer_succeeds),
        TEST(missing_columns_are_written_empty),
        TEST(a_record_is_written_piece_by_piece),
        TEST(a_number_that_is_none_counts_as_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
