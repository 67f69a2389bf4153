/* 项目   | 年初预算 | 调整数 | 全年预算 | 支出   | 结余
 * 道路   | 360.00   | 215.00 | 575.00   | 509.60 | 65.40     调整数 = 全年预算 - 年初预算, 结余 = 全年预算 - 支出
 *
 * Which two columns are meant is learned from the rows. When nearly all say so the others are wrong; when most do, those
 * that a slip explains. */
#include "gap.h"

#include <string.h>

#define PARTS_OF_TEN 7
#define HOLDING_LEAST 2

typedef struct {
    guint more, less; /* columns: more - less */
    guint assessed, holding;
} Gap;

static gboolean is_amount(const Column *column)
{
    return column->role == ROLE_VALUE || column->role == ROLE_BUDGET ||
           column->role == ROLE_ADJUSTED || column->role == ROLE_ACTUAL ||
           column->role == ROLE_BASE || column->role == ROLE_CHANGE;
}

static gboolean is_gap(const Ledger *ledger, const Column *column)
{
    return is_amount(column) && ledger_says(ledger, WORDS_GAP, column->text) &&
           !strpbrk(column->text, "%") && !strstr(column->text, "率");
}

/* The difference may be printed with its sign: what counts is how large it is. */
static gboolean relation_at(Ledger *ledger, const Block *block, guint row, guint column,
                            const Gap *gap, Operand *parts, Relation *relation)
{
    const Entry *stated = block_entry(block, row, column);
    const Entry *more = block_entry(block, row, gap->more);
    const Entry *less = block_entry(block, row, gap->less);
    if (!stated || !more || !less || strcmp(more->dim, less->dim) != 0 ||
        strcmp(more->dim, stated->dim) != 0 || stated->quantity->bound != BOUND_EXACT)
        return FALSE;
    parts[0] = ledger_entry_operand(ledger, more);
    parts[1] = ledger_entry_operand(ledger, less);
    *relation = (Relation){RELATION_DIFFERENCE, ledger_entry_operand(ledger, stated), parts, 2};
    relation->stated.value = decimal_abs(relation->stated.value);
    return TRUE;
}

/* Rows without a difference, or with nothing to take it from, say nothing of the columns. */
static void assess(Ledger *ledger, const Block *block, guint column, Gap *gap)
{
    for (guint r = block->first; r < block->end; r++) {
        Operand parts[2];
        Relation relation;
        if (!relation_at(ledger, block, r, column, gap, parts, &relation))
            continue;
        gboolean telling = decimal_sign(relation.stated.value) != 0 &&
                           decimal_sign(parts[0].value) != 0 && decimal_sign(parts[1].value) != 0;
        gboolean holds = relation_fit(&relation) != FIT_FAILS;
        gap->assessed += telling || !holds;
        gap->holding += telling && holds;
    }
}

/* The pair that most rows follow; its holding is 0 if none is. */
static Gap learn(Ledger *ledger, const Block *block, guint column)
{
    Gap best = {.holding = 0};
    for (guint more = 0; more < block->grid->columns; more++) {
        for (guint less = more + 1; less < block->grid->columns; less++) {
            Gap gap = {.more = more, .less = less};
            if (more == column || less == column || !is_amount(&block->columns[more]) ||
                !is_amount(&block->columns[less]))
                continue;
            assess(ledger, block, column, &gap);
            if (gap.holding > best.holding)
                best = gap;
        }
    }
    return best;
}

static void check_column(Ledger *ledger, const Block *block, guint column)
{
    Gap gap = learn(ledger, block, column);
    gboolean sure = gap.holding * 10 >= gap.assessed * PARTS_OF_TEN;
    if (gap.holding < HOLDING_LEAST || gap.holding * 2 <= gap.assessed)
        return;
    for (guint r = block->first; r < block->end; r++) {
        Operand parts[2];
        Relation relation;
        if (relation_at(ledger, block, r, column, &gap, parts, &relation))
            ledger_test(ledger, &relation,
                        &(Claim){.rule = "difference",
                                 .label = block->grid->rows[r].label,
                                 .trust = sure ? TRUST_WORDS : TRUST_EXPLAINED,
                                 .reason = "structure"},
                        NULL);
    }
}

void gap_check(Ledger *ledger, const Block *block)
{
    for (guint c = 0; c < block->grid->columns; c++)
        if (is_gap(ledger, &block->columns[c]))
            check_column(ledger, block, c);
}
