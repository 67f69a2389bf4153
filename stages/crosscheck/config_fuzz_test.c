#define _GNU_SOURCE
/* Fuzz target: one of the tables under config/ holds any bytes. The first line is its name, the rest the table. Each
 * stage that reads it either refuses it with an error or audits a report with it. */
#include "pipeline/fuzz_testing.h"
#include "pipeline/message.h"
#include "pipeline/rules.h"
#include "pipeline/stream_testing.h"

#include <unistd.h>

enum { NORMALISE, RECONCILE, CROSSCHECK, STAGES };

/* The tables that reconcile does not read, and who does; STAGES: those that speak to people. */
static const struct {
    const char *name;
    guint reader;
} readers[] = {{"authorities.tsv", CROSSCHECK}, {"bounds.tsv", NORMALISE},
               {"formulas.tsv", CROSSCHECK},    {"limits.tsv", NORMALISE},
               {"messages.tsv", STAGES},        {"metrics.tsv", CROSSCHECK},
               {"plausible.tsv", CROSSCHECK},   {"roles.tsv", NORMALISE},
               {"rules.tsv", STAGES},           {"words.tsv", NORMALISE}};

static guint reader_of(const char *table)
{
    for (guint i = 0; i < G_N_ELEMENTS(readers); i++)
        if (strcmp(readers[i].name, table) == 0)
            return readers[i].reader;
    return RECONCILE;
}

static const char report[] = "2023年度白溪县民政局部门整体支出绩效自评报告\n"
                             "一、基本情况\n"
                             "2023年预算数100.00万元，支出96.50万元，预算执行率96.5%。\n"
                             "单位：万元\n"
                             "项目\t预算数\t决算数\t执行率\n"
                             "基本支出\t60.00\t60.00\t100%\n"
                             "合计\t60.00\t60.00\t100%\n";

/* The tables of the project in a folder of their own, one of them with other bytes. Free with g_free. */
static char *folder_with(const char *changed, const char *bytes, gsize length)
{
    Config *config = config_open(NULL, NULL);
    char *folder = g_dir_make_tmp("gouji-XXXXXX", NULL);
    g_autoptr(GDir) tables = g_dir_open(config_folder(config), 0, NULL);
    for (const char *name; (name = g_dir_read_name(tables));) {
        g_autofree char *from = g_build_filename(config_folder(config), name, NULL);
        g_autofree char *to = g_build_filename(folder, name, NULL);
        if (strcmp(name, changed) == 0 ? !g_file_set_contents(to, bytes, (gssize)length, NULL)
                                       : symlink(from, to) != 0)
            g_error("cannot write %s", to);
    }
    config_free(config);
    return folder;
}

static void remove_folder(const char *folder)
{
    g_autoptr(GDir) tables = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(tables));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        unlink(path);
    }
    rmdir(folder);
}

static void examine_error(const GError *error)
{
    if (!error || error->domain != GOUJI_ERROR || !g_utf8_validate(error->message, -1, NULL))
        g_error("a table is refused without a reason");
}

/* The records, which stay, through the stage, or its refusal of the tables in the folder. */
static void run(const StageKind *kind, const char *folder, int in)
{
    g_autoptr(GError) error = NULL;
    int out = memfd_create("stream", MFD_CLOEXEC);
    Stage stage = {.kind = kind,
                   .config = config_open(folder, NULL),
                   .out = writer_new(out),
                   .state = g_malloc0(kind->state_size)};
    Reader *reader = reader_new(in, STREAM_MOST);
    lseek(in, 0, SEEK_SET);
    if (!kind->open(&stage, &error) || !stage_run(&stage, reader, &error))
        examine_error(error);
    kind->clear(stage.state);
    g_free(stage.state);
    reader_free(reader);
    writer_free(stage.out);
    config_free(stage.config);
    close(out);
}

static void read_texts(const char *folder)
{
    g_autoptr(GError) error = NULL, unsaid = NULL;
    Config *config = config_open(folder, NULL);
    Rules *rules = rules_new(config, &error);
    Messages *messages = messages_new(config, LANGUAGE_CHINESE, &unsaid);
    if (!rules)
        examine_error(error);
    if (!messages)
        examine_error(unsaid);
    rules_free(rules);
    messages_free(messages);
    config_free(config);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    static const StageKind *kinds[STAGES];
    static int records[STAGES]; /* of the report, as the stage finds them */
    if (!kinds[0]) {
        kinds[NORMALISE] = stream_kind(normalise_main);
        kinds[RECONCILE] = stream_kind(reconcile_main);
        kinds[CROSSCHECK] = stream_kind(crosscheck_main);
        records[NORMALISE] = stream_of(report);
        for (guint i = 0; i < CROSSCHECK; i++) {
            StreamStage *before = stream_stage(kinds[i]);
            records[i + 1] = stream_through(before, records[i]);
            stream_end(before);
        }
    }
    const guint8 *newline = size > 0 ? memchr(data, '\n', size) : NULL;
    if (!newline)
        return 0;
    g_autofree char *table = g_strndup((const char *)data, (gsize)(newline - data));
    g_autofree char *folder =
        folder_with(table, (const char *)newline + 1, (gsize)(data + size - newline - 1));
    guint reader = reader_of(table);
    if (reader == STAGES)
        read_texts(folder);
    else
        run(kinds[reader], folder, records[reader]);
    remove_folder(folder);
    return 0;
}

FUZZ_TARGET("config")
