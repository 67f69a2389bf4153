/* gouji-extract: reads documents and writes their headings, sentences and cells as records. */
#include "intake.h"

#include "pipeline/stage.h"

#include <string.h>

typedef struct {
    char *names_path;
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
        G_OPTION_ENTRY_NULL,
    };
    g_option_group_add_entries(group, entries);
}

static gboolean extract_open(Stage *stage, GError **error)
{
    State *state = stage->state;
    guint64 document, line;
    if (state->names_path && !(state->names = names_read(state->names_path, error)))
        return FALSE;
    state->words = words_new(stage->config, error);
    if (!state->words || !config_limit(stage->config, "document-bytes", &document, error) ||
        !config_limit(stage->config, "line-bytes", &line, error))
        return FALSE;
    state->intake =
        (Intake){.limits = {state->words, line}, .document_bytes = document, .out = stage->out};
    return TRUE;
}

/* One line for each document that cannot be audited. */
static void complain(const Stage *stage, const Source *source, const char *reason)
{
    g_autofree char *path = g_utf8_make_valid(source->path, -1);
    g_autoptr(GString) escaped = g_string_new(NULL);
    record_escape(escaped, path, strlen(path));
    stage_complain(stage, "%s: not audited: %s", escaped->str, reason);
}

static gboolean extract_source(Stage *stage, GError **error)
{
    State *state = stage->state;
    guint read = 0;
    if (!*stage->arguments) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_USAGE, "expected files or folders; try --help");
        return FALSE;
    }
    g_autoptr(GPtrArray) sources = sources_list(stage->arguments, state->names);
    for (guint i = 0; i < sources->len && !writer_failed(stage->out); i++) {
        g_autofree char *reason = intake_read(&state->intake, sources->pdata[i]);
        stage->doc = state->intake.doc;
        if (reason)
            complain(stage, sources->pdata[i], reason);
        else
            read++;
    }
    stage->status = read > 0 ? 0 : 2;
    return TRUE;
}

static void extract_clear(gpointer data)
{
    State *state = data;
    intake_clear(&state->intake);
    words_free(state->words);
    names_free(state->names);
    g_free(state->names_path);
}

static const StageKind extract = {
    .name = "gouji-extract",
    .arguments = "FILE|FOLDER…",
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
