/* 项目        | 预算数      项目          | 预算数
 * 税收收入    | 97.00       教育支出      | 58.40
 * 本年收入合计| 97.00       本年支出合计  | 95.00      need not be equal: the rest is kept
 * 收入总计    | 97.00       支出总计      | 97.00      are equal
 *
 * Only the last row of both sides is compared. Where nothing says that the table is a balance, 合计 may be what came in
 * and what went out, and only a simple mistake accuses. */
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

/* The figures of both sides under one head; FALSE when there are not two of one kind. */
static gboolean equal_at(Ledger *ledger, const Place *left, const Place *right, guint column,
                         Operand *part, Relation *relation)
{
    const Entry *income = block_entry(left->block, left->row, column);
    if (!income || !left->block->columns[column].adds)
        return FALSE;
    const Entry *outgo = other_entry(right, left->block->columns[column].text);
    if (!outgo || strcmp(income->dim, outgo->dim) != 0)
        return FALSE;
    *part = ledger_entry_operand(ledger, income);
    *relation = (Relation){RELATION_EQUAL, ledger_entry_operand(ledger, outgo), part, 1};
    return TRUE;
}

/* 总计 on both sides; else a column that is equal says so: 合计 may leave the rest out that is kept. */
static gboolean is_balance(Ledger *ledger, const Place *left, const Place *right)
{
    if (strstr(row_at(left)->label, "总计") && strstr(row_at(right)->label, "总计"))
        return TRUE;
    for (guint c = 0; c < left->block->grid->columns; c++) {
        Operand part;
        Relation relation;
        if (equal_at(ledger, left, right, c, &part, &relation) && decimal_sign(part.value) != 0 &&
            relation_fit(&relation) == FIT_EXACT)
            return TRUE;
    }
    return FALSE;
}

/* One is twice the other or more: they are no two readings of one total. */
static gboolean is_far(const Relation *relation)
{
    Decimal a = decimal_abs(relation->stated.value), b = decimal_abs(relation->parts[0].value);
    Decimal more = decimal_compare(a, b) > 0 ? a : b, less = decimal_compare(a, b) > 0 ? b : a;
    return decimal_compare(decimal_add(less, less), more) <= 0;
}

void sides_check(const Totals *totals, Ledger *ledger, const GPtrArray *left,
                 const GPtrArray *right)
{
    Place a, b;
    if (!last_row(left, &a) || !last_row(right, &b) || row_at(&a)->number != row_at(&b)->number ||
        !is_grand(totals, row_at(&a), "收入") || !is_grand(totals, row_at(&b), "支出"))
        return;
    Trust trust = is_balance(ledger, &a, &b) ? TRUST_WORDS : TRUST_EXPLAINED;
    for (guint c = 0; c < a.block->grid->columns; c++) {
        Operand part;
        Relation relation;
        if (equal_at(ledger, &a, &b, c, &part, &relation))
            ledger_test(ledger, &relation,
                        &(Claim){.rule = "total-formula",
                                 .label = row_at(&b)->label,
                                 .trust = is_far(&relation) ? TRUST_EXPLAINED : trust,
                                 .reason = "structure"},
                        NULL);
    }
}
