#include "checks.h"

#include <string.h>

#define OVER_PERCENT 120  /* spending above this share of its budget asks for a word */
#define RAISE_PERCENT 150 /* a budget raised beyond this asks for a word */

typedef struct {
    const Entry *budget, *adjusted, *actual;
} Line;

/* The figures of one table row by role, for the year of the report. */
static Line read_line(const Audit *audit, guint *at)
{
    GPtrArray *entries = audit->ledger.document->entries;
    const Entry *first = entries->pdata[*at];
    Line line = {0};
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

static void emit(Audit *audit, const char *rule, const Entry *over, const Entry *base)
{
    Operand stated = ledger_entry_operand(&audit->ledger, over);
    Operand budget = ledger_entry_operand(&audit->ledger, base);
    Decimal share = decimal_divide(decimal_shift(stated.value, 2), budget.value, 0, DECIMAL_HALF_UP);
    char buffer[DECIMAL_TEXT];
    g_autofree char *operands = g_strdup_printf("%s %s", stated.nr, budget.nr);
    g_autofree char *arith =
        decimal_valid(share)
            ? g_strdup_printf("%s ÷ %s = %s%%", stated.printed, budget.printed,
                              decimal_format(share, 0, buffer))
            : g_strdup_printf("%s > %s", stated.printed, budget.printed);
    ledger_emit(&audit->ledger, &(Check){.rule = rule,
                                         .outcome = OUTCOME_FAIL,
                                         .line = stated.line,
                                         .col = stated.col,
                                         .label = *over->label ? over->label : over->metric,
                                         .reported = stated.printed,
                                         .expected = budget.printed,
                                         .arith = arith,
                                         .operands = operands});
}

static gboolean exceeds(const Entry *over, const Entry *base, gint percent)
{
    Decimal bound = decimal_multiply(base->value, decimal_new(percent, 2));
    return decimal_compare(over->value, bound) > 0;
}

static gboolean is_adjustment(const Entry *entry)
{
    return strstr(entry->label, "调整") != NULL;
}

static void check_line(Audit *audit, const Line *line)
{
    const Entry *base = line->adjusted ? line->adjusted : line->budget;
    if (line->actual && base && !is_adjustment(base)) {
        gboolean zero = decimal_sign(base->value) == 0;
        if (zero && decimal_sign(line->actual->value) > 0)
            emit(audit, "budget-zero", line->actual, base);
        else if (!zero && exceeds(line->actual, base, OVER_PERCENT))
            emit(audit, "budget-over", line->actual, base);
    }
    if (line->budget && line->adjusted && decimal_sign(line->budget->value) > 0 &&
        exceeds(line->adjusted, line->budget, RAISE_PERCENT))
        emit(audit, "budget-raise", line->adjusted, line->budget);
}

/* 年初预算 366.95万元，全年预算 825.75万元 in one sentence. */
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
    static const char *const reasons[] = {"因", "由于", "追加", "原因", "上级"};
    for (guint i = 0; i < G_N_ELEMENTS(reasons); i++)
        if (strstr(span->text, reasons[i]))
            return;
    if (!budget || !adjusted || decimal_sign(budget->value) <= 0)
        return;
    Entry low = {.quantity = (Quantity *)(gpointer)budget, .value = budget->value, .half = budget->half, .unit = "", .label = ""};
    Entry high = {.quantity = (Quantity *)(gpointer)adjusted, .value = adjusted->value, .half = adjusted->half, .unit = "", .label = "全年预算数", .metric = ""};
    if (exceeds(&high, &low, RAISE_PERCENT))
        emit(audit, "budget-raise", &high, &low);
}

void budget_check(Audit *audit)
{
    GPtrArray *entries = audit->ledger.document->entries;
    for (guint i = 0; i < entries->len;) {
        const Entry *entry = entries->pdata[i];
        if (!entry->quantity || !entry->cell) {
            i++;
            continue;
        }
        Line line = read_line(audit, &i);
        check_line(audit, &line);
    }
    GPtrArray *sentences = audit->ledger.document->sentences;
    for (guint i = 0; i < sentences->len; i++)
        check_sentence(audit, sentences->pdata[i]);
}
