/* gouji-summarise: checks become findings, and the lists are written. */
#include "terminal.h"

#include "group.h"
#include "progress.h"
#include "settle.h"

#include "pipeline/stage.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define STATUS_FINDINGS 1
#define STATUS_TROUBLE 2

typedef struct {
    char *out, *formats_named, *lang, *color, *fail_on, *decisions_named;
    char **enable, **disable;
    gint commit_fd;  /* 0: none */
    gint64 expected; /* documents, for the progress; 0: unknown */
    gboolean quiet;
    Severity failing;      /* the mildest severity that makes the exit status 1 */
    gboolean failing_open; /* no: only if nobody has decided */

    Rules *rules;
    Messages *messages;
    OutFolder *folder;
    Formats *formats;
    Terminal *terminal;
    Docket *docket;
    guint
        doc; /* the stream's number of the document at hand: of streams joined, they may come again */
    Decisions *decisions; /* NULL: nobody keeps them */
    Progress *progress;
    GHashTable *strangers; /* rules met that are not in the table */
    GHashTable *audited;   /* names of documents, when there are decisions */
    Total total;
    gboolean unopened; /* a document could not be opened */
} Summarise;

static void options(Stage *stage, GOptionGroup *group)
{
    Summarise *state = stage->state;
    const GOptionEntry entries[] = {
        {"out", 'o', 0, G_OPTION_ARG_FILENAME, &state->out,
         "write the lists into DIR (without it, the summary alone)", "DIR"},
        {"formats", 'f', 0, G_OPTION_ARG_FILENAME, &state->formats_named,
         "forms of the lists, apart by commas", "tsv,..."},
        {"lang", 0, 0, G_OPTION_ARG_FILENAME, &state->lang, "language: zh or en", "LANG"},
        {"color", 0, 0, G_OPTION_ARG_FILENAME, &state->color, "auto, always or never", "WHEN"},
        {"enable", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &state->enable, "turn a rule on", "RULE"},
        {"disable", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &state->disable, "turn a rule off", "RULE"},
        {"fail-on", 0, 0, G_OPTION_ARG_FILENAME, &state->fail_on,
         "what makes the exit status 1: error, warning (default), or new", "WHAT"},
        {"decisions", 0, 0, G_OPTION_ARG_FILENAME, &state->decisions_named,
         "what people decided (default: DIR/decisions.tsv, if there)", "FILE"},
        {"expect", 0, 0, G_OPTION_ARG_INT64, &state->expected,
         "documents to come, for the progress on a terminal", "N"},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &state->quiet, "print no summary", NULL},
        {"commit-fd", 0, 0, G_OPTION_ARG_INT, &state->commit_fd,
         "name the lists only when `y' is read from descriptor N", "N"},
        G_OPTION_ENTRY_NULL,
    };
    g_option_group_add_entries(group, entries);
}

static gboolean switch_rules(Summarise *state, char **ids, gboolean on, GError **error)
{
    for (char **each = ids; each && *each; each++)
        if (!rules_switch(state->rules, *each, on, error))
            return FALSE;
    return TRUE;
}

static gboolean read_severity(Summarise *state, GError **error)
{
    state->failing_open = state->fail_on && strcmp(state->fail_on, "new") == 0;
    state->failing =
        state->fail_on && !state->failing_open ? severity_find(state->fail_on) : SEVERITY_WARNING;
    if (state->failing == SEVERITY_ERROR || state->failing == SEVERITY_WARNING)
        return TRUE;
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_USAGE,
                "--fail-on: expected error, warning or new, found `%s'", state->fail_on);
    return FALSE;
}

static gboolean open_decisions(Stage *stage, Summarise *state, GError **error)
{
    g_autofree char *own = state->out ? g_build_filename(state->out, "decisions.tsv", NULL) : NULL;
    const char *path = state->decisions_named ? state->decisions_named : own;
    if (!path || (path == own && !g_file_test(own, G_FILE_TEST_EXISTS)))
        return TRUE;
    state->decisions = decisions_new(stage->config, error);
    return state->decisions && decisions_read(state->decisions, path, error);
}

/* Rules and words, as the configuration and the command line have them. */
static gboolean open_texts(Stage *stage, Summarise *state, GError **error)
{
    Language language;
    state->rules = rules_new(stage->config, error);
    if (!state->rules || !switch_rules(state, state->disable, FALSE, error) ||
        !switch_rules(state, state->enable, TRUE, error) ||
        !language_find(state->lang, &language, error))
        return FALSE;
    state->messages = messages_new(stage->config, language, error);
    return state->messages && messages_cover(state->messages, state->rules, error);
}

