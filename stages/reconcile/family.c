#include "family.h"

#include <string.h>

gboolean family_adds(const Column *column)
{
    static const char *const others[] = {"指数", "率", "比", "%", "增速", "增幅", "增长", "排名"};
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        if (strstr(column->text, others[i]))
            return FALSE;
    return column->role != ROLE_RATE && column->role != ROLE_GROWTH && column->role != ROLE_SHARE;
}

/* The sum of one column over a family; FALSE when the total or every part lacks its figure. */
static gboolean column_relation(Ledger *ledger, const Block *block, const Family *family,
                                guint column, Operand *parts, Relation *relation)
{
    const Entry *total = block_entry(block, family->total, column);
    guint count = 0;
    if (!total || total->quantity->bound != BOUND_EXACT || strcmp(total->dim, "ratio") == 0)
        return FALSE;
    for (guint i = 0; i < family->count; i++) {
        const Entry *entry = block_entry(block, family->row[i], column);
        if (entry && strcmp(entry->dim, total->dim) == 0)
            parts[count++] = ledger_entry_operand(ledger, entry);
    }
    *relation = (Relation){RELATION_SUM, ledger_entry_operand(ledger, total), parts, count};
    return count > 0;
}

static gboolean holds(Fit fit)
{
    return fit == FIT_EXACT || fit == FIT_TRUNCATED || fit == FIT_LOOSE;
}

static guint nonzero(const Relation *relation)
{
    guint count = 0;
    for (guint i = 0; i < relation->count; i++)
        count += decimal_sign(relation->parts[i].value) != 0;
    return count;
}

guint family_holding(Ledger *ledger, const Block *block, const Family *family, guint *telling)
{
    Operand parts[CHILDREN_MOST];
    guint holding = 0;
    *telling = 0;
    for (guint c = 0; c < block->grid->columns; c++) {
        Relation relation;
        if (!family_adds(&block->columns[c]) ||
            !column_relation(ledger, block, family, c, parts, &relation) ||
            !holds(relation_fit(&relation)))
            continue;
        holding++;
        *telling += nonzero(&relation) > 1;
    }
    return holding;
}

#define HAIR 3        /* a thousandth, as a power of ten */
#define HAIR_DIGITS 5 /* of the total, so that a thousandth says something */
#define HAIR_PARTS 3

/* The rows make up all but a thousandth of a total of many digits: they are all there, and one figure is wrong. */
static gboolean misses_by_a_hair(const Relation *relation)
{
    Interval computed = relation_computed(relation);
    if (!interval_valid(computed) || relation->count < HAIR_PARTS ||
        strspn(relation->stated.printed, "0123456789,.") < HAIR_DIGITS)
        return FALSE;
    Decimal gap = decimal_abs(decimal_subtract(computed.lo, relation->stated.value));
    return decimal_compare(decimal_shift(gap, HAIR), decimal_abs(relation->stated.value)) <= 0;
}

/* TRUE if some column holds or misses by no more than a hair: the rows of the family are all there. */
static gboolean is_whole(Ledger *ledger, const Block *block, const Family *family)
{
    Operand parts[CHILDREN_MOST];
    guint telling;
    Relation relation;
    if (family_holding(ledger, block, family, &telling) > 0)
        return TRUE;
    for (guint c = 0; c < block->grid->columns; c++)
        if (family_adds(&block->columns[c]) &&
            column_relation(ledger, block, family, c, parts, &relation) &&
            misses_by_a_hair(&relation))
            return TRUE;
    return FALSE;
}

void family_test(Ledger *ledger, const Block *block, const Family *family, Trust trust)
{
    Operand parts[CHILDREN_MOST];
    gboolean whole = trust == TRUST_EXPLAINED && is_whole(ledger, block, family);
    for (guint c = 0; c < block->grid->columns; c++) {
        Relation relation;
        if (!family_adds(&block->columns[c]) ||
            !column_relation(ledger, block, family, c, parts, &relation))
            continue;
        Trust here = whole && !holds(relation_fit(&relation)) ? TRUST_WORDS : trust;
        ledger_test(ledger, &relation,
                    &(Claim){.rule = "total-table",
                             .label = block->grid->rows[family->total].label,
                             .trust = here,
                             .reason = "structure"},
                    NULL);
    }
}
