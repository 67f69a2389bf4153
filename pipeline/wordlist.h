/* Words that a rule looks for, found in one pass over a text. */
#pragma once

#include "config.h"

typedef struct WordList WordList;

/* These words, which must outlive the list; empty ones are passed over. Free with wordlist_free. */
WordList *wordlist_new(const char *const *words, guint count);

/* The words of one column of a table, perhaps none. Free with wordlist_free. */
WordList *wordlist_of(const ConfigTable *table, guint column);
void wordlist_free(WordList *words);

/* The longest word of the list that stands in the first `length` bytes of text, or NULL. Borrowed. */
const char *wordlist_in(const WordList *words, const char *text, gsize length);

/* The place of the first word there, or NULL; the word that begins furthest to the right (of several the longest). */
const char *wordlist_first(const WordList *words, const char *text, gsize length);
const char *wordlist_last(const WordList *words, const char *text, gsize length);

/* The longest word that begins the text, in at most `room` bytes; that ends its first `length` bytes. Or NULL. */
const char *wordlist_at(const WordList *words, const char *text, gsize room);
const char *wordlist_ending(const WordList *words, const char *text, gsize length);

/* Those that stand there, apart by blanks and in the list's order: "" when none does. g_free. */
char *wordlist_all(const WordList *words, const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WordList, wordlist_free)
