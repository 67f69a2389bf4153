/* 预计签约项目17个，到位资金35亿元。 … 签约项目20个，到位资金36.24亿元，均超额完成。
 *        └ goals of a sentence that plans            └ the results of these names    └ the claim
 *
 * A result that is enough verifies the goal; one that is not contradicts only words that say that all was done. */
#include "checks.h"
#include "statement.h"

#include "pipeline/text.h"

#include <string.h>

#define GOALS_MOST 200
#define NAME_LEAST 3 /* characters */

typedef struct {
    const Fact *fact;
    guint at;          /* among the facts */
    Decimal threshold; /* of the class that is counted (5000万元以上项目); zero if none */
    const char *dim;   /* one name for 12个企业 and 13家企业, which are counted alike */
    char *name;        /* the metric without what says nothing; NULL until asked for; g_free */
} Figure;

static void figure_clear(gpointer data)
{
    g_free(((Figure *)data)->name);
}

#define CUE_MOST 1500 /* bytes between a figure and the word that plans it */

/* TRUE if the words before the figure plan it, and nothing said since that it was done. */
static gboolean is_planned(const Audit *audit, const Fact *fact)
{
    gsize end = fact->quantity->at, from = end > CUE_MOST ? end - CUE_MOST : 0;
    const char *text = fact->span->text + from;
    if (fact->role != ROLE_VALUE || !wordset_has(&fact->span->said, WORDS_GOAL))
        return fact->role == ROLE_TARGET;
    const char *plan = wordlist_last(audit_words(audit, WORDS_GOAL), text, end - from);
    if (!plan || !wordset_has(&fact->span->said, WORDS_RESULT))
        return plan != NULL;
    const char *done = wordlist_last(audit_words(audit, WORDS_RESULT), text, end - from);
    return !done || plan > done;
}

/* The metric without its planning words (考核任务为企业上云) and those that say nothing. g_free. */
static char *tidy(const Audit *audit, const char *metric)
{
    const char *word = audit_says(audit, WORDS_GOAL, metric);
    const char *from = word ? strstr(metric, word) + strlen(word) : metric;
    GString *name = g_string_new(g_str_has_prefix(from, "为") ? from + strlen("为") : from);
    while ((word = audit_says(audit, WORDS_GOAL_IDLE, name->str)))
        g_string_replace(name, word, "", 0);
    return g_string_free(name, FALSE);
}

static Figure figure_of(const Fact *fact, guint at)
{
    static const char *const counted[] = {"things", "bodies", NULL};
    Figure figure = {.fact = fact, .at = at};
    figure.dim = g_strv_contains(counted, fact->dim) ? counted[0] : fact->dim;
    guint index = fact->quantity->index;
    const Quantity *before = index > 0 ? fact->span->quantities[index - 1] : NULL;
    if (before && before->threshold)
        figure.threshold = before->value;
    return figure;
}

/* TRUE if every character of one name stands in the other. */
static gboolean holds_all(const char *name, const char *other)
{
    for (const char *c = name; *c; c = g_utf8_next_char(c))
        if (!g_utf8_strchr(other, -1, g_utf8_get_char(c)))
            return FALSE;
    return TRUE;
}

static const char *name_of(const Audit *audit, Figure *figure)
{
    if (!figure->name)
        figure->name = tidy(audit, figure->fact->metric);
    return figure->name;
}

static gboolean correspond(const Audit *audit, Figure *goal, Figure *result)
{
    if (goal->at >= result->at || strcmp(goal->dim, result->dim) != 0 ||
        !decimal_equal(goal->threshold, result->threshold))
        return FALSE;
    const char *name = name_of(audit, goal), *other = name_of(audit, result);
    return g_utf8_strlen(name, -1) >= NAME_LEAST && g_utf8_strlen(other, -1) >= NAME_LEAST &&
           (holds_all(name, other) || holds_all(other, name));
}

static Figure *only_match(const Audit *audit, const GArray *figures, Figure *of)
{
    Figure *match = NULL;
    for (guint i = 0; i < figures->len; i++) {
        Figure *figure = &g_array_index(figures, Figure, i);
        if (!correspond(audit, of, figure) && !correspond(audit, figure, of))
            continue;
        if (match && !decimal_equal(match->fact->operand.value, figure->fact->operand.value))
            return NULL;
        match = match ? match : figure;
    }
    return match;
}

