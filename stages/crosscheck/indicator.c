/* One indicator in two score sheets of a unit, and its result beside its target:
 *
 *     网店销售额 | 年度指标值 3.6亿元 | 实际完成值 3.18亿元 | 分值 10 | 得分 8.83      项目支出绩效自评表
 *     网店销售额 | 年度指标值 3.6亿元 | 实际完成值 31.8亿元 | 分值 10 | 得分 8.83      整体支出绩效自评表
 *
 * Two projects may share an indicator and its target and differ in what they reached. It is one indicator when the points
 * were given by the share reached and are the same, or when one slip turns one figure into the other. */
#include "checks.h"
#include "statement.h"

#include "pipeline/hypothesis.h"
#include "pipeline/spelling.h"
#include "pipeline/text.h"

#include <string.h>

#define ROWS_MOST 2000
#define LABEL_LEAST 5 /* characters of a name that is no coincidence */
#define SHIFT_TELLS 4 /* digits, without noughts at the end, that a moved point leaves alone */
#define SLIP_TELLS 3  /* digits of a figure whose slip is no coincidence */
#define DIGIT_TELLS 5 /* … that one other digit, missing or too many, is no coincidence */

typedef struct {
    const Entry *target, *actual, *full, *score;
} Row;

typedef struct {
    const Row *row;
    const Entry *entry;
} Place;

/* The rows of the tables with a target and a result, in order. */
static GArray *gather_rows(const Audit *audit)
{
    GPtrArray *entries = audit->ledger.document->entries;
    GArray *rows = g_array_new(FALSE, TRUE, sizeof(Row));
    for (guint i = 0; i < entries->len && rows->len < ROWS_MOST;) {
        const Entry *first = entries->pdata[i];
        Row row = {0};
        for (; i < entries->len; i++) {
            const Entry *entry = entries->pdata[i];
            if (entry->table != first->table || entry->row != first->row)
                break;
            const Entry **place = entry->role == ROLE_TARGET   ? &row.target
                                  : entry->role == ROLE_ACTUAL ? &row.actual
                                  : entry->role == ROLE_FULL   ? &row.full
                                  : entry->role == ROLE_SCORE  ? &row.score
                                                               : NULL;
            if (place && entry->quantity && entry->cell && entry->sure)
                *place = entry;
        }
        if (row.target && row.actual && strcmp(row.target->dim, row.actual->dim) == 0 &&
            row.actual->quantity->bound == BOUND_EXACT)
            g_array_append_val(rows, row);
    }
    return rows;
}

static gboolean equal(const Entry *a, const Entry *b)
{
    return a && b && decimal_equal(a->value, b->value);
}

/* Digits without the noughts around them. */
static guint telling_digits(const Entry *entry)
{
    __int128 digits = decimal_abs(entry->value).digits;
    guint count = 0;
    while (digits > 0 && digits % 10 == 0)
        digits /= 10;
    for (; digits > 0; digits /= 10)
        count++;
    return count;
}

static guint printed_digits(const Entry *entry)
{
    char number[SPELLING_DIGITS];
    guint count = 0;
    g_autofree char *plain = text_fold(entry->quantity->printed, NULL);
    if (spelling_number(plain, number))
        for (const char *c = number + strspn(number, "0."); *c; c++)
            count += g_ascii_isdigit(*c) != 0;
    return count;
}

/* The hint that makes one figure of the other when the mistake is no coincidence, else NULL. g_free. */
static char *telling_slip(Audit *audit, const Entry *stated, const Entry *meant)
{
    static const struct {
        const char *kind;
        guint digits;
    } kinds[] = {{"slip ", 1},
                 {"shifted ", 2},
                 {"pasted ", 2},
                 {"swapped ", SLIP_TELLS},
                 {"doubled ", DIGIT_TELLS},
                 {"dropped ", DIGIT_TELLS},
                 {"digit ", DIGIT_TELLS}};
    const Operand part = ledger_entry_operand(&audit->ledger, meant);
    const Relation equal_to = {RELATION_EQUAL, ledger_entry_operand(&audit->ledger, stated), &part,
                               1};
    guint count, digits = MIN(printed_digits(stated), printed_digits(meant));
    g_autofree char *hints = digits < DIGIT_TELLS
                                 ? relation_slips(&equal_to, audit->ledger.units)
                                 : relation_explain(&equal_to, audit->ledger.units, &count);
    g_auto(GStrv) each = g_strsplit(hints, "|", -1);
    for (guint i = 0; each[i]; i++)
        for (guint k = 0; k < G_N_ELEMENTS(kinds); k++)
            if (g_str_has_prefix(each[i], kinds[k].kind) && digits >= kinds[k].digits)
                return g_strdup(each[i]);
    return NULL;
}

