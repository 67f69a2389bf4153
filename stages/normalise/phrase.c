#include "lexicon.h"
#include "respective.h"

#include "pipeline/text.h"

#include <string.h>

#define METRIC_CHARACTERS 40
#define AFTER_CHARACTERS 12

/* The text before one figure. */
typedef struct {
    const char *clause;  /* from the last clause mark on */
    const char *phrase;  /* from the last clause mark or token on */
    const char *end;     /* where the figure begins */
    const WordSet *said; /* of the sentence: the lists that have a word in it */
} Context;

/* The first word of the list in the text before the figure, if the sentence holds one at all. */
static const char *said_before(const Phrases *phrases, Context at, Words list)
{
    if (!wordset_has(at.said, list))
        return NULL;
    return wordlist_first(vocabulary_list(phrases->words, list), at.clause,
                          (gsize)(at.end - at.clause));
}

/* Role and direction by the words right before the figure; returns where the metric ends. */
static const char *read_cue(const Phrases *phrases, Context at, Token *token)
{
    const char *end = lexicon_skip_back(at.phrase, at.end), *metric_end = end;
    const Cue *cue;
    while ((cue = lexicon_cue(phrases, at.phrase, end, token))) {
        end = lexicon_skip_back(at.phrase, end - cue->length);
        if (!cue->keep)
            metric_end = end;
        if (!cue->soft) {
            token->role = cue->role;
            token->direction = cue->direction;
            if (cue->role == ROLE_GROWTH)
                token->dim = "ratio";
            break;
        }
    }
    return metric_end;
}

/* 较2019年同期9.8万元: TRUE if the figure is what another is compared with. */
static gboolean is_base(const Phrases *phrases, Context at, const Token *dates, guint count)
{
    const char *compare = said_before(phrases, at, WORDS_COMPARE);
    if (!compare)
        return FALSE;
    gboolean timed = wordlist_in(vocabulary_list(phrases->words, WORDS_COMPARE_TIME), compare,
                                 (gsize)(at.end - compare)) != NULL;
    for (guint i = 0; i < count && !timed; i++)
        timed = dates[i].kind == TOKEN_DATE;
    return timed;
}

/* Nothing further back than this speaks of a figure; it also bounds the work on endless sentences. */
#define CLAUSE_BYTES 600
#define LIST_BYTES 1500
#define INHERIT_TOKENS 40

/* TRUE behind one of the marks , ; ! ? 。 */
static gboolean follows_mark(const char *from, const char *at)
{
    if ((guchar)at[-1] < 0x80)
        return at[-1] == ',' || at[-1] == ';' || at[-1] == '!' || at[-1] == '?';
    return lexicon_ends(from, at, "。", strlen("。"));
}

static const char *first_of_clause(const char *from, const char *at)
{
    if (at - from > CLAUSE_BYTES)
        from = at - CLAUSE_BYTES;
    while (((guchar)*from & 0xC0) == 0x80)
        from++;
    while (at > from && !follows_mark(from, at))
        at--;
    return at;
}

/* In front of a bracket that closes right before the figure, or before 为: 资本性支出（基础建设）104.35万元, 采购金额（含税）为
 * 104.35万元. */
static const char *before_bracket(const char *from, const char *at)
{
    static const char *const links[] = {"为", "是", "达", "共"};
    const char *end = at;
    while (end > from && end[-1] == ' ')
        end--;
    for (guint i = 0; i < G_N_ELEMENTS(links); i++)
        if ((gsize)(end - from) > strlen(links[i]) &&
            memcmp(end - strlen(links[i]), links[i], strlen(links[i])) == 0 &&
            end[-(gssize)strlen(links[i]) - 1] == ')')
            at = end - strlen(links[i]);
    if (at == from || at[-1] != ')')
        return at;
    const char *open = g_strrstr_len(from, at - from, "(");
    return open ? open : at;
}

#define INSIDE_BYTES 6 /* 境 in 因公出国(境)费: a bracket inside a name */
#define BEHIND_BYTES 12

/* The bracket that `close` stands behind, if it is part of a name that goes on to `at`; else `close`. */
static const char *before_inside(const char *from, const char *close, const char *at)
{
    const char *open = g_strrstr_len(from, close - from, "(");
    gboolean short_words = close < at && at - close <= BEHIND_BYTES;
    return open && open > from && short_words && close - 1 - (open + 1) <= INSIDE_BYTES ? open
                                                                                        : close;
}

