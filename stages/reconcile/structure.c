/* 第一产业84.6亿元，第二产业…，第三产业…   三次产业结构为 18.8：31.2：50.0
 *        └ parts, in the sentences before             └ shares: of a hundred, and each of the whole
 *
 * Shares are taken together when colons join them under 结构 or 构成, or when 分别为 stands before them and their parts
 * have one name (divisions.tsv). */
#include "structure.h"

#include <string.h>

#define SHARES_MOST 12
#define PLACES_MOST 8
#define SENTENCES_BACK 12 /* in which the parts are looked for */
#define WHOLE_LEAST 50    /* what shares of a hundred come to at least, with one of them wrong */
#define NEAR_LEAST 80     /* the same for whole numbers, which may be parts of ten */
#define NEAR_MOST 120

typedef struct {
    Ledger *ledger;
    const Paragraph *paragraph;
    guint first, count;       /* items */
    const Division *division; /* whose parts they are, or NULL */
} Shares;

static const Quantity *share_at(const Shares *shares, guint i)
{
    return shares->paragraph->items[shares->first + i].quantity;
}

static gboolean is_colon(const char *words)
{
    static const char *const colons[] = {":", "：", "∶"};
    for (guint i = 0; i < G_N_ELEMENTS(colons); i++)
        if (strcmp(words, colons[i]) == 0)
            return TRUE;
    return FALSE;
}

static gboolean is_joint(const char *words)
{
    static const char *const joints[] = {"、", "和", "，", ","};
    for (guint i = 0; i < G_N_ELEMENTS(joints); i++)
        if (strcmp(words, joints[i]) == 0)
            return TRUE;
    return FALSE;
}

/* How many figures of the first one's kind follow each other, joined so. */
static guint run_of(const Paragraph *paragraph, guint first, gboolean (*joined)(const char *))
{
    const Item *items = paragraph->items;
    guint end = first + 1;
    while (end < paragraph->count && end - first < SHARES_MOST &&
           items[end].sentence == items[first].sentence &&
           strcmp(items[end].quantity->dim, items[first].quantity->dim) == 0 &&
           joined(items[end].before))
        end++;
    return end - first;
}

/* Shares that begin with the item; count 0 if none do. */
static Shares shares_at(const Divisions *divisions, Ledger *ledger, const Paragraph *paragraph,
                        guint first)
{
    const Item *item = &paragraph->items[first];
    Shares shares = {.ledger = ledger, .paragraph = paragraph, .first = first};
    gboolean bare = *item->quantity->dim == '\0', ratio = strcmp(item->quantity->dim, "ratio") == 0;
    gboolean colons = bare && (strstr(item->before, "结构") || strstr(item->before, "构成"));
    gboolean each = ratio && strstr(item->before, "分别") && item->quantity->role != ROLE_GROWTH &&
                    (strstr(item->before, "贡献率") || strstr(item->before, "占") ||
                     strstr(item->before, "比重"));
    if (!colons && !each)
        return shares;
    shares.count = run_of(paragraph, first, colons ? is_colon : is_joint);
    shares.division = divisions_together(divisions, item->before, shares.count);
    if (shares.count < 2 || (each && !shares.division))
        shares.count = 0;
    return shares;
}

/* TRUE if the sum can be meant as a hundred although it is not. */
static gboolean means_hundred(const Shares *shares, Decimal sum)
{
    gboolean decimals = FALSE;
    for (guint i = 0; i < shares->count; i++)
        decimals = decimals || decimal_compare(share_at(shares, i)->half, decimal_new(1, 1)) < 0;
    return decimals ? decimal_compare(sum, decimal_new(WHOLE_LEAST, 0)) >= 0
                    : decimal_compare(sum, decimal_new(NEAR_LEAST, 0)) >= 0 &&
                          decimal_compare(sum, decimal_new(NEAR_MOST, 0)) <= 0;
}

/* A hundred, printed with the places of the shares, where the first of them stands. */
static Operand hundred_of(const Shares *shares, const Operand *first)
{
    gint places = quantity_places(share_at(shares, 0));
    char value[DECIMAL_TEXT];
    Operand hundred = *first;
    hundred.value = decimal_new(100, 0);
    hundred.half = decimal_new(5, PLACES_MOST + 1); /* next to nothing */
    hundred.printed = arena_printf(shares->ledger->document->arena, "%s%s",
                                   decimal_format(hundred.value, places, value), first->unit);
    return hundred;
}

