#include "vocabulary.h"

#include "text.h"

#include <string.h>

G_STATIC_ASSERT(WORDS_BLANK < WORDSCAN_LISTS);

struct Vocabulary {
    WordList *lists[WORDS_KINDS];
    WordScan *scan; /* of all of them, and of those that were added */
    guint count;    /* of the scan's lists */
};

#define WORDS_NAME(id, name) [WORDS_##id] = name,
static const char *const names[] = {WORD_LISTS(WORDS_NAME)};
#undef WORDS_NAME

static guint list_named(const char *name)
{
    guint i = 0;
    while (i < WORDS_KINDS && strcmp(names[i], name) != 0)
        i++;
    return i;
}

/* Sorts the words of the table by their lists; FALSE at a row of no list. */
static gboolean sort_rows(const ConfigTable *table, GPtrArray *words[], GError **error)
{
    guint list = WORDS_KINDS; /* most rows stand below another of their list */
    for (guint row = 0; row < table_rows(table); row++) {
        const char *name = table_cell(table, row, 0);
        if (list == WORDS_KINDS || strcmp(name, names[list]) != 0)
            list = list_named(name);
        if (list == WORDS_KINDS) {
            table_error(table, row, error, "the name of a list that rules look for");
            return FALSE;
        }
        g_ptr_array_add(words[list], (gpointer)table_cell(table, row, 1));
    }
    return TRUE;
}

static gboolean fill(Vocabulary *vocabulary, GPtrArray *words[], GError **error)
{
    for (guint i = 0; i < WORDS_KINDS; i++) {
        if (words[i]->len == 0) {
            g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_CONFIG,
                        "words.tsv: no row of the list '%s'", names[i]);
            return FALSE;
        }
        vocabulary->lists[i] = wordlist_new((const char *const *)words[i]->pdata, words[i]->len);
        for (guint k = 0; k < words[i]->len; k++)
            wordscan_add(vocabulary->scan, i, words[i]->pdata[k]);
    }
    return TRUE;
}

Vocabulary *vocabulary_new(Config *config, GError **error)
{
    const ConfigTable *table = config_table(config, "words.tsv", "list word", error);
    if (!table)
        return NULL;
    GPtrArray *words[WORDS_KINDS];
    for (guint i = 0; i < WORDS_KINDS; i++)
        words[i] = g_ptr_array_new();
    Vocabulary *vocabulary = g_new0(Vocabulary, 1);
    vocabulary->scan = wordscan_new();
    vocabulary->count = WORDS_BLANK + 1;
    for (guint i = 0; text_blanks[i]; i++)
        wordscan_add(vocabulary->scan, WORDS_BLANK, text_blanks[i]);
    if (!sort_rows(table, words, error) || !fill(vocabulary, words, error))
        g_clear_pointer(&vocabulary, vocabulary_free);
    for (guint i = 0; i < WORDS_KINDS; i++)
        g_ptr_array_unref(words[i]);
    return vocabulary;
}

void vocabulary_free(Vocabulary *vocabulary)
{
    if (!vocabulary)
        return;
    for (guint i = 0; i < WORDS_KINDS; i++)
        wordlist_free(vocabulary->lists[i]);
    wordscan_free(vocabulary->scan);
    g_free(vocabulary);
}

const WordList *vocabulary_list(const Vocabulary *vocabulary, Words words)
{
    return vocabulary->lists[words];
}

const char *vocabulary_in(const Vocabulary *vocabulary, Words words, const char *text)
{
    return wordlist_in(vocabulary->lists[words], text, strlen(text));
}

WordSet vocabulary_read(const Vocabulary *vocabulary, const char *text, gsize length)
{
    return wordscan_read(vocabulary->scan, text, length);
}

guint vocabulary_extend(Vocabulary *vocabulary, const ConfigTable *table, guint column)
{
    g_assert(vocabulary->count < WORDSCAN_LISTS);
    for (guint row = 0; row < table_rows(table); row++)
        wordscan_add(vocabulary->scan, vocabulary->count, table_cell(table, row, column));
    return vocabulary->count++;
}
