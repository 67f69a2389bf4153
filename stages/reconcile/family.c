#include "family.h"

#include "exchange.h"

#include <string.h>

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
        if (!block->columns[c].adds ||
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
#define SURE_PARTS 5
#define ALIKE_DIGITS 4 /* of a total, with its point, that is no coincidence */

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

/* One part is the sum of those right behind it, or as large as the next one. */
static gboolean has_parent(const Relation *relation)
{
    for (guint i = 0; i + 1 < relation->count; i++) {
        Decimal sum = decimal_new(0, 0);
        for (guint k = i + 1; k < relation->count; k++) {
            sum = decimal_add(sum, relation->parts[k].value);
            if (!decimal_valid(sum) || decimal_compare(sum, relation->parts[i].value) > 0)
                break;
            if (decimal_sign(sum) != 0 && decimal_equal(sum, relation->parts[i].value))
                return TRUE;
        }
    }
    return FALSE;
}

gboolean family_is_nested(const Relation *relation)
{
    Decimal gap = decimal_negate(relation->stated.value);
    for (guint i = 0; i < relation->count; i++)
        gap = decimal_add(gap, relation->parts[i].value);
    for (guint i = 0; decimal_valid(gap) && decimal_sign(gap) > 0 && i < relation->count; i++)
        if (decimal_equal(gap, relation->parts[i].value))
            return TRUE;
    return has_parent(relation);
}

/* The column's sum, if the column can be added up. */
gboolean family_relation(Ledger *ledger, const Block *block, const Family *family, guint column,
                         Operand *parts, Relation *relation)
{
    return block->columns[column].adds &&
           column_relation(ledger, block, family, column, parts, relation);
}

/* What the columns of a family say of it. */
typedef struct {
    guint holding, failing; /* of two parts or more that are not zero */
    guint sure;             /* holding ones of so many parts that it is no coincidence */
    guint wrong;            /* failing ones, of however many parts */
    guint alike;            /* holding ones, even of one part, whose total has digits that tell */
    guint below;            /* failing ones whose parts are less than the total */
    gboolean filled[CHILDREN_MOST]; /* rows that have a figure in some column */
} Standing;

static gboolean is_below(const Relation *relation)
{
    Interval computed = relation_computed(relation);
    return interval_valid(computed) && decimal_compare(computed.hi, relation->stated.value) < 0;
}

static void take_column(Ledger *ledger, const Block *block, const Family *family, guint column,
                        Standing *standing)
{
    Operand parts[CHILDREN_MOST];
    Relation relation;
    for (guint i = 0; block->columns[column].adds && i < family->count; i++)
        standing->filled[i] = standing->filled[i] || block_entry(block, family->row[i], column);
    if (!family_relation(ledger, block, family, column, parts, &relation))
        return;
    guint count = nonzero(&relation);
    standing->wrong += !holds(relation_fit(&relation));
    standing->alike += count > 0 && holds(relation_fit(&relation)) &&
                       strspn(relation.stated.printed, "0123456789.,") >= ALIKE_DIGITS;
    if (count < 2)
        return;
    /* one wrong figure of many says as well that the rows are all there */
    gboolean good = holds(relation_fit(&relation)) || misses_by_a_hair(&relation);
    standing->holding += good;
    standing->failing += !good;
    standing->sure += good && count >= SURE_PARTS;
    standing->below += !good && is_below(&relation);
}

/* The parts are less than the total, and a row that has a figure elsewhere has none in this column. */
static gboolean may_be_lost(const Block *block, const Family *family, const Standing *standing,
                            guint column)
{
    for (guint i = 0; i < family->count; i++)
        if (standing->filled[i] && !block_entry(block, family->row[i], column))
            return TRUE;
    return FALSE;
}

/* An item that no row lists makes every column too small, a row of another level every column too large. */
static gboolean is_partial(const Standing *standing)
{
    return standing->failing > 1 && (standing->below == standing->failing || standing->below == 0);
}

/* A part larger than its whole, none of them less than nothing: nothing that is missing explains it, and no level that is
 * counted twice. */
static gboolean has_larger_part(const Relation *relation)
{
    Decimal most = decimal_add(relation->stated.value, relation->stated.half);
    gboolean larger = FALSE;
    for (guint i = 0; i < relation->count; i++) {
        Decimal least = decimal_subtract(relation->parts[i].value, relation->parts[i].half);
        if (decimal_sign(relation->parts[i].value) < 0)
            return FALSE;
        larger = larger || decimal_compare(least, most) > 0;
    }
    return larger;
}

static Trust trust_of(const Standing *standing, const Relation *relation, gboolean lost,
                      Trust trust)
{
    if (holds(relation_fit(relation)) || trust == TRUST_DOUBTED)
        return trust;
    if (trust != TRUST_NEVER && standing->alike > 0 && has_larger_part(relation))
        return TRUST_WORDS;
    /* a row counted twice would be so in every column */
    if (standing->holding <= standing->failing && family_is_nested(relation))
        return TRUST_DOUBTED;
    if (misses_by_a_hair(relation))
        return TRUST_WORDS;
    if (is_partial(standing) || (lost && is_below(relation)))
        return TRUST_DOUBTED;
    gboolean most = standing->holding > standing->failing || standing->sure >= standing->failing;
    if (trust == TRUST_WORDS)
        return most ? TRUST_WORDS : TRUST_EXPLAINED;
    /* its only part is as large in another column */
    gboolean only = relation->count == 1 && standing->alike > 0 && standing->wrong == 1;
    return trust == TRUST_EXPLAINED && (standing->holding > 0 || only) ? TRUST_WORDS : trust;
}

gboolean family_explained(Ledger *ledger, const Block *block, const Family *family)
{
    Operand parts[CHILDREN_MOST];
    Relation relation;
    guint explanations = 0;
    for (guint c = 0; c < block->grid->columns && explanations == 0; c++)
        if (family_relation(ledger, block, family, c, parts, &relation) &&
            !holds(relation_fit(&relation)))
            g_free(relation_explain(&relation, ledger->units, &explanations));
    return explanations > 0;
}

/* A part has a figure where the total has none, and none where the total has one: the rows stand in other columns, as they do
 * on another page. */
static gboolean is_skewed(const Block *block, const Family *family)
{
    for (guint i = 0; i < family->count; i++) {
        gboolean more = FALSE, less = FALSE;
        for (guint c = 0; c < block->grid->columns; c++) {
            gboolean part = block_entry(block, family->row[i], c) != NULL;
            gboolean total = block_entry(block, family->total, c) != NULL;
            more = more || (part && !total);
            less = less || (total && !part);
        }
        if (more && less)
            return TRUE;
    }
    return FALSE;
}

void family_test(Ledger *ledger, const Block *block, const Family *family, Trust trust)
{
    Operand parts[CHILDREN_MOST];
    Relation relation;
    Standing standing = {.holding = 0};
    Exchange exchange;
    for (guint c = 0; c < block->grid->columns; c++)
        take_column(ledger, block, family, c, &standing);
    if (trust != TRUST_NEVER && is_skewed(block, family))
        trust = TRUST_DOUBTED;
    gboolean exchanged = trust != TRUST_NEVER && trust != TRUST_DOUBTED &&
                         exchange_find(ledger, block, family, &exchange);
    for (guint c = 0; c < block->grid->columns; c++) {
        if (!family_relation(ledger, block, family, c, parts, &relation))
            continue;
        gboolean lost = may_be_lost(block, family, &standing, c);
        gboolean here = exchanged && (c == exchange.columns[0] || c == exchange.columns[1]);
        ledger_test(
            ledger, &relation,
            &(Claim){.rule = "total-table",
                     .label = block->grid->rows[family->total].label,
                     .trust = here ? TRUST_WORDS : trust_of(&standing, &relation, lost, trust),
                     .hint = here ? exchange.hint : NULL,
                     .reason = "structure"},
            NULL);
    }
}
