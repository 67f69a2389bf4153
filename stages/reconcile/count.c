#include "count.h"

#include "listed.h"

#include <string.h>

#define COUNT_MOST 500
#define PROMISE_MOST 36 /* bytes between a count and the word that promises its names */

/* Words that promise the names: 内设股室10个，分别为：… */
static const char *const promises[] = {"分别为", "分别是", "即", "包括", "：", ":"};
#define WORDS 4 /* of the promises are words */

static gboolean is_mark(const char *c, const char *const *marks, guint count)
{
    for (guint i = 0; i < count; i++)
        if (g_str_has_prefix(c, marks[i]))
            return TRUE;
    return FALSE;
}

/* The first place of one of the marks in the text, or `otherwise` where that is less or none stands there. */
static gsize place_of(const char *text, const char *const *marks, guint count, gsize otherwise)
{
    for (guint i = 0; i < count; i++) {
        const char *mark = strstr(text, marks[i]);
        otherwise = mark ? MIN(otherwise, (gsize)(mark - text)) : otherwise;
    }
    return otherwise;
}

/* Where the names begin behind the count, or NULL if nothing promises them. A bare colon promises only in the
 * count's own clause. */
static const char *names_after(const char *after)
{
    static const char *const stops[] = {"；", ";", "。"}, *const commas[] = {"，", ","};
    char window[2 * PROMISE_MOST + 1];
    const char *best = NULL;
    g_strlcpy(window, after, sizeof window);
    if (place_of(window, promises, G_N_ELEMENTS(promises), G_MAXSIZE) > PROMISE_MOST)
        return NULL;
    gsize clause = place_of(window, stops, G_N_ELEMENTS(stops), PROMISE_MOST);
    gsize comma = place_of(window, commas, G_N_ELEMENTS(commas), clause);
    for (guint i = 0; i < G_N_ELEMENTS(promises); i++) {
        gsize at = place_of(window, &promises[i], 1, G_MAXSIZE);
        if (at <= (i < WORDS ? clause : comma))
            best = MAX(best, after + at + strlen(promises[i]));
    }
    while (best && (g_str_has_prefix(best, "：") || *best == ':' || *best == ' '))
        best = g_utf8_next_char(best);
    return best;
}

/* What stands behind a count up to the sentence's end. */
typedef struct {
    guint
        count; /* of names between marks of either kind; 0 when the list is open or holds something else than names */
    guint pairs; /* how often 和 or 及 may join the last two */
    guint outer; /* of parts between commas, where 、 stands inside such a part; else 0 */
    guint alike; /* of parts between commas that begin as the first one does (坚持…，坚持…) */
} Names;

static gboolean is_comma(const char *c)
{
    static const char *const commas[] = {"，", ",", "；", ";"};
    return is_mark(c, commas, G_N_ELEMENTS(commas));
}

/* The parts between commas that begin with the same two characters as the first one. */
static guint count_alike(const char *names, gsize length)
{
    gsize opening = g_utf8_strlen(names, (gssize)length) > 2
                        ? (gsize)(g_utf8_offset_to_pointer(names, 2) - names)
                        : 0;
    guint count = opening > 0;
    for (const char *c = names; opening > 0 && c + opening < names + length;
         c = g_utf8_next_char(c))
        count += is_comma(c) && strncmp(g_utf8_next_char(c), names, opening) == 0;
    return count;
}

/* Counts the names, brackets and quotes left alone. */
static Names count_names(const char *names)
{
    static const char *const opening[] = {"（", "(", "“", "《"}, *const closing[] = {"）", ")", "”",
                                                                                     "》"};
    static const char *const ends[] = {"。", "：", ":"}, *const joins[] = {"和", "及", "以及"};
    Names found = {.count = 1}, none = {0};
    guint commas = 0, inner = 0;
    gint depth = 0;
    gsize length = 0; /* of the name at hand */
    const char *c = names;
    for (; *c && !(depth == 0 && is_mark(c, ends, 1)); c = g_utf8_next_char(c)) {
        depth += is_mark(c, opening, G_N_ELEMENTS(opening));
        depth -= depth > 0 && is_mark(c, closing, G_N_ELEMENTS(closing));
        if (depth > 0)
            continue;
        if (is_mark(c, ends, G_N_ELEMENTS(ends)) || g_str_has_prefix(c, "等"))
            return none;
        gboolean comma = is_comma(c), mark = comma || g_str_has_prefix(c, "、");
        if (mark && length == 0)
            return none;
        commas += comma;
        inner += mark && !comma;
        found.count += mark;
        found.pairs =
            mark ? 0 : found.pairs + (length > 1 && is_mark(c, joins, G_N_ELEMENTS(joins)));
        length = mark ? 0 : length + 1;
        if (length > 30)
            return none;
    }
    if (length == 0)
        found.count--;
    found.alike = count_alike(names, (gsize)(c - names));
    if (commas > 0 && inner > 0)
        found.outer = commas + (length > 0);
    return found;
}

