#include "checks.h"

#include <string.h>

#define OVER_PERCENT 120  /* spending above this share of its budget asks for a word */
#define RAISE_PERCENT 150 /* a budget raised beyond this asks for a word */

typedef struct {
    const Entry *first, *budget, *adjusted, *actual;
} Line;

/* The figures of one table row by role, for the year of the report. */
static Line read_line(const Audit *audit, guint *at)
{
    GPtrArray *entries = audit->ledger.document->entries;
    const Entry *first = entries->pdata[*at];
    Line line = {.first = first};
    for (; *at < entries->len; (*at)++) {
        const Entry *entry = entries->pdata[*at];
        if (entry->table != first->table || entry->row != first->row)
            break;
        if (!entry->sure || strcmp(entry->dim, "money") != 0)
            continue;
        if (entry->role == ROLE_BUDGET)
            line.budget = entry;
        else if (entry->role == ROLE_ADJUSTED)
            line.adjusted = entry;
        else if (entry->role == ROLE_ACTUAL)
            line.actual = entry;
    }
    return line;
}

/* Rows of one table that break the same rule: told together. */
typedef struct {
    const char *rule;
    const Table *table;
    const Entry *first, *first_base;
    GString *operands, *arith, *labels;
} Lines;

static void lines_add(Audit *audit, Lines *lines, const Entry *over, const Entry *base)
{
    Operand stated = ledger_entry_operand(&audit->ledger, over);
    Operand budget = ledger_entry_operand(&audit->ledger, base);
    Decimal share =
        decimal_divide(decimal_shift(stated.value, 2), budget.value, 0, DECIMAL_HALF_UP);
    char buffer[DECIMAL_TEXT];
    if (!lines->first) {
        lines->first = over;
        lines->first_base = base;
        lines->operands = g_string_new(NULL);
        lines->arith = g_string_new(NULL);
        lines->labels = g_string_new(NULL);
    }
    g_string_append_printf(lines->operands, "%s%s %s", lines->operands->len ? " " : "", stated.nr,
                           budget.nr);
    g_string_append_printf(lines->labels, "%s%s", lines->labels->len ? "、" : "",
                           *over->label ? over->label : over->metric);
    g_string_append_printf(lines->arith, "%s%s %s %s", lines->arith->len ? "；" : "",
                           stated.printed, decimal_valid(share) ? "÷" : ">", budget.printed);
    if (decimal_valid(share))
        g_string_append_printf(lines->arith, " = %s%%", decimal_format(share, 0, buffer));
}

static void lines_emit(Audit *audit, Lines *lines)
{
    if (!lines->first)
        return;
    Operand stated = ledger_entry_operand(&audit->ledger, lines->first);
    Operand budget = ledger_entry_operand(&audit->ledger, lines->first_base);
    ledger_emit(&audit->ledger, &(Check){.rule = lines->rule,
                                         .outcome = OUTCOME_FAIL,
                                         .line = stated.line,
                                         .col = stated.col,
                                         .label = lines->labels->str,
                                         .reported = stated.printed,
                                         .expected = budget.printed,
                                         .arith = lines->arith->str,
                                         .operands = lines->operands->str});
    g_string_free(lines->operands, TRUE);
    g_string_free(lines->arith, TRUE);
    g_string_free(lines->labels, TRUE);
    lines->first = NULL;
}

static gboolean exceeds(const Entry *over, const Entry *base, gint percent)
{
    Decimal bound = decimal_multiply(base->value, decimal_new(percent, 2));
    return decimal_compare(over->value, bound) > 0;
}

/* The narrative says why more was spent than budgeted. */
static gboolean is_explained(const Audit *audit, const Entry *entry)
{
    const GPtrArray *sentences = audit->ledger.document->sentences;
    /* an expense that a general supplement does not explain */
    const char *named = audit_says(audit, WORDS_WATCHED_EXPENSE, entry->label);
    guint part = entry->cell->part;
    for (guint i = document_part_sentences(audit->ledger.document, part); i < sentences->len; i++) {
        const Span *span = sentences->pdata[i];
        if (span->part != part)
            break;
        if (span->quantity_count > 0 && audit_span_says(audit, WORDS_SUPPLEMENT, span) &&
            (!named || strstr(span->text, named)))
            return TRUE;
    }
    return FALSE;
}

