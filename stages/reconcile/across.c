/* Which columns a total column sums is learned from the rows: all amounts behind it, or all before it. It accuses
 * when several rows agree and nearly all do. */
#include "across.h"

#include <string.h>

#define PARTS_MOST 24
#define PARTS_OF_TEN 7

typedef struct {
    guint total, from, to; /* the total's column and the range of its parts */
    guint assessed, holding;
} Range;

static gboolean names_total(const Column *column)
{
    static const char *const names[] = {"合计", "小计", "总计", "计"};
    g_autofree char *head = g_strndup(column->text, strcspn(column->text, "("));
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_str_has_suffix(head, names[i]))
            return strcmp(names[i], "计") != 0 || strcmp(head, "计") == 0;
    return FALSE;
}

static gboolean is_part(const Column *column)
{
    return column->role != ROLE_RATE && column->role != ROLE_GROWTH && column->role != ROLE_FULL &&
           column->role != ROLE_SCORE && column->role != ROLE_TARGET && !names_total(column);
}

static gboolean relation_at(Ledger *ledger, const Block *block, guint row, const Range *span,
                            Operand *parts, Relation *relation)
{
    const Entry *total = block_entry(block, row, span->total);
    guint count = 0;
    if (!total || total->quantity->bound != BOUND_EXACT)
        return FALSE;
    for (guint c = span->from; c < span->to && count < PARTS_MOST; c++) {
        const Entry *entry = block_entry(block, row, c);
        if (entry && is_part(&block->columns[c]) && strcmp(entry->dim, total->dim) == 0)
            parts[count++] = ledger_entry_operand(ledger, entry);
    }
    *relation = (Relation){RELATION_SUM, ledger_entry_operand(ledger, total), parts, count};
    return count > 0;
}

static void assess(Ledger *ledger, const Block *block, Range *span)
{
    Operand parts[PARTS_MOST];
    for (guint r = block->first; r < block->end; r++) {
        Relation relation;
        if (!relation_at(ledger, block, r, span, parts, &relation))
            continue;
        Fit fit = relation_fit(&relation);
        span->assessed++;
        span->holding += fit != FIT_FAILS && fit != FIT_NONE;
    }
}

static void check_column(Ledger *ledger, const Block *block, guint total)
{
    Operand parts[PARTS_MOST];
    Range behind = {.total = total, .from = total + 1, .to = block->grid->columns};
    Range before = {.total = total, .from = 0, .to = total};
    assess(ledger, block, &behind);
    assess(ledger, block, &before);
    const Range *best = before.holding > behind.holding ? &before : &behind;
    gboolean trusted = best->holding >= 2 && best->holding * 10 >= best->assessed * PARTS_OF_TEN;
    for (guint r = block->first; r < block->end; r++) {
        Relation relation;
        if (relation_at(ledger, block, r, best, parts, &relation))
            ledger_test(ledger, &relation,
                        &(Claim){.rule = "total-table",
                                 .label = block->grid->rows[r].label,
                                 .trust = trusted ? TRUST_WORDS : TRUST_NEVER},
                        NULL);
    }
}

void across_check(Ledger *ledger, const Block *block)
{
    for (guint c = 0; c < block->grid->columns; c++)
        if (names_total(&block->columns[c]))
            check_column(ledger, block, c);
}
