#include "lexicon.h"

#include "pipeline/text.h"

#include <string.h>

static gint longer_first(gconstpointer a, gconstpointer b)
{
    const Cue *x = *(const Cue *const *)a, *y = *(const Cue *const *)b;
    return (x->length < y->length) - (x->length > y->length);
}

static gpointer last_character(const char *word, gsize length)
{
    return GUINT_TO_POINTER(g_utf8_get_char(g_utf8_prev_char(word + length)));
}

static void add_cue(Phrases *phrases, const ConfigTable *table, guint row, gboolean keep)
{
    Cue *cue = g_new0(Cue, 1);
    cue->word = table_cell(table, row, 0);
    cue->length = strlen(cue->word);
    cue->soft = strcmp(table_cell(table, row, 1), "soft") == 0;
    cue->role = role_find(table_cell(table, row, 1));
    cue->direction = direction_find(table_cell(table, row, 2));
    cue->dims = table_cell(table, row, 3);
    cue->keep = keep;
    gpointer key = last_character(cue->word, cue->length);
    GPtrArray *list = g_hash_table_lookup(phrases->cues, key);
    if (!list) {
        list = g_ptr_array_new_with_free_func(g_free);
        g_hash_table_insert(phrases->cues, key, list);
    }
    g_ptr_array_add(list, cue);
}

static gboolean read_cues(Phrases *phrases, Config *config, GError **error)
{
    static const char *const directions[] = {"up", "down", "flat", "", NULL};
    const ConfigTable *table =
        config_table(config, "roles.tsv", "word role direction dims keep", error);
    for (guint row = 0; table && row < table_rows(table); row++) {
        const char *role = table_cell(table, row, 1);
        gboolean keep;
        if (strcmp(role, "soft") != 0 && strcmp(role_name(role_find(role)), role) != 0) {
            table_error(table, row, error, "a role that gouji-stream(5) lists, or `soft'");
            return FALSE;
        }
        if (*table_cell(table, row, 0) == '\0') {
            table_error(table, row, error, "a word");
            return FALSE;
        }
        if (!table_choice(table, row, 2, directions, error) ||
            !table_flag(table, row, 4, &keep, error))
            return FALSE;
        add_cue(phrases, table, row, keep);
    }
    GHashTableIter iter;
    gpointer list;
    g_hash_table_iter_init(&iter, phrases->cues);
    while (g_hash_table_iter_next(&iter, NULL, &list))
        g_ptr_array_sort(list, longer_first);
    return table != NULL;
}

Phrases *phrases_new(Config *config, GError **error)
{
    Phrases *phrases = g_new0(Phrases, 1);
    phrases->cues = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
    if ((phrases->words = vocabulary_new(config, error)) && read_cues(phrases, config, error))
        return phrases;
    phrases_free(phrases);
    return NULL;
}

void phrases_free(Phrases *phrases)
{
    if (!phrases)
        return;
    vocabulary_free(phrases->words);
    g_hash_table_unref(phrases->cues);
    g_free(phrases);
}

/* The first place of the word in [from, end), or NULL. Its last byte tells it from most other words. */
const char *lexicon_place(const char *from, const char *end, const char *word)
{
    gsize length = strlen(word);
    for (const char *c = from + length; c <= end; c++)
        if (c[-1] == word[length - 1] && memcmp(c - length, word, length) == 0)
            return c - length;
    return NULL;
}

static gboolean dims_fit(const Cue *cue, const Token *token)
{
    gboolean ratio = token_is(token, "ratio");
    /* 增长 0: the percent sign is left out only here */
    if (*token->dim == '\0' && decimal_sign(token->value) == 0 && cue->role == ROLE_GROWTH)
        return TRUE;
    if (strcmp(cue->dims, "any") == 0)
        return TRUE;
    if (strcmp(cue->dims, "amount") == 0)
        return !ratio && !token_is(token, "points");
    return strcmp(cue->dims, token->dim) == 0;
}

const Cue *lexicon_cue(const Phrases *phrases, const char *from, const char *end,
                       const Token *token)
{
    if (from >= end)
        return NULL;
    GPtrArray *list = g_hash_table_lookup(phrases->cues, last_character(from, (gsize)(end - from)));
    for (guint i = 0; list && i < list->len; i++) {
        const Cue *cue = list->pdata[i];
        if (lexicon_ends(from, end, cue->word, cue->length) && dims_fit(cue, token))
            return cue;
    }
    return NULL;
}

const char *lexicon_skip_back(const char *from, const char *end)
{
    while (end > from) {
        const char *last = end - 1;
        while (last > from && ((guchar)*last & 0xC0) == 0x80)
            last--;
        if (!text_blank(last))
            break;
        end = last;
    }
    return end;
}
