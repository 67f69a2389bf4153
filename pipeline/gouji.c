/* gouji: finds where a performance report disagrees with itself. Wires the stages and reaps them. */
#include "batch.h"
#include "chain.h"
#include "command.h"
#include "message.h"
#include "stage.h"

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    char *config, *out, *formats, *lang, *color, *fail_on, *names, *streams, *decisions;
    char **enable, **disable;
    gboolean quiet, version;
    gint jobs;
} Options;

static void options_clear(Options *options)
{
    char *texts[] = {options->config, options->out,     options->formats,
                     options->lang,   options->color,   options->fail_on,
                     options->names,  options->streams, options->decisions};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_strfreev(options->enable);
    g_strfreev(options->disable);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

static const char audit_help[] =
    "Commands, in place of files:\n"
    "  gouji rules              list the rules\n"
    "  gouji explain RULE       say what a rule finds\n"
    "  gouji decide ...         record what was decided about findings\n"
    "  gouji letter DOCUMENT    write the letter to one unit\n"
    "\n"
    "Exit status: 0 nothing or notes only, 1 findings, 2 the audit did not run.\n"
    "See gouji(1).";

static const char audit_summary[] =
    "Audits performance reports for figures and statements that contradict each other.";

static gboolean parse(Options *options, const GOptionEntry *entries, GStrv *arguments,
                      GError **error)
{
    GOptionContext *context = g_option_context_new("FILE|FOLDER...");
    g_option_context_set_summary(context, audit_summary);
    g_option_context_set_description(context, audit_help);
    g_option_context_add_main_entries(context, entries, NULL);
    gboolean parsed = g_option_context_parse_strv(context, arguments, error);
    g_option_context_free(context);
    (void)options;
    return parsed;
}

static gboolean parse_audit(Options *options, GStrv *arguments, GError **error)
{
    const GOptionEntry entries[] = {
        {"out", 'o', 0, G_OPTION_ARG_FILENAME, &options->out, "write the lists into DIR", "DIR"},
        {"formats", 'f', 0, G_OPTION_ARG_FILENAME, &options->formats,
         "forms of the lists, apart by commas", "tsv,..."},
        {"config", 0, 0, G_OPTION_ARG_FILENAME, &options->config, "read the tables under DIR",
         "DIR"},
        {"names", 0, 0, G_OPTION_ARG_FILENAME, &options->names,
         "names of documents: path, name, identity", "FILE"},
        {"enable", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->enable, "turn a rule on", "RULE"},
        {"disable", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->disable, "turn a rule off",
         "RULE"},
        {"fail-on", 0, 0, G_OPTION_ARG_FILENAME, &options->fail_on,
         "what makes the exit status 1: error, warning (default), or new", "WHAT"},
        {"decisions", 0, 0, G_OPTION_ARG_FILENAME, &options->decisions,
         "what people decided (default: DIR/decisions.tsv, if there)", "FILE"},
        {"lang", 0, 0, G_OPTION_ARG_FILENAME, &options->lang, "language: zh or en", "LANG"},
        {"color", 0, 0, G_OPTION_ARG_FILENAME, &options->color, "auto, always or never", "WHEN"},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &options->jobs,
         "work on N shares of the files at once (0, the default: one a processor)", "N"},
        {"keep-streams", 0, 0, G_OPTION_ARG_FILENAME, &options->streams,
         "leave each stage's output in DIR", "DIR"},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &options->quiet, "print no summary", NULL},
        {"version", 0, 0, G_OPTION_ARG_NONE, &options->version, "print the version", NULL},
        G_OPTION_ENTRY_NULL,
    };
    return parse(options, entries, arguments, error);
}

/* Appends `--name value` when there is a value. */
static void add_option(GPtrArray *arguments, const char *name, const char *value)
{
    if (value)
        g_ptr_array_add(arguments, g_strdup_printf("--%s=%s", name, value));
}

static void add_options(GPtrArray *arguments, const char *name, char **values)
{
    for (; values && *values; values++)
        add_option(arguments, name, *values);
}

/* What the stages need to know of a run. */
typedef struct {
    const Options *options;
    const Batch *batch;
} Run;

static void add_extract(GPtrArray *arguments, const Run *run)
{
    g_ptr_array_add(arguments, g_strdup("--sources=-"));
    if (run->batch->branches > 1)
        g_ptr_array_add(arguments, g_strdup("--turns"));
}