static void check_hundred(const Shares *shares)
{
    Operand parts[SHARES_MOST];
    for (guint i = 0; i < shares->count; i++)
        parts[i] = ledger_operand(shares->ledger, share_at(shares, i));
    Relation relation = {RELATION_SUM, hundred_of(shares, &parts[0]), parts, shares->count};
    Interval sum = relation_computed(&relation);
    /* shares of a hundred need not make it in their last place */
    if (interval_valid(sum) &&
        interval_meets(sum, interval_new(relation.stated.value, decimal_new(0, 0))))
        relation.stated.half = decimal_new(5, 1);
    else if (!interval_valid(sum) || !means_hundred(shares, sum.hi))
        return;
    ledger_test(shares->ledger, &relation,
                &(Claim){.rule = "share-sum", .label = share_at(shares, 0)->metric}, NULL);
}

static gboolean is_level(const Quantity *quantity)
{
    return (quantity->role == ROLE_VALUE || quantity->role == ROLE_ACTUAL) &&
           quantity_is_amount(quantity);
}

/* The sentences before this one, the nearest first: its place among them, or G_MAXUINT. */
static guint place_of(const Document *document, const Span *span)
{
    for (guint i = 0; i < document->sentences->len; i++)
        if (document->sentences->pdata[i] == span)
            return i;
    return G_MAXUINT;
}

typedef struct {
    const Quantity *parts[SHARES_MOST], *whole;
    guint found;
} Operands;

/* Takes what the quantity is to the division; TRUE once everything is there. */
static gboolean take(const Division *division, guint count, const Quantity *quantity, Operands *all)
{
    const Quantity *other = NULL;
    for (guint i = 0; i < count && !other; i++)
        other = all->parts[i];
    if (!is_level(quantity) || (other && strcmp(other->dim, quantity->dim) != 0))
        return FALSE;
    guint part = division_part(division, quantity->metric);
    if (part < count && !all->parts[part]) {
        all->parts[part] = quantity;
        all->found++;
    } else if (all->found == count && part == count && !quantity->standard &&
               division_is_whole(division, quantity->metric)) {
        all->whole = quantity;
    }
    return all->whole != NULL;
}

static gboolean find_operands(const Shares *shares, Operands *all)
{
    const Document *document = shares->ledger->document;
    const Span *span = share_at(shares, 0)->span;
    guint place = place_of(document, span);
    for (guint back = 1; place != G_MAXUINT && back <= MIN(place, SENTENCES_BACK); back++) {
        const Span *sentence = document->sentences->pdata[place - back];
        if (sentence->part != span->part)
            return FALSE;
        for (guint i = sentence->quantity_count; i > 0; i--)
            if (take(shares->division, shares->count, sentence->quantities[i - 1], all))
                return TRUE;
    }
    return FALSE;
}

/* 由上年的a：b：c调整为: shares of another year than the amounts before them. */
static gboolean are_earlier(const Shares *shares, const Operands *all)
{
    static const char *const words[] = {"由", "从", "上年", "去年"};
    const char *before = shares->paragraph->items[shares->first].before;
    const char *period = share_at(shares, 0)->period;
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strstr(before, words[i]))
            return TRUE;
    return *period && *all->whole->period && strcmp(period, all->whole->period) != 0;
}

/* The shares make a hundred to the last digit: one of them may have been moved by it. */
static gboolean make_hundred(const Shares *shares)
{
    Decimal sum = decimal_new(0, 0);
    for (guint i = 0; i < shares->count; i++)
        sum = decimal_add(sum, share_at(shares, i)->value);
    return decimal_equal(sum, decimal_new(100, 0));
}

/* Each share against its part and the whole, where the sentences before state them all. */
static void check_shares(const Shares *shares)
{
    Operands all = {.whole = NULL};
    if (!find_operands(shares, &all) || are_earlier(shares, &all))
        return;
    gboolean evened = make_hundred(shares);
    for (guint i = 0; i < shares->count; i++) {
        const Operand parts[] = {ledger_operand(shares->ledger, all.parts[i]),
                                 ledger_operand(shares->ledger, all.whole)};
        Relation relation = {RELATION_QUOTIENT, ledger_operand(shares->ledger, share_at(shares, i)),
                             parts, 2};
        Relation moved = relation;
        moved.stated.half = decimal_multiply(moved.stated.half, decimal_new(3, 0));
        if (evened && relation_fit(&moved) != FIT_FAILS)
            relation = moved;
        ledger_test(shares->ledger, &relation,
                    &(Claim){.rule = "share", .label = all.parts[i]->metric}, NULL);
    }
}

void structure_check(const Divisions *divisions, Ledger *ledger, const Paragraph *paragraph)
{
    for (guint i = 0; i < paragraph->count; i++) {
        Shares shares = shares_at(divisions, ledger, paragraph, i);
        if (shares.count == 0)
            continue;
        check_hundred(&shares);
        if (shares.division && *share_at(&shares, 0)->dim == '\0')
            check_shares(&shares);
        i += shares.count - 1;
    }
}
