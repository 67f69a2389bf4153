/* 一、本年收入     | 62.1 | 30.5
 * 二、本年支出     | 41.8 | 20.1
 * 三、本年收支结余 | 20.3 | 10.4      income less outgo
 * 四、上年结余     | 53.4 | 12.0
 * 五、年末滚存结余 | 73.7 | 22.4      what is left of this year and of those before */
#include "rest.h"

#include "family.h"

#include <string.h>

typedef struct {
    guint row;
    gint parts[2]; /* rows, -1 when there is none */
    RelationKind kind;
} Left;

/* The nearest row above with figures whose label holds the words, or -1. */
static gint row_above(const Block *block, guint row, const char *words, const char * not )
{
    for (guint r = row; r > block->first; r--) {
        const GridRow *above = &block->grid->rows[r - 1];
        if (above->figures > 0 && strstr(above->label, words) &&
            !(not &&strstr(above->label, not )) &&
            (above->rank != RANK_NONE ? above->rank <= RANK_HAN_PAREN : TRUE))
            return (gint)r - 1;
    }
    return -1;
}

/* 本年收支结余 = 收入 - 支出, 年末滚存结余 = 本年结余 + 上年结余: the relation of one column; FALSE when a figure is missing. */
static gboolean left_at(Ledger *ledger, const Block *block, const Left *left, guint column,
                        Operand parts[2], Relation *relation)
{
    const Entry *rest = block_entry(block, left->row, column);
    const Entry *a = block_entry(block, (guint)left->parts[0], column);
    const Entry *b = block_entry(block, (guint)left->parts[1], column);
    if (!rest || !a || !b || !block->columns[column].adds || strcmp(rest->dim, a->dim) != 0 ||
        strcmp(rest->dim, b->dim) != 0)
        return FALSE;
    parts[0] = ledger_entry_operand(ledger, a);
    parts[1] = ledger_entry_operand(ledger, b);
    *relation = (Relation){left->kind, ledger_entry_operand(ledger, rest), parts, 2};
    return TRUE;
}

/* Tests every column. Where two columns or more hold, and half of all, the others must. */
static void test_left(Ledger *ledger, const Block *block, const Left *left)
{
    Operand parts[2];
    Relation relation;
    guint holding = 0, assessed = 0;
    for (guint c = 0; c < block->grid->columns; c++) {
        if (!left_at(ledger, block, left, c, parts, &relation))
            continue;
        Fit fit = relation_fit(&relation);
        assessed++;
        holding += fit != FIT_FAILS && fit != FIT_NONE;
    }
    Trust trust = holding > 1 && holding * 2 >= assessed ? TRUST_WORDS : TRUST_EXPLAINED;
    for (guint c = 0; c < block->grid->columns; c++)
        if (left_at(ledger, block, left, c, parts, &relation))
            ledger_test(ledger, &relation,
                        &(Claim){.rule = left->kind == RELATION_SUM ? "total-table" : "difference",
                                 .label = block->grid->rows[left->row].label,
                                 .trust = trust,
                                 .reason = "structure"},
                        NULL);
}

void rest_check(Ledger *ledger, const Block *block)
{
    for (guint r = block->first + 2; r < block->end; r++) {
        const GridRow *row = &block->grid->rows[r];
        if (row->figures == 0 || !strstr(row->label, "结余") || strstr(row->label, "上年"))
            continue;
        gboolean kept = strstr(row->label, "滚存") || strstr(row->label, "年末");
        const Left flow = {r,
                           {row_above(block, r, "收入", NULL), row_above(block, r, "支出", NULL)},
                           RELATION_DIFFERENCE};
        const Left stock = {
            r,
            {row_above(block, r, "结余", "上年"), row_above(block, r, "上年", NULL)},
            RELATION_SUM};
        const Left *left = kept ? &stock : &flow;
        if (left->parts[0] >= 0 && left->parts[1] >= 0)
            test_left(ledger, block, left);
    }
}