static void add_summarise(GPtrArray *arguments, const Run *run)
{
    const Options *options = run->options;
    g_autofree char *word = g_strdup_printf("%d", CHAIN_WORD_FD);
    if (isatty(STDERR_FILENO)) { /* for the progress */
        g_autofree char *expected = g_strdup_printf("%u", run->batch->sources->len);
        add_option(arguments, "expect", expected);
    }
    add_option(arguments, "out", options->out);
    add_option(arguments, "formats", options->formats);
    add_option(arguments, "lang", options->lang);
    add_option(arguments, "color", options->color);
    add_option(arguments, "fail-on", options->fail_on);
    add_option(arguments, "decisions", options->decisions);
    add_options(arguments, "enable", options->enable);
    add_options(arguments, "disable", options->disable);
    add_option(arguments, "commit-fd", word);
    if (options->quiet)
        g_ptr_array_add(arguments, g_strdup("--quiet"));
}

typedef struct {
    const char *name;
    void (*arguments)(GPtrArray *arguments, const Run *run);
} StageEntry;

static const StageEntry stages[] = {
    {"extract", add_extract}, {"normalise", NULL},          {"reconcile", NULL},
    {"crosscheck", NULL},     {"summarise", add_summarise},
};

/* The path of `gouji-NAME`, which stands beside gouji itself. Free with g_free. */
static char *beside(const char *name)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = g_path_get_dirname(self ? self : "gouji");
    return g_strdup_printf("%s/gouji-%s", folder, name);
}

static void add_stage(Chain *chain, const Run *run, const StageEntry *stage)
{
    g_autofree char *path = beside(stage->name);
    g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func(g_free);
    add_option(arguments, "config", run->options->config);
    if (stage->arguments)
        stage->arguments(arguments, run);
    g_ptr_array_add(arguments, NULL);
    chain_add(chain, path, (const char *const *)arguments->pdata);
}

/* All stages but the last stand in every branch. */
static Chain *build_chain(const Run *run, GError **error)
{
    g_autoptr(Chain) chain = chain_new();
    guint last = G_N_ELEMENTS(stages) - 1;
    for (guint branch = 0; branch < run->batch->branches; branch++) {
        int share = batch_share(run->batch, branch, error);
        if (share < 0)
            return NULL;
        chain_branch(chain, share);
        for (guint i = 0; i < last; i++)
            add_stage(chain, run, &stages[i]);
    }
    add_stage(chain, run, &stages[last]);
    if (run->options->streams)
        chain_keep(chain, run->options->streams);
    return g_steal_pointer(&chain);
}

/* What became of the lists after a run that failed. */
static int lament(const Options *options, const char *what)
{
    g_autofree char *list =
        options->out ? g_build_filename(options->out, "findings.tsv", NULL) : NULL;
    gboolean earlier = list && g_file_test(list, G_FILE_TEST_EXISTS);
    g_autofree char *text =
        g_strdup_printf("%s: no list was written%s%s%s", what, earlier ? "; those in " : "",
                        earlier ? options->out : "", earlier ? " are of an earlier run" : "");
    return command_trouble(text);
}

#define PATIENCE 30 /* seconds at one file before it is named */

/* On standard error: a run that seems to stand still says where it is. */
static void tell_stalled(gpointer data, guint branch, guint file, const char *program)
{
    const Batch *batch = data;
    const Source *source = file < batch->sources->len ? batch->sources->pdata[file] : NULL;
    g_autoptr(GString) name = g_string_new(NULL);
    if (!source)
        return;
    record_escape(name, source->name, strlen(source->name));
    fprintf(stderr, "gouji: %d seconds at %s: chain %u (of %u)%s%s\n", PATIENCE, name->str, branch,
            batch->branches, program ? ", " : "", program ? program : "");
}

static int audit_files(const Options *options, char **files)
{
    g_auto(Batch) batch = {0};
    g_autoptr(GError) error = NULL;
    const Run run = {options, &batch};
    gboolean listed = batch_open(&batch, files, options->names, (guint)options->jobs, &error);
    g_autoptr(Chain) chain = listed ? build_chain(&run, &error) : NULL;
    int caught = 0;
    if (!chain)
        return lament(options, error->message);
    chain_watch(chain, PATIENCE, tell_stalled, &batch);
    int status = chain_run(chain, &caught, &error);
    if (caught) {
        lament(options, g_strsignal(caught));
        signal(caught, SIG_DFL);
        raise(caught);
    }
    return status >= 0 ? status : lament(options, error->message);
}

static int audit(GStrv *arguments)
{
    g_auto(Options) options = {0};
    g_autoptr(GError) error = NULL;
    if (!parse_audit(&options, arguments, &error)) {
        g_autofree char *text = g_strdup_printf("%s; try --help", error->message);
        return command_trouble(text);
    }
    if (options.version) {
        printf("gouji %s\n", GOUJI_VERSION);
        return EXIT_SUCCESS;
    }
    if (options.jobs < 0)
        return command_trouble("--jobs: expected a number from 0 on; try --help");
    char **files = *arguments + 1;
    if (*files && strcmp(*files, "--") == 0)
        files++;
    if (!*files)
        return command_trouble("no FILE or FOLDER given; try --help");
    return audit_files(&options, files);
}

