/* 支出 3098.15万元，其中基本支出 1672.45万元，占总支出的 53.98%
 *      └ whole: 支出, of all            └ part            └ the whole's name
 *
 * A part that is followed by a share of its own is nobody's whole. The words accuse when they name part and whole;
 * otherwise a simple mistake must explain what does not fit. */
#include "share.h"

#include "siblings.h"

#include "pipeline/text.h"

#include <string.h>

#define RUN_MOST 8
#define TELLING_DIGITS 3
#define SIBLINGS 2 /* other shares of the sentence that show what they are shares of */

/* Two or three neighbours together are the share's numerator: 两条产业链产值占…的比重. */
static gboolean try_joint(Search *search, const Claim *claim)
{
    for (guint i = 0; i + 2 < search->count; i++) {
        const Item *a = search->candidates[i + 1], *b = search->candidates[i];
        if (!items_addable(a, b))
            continue;
        for (guint j = i + 2; j < search->count; j++) {
            if (!items_addable(a, search->candidates[j]))
                continue;
            const Operand parts[] = {
                ledger_operand(search->ledger, a->quantity),
                ledger_operand(search->ledger, b->quantity),
                ledger_operand(search->ledger, search->candidates[j]->quantity)};
            if (search_fits(search, RELATION_JOINT_SHARE, parts, 3, claim))
                return TRUE;
        }
    }
    return FALSE;
}

/* The words around 占: 技改 | 占 | 产业投资 | 占比. */
typedef struct {
    char *part, *whole; /* "" when not named */
} ShareWords;

static void words_clear(ShareWords *words)
{
    g_free(words->part);
    g_free(words->whole);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ShareWords, words_clear)

static ShareWords share_words(const char *before)
{
    static const char *const ends[] = {"占比", "的比重", "比重", "的比例",
                                       "比例", "的",     "为",   "达"};
    const char *from = words_clause(before), *end = from + strlen(from);
    const char *at = strstr(from, "占");
    if (!at)
        return (ShareWords){g_strdup(""), g_strdup("")};
    const char *named = at + strlen("占"), *stop = end;
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
        const char *found = strstr(named, ends[i]);
        stop = found && found < stop ? found : stop;
    }
    g_autofree char *part = g_strndup(from, (gsize)(at - from));
    g_autofree char *whole = g_strndup(named, (gsize)(stop - named));
    if (g_str_has_prefix(at, "占比"))
        *whole = '\0';
    return (ShareWords){text_squeeze(part), text_squeeze(whole)};
}

/* Shares in a row (分别占…的P、P、P): how many stand before this one, and how many there are. */
static guint run_of_shares(const Search *search, guint *place)
{
    const Paragraph *paragraph = search->paragraph;
    guint first = search->index, end = search->index + 1;
    while (first > 0 && paragraph->items[first].sentence == paragraph->items[first - 1].sentence &&
           paragraph->items[first - 1].quantity->role == ROLE_SHARE)
        first--;
    while (end < paragraph->count &&
           paragraph->items[end].sentence == paragraph->items[first].sentence &&
           paragraph->items[end].quantity->role == ROLE_SHARE)
        end++;
    *place = search->index - first;
    return end - first;
}

static gboolean is_level(const Item *item)
{
    Role role = item->quantity->role;
    return (role == ROLE_VALUE || role == ROLE_ACTUAL || role_is_plan(role)) &&
           quantity_is_amount(item->quantity);
}

/* The nearest candidate other than `not` whose metric begins with the name, or NULL. */
static const Item *named_candidate(const Search *search, const char *name, const Item * not )
{
    for (guint i = 0; i < search->count; i++)
        if (search->candidates[i] !=
            not &&g_str_has_prefix(search->candidates[i]->quantity->metric, name))
            return search->candidates[i];
    return NULL;
}

/* What the share is a share of: the figure of that name, else the one right before it; in a run of shares the
 * figure in the same place of the run before it. */
