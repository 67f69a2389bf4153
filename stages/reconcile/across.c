/* Which columns a total column sums is read from the heads, or learned from the rows: all amounts behind it, or all
 * before it.
 *
 *     三公经费                                      | 运行经费     the total's siblings stand under the same head,
 *     合计 | 出国费 | 接待费 | 公务用车             |              each with its own total where it is divided
 *          |        |        | 小计 | 购置 | 运行   |
 *
 * It accuses when several rows agree and nearly all do; a sum that the heads name, also when a mistake explains it. */
#include "across.h"

#include "family.h"

#include <string.h>

#define PARTS_MOST 24
#define PARTS_OF_TEN 7
#define HEAD_ROWS 4

typedef struct {
    guint total, part[PARTS_MOST], count; /* columns */
    guint assessed, holding;
    gboolean named; /* by the heads */
} Sum;

static gboolean is_total_name(const char *text)
{
    static const char *const names[] = {"合计", "小计", "总计", "计"};
    g_autofree char *head = g_strndup(text, strcspn(text, "("));
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_str_has_suffix(head, names[i]))
            return strcmp(names[i], "计") != 0 || strcmp(head, "计") == 0;
    return FALSE;
}

static gboolean is_amount(const Column *column)
{
    return column->role != ROLE_RATE && column->role != ROLE_GROWTH && column->role != ROLE_FULL &&
           column->role != ROLE_SCORE && column->role != ROLE_TARGET;
}

static void add_part(Sum *sum, guint column)
{
    if (sum->count < PARTS_MOST)
        sum->part[sum->count++] = column;
}

/* All amounts in the columns [from, to). */
static Sum sum_of_range(const Block *block, guint total, guint from, guint to)
{
    Sum sum = {.total = total};
    for (guint c = from; c < to; c++)
        if (!is_total_name(block->columns[c].text))
            add_part(&sum, c);
    return sum;
}

static gboolean relation_at(Ledger *ledger, const Block *block, guint row, const Sum *sum,
                            Operand *parts, Relation *relation)
{
    const Entry *total = block_entry(block, row, sum->total);
    guint count = 0;
    if (!total || total->quantity->bound != BOUND_EXACT)
        return FALSE;
    for (guint i = 0; i < sum->count; i++) {
        const Entry *entry = block_entry(block, row, sum->part[i]);
        if (entry && is_amount(&block->columns[sum->part[i]]) &&
            strcmp(entry->dim, total->dim) == 0)
            parts[count++] = ledger_entry_operand(ledger, entry);
    }
    *relation = (Relation){RELATION_SUM, ledger_entry_operand(ledger, total), parts, count};
    return count > 0;
}

static void assess(Ledger *ledger, const Block *block, Sum *sum)
{
    Operand parts[PARTS_MOST];
    for (guint r = block->first; r < block->end; r++) {
        Relation relation;
        if (!relation_at(ledger, block, r, sum, parts, &relation))
            continue;
        Fit fit = relation_fit(&relation);
        sum->assessed++;
        sum->holding += fit != FIT_FAILS && fit != FIT_NONE;
    }
}

static guint width(const Span *cell)
{
    return MAX(cell->colspan, 1);
}

static gboolean names_total(const Span *cell)
{
    return cell && is_total_name(cell->clean);
}

/* The first row of words right above the rows of the block. */
static guint top_row(const Block *block)
{
    guint top = block->first;
    while (top > 0 && block->first - top < HEAD_ROWS && block->grid->rows[top - 1].figures == 0)
        top--;
    return top;
}

/* The nearest cell above the head row that spans more than the cell below it; NULL if none. */
static const Span *parent_of(const Block *block, guint head, const Span *cell)
{
    for (guint r = head; r > top_row(block); r--) {
        const Span *over = head_over(&block->grid->rows[r - 1], cell->column - 1);
        if (over && width(over) > width(cell))
            return over;
    }
    return NULL;
}

/* What a sibling of the total gives to the sum: itself, its own total, or all that it is divided into. `step` columns
 * stand under each head, `offset` is that of the sum among them. */
