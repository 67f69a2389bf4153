/* 社会消费品零售总额 1982.3亿元。分经营地看，城镇… 1694.0亿元；乡村… 288.3亿元。分行业看，批发业…、零售业…
 *                    └ whole                └──────────── parts ──────────┘          └ another division of it
 *
 * divisions.tsv says which words make a division complete. No marker is needed, and nothing is accused where something
 * between the whole and its parts may have changed what is spoken of. */
#include "division.h"

#include "marker.h"

#include <string.h>

#define PARTS_MOST 12
#define NESTED_MOST 5    /* parts of which some may lie within others */
#define SENTENCES_BACK 4 /* that a whole may stand before its parts */

struct Division {
    Pattern *whole, *together; /* together: NULL where the parts have no common name */
    const char *words;         /* the whole's pattern, as written */
    Pattern *parts[PARTS_MOST];
    guint count;
};

struct Divisions {
    GArray *rows;
    GHashTable *others; /* words that name no part: the same come again and again */
    const PatternBounds *bounds;
};

#define OTHERS_MOST 20000

typedef struct {
    const Division *row;
    guint index[PARTS_MOST]; /* items, in the order in which they stand */
    guint count;
    const char *subject; /* whose parts they are: 城镇居民; "" if not said */
} Run;

static gboolean read_parts(const char *cell, PatternBounds *bounds, Division *row, GError **error)
{
    g_auto(GStrv) parts = g_strsplit(cell, " + ", PARTS_MOST);
    for (guint i = 0; parts[i]; i++) {
        row->parts[row->count] = pattern_new(parts[i], bounds, error);
        if (!row->parts[row->count])
            return FALSE;
        row->count++;
    }
    return TRUE;
}

Divisions *divisions_new(Config *config, GError **error)
{
    const ConfigTable *table = config_table(config, "divisions.tsv", "whole parts together", error);
    PatternBounds *bounds = config_bounds(config, table ? error : NULL);
    if (!table || !bounds)
        return NULL;
    Divisions *divisions = g_new0(Divisions, 1);
    divisions->rows = g_array_new(FALSE, FALSE, sizeof(Division));
    divisions->bounds = bounds;
    divisions->others = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < table_rows(table); i++) {
        g_autoptr(GError) failure = NULL;
        Division row = {.words = table_cell(table, i, 0)};
        row.whole = pattern_new(row.words, bounds, &failure);
        const char *together = table_cell(table, i, 2);
        gboolean good = row.whole && read_parts(table_cell(table, i, 1), bounds, &row, &failure);
        if (good && *together)
            good = (row.together = pattern_new(together, bounds, &failure)) != NULL;
        g_array_append_val(divisions->rows, row);
        if (!good) {
            table_error(table, i, error, failure->message);
            divisions_free(divisions);
            return NULL;
        }
    }
    return divisions;
}

void divisions_free(Divisions *divisions)
{
    if (!divisions)
        return;
    for (guint i = 0; i < divisions->rows->len; i++) {
        Division *row = &g_array_index(divisions->rows, Division, i);
        for (guint k = 0; k < row->count; k++)
            pattern_free(row->parts[k]);
        pattern_free(row->whole);
        pattern_free(row->together);
    }
    g_array_unref(divisions->rows);
    g_hash_table_unref(divisions->others);
    g_free(divisions);
}

static gboolean is_level(const Quantity *quantity)
{
    return quantity->role == ROLE_VALUE || quantity->role == ROLE_ACTUAL ||
           quantity->role == ROLE_BUDGET || quantity->role == ROLE_ADJUSTED;
}

/* Which part of the row the words name, or row->count; *before receives how many bytes stand before its match. `letters`
 * are those of the words. */
static guint part_among(const Division *row, const char *words, Letters letters, gsize *before)
{
    for (guint i = 0; i < row->count; i++) {
        Match match;
        if (!pattern_may(row->parts[i], letters) ||
            !pattern_find(row->parts[i], words, strlen(words), 0, &match))
            continue;
        *before = match.from[0];
        return i;
    }
    return row->count;
}

