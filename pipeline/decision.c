#include "decision.h"

#include "arena.h"
#include "outfile.h"
#include "record.h"

#include <string.h>

#define BOM "\xEF\xBB\xBF"
#define NEEDED "fingerprint\tdecision\twho\twhen\twhy"
#define FURTHER "\tdoc\trule\tmessage"

enum {
    FINGERPRINT,
    DECISION,
    WHO,
    WHEN,
    WHY,
    NEEDED_COLUMNS,
    DOC = NEEDED_COLUMNS,
    RULE,
    MESSAGE,
    COLUMNS
};

typedef struct {
    Decision decision;
    const char *above, *word; /* comment lines before it; the decision as written */
    guint line;
} Row;

struct Decisions {
    Messages *messages[LANGUAGES];
    Arena *arena;
    GPtrArray *rows; /* of Row, in the arena */
    GHashTable *by_fingerprint;
    const char *end; /* comment lines behind the last row */
};

/* Where in the file something is wrong. */
typedef struct {
    const char *path;
    guint line, columns;
} Spot;

const char *decision_name(DecisionKind kind)
{
    static const char *const names[DECISIONS] = {"", "confirmed", "false", "corrected"};
    return names[kind];
}

const char *decision_word(const Messages *messages, DecisionKind kind)
{
    g_autofree char *key = g_strconcat("decision.", decision_name(kind), NULL);
    const char *word = kind == DECISION_NONE ? "" : messages_find(messages, key);
    return word ? word : decision_name(kind);
}

DecisionKind decisions_kind(const Decisions *decisions, const char *word)
{
    for (DecisionKind kind = DECISION_CONFIRMED; kind < DECISIONS; kind++)
        for (Language i = 0; i < LANGUAGES; i++)
            if (strcmp(word, decision_name(kind)) == 0 ||
                strcmp(word, decision_word(decisions->messages[i], kind)) == 0)
                return kind;
    return DECISION_NONE;
}

Decisions *decisions_new(Config *config, GError **error)
{
    g_autoptr(Decisions) decisions = g_new0(Decisions, 1);
    decisions->arena = arena_new();
    decisions->rows = g_ptr_array_new();
    decisions->by_fingerprint = g_hash_table_new(g_str_hash, g_str_equal);
    decisions->end = "";
    for (Language i = 0; i < LANGUAGES; i++)
        if (!(decisions->messages[i] = messages_new(config, i, error)))
            return NULL;
    return g_steal_pointer(&decisions);
}

void decisions_free(Decisions *decisions)
{
    if (!decisions)
        return;
    for (Language i = 0; i < LANGUAGES; i++)
        messages_free(decisions->messages[i]);
    g_hash_table_unref(decisions->by_fingerprint);
    g_ptr_array_unref(decisions->rows);
    arena_free(decisions->arena);
    g_free(decisions);
}

static gboolean refuse(const Spot *spot, const char *expected, const char *found, GError **error)
{
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_CONFIG, "%s:%u: expected %s, found `%s'",
                spot->path, spot->line, expected, found);
    return FALSE;
}

gboolean decision_is_fingerprint(const char *text)
{
    guint digits = 0;
    for (; g_ascii_isxdigit(text[digits]); digits++)
        if (g_ascii_isupper(text[digits]))
            return FALSE;
    return digits == FINGERPRINT_DIGITS && !text[digits];
}

gboolean decision_is_date(const char *text)
{
    static const char form[] = "dddd-dd-dd";
    for (guint i = 0; *text && i < sizeof form - 1; i++)
        if (form[i] == '-' ? text[i] != '-' : !g_ascii_isdigit(text[i]))
            return FALSE;
    if (!*text)
        return TRUE;
    guint month = (guint)g_ascii_strtoull(text + 5, NULL, 10);
    guint day = (guint)g_ascii_strtoull(text + 8, NULL, 10);
    guint year = (guint)g_ascii_strtoull(text, NULL, 10);
    return !text[sizeof form - 1] && g_date_valid_dmy((GDateDay)day, month, (GDateYear)year);
}

