/* Two shapes of score sheet:
 *
 *   one 分值 column, groups named with their points     three 分值 columns, each level summing to the one before
 *     产出指标(40分) | 数量指标 | … | 分值 5 | 得分 3        投入 | 13 | 预算配置 | 13 | 在职人员控制率 | 5 | … | 得分 5
 *     总分                        | 100    | 96
 */
#include "score.h"

#include "nested.h"
#include "prorata.h"
#include "suspect.h"

#include <string.h>

#define GROUP_BYTES 60
#define WHOLE_LEAST 4            /* rows that make a hundred points together */
#define INDICATOR_POINTS_MOST 30 /* points that one indicator can have */

static gint last_column(const Block *block, Role role)
{
    gint found = -1;
    for (gint c = block_column(block, role, 0); c >= 0; c = block_column(block, role, (guint)c + 1))
        found = c;
    return found;
}

static void add_row(Sheet *sheet, const Block *block, guint row)
{
    gint full = last_column(block, ROLE_FULL), score = last_column(block, ROLE_SCORE);
    Leaf leaf = {.ledger = sheet->ledger, .totals = sheet->totals, .block = block, .row = row};
    leaf.full = full >= 0 ? block_entry(block, row, (guint)full) : NULL;
    leaf.score = score >= 0 ? block_entry(block, row, (guint)score) : NULL;
    if (!leaf.full && !leaf.score)
        return;
    if (totals_is_total(sheet->totals, &block->grid->rows[row]))
        sheet->total = leaf;
    else if (sheet->count < LEAVES_MOST)
        sheet->leaves[sheet->count++] = leaf;
}

static guint gather_operands(const Sheet *sheet, gboolean full, Operand *parts)
{
    guint count = 0;
    for (guint i = 0; i < sheet->count; i++) {
        const Entry *entry = full ? sheet->leaves[i].full : sheet->leaves[i].score;
        if (entry)
            parts[count++] = ledger_entry_operand(sheet->ledger, entry);
    }
    return count;
}

static Fit fit_total(const Sheet *sheet, gboolean full, Operand *parts, Relation *relation)
{
    const Entry *total = full ? sheet->total.full : sheet->total.score;
    if (!total)
        return FIT_NONE;
    guint count = gather_operands(sheet, full, parts);
    *relation = (Relation){RELATION_SUM, ledger_entry_operand(sheet->ledger, total), parts, count};
    return count > 0 ? relation_fit(relation) : FIT_NONE;
}

/* A hundred points in several rows: none is missing, whatever the total says. */
static gboolean is_hundred(const Relation *relation, Fit fit)
{
    return fit != FIT_NONE && relation->count >= WHOLE_LEAST &&
           decimal_equal(relation_result(relation), decimal_new(100, 0));
}

/* 总分: a column accuses when the other one adds up, so that the rows are known to be all there, or makes a hundred
 * itself. */
static void check_totals(const Sheet *sheet, const char *failed_group)
{
    Operand full_parts[LEAVES_MOST], score_parts[LEAVES_MOST];
    Relation full, score;
    Fit full_fit = fit_total(sheet, TRUE, full_parts, &full);
    Fit score_fit = fit_total(sheet, FALSE, score_parts, &score);
    Claim claim = {.rule = "score-sum", .reason = "structure"};
    gboolean flat =
        strcmp(sheet->total.block ? sheet->total.block->grid->table->layout : "", "flat") == 0;
    /* both columns short: a row is not there */
    gboolean whole = is_hundred(&full, full_fit);
    if (full_fit == FIT_FAILS && (score_fit == FIT_FAILS || (flat && score_fit != FIT_EXACT)) &&
        !failed_group && !whole) {
        ledger_skip(sheet->ledger, "score-sum", &full.stated, "总分", "structure");
        return;
    }
    g_autofree char *full_hint = full_fit == FIT_FAILS ? suspect_hint(sheet, &full) : NULL;
    g_autofree char *score_hint = score_fit == FIT_FAILS ? suspect_hint(sheet, &score) : NULL;
    if (full_fit != FIT_NONE) {
        claim.cause = failed_group;
        claim.label = "总分（分值）";
        claim.hint = full_hint;
        claim.trust = score_fit == FIT_EXACT || whole ? TRUST_WORDS : TRUST_EXPLAINED;
        ledger_test(sheet->ledger, &full, &claim, NULL);
    }
    if (score_fit != FIT_NONE) {
        claim.cause = NULL;
        claim.label = "总分（得分）";
        claim.hint = score_hint;
        whole = is_hundred(&score, score_fit);
        claim.trust =
            full_fit == FIT_EXACT || sheet->nested || whole ? TRUST_WORDS : TRUST_EXPLAINED;
        ledger_test(sheet->ledger, &score, &claim, NULL);
    }
}