static guint part_named(const Division *row, const char *words, gsize *before)
{
    return part_among(row, words, letters_of(words, strlen(words)), before);
}

const Division *divisions_together(const Divisions *divisions, const char *words, guint count)
{
    for (guint i = 0; i < divisions->rows->len; i++) {
        const Division *division = &g_array_index(divisions->rows, Division, i);
        if (division->together && division->count == count && pattern_in(division->together, words))
            return division;
    }
    return NULL;
}

guint division_part(const Division *division, const char *words)
{
    gsize before = 0;
    guint part = part_named(division, words, &before);
    return before == 0 ? part : division->count;
}

gboolean division_is_whole(const Division *division, const char *words)
{
    return pattern_in(division->whole, words);
}

static gboolean opens_nested(const char *before)
{
    return strstr(before, "其中") || strstr(before, "包括");
}

/* What the item may be to the run: a part, to be passed over, or its end. */
typedef enum { PLACE_PART, PLACE_PASSED, PLACE_END } Place;

static Place place_of(const Run *run, const Paragraph *paragraph, const Item *item, guint taken,
                      gboolean nested)
{
    const Item *first = &paragraph->items[run->index[0]];
    gsize before = 0;
    if (!is_level(item->quantity) || !items_addable(first, item))
        return PLACE_PASSED;
    guint part = part_named(run->row, item->quantity->metric, &before);
    if (part == run->row->count || (taken & (1u << part)))
        return nested ? PLACE_PASSED : PLACE_END;
    gboolean same = before == 0 || (before == strlen(run->subject) &&
                                    g_str_has_prefix(item->quantity->metric, run->subject));
    return same ? PLACE_PART : PLACE_END;
}

/* Gathers the parts that begin with the item at run->index[0]; FALSE unless every one of them comes. */
static gboolean gather(Run *run, const Paragraph *paragraph, Arena *arena)
{
    const Item *first = &paragraph->items[run->index[0]], *last = first;
    gsize before = 0;
    guint taken = 1u << part_named(run->row, first->quantity->metric, &before);
    gboolean nested = FALSE;
    run->subject = arena_copy(arena, first->quantity->metric, before);
    run->count = 1;
    for (guint i = run->index[0] + 1; i < paragraph->count && run->count < run->row->count; i++) {
        const Item *item = &paragraph->items[i];
        if (item->sentence > last->sentence + 1)
            return FALSE;
        nested = nested || opens_nested(item->before);
        Place place = place_of(run, paragraph, item, taken, nested);
        if (place == PLACE_END)
            return FALSE;
        if (place == PLACE_PASSED)
            continue;
        taken |= 1u << part_named(run->row, item->quantity->metric, &before);
        run->index[run->count++] = i;
        last = item;
        nested = FALSE;
    }
    return run->count == run->row->count;
}

static gboolean is_plan(const Quantity *quantity)
{
    return quantity->role == ROLE_BUDGET || quantity->role == ROLE_ADJUSTED;
}

/* TRUE if the words name a part of some division of the same whole. */
static gboolean is_part(const Divisions *divisions, const Division *like, const char *words)
{
    gsize before;
    for (guint i = 0; i < divisions->rows->len; i++) {
        const Division *row = &g_array_index(divisions->rows, Division, i);
        if (strcmp(row->words, like->words) == 0 && part_named(row, words, &before) < row->count)
            return TRUE;
    }
    return FALSE;
}

static gboolean may_be_whole(const Run *run, const Item *first, const Item *item)
{
    const Quantity *whole = item->quantity, *part = first->quantity;
    gboolean per_head = strstr(run->row->words, "人均") != NULL;
    return is_level(whole) && strcmp(whole->dim, part->dim) == 0 && !whole->doubt &&
           (!whole->standard || per_head) && is_plan(whole) == is_plan(part) &&
           item->sentence + SENTENCES_BACK >= first->sentence &&
           (!*part->scope || strcmp(whole->scope, part->scope) == 0) &&
           (!*whole->period || !*part->period || strcmp(whole->period, part->period) == 0) &&
           pattern_in(run->row->whole, whole->metric) && strstr(whole->metric, run->subject);
}

