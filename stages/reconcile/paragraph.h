/* The figures of a paragraph in one row, with the words between them. */
#pragma once

#include "pipeline/ledger.h"

typedef struct {
    Quantity *quantity;
    guint sentence; /* index in the paragraph */
    const char
        *before; /* words between the previous figure of the sentence (or its start) and this one */
    gboolean bracketed; /* stands inside brackets that open in its sentence */
    gboolean settled;   /* a part of a division, a named ratio or a change of levels that was tested */
    gboolean listed;    /* a part of a list that adds up to its whole */
} Item;

typedef struct {
    const Vocabulary *words;
    Span **sentences;
    guint sentence_count; /* of a piece: up to that of its last figure */
    Item *items;
    guint count;
    gboolean cut; /* the figures before these are looked at without them */
} Paragraph;

/* The paragraph of the ledger's document whose first sentence is *from, which moves behind it; its figures (Item) go to `items`, the texts live
 * as long as the document. FALSE at the end. */
gboolean paragraph_next(Ledger *ledger, guint *from, GArray *items, Paragraph *paragraph);

/* Calls `each` for every paragraph of its document that has figures, and for every piece of one that has too many; what
 * it hands out lives as long as the document. */
void paragraphs_each(Ledger *ledger, void (*each)(Ledger *, const Paragraph *));

/* Calls `each` for every cell that holds prose: figures enough for a sum, and a sentence's end (自评表: 预期目标, 实际完成情况). */
void cells_each(Ledger *ledger, void (*each)(Ledger *, const Paragraph *));

/* The words behind the last figure of the item's sentence, or up to the next figure. Borrowed. */
const char *item_after(const Paragraph *paragraph, guint index);

/* TRUE if the amounts can be added: same dimension and both countable. */
gboolean items_addable(const Item *a, const Item *b);
