/* 实际支出 6.30万元，较2021年同期 8.4万元相比减少 2.10万元，减少 25%
 *          └ value              └ base           └ change       └ growth
 *
 * Each clause speaks of the nearest value before it, until a new value begins. */
#include "change.h"

#include "antecedent.h"
#include "operands.h"

#include <string.h>

#define ROW_BYTES 18 /* of the words between a change and its growth: 较上年增长 */

typedef struct {
    Ledger *ledger;
    Trust trust; /* that value is the subject */
    const Item *value, *base, *change;
    const char *change_check; /* number of the failed difference check, else NULL */
} Subject;

/* At constant prices, over several years or on a changed basis it does not follow from printed values. */
static gboolean on_other_basis(const Subject *subject, const Item *item)
{
    const char *value = subject->value ? subject->value->quantity->metric : "";
    return (item->quantity->role == ROLE_GROWTH &&
            (ledger_says(subject->ledger, WORDS_REAL_TERMS, item->quantity->metric) ||
             ledger_says(subject->ledger, WORDS_REAL_TERMS, value))) ||
           item_says(subject->ledger->words, WORDS_OTHER_BASIS, item);
}

static Operand operand(const Subject *subject, const Item *item)
{
    return ledger_operand(subject->ledger, item->quantity);
}

static gboolean differ_as_told(const Subject *subject)
{
    const Operand parts[] = {operand(subject, subject->value), operand(subject, subject->base)};
    const Relation relation = {RELATION_DIFFERENCE, operand(subject, subject->change), parts, 2};
    Fit fit = relation_fit(&relation);
    return fit != FIT_FAILS && fit != FIT_NONE;
}

/* The word says up and the figures say down, or the other way. */
static void check_direction(const Subject *subject, const Item *item)
{
    Direction direction = item->quantity->direction;
    if (!items_same_dim(subject->value, subject->base) || direction == DIRECTION_NONE ||
        decimal_sign(item->quantity->value) <= 0)
        return;
    const Quantity *value = subject->value->quantity, *base = subject->base->quantity;
    if ((subject->trust != TRUST_WORDS && !(subject->change && differ_as_told(subject))) ||
        interval_meets(quantity_interval(value), quantity_interval(base)))
        return;
    Direction found =
        decimal_compare(value->value, base->value) > 0 ? DIRECTION_UP : DIRECTION_DOWN;
    Operand stated = operand(subject, item);
    g_autofree char *operands = g_strdup_printf("%s %s %s", stated.nr, value->nr, base->nr);
    g_autofree char *arith = g_strdup_printf("%s %s %s", value->printed,
                                             found == DIRECTION_UP ? ">" : "<", base->printed);
    if (found != direction)
        ledger_emit(subject->ledger, &(Check){.rule = "direction",
                                              .outcome = OUTCOME_FAIL,
                                              .line = stated.line,
                                              .col = stated.col,
                                              .label = value->metric,
                                              .reported = stated.printed,
                                              .arith = arith,
                                              .operands = operands});
}

/* V，其中：a、b，比上年B减少D: behind its parts the whole is meant again, when that is what differs by D. */
static const Item *whole_meant(const Subject *subject, const Paragraph *paragraph)
{
    const Operand change = operand(subject, subject->change),
                  base = operand(subject, subject->base);
    gboolean among = FALSE;
    for (const Item *item = subject->value; item >= paragraph->items; item--) {
        if (item->sentence != subject->value->sentence)
            break;
        const Operand parts[] = {operand(subject, item), base};
        const Relation relation = {RELATION_DIFFERENCE, change, parts, 2};
        if (among && items_same_dim(item, subject->change) && relation_fit(&relation) == FIT_EXACT)
            return item;
        among = among || item_says(subject->ledger->words, WORDS_AMONG, item);
    }
    return NULL;
}

static void check_change(Subject *subject, const Paragraph *paragraph)
{
    if (on_other_basis(subject, subject->change) ||
        !items_same_dim(subject->value, subject->change) ||
        !items_same_dim(subject->base, subject->change))
        return;
    const Item *whole = whole_meant(subject, paragraph);
    subject->value = whole && !differ_as_told(subject) ? whole : subject->value;
    const Operand parts[] = {operand(subject, subject->value), operand(subject, subject->base)};
    Relation relation = {RELATION_DIFFERENCE, operand(subject, subject->change), parts, 2};
    const char *nr;
    Fit fit = ledger_test(subject->ledger, &relation,
                          &(Claim){.rule = "difference",
                                   .label = subject->value->quantity->metric,
                                   .trust = subject->trust,
                                   .reason = "ambiguous"},
                          &nr);
    subject->change_check = fit == FIT_FAILS ? nr : NULL;
    check_direction(subject, subject->change);
}