static void check_over(const Leaf *leaf)
{
    if (!leaf->full || !leaf->score)
        return;
    Operand full = ledger_entry_operand(leaf->ledger, leaf->full);
    Operand score = ledger_entry_operand(leaf->ledger, leaf->score);
    gboolean over = decimal_compare(score.value, full.value) > 0;
    if (!over)
        return;
    g_autofree char *operands = g_strdup_printf("%s %s", score.nr, full.nr);
    g_autofree char *arith = g_strdup_printf("%s > %s", score.printed, full.printed);
    ledger_emit(leaf->ledger, &(Check){.rule = "score-over",
                                       .outcome = OUTCOME_FAIL,
                                       .line = score.line,
                                       .col = score.col,
                                       .label = leaf->block->grid->rows[leaf->row].label,
                                       .reported = score.printed,
                                       .expected = full.printed,
                                       .arith = arith,
                                       .operands = operands});
}

/* The score in a cell such as 产出指标（40分）, or NULL. */
static const Quantity *group_points(const GridRow *row, guint columns)
{
    for (guint c = 0; c < columns; c++) {
        const Span *cell = row->cells[c];
        if (!cell || cell->quantity_count != 1 || strlen(cell->text) > GROUP_BYTES)
            continue;
        const Quantity *points = cell->quantities[0];
        const char *before = cell->text + points->at;
        gboolean bracket =
            points->at > 3 && (before[-1] == '(' || memcmp(before - 3, "（", 3) == 0);
        if (bracket && strcmp(points->dim, "score") == 0 && strstr(cell->text, "指标"))
            return points;
    }
    return NULL;
}

typedef struct {
    const Quantity *points;
    guint first, end; /* leaves */
} Group;

/* Cuts the leaves into the groups whose first rows name them with their points. */
static GArray *find_groups(const Sheet *sheet)
{
    GArray *groups = g_array_new(FALSE, FALSE, sizeof(Group));
    for (guint i = 0; i < sheet->count; i++) {
        const Leaf *leaf = &sheet->leaves[i];
        const Grid *grid = leaf->block->grid;
        const Quantity *points = group_points(&grid->rows[leaf->row], grid->columns);
        if (groups->len > 0)
            g_array_index(groups, Group, groups->len - 1).end = points ? i : i + 1;
        if (points)
            g_array_append_val(groups, ((Group){points, i, i + 1}));
    }
    return groups;
}

static Relation group_relation(const Sheet *sheet, const Group *group, Operand *parts)
{
    guint count = 0;
    for (guint i = group->first; i < group->end; i++)
        if (sheet->leaves[i].full)
            parts[count++] = ledger_entry_operand(sheet->ledger, sheet->leaves[i].full);
    return (Relation){RELATION_SUM, ledger_operand(sheet->ledger, group->points), parts, count};
}

/* Returns the number of the first check that fails, or NULL. */
static const char *check_groups(const Sheet *sheet)
{
    const char *failed = NULL, *nr;
    Operand parts[LEAVES_MOST];
    g_autoptr(GArray) groups = find_groups(sheet);
    guint holding = 0;
    for (guint i = 0; i < groups->len; i++) {
        Relation relation = group_relation(sheet, &g_array_index(groups, Group, i), parts);
        holding += relation.count > 0 && relation_fit(&relation) == FIT_EXACT;
    }
    for (guint i = 0; i < groups->len; i++) {
        const Group *group = &g_array_index(groups, Group, i);
        Relation relation = group_relation(sheet, group, parts);
        if (relation.count == 0)
            continue;
        g_autofree char *hint = suspect_hint(sheet, &relation);
        Fit fit = ledger_test(sheet->ledger, &relation,
                              &(Claim){.rule = "score-sum",
                                       .hint = hint,
                                       .label = group->points->span->clean,
                                       .trust = holding > 0 ? TRUST_WORDS : TRUST_EXPLAINED,
                                       .reason = "structure"},
                              &nr);
        failed = failed || fit != FIT_FAILS || holding == 0 ? failed : nr;
    }
    return failed;
}

static const char *number_of(const Entry *entry)
{
    return entry ? entry->quantity->nr : "";
}