/* What the commands about rules look at. */
typedef struct {
    Config *config;
    Rules *rules;
    Messages *messages;
} Book;

static void book_clear(Book *book)
{
    messages_free(book->messages);
    rules_free(book->rules);
    config_free(book->config);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Book, book_clear)

static gboolean open_book(Book *book, const Options *options, GError **error)
{
    Language language;
    if (!language_find(options->lang, &language, error))
        return FALSE;
    book->config = config_open(options->config, error);
    book->rules = book->config ? rules_new(book->config, error) : NULL;
    book->messages = book->rules ? messages_new(book->config, language, error) : NULL;
    return book->messages && messages_cover(book->messages, book->rules, error);
}

static gboolean parse_book(Book *book, GStrv *arguments, GError **error)
{
    g_auto(Options) options = {0};
    const GOptionEntry entries[] = {
        {"config", 0, 0, G_OPTION_ARG_FILENAME, &options.config, "read the tables under DIR",
         "DIR"},
        {"lang", 0, 0, G_OPTION_ARG_FILENAME, &options.lang, "language: zh or en", "LANG"},
        G_OPTION_ENTRY_NULL,
    };
    return parse(&options, entries, arguments, error) && open_book(book, &options, error);
}

static void print_rule(const Book *book, const Rule *rule)
{
    const Messages *messages = book->messages;
    printf("%-16s  %-7s  %-10s  %s%s%s\n", rule->id, severity_name(rule->severity), rule->family,
           rule->title[messages_language(messages)], rule->on ? "" : "  ",
           rule->on ? "" : messages_find(messages, "ui.off"));
}

static int list_rules(GStrv *arguments)
{
    g_auto(Book) book = {0};
    g_autoptr(GError) error = NULL;
    if (!parse_book(&book, arguments, &error))
        return command_trouble(error->message);
    const Rule *rule;
    for (guint i = 0; (rule = rules_get(book.rules, i)); i++)
        print_rule(&book, rule);
    return EXIT_SUCCESS;
}

static int explain_rule(GStrv *arguments)
{
    g_auto(Book) book = {0};
    g_autoptr(GError) error = NULL;
    if (!parse_book(&book, arguments, &error))
        return command_trouble(error->message);
    const char *id = (*arguments)[1], *text = NULL;
    const Rule *rule = id ? rules_find(book.rules, id) : NULL;
    if (id && !rules_explain(book.config, id, messages_language(book.messages), &text, &error))
        return command_trouble(error->message);
    if (!rule && !text)
        return command_trouble(id ? "no such rule; `gouji rules' lists them"
                                  : "explain: expected the id of a rule; `gouji rules' lists them");
    g_autofree char *key = g_strconcat("message.", id, NULL);
    if (rule) {
        print_rule(&book, rule);
        printf("%s  %s\n", messages_find(book.messages, "ui.text"),
               messages_find(book.messages, key));
    }
    if (text)
        printf("%s\n", text);
    return EXIT_SUCCESS;
}

/* A program of its own, which takes this one's place. */
static int run_decide(GStrv *arguments)
{
    g_autofree char *path = beside("decide");
    execv(path, *arguments);
    g_autofree char *text = g_strdup_printf("cannot start %s: %s", path, g_strerror(errno));
    return command_trouble(text);
}

/* A command takes its arguments, its own name in place of the program's. */
static const struct {
    const char *name;
    int (*run)(GStrv *arguments);
} commands[] = {
    {"rules", list_rules},
    {"explain", explain_rule},
    {"decide", run_decide},
    {"letter", letter_command},
};

static int run(int argc, char **argv)
{
    g_auto(GStrv) arguments = g_strdupv(argv);
    for (guint i = 0; argc > 1 && i < G_N_ELEMENTS(commands); i++) {
        if (strcmp(argv[1], commands[i].name) != 0)
            continue;
        g_auto(GStrv) own = g_strdupv(argv + 1);
        return commands[i].run(&own);
    }
    return audit(&arguments);
}

int main(int argc, char **argv)
{
    stage_guard_descriptors();
    setlocale(LC_ALL, "");
    g_set_prgname("gouji");
    int status = run(argc, argv);
    if ((fflush(stdout) != 0 || ferror(stdout)) && status == EXIT_SUCCESS)
        return command_trouble("cannot write to standard output");
    return status;
}