/* 预算 35.00万元，支出 27.64万元，比预算节约 7.36万元: what is compared with is the plan of the sentence. */
static const Item *plan_before(const Paragraph *paragraph, const Item *change)
{
    const char *compares = strstr(change->before, "比");
    compares = compares ? compares : strstr(change->before, "较");
    if (!compares || !vocabulary_in(paragraph->words, WORDS_PLAN_BASE, compares))
        return NULL;
    for (const Item *item = change; item > paragraph->items; item--) {
        Role role = item[-1].quantity->role;
        if (item[-1].sentence != change->sentence)
            return NULL;
        if (role == ROLE_BUDGET || role == ROLE_ADJUSTED || role == ROLE_TARGET)
            return &item[-1];
    }
    return NULL;
}

static void check_change_of_plan(Subject *subject, const Paragraph *paragraph)
{
    const Item *plan = subject->base ? NULL : plan_before(paragraph, subject->change);
    if (!plan || !items_same_dim(subject->value, subject->change) ||
        !items_same_dim(plan, subject->change))
        return;
    const Operand parts[] = {operand(subject, subject->value), operand(subject, plan)};
    Relation relation = {RELATION_DIFFERENCE, operand(subject, subject->change), parts, 2};
    ledger_test(subject->ledger, &relation,
                &(Claim){.rule = "difference",
                         .label = subject->value->quantity->metric,
                         .trust = TRUST_EXPLAINED,
                         .reason = "ambiguous"},
                NULL);
}

/* TRUE if the growth follows from the change as printed, though the change itself is wrong. */
static gboolean follows_from_change(const Subject *subject, const Operand *stated)
{
    if (!subject->change_check)
        return FALSE;
    const Operand parts[] = {operand(subject, subject->change), operand(subject, subject->base)};
    Relation relation = {RELATION_QUOTIENT, *stated, parts, 2};
    Fit fit = relation_fit(&relation);
    return fit == FIT_EXACT || fit == FIT_TRUNCATED || fit == FIT_LOOSE;
}

static void check_growth_on_base(const Subject *subject, const Item *growth)
{
    const Operand parts[] = {operand(subject, subject->value), operand(subject, subject->base)};
    Relation relation = {RELATION_GROWTH, operand(subject, growth), parts, 2};
    gboolean hangs = follows_from_change(subject, &relation.stated);
    g_autofree char *reason =
        hangs ? g_strdup_printf("doubt %s", subject->change->quantity->printed) : NULL;
    ledger_test(subject->ledger, &relation,
                &(Claim){.rule = "growth",
                         .label = subject->value->quantity->metric,
                         .trust = subject->trust,
                         .reason = hangs ? reason : "ambiguous",
                         .cause = hangs ? subject->change_check : NULL},
                NULL);
    if (!hangs)
        check_direction(subject, growth);
}

/* 比年初增加263.8元 of 3120.5亿元: the change is in another unit than its value, and in that one the growth follows. */
static gboolean is_unit_slip(const Subject *subject, const Relation *relation)
{
    guint count;
    if (strcmp(relation->parts[0].unit, relation->parts[1].unit) == 0 ||
        relation_fit(relation) != FIT_FAILS)
        return FALSE;
    g_autofree char *hint = relation_explain(relation, subject->ledger->units, &count);
    g_autofree char *slip = g_strdup_printf("slip %s ", relation->parts[1].printed);
    return strstr(hint, slip) != NULL;
}

/* 比上年减少D，增长P: the two say the opposite of each other, whatever came before. TRUE if told. */
static gboolean contradicts(const Subject *subject, const Item *growth)
{
    const Quantity *change = subject->change->quantity, *rate = growth->quantity;
    if (growth != subject->change + 1 || growth->sentence != subject->change->sentence ||
        change->direction == DIRECTION_NONE || change->direction == DIRECTION_FLAT ||
        rate->direction == DIRECTION_NONE || rate->direction == DIRECTION_FLAT ||
        change->direction == rate->direction || decimal_sign(change->value) <= 0 ||
        decimal_sign(rate->value) <= 0)
        return FALSE;
    Operand stated = operand(subject, growth);
    g_autofree char *operands = g_strdup_printf("%s %s", stated.nr, change->nr);
    ledger_emit(subject->ledger, &(Check){.rule = "direction",
                                          .outcome = OUTCOME_FAIL,
                                          .line = stated.line,
                                          .col = stated.col,
                                          .label = subject->value->quantity->metric,
                                          .reported = stated.printed,
                                          .arith = change->printed,
                                          .operands = operands});
    return TRUE;
}

/* 同比增加, 比上年增加: no other subject stands before the comparison. */
static gboolean opens_clause(const Ledger *ledger, const char *before)
{
    const char *clause = words_clause(before);
    return g_str_has_prefix(clause, "同比") ||
           wordlist_at(vocabulary_list(ledger->words, WORDS_THAN_PRIOR), clause, G_MAXSIZE);
}

