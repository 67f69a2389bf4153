#include "grammar.h"

#include "date.h"
#include "exclude.h"
#include "numeral.h"
#include "pipeline/text.h"
#include "quantity.h"
#include "rank.h"

#define FULL_WIDTH_LEAD 0xEF

struct Grammar {
    Sentence sentence;
    char *folded;
    GArray *narrowed; /* guint, see text_fold */
    guint fiscal;
    gboolean columns; /* a cell of this table holds a column run together */
    gboolean
        begins[256]; /* by text_wide_number: TRUE if a numeral or a full-width digit may have it */
};

static void mark_numerals(Grammar *grammar)
{
    static const char characters[] = "〇○零一二两三四五六七八九十百千万亿０１２３４５６７８９";
    for (const char *c = characters; *c; c += 3)
        grammar->begins[text_wide_number(c)] = TRUE;
}

Grammar *grammar_new(const Units *units, const Bounds *bounds)
{
    Grammar *grammar = g_new0(Grammar, 1);
    grammar->sentence.units = units;
    grammar->sentence.bounds = bounds;
    grammar->sentence.tokens = g_array_new(FALSE, FALSE, sizeof(Token));
    grammar->narrowed = g_array_new(FALSE, FALSE, sizeof(guint));
    grammar->sentence.narrowed = grammar->narrowed;
    mark_numerals(grammar);
    return grammar;
}

void grammar_free(Grammar *grammar)
{
    if (!grammar)
        return;
    g_array_unref(grammar->sentence.tokens);
    g_free(grammar->folded);
    g_array_unref(grammar->narrowed);
    g_free(grammar);
}

void grammar_set_year(Grammar *grammar, guint year)
{
    grammar->fiscal = year;
}

void grammar_set_table(Grammar *grammar)
{
    grammar->columns = FALSE;
}

static gboolean is_full_width_digit(const char *c)
{
    return (guchar)c[0] == FULL_WIDTH_LEAD && (guchar)c[1] == 0xBC && (guchar)c[2] >= 0x90 &&
           (guchar)c[2] <= 0x99;
}

/* A numeral that may begin a figure or date; 一 alone, found in every other word, only where it ranks or counts. */
static gboolean is_numeral(const char *start, const char *c)
{
    static const char *const behind[] = {"倍", "个百", "月"};
    gint64 digit = numeral_digit(c);
    if (digit != 1)
        return digit >= 0;
    for (guint i = 0; i < G_N_ELEMENTS(behind); i++)
        if (g_str_has_prefix(c + strlen("一"), behind[i]))
            return TRUE;
    gboolean ordinal = c - start >= 3 && memcmp(c - strlen("第"), "第", strlen("第")) == 0;
    return ordinal || numeral_digit(c + strlen("一")) >= 0;
}

/* The next byte at or behind `c` from which a token may begin, or NULL. */
static const char *candidate(const Grammar *grammar, const char *start, const char *c)
{
    for (;;) {
        guchar lead = (guchar)*c;
        if ((lead & 0xF0) == 0xE0) {
            if (grammar->begins[text_wide_number(c)] &&
                (is_full_width_digit(c) || is_numeral(start, c)))
                return c;
            c += 3;
        } else if (lead < 0x80) {
            if (lead >= '0' && lead <= '9')
                return c;
            if (!lead)
                return NULL;
            c++;
        } else {
            c += g_utf8_skip[lead];
        }
    }
}

static void fold(Grammar *grammar, const char *text)
{
    Sentence *sentence = &grammar->sentence;
    g_clear_pointer(&grammar->folded, g_free);
    grammar->narrowed->len = 0;
    if (strchr(text, (char)FULL_WIDTH_LEAD))
        grammar->folded = text_fold(text, grammar->narrowed);
    sentence->text = grammar->folded ? grammar->folded : text;
    sentence->length = strlen(sentence->text);
}

#define ALONE_WHOLE 11 /* digits and commas in front of the point: a telephone number has as many */
#define ALONE_BYTES 17

/* The sign of a cell that is a plain number and no more (402.15, -1,234, 96.4%): what else is read in figures asks for
 * words, marks or more digits. -1 for any other cell. */
static gint alone_sign(const char *text)
{
    gint sign = *text == '-';
    const char *from = text + sign, *c = from;
    if (!g_ascii_isdigit(*c))
        return -1;
    gsize run = strspn(c, "0123456789");
    if (*c == '0' && run > 1)
        return -1;
    c += run;
    for (gboolean grouped = run <= 3 && *from != '0'; grouped && *c == ','; c += 4)
        if (strspn(c + 1, "0123456789") != 3)
            return -1;
    if (c - from >= ALONE_WHOLE)
        return -1;
    if (*c == '.') {
        run = strspn(c + 1, "0123456789");
        if (run == 0)
            return -1;
        c += 1 + run;
    }
    c += *c == '%';
    return *c == '\0' && c - text <= ALONE_BYTES ? sign : -1;
}

/* Reads a cell that is a plain number. */
static gboolean read_alone(Grammar *grammar, const char *text, Arena *arena)
{
    Sentence *sentence = &grammar->sentence;
    gint sign = alone_sign(text);
    if (sign < 0)
        return FALSE;
    sentence->cell = TRUE;
    grammar->narrowed->len = 0;
    sentence->arena = arena;
    sentence->length = strlen(text);
    quantity_read_alone(sentence, (gsize)sign);
    return TRUE;
}

