/* Where a parent's children are:
 *
 *     三公经费                9.88      parent: the row before ordinal 1
 *       1、公务用车 …         0.41      child
 *          其中：购置 …                 deeper: passed over
 *       2、出国经费           0         child
 *     项目支出              …           ordinal 1 comes again: another list
 */
#include "totals.h"

#include "family.h"
#include "rest.h"
#include "over.h"

#include <string.h>

#define ROWS_MOST 5000 /* of a table that are looked through for the parts of one total */

/* The numbered rows 1, 2, … that begin at `first`. A numbered row without figures keeps its place. */
static void gather_numbered(const Block *block, guint first, Family *family)
{
    Rank rank = block->grid->rows[first].rank;
    guint next = 1;
    family->count = 0;
    for (guint r = first; r < block->end && family->count < CHILDREN_MOST; r++) {
        const GridRow *row = &block->grid->rows[r];
        if (row->rank != RANK_NONE && row->rank < rank)
            return;
        if (row->rank != rank)
            continue;
        if (row->ordinal != next)
            return;
        next++;
        if (row->figures > 0)
            family->row[family->count++] = r;
    }
}

static void check_numbered(Ledger *ledger, const Block *block)
{
    for (guint r = block->first + 1; r < block->end; r++) {
        const GridRow *row = &block->grid->rows[r];
        Family family = {.total = r - 1};
        if (row->rank == RANK_NONE || row->ordinal != 1)
            continue;
        if (block->grid->rows[r - 1].figures == 0)
            continue;
        gather_numbered(block, r, &family);
        if (family.count > 1)
            family_test(ledger, block, &family, TRUST_EXPLAINED);
    }
}

/* Length of the highest subject code between the rows; 0 if there are no codes. */
static gsize shortest_code(const Block *block, guint from, guint to)
{
    gsize shortest = 0;
    for (guint r = from; r < to; r++) {
        gsize length = strlen(block->grid->rows[r].code);
        shortest = length > 0 && (shortest == 0 || length < shortest) ? length : shortest;
    }
    return shortest;
}

#define CODE_STEP 2 /* digits by which a subject's code is longer than that of the one above it */

/* 类 = the sum of its 款, 款 = the sum of its 项, by their codes. */
static guint by_codes(Ledger *ledger, const Block *block, gboolean test, Trust trust)
{
    guint holding = 0;
    for (guint r = block->first; r < block->end; r++) {
        const char *code = block->grid->rows[r].code;
        Family family = {.total = r};
        guint telling;
        for (guint c = r + 1; *code && c < block->end && family.count < CHILDREN_MOST; c++) {
            const char *child = block->grid->rows[c].code;
            if (*child && !g_str_has_prefix(child, code))
                break;
            if (strlen(child) == strlen(code) + CODE_STEP && block->grid->rows[c].figures > 0)
                family.row[family.count++] = c;
        }
        if (family.count == 0 || block->grid->rows[r].figures == 0)
            continue;
        holding += family_holding(ledger, block, &family, &telling) > 0;
        if (test && family.count > 1)
            family_test(ledger, block, &family, trust);
        else if (test && trust == TRUST_WORDS)
            family_test(ledger, block, &family, TRUST_EXPLAINED); /* 款 of one 项 */
    }
    return holding;
}

static void check_codes(Ledger *ledger, const Block *block)
{
    if (shortest_code(block, block->first, block->end) == 0)
        return;
    guint holding = by_codes(ledger, block, FALSE, TRUST_NEVER);
    by_codes(ledger, block, TRUE, holding > 1 ? TRUST_WORDS : TRUST_EXPLAINED);
}

/* Rows [from, to) that may be parts of a total: with figures, of the highest rank there, not 其中. */
static void gather_rows(const Totals *totals, const Block *block, guint from, guint to,
                        Family *family)
{
    Rank top = RANK_NONE;
    family->count = 0;
    if (to - from > ROWS_MOST)
        return;
    for (guint r = from; r < to; r++) {
        const GridRow *row = &block->grid->rows[r];
        if (row->figures > 0 && row->rank != RANK_NONE && (top == RANK_NONE || row->rank < top))
            top = row->rank;
    }
    gsize shortest = shortest_code(block, from, to);
    for (guint r = from; r < to && family->count < CHILDREN_MOST; r++) {
        const GridRow *row = &block->grid->rows[r];
        if (strlen(row->code) > shortest)
            continue;
        if (row->figures > 0 && !row->among && row->rank == top && !totals_is_total(totals, row))
            family->row[family->count++] = r;
    }
}