/* Behind the last 、, bracket or colon; a colon right before the figure belongs to it. */
static const char *first_of_phrase(const char *from, const char *at)
{
    for (const char *c = at; c > from; c--) {
        if (c[-1] == ')' && before_inside(from, c, at) < c)
            c = before_inside(from, c, at);
        gboolean wide = (guchar)c[-1] >= 0x80;
        gboolean mark = (c[-1] == ':' && c < at) || c[-1] == '(' || c[-1] == ')';
        if (wide ? lexicon_ends(from, c, "、", strlen("、")) : mark)
            return c;
    }
    return from;
}

static const char *skip_opening(const Phrases *phrases, const char *from, const char *end)
{
    const char *word = "";
    for (; word && from < end; from += word ? strlen(word) : 0) {
        while (from < end && (text_is_blank(g_utf8_get_char(from)) || *from == ':' ||
                              *from == '.' || *from == ')'))
            from = g_utf8_next_char(from);
        word =
            wordlist_at(vocabulary_list(phrases->words, WORDS_OPENING), from, (gsize)(end - from));
    }
    return MIN(from, end);
}

/* The Han words right behind a count (7家规模企业), for a figure whose metric follows it. */
static const char *words_after(const char *at)
{
    const char *end = at;
    for (guint i = 0; i < AFTER_CHARACTERS && *end; i++) {
        gunichar c = g_utf8_get_char(end);
        if (c == 0x7684 /* 的 */ || (!text_is_han(c) && !g_unichar_isalpha(c)))
            break;
        end = g_utf8_next_char(end);
    }
    return end;
}

static gboolean is_count(const Token *token)
{
    static const char *const dims[] = {"money", "ratio", "points", "score", "rank", "times", ""};
    for (guint i = 0; i < G_N_ELEMENTS(dims); i++)
        if (token_is(token, dims[i]))
            return FALSE;
    return TRUE;
}

/* Takes the words off the end that say when or how much, not what. */
static const char *skip_closing(const Phrases *phrases, const char *from, const char *end)
{
    const char *word = "";
    for (; word && end > from; end -= word ? strlen(word) : 0) {
        end = lexicon_skip_back(from, end);
        word = wordlist_ending(vocabulary_list(phrases->words, WORDS_CLOSING), from,
                               (gsize)(end - from));
    }
    return end;
}

/* TRUE if the words only compare (较去年同期相比) and name nothing. */
static gboolean is_idle(const Phrases *phrases, const char *from, const char *end)
{
    for (const char *word; from < end; from += strlen(word))
        if (!(word = wordlist_at(vocabulary_list(phrases->words, WORDS_IDLE), from, G_MAXSIZE)))
            return FALSE;
    return TRUE;
}

static void read_metric(const Phrases *phrases, Context at, const char *metric_end, Arena *arena,
                        Token *token)
{
    const char *from = skip_opening(phrases, at.phrase, metric_end);
    metric_end = skip_closing(phrases, from, metric_end);
    if (is_idle(phrases, from, metric_end))
        from = metric_end;
    while (text_characters(from, (gsize)(metric_end - from)) > METRIC_CHARACTERS)
        from = g_utf8_next_char(from);
    if (from == metric_end) {
        token->metric = "";
        return;
    }
    char *metric = arena_copy(arena, from, (gsize)(metric_end - from));
    text_drop_blanks(metric);
    token->metric = metric;
}

/* 以上(的)项目 behind the figure makes it the name of a class. */
static gboolean is_threshold(const char *after)
{
    static const char *const marks[] = {"以上", "以下", "及以上", "(含)以上", "以内"};
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
        gsize length = strlen(marks[i]);
        if (*after != *marks[i] || strncmp(after, marks[i], length) != 0)
            continue;
        gunichar next = g_utf8_get_char(after + length);
        return text_is_han(next);
    }
    return FALSE;
}

/* 每人补助 50元, but not 人均可支配收入 31205元: a level. */
static gboolean is_standard(const Phrases *phrases, Context at)
{
    return said_before(phrases, at, WORDS_STANDARD) && !said_before(phrases, at, WORDS_PER_HEAD);
}

static gboolean says_last_year(const char *from, const char *end)
{
    const char *year = lexicon_place(from, end, "年");
    for (; year; year = lexicon_place(year + strlen("年"), end, "年"))
        if (lexicon_ends(from, year, "上", strlen("上")) ||
            lexicon_ends(from, year, "去", strlen("去")))
            return TRUE;
    return FALSE;
}