/* The index of the nearest figure before the run that may be its whole; paragraph->count if there is none. */
static guint find_whole(const Divisions *divisions, const Run *run, const Paragraph *paragraph)
{
    const Item *first = &paragraph->items[run->index[0]];
    for (guint i = run->index[0]; i > 0; i--)
        if (may_be_whole(run, first, &paragraph->items[i - 1]) &&
            !is_part(divisions, run->row, paragraph->items[i - 1].quantity->metric))
            return i - 1;
    return paragraph->count;
}

/* 在限额以上法人单位中，…: the parts are those of a whole that the words narrow. */
static gboolean is_narrowed(const Run *run, const Paragraph *paragraph, guint whole)
{
    const Item *first = &paragraph->items[run->index[0]];
    const char *in = strstr(first->before, "在");
    const char *metric = paragraph->items[whole].quantity->metric;
    return (in && strstr(in, "中")) ||
           (strstr(metric, "以上") != NULL) != (strstr(first->before, "以上") != NULL);
}

static Trust trust_of(const Run *run, const Paragraph *paragraph, guint whole)
{
    const char *after = item_after(paragraph, run->index[run->count - 1]);
    if (is_narrowed(run, paragraph, whole) || g_str_has_prefix(after, "等"))
        return TRUST_NEVER;
    if (*run->subject)
        return TRUST_WORDS;
    for (guint i = whole + 1; i < run->index[0]; i++) {
        const Item *item = &paragraph->items[i];
        if (!item->settled && is_level(item->quantity) &&
            items_addable(item, &paragraph->items[run->index[0]]))
            return TRUST_EXPLAINED;
    }
    return TRUST_WORDS;
}

static void settle(const Run *run, const Paragraph *paragraph)
{
    for (guint i = 0; i < run->count; i++)
        paragraph->items[run->index[i]].settled = TRUE;
}

static void operands_of(const Run *run, Ledger *ledger, const Paragraph *paragraph,
                        Operand parts[PARTS_MOST])
{
    for (guint i = 0; i < run->count; i++)
        parts[i] = ledger_operand(ledger, paragraph->items[run->index[i]].quantity);
}

/* Leaves the first two or more, but not all, of the parts that make up the whole by themselves: the others lie within
 * those (寿险, 健康险, 意外险, 财产险 of 寿险 and 财产险). Nothing happens when no such parts do. */
static void leave_nesting(Relation *relation, Operand parts[PARTS_MOST])
{
    Operand kept[PARTS_MOST];
    guint all = relation->count;
    for (guint mask = 1; all <= NESTED_MOST && mask + 1 < 1u << all; mask++) {
        Relation trial = {RELATION_SUM, relation->stated, kept, 0};
        for (guint i = 0; i < all; i++)
            if (mask & 1u << i)
                kept[trial.count++] = parts[i];
        if (trial.count < 2 || relation_fit(&trial) != FIT_EXACT)
            continue;
        memcpy(parts, kept, sizeof(Operand) * trial.count);
        relation->count = trial.count;
        return;
    }
}

/* TRUE if the run was tested against a whole. */
static gboolean test_whole(const Divisions *divisions, const Run *run, Ledger *ledger,
                           const Paragraph *paragraph)
{
    guint whole = find_whole(divisions, run, paragraph);
    Operand parts[PARTS_MOST];
    if (whole == paragraph->count)
        return FALSE;
    const Quantity *stated = paragraph->items[whole].quantity;
    operands_of(run, ledger, paragraph, parts);
    Relation relation = {RELATION_SUM, ledger_operand(ledger, stated), parts, run->count};
    if (relation_fit(&relation) == FIT_FAILS)
        leave_nesting(&relation, parts);
    const char *nr;
    ledger_test(ledger, &relation,
                &(Claim){.rule = "total-text",
                         .label = stated->metric,
                         .trust = trust_of(run, paragraph, whole),
                         .reason = "partial"},
                &nr);
    if (nr)
        settle(run, paragraph);
    return nr != NULL;
}

