/* gouji-extract: reads documents and writes their headings, sentences and cells as records. */
#include "intake.h"

#include "jail.h"
#include "pipeline/roster.h"
#include "pipeline/stage.h"

#include <string.h>

typedef struct {
    char *names_path, *roster_path;
    gboolean turns, list;
    Names *names;
    Words *words;
    Intake intake;
} State;

static void extract_options(Stage *stage, GOptionGroup *group)
{
    State *state = stage->state;
    const GOptionEntry entries[] = {
        {"names", 0, 0, G_OPTION_ARG_FILENAME, &state->names_path,
         "take names and identities of documents from FILE", "FILE"},
        {"sources", 0, 0, G_OPTION_ARG_FILENAME, &state->roster_path,
         "read the documents listed in FILE, `-' for standard input", "FILE"},
        {"list", 0, 0, G_OPTION_ARG_NONE, &state->list,
         "list the documents, for --sources, and read none", NULL},
        {"turns", 0, 0, G_OPTION_ARG_NONE, &state->turns,
         "say after each file that all of it has been given", NULL},
        G_OPTION_ENTRY_NULL,
    };
    g_option_group_add_entries(group, entries);
}

static gboolean read_limits(Stage *stage, Intake *intake, GError **error)
{
    guint64 document;
    const struct {
        const char *name;
        guint64 *value;
    } limits[] = {
        {"document-bytes", &document},
        {"worker-memory", &intake->worker.memory},
        {"worker-seconds", &intake->worker.seconds},
        {"worker-wait", &intake->worker.wait},
        {"worker-bytes", &intake->worker.output},
        {"recognition-wait", &intake->worker.recognition},
    };
    for (guint i = 0; i < G_N_ELEMENTS(limits); i++)
        if (!config_limit(stage->config, limits[i].name, limits[i].value, error))
            return FALSE;
    intake->document_bytes = document;
    return TRUE;
}

/* One line for each document that cannot be audited. */
static void complain(gpointer data, const char *name, const char *reason)
{
    g_autoptr(GString) escaped = g_string_new(NULL);
    record_escape(escaped, name, strlen(name));
    stage_complain(data, "%s: not audited: %s", escaped->str, reason);
}

static gboolean extract_open(Stage *stage, GError **error)
{
    State *state = stage->state;
    Intake *intake = &state->intake;
    if (state->names_path && !(state->names = names_read(state->names_path, error)))
        return FALSE;
    state->words = words_new(stage->config, error);
    if (!state->words || !read_limits(stage, intake, error) ||
        !form_limits(stage->config, state->words, &intake->limits, error))
        return FALSE;
    intake->forms_argument = config_folder(stage->config);
    intake->out = stage->out;
    intake->complain = complain;
    intake->data = stage;
    if (!jail_has_filter())
        stage_complain(stage, "this kernel cannot filter system calls: foreign forms are read "
                              "under limits of memory and time alone");
    return TRUE;
}

/* What to read: the documents named on the command line, or those of a roster. */
static GPtrArray *extract_sources(const Stage *stage, GError **error)
{
    const State *state = stage->state;
    if (state->roster_path && !*stage->arguments)
        return roster_read(state->roster_path, error);
    if (!state->roster_path && *stage->arguments)
        return sources_list(stage->arguments, state->names);
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_USAGE,
                state->roster_path ? "--sources names the documents: unexpected argument `%s'"
                                   : "expected files or folders; try --help",
                *stage->arguments);
    return NULL;
}

static void read_source(Stage *stage, const Source *source)
{
    State *state = stage->state;
    Intake *intake = &state->intake;
    if (source->number > intake->doc)
        intake->doc = source->number - 1;
    g_autofree char *path = g_utf8_make_valid(source->path, -1);
    g_autofree char *reason = intake_read(intake, source);
    stage->doc = intake->doc;
    if (reason)
        complain(stage, path, reason);
    if (state->turns)
        emit_turn(&intake->emit);
}

static gboolean extract_source(Stage *stage, GError **error)
{
    const State *state = stage->state;
    g_autoptr(GPtrArray) sources = extract_sources(stage, error);
    if (!sources)
        return FALSE;
    if (state->list) {
        g_autoptr(GString) rows = g_string_new(NULL);
        roster_write(rows, sources, 0, 1);
        writer_pass(stage->out, rows->str, rows->len > 0 ? rows->len - 1 : 0);
        return TRUE;
    }
    for (guint i = 0; i < sources->len && !writer_failed(stage->out); i++)
        read_source(stage, sources->pdata[i]);
    stage->status = state->intake.read > 0 || state->roster_path ? 0 : 2;
    return TRUE;
}

static void extract_clear(gpointer data)
{
    State *state = data;
    intake_clear(&state->intake);
    words_free(state->words);
    names_free(state->names);
    g_free(state->names_path);
    g_free(state->roster_path);
}

static const StageKind extract = {
    .name = "gouji-extract",
    .arguments = "[FILE|FOLDER…]",
    .summary = "Read reports and write their headings, sentences and cells as records.",
    .state_size = sizeof(State),
    .options = extract_options,
    .open = extract_open,
    .source = extract_source,
    .clear = extract_clear,
};

int main(int argc, char **argv)
{
    return stage_main(&extract, argc, argv);
}
