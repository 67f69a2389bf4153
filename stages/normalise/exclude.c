#include "exclude.h"

#include "number.h"

#include "pipeline/text.h"

#include <stdlib.h>

#define TITLE_BYTES 400
#define NAME_CHARACTERS 12
#define WORD_BYTES 120
#define LABEL_DIGITS 3
#define PHONE_DIGITS 11

/* A run of digits: its first byte, the byte behind its last, and the byte behind what stands before it, blanks left out. */
typedef struct {
    gsize at, end, before;
} Digits;

typedef gsize (*Rule)(const Sentence *sentence, const Digits *digits);

static gsize count_of(const Digits *digits)
{
    return digits->end - digits->at;
}

/* The place of the mark within so many bytes before `at`, unless the closing one, whose first byte is the same,
 * comes first; else G_MAXSIZE. */
static gsize opened(const Sentence *sentence, gsize at, const char *open, const char *close)
{
    gsize least = at > TITLE_BYTES ? at - TITLE_BYTES : 0;
    for (gsize i = at; i > least; i--) {
        if (sentence->text[i - 1] != *open)
            continue;
        if (sentence_has(sentence, i - 1, close))
            return G_MAXSIZE;
        if (sentence_has(sentence, i - 1, open))
            return i - 1;
    }
    return G_MAXSIZE;
}

/* The rest of a word in Latin letters, digits and joints: 19-nCoV, 5G. */
static gsize latin_end(const Sentence *sentence, gsize at)
{
    const char *text = sentence->text;
    while (g_ascii_isalnum(text[at]) ||
           (text[at] && strchr(".-+_", text[at]) && g_ascii_isalnum(text[at + 1])))
        at++;
    return at;
}

static gsize in_title(const Sentence *sentence, const Digits *digits)
{
    if (!sentence->titles || opened(sentence, digits->at, "《", "》") == G_MAXSIZE)
        return 0;
    const char *close = g_strstr_len(sentence->text + digits->at, TITLE_BYTES, "》");
    return close ? (gsize)(close - sentence->text) : 0;
}

/* 〔2021〕1号, [2024]3号, （2020）15号; round brackets only with the number behind them. */
static gsize document_number(const Sentence *sentence, const Digits *digits)
{
    static const Word open[] = {WORD("〔"), WORD("["), WORD("【"), WORD("("), WORDS_END};
    static const Word close[] = {WORD("〕"), WORD("]"), WORD("】"), WORD(")"), WORDS_END};
    gsize end = digits->end;
    gsize mark = count_of(digits) == 4 ? sentence_has_any(sentence, end, close) : 0;
    if (!mark || !sentence_follows_any(sentence, digits->at, open))
        return 0;
    gboolean round = sentence_has(sentence, end, ")");
    gsize next = sentence_skip(sentence, end + mark);
    if (sentence_has(sentence, next, "第"))
        next += strlen("第");
    gsize bytes = sentence_digits(sentence, next);
    if (bytes == 0)
        return round ? 0 : end + mark;
    gsize number = sentence_skip(sentence, next + bytes);
    if (sentence_has(sentence, number, "号"))
        return number + strlen("号");
    return round ? 0 : next + bytes;
}

/* The start of the text, a list's dash left out. */
static gboolean is_start(const Sentence *sentence, gsize at)
{
    at = sentence_skip_back(sentence, at);
    if (at > 0 && strchr("-*#", sentence->text[at - 1]))
        at = sentence_skip_back(sentence, at - 1);
    return at == 0;
}

/* A place where an item number may stand: the start, or behind a mark that ends something. */
static gboolean is_boundary(const Sentence *sentence, gsize at)
{
    static const Word marks[] = {WORD("。"), WORD(";"),  WORD(":"), WORD("!"),
                                 WORD("?"),  WORD(")"),  WORD(","), WORD("|"),
                                 WORD("\n"), WORD("、"), WORDS_END};
    return is_start(sentence, at) ||
           sentence_follows_any(sentence, sentence_skip_back(sentence, at), marks) > 0;
}

/* 1、 in front of words, or of a year when it opens the text. */
static gboolean item_comma(const Sentence *sentence, gsize at, gsize end)
{
    if (!sentence_has(sentence, end, "、"))
        return FALSE;
    gsize next = sentence_digits(sentence, sentence_skip(sentence, end + strlen("、")));
    return next == 0 || (next == 4 && is_start(sentence, at));
}