static const char *keep(Decisions *decisions, const char *text)
{
    return text && *text ? arena_copy(decisions->arena, text, strlen(text)) : "";
}

static Row *add_row(Decisions *decisions, const Decision *decision)
{
    Row *row = g_hash_table_lookup(decisions->by_fingerprint, decision->fingerprint);
    const Row old = row ? *row : (Row){.above = ""};
    if (!row)
        row = arena_new0(decisions->arena, Row);
    *row = (Row){
        .decision = {.kind = decision->kind,
                     .fingerprint = keep(decisions, decision->fingerprint),
                     .who = keep(decisions, decision->who),
                     .when = keep(decisions, decision->when),
                     .why = keep(decisions, decision->why),
                     .doc = keep(decisions, decision->doc),
                     .rule = keep(decisions, decision->rule),
                     .message = keep(decisions, decision->message)},
        .above = old.above,
        .word =
            keep(decisions, decision_word(decisions->messages[LANGUAGE_CHINESE], decision->kind)),
    };
    if (old.decision.kind == DECISION_NONE)
        g_ptr_array_add(decisions->rows, row);
    g_hash_table_insert(decisions->by_fingerprint, (char *)(guintptr)row->decision.fingerprint,
                        row);
    return row;
}

gboolean decisions_set(Decisions *decisions, const Decision *decision, GError **error)
{
    const char *wrong = NULL;
    if (!decision_is_fingerprint(decision->fingerprint))
        wrong = decision->fingerprint;
    else if (!decision_is_date(decision->when ? decision->when : ""))
        wrong = decision->when;
    if (!wrong && decision->kind != DECISION_NONE)
        return add_row(decisions, decision) != NULL;
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_USAGE,
                "`%s' is neither a fingerprint nor a date such as 2024-11-22", wrong ? wrong : "");
    return FALSE;
}

/* The row's fields, unescaped; FALSE if there are not as many as the header has. */
static gboolean split_row(char *line, const Spot *spot, char *field[COLUMNS], GError **error)
{
    guint count = 0;
    for (char *at = line; at && count < COLUMNS; count++) {
        char *tab = strchr(at, '\t');
        if (tab)
            *tab = '\0';
        field[count] = at;
        at = tab ? tab + 1 : NULL;
        if (count + 1 == spot->columns && at)
            count = COLUMNS;
    }
    if (count != spot->columns) {
        g_autofree char *expected = g_strdup_printf("%u fields apart by tabs", spot->columns);
        return refuse(spot, expected, line, error);
    }
    for (guint i = 0; i < count; i++)
        field[i][record_unescape(field[i], strlen(field[i]))] = '\0';
    return TRUE;
}

static gboolean read_row(Decisions *decisions, char *line, const Spot *spot, GError **error)
{
    char *field[COLUMNS] = {"", "", "", "", "", "", "", ""};
    if (!split_row(line, spot, field, error))
        return FALSE;
    const Row *known = g_hash_table_lookup(decisions->by_fingerprint, field[FINGERPRINT]);
    DecisionKind kind = decisions_kind(decisions, g_strstrip(field[DECISION]));
    if (!decision_is_fingerprint(field[FINGERPRINT]))
        return refuse(spot, "a fingerprint of 16 hexadecimal digits", field[FINGERPRINT], error);
    if (known)
        return refuse(spot, "one decision on a fingerprint", field[FINGERPRINT], error);
    if (kind == DECISION_NONE) {
        g_autofree char *words = g_strdup_printf(
            "%s, %s or %s",
            decision_word(decisions->messages[LANGUAGE_CHINESE], DECISION_CONFIRMED),
            decision_word(decisions->messages[LANGUAGE_CHINESE], DECISION_FALSE),
            decision_word(decisions->messages[LANGUAGE_CHINESE], DECISION_CORRECTED));
        return refuse(spot, words, field[DECISION], error);
    }
    if (!decision_is_date(field[WHEN]))
        return refuse(spot, "a date such as 2024-11-22, or nothing", field[WHEN], error);
    const Decision decision = {kind,        field[FINGERPRINT], field[WHO],
                               field[WHEN], field[WHY],         field[DOC],
                               field[RULE], field[MESSAGE],     FALSE};
    Row *row = add_row(decisions, &decision);
    row->word = keep(decisions, field[DECISION]);
    row->line = spot->line;
    row->above = decisions->end;
    decisions->end = "";
    return TRUE;
}