static gboolean open_lists(Summarise *state, GError **error)
{
    if (!state->out)
        return TRUE;
    state->folder = outfolder_open(state->out, error);
    if (!state->folder)
        return FALSE;
    const Run run = {state->folder, state->messages, state->rules, state->decisions};
    state->formats = formats_open(&run, state->formats_named, error);
    return state->formats != NULL;
}

static gboolean summarise_open(Stage *stage, GError **error)
{
    Summarise *state = stage->state;
    TerminalStyle style;
    signal(SIGPIPE,
           SIG_IGN); /* a reader of the summary that leaves early does not undo the lists */
    if (!read_severity(state, error) || !terminal_style(state->color, &style, error) ||
        !open_texts(stage, state, error) || !open_decisions(stage, state, error) ||
        !open_lists(state, error))
        return FALSE;
    state->progress = progress_new(state->messages, (guint64)MAX(state->expected, 0));
    state->audited = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    state->terminal = terminal_new(state->messages, style);
    state->docket = docket_new();
    state->strangers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return TRUE;
}

static gboolean out_of_order(const Stage *stage, const char *what, GError **error)
{
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_STREAM, "document %u %s", stage->doc, what);
    return FALSE;
}

static void greet_rule(Stage *stage, const char *rule)
{
    Summarise *state = stage->state;
    if (!rules_find(state->rules, rule) && g_hash_table_add(state->strangers, g_strdup(rule)))
        stage_complain(stage, "rule `%s' is not in rules.tsv: taken for a warning", rule);
}

/* A document's records stand between its doc and its end. */
static gboolean in_order(const Stage *stage, RecordKind kind, GError **error)
{
    const Summarise *state = stage->state;
    gboolean begins = kind == RECORD_DOC;
    if (begins && state->docket->open)
        return out_of_order(stage, "begins before the one before it has ended", error);
    if (!begins && (!state->docket->open || stage->doc != state->doc))
        return out_of_order(stage, "has a record outside its doc and end", error);
    return TRUE;
}

static gboolean summarise_record(Stage *stage, const Record *record, GError **error)
{
    Summarise *state = stage->state;
    if (!in_order(stage, record->kind, error))
        return FALSE;
    if (record->kind == RECORD_CHECK)
        greet_rule(stage, record->field[CHECK_RULE]);
    docket_add(state->docket, record, state->rules);
    if (record->kind == RECORD_DOC) {
        state->doc = stage->doc;
        state->docket->number = (guint)state->total.documents + 1;
    }
    return TRUE;
}

static gboolean summarise_line(Stage *stage, RecordKind kind, const char *line, gsize length,
                               GError **error)
{
    const Summarise *state = stage->state;
    if (!in_order(stage, kind, error))
        return FALSE;
    docket_keep(state->docket, kind, line, length);
    return TRUE;
}

/* TRUE if the document was not even opened: nobody knows what is in it. The reasons of source_reason() and sources_list(). */
static gboolean is_unopened(const char *reason)
{
    static const char *const reasons[] = {"missing", "permission",  "loop",           "failure",
                                          "changed", "not-regular", "directory-empty"};
    gsize length = strcspn(reason, " ");
    for (guint i = 0; i < G_N_ELEMENTS(reasons); i++)
        if (strlen(reasons[i]) == length && strncmp(reason, reasons[i], length) == 0)
            return TRUE;
    return FALSE;
}

/* Gives out every verdict; the reason of the first that says why nothing could be read. */
static const char *tell_checks(Summarise *state, Tally *tally)
{
    const char *unread = "";
    const Scene scene = {state->docket, state->messages};
    for (guint i = 0; i < state->docket->items->len; i++) {
        const Item *item = state->docket->items->pdata[i];
        Verdict verdict = verdict_new(&scene, item);
        tally->outcomes[verdict.verdict]++;
        state->unopened =
            state->unopened || (state->docket->unread && is_unopened(item->check.reason));
        if (state->formats)
            formats_check(state->formats, &verdict);
        if (verdict.verdict == OUTCOME_SKIP && !*unread)
            unread = verdict.reason;
    }
    return unread;
}