/* 1、 1. 1) （1） at a boundary, words behind it. */
static gsize item_number(const Sentence *sentence, const Digits *digits)
{
    gsize at = digits->at, end = digits->end;
    gboolean open = sentence_follows(sentence, at, "(");
    gsize start = open ? at - 1 : at;
    const char *after = sentence->text + end;

    gboolean marked = *after == ')' || *after == '.' || sentence_has(sentence, end, "、");
    if (end - at > 2 || !marked || !is_boundary(sentence, start))
        return 0;
    gboolean listed = open || is_start(sentence, at) || !sentence_follows(sentence, start, ",");
    if (*after == ')' && after[1] && listed)
        return end + 1;
    gsize next = end + 1 + (*after == '.' ? sentence_digits(sentence, end + 1) : 0);
    gboolean year = next == end + 5 && sentence_has(sentence, next, "年");
    if (!open && *after == '.' && after[1] && (next == end + 1 || year))
        return end + 1;
    return !open && item_comma(sentence, start, end) ? end + strlen("、") : 0;
}

/* 第3次, 第12号: an ordinal, when it was no rank; 前3. */
static gsize ordinal(const Sentence *sentence, const Digits *digits)
{
    gsize at = digits->at, end = digits->end;
    gboolean first_few = sentence_follows(sentence, at, "前") && sentence->text[end] != '.' &&
                         !sentence_follows(sentence, at, "学前") &&
                         !sentence_follows(sentence, at, "目前") &&
                         !sentence_follows(sentence, at, "之前");
    return sentence_follows(sentence, digits->before, "第") || first_few ? end : 0;
}

static gboolean measures(const Sentence *sentence, gsize at)
{
    Unit unit;
    return units_match(sentence->units, sentence->text + at, &unit) > 0;
}

/* A number that counts money or parts of a hundred is a figure wherever it stands. */
static gboolean is_amount(const Sentence *sentence, gsize at)
{
    static const char *const dims[] = {"money", "ratio", "points"};
    Unit unit;
    gsize end = at;
    while (g_ascii_isdigit(sentence->text[end]) || sentence->text[end] == '.' ||
           sentence->text[end] == ',')
        end++;
    if (!units_match(sentence->units, sentence->text + end, &unit))
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(dims); i++)
        if (strcmp(unit.dim, dims[i]) == 0)
            return TRUE;
    return FALSE;
}

/* PM2.5, A101, COVID-19, 5G, 4A; 120MW has a unit behind it. */
static gsize latin_name(const Sentence *sentence, const Digits *digits)
{
    const char *text = sentence->text;
    gsize at = digits->at, end = digits->end;
    gboolean joined =
        at > 1 && (text[at - 1] == '-' || text[at - 1] == '_') && g_ascii_isalpha(text[at - 2]);
    gboolean before = at > 0 && (g_ascii_isalpha(text[at - 1]) || joined);
    while (text[end] == '.' && g_ascii_isdigit(text[end + 1]))
        end += 1 + sentence_digits(sentence, end + 1);
    if (before)
        return is_amount(sentence, at) ? 0 : latin_end(sentence, at);
    return g_ascii_isalpha(text[end]) && !measures(sentence, end) ? latin_end(sentence, end) : 0;
}

/* An address in the net: the run of ASCII around the digits holds @, :// or www. */
static gsize address(const Sentence *sentence, const Digits *digits)
{
    const char *text = sentence->text;
    gsize at = digits->at, from = at, end = digits->end,
          least = at > WORD_BYTES ? at - WORD_BYTES : 0;
    gboolean other = FALSE; /* than digits and points */
    for (; from > least && g_ascii_isgraph(text[from - 1]); from--)
        other |= text[from - 1] > '9';
    for (; end < at + WORD_BYTES && g_ascii_isgraph(text[end]); end++)
        other |= text[end] > '9';
    if (!other)
        return 0;
    static const char *const marks[] = {"@", "://", "www."};
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
        if (g_strstr_len(text + from, (gssize)(end - from), marks[i]))
            return end;
    return 0;
}

/* — 3 —: a page number that fills the text. */
static gsize page_number(const Sentence *sentence, const Digits *digits)
{
    static const Word dashes[] = {WORD("-"), WORD("—"), WORD("–"), WORDS_END};
    gsize dash = sentence_follows_any(sentence, digits->before, dashes);
    if (!dash || digits->before != sentence_skip(sentence, 0) + dash)
        return 0;
    gsize after = sentence_skip(sentence, digits->end);
    return sentence_has_any(sentence, after, dashes) ? digits->end : 0;
}

