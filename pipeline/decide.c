/* gouji decide: what a person says about findings goes into decisions.tsv. */
#include "command.h"
#include "decision.h"
#include "listing.h"
#include "sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    char *config, *decisions, *out, *import, *who, *when, *why, *lang;
    Config *tables;
    Messages *messages[LANGUAGES];
    Decisions *known;
    Listing *list;         /* NULL: no list to look into */
    guint changed;         /* decisions that were made or differ now */
    const char *sheet_row; /* where an imported row stands, for complaints; NULL */
} Decide;

static void decide_clear(Decide *decide)
{
    char *texts[] = {decide->config, decide->decisions, decide->out, decide->import,
                     decide->who,    decide->when,      decide->why, decide->lang};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    for (Language i = 0; i < LANGUAGES; i++)
        messages_free(decide->messages[i]);
    decisions_free(decide->known);
    listing_free(decide->list);
    config_free(decide->tables);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Decide, decide_clear)

static gboolean parse(Decide *decide, GStrv *arguments, GError **error)
{
    const GOptionEntry entries[] = {
        {"decisions", 0, 0, G_OPTION_ARG_FILENAME, &decide->decisions, "keep them in FILE", "FILE"},
        {"out", 'o', 0, G_OPTION_ARG_FILENAME, &decide->out,
         "the folder of the lists: its decisions.tsv", "DIR"},
        {"import", 0, 0, G_OPTION_ARG_FILENAME, &decide->import,
         "take over what is filled in there", "findings.xlsx"},
        {"who", 0, 0, G_OPTION_ARG_FILENAME, &decide->who, "who decides (default: the user)",
         "WHO"},
        {"when", 0, 0, G_OPTION_ARG_FILENAME, &decide->when, "the day (default: today)", "DATE"},
        {"why", 0, 0, G_OPTION_ARG_FILENAME, &decide->why, "for what reason", "WHY"},
        {"config", 0, 0, G_OPTION_ARG_FILENAME, &decide->config, "read the tables under DIR",
         "DIR"},
        {"lang", 0, 0, G_OPTION_ARG_FILENAME, &decide->lang, "language: zh or en", "LANG"},
        G_OPTION_ENTRY_NULL,
    };
    return command_parse(arguments, entries, "FINGERPRINT DECISION", error);
}

/* Where the decisions are kept: as told, else beside the sheet. */
static gboolean find_place(Decide *decide, GError **error)
{
    g_autofree char *folder = decide->out      ? g_strdup(decide->out)
                              : decide->import ? g_path_get_dirname(decide->import)
                                               : NULL;
    if (!decide->decisions && folder)
        decide->decisions = g_build_filename(folder, "decisions.tsv", NULL);
    if (decide->decisions)
        return TRUE;
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_USAGE,
                "decide: expected --decisions FILE or --out DIR");
    return FALSE;
}

/* The list of the run beside the decisions, or in --out. */
static gboolean open_list(Decide *decide, GError **error)
{
    g_autofree char *beside = g_path_get_dirname(decide->decisions);
    g_autofree char *path =
        g_build_filename(decide->out ? decide->out : beside, "findings.tsv", NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return TRUE;
    decide->list = listing_read(path, error);
    return decide->list != NULL;
}

static gboolean open_all(Decide *decide, GError **error)
{
    decide->tables = config_open(decide->config, error);
    decide->known = decide->tables ? decisions_new(decide->tables, error) : NULL;
    if (!decide->known || !find_place(decide, error) || !open_list(decide, error))
        return FALSE;
    for (Language i = 0; i < LANGUAGES; i++)
        if (!(decide->messages[i] = messages_new(decide->tables, i, error)))
            return FALSE;
    return !g_file_test(decide->decisions, G_FILE_TEST_EXISTS) ||
           decisions_read(decide->known, decide->decisions, error);
}

static char *today(void)
{
    g_autoptr(GDateTime) now = g_date_time_new_now_local();
    return g_date_time_format(now, "%Y-%m-%d");
}

static gboolean complain(const Decide *decide, const char *expected, const char *found,
                         GError **error)
{
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_USAGE, "%s%sexpected %s, found `%s'",
                decide->sheet_row ? decide->sheet_row : "", decide->sheet_row ? ": " : "", expected,
                found);
    return FALSE;
}

static gboolean complain_of_word(const Decide *decide, const char *found, GError **error)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (DecisionKind kind = DECISION_CONFIRMED; kind < DECISIONS; kind++)
        g_string_append_printf(words, "%s%s", words->len ? ", " : "",
                               decision_word(decide->messages[LANGUAGE_CHINESE], kind));
    return complain(decide, words->str, found, error);
}

static gboolean same(const Decision *a, const Decision *b)
{
    return a && a->kind == b->kind && strcmp(a->who, b->who) == 0 &&
           strcmp(a->when, b->when) == 0 && strcmp(a->why, b->why) == 0;
}

/* Puts one decision in, with what the list says of its finding. */
static gboolean decide_one(Decide *decide, Decision *decision, GError **error)
{
    const Decision *known = decisions_find(decide->known, decision->fingerprint);
    const ListRow *row = decide->list ? listing_find(decide->list, decision->fingerprint) : NULL;
    if (!decision_is_fingerprint(decision->fingerprint))
        return complain(decide, "a fingerprint of 16 hexadecimal digits", decision->fingerprint,
                        error);
    if (decide->list && !row && !known)
        return complain(decide, "the fingerprint of a finding in findings.tsv",
                        decision->fingerprint, error);
    if (!decision_is_date(decision->when))
        return complain(decide, "a date such as 2024-11-22", decision->when, error);
    decision->doc = row ? row->doc : known ? known->doc : "";
    decision->rule = row ? row->rule : known ? known->rule : "";
    decision->message = row ? row->message : known ? known->message : "";
    decide->changed += !same(known, decision);
    return decisions_set(decide->known, decision, error);
}