static gboolean summarise_document(Stage *stage, GError **error)
{
    Summarise *state = stage->state;
    const Docket *docket = state->docket;
    const Scene scene = {docket, state->messages};
    Tally tally = {0};
    (void)error;
    docket_complete(state->docket);
    group_items(state->docket);
    g_autoptr(GArray) findings = settle_findings(&scene, state->decisions, &tally);
    const char *unread = tell_checks(state, &tally);
    const Settled settled = {&scene, &tally, findings, docket->unread ? unread : NULL};
    if (!state->quiet)
        terminal_document(state->terminal, &settled);
    if (state->formats)
        formats_document(state->formats, &settled);
    if (state->decisions && !docket->unread)
        g_hash_table_add(state->audited, g_strdup(docket->name));
    tally_add(&state->total.tally, &tally);
    state->total.documents++;
    state->total.unread += docket->unread;
    progress_step(state->progress);
    return TRUE;
}

/* Waits for the driver's word that the stages before are well: FALSE if it does not come. */
static gboolean wait_for_word(gint fd, GError **error)
{
    char word = 0;
    ssize_t got;
    if (fd <= 0)
        return TRUE;
    do
        got = read(fd, &word, 1);
    while (got < 0 && errno == EINTR);
    if (got == 1 && word == 'y')
        return TRUE;
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_IO, "a stage before failed: no list was written");
    return FALSE;
}

static int exit_status(const Summarise *state)
{
    const Total *total = &state->total;
    if (total->unread == total->documents)
        return STATUS_TROUBLE;
    if (state->unopened)
        return STATUS_FINDINGS;
    if (state->failing_open)
        return total->tally.open > 0 ? STATUS_FINDINGS : 0;
    for (Severity i = SEVERITY_ERROR; i <= state->failing; i++)
        if (total->tally.severities[i] > 0)
            return STATUS_FINDINGS;
    return 0;
}

/* The lists of an earlier run are worth more than lists of nothing. */
static gboolean nothing_read(GError **error)
{
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_STREAM,
                "nothing could be read: no list was written");
    return FALSE;
}

static gboolean summarise_finish(Stage *stage, GError **error)
{
    Summarise *state = stage->state;
    Total *total = &state->total;
    if (state->docket->open)
        return out_of_order(stage, "has no end: the stage before this one died", error);
    total->resolved = settle_resolved(state->decisions, state->audited);
    progress_clear(state->progress);
    if (state->commit_fd && total->documents > 0 && total->unread == total->documents)
        return nothing_read(error);
    if (state->formats && (!formats_close(state->formats, &state->total, error) ||
                           !outfolder_sync(state->folder, error)))
        return FALSE;
    if (!wait_for_word(state->commit_fd, error))
        return FALSE;
    if (total->documents == 0) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_STREAM,
                    "no document came: no list was written");
        return FALSE;
    }
    if (state->formats && !outfolder_commit(state->folder, error))
        return FALSE;
    if (!state->quiet)
        terminal_write(state->terminal, stage->out, total, state->folder, rules_off(state->rules));
    if (total->unread == total->documents)
        stage_complain(stage, "nothing could be read");
    stage->status = exit_status(state);
    return TRUE;
}

static void summarise_clear(gpointer data)
{
    Summarise *state = data;
    if (state->folder && !state->commit_fd && outfolder_is_stale(state->folder))
        fprintf(stderr, "gouji-summarise: the lists in %s are of an earlier run\n",
                outfolder_path(state->folder));
    formats_free(state->formats);
    outfolder_free(state->folder);
    terminal_free(state->terminal);
    progress_free(state->progress);
    decisions_free(state->decisions);
    g_clear_pointer(&state->audited, g_hash_table_unref);
    g_clear_pointer(&state->total.resolved, g_ptr_array_unref);
    docket_free(state->docket);
    messages_free(state->messages);
    rules_free(state->rules);
    g_clear_pointer(&state->strangers, g_hash_table_unref);
    g_strfreev(state->enable);
    g_strfreev(state->disable);
    char *texts[] = {state->out,   state->formats_named, state->lang,
                     state->color, state->fail_on,       state->decisions_named};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
}

static const StageKind summarise = {
    .name = "gouji-summarise",
    .summary = "Turns the checks of a record stream into lists of findings and a summary.",
    .state_size = sizeof(Summarise),
    .wants = DOCKET_WANTS,
    .keeps = PLACE_KEEPS,
    .sink = TRUE,
    .options = options,
    .open = summarise_open,
    .record = summarise_record,
    .line = summarise_line,
    .document = summarise_document,
    .finish = summarise_finish,
    .clear = summarise_clear,
};

int main(int argc, char **argv)
{
    return stage_main(&summarise, argc, argv);
}