static const Item *find_part(const Search *search, const ShareWords *words)
{
    guint place, run = run_of_shares(search, &place), before = run - place - 1;
    const Item *share = search_rate(search);
    if (run > 1 && run <= RUN_MOST) {
        /* the amounts stand before the whole run */
        return before < search->count && is_level(search->candidates[before]) &&
                       search->candidates[before]->sentence == share->sentence
                   ? search->candidates[before]
                   : NULL;
    }
    if (g_utf8_strlen(words->part, -1) >= 2 && strcmp(words->part, "分别") != 0) {
        const Item *named = named_candidate(search, words->part, NULL);
        if (named)
            return named;
    }
    const Item *last = search->count > 0 ? search->candidates[0] : NULL;
    /* 二类占 50.00%（7个），三类占 28.57%（4个）: the count in brackets is of the share before it */
    if (last && last->bracketed && !share->bracketed && last > search->paragraph->items &&
        last[-1].quantity->role == ROLE_SHARE && last[-1].sentence == last->sentence)
        return NULL;
    const Item *next = last ? last + 1 : NULL;
    while (next && next < share && next->quantity->role == ROLE_GROWTH)
        next++; /* V，增长P，占…的P */
    return next == share && last->sentence == share->sentence && is_level(last) ? last : NULL;
}

/* TRUE if the words say that the figure is all there is. */
static gboolean says_all(const char *words)
{
    static const char *const all[] = {"总", "合计", "共", "整体", "全年", "全部"};
    for (guint i = 0; i < G_N_ELEMENTS(all); i++)
        if (strstr(words, all[i]))
            return TRUE;
    return FALSE;
}

/* TRUE if the figure's words hold every character of the name but those that only say that it is all. */
static gboolean is_named(const Item *item, const char *name)
{
    g_autofree char *words = g_strconcat(item->before, item->quantity->metric, NULL);
    guint telling = 0;
    for (const char *c = name; *c; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);
        if (g_utf8_strchr("总额数量的全年本当合计共其整体资金款", -1, character))
            continue;
        telling++;
        if (!g_utf8_strchr(words, -1, character))
            return FALSE;
    }
    return telling > 0 || says_all(words);
}

/* 总装机V，新能源装机V，占比P: the figure before the part is all there is, though nothing names it. */
static gboolean is_total_before(const Item *item, const Item *part)
{
    return part == item + 1 && item->sentence == part->sentence &&
           strstr(words_clause(item->before), "总");
}

static gboolean has_share(const Search *search, const Item *item)
{
    const Item *next = item + 1;
    return next < search->paragraph->items + search->paragraph->count &&
           next->sentence == item->sentence && next->quantity->role == ROLE_SHARE;
}

/* TRUE if the figures are of one kind, and the part is not a result to the item's plan. */
static gboolean is_alike(const Item *item, const Item *part)
{
    gboolean planned = role_is_plan(item->quantity->role) && !role_is_plan(part->quantity->role);
    return item != part && is_level(item) && items_addable(item, part) && !planned;
}

static gboolean may_be_whole(const Search *search, const Item *item, const Item *part)
{
    return is_alike(item, part) && !has_share(search, item) &&
           decimal_compare(part->quantity->value, item->quantity->value) <= 0;
}

/* TRUE if the words before the figure call it the total of what `name` says: 整体支出 for 总支出. */
static gboolean is_total_of(const Item *item, const char *name)
{
    static const char *const all[] = {"总", "整体", "全部", "合计"};
    const char *bare = name;
    for (guint i = 0; i < G_N_ELEMENTS(all); i++)
        if (g_str_has_prefix(bare, all[i]))
            bare += strlen(all[i]);
    for (guint i = 0; i < G_N_ELEMENTS(all) && *bare; i++) {
        g_autofree char *before = g_strconcat(all[i], bare, NULL);
        g_autofree char *behind = g_strconcat(bare, all[i], NULL);
        if (strstr(words_clause(item->before), before) ||
            strstr(words_clause(item->before), behind))
            return TRUE;
    }
    return FALSE;
}

/* Where no figure can be the whole: one that the words name all the same, though it is smaller than the part right before
 * the share or has a share of its own. NULL if none does. */
static const Item *find_odd_whole(const Search *search, const char *name, const Item *part,
                                  Trust *trust)
{
    gboolean of_all = says_all(name);
    for (guint i = 0; i < search->count && part == search->candidates[0]; i++) {
        const Item *item = search->candidates[i];
        gboolean far = item->sentence + 1 < part->sentence;
        if (!is_alike(item, part) || ((of_all || !*name) && (far || has_share(search, item))))
            continue;
        *trust = *name && !of_all ? TRUST_EXPLAINED : TRUST_WORDS;
        if (!*name   ? is_total_before(item, part)
            : of_all ? is_total_of(item, name)
                     : g_str_has_prefix(item->quantity->metric, name))
            return item;
    }
    return NULL;
}

