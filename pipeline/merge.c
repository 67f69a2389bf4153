#define _GNU_SOURCE /* memmem, memrchr */
#include "merge.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define BLOCK ((gsize)1 << 17)
#define DOC "doc\t"
#define TURN "turn\t"

/* What one writer has given and nobody has taken yet: [start, end). */
typedef struct {
    int fd;
    char *buffer;
    gsize size, start, end;
    gboolean eof;
} Input;

typedef struct {
    Input *inputs;
    guint count;
    guint turn;   /* which file is at hand, from 0 */
    gint *told;   /* the same, for other threads */
    guint number; /* of the next document, all files together */
    gint64 shift; /* from the writer's number of a document to that */
    GString *renumbered;
    MergeTakes takes;
    gpointer data;
} Merge;

static gboolean merge_fail(const Merge *merge, const char *what, GError **error)
{
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_STREAM, "chain %u %s",
                merge->turn % merge->count + 1, what);
    return FALSE;
}

/* Reads once more; FALSE at the end of input or on failure. */
static gboolean input_fill(Input *input, GError **error)
{
    if (input->eof)
        return FALSE;
    if (input->start > 0)
        memmove(input->buffer, input->buffer + input->start, input->end - input->start);
    input->end -= input->start;
    input->start = 0;
    if (input->end == input->size) {
        input->size = MAX(BLOCK, input->size * 2);
        input->buffer = g_realloc(input->buffer, input->size);
    }
    ssize_t got;
    do
        got = read(input->fd, input->buffer + input->end, input->size - input->end);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_IO, "cannot read records: %s",
                    g_strerror(errno));
    input->eof = got <= 0;
    input->end += got > 0 ? (gsize)got : 0;
    return got > 0;
}

/* The bytes of the whole lines at hand, read when there are none; 0 at the end, with an error on failure. */
static gsize input_lines(Input *input, GError **error)
{
    for (;;) {
        const char *from = input->buffer + input->start;
        gsize length = input->end - input->start;
        const char *last = length > 0 ? memrchr(from, '\n', length) : NULL;
        if (last)
            return (gsize)(last - from) + 1;
        if (!input_fill(input, error))
            return 0;
    }
}

/* The bytes before the next `turn` record of these lines; all of them if there is none. */
static gsize before_turn(const char *lines, gsize length)
{
    if (length > strlen(TURN) && memcmp(lines, TURN, strlen(TURN)) == 0)
        return 0;
    const char *turn = memmem(lines, length, "\n" TURN, strlen("\n" TURN));
    return turn ? (gsize)(turn - lines) + 1 : length;
}

/* The number of the document in a line: its digits stand in [from, to). */
typedef struct {
    const char *from, *to;
    guint number;
} Numeral;

/* An empty one at the line's begin if there is none. */
static Numeral line_numeral(const char *line, const char *end)
{
    const char *tab = memchr(line, '\t', (gsize)(end - line));
    Numeral numeral = {tab ? tab + 1 : line, tab ? tab + 1 : line, 0};
    for (; tab && numeral.to < end && g_ascii_isdigit(*numeral.to); numeral.to++)
        numeral.number = numeral.number * 10 + (guint)(*numeral.to - '0');
    return numeral;
}

static const char *line_end(const char *line, const char *end)
{
    return (const char *)memchr(line, '\n', (gsize)(end - line)) + 1;
}

/* Gives whole lines out, their documents numbered anew where the writer's numbers are not those of the batch. */
static gboolean give(Merge *merge, const char *lines, gsize length)
{
    if (merge->shift == 0 || length == 0)
        return length == 0 || merge->takes(merge->data, lines, length);
    GString *out = g_string_truncate(merge->renumbered, 0);
    for (const char *line = lines, *end = lines + length; line < end;) {
        const char *next = line_end(line, end);
        Numeral numeral = line_numeral(line, next);
        g_string_append_len(out, line, numeral.from - line);
        if (numeral.to > numeral.from)
            g_string_append_printf(out, "%u", (guint)(numeral.number + merge->shift));
        g_string_append_len(out, numeral.to, next - numeral.to);
        line = next;
    }
    return merge->takes(merge->data, out->str, out->len);
}

/* Gives out the documents of the file whose turn it is. */
static gboolean give_file(Merge *merge, Input *input, GError **error)
{
    GError *failure = NULL;
    gsize length;
    while ((length = input_lines(input, &failure)) > 0) {
        const char *lines = input->buffer + input->start, *end = lines + length;
        gsize before = before_turn(lines, length);
        if (!give(merge, lines, before))
            return FALSE;
        input->start += before;
        if (before == length)
            continue;
        const char *turn = lines + before, *next = line_end(turn, end);
        merge->number = (guint)(line_numeral(turn, next).number + merge->shift) + 1;
        input->start += (gsize)(next - turn);
        return TRUE;
    }
    if (!failure)
        return merge_fail(merge, "breaks off", error);
    g_propagate_error(error, failure);
    return FALSE;
}

/* Finds out how the file's documents have to be numbered. */
static gboolean begin_file(Merge *merge, const Input *input, GError **error)
{
    const char *line = input->buffer + input->start, *end = input->buffer + input->end;
    if (strncmp(line, DOC, strlen(DOC)) != 0)
        return merge_fail(merge, "does not begin a file with a document", error);
    merge->shift = (gint64)merge->number - line_numeral(line, end).number;
    return TRUE;
}

/* No writer has anything left. */
static gboolean all_ended(Merge *merge, GError **error)
{
    GError *failure = NULL;
    guint last = merge->turn + merge->count;
    for (; merge->turn < last && !failure; merge->turn++) {
        Input *input = &merge->inputs[merge->turn % merge->count];
        if (input_lines(input, &failure) > 0 || (!failure && input->end > input->start))
            return merge_fail(merge, "goes on when another has ended", error);
    }
    if (failure)
        g_propagate_error(error, failure);
    return failure == NULL;
}

static gboolean merge_run(Merge *merge, GError **error)
{
    for (;; merge->turn++) {
        Input *input = &merge->inputs[merge->turn % merge->count];
        GError *failure = NULL;
        g_atomic_int_set(merge->told, (gint)merge->turn);
        if (input_lines(input, &failure) == 0) {
            if (!failure)
                return all_ended(merge, error);
            g_propagate_error(error, failure);
            return FALSE;
        }
        if (!begin_file(merge, input, error) || !give_file(merge, input, error))
            return FALSE;
    }
}

gboolean merge_streams(const int *from, guint count, MergeTakes takes, gpointer data, gint *turn,
                       GError **error)
{
    Merge merge = {.inputs = g_new0(Input, count),
                   .count = count,
                   .told = turn,
                   .number = 1,
                   .renumbered = g_string_new(NULL),
                   .takes = takes,
                   .data = data};
    for (guint i = 0; i < count; i++)
        merge.inputs[i].fd = from[i];
    gboolean merged = merge_run(&merge, error);
    for (guint i = 0; i < count; i++)
        g_free(merge.inputs[i].buffer);
    g_free(merge.inputs);
    g_string_free(merge.renumbered, TRUE);
    return merged;
}