/* 表3, 附件2, 目标1：, 电话0745-…: what the word before says. */
static gsize labelled(const Sentence *sentence, const Digits *digits)
{
    static const Word names[] = {WORD("表"),   WORD("图"),   WORD("附件"), WORD("附表"),
                                 WORD("专栏"), WORD("编号"), WORD("序号"), WORD("No."),
                                 WORD("NO."),  WORD("№"),    WORD("栏"),   WORD("附录"),
                                 WORDS_END};
    static const Word titles[] = {WORD("目标"), WORD("指标"), WORD("任务"),
                                  WORD("项目"), WORD("案例"), WORD("专题"),
                                  WORD("问题"), WORD("阶段"), WORDS_END};
    gsize end = digits->end;
    if (count_of(digits) > LABEL_DIGITS || sentence->text[end] == '.')
        return 0;
    if (sentence_follows_any(sentence, digits->before, names) && !measures(sentence, end)) {
        while (sentence->text[end] == '-' && g_ascii_isdigit(sentence->text[end + 1]))
            end += 1 + sentence_digits(sentence, end + 1);
        return end;
    }
    gsize after = sentence_skip(sentence, end);
    gboolean mark = sentence_has(sentence, after, ":") || sentence_has(sentence, after, "、");
    return mark && sentence_follows_any(sentence, digits->before, titles) ? end : 0;
}

/* Phones, postcodes, identifiers: a label before them, or more digits than a count has. */
static gsize identifier(const Sentence *sentence, const Digits *run)
{
    static const Word labels[] = {WORD("电话"), WORD("手机"),   WORD("传真"),     WORD("热线"),
                                  WORD("邮编"), WORD("编码"),   WORD("代码"),     WORD("账号"),
                                  WORD("号码"), WORD("索引号"), WORD("备案"),     WORD("标识码"),
                                  WORD("QQ"),   WORD("微信"),   WORD("帐号"),     WORD("证号"),
                                  WORD("编号"), WORD("备"),     WORD("邮政编码"), WORD("联系方式"),
                                  WORDS_END};
    gsize at = run->at, end = run->end, digits = count_of(run), before = run->before;
    if (sentence_follows(sentence, before, ":"))
        before = sentence_skip_back(sentence, before - 1);
    gboolean told = digits > 4 && sentence_follows_any(sentence, before, labels) > 0;
    gboolean area_code = (digits == 3 || digits == 4) && sentence->text[at] == '0';
    gsize area = area_code && sentence->text[end] == '-' ? sentence_digits(sentence, end + 1) : 0;
    if (area >= 7)
        return end + 1 + area;
    gboolean mobile = digits == PHONE_DIGITS && sentence->text[at] == '1';
    gboolean cell = at == 0 && sentence->text[end] == '\0';
    if (!told && !mobile && digits <= PHONE_DIGITS)
        return 0;
    if (cell && !told && number_is_twice(sentence->text, digits))
        return 0;
    gboolean alone = sentence->text[end] != '.' && !measures(sentence, end);
    return alone ? latin_end(sentence, end) : 0;
}

/* A second phone number behind 电话：…, and the -2 of …号-2. */
static gsize continued(const Sentence *sentence, const Digits *digits)
{
    static const char *const labels[] = {"电话", "传真", "热线", "举报", "手机"};
    gsize at = digits->at, end = digits->end;
    if (sentence_follows(sentence, at, "号-"))
        return end;
    gsize from = at > WORD_BYTES ? at - WORD_BYTES : 0;
    if (count_of(digits) < 7 || sentence->text[end] == '.' || sentence->text[end] == ',')
        return 0;
    for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
        if (g_strstr_len(sentence->text + from, (gssize)(at - from), labels[i]))
            return end;
    return 0;
}

/* 1某县…: an item number that lost its mark. */
static gsize item_bare(const Sentence *sentence, const Digits *digits)
{
    gsize end = digits->end;
    static const Word more[] = {WORD("余"), WORD("多"), WORD("来"), WORD("几"), WORDS_END};
    if (count_of(digits) > 2 || !is_start(sentence, digits->at))
        return 0;
    gboolean words = text_is_han(sentence_next(sentence, end)) && !measures(sentence, end) &&
                     !sentence_has_any(sentence, end, more);
    return words ? end : 0;
}

/* 1-1 and a blank at the start: an item of a table. */
static gsize item_pair(const Sentence *sentence, const Digits *digits)
{
    gsize first = count_of(digits), dash = digits->end;
    gsize second = sentence->text[dash] == '-' ? sentence_digits(sentence, dash + 1) : 0;
    if (!second)
        return 0;
    gsize end = dash + 1 + second;
    gboolean apart = sentence->text[end] == '\0' || text_is_blank(sentence_next(sentence, end));
    return first < 3 && second < 3 && apart && is_start(sentence, digits->at) ? end : 0;
}