/* The whole of the share, the words' own first. *trust says how far they name it. */
static const Item *find_whole(const Search *search, const char *name, const Item *part,
                              Trust *trust)
{
    const Item *nearest = NULL, *named = NULL;
    gboolean of_all = says_all(name);
    for (guint i = 0; i < search->count; i++) {
        const Item *item = search->candidates[i];
        if (!may_be_whole(search, item, part))
            continue;
        nearest = nearest ? nearest : item;
        if (!*name || !is_named(item, name))
            continue;
        named = named ? named : item;
        if (!of_all || says_all(item->before)) {
            *trust = TRUST_WORDS;
            return item;
        }
    }
    const Item *odd = named ? NULL : find_odd_whole(search, name, part, trust);
    if (odd)
        return odd;
    *trust = TRUST_EXPLAINED;
    if (named)
        return named;
    return *name && !of_all ? NULL : nearest;
}

static gboolean test(Search *search, const Item *part, const Item *whole, const Claim *claim)
{
    const Operand parts[] = {ledger_operand(search->ledger, part->quantity),
                             ledger_operand(search->ledger, whole->quantity)};
    Relation relation = {RELATION_QUOTIENT, search->stated, parts, 2};
    ledger_test(search->ledger, &relation, claim, NULL);
    return TRUE;
}

typedef struct {
    const Item *part, *whole; /* NULL where the words tell none */
    Trust trust;
} Named;

/* 受益人口 12.6万人，占农村人口 31.5万人的 40%: the whole stands right before its percentage. */
static gboolean is_of_the_whole(const Search *search)
{
    const Item *share = search_rate(search);
    return search->count > 1 && search->candidates[0] + 1 == share &&
           search->candidates[1]->sentence == share->sentence &&
           items_addable(search->candidates[0], search->candidates[1]) && search_is_of_the(share) &&
           strstr(words_clause(search->candidates[0]->before), "占");
}

static Named find_named(const Search *search)
{
    if (is_of_the_whole(search))
        return (Named){search->candidates[1], search->candidates[0], TRUST_WORDS};
    guint place;
    run_of_shares(search, &place);
    g_auto(ShareWords) words = share_words(search_rate(search)[-(gint)place].before);
    Named named = {.part = find_part(search, &words), .trust = TRUST_EXPLAINED};
    if (named.part)
        named.whole = find_whole(search, words.whole, named.part, &named.trust);
    return named;
}

/* TRUE if pairs of other figures would give so short a percentage by chance. */
static gboolean is_short(const Search *search)
{
    guint digits = 0;
    for (const char *c = search->stated.printed; *c; c++)
        digits += g_ascii_isdigit(*c);
    return digits < TELLING_DIGITS;
}

/* TRUE if the share follows from the two figures. */
static gboolean follows(Search *search, const Item *share, const Item *part, const Item *whole)
{
    const Operand parts[] = {ledger_operand(search->ledger, part->quantity),
                             ledger_operand(search->ledger, whole->quantity)};
    Relation relation = {RELATION_QUOTIENT, ledger_operand(search->ledger, share->quantity), parts,
                         2};
    Fit fit = relation_fit(&relation);
    return fit == FIT_EXACT || fit == FIT_TRUNCATED;
}

/* 甲V，占总支出P；乙V，占总支出P: a whole of the same name as that of a share before, which follows from it, is the same
 * figure. NULL if no share before has such a whole. */
static const Item *same_whole(Search *search, const Item *part)
{
    g_auto(ShareWords) words = share_words(search_rate(search)->before);
    if (g_utf8_strlen(words.whole, -1) < 2)
        return NULL;
    for (guint i = 1; i + 1 < search->count; i++) {
        const Item *before = search->candidates[i] + 1, *whole = search->candidates[i + 1];
        g_auto(ShareWords) other = share_words(before->before);
        if (before->quantity->role == ROLE_SHARE && strcmp(other.whole, words.whole) == 0 &&
            may_be_whole(search, whole, part) &&
            follows(search, before, search->candidates[i], whole))
            return whole;
    }
    return NULL;
}