static gboolean read_header(const char *line, Spot *spot, GError **error)
{
    if (strcmp(line, NEEDED) != 0 && strcmp(line, NEEDED FURTHER) != 0)
        return refuse(spot,
                      "the header `fingerprint decision who when why' (and perhaps `doc rule "
                      "message') apart by tabs",
                      line, error);
    spot->columns = strcmp(line, NEEDED) == 0 ? NEEDED_COLUMNS : COLUMNS;
    return TRUE;
}

static gboolean read_line(Decisions *decisions, char *line, Spot *spot, GError **error)
{
    if (!g_utf8_validate(line, -1, NULL))
        return refuse(spot, "UTF-8", "another encoding", error);
    if (g_str_has_suffix(line, "\r"))
        line[strlen(line) - 1] = '\0';
    if (*line == '#' || !*line) {
        if (*line)
            decisions->end = arena_printf(decisions->arena, "%s%s\n", decisions->end, line);
        return TRUE;
    }
    return spot->columns ? read_row(decisions, line, spot, error) : read_header(line, spot, error);
}

gboolean decisions_read(Decisions *decisions, const char *path, GError **error)
{
    g_autofree char *text = NULL;
    gsize length;
    GError *failure = NULL;
    if (!g_file_get_contents(path, &text, &length, &failure)) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_IO, "%s", failure->message);
        g_clear_error(&failure);
        return FALSE;
    }
    Spot spot = {path, 1, 0};
    if (memchr(text, '\0', length))
        return refuse(&spot, "a text", "NUL bytes", error);
    g_auto(GStrv) lines =
        g_strsplit(g_str_has_prefix(text, BOM) ? text + strlen(BOM) : text, "\n", -1);
    for (; lines[spot.line - 1]; spot.line++)
        if (!read_line(decisions, lines[spot.line - 1], &spot, error))
            return FALSE;
    return TRUE;
}

static void write_field(GString *out, const char *text)
{
    if (out->len && out->str[out->len - 1] != '\n')
        g_string_append_c(out, '\t');
    record_escape(out, text, strlen(text));
}

gboolean decisions_write(const Decisions *decisions, const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path);
    g_autoptr(OutFolder) out = outfolder_open(folder, error);
    OutFile *file = out ? outfolder_file(out, name, error) : NULL;
    g_autoptr(GString) text = g_string_new(NEEDED FURTHER "\n");
    for (guint i = 0; i < decisions->rows->len; i++) {
        const Row *row = decisions->rows->pdata[i];
        const Decision *of = &row->decision;
        const char *const fields[] = {of->fingerprint, row->word, of->who,  of->when,
                                      of->why,         of->doc,   of->rule, of->message};
        g_string_append(text, row->above);
        for (guint j = 0; j < G_N_ELEMENTS(fields); j++)
            write_field(text, fields[j]);
        g_string_append_c(text, '\n');
    }
    g_string_append(text, decisions->end);
    if (file)
        outfile_write(file, text->str, text->len);
    return file && outfolder_commit(out, error);
}

Decision *decisions_find(const Decisions *decisions, const char *fingerprint)
{
    Row *row = g_hash_table_lookup(decisions->by_fingerprint, fingerprint);
    return row ? &row->decision : NULL;
}

Decision *decisions_lapsed(const Decisions *decisions, const char *fingerprint)
{
    for (guint i = decisions->rows->len; i > 0; i--) {
        Row *row = decisions->rows->pdata[i - 1];
        if (!row->decision.met &&
            strncmp(row->decision.fingerprint, fingerprint, FINGERPRINT_ANCHOR) == 0)
            return &row->decision;
    }
    return NULL;
}

Decision *decisions_get(const Decisions *decisions, guint at)
{
    return at < decisions->rows->len ? &((Row *)decisions->rows->pdata[at])->decision : NULL;
}
