/* Looks for the figures that a percentage follows from, among those before it in its paragraph. */
#pragma once

#include "operands.h"

#define BACK_MOST 14 /* amounts looked back at */

typedef struct {
    Ledger *ledger;
    const Rates *rates;
    const Paragraph *paragraph;
    guint index;       /* of the percentage */
    Operands operands; /* as the words name them */
    Operand stated;
    const Item *candidates[BACK_MOST]; /* the nearest first */
    guint count;
} Search;

/* The percentage at `index` with the amounts before it. */
Search search_new(const Rates *rates, Ledger *ledger, const Paragraph *paragraph, guint index);

/* The percentage itself. */
const Item *search_rate(const Search *search);

/* Writes a pass if the stated percentage follows from the parts; FALSE, and nothing written, if it does not. */
gboolean search_fits(Search *search, RelationKind kind, const Operand *parts, guint count,
                     const Claim *claim);

/* The same for one value over one base. */
gboolean search_pair(Search *search, const Item *value, const Item *base, const Claim *claim);

/* The same for every pair of candidates that could be meant. */
gboolean search_all(Search *search, const Claim *claim);

/* TRUE for 节约率 and its like: one less the quotient. */
gboolean search_is_saving(const Search *search);

/* TRUE for what a budget, plan or target says. */
gboolean role_is_plan(Role role);

/* TRUE where a percentage is of the figure right before it: 1200人次的105%. */
gboolean search_is_of_the(const Item *rate);