/* V，同比增加D，增长P in a row, V the only amount of its kind before them in the sentence: the words say it all. */
static gboolean is_in_a_row(const Subject *subject, const Paragraph *paragraph, const Item *growth)
{
    const Item *change = subject->change, *value = subject->value;
    if (growth != change + 1 || change != value + 1 || growth->sentence != value->sentence ||
        subject->trust != TRUST_WORDS || value->quantity->bound != BOUND_EXACT ||
        change->quantity->bound != BOUND_EXACT || value->bracketed ||
        item_says(subject->ledger->words, WORDS_MEAN, value) ||
        !opens_clause(subject->ledger, change->before) || strlen(growth->before) > ROW_BYTES ||
        strstr(growth->before, "；") ||
        (*change->quantity->period &&
         strcmp(change->quantity->period, value->quantity->period) == 0))
        return FALSE;
    for (const Item *item = value; item > paragraph->items && item[-1].sentence == value->sentence;
         item--)
        if (items_same_dim(&item[-1], value))
            return FALSE;
    return !item_says(subject->ledger->words, WORDS_AMONG, value);
}

static void check_growth_by_change(const Subject *subject, const Paragraph *paragraph,
                                   const Item *growth)
{
    if (contradicts(subject, growth))
        return;

    Direction direction = subject->change->quantity->direction;
    const Operand parts[] = {operand(subject, subject->value), operand(subject, subject->change)};
    Relation relation = {direction == DIRECTION_DOWN ? RELATION_FALLEN_BY : RELATION_GROWN_BY,
                         operand(subject, growth), parts, 2};
    gboolean sure = is_in_a_row(subject, paragraph, growth) || is_unit_slip(subject, &relation);
    ledger_test(subject->ledger, &relation,
                &(Claim){.rule = "growth",
                         .label = subject->value->quantity->metric,
                         .trust = sure ? TRUST_WORDS : TRUST_EXPLAINED,
                         .reason = "ambiguous"},
                NULL);
}

static void check_growth(const Subject *subject, const Paragraph *paragraph, const Item *growth)
{
    Operand stated = operand(subject, growth);
    const char *label = growth->quantity->metric;
    if (growth->quantity->bound != BOUND_EXACT)
        return;
    if (on_other_basis(subject, growth) ||
        (subject->change && on_other_basis(subject, subject->change)))
        ledger_skip(subject->ledger, "growth", &stated, label, "constant-price");
    else if (items_same_dim(subject->value, subject->base))
        check_growth_on_base(subject, growth);
    else if (items_same_dim(subject->value, subject->change))
        check_growth_by_change(subject, paragraph, growth);
    else
        ledger_skip(subject->ledger, "growth", &stated, label, "base-not-in-document");
}

/* 收入V，增长P，主要是…提高D; 支出V，包括：…比上年增加D: what stands behind these words is of something else. */
static gboolean leaves_subject(const Subject *subject, const Item *item)
{
    return item_says(subject->ledger->words, WORDS_ASIDE, item) != NULL;
}

static void take_whole(Subject *subject, const Paragraph *paragraph)
{
    const Item *whole = antecedent_whole(paragraph, subject->value, subject->base);
    if (!whole)
        return;
    subject->value = whole;
    subject->trust = TRUST_EXPLAINED;
}

/* 2022年V。2021年B，2022年较2021年增加D: the amount before the change is its base. */
static void take_year(Subject *subject, const Paragraph *paragraph)
{
    const Item *value =
        subject->base ? NULL : antecedent_of_year(paragraph, subject->value, subject->change);
    if (!value)
        return;
    subject->base = subject->value;
    subject->value = value;
}

/* 预算V，比上年预算B增加D: two plans of two years. */
static gboolean is_base_of_plan(const Paragraph *paragraph, const Item *item)
{
    const Item *end = paragraph->items + paragraph->count, *plan = item - 1, *change = item + 1;
    const char *clause = words_clause(item->before);
    return item > paragraph->items && change < end && plan->sentence == item->sentence &&
           change->sentence == item->sentence && plan->quantity->role == item->quantity->role &&
           items_same_dim(plan, item) &&
           (g_str_has_prefix(clause, "比") || g_str_has_prefix(clause, "较")) &&
           (change->quantity->role == ROLE_CHANGE || change->quantity->role == ROLE_GROWTH);
}