/* （一）办公室，（二）… : counted by their numbers. */
static guint count_numbers(const char *names)
{
    guint count = 0;
    for (const char *c = names; (c = strpbrk(c, "(\xEF"));) {
        gboolean bracket = *c == '(' || g_str_has_prefix(c, "（");
        const char *next = g_utf8_next_char(c);
        static const char *const numerals[] = {"一", "二", "三", "四", "五",
                                               "六", "七", "八", "九", "十"};
        if (bracket && is_mark(next, numerals, G_N_ELEMENTS(numerals)))
            count++;
        c = next;
    }
    return count;
}

/* 一是…；二是… or 一要…；二要…: how many of them stand in the text. What they say holds marks of its own. */
static guint count_firstly(const char *names)
{
    static const char *const numerals[] = {"一", "二", "三", "四", "五",
                                           "六", "七", "八", "九", "十"};
    static const char *const verbs[] = {"是", "要", "抓", "靠", "看", "在"};
    guint best = 0;
    for (guint i = 0; i < G_N_ELEMENTS(verbs); i++) {
        const char *at = names;
        guint count = 0;
        while (count < G_N_ELEMENTS(numerals)) {
            g_autofree char *word = g_strconcat(numerals[count], verbs[i], NULL);
            if (!(at = strstr(at, word)) || (i > 0 && count == 0 && at != names))
                break;
            count++;
        }
        best = MAX(best, count);
    }
    return best;
}

static void emit(Ledger *ledger, const Quantity *quantity, const char *label, guint found,
                 Outcome outcome)
{
    Operand stated = ledger_operand(ledger, quantity);
    g_autofree char *expected = g_strdup_printf("%u%s", found, quantity->unit);
    g_autofree char *args = g_strdup_printf("%u", found);
    ledger_emit(ledger, &(Check){.rule = "count-names",
                                 .outcome = outcome,
                                 .line = stated.line,
                                 .col = stated.col,
                                 .label = label,
                                 .reported = stated.printed,
                                 .expected = expected,
                                 .arith = expected,
                                 .args = args,
                                 .operands = stated.nr,
                                 .reason = outcome == OUTCOME_UNSURE ? "ambiguous" : NULL});
}

/* Names beside a count that nothing promises. */
static void check_beside(Ledger *ledger, const Quantity *quantity)
{
    Beside beside = listed_beside(ledger->words, quantity);
    if (beside.found > 0)
        emit(ledger, quantity, beside.wrong ? "" : quantity->metric, beside.found,
             beside.wrong ? OUTCOME_FAIL : OUTCOME_PASS);
}

/* Names apart by commas that hold 、 themselves (坚持A，坚持B、C) may be meant either way, and those that begin alike may
 * have clauses behind them that are none. */
static void judge_names(Ledger *ledger, const Quantity *quantity, const Names *names)
{
    Decimal stated = quantity->value;
    for (guint extra = 0; extra <= names->pairs; extra++)
        if (decimal_equal(stated, decimal_new(names->count + extra, 0))) {
            emit(ledger, quantity, quantity->metric, names->count + extra, OUTCOME_PASS);
            return;
        }
    guint others[] = {names->outer, names->alike > 1 ? names->alike : 0};
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        if (others[i] > 0 && decimal_equal(stated, decimal_new(others[i], 0))) {
            emit(ledger, quantity, quantity->metric, others[i], OUTCOME_PASS);
            return;
        }
    gboolean doubt =
        names->pairs > 0 || names->outer > 0 || (names->alike > 1 && names->alike < names->count);
    emit(ledger, quantity, quantity->metric, names->count, doubt ? OUTCOME_UNSURE : OUTCOME_FAIL);
}

static void check_one(Ledger *ledger, const Paragraph *paragraph, guint index)
{
    const Quantity *quantity = paragraph->items[index].quantity;
    const char *after = quantity->span->text + quantity->at + quantity->len;
    const char *names = names_after(after);
    gboolean more = index + 1 < paragraph->count &&
                    paragraph->items[index + 1].sentence == paragraph->items[index].sentence;
    if (!names)
        check_beside(ledger, quantity);
    if (!names || more)
        return;
    if (wordlist_at(vocabulary_list(paragraph->words, WORDS_CONJUNCTION), names, strlen(names)))
        return; /* 两种可能：或者…，或者… */
    guint numbered = count_numbers(names), firstly = count_firstly(names);
    if (firstly > 0) { /* the list may go on behind the sentence */
        if (decimal_equal(quantity->value, decimal_new(firstly, 0)))
            emit(ledger, quantity, quantity->metric, firstly, OUTCOME_PASS);
        return;
    }
    Names found = numbered > 1 ? (Names){.count = numbered} : count_names(names);
    if (found.count < 2)
        return;
    judge_names(ledger, quantity, &found);
}

void count_check(Ledger *ledger, const Paragraph *paragraph)
{
    for (guint i = 0; i < paragraph->count; i++) {
        const Quantity *quantity = paragraph->items[i].quantity;
        gboolean whole = decimal_sign(quantity->half) == 0 && quantity_is_amount(quantity) &&
                         quantity->bound == BOUND_EXACT;
        if (whole && decimal_sign(quantity->value) >= 0 &&
            decimal_compare(quantity->value, decimal_new(COUNT_MOST, 0)) <= 0)
            check_one(ledger, paragraph, i);
    }
}
