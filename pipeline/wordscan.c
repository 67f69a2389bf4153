/* Every character is looked up by a number made of its first bytes, and where a word may begin with it, so are the two
 * characters that stand there: few words remain to be compared. */
#include "wordscan.h"

#include <string.h>

#define STRIDE 8 /* bytes that are loaded at once */
#define HAN 3    /* bytes of a Han character */
#define PAIR 6   /* of two */
#define NUMBER_BITS 12

typedef struct Word {
    guint64 opening, mask; /* the first bytes, as loaded, and which of them are the word's */
    gsize length;
    WordSet lists;
    const struct Word *next; /* one that may begin alike, or NULL */
    const char *text;        /* borrowed */
} Word;

struct WordScan {
    GPtrArray *words; /* Word */
    /* by lead_number: TRUE if a word may begin so; the first of those shorter than a pair */
    guint8 begins[1 << NUMBER_BITS];
    Word *shorter[1 << NUMBER_BITS];
    Word *pairs[1 << NUMBER_BITS]; /* by pair_number: the first of the others */
};

static inline guint64 load(const char *text)
{
    guint64 loaded;
    memcpy(&loaded, text, STRIDE);
    return GUINT64_FROM_LE(loaded);
}

/* A number made of the first bytes of those loaded. */
static inline guint number_of(guint64 loaded, guint bytes)
{
    guint64 first = loaded << (8 * (STRIDE - bytes));
    return (guint)(first * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15) >> (64 - NUMBER_BITS));
}

static inline gboolean is_han(guint64 loaded)
{
    return (loaded & 0xF0) == 0xE0; /* as most of what is as wide */
}

static inline guint lead_number(guint64 loaded)
{
    return is_han(loaded) ? number_of(loaded, HAN) : (guchar)loaded;
}

static inline guint pair_number(guint64 loaded)
{
    return number_of(loaded, PAIR);
}

WordScan *wordscan_new(void)
{
    WordScan *scan = g_new0(WordScan, 1);
    scan->words = g_ptr_array_new_with_free_func(g_free);
    return scan;
}

void wordscan_free(WordScan *scan)
{
    if (!scan)
        return;
    g_ptr_array_unref(scan->words);
    g_free(scan);
}

/* The word of the chain, which is longer by one if it was not there yet. */
static Word *word_of_chain(WordScan *scan, Word **chain, const char *text)
{
    for (const Word *word = *chain; word; word = word->next)
        if (strcmp(word->text, text) == 0)
            return (Word *)word;
    Word *word = g_new0(Word, 1);
    word->text = text;
    word->length = strlen(text);
    word->next = *chain;
    g_ptr_array_add(scan->words, word);
    return *chain = word;
}

void wordscan_add(WordScan *scan, guint list, const char *text)
{
    char padded[STRIDE] = {0};
    gsize length = strlen(text), opening = MIN(length, STRIDE);
    if (length == 0)
        return;
    memcpy(padded, text, opening);
    guint64 loaded = load(padded);
    guint lead = lead_number(loaded);
    Word **chain = length < PAIR ? &scan->shorter[lead] : &scan->pairs[pair_number(loaded)];
    Word *word = word_of_chain(scan, chain, text);
    word->opening = loaded;
    word->mask = ~(guint64)0 >> 8 * (STRIDE - opening);
    wordset_add(&word->lists, list);
    scan->begins[lead] = TRUE;
}

static inline gboolean stands_at(const Word *word, guint64 loaded, const char *text, gsize room)
{
    return ((loaded ^ word->opening) & word->mask) == 0 && word->length <= room &&
           (word->length <= STRIDE ||
            memcmp(text + STRIDE, word->text + STRIDE, word->length - STRIDE) == 0);
}

/* Takes those words of a chain that stand at the text, whose first bytes are loaded. */
static inline void take_chain(const Word *chain, guint64 loaded, const char *text, gsize room,
                              WordSet *set)
{
    for (const Word *word = chain; word; word = word->next)
        if (stands_at(word, loaded, text, room))
            for (guint i = 0; i < G_N_ELEMENTS(set->lists); i++)
                set->lists[i] |= word->lists.lists[i];
}

/* Takes the words that begin before `stop`, where there is always a stride to load, and end before `end`; returns the place
 * of the first character behind `stop`. */
static const char *take_words(const WordScan *scan, const char *text, const char *stop,
                              const char *end, WordSet *set)
{
    while (text < stop) {
        guint64 loaded = load(text);
        gboolean han = is_han(loaded);
        guint lead = han ? number_of(loaded, HAN) : (guchar)loaded;
        gsize width = han ? HAN : (gsize)g_utf8_skip[lead];
        if (scan->begins[lead]) {
            gsize room = (gsize)(end - text);
            take_chain(scan->shorter[lead], loaded, text, room, set);
            take_chain(scan->pairs[pair_number(loaded)], loaded, text, room, set);
        }
        text += width;
    }
    return text;
}

WordSet wordscan_read(const WordScan *scan, const char *text, gsize length)
{
    WordSet set = {{0}};
    const char *end = text + length;
    char last[2 * STRIDE] = {0}; /* the bytes behind which there is no stride left */
    if (length >= STRIDE)
        text = take_words(scan, text, end - (STRIDE - 1), end, &set);
    if (text < end) {
        gsize rest = (gsize)(end - text);
        memcpy(last, text, rest);
        take_words(scan, last, last + rest, last + rest, &set);
    }
    return set;
}
