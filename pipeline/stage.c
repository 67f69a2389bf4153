#include "stage.h"

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXIT_TROUBLE 2

void stage_complain(const Stage *stage, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    fprintf(stderr, "%s: %s\n", stage->kind->name,
            text); /* g_printerr garbles Chinese in the C locale */
}

void stage_guard_descriptors(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            (void)!open("/dev/null", O_RDONLY); /* takes the lowest free number, fd */
}

static gboolean settle(Stage *stage, GError **error)
{
    return !stage->kind->document || stage->kind->document(stage, error);
}

/* Splits the line read last and hands it to the stage. */
static gboolean hand_over(Stage *stage, Reader *reader, GError **error)
{
    Record record;
    if (!reader_split(reader, &record, error))
        return FALSE;
    return stage->kind->record(stage, &record, error);
}

/* The document's number, behind the first tab of a line. */
static guint line_document(const char *line)
{
    guint number = 0;
    const char *c = line;
    while (*c++ != '\t')
        ;
    for (guint digit; (digit = (guint)*c - '0') <= 9; c++)
        number = number * 10 + digit;
    return number;
}

gboolean stage_run(Stage *stage, Reader *reader, GError **error)
{
    const StageKind *kind = stage->kind;
    GError *failure = NULL;
    RecordKind record_kind;
    const char *line;
    gsize length;
    gboolean open = FALSE; /* a document has begun and not ended */

    while ((line = reader_line(reader, &length, &record_kind, &failure))) {
        stage->doc = line_document(line);
        open = record_kind == RECORD_DOC || (open && record_kind != RECORD_END);
        gboolean end = record_kind == RECORD_END, wanted = (kind->wants & (1u << record_kind)) != 0;
        if (end && !kind->sink && !settle(stage, error))
            return FALSE;
        if (!kind->sink)
            writer_pass(stage->out, line, length);
        if (record_kind == RECORD_TURN)
            writer_flush(stage->out); /* who merges the chains waits for the file's last record */
        if (wanted && (!end || kind->sink) && !hand_over(stage, reader, error))
            return FALSE;
        if ((kind->keeps & (1u << record_kind)) != 0 &&
            !(reader_fits(reader, error) && kind->line(stage, record_kind, line, length, error)))
            return FALSE;
        if (end && kind->sink && !settle(stage, error))
            return FALSE;
        if (writer_failed(stage->out))
            return TRUE; /* writer_close tells why */
    }
    if (!failure && open)
        g_set_error(&failure, GOUJI_ERROR, GOUJI_ERROR_STREAM,
                    "document %u breaks off: the stage before this one died", stage->doc);
    if (failure)
        g_propagate_error(error, failure);
    return failure == NULL;
}

static gboolean work(Stage *stage, GError **error)
{
    const StageKind *kind = stage->kind;
    guint64 most;

    if (!config_limit(stage->config, "record-bytes", &most, error) ||
        (kind->open && !kind->open(stage, error)))
        return FALSE;
    if (kind->source)
        return kind->source(stage, error);
    Reader *reader = reader_new(STDIN_FILENO, most);
    gboolean done =
        stage_run(stage, reader, error) && (!kind->finish || kind->finish(stage, error));
    reader_free(reader);
    return done;
}

/* Reads the command line; FALSE with *status set when there is nothing more to do. */
static gboolean parse_options(Stage *stage, int *argc, char ***argv, char **folder, int *status)
{
    gboolean version = FALSE;
    const GOptionEntry common[] = {
        {"config", 0, 0, G_OPTION_ARG_FILENAME, folder, "read the tables under DIR", "DIR"},
        {"version", 0, 0, G_OPTION_ARG_NONE, &version, "print the version", NULL},
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr(GError) error = NULL;
    GOptionContext *context = g_option_context_new(stage->kind->arguments);
    GOptionGroup *group = g_option_group_new("main", "", "", NULL, NULL);

    g_option_group_add_entries(group, common);
    if (stage->kind->options)
        stage->kind->options(stage, group);
    g_option_context_set_main_group(context, group);
    g_option_context_set_summary(context, stage->kind->summary);
    gboolean parsed = g_option_context_parse(context, argc, argv, &error);
    g_option_context_free(context);
    if (!parsed) {
        stage_complain(stage, "%s; try --help", error->message);
        *status = EXIT_TROUBLE;
        return FALSE;
    }
    if (version)
        g_print("%s %s\n", stage->kind->name, GOUJI_VERSION);
    else if (!stage->kind->arguments && *argc > 1)
        stage_complain(stage, "unexpected argument `%s'; try --help", (*argv)[1]);
    *status = version ? EXIT_SUCCESS : EXIT_TROUBLE;
    return !version && (stage->kind->arguments || *argc <= 1);
}

int stage_main(const StageKind *kind, int argc, char **argv)
{
    g_autofree char *folder = NULL;
    g_autofree gpointer state = g_malloc0(MAX(kind->state_size, 1));
    g_autoptr(GError) error = NULL;
    Stage stage = {.kind = kind, .state = state};
    int status;

    stage_guard_descriptors();
    setlocale(LC_ALL, "");
    g_set_prgname(kind->name);
    if (parse_options(&stage, &argc, &argv, &folder, &status)) {
        stage.arguments = argv + 1;
        stage.out = writer_new(STDOUT_FILENO);
        stage.config = config_open(folder, &error);
        gboolean done = stage.config && work(&stage, &error);
        g_autoptr(GError) unwritten = NULL;
        gboolean written = writer_close(stage.out, &unwritten);
        if (!done)
            stage_complain(&stage, "%s", error->message);
        else if (!written)
            stage_complain(&stage, "%s", unwritten->message);
        status = done && written ? stage.status : EXIT_TROUBLE;
    }
    if (kind->clear)
        kind->clear(state);
    config_free(stage.config);
    return status;
}
