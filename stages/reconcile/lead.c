/* 旅客运输总量   1894.5      a row that leads: its name may mean a sum
 *   公路        1527.1      its parts, up to the next row that leads
 *   铁路         367.4
 *
 * 补助资金       900   850    a whole
 *   其中：中央   300   290    its parts: the 其中 row and those behind it
 *     省级      600   560
 *
 * Neither says that the list is whole, so what fails accuses only where another column or another such list holds. */
#include "lead.h"

#include "family.h"

#include <string.h>

#define DIGITS_LEAST 4 /* with the point */

/* TRUE if the row can go on with a list of parts: figures, no number, no total, not led by a name of its own. */
static gboolean goes_on(const Totals *totals, const Block *block, guint row, guint total)
{
    const GridRow *at = &block->grid->rows[row];
    return at->figures > 0 && at->rank == RANK_NONE && !at->among && *at->label &&
           !totals_is_total(totals, at) && !totals_leads(totals, at) &&
           strcmp(at->unit, block->grid->rows[total].unit) == 0;
}

/* The parts of `total` from `first` on; a row without figures (a label that wraps) is passed over. */
static void gather(const Totals *totals, const Block *block, guint first, Family *family)
{
    for (guint r = first; r < block->end && family->count < CHILDREN_MOST; r++) {
        if (block->grid->rows[r].figures == 0)
            continue;
        if (r > first && !goes_on(totals, block, r, family->total))
            return;
        family->row[family->count++] = r;
    }
}

/* The list that begins behind row `r`; FALSE if none of two parts does. */
static gboolean list_at(const Totals *totals, const Block *block, guint r, Family *family)
{
    const GridRow *total = &block->grid->rows[r];
    *family = (Family){.total = r};
    if (r + 2 >= block->end || total->figures == 0 || total->among)
        return FALSE;
    const GridRow *next = &block->grid->rows[r + 1];
    if (!next->among && !(totals_leads(totals, total) && goes_on(totals, block, r + 1, r)))
        return FALSE;
    gather(totals, block, r + 1, family);
    return family->count >= 2;
}

/* TRUE if every figure of the row has digits enough for its list not to hold by chance. */
static gboolean has_digits(const Block *block, guint row)
{
    for (guint c = 0; c < block->grid->columns; c++) {
        const Quantity *figure = cell_figure(block->grid->rows[row].cells[c]);
        if (figure && block->columns[c].adds &&
            strspn(figure->printed, "0123456789.,") < DIGITS_LEAST)
            return FALSE;
    }
    return TRUE;
}

void lead_check(const Totals *totals, Ledger *ledger, const Block *block)
{
    Family family;
    guint telling, lists = 0;
    for (guint r = block->first; r < block->end; r++)
        if (list_at(totals, block, r, &family) &&
            family_holding(ledger, block, &family, &telling) > 0)
            lists += telling > 0;
    for (guint r = block->first; r < block->end && lists > 0; r++) {
        if (!list_at(totals, block, r, &family))
            continue;
        gboolean alone = family_holding(ledger, block, &family, &telling) == 1 && lists == 1;
        family_test(ledger, block, &family,
                    alone && !has_digits(block, r) ? TRUST_NEVER : TRUST_EXPLAINED);
    }
}