/* Target and result, and the points; what breaks a rule of scores is the score. */
static void emit_target(const Leaf *leaf, const Check *check, const Entry *target,
                        const Entry *actual)
{
    gboolean accused =
        leaf->score && check->outcome == OUTCOME_FAIL && strcmp(check->rule, "score-rule") == 0;
    const Entry *first = accused ? leaf->score : actual;
    Operand stated = ledger_entry_operand(leaf->ledger, first);
    Operand wanted = ledger_entry_operand(leaf->ledger, target);
    const char *const numbers[] = {number_of(first), accused ? number_of(actual) : "",
                                   number_of(target), number_of(leaf->full),
                                   accused ? "" : number_of(leaf->score)};
    g_autoptr(GString) operands = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_string_append(operands, operands->len && *numbers[i] ? " " : "");
        g_string_append(operands, numbers[i]);
    }
    Check full = *check;
    full.line = stated.line;
    full.col = stated.col;
    full.label = leaf->block->grid->rows[leaf->row].label;
    full.reported = stated.printed;
    full.expected = accused ? "" : wanted.printed;
    full.operands = operands->str;
    ledger_emit(leaf->ledger, &full);
}

/* The words of the last cell that holds a reason, or "". */
static gboolean has_reason(const Leaf *leaf)
{
    const GridRow *row = &leaf->block->grid->rows[leaf->row];
    gboolean behind = FALSE;
    for (guint c = 0; c < leaf->block->grid->columns; c++) {
        const Span *cell = row->cells[c];
        if (behind && cell && !cell_figure(cell) && *cell->clean)
            return TRUE;
        behind = behind || (leaf->score && cell == leaf->score->cell);
    }
    return FALSE;
}

/* TRUE if the sheet has a column behind the scores, where reasons would stand. */
static gboolean asks_reasons(const Leaf *leaf)
{
    gint score = last_column(leaf->block, ROLE_SCORE);
    return score < 0 || (guint)score + 1 < leaf->block->grid->columns;
}

/* The target is met, yet points are taken off and nothing says why. */
static void check_docked(const Leaf *leaf, const Entry *target, const Entry *actual,
                         const char *arith)
{
    gboolean flat = strcmp(leaf->block->grid->table->layout, "flat") == 0;
    if (!leaf->full || !leaf->score || flat || has_reason(leaf) ||
        decimal_compare(leaf->score->value, leaf->full->value) >= 0)
        return;
    emit_target(leaf,
                &(Check){.rule = "score-rule",
                         .outcome = OUTCOME_FAIL,
                         .severity = SEVERITY_WARNING,
                         .arith = arith},
                target, actual);
}

/* 指标值 90, 完成值 5, 分值 169, 得分 5: nobody gives an indicator 169 points. With the result and the points exchanged
 * the target is met and the score is full. TRUE if told. */
static gboolean check_exchanged(const Leaf *leaf, const Entry *target, const Entry *actual)
{
    gboolean less = target->quantity->bound == BOUND_MOST || target->quantity->bound == BOUND_BELOW;
    if (less || !leaf->full || !leaf->score || has_reason(leaf) ||
        decimal_compare(leaf->full->quantity->value, decimal_new(INDICATOR_POINTS_MOST, 0)) <= 0 ||
        decimal_compare(actual->quantity->value, target->quantity->value) >= 0 ||
        decimal_compare(leaf->full->quantity->value, target->quantity->value) < 0 ||
        !decimal_equal(actual->quantity->value, leaf->score->quantity->value))
        return FALSE;
    Operand stated = ledger_entry_operand(leaf->ledger, actual);
    Operand points = ledger_entry_operand(leaf->ledger, leaf->full);
    g_autofree char *operands =
        g_strdup_printf("%s %s %s", stated.nr, points.nr, leaf->score->quantity->nr);
    g_autofree char *hint =
        g_strdup_printf("exchanged %s %s", stated.printed, leaf->full->quantity->printed);
    ledger_emit(leaf->ledger, &(Check){.rule = "alignment",
                                       .outcome = OUTCOME_FAIL,
                                       .line = stated.line,
                                       .col = stated.col,
                                       .label = leaf->block->grid->rows[leaf->row].label,
                                       .reported = stated.printed,
                                       .expected = leaf->full->quantity->printed,
                                       .operands = operands,
                                       .hint = hint});
    return TRUE;
}

