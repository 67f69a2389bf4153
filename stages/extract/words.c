#include "words.h"

#include <string.h>

typedef struct {
    const char *text; /* borrowed from the table */
    gsize length;
    guint first, last; /* three bytes at either end, so that most words are ruled out at a glance */
} Word;

/* The words of a kind, and what no word of it has at either end. */
typedef struct {
    GArray *words;                           /* Word */
    guint8 lead[256], first[256], last[256]; /* by the first byte; by spot_of a glance */
} List;

struct Words {
    List lists[WORD_KINDS];
};

static const char *const kinds[WORD_KINDS] = {
    [WORDS_REPORT] = "report",
    [WORDS_PAPER] = "paper",
    [WORDS_TABLE] = "table",
    [WORDS_HEAD] = "head",
    [WORDS_BODY] = "body",
    [WORDS_UNIT] = "unit",
    [WORDS_NOTE] = "note",
    [WORDS_MEASURE] = "measure",
    [WORDS_CHROME] = "chrome",
    [WORDS_CHROME_START] = "chrome-start",
    [WORDS_CHROME_END] = "chrome-end",
    [WORDS_WEB] = "web",
    [WORDS_FOOT] = "foot",
};

static WordKind kind_find(const char *name)
{
    for (guint i = 0; i < WORD_KINDS; i++)
        if (strcmp(kinds[i], name) == 0)
            return i;
    return WORD_KINDS;
}

static guint glance(const char *at, gsize length)
{
    const guchar *c = (const guchar *)at;
    return length < 3 ? 0 : (guint)c[0] << 16 | (guint)c[1] << 8 | c[2];
}

static guint8 spot_of(guint glanced)
{
    return (guint8)((glanced >> 8) + 37 * glanced);
}

static void list_add(List *list, const Word *word)
{
    g_array_append_val(list->words, *word);
    list->lead[(guchar)*word->text] = TRUE;
    list->first[spot_of(word->first)] = TRUE;
    list->last[spot_of(word->last)] = TRUE;
}

static gboolean words_add(Words *words, const ConfigTable *table, guint row, GError **error)
{
    WordKind kind = kind_find(table_cell(table, row, 0));
    const char *text = table_cell(table, row, 1);
    if (kind == WORD_KINDS || !*text) {
        table_error(table, row, error,
                    "a word with one of the kinds report, paper, table, head, body, unit, note, "
                    "measure, chrome, chrome-start, chrome-end, web, foot");
        return FALSE;
    }
    gsize length = strlen(text);
    if (length < 3) {
        table_error(table, row, error, "a word of one Han character or three letters at least");
        return FALSE;
    }
    Word word = {text, length, glance(text, length), glance(text + length - 3, 3)};
    list_add(&words->lists[kind], &word);
    return TRUE;
}

Words *words_new(Config *config, GError **error)
{
    const ConfigTable *table = config_table(config, "extract.tsv", "kind word about", error);
    if (!table)
        return NULL;
    Words *words = g_new0(Words, 1);
    for (guint i = 0; i < WORD_KINDS; i++)
        words->lists[i].words = g_array_new(FALSE, FALSE, sizeof(Word));
    for (guint row = 0; row < table_rows(table); row++) {
        if (!words_add(words, table, row, error)) {
            words_free(words);
            return NULL;
        }
    }
    return words;
}

gboolean words_may_end(const Words *words, WordKind kind, const char *text, gsize length)
{
    const List *list = &words->lists[kind];
    guint last = length < 3 ? 0 : glance(text + length - 3, 3);
    for (guint i = 0; list->last[spot_of(last)] && i < list->words->len; i++)
        if (g_array_index(list->words, Word, i).last == last)
            return TRUE;
    return FALSE;
}

gboolean words_may_start(const Words *words, WordKind kind, const char *text, gsize length)
{
    const List *list = &words->lists[kind];
    guint first = glance(text, length);
    for (guint i = 0; list->first[spot_of(first)] && i < list->words->len; i++)
        if (g_array_index(list->words, Word, i).first == first)
            return TRUE;
    return FALSE;
}

gboolean words_may_lead(const Words *words, WordKind kind, char lead)
{
    return words->lists[kind].lead[(guchar)lead];
}

void words_free(Words *words)
{
    if (!words)
        return;
    for (guint i = 0; i < WORD_KINDS; i++)
        g_array_unref(words->lists[i].words);
    g_free(words);
}

gsize words_start(const Words *words, WordKind kind, const char *text, gsize length)
{
    const List *list = &words->lists[kind];
    gsize best = 0;
    guint first = glance(text, length);
    for (guint i = 0; list->first[spot_of(first)] && i < list->words->len; i++) {
        const Word *word = &g_array_index(list->words, Word, i);
        if (word->first == first && word->length <= length && word->length > best &&
            memcmp(text, word->text, word->length) == 0)
            best = word->length;
    }
    return best;
}

gsize words_end(const Words *words, WordKind kind, const char *text, gsize length)
{
    const List *list = &words->lists[kind];
    gsize best = 0;
    guint last = length < 3 ? 0 : glance(text + length - 3, 3);
    for (guint i = 0; list->last[spot_of(last)] && i < list->words->len; i++) {
        const Word *word = &g_array_index(list->words, Word, i);
        if (word->last == last && word->length <= length && word->length > best &&
            memcmp(text + length - word->length, word->text, word->length) == 0)
            best = word->length;
    }
    return best;
}

gboolean words_number(const Words *words, WordKind kind, const char *text)
{
    const GArray *list = words->lists[kind].words;
    for (guint i = 0; i < list->len; i++) {
        const Word *word = &g_array_index(list, Word, i);
        for (const char *at = text; (at = strstr(at, word->text));) {
            at += word->length;
            if (g_ascii_isdigit(*(at + strspn(at, " :"))) ||
                (g_str_has_prefix(at, "：") && g_ascii_isdigit(at[strlen("：")])))
                return TRUE;
        }
    }
    return FALSE;
}