/* TRUE when some column of the family holds by two parts or more. */
static gboolean tells(Ledger *ledger, const Block *block, const Family *family)
{
    guint telling;
    if (family->count < 2)
        return FALSE;
    family_holding(ledger, block, family, &telling);
    return telling > 0;
}

/* Tries the rows between `from` and `to`; TRUE when some column holds. */
static gboolean try_rows(const Totals *totals, Ledger *ledger, const Block *block, guint from,
                         guint to, Family *family)
{
    gather_rows(totals, block, from, to, family);
    return tells(ledger, block, family);
}

/* The named totals above: 收入合计 is the sum of the 小计 rows. */
static gboolean try_totals(const Totals *totals, Ledger *ledger, const Block *block, guint to,
                           Family *family)
{
    family->count = 0;
    for (guint r = block->first; r < to && family->count < CHILDREN_MOST; r++)
        if (block->grid->rows[r].figures > 0 && totals_is_total(totals, &block->grid->rows[r]))
            family->row[family->count++] = r;
    return tells(ledger, block, family);
}

/* Rows of every rank up to the total, for lists whose numbering does not nest. */
static gboolean try_all_rows(const Totals *totals, Ledger *ledger, const Block *block, guint from,
                             guint to, Family *family)
{
    family->count = 0;
    if (to - from > ROWS_MOST)
        return FALSE;
    gsize shortest = shortest_code(block, from, to);
    for (guint r = from; r < to && family->count < CHILDREN_MOST; r++) {
        const GridRow *row = &block->grid->rows[r];
        if (strlen(row->code) <= shortest && row->figures > 0 && !row->among &&
            !totals_is_total(totals, row))
            family->row[family->count++] = r;
    }
    return tells(ledger, block, family);
}

/* 小计, 上级补助, 上年结转, 收入合计: the last total and what comes on top of it. */
static void gather_running(const Totals *totals, const Block *block, guint from, guint to,
                           Family *family)
{
    gather_rows(totals, block, from, to, family);
    if (from == block->first || family->count == 0 || family->count == CHILDREN_MOST)
        return;
    memmove(family->row + 1, family->row, sizeof family->row[0] * family->count++);
    family->row[0] = from - 1;
}

static gboolean try_running(const Totals *totals, Ledger *ledger, const Block *block, guint from,
                            guint to, Family *family)
{
    gather_running(totals, block, from, to, family);
    return from > block->first && tells(ledger, block, family);
}

static guint next_total(const Totals *totals, const Block *block, guint from)
{
    while (from < block->end && !(block->grid->rows[from].figures > 0 &&
                                  totals_is_total(totals, &block->grid->rows[from])))
        from++;
    return from;
}

/* The rows that make up the named total: those above it since the last one, the totals above it, all above it, the
 * last total and what comes after it, or those below it. */
static gboolean find_family(const Totals *totals, Ledger *ledger, const Block *block, guint after,
                            Family *family)
{
    guint r = family->total;
    gboolean below = totals_may_open(totals, &block->grid->rows[r]);
    guint next = next_total(totals, block, r + 1);
    return try_rows(totals, ledger, block, after, r, family) ||
           try_totals(totals, ledger, block, r, family) ||
           try_rows(totals, ledger, block, block->first, r, family) ||
           try_running(totals, ledger, block, after, r, family) ||
           try_all_rows(totals, ledger, block, after, r, family) ||
           (below && (try_rows(totals, ledger, block, r + 1, next, family) ||
                      try_all_rows(totals, ledger, block, r + 1, next, family) ||
                      try_rows(totals, ledger, block, r + 1, block->end, family)));
}

