/* Which figures of its paragraph a rate is made of, as the words say. */
#pragma once

#include "paragraph.h"
#include "pipeline/pattern.h"

typedef struct Rates Rates;

typedef struct {
    const Item *over, *under; /* NULL where nothing was found */
    gboolean named;           /* the words name both, and both stand right before the percentage */
    gboolean told;            /* the words name both, wherever they stand */
    gboolean sole;            /* … and the paragraph states nothing else before the percentage */
} Operands;

/* Reads rates.tsv; the words must outlive it. Free with rates_free. */
Rates *rates_new(Config *config, const Vocabulary *words, GError **error);
void rates_free(Rates *rates);

/* The operands of the percentage at `index`: those that a row of rates.tsv tells by their words, else, for a rate
 * called after what was done (整改率), the figure with these words and the one before it. */
Operands rates_operands(const Rates *rates, const Paragraph *paragraph, guint index);

/* 新增 20家，超过目标 10家，建成 169家，完成目标的…: TRUE for a target before the result that is compared with the
 * figure before it, and so is not the result's. */
gboolean rates_target_is_taken(const Rates *rates, const Item *target, const Item *result);

/* TRUE if the words around the figure hold those that the percentage at `rate` is called after: 未整改 of 整改率. */
gboolean rates_is_called_after(const Paragraph *paragraph, const Item *item, guint rate);

/* The words behind the last mark that ends a clause. Borrowed. */
const char *words_clause(const char *words);

/* TRUE if the figure's clause says that another is compared with it: 比2023年预算V. */
gboolean item_is_compared(const Item *item);