static gsize read_digits(Sentence *sentence, gsize at)
{
    gsize end = rank_read(sentence, at);
    if (end == at)
        end = exclude_early(sentence, at);
    if (end == at)
        end = date_read(sentence, at);
    if (end == at)
        end = exclude_late(sentence, at);
    return end > at ? end : quantity_read(sentence, at);
}

/* Whatever is not read is stepped over as a whole: 三三制 holds no 三制. */
static gsize read_numerals(Sentence *sentence, gsize at)
{
    gsize end = rank_read(sentence, at);
    if (end == at && !sentence_follows(sentence, at, "第"))
        end = date_read(sentence, at);
    if (end == at)
        end = quantity_read_han(sentence, at);
    while (end == at || numeral_digit(sentence->text + end) >= 0)
        end += strlen("一");
    return end;
}

static gboolean is_dear(const Token *token)
{
    return token->kind == TOKEN_QTY && token->bound != BOUND_RANGE && token->unit && *token->unit &&
           (token_is(token, "money") || token_is(token, "ratio"));
}

static gboolean is_faulty(const Token *token)
{
    return token->kind == TOKEN_QTY && token->twice;
}

/* 54万元50万元, 100%100%: two amounts without a word between. */
static void find_glued(Sentence *sentence)
{
    for (guint i = 1; i < sentence->tokens->len; i++) {
        Token *a = &g_array_index(sentence->tokens, Token, i - 1);
        const Token *b = a + 1;
        if (!is_dear(a) || !is_dear(b) || a->at + a->len != b->at || strcmp(a->dim, b->dim) != 0)
            continue;
        const char *text = sentence->text;
        gboolean same = a->len == b->len && memcmp(text + a->at, text + b->at, a->len) == 0;
        a->twice = same ? arena_printf(sentence->arena, "twice %.*s", (int)a->len, text + a->at)
                        : arena_printf(sentence->arena, "glued %.*s %.*s", (int)a->len,
                                       text + a->at, (int)b->len, text + b->at);
    }
}

/* 1，753亿元: a number of three digits at most without a unit, a wide comma, and three digits with one may be one figure
 * or two, and so are none. */
static gboolean is_parted(const Sentence *sentence, const Token *a, const Token *b)
{
    static const gsize group = 3;
    const char *text = sentence->text;
    return a->kind == TOKEN_QTY && b->kind == TOKEN_QTY && (!a->unit || !*a->unit) && b->unit &&
           *b->unit && a->places == 0 && a->len <= group && a->at + a->len + 1 == b->at &&
           text[b->at - 1] == ',' && sentence_digits(sentence, b->at) == group;
}

static void drop_parted(Sentence *sentence)
{
    for (guint i = 1; i < sentence->tokens->len; i++) {
        Token *a = &g_array_index(sentence->tokens, Token, i - 1), *b = a + 1;
        if (is_parted(sentence, a, b))
            a->kind = b->kind = TOKEN_OTHER;
    }
}

#define FAULTS_MOST 2 /* in one text; more are columns of a table that ran together */
#define RUN_LEAST                                                                                  \
    18 /* digits, points and commas in a row of a cell that are more than one figure */

static gboolean holds_long_run(const Sentence *sentence)
{
    gsize run = 0;
    if (sentence->length < RUN_LEAST)
        return FALSE;
    for (const char *c = sentence->text; *c && run < RUN_LEAST; c++)
        run = g_ascii_isdigit(*c) || *c == '.' || *c == ',' ? run + 1 : 0;
    return run == RUN_LEAST;
}

/* 12.5-40.221.6-33.1-33.1128.4128.4: nobody wrote that, nor the lone 40.221.6 of the next cell. What the tokens hold
 * stays in doubt. */
static void excuse_columns(Grammar *grammar)
{
    Sentence *sentence = &grammar->sentence;
    guint faults = 0, figures = 0;
    for (guint i = 0; i < sentence->tokens->len; i++) {
        const Token *token = &g_array_index(sentence->tokens, Token, i);
        faults += is_faulty(token);
        figures += token->kind == TOKEN_QTY;
    }
    if (sentence->cell)
        grammar->columns = grammar->columns || holds_long_run(sentence) || faults > 1 ||
                           (faults > 0 && figures > FAULTS_MOST);
    if (sentence->cell ? !grammar->columns : faults <= FAULTS_MOST)
        return;
    for (guint i = 0; i < sentence->tokens->len; i++) {
        Token *token = &g_array_index(sentence->tokens, Token, i);
        if (is_faulty(token))
            token->twice = TOKEN_COLUMNS;
    }
}

const Sentence *grammar_read(Grammar *grammar, const char *text, gboolean cell, Arena *arena)
{
    Sentence *sentence = &grammar->sentence;
    sentence->tokens->len = 0;
    sentence->text = text;
    if (cell && read_alone(grammar, text, arena))
        return sentence;
    const char *next = candidate(grammar, text, text);
    if (!next)
        return sentence;
    fold(grammar, text);
    sentence->cell = cell;
    sentence->titles = strstr(sentence->text, "《") != NULL;
    sentence->quotes = strstr(sentence->text, "“") != NULL;
    sentence->arena = arena;
    sentence->year = 0;
    sentence->fiscal = grammar->fiscal;
    if (grammar->folded)
        next = candidate(grammar, sentence->text, sentence->text);
    while (next) {
        gsize at = (gsize)(next - sentence->text);
        gsize end =
            g_ascii_isdigit(*next) ? read_digits(sentence, at) : read_numerals(sentence, at);
        next = candidate(grammar, sentence->text, sentence->text + end);
    }
    find_glued(sentence);
    excuse_columns(grammar);
    drop_parted(sentence);
    return sentence;
}