/* 8.83 of 10 points: such a score was computed from target and result. */
static gboolean is_computed(const Row *row)
{
    return row->full && row->score && decimal_compare(row->score->value, row->full->value) < 0 &&
           !decimal_equal(decimal_round(row->score->value, 0, DECIMAL_TRUNCATE), row->score->value);
}

/* 10 × 3.18 ÷ 3.6 = 8.83 */
static gboolean score_follows(const Row *row)
{
    if (!row->full || !row->score || decimal_sign(row->target->value) <= 0)
        return FALSE;
    Decimal points = decimal_multiply(row->full->value, row->actual->value);
    Decimal share = decimal_divide(points, row->target->value, 2, DECIMAL_HALF_UP);
    return decimal_equal(share, decimal_round(row->score->value, 2, DECIMAL_HALF_UP));
}

static void emit(Audit *audit, const Place *accused, const Place *other, const char *hint)
{
    const Operand stated = ledger_entry_operand(&audit->ledger, accused->entry);
    const Operand wanted = ledger_entry_operand(&audit->ledger, other->entry);
    const char *kind = accused->entry->role == ROLE_TARGET ? "目标值" : "完成值";
    gboolean agree = decimal_equal(stated.value, wanted.value);
    g_autofree char *label = g_strconcat(accused->entry->label, kind, NULL);
    g_autofree char *values = g_strdup_printf("%s、%s", stated.printed, wanted.printed);
    g_autofree char *operands = g_strdup_printf("%s %s", stated.nr, wanted.nr);
    const char *nr = ledger_emit(&audit->ledger,
                                 &(Check){.rule = "conflict",
                                          .outcome = agree ? OUTCOME_PASS : OUTCOME_FAIL,
                                          .severity = agree ? SEVERITY_DEFAULT : SEVERITY_WARNING,
                                          .line = stated.line,
                                          .col = stated.col,
                                          .label = label,
                                          .reported = stated.printed,
                                          .expected = wanted.printed,
                                          .arith = agree ? stated.printed : values,
                                          .args = values,
                                          .operands = operands,
                                          .hint = hint});
    if (!agree)
        audit_accuse(audit, operands, nr);
}

/* Two figures of one indicator that differ: the one from which its row's score does not follow is accused, else the
 * later one. */
static void accuse(Audit *audit, const Row *first, const Row *second, Role role)
{
    Place a = {first, role == ROLE_TARGET ? first->target : first->actual};
    Place b = {second, role == ROLE_TARGET ? second->target : second->actual};
    gboolean scored = is_computed(first) && equal(first->score, second->score) &&
                      equal(first->full, second->full);
    gboolean swap = score_follows(second) && !score_follows(first);
    const Place *wrong = swap ? &a : &b, *right = swap ? &b : &a;
    if (audit_accuser(audit, wrong->entry->quantity->nr))
        return;
    g_autofree char *hint = telling_slip(audit, wrong->entry, right->entry);
    if (scored || (hint && telling_digits(role == ROLE_TARGET ? first->actual : first->target) > 1))
        emit(audit, wrong, right, hint);
}

/* 目标 3.18, 完成 3.6 in one sheet and the reverse in the other. */
static gboolean are_exchanged(Audit *audit, const Row *first, const Row *second)
{
    if (!equal(first->target, second->actual) || !equal(first->actual, second->target) ||
        telling_digits(first->target) < 2 || telling_digits(first->actual) < 2)
        return FALSE;
    gboolean swap = score_follows(second) && !score_follows(first);
    const Row *wrong = swap ? first : second, *right = swap ? second : first;
    Place accused = {wrong, wrong->actual}, other = {right, right->actual};
    g_autofree char *hint = g_strdup_printf(
        "exchanged %s %s", ledger_entry_operand(&audit->ledger, wrong->target).printed,
        ledger_entry_operand(&audit->ledger, wrong->actual).printed);
    emit(audit, &accused, &other, hint);
    return TRUE;
}

static gboolean same_indicator(const Audit *audit, const Row *a, const Row *b)
{
    guint x = a->actual->table->part, y = b->actual->table->part;
    return a->actual->table != b->actual->table && audit_year(audit, x) == audit_year(audit, y) &&
           strcmp(audit_unit(audit, x), audit_unit(audit, y)) == 0 &&
           strcmp(a->actual->dim, b->actual->dim) == 0 &&
           a->target->quantity->bound == b->target->quantity->bound;
}