static void add_sibling(const Block *block, guint head, const Span *cell, const guint place[2],
                        Sum *sum)
{
    guint step = place[0], offset = place[1], from = cell->column - 1, to = from + width(cell);
    for (guint r = head + 1; to - from > step && r < block->first; r++)
        for (guint c = from; c < to; c++)
            if (names_total(block->grid->rows[r].cells[c])) {
                add_part(sum, c + offset);
                return;
            }
    for (guint c = from; c < to; c += step)
        add_part(sum, c + offset);
}

/* The sum that the heads name for the column; its count is 0 if they name none. */
static Sum sum_of_heads(const Block *block, guint column)
{
    Sum sum = {.total = column, .named = TRUE};
    guint head = block->first;
    const Span *cell = NULL;
    while (head > top_row(block) && !names_total(cell))
        cell = head_over(&block->grid->rows[--head], column);
    const Span *parent = names_total(cell) ? parent_of(block, head, cell) : NULL;
    if (!parent)
        return sum;
    const guint place[2] = {width(cell), column - (cell->column - 1)};
    guint to = MIN(parent->column - 1 + width(parent), block->grid->columns);
    for (guint c = parent->column - 1; c < to; c++) {
        const Span *sibling = block->grid->rows[head].cells[c];
        if (sibling && sibling != cell && *sibling->text &&
            !g_str_has_prefix(sibling->clean, "其中"))
            add_sibling(block, head, sibling, place, &sum);
    }
    return sum;
}

/* What the columns have too much is a figure of another row: money that one level passes on to the other and that the
 * consolidated column leaves out. */
static gboolean is_passed_on(const Block *block, const Sum *sum, const Relation *relation)
{
    Decimal gap = decimal_negate(relation->stated.value);
    for (guint i = 0; i < relation->count; i++)
        gap = decimal_add(gap, relation->parts[i].value);
    for (guint r = block->first; r < block->end; r++)
        for (guint i = 0; i < sum->count; i++) {
            const Entry *entry = block_entry(block, r, sum->part[i]);
            if (entry && decimal_equal(entry->value, gap))
                return TRUE;
        }
    return FALSE;
}

static Trust trust_of(const Block *block, const Sum *sum, const Relation *relation)
{
    if (relation_fit(relation) == FIT_FAILS &&
        (family_is_nested(relation) || is_passed_on(block, sum, relation)))
        return TRUST_DOUBTED;
    if (sum->holding >= 2 && sum->holding * 10 >= sum->assessed * PARTS_OF_TEN)
        return TRUST_WORDS;
    return sum->named ? TRUST_EXPLAINED : TRUST_NEVER;
}

static void check_column(Ledger *ledger, const Block *block, guint total)
{
    Operand parts[PARTS_MOST];
    Sum sums[] = {sum_of_heads(block, total),
                  sum_of_range(block, total, total + 1, block->grid->columns),
                  sum_of_range(block, total, 0, total)};
    const Sum *best = NULL;
    guint count = is_total_name(block->columns[total].text) ? G_N_ELEMENTS(sums) : 1;
    for (guint i = 0; i < count; i++) {
        assess(ledger, block, &sums[i]);
        if (sums[i].count > 0 && (!best || sums[i].holding > best->holding))
            best = &sums[i];
    }
    for (guint r = block->first; best && r < block->end; r++) {
        Relation relation;
        if (relation_at(ledger, block, r, best, parts, &relation))
            ledger_test(ledger, &relation,
                        &(Claim){.rule = "total-table",
                                 .label = block->grid->rows[r].label,
                                 .trust = trust_of(block, best, &relation),
                                 .reason = "structure"},
                        NULL);
    }
}

/* TRUE if a head over the column names a total, in whatever row of the heads it stands. */
static gboolean is_total_column(const Block *block, guint column)
{
    if (is_total_name(block->columns[column].text))
        return TRUE;
    for (guint r = top_row(block); r < block->first; r++)
        if (names_total(head_over(&block->grid->rows[r], column)))
            return TRUE;
    return FALSE;
}

void across_check(Ledger *ledger, const Block *block)
{
    for (guint c = 0; c < block->grid->columns; c++)
        if (is_total_column(block, c))
            check_column(ledger, block, c);
}