/* The rows that a total which none makes up was meant to sum: those since the last total, or with it. */
static void suspect_family(const Totals *totals, Ledger *ledger, const Block *block, guint after,
                           Family *family)
{
    guint r = family->total;
    gather_rows(totals, block, after, r, family);
    if (after == block->first || family->count == 0 ||
        (family->count > 1 && family_explained(ledger, block, family)))
        return;
    gboolean alone = family->count == 1;
    gather_running(totals, block, after, r, family);
    if (!alone && !family_explained(ledger, block, family))
        gather_rows(totals, block, after, r, family);
}

/* TRUE if the rows of a total that none makes up are more than are looked through: [after, total), or those below it. */
static gboolean is_too_large(const Totals *totals, const Block *block, guint after,
                             const Family *family)
{
    guint below = family->total + 1;
    gboolean long_below = family->count < 2 &&
                          totals_may_open(totals, &block->grid->rows[family->total]) &&
                          next_total(totals, block, below) - below > ROWS_MOST;
    return family->count == CHILDREN_MOST || family->total - after > ROWS_MOST || long_below;
}

/* Says at the first figure of the row that it is not tested. */
static void tell_too_large(Ledger *ledger, const Block *block, guint row)
{
    const Entry *first = NULL;
    for (guint c = 0; c < block->grid->columns && !first; c++)
        first = block_entry(block, row, c);
    if (!first)
        return;
    Operand figure = ledger_entry_operand(ledger, first);
    ledger_skip(ledger, "total-table", &figure, block->grid->rows[row].label, "too-large");
}

static void check_named(const Totals *totals, Ledger *ledger, const Block *block)
{
    guint after = block->first;
    for (guint r = block->first; r < block->end; r++) {
        const GridRow *row = &block->grid->rows[r];
        Family family = {.total = r};
        if (row->figures == 0 || !totals_is_total(totals, row))
            continue;
        gboolean found = find_family(totals, ledger, block, after, &family);
        if (!found)
            suspect_family(totals, ledger, block, after, &family);
        if (!found && family.count < 2 && totals_may_open(totals, row))
            gather_rows(totals, block, r + 1, next_total(totals, block, r + 1), &family);
        if (!found && is_too_large(totals, block, after, &family))
            tell_too_large(ledger, block, r);
        else if (family.count > 1)
            family_test(ledger, block, &family, found ? TRUST_WORDS : TRUST_EXPLAINED);
        after = r + 1;
    }
}

/* 一、利润收入 | 金融企业 … | 建筑企业 …: the unnumbered rows below a numbered one. A single such family may be a
 * partial list; several that hold say that the table is built so. */
static guint unnumbered(const Totals *totals, Ledger *ledger, const Block *block, gboolean test,
                        Trust trust)
{
    guint holding = 0;
    for (guint r = block->first; r < block->end; r++) {
        const GridRow *parent = &block->grid->rows[r];
        Family family = {.total = r};
        guint telling;
        if (parent->rank == RANK_NONE || parent->figures == 0)
            continue;
        for (guint c = r + 1; c < block->end && family.count < CHILDREN_MOST; c++) {
            const GridRow *row = &block->grid->rows[c];
            if (row->rank != RANK_NONE || row->among || totals_is_total(totals, row))
                break;
            if (row->figures > 0)
                family.row[family.count++] = c;
        }
        if (family.count < 2)
            continue;
        guint columns = family_holding(ledger, block, &family, &telling);
        holding += telling > 0;
        if (test && (columns > 0 || trust != TRUST_NEVER))
            family_test(ledger, block, &family, trust);
    }
    return holding;
}

static void check_unnumbered(const Totals *totals, Ledger *ledger, const Block *block)
{
    guint holding = unnumbered(totals, ledger, block, FALSE, TRUST_NEVER);
    if (holding > 0)
        unnumbered(totals, ledger, block, TRUE, holding > 1 ? TRUST_EXPLAINED : TRUST_NEVER);
}

void totals_check(const Totals *totals, Ledger *ledger, const Block *block)
{
    check_numbered(ledger, block);
    over_check_rows(ledger, block);
    check_codes(ledger, block);
    check_unnumbered(totals, ledger, block);
    rest_check(ledger, block);
    if (block_column(block, ROLE_FULL, 0) < 0)
        check_named(totals, ledger, block);
}
