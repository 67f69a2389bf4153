/* Many lists of words, all looked for in one pass over a text: which of them have a word in it.
 *
 * What is asked of a sentence is mostly which of some hundred lists it has a word of, and the answer is mostly no. A text is
 * read once, its WordSet is kept beside it, and a list is searched (wordlist.h) only where its bit is set. Of a piece of the
 * text the set says less: a list that is not in it has no word in the piece either. */
#pragma once

#include <glib.h>

#define WORDSCAN_LISTS 128 /* lists are numbered below this */

/* Lists by their numbers. {0}: none. */
typedef struct {
    guint64 lists[WORDSCAN_LISTS / 64];
} WordSet;

static inline gboolean wordset_has(const WordSet *set, guint list)
{
    return (set->lists[list / 64] >> list % 64 & 1) != 0;
}

static inline void wordset_add(WordSet *set, guint list)
{
    set->lists[list / 64] |= (guint64)1 << list % 64;
}

typedef struct WordScan WordScan;

/* Free with wordscan_free. */
WordScan *wordscan_new(void);
void wordscan_free(WordScan *scan);

/* One more word of that list; it must outlive the scan, an empty one is passed over. A word may be in several lists. */
void wordscan_add(WordScan *scan, guint list, const char *word);

/* The lists that have a word in the first `length` bytes of the text, which is valid UTF-8. */
WordSet wordscan_read(const WordScan *scan, const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WordScan, wordscan_free)
