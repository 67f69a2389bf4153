/* The figures of a paragraph in one row, with the words between them. */
#pragma once

#include "pipeline/ledger.h"

typedef struct {
    Quantity *quantity;
    guint sentence; /* index in the paragraph */
    const char
        *before; /* words between the previous figure of the sentence (or its start) and this one */
    const char *own;    /* the words of its own clause, which end `before` */
    gboolean bracketed; /* stands inside brackets that open in its sentence */
    gboolean
        settled;     /* a part of a division, a named ratio or a change of levels that was tested */
    gboolean listed; /* a part of a list that adds up to its whole */
    WordSet said;    /* lists of words.tsv that have a word in `before` */
} Item;

typedef struct {
    const Vocabulary *words;
    Span **sentences;
    guint sentence_count; /* of a piece: up to that of its last figure */
    Item *items;
    guint count;
    gboolean cut; /* the figures before these are looked at without them */
} Paragraph;

/* The paragraphs (Paragraph) of the ledger's document, also those without figures. Free with g_array_unref; what they point
 * at lives as long as the document. */
GArray *paragraphs_read(Ledger *ledger);

/* Calls `each` for every paragraph that has figures, and for every piece of one that has too many. */
void paragraphs_check(const GArray *paragraphs, Ledger *ledger,
                      void (*each)(Ledger *, const Paragraph *));

/* The same for the paragraphs of the ledger's document. */
void paragraphs_each(Ledger *ledger, void (*each)(Ledger *, const Paragraph *));

/* Calls `each` for every cell that holds prose: figures enough for a sum, and a sentence's end (自评表: 预期目标, 实际完成情况). */
void cells_each(Ledger *ledger, void (*each)(Ledger *, const Paragraph *));

/* The longest word of the list that stands before the item, or NULL. Borrowed. */
static inline const char *item_says(const Vocabulary *words, Words list, const Item *item)
{
    return wordset_has(&item->said, list) ? vocabulary_in(words, list, item->before) : NULL;
}

/* The same of its own clause. */
static inline const char *item_own_says(const Vocabulary *words, Words list, const Item *item)
{
    return wordset_has(&item->said, list) ? vocabulary_in(words, list, item->own) : NULL;
}

/* The words behind the last figure of the item's sentence, or up to the next figure. Borrowed. */
const char *item_after(const Paragraph *paragraph, guint index);

/* TRUE if both are there and of one dimension. */
gboolean items_same_dim(const Item *a, const Item *b);

/* TRUE if the amounts can be added: same dimension and both countable. */
gboolean items_addable(const Item *a, const Item *b);