static gboolean test_same_whole(Search *search, Claim claim)
{
    const Item *share = search_rate(search),
               *part = search->count > 0 ? search->candidates[0] : NULL;
    gboolean beside = part && part + 1 == share && part->sentence == share->sentence &&
                      share->quantity->bound == BOUND_EXACT;
    const Item *whole = beside ? same_whole(search, part) : NULL;
    claim.trust = TRUST_WORDS;
    return whole && test(search, part, whole, &claim);
}

/* 占比达 117.95%: no part is more than the whole, whatever the whole is. TRUE if told. What the words name as the whole may
 * be of another kind (债务占收入), and is left alone. */
static gboolean accuse_above_all(Search *search, Claim claim)
{
    const Item *share = search_rate(search);
    const char *clause = words_clause(share->before);
    if (share->quantity->bound != BOUND_EXACT || !strstr(clause, "占比") ||
        decimal_compare(decimal_subtract(share->quantity->value, share->quantity->half),
                        decimal_new(100, 0)) <= 0)
        return FALSE;
    g_auto(ShareWords) words = share_words(share->before);
    if (*words.whole)
        return FALSE;
    ledger_emit(search->ledger, &(Check){.rule = claim.rule,
                                         .outcome = OUTCOME_FAIL,
                                         .severity = SEVERITY_WARNING,
                                         .line = search->stated.line,
                                         .col = search->stated.col,
                                         .label = claim.label,
                                         .reported = search->stated.printed,
                                         .expected = "[0%,100%]",
                                         .operands = search->stated.nr});
    return TRUE;
}

/* How many other shares of the sentence follow from the amount right before each and the same whole. */
static guint shares_of(Search *search, const Item *whole)
{
    const Paragraph *paragraph = search->paragraph;
    const Item *share = search_rate(search);
    guint count = 0;
    for (guint i = 1; i < paragraph->count; i++) {
        const Item *other = &paragraph->items[i], *part = other - 1;
        if (other != share && other->sentence == share->sentence &&
            other->quantity->role == ROLE_SHARE && part->sentence == share->sentence &&
            is_level(part) && part != whole && items_addable(part, whole))
            count += follows(search, other, part, whole);
    }
    return count;
}

/* 指标108个，其中甲60个、乙48个；完成103个；未完成5个，占4.63%: a whole without a name may stand further off in the sentence. */
static gboolean test_far_whole(Search *search, const Named *named, const Claim *claim)
{
    for (guint i = 1; named->part == search->candidates[0] && i < search->count; i++) {
        const Item *item = search->candidates[i];
        if (item->sentence == named->part->sentence && may_be_whole(search, item, named->part) &&
            search_pair(search, named->part, item, claim))
            return TRUE;
    }
    return FALSE;
}

void share_check(Search *search)
{
    const Quantity *share = search_rate(search)->quantity;
    Named named = find_named(search);
    gboolean unnamed = g_str_has_prefix(share->metric, "占");
    Claim claim = {.rule = "share",
                   .label = unnamed && named.part && *named.part->quantity->metric
                                ? named.part->quantity->metric
                                : share->metric,
                   .trust = TRUST_NEVER};
    gboolean words = named.whole && named.trust == TRUST_WORDS;
    if ((named.whole && search_pair(search, named.part, named.whole, &claim)) ||
        test_same_whole(search, claim))
        return;
    if (!(words && is_short(search)) && (search_all(search, &claim) || try_joint(search, &claim)))
        return;
    if (named.whole && !words && !is_short(search) && test_far_whole(search, &named, &claim))
        return;
    gboolean shared = named.whole && shares_of(search, named.whole) >= SIBLINGS;
    if (!words && !shared && siblings_test(search, claim))
        return;
    if (!named.whole && accuse_above_all(search, claim))
        return;
    if (!named.whole || share->bound != BOUND_EXACT) {
        ledger_skip(search->ledger, claim.rule, &search->stated, share->metric, "no-operand");
        return;
    }
    claim.trust = shared ? TRUST_WORDS : named.trust;
    claim.reason = "ambiguous";
    test(search, named.part, named.whole, &claim);
}
