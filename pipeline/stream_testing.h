/* For tests alone: a report in plain lines as a record stream in memory, and stages run over it.
 *
 * Lines with tabs are rows of a table, whose caption is the line before; a line that begins with a Chinese number and
 * 、 is a heading; any other line is a paragraph, whose sentences end with 。 */
#pragma once

#include "stage.h"

#include "pipeline/testing.h"

#include <sys/mman.h>
#include <unistd.h>

#define STREAM_MOST ((gsize)1 << 24) /* bytes of a record */

/* The program of a stage, which ends in stream_take here instead of stage_main (see the Makefile). */
int normalise_main(int argc, char **argv);
int reconcile_main(int argc, char **argv);
int crosscheck_main(int argc, char **argv);
int stream_take(const StageKind *kind, int argc, char **argv);

static const StageKind *stream_taken;

int stream_take(const StageKind *kind, int argc, char **argv)
{
    (void)argc, (void)argv;
    stream_taken = kind;
    return 0;
}

static inline const StageKind *stream_kind(int (*program)(int, char **))
{
    program(0, NULL);
    return stream_taken;
}

typedef struct {
    Writer *out;
    guint nr, line, para, table, row;
    const char *caption;
} Stream;

typedef char StreamNumber[16];

static inline const char *stream_number(guint number, StreamNumber out)
{
    g_snprintf(out, sizeof(StreamNumber), "%u", number);
    return out;
}

static inline void stream_put(Stream *stream, RecordKind kind, const char *const *columns)
{
    StreamNumber nr;
    writer_record(stream->out, kind, 1, stream_number(++stream->nr, nr), columns);
}

static inline void stream_row(Stream *stream, const char *text, const char *line)
{
    StreamNumber table, row, column;
    g_auto(GStrv) cells = g_strsplit(text, "\t", -1);
    if (stream->row++ == 0) {
        stream_number(++stream->table, table);
        stream_put(stream, RECORD_TABLE,
                   (const char *[RECORD_COLUMNS_MAX]){[TABLE_LINE] = line,
                                                      [TABLE_TABLE] = table,
                                                      [TABLE_LAYOUT] = "tab",
                                                      [TABLE_CAPTION] = stream->caption});
    }
    stream_number(stream->table, table);
    stream_number(stream->row, row);
    for (guint i = 0; cells[i]; i++) {
        stream_number(i + 1, column);
        stream_put(stream, RECORD_CELL,
                   (const char *[RECORD_COLUMNS_MAX]){[CELL_LINE] = line,
                                                      [CELL_COL] = "1",
                                                      [CELL_TABLE] = table,
                                                      [CELL_ROW] = row,
                                                      [CELL_COLUMN] = column,
                                                      [CELL_ROWSPAN] = "1",
                                                      [CELL_COLSPAN] = "1",
                                                      [CELL_TEXT] = cells[i]});
    }
}

/* The number from 1 to 10 that opens a heading, 0 if none does. */
static inline guint stream_ordinal(const char *text)
{
    static const char numbers[] = "一二三四五六七八九十";
    const char *at = g_utf8_strchr(numbers, -1, g_utf8_get_char(text));
    gboolean heads = *text && at && g_str_has_prefix(g_utf8_next_char(text), "、");
    return heads ? (guint)g_utf8_pointer_to_offset(numbers, at) + 1 : 0;
}

static inline void stream_head(Stream *stream, const char *text, const char *line)
{
    StreamNumber ordinal;
    const char *rest = g_utf8_next_char(g_utf8_next_char(text));
    g_autofree char *number = g_strndup(text, (gsize)(rest - text));
    stream_put(stream, RECORD_HEAD,
               (const char *[RECORD_COLUMNS_MAX]){[HEAD_LINE] = line,
                                                  [HEAD_COL] = "1",
                                                  [HEAD_SYSTEM] = "han",
                                                  [HEAD_LEVEL] = "1",
                                                  [HEAD_NUMBER] = number,
                                                  [HEAD_ORDINAL] =
                                                      stream_number(stream_ordinal(text), ordinal),
                                                  [HEAD_TEXT] = rest,
                                                  [HEAD_INLINE] = "0"});
}