/* `263.4亿元 + 35.6亿元` and their sum. */
static char *reckon(const Run *run, Ledger *ledger, const Paragraph *paragraph, Relation *sum,
                    Operand parts[PARTS_MOST])
{
    operands_of(run, ledger, paragraph, parts);
    *sum = (Relation){RELATION_SUM, parts[0], parts, run->count};
    return relation_arithmetic(sum, ledger->units);
}

/* Two divisions of one whole that is not stated beside them: their sums must meet. */
static void test_pair(const Run *a, const Run *b, Ledger *ledger, const Paragraph *paragraph)
{
    Operand left[PARTS_MOST], right[PARTS_MOST];
    Relation one, other;
    g_autofree char *reckoned = reckon(a, ledger, paragraph, &one, left);
    g_autofree char *stated = reckon(b, ledger, paragraph, &other, right);
    g_autofree char *expected = relation_expected(&one, ledger->units);
    g_autofree char *reported = relation_expected(&other, ledger->units);
    g_autofree char *first = relation_operands(&one), *second = relation_operands(&other);
    g_autofree char *operands = g_strconcat(second, " ", first, NULL);
    g_autofree char *arith = g_strconcat(reckoned, " ; ", stated, NULL);
    Interval sum = relation_computed(&one), also = relation_computed(&other);
    if (!interval_valid(sum) || !interval_valid(also))
        return;
    settle(a, paragraph);
    settle(b, paragraph);
    ledger_emit(ledger, &(Check){.rule = "total-text",
                                 .outcome = interval_meets(sum, also) ? OUTCOME_PASS : OUTCOME_FAIL,
                                 .line = right[0].line,
                                 .col = right[0].col,
                                 .label = paragraph->items[b->index[0]].quantity->metric,
                                 .reported = reported,
                                 .expected = expected,
                                 .arith = arith,
                                 .operands = operands});
}

static gboolean divide_one_whole(const Run *a, const Run *b, const Paragraph *paragraph)
{
    return strcmp(a->row->words, b->row->words) == 0 && strcmp(a->subject, b->subject) == 0 &&
           a->row != b->row &&
           paragraph->items[a->index[0]].sentence == paragraph->items[b->index[0]].sentence;
}

/* Whether a figure can begin a division at all: most cannot. */
static gboolean may_begin(const Divisions *divisions, const Item *item)
{
    return !item->settled && is_level(item->quantity) && quantity_is_amount(item->quantity) &&
           !marker_divides(item) &&
           !g_hash_table_contains(divisions->others, item->quantity->metric);
}

/* Tests the first division that begins with the item and whose whole is stated; else *loose receives one that is
 * complete. TRUE if one was tested. */
static gboolean check_at(const Divisions *divisions, Ledger *ledger, const Paragraph *paragraph,
                         guint first, Run *loose)
{
    const char *words = paragraph->items[first].quantity->metric;
    Letters letters = letters_of(words, strlen(words));
    guint given_up = divisions->bounds->exhausted;
    gboolean named = FALSE;
    loose->row = NULL;
    for (guint i = 0; i < divisions->rows->len; i++) {
        gsize before;
        Run run = {.row = &g_array_index(divisions->rows, Division, i), .index = {first}};
        if (part_among(run.row, words, letters, &before) == run.row->count)
            continue;
        named = TRUE;
        if (!gather(&run, paragraph, ledger->document->arena))
            continue;
        if (test_whole(divisions, &run, ledger, paragraph))
            return TRUE;
        if (!loose->row)
            *loose = run;
    }
    if (!named && divisions->bounds->exhausted == given_up &&
        g_hash_table_size(divisions->others) < OTHERS_MOST)
        g_hash_table_add(divisions->others, g_strdup(words));
    return FALSE;
}

void divisions_check(const Divisions *divisions, Ledger *ledger, const Paragraph *paragraph)
{
    Run last = {0}; /* the last one without a whole */
    for (guint i = 0; i < paragraph->count; i++) {
        Run loose;
        if (!may_begin(divisions, &paragraph->items[i]) ||
            check_at(divisions, ledger, paragraph, i, &loose) || !loose.row)
            continue;
        if (last.row && divide_one_whole(&last, &loose, paragraph))
            test_pair(&last, &loose, ledger, paragraph);
        last = loose;
    }
}
