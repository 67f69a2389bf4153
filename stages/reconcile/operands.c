/* 预算 420.00万元，支出 416.80万元，执行率 99.24%        发现隐患 29处，整改 26处，整改率 89.66%
 * └ under: 预算     └ over: 支出                              └ under      └ over: the words of the rate
 *
 * A figure is told by the last word of its own clause that rates.tsv knows: 全年预算数 of 基本支出 is a budget. */
#include "operands.h"

#include "pipeline/text.h"
#include "pipeline/wordlist.h"

#include <string.h>

#define REACH 6        /* figures back that the words may reach */
#define STEM_LEAST 2   /* characters of 整改 in 整改率 */
#define AFTER_REACH 24 /* bytes behind a count that still name it */

typedef struct {
    Pattern *rate, *over, *under;
} Row;

struct Rates {
    GArray *rows;
    const Vocabulary *words;
};

typedef enum { PLACE_NONE, PLACE_OVER, PLACE_UNDER } Place;

static void row_clear(gpointer data)
{
    Row *row = data;
    pattern_free(row->rate);
    pattern_free(row->over);
    pattern_free(row->under);
}

Rates *rates_new(Config *config, const Vocabulary *words, GError **error)
{
    const ConfigTable *table = config_table(config, "rates.tsv", "rate over under", error);
    if (!table)
        return NULL;
    Rates *rates = g_new0(Rates, 1);
    rates->rows = g_array_new(FALSE, TRUE, sizeof(Row));
    g_array_set_clear_func(rates->rows, row_clear);
    rates->words = words;
    for (guint i = 0; i < table_rows(table); i++) {
        g_array_append_val(rates->rows, ((Row){NULL, NULL, NULL}));
        Row *row = &g_array_index(rates->rows, Row, i);
        if (!(row->rate = pattern_cell(config, table, i, 0, error)) ||
            !(row->over = pattern_cell(config, table, i, 1, error)) ||
            !(row->under = pattern_cell(config, table, i, 2, error))) {
            rates_free(rates);
            return NULL;
        }
    }
    return rates;
}

void rates_free(Rates *rates)
{
    if (!rates)
        return;
    g_array_unref(rates->rows);
    g_free(rates);
}

const char *words_clause(const char *words)
{
    return text_behind(words, strlen(words), TEXT_WIDE_MARKS | TEXT_NARROW_MARKS);
}

gboolean item_is_compared(const Item *item)
{
    const char *clause = words_clause(item->before);
    return g_str_has_prefix(clause, "比") || g_str_has_prefix(clause, "较");
}

/* Where the last match ends, or 0. */
static gsize last_match(const Pattern *pattern, const char *words)
{
    Match match;
    gsize length = strlen(words), at = 0;
    while (pattern_find(pattern, words, length, at, &match) && match.to[0] > at)
        at = match.to[0];
    return at;
}

static Place place_by(const Row *row, const char *words)
{
    gsize over = last_match(row->over, words), under = last_match(row->under, words);
    return over > under ? PLACE_OVER : under > 0 ? PLACE_UNDER : PLACE_NONE;
}

static Place place_of(const Row *row, const Item *item)
{
    Role role = item->quantity->role;
    if (role == ROLE_BUDGET || role == ROLE_ADJUSTED || role == ROLE_TARGET)
        return PLACE_UNDER;
    if (role != ROLE_VALUE && role != ROLE_ACTUAL)
        return PLACE_NONE;
    Place place = place_by(row, words_clause(item->before));
    if (place == PLACE_NONE)
        place = role == ROLE_ACTUAL ? PLACE_OVER : place_by(row, item->before);
    return place;
}

static gboolean comparable(const Item *a, const Item *b)
{
    return quantity_is_amount(a->quantity) && strcmp(a->quantity->dim, b->quantity->dim) == 0;
}

/* 指标108个，其中甲60个、乙48个；完成103个，完成率95.37%: the parts of a list that adds up are not what follows is held
 * against. */
static gboolean is_of_list_before(const Item *item, const Item *nearest)
{
    return item->listed && !nearest->listed && (item[-1].listed || item[1].listed);
}

/* Amounts before the rate, the nearest first, as far as the words reach (the sentence before at most, and one more where
 * the paragraph has but two figures before it); changes and bases are passed over. */
static guint gather(const Paragraph *paragraph, guint index, const Item **near)
{
    const Item *rate = &paragraph->items[index];
    guint count = 0;
    for (guint i = index; i > 0 && count < REACH; i--) {
        const Item *item = &paragraph->items[i - 1];
        Role role = item->quantity->role;
        gboolean level = role != ROLE_CHANGE && role != ROLE_BASE && role != ROLE_GROWTH;
        if (item->sentence + (index == 2 ? 2 : 1) < rate->sentence)
            break;
        if (level && quantity_is_amount(item->quantity) &&
            !(count > 0 && is_of_list_before(item, near[0])))
            near[count++] = item;
    }
    return count;
}

static gboolean are_beside(const Operands *found, const Item *rate, const Item *const *near)
{
    return found->over && found->under && (found->over == near[0] || found->over == near[1]) &&
           (found->under == near[0] || found->under == near[1]) &&
           found->over->sentence == rate->sentence && found->under->sentence == rate->sentence;
}

/* 预算安排V。截至年底支付V。执行率P: the paragraph states nothing before the rate but the two that its words name. */
static gboolean are_sole(const Rates *rates, const Operands *found, const Paragraph *paragraph,
                         guint index)
{
    return index == 2 && !paragraph->cut && found->told &&
           !item_says(rates->words, WORDS_COMPARE_TIME, found->over) &&
           !item_says(rates->words, WORDS_COMPARE_TIME, found->under);
}