/* 09:15, 09:15:30, 10时30分. */
static gsize clock_time(const Sentence *sentence, const Digits *digits)
{
    const char *text = sentence->text;
    gsize at = digits->at, end = digits->end;
    if (sentence_follows(sentence, at, "时") || sentence_follows(sentence, at, "点"))
        return sentence_has(sentence, end, "分") ? end + strlen("分") : 0;
    if (count_of(digits) > 2 || text[end] != ':' || sentence_digits(sentence, end + 1) != 2 ||
        (at > 0 && digits->before == at) || atoi(text + at) > 24 || text[end + 1] > '5')
        return 0;
    end += 3;
    return text[end] == ':' && sentence_digits(sentence, end + 1) == 2 ? end + 3 : end;
}

/* 01, 208类, 05（款）: codes of the budget. */
static gsize budget_code(const Sentence *sentence, const Digits *run)
{
    static const Word marks[] = {WORD("(类)"), WORD("(款)"), WORD("(项)"), WORDS_END};
    gsize at = run->at, end = run->end, digits = count_of(run);
    gboolean leading = digits > 1 && sentence->text[at] == '0' && sentence->text[end] != '.';
    gboolean class = digits == 3 && sentence_has(sentence, end, "类");
    gboolean under =
        (sentence_follows(sentence, at, "类") || sentence_follows(sentence, at, "款")) &&
        g_ascii_isdigit(sentence->text[at - MIN(at, strlen("类") + 1)]);
    gboolean marked = sentence->text[end] == '(' && sentence_has_any(sentence, end, marks);
    return leading || class || under || marked ? end : 0;
}

/* A whole number at `at` that nothing measures. */
static gboolean is_bare(const Sentence *sentence, gsize at)
{
    gsize end = at + sentence_digits(sentence, at);
    return end > at && sentence->text[end] != '.' && !measures(sentence, end);
}

/* ×100%, (a/200)*8, 4=2/1, 1+3+N. */
static gsize formula(const Sentence *sentence, const Digits *digits)
{
    static const Word times[] = {WORD("×"), WORD("*"), WORD("✕"), WORD("÷"),
                                 WORD("x"), WORD("X"), WORDS_END};
    const char *text = sentence->text;
    gsize at = digits->at, end = digits->end;
    gsize by = sentence_has_any(sentence, sentence_skip(sentence, end), times);

    if (sentence_follows_any(sentence, digits->before, times) || (by && is_bare(sentence, at)))
        return sentence_has(sentence, end, "%") ? end + 1 : end;
    gboolean result =
        at > 0 && strchr("/+=", text[at - 1]) && (text[at - 1] != '=' || text[end] == '/');
    gboolean sum = text[end] == '+' && g_ascii_isalnum(text[end + 1]);
    gboolean share = text[end] == '=' && g_ascii_isdigit(text[end + 1]) &&
                     text[end + 1 + sentence_digits(sentence, end + 1)] == '/';
    if (!(result || sum || share) || !is_bare(sentence, at))
        return 0;
    return result || sum ? latin_end(sentence, end) : end;
}

/* “稳增长20条”: a short quotation is a name, unless the figure is an amount. */
static gsize quoted_name(const Sentence *sentence, const Digits *digits)
{
    gsize at = digits->at;
    gsize open = sentence->quotes ? opened(sentence, at, "“", "”") : G_MAXSIZE;
    if (open == G_MAXSIZE || is_amount(sentence, at))
        return 0;
    const char *close = g_strstr_len(sentence->text + at, WORD_BYTES, "”");
    if (!close || text_characters(sentence->text + open, (gsize)(close - sentence->text) - open) >
                      NAME_CHARACTERS)
        return 0;
    return (gsize)(close - sentence->text);
}

/* [3] glued to a word: a footnote. */
static gsize footnote(const Sentence *sentence, const Digits *digits)
{
    gboolean held =
        sentence_follows(sentence, digits->at, "[") && sentence->text[digits->end] == ']';
    return held && count_of(digits) <= 2 ? digits->end + 1 : 0;
}

static gsize apply(Sentence *sentence, gsize at, const Rule *rules)
{
    const Digits digits = {at, at + sentence_digits(sentence, at),
                           sentence_skip_back(sentence, at)};
    for (; *rules; rules++) {
        gsize end = (*rules)(sentence, &digits);
        if (end > at)
            return sentence_other(sentence, at, end);
    }
    return at;
}

gsize exclude_early(Sentence *sentence, gsize at)
{
    static const Rule rules[] = {in_title,   document_number, item_number, ordinal,
                                 latin_name, address,         page_number, NULL};
    return apply(sentence, at, rules);
}

gsize exclude_late(Sentence *sentence, gsize at)
{
    static const Rule rules[] = {labelled,    identifier, continued,   item_pair,
                                 item_bare,   clock_time, budget_code, formula,
                                 quoted_name, footnote,   NULL};
    return apply(sentence, at, rules);
}
