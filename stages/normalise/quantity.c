#include "quantity.h"

#include "bound.h"
#include "number.h"
#include "numeral.h"
#include "pipeline/text.h"

#define CLAUSE_BYTES 150

/* A number with its unit. */
typedef struct {
    Number number;
    Unit unit;
    gsize at, end;           /* from the first digit to the end of the unit */
    gsize unit_at, unit_end; /* equal: no unit */
    gboolean about;          /* 余 or 多 */
} Amount;

static const Word more[] = {WORD("余"), WORD("多"), WORD("来"), WORDS_END};

static gboolean has_unit(const Amount *amount)
{
    return amount->unit_end > amount->unit_at;
}

static gboolean is_name(const Amount *amount)
{
    return has_unit(amount) &&
           (strcmp(amount->unit.dim, "none") == 0 || strcmp(amount->unit.dim, "time") == 0);
}

/* 余 or 多 at `at` with a unit behind it; the place behind it, or `at`. */
static gsize read_more(const Sentence *sentence, gsize at, Amount *amount)
{
    Unit unit;
    gsize start = sentence_skip(sentence, at);
    gsize bytes = sentence_has_any(sentence, start, more);
    if (!bytes || !units_match(sentence->units, sentence->text + start + bytes, &unit))
        return at;
    amount->about = TRUE;
    return start + bytes;
}

/* The filler of 6个亿: 个 before a multiplier that names no level (3个万亿级产业 are three). */
static gsize skip_filler(const Sentence *sentence, gsize at)
{
    Unit unit;
    gsize start = sentence_skip(sentence, at);
    if (!sentence_has(sentence, start, "个万") && !sentence_has(sentence, start, "个亿"))
        return at;
    gsize behind = start + strlen("个");
    gsize bytes = units_match(sentence->units, sentence->text + behind, &unit);
    return bytes && !sentence_has(sentence, behind + bytes, "级") ? behind : at;
}

/* 1.6万余人次: the base behind 余. */
static void read_scaled_base(const Sentence *sentence, Amount *amount)
{
    Unit base;
    gsize bytes = sentence_has_any(sentence, amount->unit_end, more);
    gsize start = amount->unit_end + bytes;
    gsize length = bytes ? units_match(sentence->units, sentence->text + start, &base) : 0;
    if (!length || base.scale)
        return;
    base.factor = decimal_multiply(base.factor, amount->unit.factor);
    base.exact = FALSE;
    amount->unit = base;
    amount->about = TRUE;
    amount->unit_end = start + length;
}

static void read_unit(const Sentence *sentence, gsize at, Amount *amount)
{
    at = skip_filler(sentence, read_more(sentence, at, amount));
    gsize bytes = units_match(sentence->units, sentence->text + at, &amount->unit);
    amount->unit_at = bytes ? sentence_skip(sentence, at) : at;
    amount->unit_end = at + bytes;
    if (bytes && amount->unit.scale)
        read_scaled_base(sentence, amount);
    amount->end = amount->unit_end;
}

static void read_amount(const Sentence *sentence, gsize at, Amount *amount)
{
    *amount = (Amount){.at = at};
    number_read(sentence, at, &amount->number);
    gsize end = at + amount->number.len;
    read_unit(sentence, end, amount);
    if (!has_unit(amount))
        amount->end = end;
}

static gsize clause_start(const Sentence *sentence, gsize at)
{
    gsize least = at > CLAUSE_BYTES ? at - CLAUSE_BYTES : 0;
    while (at > least && !strchr(",;", sentence->text[at - 1]) &&
           !sentence_follows(sentence, at, "。"))
        at--;
    return at;
}

/* 投资6亿 is money, 用户6亿 a count; a cell that says 79.9亿 and no more is money. */
static void settle_scale(const Sentence *sentence, Amount *amount)
{
    if (!has_unit(amount) || !amount->unit.scale)
        return;
    gsize from = clause_start(sentence, amount->at), end = amount->end;
    while (sentence->text[end] && !strchr(",;", sentence->text[end]) &&
           !sentence_has(sentence, end, "。") && end < amount->end + CLAUSE_BYTES)
        end++;
    if (sentence->cell || units_money(sentence->units, sentence->text + from, end - from))
        amount->unit.dim = "money";
}

/* The minus before `at`: where it begins, or `at`. A dash between figures, dates or letters is none. */
static gsize read_minus(const Sentence *sentence, gsize at)
{
    static const Word minus[] = {WORD("-"), WORD("−"), WORD("―"), WORD("—"), WORD("–"), WORDS_END};
    static const Word loose[] = {WORD("长"), WORD("降"), WORD("为"), WORD("增"), WORD("减"),
                                 WORD("率"), WORD("幅"), WORD("值"), WORD("速"), WORD("达"),
                                 WORD(":"),  WORD("("),  WORD(","),  WORDS_END};
    static const Word never[] = {WORD("年"), WORD("月"), WORD("日"), WORD("号"), WORD("第"),
                                 WORD("]"),  WORD(")"),  WORD("%"),  WORD("-"),  WORD("—"),
                                 WORD("表"), WORD("件"), WORD("\""), WORDS_END};
    gsize bytes = sentence_follows_any(sentence, at, minus);
    gsize start = at - bytes, before = sentence_skip_back(sentence, start);
    if (!bytes || (before > 0 && g_ascii_isalnum(sentence->text[before - 1])) ||
        sentence_follows_any(sentence, before, never))
        return at;
    gboolean dash = sentence_follows(sentence, at, "—") || sentence_follows(sentence, at, "–");
    return dash && before > 0 && !sentence_follows_any(sentence, before, loose) ? at : start;
}