gboolean rates_target_is_taken(const Rates *rates, const Item *target, const Item *result)
{
    return target < result && wordset_has(&target->said, WORDS_BEYOND) &&
           vocabulary_in(rates->words, WORDS_BEYOND, words_clause(target->before));
}

static Operands by_row(const Rates *rates, const Row *row, const Item *rate,
                       const Item *const *near, guint count)
{
    Operands found = {0};
    for (guint i = 0; i < count && !found.over; i++)
        if (place_of(row, near[i]) == PLACE_OVER)
            found.over = near[i];
    for (guint i = 0; i < count && !found.under; i++)
        if (place_of(row, near[i]) == PLACE_UNDER &&
            (!found.over || comparable(near[i], found.over)) &&
            !rates_target_is_taken(rates, near[i], found.over ? found.over : near[0]))
            found.under = near[i];
    found.named = are_beside(&found, rate, near);
    found.told = found.over && found.under;
    /* 修路2860公里，目标值2800公里，完成率102.14%: a result, its target and the rate in a row */
    if (!found.over && count > 1 && found.under == near[0] &&
        found.under->quantity->role == ROLE_TARGET && comparable(near[1], near[0]) &&
        near[1]->sentence == rate->sentence) {
        found.over = near[1];
        found.told = TRUE;
    }
    for (guint i = 0; i < count && found.under && !found.over; i++)
        if (near[i] != found.under && comparable(near[i], found.under))
            found.over = near[i];
    for (guint i = 0; i < count && found.over && !found.under; i++)
        if (near[i] < found.over && comparable(near[i], found.over) &&
            !rates_target_is_taken(rates, near[i], found.over))
            found.under = near[i];
    return found;
}

/* The Han characters before 率 or 度 in the rate's clause; g_free, NULL if it is not called so. */
static char *stem_of(const Item *rate)
{
    const char *from = words_clause(rate->before), *end = g_strrstr(from, "率");
    end = end ? end : g_strrstr(from, "度");
    if (!end)
        return NULL;
    const char *start = end;
    while (start > from && text_is_han(g_utf8_get_char(g_utf8_prev_char(start))))
        start = g_utf8_prev_char(start);
    glong characters = g_utf8_strlen(start, end - start);
    if (characters < STEM_LEAST)
        return NULL;
    start = g_utf8_offset_to_pointer(start, characters - STEM_LEAST);
    return g_strndup(start, (gsize)(end - start));
}

static gboolean has_characters(const char *stem, const char *words)
{
    for (; *stem; stem = g_utf8_next_char(stem))
        if (!g_utf8_strchr(words, -1, g_utf8_get_char(stem)))
            return FALSE;
    return TRUE;
}

/* Bytes up to the first mark that ends a clause. */
static gsize clause_length(const char *words)
{
    static const char *const marks[] = {"，", "；", "。"};
    gsize length = strcspn(words, ",;");
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
        const char *mark = g_strstr_len(words, (gssize)length, marks[i]);
        length = mark ? (gsize)(mark - words) : length;
    }
    return length;
}

/* 收回有效问卷 288份, 276份满意: the words around the figure hold the characters of the rate's name. */
static gboolean is_called_after(const Paragraph *paragraph, const Item *item, const char *stem)
{
    const char *after = item_after(paragraph, (guint)(item - paragraph->items));
    gsize most = MIN(strlen(after), AFTER_REACH);
    g_autofree char *behind = g_utf8_make_valid(after, (gssize)most);
    behind[clause_length(behind)] = '\0';
    g_autofree char *words = g_strconcat(words_clause(item->before), behind, NULL);
    return has_characters(stem, words);
}

static Operands by_name(const Rates *rates, const Paragraph *paragraph, guint index,
                        const Item *const *near, guint count)
{
    Operands none = {0};
    g_autofree char *stem = stem_of(&paragraph->items[index]);
    if (!stem || count < 2 || !comparable(near[0], near[1]) ||
        near[0]->sentence != near[1]->sentence || rates_target_is_taken(rates, near[1], near[0]))
        return none;
    if (is_called_after(paragraph, near[0], stem))
        return (Operands){.over = near[0], .under = near[1], .told = TRUE};
    return none;
}

gboolean rates_is_called_after(const Paragraph *paragraph, const Item *item, guint rate)
{
    g_autofree char *stem = stem_of(&paragraph->items[rate]);
    return stem && is_called_after(paragraph, item, stem);
}

Operands rates_operands(const Rates *rates, const Paragraph *paragraph, guint index)
{
    const Item *near[REACH], *rate = &paragraph->items[index];
    guint count = gather(paragraph, index, near);
    g_autofree char *plain = text_squeeze(words_clause(rate->before));
    Letters letters = letters_of(plain, strlen(plain));
    for (guint i = 0; i < rates->rows->len; i++) {
        const Row *row = &g_array_index(rates->rows, Row, i);
        if (!pattern_may(row->rate, letters) || !pattern_in(row->rate, plain))
            continue;
        Operands found = by_row(rates, row, rate, near, count);
        found.sole = are_sole(rates, &found, paragraph, index);
        Operands called = found.told ? found : by_name(rates, paragraph, index, near, count);
        return called.over ? called : found;
    }
    return by_name(rates, paragraph, index, near, count);
}