/* `start` is where its clause begins, `before` the token before this one, or NULL; `date` the last date of the sentence
 * before it, or NULL. */
static const char *period_of(const char *folded, const char *start, const Token *token,
                             const Token *before, const Token *date, Arena *arena)
{
    const char *at = folded + token->at;
    if (before && folded + before->at + before->len > start &&
        before->at + before->len <= token->at)
        start = folded + before->at + before->len;
    gboolean prior = says_last_year(start, at);
    gboolean told = prior && !lexicon_place(start, at, "比") && !lexicon_place(start, at, "较") &&
                    token->role != ROLE_GROWTH && token->role != ROLE_CHANGE;
    if (prior && (token->role == ROLE_BASE || told))
        return "prior";
    if (!date || strcmp(date->form, "asof") == 0)
        return "";
    if (date->to && *date->to && strcmp(date->from, date->to) != 0)
        return arena_printf(arena, "%s/%s", date->from, date->to);
    return date->from;
}

static Context context_of(const char *folded, const Token *tokens, guint index, const WordSet *said)
{
    const char *at = folded + tokens[index].at;
    Context context = {.clause = first_of_clause(folded, at), .said = said};
    context.end = before_bracket(context.clause, at);
    while (index > 0 && folded + tokens[index - 1].at + tokens[index - 1].len > context.end)
        index--;
    const char *after_token =
        index > 0 ? folded + tokens[index - 1].at + tokens[index - 1].len : folded;
    const char *from = MAX(context.clause, MIN(after_token, context.end));
    context.phrase = first_of_phrase(from, context.end);
    return context;
}

/* Where the last list of parts begins before this place, or the place itself. */
static gsize list_before(const char *folded, gsize at)
{
    gsize from = at > LIST_BYTES ? at - LIST_BYTES : 0;
    const char *last = NULL, *end = folded + at;
    static const char *const marks[] = {"其中", "包括"};
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
        for (const char *next = lexicon_place(folded + from, end, marks[i]); next;
             next = lexicon_place(next + strlen(marks[i]), end, marks[i]))
            last = MAX(last, next);
    return last ? (gsize)(last - folded) : at;
}

/* The metric of the last figure that had one of its own: growth, rates and ranks speak of it. What was budgeted
 * or spent in all does not speak of a part listed before it, nor of what stands in brackets. */
static const char *inherited(const char *folded, const Token *tokens, guint index)
{
    guint last = index > INHERIT_TOKENS ? index - INHERIT_TOKENS : 0;
    Role role = tokens[index].role;
    gboolean whole = role == ROLE_BUDGET || role == ROLE_ADJUSTED || role == ROLE_ACTUAL;
    gsize until = whole ? list_before(folded, tokens[index].at) : tokens[index].at;
    for (guint i = index; i > last; i--) {
        const Token *token = &tokens[i - 1];
        if (token->kind == TOKEN_QTY && token->metric && *token->metric && token->at <= until &&
            token->depth <= tokens[index].depth)
            return token->metric;
    }
    return "";
}

/* 完成年度计划1200人次的115%: the percentage of the planned figure right before it. */
static gboolean is_share_of_plan(const Token *tokens, guint index, Context at)
{
    const char *from = lexicon_skip_back(at.phrase, at.end);
    if (index == 0 || !lexicon_ends(at.phrase, from, "的", strlen("的")) ||
        from - at.phrase > (gssize)strlen("的") + 2)
        return FALSE;
    Role role = tokens[index - 1].role;
    return tokens[index - 1].kind == TOKEN_QTY &&
           (role == ROLE_TARGET || role == ROLE_BUDGET || role == ROLE_ADJUSTED);
}

/* 分别占总投资的70%、20%和10%: what goes on with a list of shares is one, too. */
static gboolean goes_on_sharing(const char *folded, const Token *tokens, guint index)
{
    static const char *const joints[] = {"、", "和", "及", "与", "以及"};
    const Token *token = &tokens[index], *before = index > 0 ? token - 1 : NULL;
    if (!before || before->kind != TOKEN_QTY || before->role != ROLE_SHARE)
        return FALSE;
    const char *from = folded + before->at + before->len, *at = folded + token->at;
    for (guint i = 0; i < G_N_ELEMENTS(joints); i++)
        if ((gsize)(at - from) == strlen(joints[i]) && g_str_has_prefix(from, joints[i]))
            return TRUE;
    return FALSE;
}