static gboolean same_unit(const Amount *a, const Amount *b)
{
    return !has_unit(a) || strcmp(a->unit.dim, b->unit.dim) == 0;
}

static Decimal base_value(const Amount *amount)
{
    return has_unit(amount) ? decimal_multiply(amount->number.value, amount->unit.factor)
                            : amount->number.value;
}

/* The upper end of 70%-80%, 5至8家 behind `amount`; FALSE if there is none. */
static gboolean read_range(const Sentence *sentence, Amount *amount, Amount *upper)
{
    static const Word dashes[] = {WORD("-"),  WORD("—"),  WORD("–"), WORD("~"),
                                  WORD("至"), WORD("到"), WORDS_END};
    static const Word from[] = {WORD("从"), WORD("由"), WORD("自"), WORDS_END};
    gsize at = amount->end;
    if (sentence_has(sentence, at, "(含)"))
        at += strlen("(含)");
    gsize bytes = sentence_has_any(sentence, at, dashes);
    if (!bytes || !g_ascii_isdigit(sentence->text[at + bytes]) ||
        sentence_follows_any(sentence, amount->at, from))
        return FALSE;
    read_amount(sentence, at + bytes, upper);
    if (!has_unit(upper) || !same_unit(amount, upper) || upper->number.fault)
        return FALSE;
    Amount lower = *amount;
    if (!has_unit(amount)) {
        lower.unit = upper->unit;
        lower.unit_at = upper->unit_at;
        lower.unit_end = upper->unit_end;
    }
    Decimal a = base_value(&lower), b = base_value(upper);
    if (!decimal_valid(a) || !decimal_valid(b) || decimal_compare(a, b) >= 0)
        return FALSE;
    *amount = lower;
    return TRUE;
}

/* 3个亿元级产业, 百亿台阶: the amount names a level. */
static gboolean is_level(const Sentence *sentence, const Amount *amount)
{
    static const Word levels[] = {WORD("级"),   WORD("台阶"),   WORD("大关"),
                                  WORD("关口"), WORD("俱乐部"), WORDS_END};
    return has_unit(amount) && sentence_has_any(sentence, amount->unit_end, levels) > 0;
}

static Bound settle_bound(const Sentence *sentence, gsize from, const Amount *amount)
{
    Bound before = bound_before(sentence, from);
    Bound after = bound_after(sentence, amount->end);
    if (before != BOUND_EXACT && before != BOUND_ABOUT)
        return before;
    if (after != BOUND_EXACT)
        return after;
    return before == BOUND_ABOUT || amount->about ? BOUND_ABOUT : BOUND_EXACT;
}

/* Bytes of a blank, 余 or 多 at the start of the text; 0 if something else stands there. */
static gsize filler(const char *text)
{
    guchar lead = (guchar)*text;
    if (lead == 0xE4 || lead == 0xE5)
        return memcmp(text, "余", 3) == 0 || memcmp(text, "多", 3) == 0 ? 3 : 0;
    return text_blank(text);
}

/* The unit's bytes without the blanks inside. */
static const char *unit_text(const Sentence *sentence, const Amount *amount)
{
    char *unit = arena_copy(sentence->arena, sentence->text + amount->unit_at,
                            amount->unit_end - amount->unit_at);
    char *out = unit;
    for (const char *c = unit; *c;) {
        gsize bytes = (gsize)g_utf8_skip[(guchar)*c], skipped = filler(c);
        for (gsize i = skipped; i < bytes; i++)
            *out++ = c[i];
        c += bytes;
    }
    *out = '\0';
    return unit;
}

static Decimal half_of(const Amount *amount, Bound bound)
{
    gboolean counted = has_unit(amount) && amount->unit.exact && amount->number.places == 0;
    if (counted && !amount->about && bound != BOUND_ABOUT)
        return decimal_new(0, 0);
    Decimal half = decimal_new(5, amount->number.places + 1);
    return has_unit(amount) ? decimal_multiply(half, amount->unit.factor) : half;
}

static Token token_of(const Sentence *sentence, const Amount *amount, gsize from, Bound bound)
{
    return (Token){
        .kind = TOKEN_QTY,
        .at = from,
        .len = amount->end - from,
        .value = base_value(amount),
        .half = half_of(amount, bound),
        .unit = has_unit(amount) ? unit_text(sentence, amount) : "",
        .dim = has_unit(amount) ? amount->unit.dim : "",
        .bound = bound,
        .places = amount->number.places,
        .twice = amount->number.fault,
    };
}