static gboolean decide_named(Decide *decide, char **words, GError **error)
{
    if (g_strv_length(words) != 2)
        return complain(decide, "FINGERPRINT DECISION, or --import FILE", words[0] ? words[0] : "",
                        error);
    g_autofree char *date = today();
    Decision decision = {
        .kind = decisions_kind(decide->known, words[1]),
        .fingerprint = words[0],
        .who = decide->who ? decide->who : g_get_user_name(),
        .when = decide->when ? decide->when : date,
        .why = decide->why ? decide->why : "",
    };
    if (decision.kind == DECISION_NONE)
        return complain_of_word(decide, words[1], error);
    return decide_one(decide, &decision, error);
}

/* Spreadsheets count days from 1899-12-30. */
static char *date_of_days(guint64 days)
{
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, 30, G_DATE_DECEMBER, 1899);
    g_date_add_days(&date, (guint)days);
    return g_strdup_printf("%04u-%02u-%02u", g_date_get_year(&date), g_date_get_month(&date),
                           g_date_get_day(&date));
}

/* `2024/1/2` and the like, or a spreadsheet's number of days, as 2024-01-02; else as it is. Free with g_free. */
static char *date_of_cell(const char *text)
{
    guint64 number[3];
    const char *at = text;
    guint count = 0;
    for (; count < G_N_ELEMENTS(number) && *at; count++) {
        char *end;
        while (*at && !g_ascii_isdigit(*at))
            at++;
        number[count] = g_ascii_strtoull(at, &end, 10);
        if (end == at)
            break;
        at = end;
    }
    if (!*text)
        return today();
    if (count == 3 && number[0] > 999 && number[0] < 9999 && number[1] < 13 && number[2] < 32)
        return g_strdup_printf("%04u-%02u-%02u", (guint)number[0], (guint)number[1],
                               (guint)number[2]);
    if (count >= 1 && number[0] > 20000 && number[0] < 99999 &&
        strspn(text, "0123456789.") == strlen(text))
        return date_of_days(number[0]);
    return g_strdup(text);
}

static gint find_column(const Decide *decide, const Sheet *sheet, const char *key, GError **error)
{
    const char *headings[LANGUAGES + 1] = {NULL};
    for (Language i = 0; i < LANGUAGES; i++)
        headings[i] = messages_find(decide->messages[i], key);
    gint column = sheet_column(sheet, headings);
    if (column < 0)
        complain(decide, "a first sheet with the column", headings[0] ? headings[0] : key, error);
    return column;
}

static gboolean import_row(Decide *decide, const Sheet *sheet, const gint column[5], guint row,
                           GError **error)
{
    const char *cell[5];
    for (guint i = 0; i < G_N_ELEMENTS(cell); i++)
        cell[i] = sheet_cell(sheet, row, (guint)column[i]);
    g_autofree char *word = g_strstrip(g_strdup(cell[1]));
    g_autofree char *where = g_strdup_printf("%s: row %u", decide->import, row + 1);
    const Decision *known = decisions_find(decide->known, cell[0]);
    g_autofree char *date = date_of_cell(*cell[3] || !known ? cell[3] : known->when);
    Decision decision = {.kind = decisions_kind(decide->known, word),
                         .fingerprint = cell[0],
                         .who = *cell[2] || !known ? cell[2] : known->who,
                         .when = date,
                         .why = cell[4]};
    if (!*word) /* nobody has decided */
        return TRUE;
    decide->sheet_row = where;
    gboolean done = decision.kind == DECISION_NONE ? complain_of_word(decide, word, error)
                                                   : decide_one(decide, &decision, error);
    decide->sheet_row = NULL;
    return done;
}

static gboolean import(Decide *decide, GError **error)
{
    static const char *const keys[5] = {"column.fingerprint", "column.decision", "column.who",
                                        "column.when", "column.why"};
    gint column[5];
    g_autoptr(Sheet) sheet = sheet_read(decide->import, error);
    if (!sheet)
        return FALSE;
    decide->sheet_row = decide->import;
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
        if ((column[i] = find_column(decide, sheet, keys[i], error)) < 0)
            return FALSE;
    decide->sheet_row = NULL;
    for (guint row = 1; row < sheet_rows(sheet); row++)
        if (!import_row(decide, sheet, column, row, error))
            return FALSE;
    return TRUE;
}

int decide_command(GStrv *arguments)
{
    g_auto(Decide) decide = {0};
    g_autoptr(GError) error = NULL;
    Language language;
    if (!parse(&decide, arguments, &error) || !language_find(decide.lang, &language, &error) ||
        !open_all(&decide, &error) ||
        !(decide.import ? import(&decide, &error)
                        : decide_named(&decide, *arguments + 1, &error)) ||
        (decide.changed > 0 && !decisions_write(decide.known, decide.decisions, &error)))
        return command_trouble(error->message);
    g_autofree char *count = g_strdup_printf("%u", decide.changed);
    g_autofree char *text =
        messages_say(decide.messages[language], "ui.decisions-made", count, decide.decisions, NULL);
    printf("%s\n", text);
    return EXIT_SUCCESS;
}