static void take(Subject *subject, const Paragraph *paragraph, const Item *item)
{
    const Quantity *quantity = item->quantity;
    gboolean told = item->settled && /* of two levels: rise.c */
                    (quantity->role == ROLE_CHANGE || quantity->role == ROLE_GROWTH);
    if (quantity->standard || told)
        return;
    if (leaves_subject(subject, item))
        *subject = (Subject){.ledger = subject->ledger};
    switch (quantity->role) {
    case ROLE_BASE:
        subject->value = antecedent_of(paragraph, subject->value, item);
        subject->base = item;
        take_whole(subject, paragraph);
        break;
    case ROLE_BUDGET:
    case ROLE_ADJUSTED:
        if (is_base_of_plan(paragraph, item))
            *subject = (Subject){.ledger = subject->ledger, .value = item - 1, .base = item};
        break;
    case ROLE_CHANGE:
        subject->change = item;
        take_year(subject, paragraph);
        subject->base =
            subject->base ? subject->base : antecedent_base_behind(paragraph, subject->value, item);
        check_change(subject, paragraph);
        check_change_of_plan(subject, paragraph);
        break;
    case ROLE_GROWTH:
        check_growth(subject, paragraph, item);
        break;
    case ROLE_VALUE:
    case ROLE_ACTUAL:
        if (quantity_is_amount(quantity))
            *subject = (Subject){.ledger = subject->ledger,
                                 .value = item,
                                 .base = subject->value ? NULL : subject->base};
        break;
    default:
        break;
    }
}

/* 决算数大于预算数的主要原因: the word against the last budget and the last actual before it. */
static void check_word(Ledger *ledger, const Paragraph *paragraph, guint sentence)
{
    static const struct {
        Words words;
        gint order; /* of actual to budget */
    } orders[] = {{WORDS_ACTUAL_ABOVE, 1}, {WORDS_ACTUAL_BELOW, -1}, {WORDS_ACTUAL_EQUAL, 0}};
    const Span *span = paragraph->sentences[sentence];
    const Quantity *actual = NULL, *budget = NULL;
    const char *word = NULL;
    gint claimed = 0;
    for (guint i = 0; i < G_N_ELEMENTS(orders) && !word; i++) {
        word = ledger_says(ledger, orders[i].words, span->text);
        claimed = orders[i].order;
    }
    const char *at = word ? strstr(span->text, word) : NULL;
    for (guint i = 0; at && i < paragraph->count; i++) {
        const Quantity *quantity = paragraph->items[i].quantity;
        if (paragraph->items[i].sentence > sentence ||
            (quantity->span == span && span->text + quantity->at > at))
            break;
        if (strcmp(quantity->dim, "money") != 0)
            continue;
        if (quantity->role == ROLE_BUDGET || quantity->role == ROLE_ADJUSTED)
            budget = quantity;
        else if (quantity->role == ROLE_ACTUAL)
            actual = quantity;
    }
    if (!actual || !budget || actual->span != budget->span)
        return;
    gint order = decimal_compare(actual->value, budget->value);
    g_autofree char *operands = g_strdup_printf("%s %s", actual->nr, budget->nr);
    g_autofree char *arith = g_strdup_printf("%s %s %s", actual->printed,
                                             order > 0   ? ">"
                                             : order < 0 ? "<"
                                                         : "=",
                                             budget->printed);
    ledger_emit(ledger, &(Check){.rule = "direction",
                                 .outcome = order == claimed ? OUTCOME_PASS : OUTCOME_FAIL,
                                 .line = actual->line,
                                 .col = actual->col,
                                 .label = actual->metric,
                                 .reported = word,
                                 .arith = arith,
                                 .operands = operands});
}

/* TRUE if the paragraph has a budget and an actual that a word may compare. */
static gboolean has_both(const Paragraph *paragraph)
{
    gboolean budget = FALSE, actual = FALSE;
    for (guint i = 0; i < paragraph->count && !(budget && actual); i++) {
        Role role = paragraph->items[i].quantity->role;
        budget = budget || role == ROLE_BUDGET || role == ROLE_ADJUSTED;
        actual = actual || role == ROLE_ACTUAL;
    }
    return budget && actual;
}

void change_check(Ledger *ledger, const Paragraph *paragraph)
{
    guint first = paragraph->cut ? paragraph->items[0].sentence : 0;
    for (guint i = first; has_both(paragraph) && i < paragraph->sentence_count; i++)
        check_word(ledger, paragraph, i);
    Subject subject = {.ledger = ledger}, outside = subject;
    guint sentence = 0;
    gboolean bracketed = FALSE;
    for (guint i = 0; i < paragraph->count; i++) {
        const Item *item = &paragraph->items[i];
        /* V（其中v），比上年减少D: behind the bracket its subject is meant again */
        if (item->bracketed != bracketed && !bracketed)
            outside = subject;
        else if (item->bracketed != bracketed)
            subject = outside;
        bracketed = item->bracketed;
        /* a new sentence without a value of its own still speaks of the last one */
        if (item->sentence > sentence + 1)
            subject = (Subject){.ledger = ledger};
        if (item->sentence != sentence)
            subject.base = subject.change = NULL;
        sentence = item->sentence;
        take(&subject, paragraph, item);
    }
}