gsize quantity_read(Sentence *sentence, gsize at)
{
    Amount amount, upper;
    Bound sign = BOUND_EXACT;
    read_amount(sentence, at, &amount);
    if (amount.number.dotted || (!decimal_valid(amount.number.value) && !amount.number.fault))
        return sentence_other(sentence, at, at + amount.number.len);
    gboolean range = read_range(sentence, &amount, &upper);
    if (is_name(&amount) || is_level(sentence, range ? &upper : &amount))
        return sentence_other(sentence, at, range ? upper.end : amount.end);
    gsize minus = read_minus(sentence, at);
    gsize from = bound_sign(sentence, minus, &sign);
    settle_scale(sentence, &amount);
    Bound bound = sign != BOUND_EXACT ? sign : settle_bound(sentence, from, &amount);
    Token token = token_of(sentence, &amount, from, range ? BOUND_RANGE : bound);
    if (minus < at)
        token.value = decimal_negate(token.value);
    if (range) {
        token.upper = base_value(&upper);
        token.len = upper.end - from;
    }
    g_array_append_val(sentence->tokens, token);
    return from + token.len;
}

gsize quantity_read_alone(Sentence *sentence, gsize at)
{
    Amount amount;
    read_amount(sentence, at, &amount);
    Token token = token_of(sentence, &amount, 0, BOUND_EXACT);
    if (at > 0)
        token.value = decimal_negate(token.value);
    g_array_append_val(sentence->tokens, token);
    return amount.end;
}

/* 百 and 千 without a digit count only as 百余条 or 上百家, 万 and 亿 never: they stand in names (百企, 亿元以上项目). */
static gboolean is_round(const Sentence *sentence, gsize at, gsize bytes)
{
    static const Word leads[] = {WORD("达"), WORD("上"), WORD("超"), WORD("过"),
                                 WORD("近"), WORD("约"), WORD("逾"), WORDS_END};
    for (gsize i = 0; i < bytes; i += strlen("百"))
        if (numeral_digit(sentence->text + at + i) < 100)
            return FALSE;
    gboolean more_behind = sentence_has_any(sentence, at + bytes, more) > 0;
    return numeral_digit(sentence->text + at) > 1000 ||
           (!more_behind && !sentence_follows_any(sentence, at, leads));
}

static gboolean in_name(const Sentence *sentence, gsize at)
{
    static const Word leads[] = {WORD("第"), WORD("前"), WORD("其"), WORD("某"), WORD("每"),
                                 WORD("首"), WORD("数"), WORD("几"), WORD("统"), WORD("唯"),
                                 WORD("任"), WORD("哪"), WORD("这"), WORD("那"), WORD("各"),
                                 WORD("另"), WORD("逐"), WORD("之"), WORD("同"), WORD("“"),
                                 WORD("‘"),  WORD("\""), WORDS_END};
    return sentence_follows_any(sentence, at, leads) > 0 ||
           (at > 2 && numeral_digit(sentence->text + at - 3) >= 0);
}

static gboolean counts(const Amount *amount, gint64 value)
{
    if (!has_unit(amount) || !amount->unit.han || amount->unit.scale || is_name(amount))
        return FALSE;
    if (strcmp(amount->unit.dim, "money") == 0 && value % 100 == 0 && value < 10000)
        return FALSE; /* 百元, 千元 */
    return value > 1 || (value == 1 && (strcmp(amount->unit.dim, "times") == 0 ||
                                        strcmp(amount->unit.dim, "points") == 0));
}

/* 百分之三, 百分之80. */
static gsize read_hundredth(Sentence *sentence, gsize at)
{
    gint64 value;
    gsize start = at + strlen("百分之");
    if (g_ascii_isdigit(sentence->text[start]))
        return at;
    gsize bytes = numeral_read(sentence->text + start, &value);
    if (!bytes)
        return at;
    Token token = {
        .kind = TOKEN_QTY,
        .at = at,
        .len = start + bytes - at,
        .value = decimal_new(value, 0),
        .half = decimal_new(5, 1),
        .unit = "%",
        .dim = "ratio",
        .bound = settle_bound(sentence, at, &(Amount){.end = start + bytes}),
    };
    g_array_append_val(sentence->tokens, token);
    return start + bytes;
}

gsize quantity_read_han(Sentence *sentence, gsize at)
{
    Amount amount = {.at = at};
    gint64 value;
    if (sentence_has(sentence, at, "百分之"))
        return read_hundredth(sentence, at);
    gsize bytes = in_name(sentence, at) ? 0 : numeral_read(sentence->text + at, &value);
    if (!bytes || is_round(sentence, at, bytes))
        return at;
    gsize end = at + bytes;
    if (sentence_has(sentence, end, "几")) {
        amount.about = TRUE;
        end += strlen("几");
    }
    read_unit(sentence, end, &amount);
    if (!counts(&amount, value) || amount.unit_at != sentence_skip(sentence, amount.unit_at))
        return at;
    amount.number.value = decimal_new(value, 0);
    Bound bound = settle_bound(sentence, at, &amount);
    Token token = token_of(sentence, &amount, at, bound);
    g_array_append_val(sentence->tokens, token);
    return amount.end;
}
