#define _GNU_SOURCE
#include "wordlist.h"

#include "error.h"

#include <string.h>

struct WordList {
    GPtrArray *words; /* borrowed from the configuration */
};

static gint longer_first(gconstpointer a, gconstpointer b)
{
    const char *x = *(const char *const *)a, *y = *(const char *const *)b;
    gsize m = strlen(x), n = strlen(y);
    return m != n ? (m < n) - (m > n) : strcmp(x, y);
}

WordList *wordlist_new(Config *config, const char *list, GError **error)
{
    const ConfigTable *table = config_table(config, "words.tsv", "list word", error);
    if (!table)
        return NULL;
    WordList *words = g_new0(WordList, 1);
    words->words = g_ptr_array_new();
    for (guint row = 0; row < table_rows(table); row++)
        if (strcmp(table_cell(table, row, 0), list) == 0)
            g_ptr_array_add(words->words, (gpointer)table_cell(table, row, 1));
    g_ptr_array_sort(words->words, longer_first);
    if (words->words->len > 0)
        return words;
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_CONFIG, "words.tsv: no row of the list '%s'", list);
    wordlist_free(words);
    return NULL;
}

void wordlist_free(WordList *words)
{
    if (!words)
        return;
    g_ptr_array_unref(words->words);
    g_free(words);
}

const char *wordlist_in(const WordList *words, const char *text, gsize length)
{
    for (guint i = 0; i < words->words->len; i++) {
        const char *word = words->words->pdata[i];
        if (memmem(text, length, word, strlen(word)))
            return word;
    }
    return NULL;
}

char *wordlist_all(const WordList *words, const char *text, gsize length)
{
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < words->words->len; i++) {
        const char *word = words->words->pdata[i];
        if (memmem(text, length, word, strlen(word)))
            g_string_append_printf(all, "%s%s", all->len ? " " : "", word);
    }
    return g_string_free(all, FALSE);
}
