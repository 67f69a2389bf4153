/* 项目        | 预算数      项目          | 预算数
 * 税收收入    | 97.00       教育支出      | 60.12
 * 本年收入合计| 97.00       本年支出合计  | 95.00      need not be equal: the rest is kept
 * 收入总计    | 97.00       支出总计      | 97.00      are equal
 *
 * 合计 may be meant either way: only the last row of both sides is compared, and only a simple mistake accuses, unless
 * the caption speaks of 收支. */
#include "sides.h"

#include "family.h"

#include <string.h>

typedef struct {
    const Block *block;
    guint row;
} Place;

/* The last row with figures. */
static gboolean last_row(const GPtrArray *blocks, Place *place)
{
    for (guint b = blocks->len; b > 0; b--) {
        const Block *block = blocks->pdata[b - 1];
        for (guint r = block->end; r > block->first; r--)
            if (block->grid->rows[r - 1].figures > 0) {
                *place = (Place){block, r - 1};
                return TRUE;
            }
    }
    return FALSE;
}

static const GridRow *row_at(const Place *place)
{
    return &place->block->grid->rows[place->row];
}

/* The total of all 收入 or 支出: not 小计, not that of this year alone, not 人员经费合计. */
static gboolean is_grand(const Totals *totals, const GridRow *row, const char *kind)
{
    gboolean bare = strcmp(row->label, "总计") == 0 || strcmp(row->label, "合计") == 0;
    return totals_is_total(totals, row) && (bare || strstr(row->label, kind)) &&
           !strstr(row->label, "小计") && !strstr(row->label, "本年") &&
           !strstr(row->label, "当年");
}

/* The only figure of the row whose head the words end; NULL if there is none or several. */
static const Entry *headed(const Place *place, const char *words)
{
    const Entry *found = NULL;
    for (guint c = 0; c < place->block->grid->columns; c++) {
        const Entry *entry = block_entry(place->block, place->row, c);
        if (!entry || !g_str_has_suffix(place->block->columns[c].text, words))
            continue;
        if (found)
            return NULL;
        found = entry;
    }
    return found;
}

/* The other side's figure under the same head; where funds divide that side, under its 合计. */
static const Entry *other_entry(const Place *other, const char *head)
{
    static const char *const sums[] = {"合计", "小计"};
    const Entry *found = headed(other, head);
    for (gsize i = 0; !found && i < G_N_ELEMENTS(sums); i++)
        found = headed(other, sums[i]);
    return found;
}

static void test(Ledger *ledger, const Entry *income, const Entry *outgo, Trust trust)
{
    Operand part = ledger_entry_operand(ledger, income);
    Relation relation = {RELATION_EQUAL, ledger_entry_operand(ledger, outgo), &part, 1};
    ledger_test(
        ledger, &relation,
        &(Claim){
            .rule = "total-formula", .label = outgo->label, .trust = trust, .reason = "structure"},
        NULL);
}

void sides_check(const Totals *totals, Ledger *ledger, const GPtrArray *left,
                 const GPtrArray *right)
{
    Place a, b;
    if (!last_row(left, &a) || !last_row(right, &b) || row_at(&a)->number != row_at(&b)->number ||
        !is_grand(totals, row_at(&a), "收入") || !is_grand(totals, row_at(&b), "支出"))
        return;
    gboolean sure = (strstr(row_at(&a)->label, "总计") && strstr(row_at(&b)->label, "总计")) ||
                    strstr(a.block->grid->table->caption, "收支");
    for (guint c = 0; c < a.block->grid->columns; c++) {
        const Entry *income = block_entry(a.block, a.row, c);
        const Entry *outgo = income && family_adds(&a.block->columns[c])
                                 ? other_entry(&b, a.block->columns[c].text)
                                 : NULL;
        if (outgo && strcmp(income->dim, outgo->dim) == 0)
            test(ledger, income, outgo, sure ? TRUST_WORDS : TRUST_EXPLAINED);
    }
}