static void compare(Audit *audit, const Row *first, const Row *second)
{
    if (!same_indicator(audit, first, second))
        return;
    gboolean target = equal(first->target, second->target);
    gboolean actual = equal(first->actual, second->actual);
    if (target && actual) {
        Place a = {first, first->actual}, b = {second, second->actual};
        if (telling_digits(first->actual) > 1)
            emit(audit, &b, &a, NULL);
    } else if (target)
        accuse(audit, first, second, ROLE_ACTUAL);
    else if (actual)
        accuse(audit, first, second, ROLE_TARGET);
    else
        are_exchanged(audit, first, second);
}

/* 目标 318.42, 完成 31.842; 目标 48亿元, 完成 49.6万元: nobody aims so far off. */
static void check_row(Audit *audit, const Row *row)
{
    Place target = {row, row->target}, actual = {row, row->actual};
    if (decimal_sign(row->target->value) <= 0 || decimal_sign(row->actual->value) <= 0 ||
        audit_accuser(audit, row->actual->quantity->nr))
        return;
    const Operand stated = ledger_entry_operand(&audit->ledger, row->actual);
    const Operand wanted = ledger_entry_operand(&audit->ledger, row->target);
    if (strcmp(row->actual->dim, "money") == 0 &&
        statement_tell_unit(audit, row->actual->label, &stated, &wanted))
        return;
    g_autofree char *hint = telling_slip(audit, row->actual, row->target);
    gboolean twice = hint && g_str_has_prefix(hint, "pasted ");
    gboolean slip = hint && g_str_has_prefix(hint, "slip ");
    gboolean point =
        hint && g_str_has_prefix(hint, "shifted ") && telling_digits(row->target) >= SHIFT_TELLS;
    if (slip || twice || point)
        emit(audit, &actual, &target, hint);
}

/* The amount that the document's sentences and tables agree on for the metric in the row's year; NULL if they do not. */
static const Fact *agreed_amount(const Audit *audit, const char *metric, guint part)
{
    const Fact *agreed = NULL;
    const FactList facts = audit_canonical_of(audit, part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *fact = facts.facts[i];
        gboolean result = fact->role == ROLE_VALUE || fact->role == ROLE_ACTUAL;
        if (!result || strcmp(fact->dim, "money") != 0 || strcmp(fact->metric, metric) != 0 ||
            *fact->subject || fact->part != part || fact->year != audit_year(audit, part) ||
            fact->bound != BOUND_EXACT)
            continue;
        if (agreed && !decimal_equal(agreed->operand.value, fact->operand.value))
            return NULL;
        agreed = fact;
    }
    return agreed;
}

/* The bare figure read in the unit in which the amount is printed. */
static Interval in_unit_of(const Audit *audit, const Entry *entry, const Fact *amount)
{
    Decimal factor = units_factor(audit->ledger.units, amount->operand.unit);
    return interval_new(decimal_multiply(entry->value, factor),
                        decimal_multiply(entry->half, factor));
}

/* 项目支出 | 318.42 | 381.42 without a unit, where the report says 项目支出 318.42万元: the target tells that it is the same
 * figure in the same unit. */
static void check_bare(Audit *audit, const Row *row)
{
    const char *metric = metrics_find(audit->metrics, row->actual->label);
    if (!metric || *row->actual->dim || *row->target->dim || equal(row->target, row->actual) ||
        printed_digits(row->target) < SHIFT_TELLS)
        return;
    const Fact *amount = agreed_amount(audit, metric, row->actual->table->part);
    if (!amount || audit_accuser(audit, row->actual->quantity->nr))
        return;
    Interval told = interval_new(amount->operand.value, amount->operand.half);
    if (!decimal_equal(in_unit_of(audit, row->target, amount).lo, told.lo) ||
        !decimal_equal(in_unit_of(audit, row->target, amount).hi, told.hi) ||
        interval_meets(in_unit_of(audit, row->actual, amount), told))
        return;
    Place target = {row, row->target}, actual = {row, row->actual};
    g_autofree char *hint = telling_slip(audit, row->actual, row->target);
    emit(audit, &actual, &target, hint);
}

/* Compares each row with the first one of its name before it. */
void indicator_check(Audit *audit)
{
    g_autoptr(GArray) rows = gather_rows(audit);
    g_autoptr(GHashTable) first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < rows->len; i++) {
        const Row *row = &g_array_index(rows, Row, i);
        g_autofree char *label = text_squeeze(row->actual->label);
        const Row *before = g_hash_table_lookup(first, label);
        check_row(audit, row);
        check_bare(audit, row);
        if (g_utf8_strlen(label, -1) < LABEL_LEAST)
            continue;
        if (before)
            compare(audit, before, row);
        else
            g_hash_table_insert(first, g_steal_pointer(&label), (gpointer)row);
    }
}