static void judge_target(const Leaf *leaf, const Entry *target, const Entry *actual)
{
    gboolean less = target->quantity->bound == BOUND_MOST || target->quantity->bound == BOUND_BELOW;
    gint order = decimal_compare(actual->value, target->value);
    gboolean met = less ? order <= 0 : order >= 0;
    gboolean full_marks =
        leaf->full && leaf->score && decimal_equal(leaf->full->value, leaf->score->value);
    Operand stated = ledger_entry_operand(leaf->ledger, actual);
    Operand wanted = ledger_entry_operand(leaf->ledger, target);
    const char *sign = order > 0 ? " > " : order < 0 ? " < " : " = ";
    g_autofree char *arith = g_strconcat(stated.printed, sign, wanted.printed, NULL);
    Check check = {.rule = "target", .outcome = OUTCOME_PASS, .arith = arith};
    if (met) {
        emit_target(leaf, &check, target, actual);
        if (!prorata_check(leaf, target, actual, TRUE))
            check_docked(leaf, target, actual, arith);
        return;
    }
    if (prorata_check(leaf, target, actual, FALSE))
        return;
    if (leaf->full && leaf->score && !full_marks && decimal_sign(target->value) > 0 &&
        prorata_fits(leaf, target, actual)) {
        char full[DECIMAL_TEXT], score[DECIMAL_TEXT];
        g_autofree char *share = g_strdup_printf(
            "%s × %s ÷ %s = %s", decimal_format(leaf->full->value, 0, full), stated.printed,
            wanted.printed, decimal_format(leaf->score->value, 0, score));
        check.rule = "score-rule";
        check.arith = share;
        emit_target(leaf, &check, target, actual);
        check.arith = arith;
    }
    gboolean told = target->quantity->bound != BOUND_EXACT;
    gboolean cost = !told && (strstr(leaf->block->grid->rows[leaf->row].label, "成本") ||
                              strstr(leaf->block->grid->rows[leaf->row].label, "支出") ||
                              strstr(leaf->block->grid->rows[leaf->row].label, "预算"));
    check.outcome = cost ? OUTCOME_SKIP : OUTCOME_FAIL;
    check.reason = cost ? "threshold" : NULL;
    gboolean flat = strcmp(leaf->block->grid->table->layout, "flat") == 0;
    check.rule = full_marks ? "score-rule" : "score-reason";
    if (!full_marks && !cost && !asks_reasons(leaf))
        check.severity = SEVERITY_NOTE; /* the text may give them */
    if (full_marks || (!flat && !has_reason(leaf)))
        emit_target(leaf, &check, target, actual);
    else {
        check.rule = "target";
        check.severity = SEVERITY_DEFAULT;
        check.outcome = OUTCOME_PASS;
        emit_target(leaf, &check, target, actual);
    }
}

static void check_target(const Leaf *leaf)
{
    gint target_at = block_column(leaf->block, ROLE_TARGET, 0);
    gint actual_at = block_column(leaf->block, ROLE_ACTUAL, 0);
    if (target_at < 0 || actual_at < 0)
        return;
    const Entry *target = block_entry(leaf->block, leaf->row, (guint)target_at);
    const Entry *actual = block_entry(leaf->block, leaf->row, (guint)actual_at);
    if (!target || !actual || strcmp(target->dim, actual->dim) != 0 ||
        actual->quantity->bound != BOUND_EXACT)
        return;
    if (!check_exchanged(leaf, target, actual))
        judge_target(leaf, target, actual);
}

/* TRUE if some column of the table holds points. */
static gboolean has_points(const GPtrArray *blocks)
{
    for (guint i = 0; i < blocks->len; i++)
        if (block_column(blocks->pdata[i], ROLE_FULL, 0) >= 0 ||
            block_column(blocks->pdata[i], ROLE_SCORE, 0) >= 0)
            return TRUE;
    return FALSE;
}

void score_check(const Totals *totals, Ledger *ledger, GPtrArray *blocks)
{
    if (!has_points(blocks))
        return;
    g_autofree Sheet *sheet = g_new0(Sheet, 1);
    sheet->ledger = ledger;
    sheet->totals = totals;
    for (guint i = 0; i < blocks->len; i++) {
        const Block *block = blocks->pdata[i];
        for (guint r = block->first; r < block->end; r++)
            add_row(sheet, block, r);
        nested_check(sheet, block);
    }
    if (sheet->count == 0)
        return;
    check_totals(sheet, check_groups(sheet));
    for (guint i = 0; i < sheet->count; i++) {
        check_over(&sheet->leaves[i]);
        check_target(&sheet->leaves[i]);
    }
}