static const char *joined(Arena *arena, const char *text, const char *more, gsize bytes)
{
    gsize length = strlen(text);
    char *both = arena_alloc(arena, length + bytes + 1);
    memcpy(both, text, length);
    memcpy(both + length, more, bytes);
    return both;
}

static void annotate(const Phrases *phrases, const char *folded, Token *tokens, guint index,
                     Context at, Arena *arena)
{
    Token *token = &tokens[index];
    const char *after = folded + token->at + token->len;
    const char *metric_end = read_cue(phrases, at, token);
    guint first_date = index;
    while (first_date > 0 && tokens[first_date - 1].at >= (gsize)(at.clause - folded))
        first_date--;
    gboolean level = token->role == ROLE_VALUE || token->role == ROLE_ACTUAL;
    if (level && !token_is(token, "ratio") &&
        is_base(phrases, at, tokens + first_date, index - first_date))
        token->role = ROLE_BASE;
    if (token_is(token, "ratio") && level &&
        ((lexicon_place(at.clause, at.end, "占") && at.end > at.phrase) ||
         goes_on_sharing(folded, tokens, index)))
        token->role = ROLE_SHARE;
    read_metric(phrases, at, metric_end, arena, token);
    /* 项目支出 197.50万元 names a kind of spending; only a bare 支出 says that it was spent */
    if (token->role == ROLE_ACTUAL && g_str_has_suffix(token->metric, "支出"))
        token->role = ROLE_VALUE;
    if (token->role == ROLE_VALUE && token_is(token, "ratio") &&
        is_share_of_plan(tokens, index, at))
        token->role = ROLE_RATE;
    if (is_count(token) && token->role != ROLE_CHANGE) {
        const char *stop = words_after(after);
        token->metric = joined(arena, token->metric, after, (gsize)(stop - after));
    }
    if (*token->metric == '\0')
        token->metric = inherited(folded, tokens, index);
    token->standard = token->standard || is_standard(phrases, at);
    token->threshold = token->threshold || is_threshold(after);
    if (token_is(token, "rank"))
        token->role = ROLE_RANK;
}

/* The last scope that is named in [from, end), or the one before it. */
static const char *scope_between(const Phrases *phrases, const char *from, const char *end,
                                 const char *before)
{
    const char *word =
        wordlist_last(vocabulary_list(phrases->words, WORDS_SCOPE), from, (gsize)(end - from));
    return word ? word : before;
}

static gboolean holds_figure(const Token *tokens, guint count)
{
    for (guint i = 0; i < count; i++)
        if (tokens[i].kind == TOKEN_QTY)
            return TRUE;
    return FALSE;
}

/* A figure that is all of its text: no words say what it measures. */
static gboolean is_alone(const char *folded, const Token *tokens, guint count)
{
    return count == 1 && tokens->kind == TOKEN_QTY && tokens->at == 0 &&
           folded[tokens->len] == '\0' && !token_is(tokens, "rank");
}

void phrase_annotate(const Phrases *phrases, const char *folded, Token *tokens, guint count,
                     Arena *arena)
{
    if (!holds_figure(tokens, count))
        return;
    if (is_alone(folded, tokens, count)) {
        tokens->metric = tokens->period = tokens->scope = "";
        return;
    }
    const Token *date = NULL, *last = tokens + count - 1;
    const char *scope = "", *from = folded, *open = strchr(folded, '(');
    WordSet said = vocabulary_read(phrases->words, folded, last->at + last->len);
    gint depth = 0;
    for (guint i = 0; i < count; i++) {
        const char *at = folded + tokens[i].at;
        if (at > from && wordset_has(&said, WORDS_SCOPE))
            scope = scope_between(phrases, from, at, scope);
        for (; open && from < at; from++) {
            depth += *from == '(';
            depth -= depth > 0 && *from == ')';
        }
        from = MAX(from, at);
        tokens[i].depth = (guint)depth;
        if (tokens[i].kind == TOKEN_DATE)
            date = &tokens[i];
        if (tokens[i].kind != TOKEN_QTY)
            continue;
        Context context = context_of(folded, tokens, i, &said);
        annotate(phrases, folded, tokens, i, context, arena);
        tokens[i].period = period_of(folded, context.clause, &tokens[i],
                                     i > 0 ? &tokens[i - 1] : NULL, date, arena);
        tokens[i].scope = scope;
    }
    respective_annotate(folded, tokens, count, arena);
}