/* 以上指标均超额完成: what was named before, by whatever words. */
static gboolean speaks_of_all(const Audit *audit, const char *claim, const Span *where)
{
    const char *at = strstr(where->text, claim);
    return at && wordlist_first(vocabulary_list(audit->ledger.words, WORDS_ABOVE), where->text,
                                (gsize)(at - where->text));
}

/* The words of the result's sentence, or of the one behind it, that claim that all was done; NULL if none do. */
static const char *claimed(const Audit *audit, const Fact *result, const Span **where)
{
    const GPtrArray *sentences = audit->ledger.document->sentences;
    for (guint i = 0; i < sentences->len; i++) {
        if (sentences->pdata[i] != result->span)
            continue;
        for (guint k = i; k < MIN(i + 3, sentences->len); k++) {
            *where = sentences->pdata[k];
            const char *word = audit_span_says(audit, WORDS_FULFILLED, *where);
            if ((*where)->para == result->span->para && word)
                return word;
        }
    }
    return NULL;
}

static void judge(Audit *audit, const Figure *goal, const Figure *result)
{
    const Operand *stated = &result->fact->operand, *wanted = &goal->fact->operand;
    gint order = decimal_compare(stated->value, wanted->value);
    const Span *where = NULL;
    gboolean sure = strcmp(goal->name, result->name) == 0;
    if (strcmp(result->fact->dim, "money") == 0 &&
        statement_tell_unit(audit, result->fact->metric, stated, wanted))
        return;
    const char *claim = order < 0 ? claimed(audit, result->fact, &where) : NULL;
    if (order < 0 && !(claim && (sure || speaks_of_all(audit, claim, where))))
        return;
    const char *sign = order > 0 ? ">" : order < 0 ? "<" : "=";
    g_autofree char *arith = g_strdup_printf("%s %s %s", stated->printed, sign, wanted->printed);
    g_autofree char *operands = g_strdup_printf("%s %s%s%s", stated->nr, wanted->nr,
                                                where ? " " : "", where ? where->nr : "");
    ledger_emit(&audit->ledger, &(Check){.rule = claim ? "claim-fulfilled" : "target",
                                         .outcome = claim ? OUTCOME_FAIL : OUTCOME_PASS,
                                         .line = stated->line,
                                         .col = stated->col,
                                         .label = goal->fact->metric,
                                         .reported = claim ? claim : stated->printed,
                                         .expected = wanted->printed,
                                         .arith = arith,
                                         .operands = operands});
}

static gboolean is_counted(const Fact *fact)
{
    return !fact->entry && fact->bound == BOUND_EXACT && quantity_is_amount(fact->quantity) &&
           !fact->quantity->threshold;
}

/* The goals and results of one part, from the fact at `first`; where the next part begins. */
static guint gather(const Audit *audit, guint first, GArray *goals, GArray *results)
{
    const Fact *head = audit->facts->pdata[first];
    guint i = first;
    for (; i < audit->facts->len; i++) {
        const Fact *fact = audit->facts->pdata[i];
        if (fact->part != head->part)
            break;
        gboolean level = fact->role == ROLE_VALUE || fact->role == ROLE_ACTUAL;
        if (!is_counted(fact) || goals->len >= GOALS_MOST || !audit_is_unit(audit, fact->part))
            continue;
        gboolean planned = is_planned(audit, fact);
        if (planned || (level && goals->len > 0)) {
            Figure figure = figure_of(fact, i);
            g_array_append_val(planned ? goals : results, figure);
        }
    }
    return i;
}

void goal_check(Audit *audit)
{
    for (guint i = 0; i < audit->facts->len;) {
        g_autoptr(GArray) goals = g_array_new(FALSE, FALSE, sizeof(Figure));
        g_autoptr(GArray) results = g_array_new(FALSE, FALSE, sizeof(Figure));
        g_array_set_clear_func(goals, figure_clear);
        g_array_set_clear_func(results, figure_clear);
        i = gather(audit, i, goals, results);
        for (guint k = 0; k < goals->len; k++) {
            Figure *goal = &g_array_index(goals, Figure, k);
            Figure *result = only_match(audit, results, goal);
            if (result && only_match(audit, goals, result) == goal)
                judge(audit, goal, result);
        }
    }
}
