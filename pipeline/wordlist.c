#include "wordlist.h"

#include "text.h"

#include <string.h>

typedef struct {
    const char *text; /* borrowed from the configuration */
    gsize length;
    guint next; /* word that may begin alike, counted from 1; 0: none */
} Word;

struct WordList {
    GArray *words;     /* Word, the longest first */
    guint leads[256];  /* by text_lead_number: the first word that may begin so, counted from 1 */
    guint8 tails[256]; /* by text_tail_number: TRUE if a word may end so */
};

static gint longer_first(gconstpointer a, gconstpointer b)
{
    const Word *x = a, *y = b;
    return x->length != y->length ? (x->length < y->length) - (x->length > y->length)
                                  : strcmp(x->text, y->text);
}

static WordList *list_new(void)
{
    WordList *words = g_new0(WordList, 1);
    words->words = g_array_new(FALSE, FALSE, sizeof(Word));
    return words;
}

static void add_word(WordList *words, const char *text)
{
    Word word = {.text = text, .length = strlen(text)};
    if (word.length > 0)
        g_array_append_val(words->words, word);
}

static Word *word_number(const WordList *words, guint number)
{
    return &g_array_index(words->words, Word, number - 1);
}

/* The longest first, and chained by how they begin. */
static void arrange(WordList *words)
{
    g_array_sort(words->words, longer_first);
    for (guint number = words->words->len; number > 0; number--) {
        Word *word = word_number(words, number);
        guint *lead = &words->leads[text_lead_number(word->text)];
        word->next = *lead;
        *lead = number;
        words->tails[text_tail_number(word->text + word->length)] = TRUE;
    }
}

WordList *wordlist_new(const char *const *words, guint count)
{
    WordList *list = list_new();
    for (guint i = 0; i < count; i++)
        add_word(list, words[i]);
    arrange(list);
    return list;
}

WordList *wordlist_of(const ConfigTable *table, guint column)
{
    WordList *words = list_new();
    for (guint row = 0; row < table_rows(table); row++)
        add_word(words, table_cell(table, row, column));
    arrange(words);
    return words;
}

void wordlist_free(WordList *words)
{
    if (!words)
        return;
    g_array_unref(words->words);
    g_free(words);
}

/* The number, from 1, of the first word at `text` among those before number `before`; `before` if there is none. */
static guint word_at(const WordList *words, const char *text, gsize room, guint before)
{
    for (guint i = words->leads[text_lead_number(text)]; i > 0 && i < before;
         i = word_number(words, i)->next) {
        const Word *word = word_number(words, i);
        if (word->length <= room && strncmp(text, word->text, word->length) == 0)
            return i;
    }
    return before;
}

/* FALSE if no word begins as the text does. */
static inline gboolean begins(const WordList *words, const char *text)
{
    return words->leads[text_lead_number(text)] > 0;
}

static const char *word_text(const WordList *words, guint number)
{
    return number <= words->words->len ? word_number(words, number)->text : NULL;
}

const char *wordlist_at(const WordList *words, const char *text, gsize room)
{
    return word_text(words, word_at(words, text, room, words->words->len + 1));
}

const char *wordlist_ending(const WordList *words, const char *text, gsize length)
{
    if (length == 0 || !words->tails[text_tail_number(text + length)])
        return NULL;
    for (guint i = 0; i < words->words->len; i++) {
        const Word *word = &g_array_index(words->words, Word, i);
        if (word->length <= length &&
            memcmp(text + length - word->length, word->text, word->length) == 0)
            return word->text;
    }
    return NULL;
}

/* The next place from `c` on where a word may begin, or the end; a character that is cut off is none. */
static const char *next_lead(const WordList *words, const char *c, const char *end)
{
    while (c < end) {
        /* nearly all are of three bytes */
        while (end - c >= 3 && ((guchar)*c & 0xF0) == 0xE0 && !words->leads[text_wide_number(c)])
            c += 3;
        gsize bytes = (gsize)g_utf8_skip[(guchar)*c];
        if (c == end || bytes > (gsize)(end - c))
            return end;
        if (begins(words, c))
            return c;
        c += bytes;
    }
    return end;
}

const char *wordlist_in(const WordList *words, const char *text, gsize length)
{
    const char *end = text + length;
    guint found = words->words->len + 1;
    for (const char *c = next_lead(words, text, end); c < end && found > 1;
         c = next_lead(words, g_utf8_next_char(c), end))
        found = word_at(words, c, (gsize)(end - c), found);
    return word_text(words, found);
}

const char *wordlist_first(const WordList *words, const char *text, gsize length)
{
    const char *end = text + length;
    for (const char *c = next_lead(words, text, end); c < end;
         c = next_lead(words, g_utf8_next_char(c), end))
        if (wordlist_at(words, c, (gsize)(end - c)))
            return c;
    return NULL;
}

const char *wordlist_last(const WordList *words, const char *text, gsize length)
{
    const char *end = text + length, *last = NULL, *word;
    for (const char *c = next_lead(words, text, end); c < end;
         c = next_lead(words, g_utf8_next_char(c), end))
        if ((word = wordlist_at(words, c, (gsize)(end - c))))
            last = word;
    return last;
}

char *wordlist_all(const WordList *words, const char *text, gsize length)
{
    GString *all = g_string_new(NULL);
    if (!wordlist_first(words, text, length))
        return g_string_free(all, FALSE);
    for (guint i = 0; i < words->words->len; i++) {
        const Word *word = &g_array_index(words->words, Word, i);
        if (g_strstr_len(text, (gssize)length, word->text))
            g_string_append_printf(all, "%s%s", all->len ? " " : "", word->text);
    }
    return g_string_free(all, FALSE);
}
