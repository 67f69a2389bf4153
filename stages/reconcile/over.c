#include "over.h"

#include "family.h"
#include "search.h"
#include "pipeline/text.h"

#include <string.h>

#define SMALL_COLUMNS 2
#define LIST_MOST 8 /* rows between two 其中 of one whole */

static void emit(Ledger *ledger, const Operand *part, const Operand *whole, const char *label,
                 gboolean over)
{
    g_autofree char *operands = g_strdup_printf("%s %s", part->nr, whole->nr);
    g_autofree char *arith =
        g_strdup_printf("%s %s %s", part->printed, over ? ">" : "≤", whole->printed);
    ledger_emit(ledger, &(Check){.rule = "total-over",
                                 .outcome = over ? OUTCOME_FAIL : OUTCOME_PASS,
                                 .line = part->line,
                                 .col = part->col,
                                 .label = label,
                                 .reported = part->printed,
                                 .expected = whole->printed,
                                 .arith = arith,
                                 .operands = operands});
}

/* Where the word stands in the text before a figure, brackets that close there passed over; else NULL. */
static const char *open_word(const char *before, const char *word)
{
    gint depth = 0;
    for (const char *c = before + strlen(before); c > before;) {
        c = g_utf8_prev_char(c);
        gunichar here = g_utf8_get_char(c);
        depth += here == ')' || here == 0xFF09;
        depth -= depth > 0 && (here == '(' || here == 0xFF08);
        if (depth == 0 && g_str_has_prefix(c, word))
            return c;
    }
    return NULL;
}

static const char *skip_marks(const char *c)
{
    for (gunichar mark = g_utf8_get_char(c);
         mark == ',' || mark == ':' || mark == 0xFF0C || mark == 0xFF1A; mark = g_utf8_get_char(c))
        c = g_utf8_next_char(c);
    return c;
}

/* The marker speaks of this very figure: no bracket holds it, it opens its clause (对其中V个项目, 新调整包括V do not), and
 * the clause has not ended. */
static gboolean marks(const char *marker, const char *before)
{
    const char *at = open_word(before, marker);
    if (!at)
        return FALSE;
    const char *behind = skip_marks(at + strlen(marker));
    if (strstr(behind, "，") || strchr(behind, ',') || strstr(behind, "；"))
        return FALSE;
    gunichar last = at > before ? g_utf8_get_char(g_utf8_prev_char(at)) : 0;
    return !text_is_han(last);
}

/* 其中，… opens a sentence: the whole may be any figure of the one before it that is large enough. */
static gboolean has_other_whole(const Paragraph *paragraph, guint whole, guint part)
{
    const Item *items = paragraph->items, *at = &items[part];
    Decimal least = quantity_interval(at->quantity).lo;
    for (guint i = 0; i < whole && items[whole].sentence != at->sentence; i++)
        if (items_addable(&items[i], at) && items[i].sentence + 1 >= at->sentence &&
            decimal_compare(quantity_interval(items[i].quantity).hi, least) >= 0)
            return TRUE;
    return FALSE;
}

/* 任务数4000人，其中甲4126人: what was done is more than was to be done. */
static gboolean is_result_of_plan(const Ledger *ledger, const Item *whole, const Item *part)
{
    return role_is_plan(whole->quantity->role) != role_is_plan(part->quantity->role) ||
           (ledger_says(ledger, WORDS_PLAN, words_clause(whole->before)) &&
            !ledger_says(ledger, WORDS_PLAN, words_clause(part->before)));
}

void over_test_part(Ledger *ledger, const Paragraph *paragraph, guint whole, guint part,
                    const char *marker)
{
    const Item *item = &paragraph->items[part];
    const Quantity *stated = paragraph->items[whole].quantity;
    Decimal least = quantity_interval(item->quantity).lo;
    if (decimal_compare(least, quantity_interval(stated).hi) <= 0 || stated->bound != BOUND_EXACT ||
        stated->standard || item_says(ledger->words, WORDS_MEAN, &paragraph->items[whole]) ||
        is_result_of_plan(ledger, &paragraph->items[whole], item) || !marks(marker, item->before) ||
        has_other_whole(paragraph, whole, part))
        return;
    Operand a = ledger_operand(ledger, item->quantity), b = ledger_operand(ledger, stated);
    emit(ledger, &a, &b, item->quantity->metric, TRUE);
}

/* 总人口 | 其中：城镇 | 乡村 | 其中：男性: the second 其中 divides the same whole. Its row, or that of the row before. */
static guint whole_row(const Block *block, guint row)
{
    for (guint r = row - 1; r > block->first && row - r <= LIST_MOST; r--)
        if (block->grid->rows[r].among)
            return r - 1;
    return row - 1;
}

/* In other columns the part is less than half of the row right before it, in two of them or more: that row is its whole. */
static gboolean is_small_elsewhere(const Block *block, guint row, guint column)
{
    guint small = 0;
    for (guint c = 0; c < block->grid->columns; c++) {
        const Entry *part = block_entry(block, row, c), *whole = block_entry(block, row - 1, c);
        if (c == column || !part || !whole || decimal_sign(part->value) <= 0)
            continue;
        if (decimal_compare(decimal_add(part->value, part->value), whole->value) > 0)
            return FALSE;
        small++;
    }
    return small >= SMALL_COLUMNS;
}

static void test_cell(Ledger *ledger, const Block *block, guint row, guint column)
{
    const Entry *part = block_entry(block, row, column);
    const Entry *whole = block_entry(block, row - 1, column);
    /* 1、公务用车 | 其中：购置: a numbered row opens a list of its own */
    gboolean numbered = block->grid->rows[row - 1].rank != RANK_NONE;
    const Entry *other = block_entry(block, numbered ? row - 1 : whole_row(block, row), column);
    if (!part || !whole || !block->columns[column].adds || strcmp(part->dim, whole->dim) != 0)
        return;
    Decimal least = entry_interval(part).lo;
    gboolean over = decimal_compare(least, entry_interval(whole).hi) > 0;
    if (over && other && other != whole && !is_small_elsewhere(block, row, column) &&
        decimal_compare(least, entry_interval(other).hi) <= 0) {
        whole = other;
        over = FALSE;
    }
    Operand a = ledger_entry_operand(ledger, part), b = ledger_entry_operand(ledger, whole);
    emit(ledger, &a, &b, part->label, over);
}

void over_check_rows(Ledger *ledger, const Block *block)
{
    for (guint r = block->first + 1; r < block->end; r++)
        if (block->grid->rows[r].among && block->grid->rows[r - 1].figures > 0)
            for (guint c = 0; c < block->grid->columns; c++)
                test_cell(ledger, block, r, c);
}
