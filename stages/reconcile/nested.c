#include "nested.h"

#include <string.h>

#define HOLDING_TELLS 2
#define NAME_CHARACTERS 24 /* of a group's name; more is running text */

/* The words nearest to the left of a nested 分值: the name of its group. */
static const char *name_of(const Block *block, guint row, guint column)
{
    const GridRow *at = &block->grid->rows[row];
    for (guint c = column; c > 0; c--)
        if (at->cells[c - 1])
            return at->cells[c - 1]->clean;
    return "";
}

/* The next group of a level at or behind `row`; merged with its repetition behind a page break. */
static guint nested_end(const Sheet *sheet, const Block *block, guint row, guint column)
{
    const Entry *entry = block_entry(block, row, column);
    const char *name = name_of(block, row, column);
    guint r = row + 1;
    for (; r < block->end; r++) {
        const Entry *next = block_entry(block, r, column);
        if (totals_is_total(sheet->totals, &block->grid->rows[r]))
            break;
        if (next && !(decimal_equal(next->value, entry->value) &&
                      strcmp(name_of(block, r, column), name) == 0))
            break;
    }
    return r;
}

/* Points of the groups of the level at `column` between two rows; returns how many. */
static guint nested_parts(Sheet *sheet, const Block *block, guint from, guint to, guint column,
                          Operand *parts)
{
    guint count = 0;
    for (guint r = from; r < to && count < LEAVES_MOST;) {
        const Entry *entry = block_entry(block, r, column);
        if (!entry || totals_is_total(sheet->totals, &block->grid->rows[r])) {
            r++;
            continue;
        }
        const char *name = name_of(block, r, column);
        gboolean upper = (gint)column == block_column(block, ROLE_FULL, 0);
        if (g_utf8_strlen(name, -1) > NAME_CHARACTERS || (upper && *name == '\0'))
            sheet->broken = TRUE;
        parts[count++] = ledger_entry_operand(sheet->ledger, entry);
        r = MIN(nested_end(sheet, block, r, column), to);
    }
    return count;
}

static void test_nested(Sheet *sheet, const Relation *relation, const char *label)
{
    if (relation->count == 0)
        return;
    if (sheet->counting) {
        sheet->holding += relation->count > 1 && relation_fit(relation) == FIT_EXACT;
        return;
    }
    ledger_test(sheet->ledger, relation,
                &(Claim){.rule = "score-sum",
                         .label = label,
                         .trust = sheet->broken                     ? TRUST_NEVER
                                  : sheet->holding >= HOLDING_TELLS ? TRUST_WORDS
                                                                    : TRUST_EXPLAINED,
                         .reason = "structure"},
                NULL);
}

/* The first level against the hundred points that every sheet has. */
static void check_hundred(Sheet *sheet, const Block *block, guint column)
{
    Operand parts[LEAVES_MOST];
    guint count = nested_parts(sheet, block, block->first, block->end, column, parts);
    if (count < 2)
        return;
    Operand hundred = parts[0];
    hundred.value = decimal_new(100, 0);
    hundred.half = decimal_new(0, 0);
    hundred.printed = "100分";
    hundred.given = TRUE;
    Relation relation = {RELATION_SUM, hundred, parts, count};
    sheet->nested = relation_fit(&relation) == FIT_EXACT && !sheet->broken;
    test_nested(sheet, &relation, "分值合计");
}

static void check_levels(Sheet *sheet, const Block *block)
{
    gint upper = block_column(block, ROLE_FULL, 0), lower;
    Operand parts[LEAVES_MOST];
    if (upper < 0 || block_column(block, ROLE_FULL, (guint)upper + 1) < 0)
        return;
    check_hundred(sheet, block, (guint)upper);
    for (; (lower = block_column(block, ROLE_FULL, (guint)upper + 1)) >= 0; upper = lower) {
        for (guint r = block->first; r < block->end;) {
            const Entry *entry = block_entry(block, r, (guint)upper);
            guint end = entry ? nested_end(sheet, block, r, (guint)upper) : r + 1;
            if (entry) {
                guint count = nested_parts(sheet, block, r, end, (guint)lower, parts);
                Relation relation = {RELATION_SUM, ledger_entry_operand(sheet->ledger, entry),
                                     parts, count};
                test_nested(sheet, &relation, name_of(block, r, (guint)upper));
            }
            r = end;
        }
    }
}

void nested_check(Sheet *sheet, const Block *block)
{
    sheet->holding = 0;
    for (guint pass = 0; pass < 2; pass++) {
        sheet->counting = pass == 0;
        check_levels(sheet, block);
    }
}