static gboolean is_adjustment(const Entry *entry)
{
    return strstr(entry->label, "调整") != NULL;
}

typedef struct {
    Lines over, zero, raised;
} Budgets;

/* The narrative is searched only for what asks for a word. */
static void add_unexplained(Audit *audit, Lines *lines, const Line *line, const Entry *over,
                            const Entry *base)
{
    if (!is_explained(audit, line->first))
        lines_add(audit, lines, over, base);
}

static void check_line(Audit *audit, Budgets *budgets, const Line *line)
{
    const Entry *base = line->adjusted ? line->adjusted : line->budget;
    if (line->actual && base && !is_adjustment(base)) {
        gboolean zero = decimal_sign(base->value) == 0;
        if (zero && decimal_sign(line->actual->value) > 0)
            add_unexplained(audit, &budgets->zero, line, line->actual, base);
        else if (!zero && exceeds(line->actual, base, OVER_PERCENT))
            add_unexplained(audit, &budgets->over, line, line->actual, base);
    }
    if (line->budget && line->adjusted && decimal_sign(line->budget->value) > 0 &&
        exceeds(line->adjusted, line->budget, RAISE_PERCENT))
        add_unexplained(audit, &budgets->raised, line, line->adjusted, line->budget);
}

static void budgets_emit(Audit *audit, Budgets *budgets)
{
    lines_emit(audit, &budgets->over);
    lines_emit(audit, &budgets->zero);
    lines_emit(audit, &budgets->raised);
}

/* 年初预算 412.30万元，全年预算 790.60万元 in one sentence. */
static void check_sentence(Audit *audit, const Span *span)
{
    const Quantity *budget = NULL, *adjusted = NULL;
    for (guint i = 0; i < span->quantity_count; i++) {
        const Quantity *quantity = span->quantities[i];
        if (strcmp(quantity->dim, "money") != 0)
            continue;
        if (quantity->role == ROLE_BUDGET && !budget)
            budget = quantity;
        if (quantity->role == ROLE_ADJUSTED && !adjusted)
            adjusted = quantity;
    }
    if (!budget || !adjusted || decimal_sign(budget->value) <= 0 ||
        audit_span_says(audit, WORDS_RAISE_REASON, span))
        return;
    Entry low = {.quantity = (Quantity *)(gpointer)budget,
                 .value = budget->value,
                 .half = budget->half,
                 .unit = "",
                 .label = ""};
    Entry high = {.quantity = (Quantity *)(gpointer)adjusted,
                  .value = adjusted->value,
                  .half = adjusted->half,
                  .unit = "",
                  .label = "全年预算数",
                  .metric = ""};
    Lines raised = {.rule = "budget-raise"};
    if (exceeds(&high, &low, RAISE_PERCENT))
        lines_add(audit, &raised, &high, &low);
    lines_emit(audit, &raised);
}

void budget_check(Audit *audit)
{
    GPtrArray *entries = audit->ledger.document->entries;
    Budgets budgets = {{.rule = "budget-over"}, {.rule = "budget-zero"}, {.rule = "budget-raise"}};
    const Table *table = NULL;
    for (guint i = 0; i < entries->len;) {
        const Entry *entry = entries->pdata[i];
        if (!entry->quantity || !entry->cell) {
            i++;
            continue;
        }
        if (entry->table != table)
            budgets_emit(audit, &budgets);
        table = entry->table;
        Line line = read_line(audit, &i);
        /* budget reports and disclosures explain their budgets elsewhere; a self-evaluation answers for its own */
        if (audit_is_self_evaluation(audit, entry->cell->part))
            check_line(audit, &budgets, &line);
    }
    budgets_emit(audit, &budgets);
    GPtrArray *sentences = audit->ledger.document->sentences;
    for (guint i = 0; i < sentences->len; i++)
        check_sentence(audit, sentences->pdata[i]);
}