static inline void stream_paragraph(Stream *stream, const char *text, const char *line)
{
    StreamNumber para;
    stream_number(++stream->para, para);
    while (*text) {
        const char *stop = strstr(text, "。");
        const char *end = stop ? stop + strlen("。") : text + strlen(text);
        g_autofree char *sentence = g_strndup(text, (gsize)(end - text));
        stream_put(
            stream, RECORD_TEXT,
            (const char *[RECORD_COLUMNS_MAX]){
                [TEXT_LINE] = line, [TEXT_COL] = "1", [TEXT_PARA] = para, [TEXT_TEXT] = sentence});
        text = end;
    }
}

static inline void stream_line(Stream *stream, const char *text)
{
    StreamNumber line;
    stream_number(++stream->line, line);
    if (strchr(text, '\t')) {
        stream_row(stream, text, line);
        return;
    }
    stream->row = 0;
    stream->caption = text;
    if (stream_ordinal(text))
        stream_head(stream, text, line);
    else
        stream_paragraph(stream, text, line);
}

/* A file in memory from its beginning; close it. */
static inline int stream_file(const void *bytes, gsize length)
{
    int fd = memfd_create("stream", MFD_CLOEXEC);
    gboolean written = write(fd, bytes, length) == (ssize_t)length;
    return written && lseek(fd, 0, SEEK_SET) == 0 ? fd : -1;
}

/* The records of a report in a file in memory; its first line is its title. */
static inline int stream_of(const char *report)
{
    g_auto(GStrv) lines = g_strsplit(report, "\n", -1);
    int fd = memfd_create("stream", MFD_CLOEXEC);
    Stream stream = {.out = writer_new(fd), .caption = ""};
    stream_put(&stream, RECORD_DOC, (const char *[RECORD_COLUMNS_MAX]){[DOC_NAME] = "a.txt"});
    stream_put(&stream, RECORD_PART,
               (const char *[RECORD_COLUMNS_MAX]){[PART_LINE] = "1",
                                                  [PART_TITLE] = lines[0] ? lines[0] : "",
                                                  [PART_UNIT] = "白溪县民政局",
                                                  [PART_YEAR] = "2023"});
    for (guint i = 0; lines[i]; i++)
        stream_line(&stream, lines[i]);
    stream_put(&stream, RECORD_END,
               (const char *[RECORD_COLUMNS_MAX]){[END_STATUS] = "audited", [END_LINES] = "1"});
    if (!writer_close(stream.out, NULL) || lseek(fd, 0, SEEK_SET) != 0)
        return -1;
    return fd;
}

/* Any bytes as a report: valid UTF-8 without control characters. Free with g_free. */
static inline char *stream_text(const guint8 *data, gsize size)
{
    char *text = g_utf8_make_valid((const char *)data, (gssize)size);
    for (char *c = text; *c; c++)
        if ((guchar)*c < ' ' && *c != '\n' && *c != '\t')
            *c = ' ';
    return text;
}

/* A stage that stays open, and the file in memory that it writes to. */
typedef struct {
    Stage stage;
    int fd;
} StreamStage;

/* Opens the stage with the tables of the project; aborts if that cannot be done. */
static inline StreamStage *stream_stage(const StageKind *kind)
{
    g_autoptr(GError) error = NULL;
    StreamStage *to = g_new0(StreamStage, 1);
    to->fd = memfd_create("stream", MFD_CLOEXEC);
    to->stage = (Stage){.kind = kind,
                        .config = config_open(NULL, &error),
                        .out = writer_new(to->fd),
                        .state = g_malloc0(kind->state_size)};
    if (!to->stage.config || !kind->open(&to->stage, &error))
        g_error("%s: %s", kind->name, error->message);
    return to;
}

/* Closes the stage; its file stays open, and is the caller's. */
static inline void stream_end(StreamStage *to)
{
    if (to->stage.kind->clear)
        to->stage.kind->clear(to->stage.state);
    g_free(to->stage.state);
    writer_free(to->stage.out);
    config_free(to->stage.config);
    g_free(to);
}

/* The records in a file through the stage; what comes out, in the stage's file, from its beginning. */
static inline int stream_through(StreamStage *to, int in)
{
    g_autoptr(GError) error = NULL;
    Reader *reader = reader_new(in, STREAM_MOST);
    if (ftruncate(to->fd, 0) != 0 || lseek(to->fd, 0, SEEK_SET) != 0)
        g_error("cannot begin the stream anew");
    if (!stage_run(&to->stage, reader, &error))
        g_error("%s: %s", to->stage.kind->name, error->message);
    reader_free(reader);
    writer_flush(to->stage.out);
    return lseek(to->fd, 0, SEEK_SET) == 0 ? to->fd : -1;
}
