/* 自给率由上年的10.64%升至12.91%，增长2.27个百分点
 *                └ from     └ to        └ points
 * 生产总值增长4.8%，…，农村居民收入增长5.8%、快于经济增速1个百分点
 *             └ theirs            └ ours   └ theirs by name └ points
 *
 * The words name both percentages; where they name none of the paragraph's, nothing is said. */
#include "points.h"

#include "operands.h"

#include <string.h>

#define NAME_LEAST 2      /* characters */
#define COMPARED_BYTES 36 /* of the words around what is compared with */
#define VERB_BYTES 9      /* of a clause that only says how: 高出 */

/* A percentage that is no growth, of the same sentence. */
static gboolean is_level(const Item *item, const Item *points)
{
    const Quantity *quantity = item->quantity;
    return item->sentence == points->sentence && strcmp(quantity->dim, "ratio") == 0 &&
           quantity->role != ROLE_GROWTH && quantity->bound == BOUND_EXACT;
}

/* A%，高于国家规定的B%的标准D个百分点; A%，较目标值B%高D个百分点: nothing but a word of comparison stands behind the second. */
static gboolean is_compared(const Ledger *ledger, const Item *b, const Item *points)
{
    const char *own = words_clause(points->before);
    return strlen(b->before) <= COMPARED_BYTES &&
           ledger_says(ledger, WORDS_THAN_LEVEL, words_clause(b->before)) &&
           strlen(own) <= (own == points->before ? COMPARED_BYTES : VERB_BYTES);
}

static void test(Ledger *ledger, const Item *points, const Operand parts[2], const char *label)
{
    Relation relation = {RELATION_DIFFERENCE, ledger_operand(ledger, points->quantity), parts, 2};
    ledger_test(ledger, &relation, &(Claim){.rule = "difference", .label = label}, NULL);
}

/* 由A升至B and B，比上年的A: the two percentages right before the points. TRUE if they are such. */
static gboolean check_levels(Ledger *ledger, const Paragraph *paragraph, guint index)
{
    const Item *points = &paragraph->items[index], *b = points - 1, *a = points - 2;
    if (index < 2 || !is_level(a, points) || !is_level(b, points) ||
        !((item_says(ledger->words, WORDS_RISE_FROM, a) &&
           item_says(ledger->words, WORDS_RISE_TO, b)) ||
          item_says(ledger->words, WORDS_THAN_PRIOR, b) || is_compared(ledger, b, points)))
        return FALSE;
    const Operand parts[] = {ledger_operand(ledger, b->quantity),
                             ledger_operand(ledger, a->quantity)};
    test(ledger, points, parts, a->quantity->metric);
    return TRUE;
}

/* Whose growth ours is compared with: 经济 of 快于经济增速. "" if nobody's. g_free. */
static char *compared_with(const Vocabulary *words, const char *before)
{
    const char *pace = wordlist_last(vocabulary_list(words, WORDS_PACE), before, strlen(before));
    if (!pace)
        return g_strdup("");
    const char *name = g_strrstr(before, pace) + strlen(pace);
    const char *end = wordlist_first(vocabulary_list(words, WORDS_PACE_END), name, strlen(name));
    return end ? g_strndup(name, (gsize)(end - name)) : g_strdup(name);
}

static gboolean is_growth(const Item *item)
{
    return item->quantity->role == ROLE_GROWTH && item->quantity->bound == BOUND_EXACT &&
           strcmp(item->quantity->dim, "ratio") == 0;
}

/* The growth as a signed figure. */
static Operand growth_operand(Ledger *ledger, const Item *item)
{
    Operand operand = ledger_operand(ledger, item->quantity);
    if (item->quantity->direction == DIRECTION_DOWN && decimal_sign(operand.value) > 0) {
        operand.value = decimal_negate(operand.value);
        operand.printed = arena_printf(ledger->document->arena, "-%s", operand.printed);
    }
    return operand;
}

/* The only growth before ours whose metric has the name; NULL if there is none or several differ. */
static const Item *find_theirs(const Paragraph *paragraph, const Item *ours, const char *name)
{
    const Item *found = NULL;
    for (const Item *item = paragraph->items; item < ours; item++) {
        const char *metric = item->quantity->metric;
        gboolean named = strcmp(name, "经济") == 0
                             ? vocabulary_in(paragraph->words, WORDS_ECONOMY, metric) != NULL
                             : strstr(metric, name) != NULL;
        if (!is_growth(item) || !named)
            continue;
        if (found && !decimal_equal(found->quantity->value, item->quantity->value))
            return NULL;
        found = item;
    }
    return found;
}

static void check_growth(Ledger *ledger, const Paragraph *paragraph, guint index)
{
    const Item *points = &paragraph->items[index], *ours = points - 1;
    if (index < 2 || ours->sentence != points->sentence || !is_growth(ours))
        return;
    g_autofree char *name = compared_with(ledger->words, points->before);
    if (g_utf8_strlen(name, -1) < NAME_LEAST)
        return;
    const Item *theirs = find_theirs(paragraph, ours, name);
    if (!theirs)
        return;
    const Operand parts[] = {growth_operand(ledger, ours), growth_operand(ledger, theirs)};
    test(ledger, points, parts, ours->quantity->metric);
}

void points_check(Ledger *ledger, const Paragraph *paragraph)
{
    for (guint i = 2; i < paragraph->count; i++) {
        const Quantity *quantity = paragraph->items[i].quantity;
        if (strcmp(quantity->dim, "points") == 0 && quantity->bound == BOUND_EXACT &&
            !check_levels(ledger, paragraph, i))
            check_growth(ledger, paragraph, i);
    }
}
