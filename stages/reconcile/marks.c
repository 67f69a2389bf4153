/* 投入指标满分 15分，得 15分；过程指标满分 25分，得 23.5分；… 合计得 96.5分
 *              └ points └ score                                └ total of the scores before it
 *
 * The sum accuses when the points of the parts make 100, so that all are there, or when a simple mistake explains it. */
#include "marks.h"

#include "operands.h"

#include <string.h>

#define PARTS_MOST 20
#define PARTS_LEAST 3
#define ALL_POINTS 100

static gboolean is_exact(const Item *item, Role role)
{
    return item->quantity->role == role && item->quantity->bound == BOUND_EXACT &&
           strcmp(item->quantity->dim, "score") == 0;
}

static gboolean is_total(const Ledger *ledger, const Item *item)
{
    return is_exact(item, ROLE_SCORE) && item_says(ledger->words, WORDS_SCORE_TOTAL, item) &&
           !ledger_says(ledger, WORDS_THAN_LEVEL,
                        words_clause(item->before)); /* 低于自评得分0.8分 */
}

/* 得9分（满分10分）: a bracket opens between the score and its points. */
static gboolean is_behind_its_score(const Item *full)
{
    return g_str_has_prefix(full->before, "（") || g_str_has_prefix(full->before, "(");
}

/* 满分15分，得16分; 得16分（满分15分）: the points right before the score at `index`, or right behind it. NULL if there are none. */
static const Item *points_of(const Paragraph *paragraph, guint index)
{
    const Item *score = &paragraph->items[index], *before = score - 1, *behind = score + 1;
    if (index + 1 < paragraph->count && is_exact(behind, ROLE_FULL) &&
        behind->sentence == score->sentence && is_behind_its_score(behind))
        return behind;
    return index > 0 && is_exact(before, ROLE_FULL) && before->sentence == score->sentence &&
                   !is_behind_its_score(before)
               ? before
               : NULL;
}

static void check_over(Ledger *ledger, const Paragraph *paragraph, guint index)
{
    const Item *score = &paragraph->items[index];
    const Item *full = is_exact(score, ROLE_SCORE) ? points_of(paragraph, index) : NULL;
    if (!full)
        return;
    Operand given = ledger_operand(ledger, score->quantity);
    Operand most = ledger_operand(ledger, full->quantity);
    gboolean over = decimal_compare(given.value, most.value) > 0;
    g_autofree char *operands = g_strdup_printf("%s %s", given.nr, most.nr);
    g_autofree char *arith =
        g_strdup_printf("%s %s %s", given.printed, over ? ">" : "≤", most.printed);
    ledger_emit(ledger, &(Check){.rule = "score-over",
                                 .outcome = over ? OUTCOME_FAIL : OUTCOME_PASS,
                                 .line = given.line,
                                 .col = given.col,
                                 .label = full->quantity->metric,
                                 .reported = given.printed,
                                 .expected = most.printed,
                                 .arith = arith,
                                 .operands = operands});
}

typedef struct {
    Operand parts[PARTS_MOST];
    guint count;
    Decimal points; /* of those whose points stand beside them */
} Scores;

/* The scores between the total and the one before it. */
static Scores gather(Ledger *ledger, const Paragraph *paragraph, guint total)
{
    Scores scores = {.points = decimal_new(0, 0)};
    guint from = total;
    while (from > 0 && !is_total(ledger, &paragraph->items[from - 1]))
        from--;
    for (guint i = from; i < total && scores.count < PARTS_MOST; i++) {
        const Item *item = &paragraph->items[i];
        if (is_exact(item, ROLE_FULL))
            scores.points = decimal_add(scores.points, item->quantity->value);
        else if (is_exact(item, ROLE_SCORE))
            scores.parts[scores.count++] = ledger_operand(ledger, item->quantity);
    }
    return scores;
}

static void check_total(Ledger *ledger, const Paragraph *paragraph, guint index)
{
    const Item *total = &paragraph->items[index];
    if (!is_total(ledger, total))
        return;
    Scores scores = gather(ledger, paragraph, index);
    if (scores.count < PARTS_LEAST)
        return;
    Relation relation = {RELATION_SUM, ledger_operand(ledger, total->quantity), scores.parts,
                         scores.count};
    gboolean all = decimal_equal(scores.points, decimal_new(ALL_POINTS, 0));
    ledger_test(ledger, &relation,
                &(Claim){.rule = "score-sum",
                         .label = total->quantity->metric,
                         .trust = all ? TRUST_WORDS : TRUST_EXPLAINED,
                         .reason = "partial"},
                NULL);
}

void marks_check(Ledger *ledger, const Paragraph *paragraph)
{
    for (guint i = 0; i < paragraph->count; i++) {
        check_over(ledger, paragraph, i);
        check_total(ledger, paragraph, i);
    }
}
