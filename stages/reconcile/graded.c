/* 得分 93.4分，其中预算管理（40分）得 37.2分，专项管理（40分）得 38.2分，结果应用（20分）得 18分
 *      └ total              └ points └ score                                  40 + 40 + 20 = 100: they are all
 *
 * That the points make up a hundred, or those of the score before them, vouches for the list; without points a list
 * behind 其中 accuses when a simple mistake explains it. */
#include "graded.h"

#include <string.h>

#define PAIRS_MOST 20
#define LONE_LEAST 3     /* scores without points */
#define BETWEEN_BYTES 24 /* of the words between points and score */
#define ALL_POINTS 100

typedef struct {
    Ledger *ledger;
    const Paragraph *paragraph;
    const Item *points[PAIRS_MOST], *scores[PAIRS_MOST];
    guint count;
} List;

static gboolean is_score(const Item *item)
{
    Role role = item->quantity->role;
    return strcmp(item->quantity->dim, "score") == 0 && item->quantity->bound == BOUND_EXACT &&
           (role == ROLE_SCORE || role == ROLE_FULL || role == ROLE_VALUE);
}

static const Item *end_of(const Paragraph *paragraph)
{
    return paragraph->items + paragraph->count;
}

/* 满分 25分，得 24分: nothing else stands between. 得9分（10分） tells the points of the score before them. */
static gboolean is_pair(const Paragraph *paragraph, const Item *points)
{
    const Item *score = points + 1;
    gboolean behind = g_str_has_prefix(points->before, "（") || *points->before == '(';
    return !behind && score < end_of(paragraph) && is_score(points) && is_score(score) &&
           points->sentence == score->sentence && points->quantity->role != ROLE_SCORE &&
           score->quantity->role != ROLE_FULL && strlen(score->before) <= BETWEEN_BYTES;
}

static gboolean ends_sentence(const Paragraph *paragraph, const Item *item)
{
    return item + 1 == end_of(paragraph) || item[1].sentence != item->sentence;
}

/* The pairs from `first` on whose points come to `all` where a sentence ends, or a total begins. */
static gboolean gather(List *list, const Item *first, Decimal all)
{
    Decimal sum = decimal_new(0, 0);
    list->count = 0;
    for (const Item *item = first; item < end_of(list->paragraph) && list->count < PAIRS_MOST &&
                                   is_pair(list->paragraph, item);
         item += 2) {
        list->points[list->count] = item;
        list->scores[list->count++] = item + 1;
        sum = decimal_add(sum, item->quantity->value);
        if (!decimal_valid(sum) || decimal_compare(sum, all) > 0)
            return FALSE;
        if (decimal_equal(sum, all))
            return list->count > 1 && (ends_sentence(list->paragraph, item + 1) ||
                                       !is_pair(list->paragraph, item + 2));
    }
    return FALSE;
}

static void test_sum(List *list, const Item *total, Trust trust)
{
    Operand parts[PAIRS_MOST];
    for (guint i = 0; i < list->count; i++)
        parts[i] = ledger_operand(list->ledger, list->scores[i]->quantity);
    Relation relation = {RELATION_SUM, ledger_operand(list->ledger, total->quantity), parts,
                         list->count};
    ledger_test(list->ledger, &relation,
                &(Claim){.rule = "score-sum",
                         .label = total->quantity->metric,
                         .trust = trust,
                         .reason = "partial"},
                NULL);
}

/* Scores above their points; those whose words say 满分 are told by marks.c. */
static void tell_over(const List *list)
{
    for (guint i = 0; i < list->count; i++) {
        Operand given = ledger_operand(list->ledger, list->scores[i]->quantity);
        Operand most = ledger_operand(list->ledger, list->points[i]->quantity);
        g_autofree char *operands = g_strdup_printf("%s %s", given.nr, most.nr);
        g_autofree char *arith = g_strdup_printf("%s > %s", given.printed, most.printed);
        if (list->points[i]->quantity->role != ROLE_FULL &&
            decimal_compare(given.value, most.value) > 0)
            ledger_emit(list->ledger, &(Check){.rule = "score-over",
                                               .outcome = OUTCOME_FAIL,
                                               .line = given.line,
                                               .col = given.col,
                                               .label = list->points[i]->quantity->metric,
                                               .reported = given.printed,
                                               .expected = most.printed,
                                               .arith = arith,
                                               .operands = operands});
    }
}

/* A total that marks.c does not know: it, or a score of the list, has no word of its own. */
static gboolean is_total_behind(const List *list, const Item *total)
{
    if (total >= end_of(list->paragraph) || !is_score(total))
        return FALSE;
    gboolean plain = total->quantity->role == ROLE_VALUE;
    for (guint i = 0; i < list->count; i++)
        plain = plain || list->scores[i]->quantity->role == ROLE_VALUE;
    return plain && (ledger_says(list->ledger, WORDS_SCORE_TOTAL, total->before) ||
                     ledger_says(list->ledger, WORDS_TALLY, total->before));
}

/* The score right before the list, whose own points are known or a hundred. TRUE if the list is all of it. */
static gboolean check_before(List *list, const Item *total)
{
    gboolean paired = total > list->paragraph->items && is_pair(list->paragraph, total - 1);
    Decimal all = paired ? total[-1].quantity->value : decimal_new(ALL_POINTS, 0);
    if (total->quantity->role != ROLE_SCORE || total + 1 >= end_of(list->paragraph) ||
        total->sentence + 1 < total[1].sentence ||
        ledger_says(list->ledger, WORDS_COMPARE_TIME, total->before) ||
        !gather(list, total + 1, all))
        return FALSE;
    test_sum(list, total, TRUST_WORDS);
    tell_over(list);
    return TRUE;
}

static gboolean check_behind(List *list, const Item *first)
{
    if (!gather(list, first, decimal_new(ALL_POINTS, 0)))
        return FALSE;
    const Item *total = list->scores[list->count - 1] + 1;
    if (is_total_behind(list, total))
        test_sum(list, total, TRUST_WORDS);
    tell_over(list);
    return TRUE;
}

/* 得 95.6分，其中决策 19分、过程 19.5分、产出 29分、效益 28.1分 */
static void check_lone(List *list, const Item *total)
{
    const Item *first = total + 1, *item = first;
    list->count = 0;
    if (total->quantity->role != ROLE_SCORE || first >= end_of(list->paragraph) ||
        !ledger_says(list->ledger, WORDS_AMONG, first->before))
        return;
    for (; item < end_of(list->paragraph) && item->sentence == first->sentence &&
           list->count < PAIRS_MOST;
         item++) {
        if (!is_score(item) || item->bracketed || item->quantity->role == ROLE_FULL)
            return;
        list->scores[list->count++] = item;
    }
    if (list->count >= LONE_LEAST)
        test_sum(list, total, TRUST_EXPLAINED);
}

void graded_check(Ledger *ledger, const Paragraph *paragraph)
{
    List list = {.ledger = ledger, .paragraph = paragraph};
    for (const Item *item = paragraph->items; item < end_of(paragraph); item++) {
        if (!is_score(item))
            continue;
        gboolean told = item->quantity->role == ROLE_SCORE ? check_before(&list, item)
                                                           : check_behind(&list, item);
        if (told)
            item = list.scores[list.count - 1];
        else
            check_lone(&list, item);
    }
}
