#include "emit.h"

#include "pipeline/check.h"
#include "pipeline/text.h"

#define FLAGS_BYTES 48
#define PARENT_BYTES 48

/* The columns that qty and date records share, as text. */
typedef struct {
    char nr[PARENT_BYTES], digits[4][RECORD_DIGITS];
    const char *line, *col, *at, *len, *printed;
} Common;

/* The text of the source from `at` on, without blanks. */
static const char *printed(Arena *arena, const char *text, gsize length)
{
    char *copy = arena_copy(arena, text, length);
    gsize used = 0, bytes;
    for (const char *c = copy; *c; c += bytes) {
        bytes = (gsize)g_utf8_skip[(guchar)*c];
        if (text_blank(c))
            continue;
        memmove(copy + used, c, bytes);
        used += bytes;
    }
    copy[used] = '\0';
    return copy;
}

static void fill_common(Emit *emit, const Sentence *sentence, const Token *token, Common *common)
{
    gsize at = sentence_source(sentence, token->at);
    gsize end = sentence_source(sentence, token->at + token->len);
    place_move(&emit->place, at);
    common->line = record_digits(emit->place.line, common->digits[0]);
    common->col = record_digits(emit->place.col, common->digits[1]);
    common->at = record_digits(at, common->digits[2]);
    common->len = record_digits(end - at, common->digits[3]);
    common->printed = printed(sentence->arena, emit->place.text + at, end - at);
}

static const char *flags(const Token *token, char buffer[FLAGS_BYTES])
{
    if (!token->twice && !token->standard && !token->threshold)
        return "";
    g_snprintf(buffer, FLAGS_BYTES, "%s%s%s", token->twice ? "doubt " : "",
               token->standard ? "standard " : "", token->threshold ? "threshold " : "");
    g_strchomp(buffer);
    return buffer;
}

static void write_qty(const Emit *emit, const Token *token, const Common *common)
{
    char value[DECIMAL_TEXT], half[DECIMAL_TEXT], upper[DECIMAL_TEXT], words[FLAGS_BYTES];
    const char *const column[RECORD_COLUMNS_MAX] = {
        [QTY_LINE] = common->line,
        [QTY_COL] = common->col,
        [QTY_AT] = common->at,
        [QTY_LEN] = common->len,
        [QTY_PRINTED] = common->printed,
        [QTY_VALUE] = decimal_format(token->value, 0, value),
        [QTY_HALF] = decimal_format(token->half, 0, half),
        [QTY_UPPER] = token->bound == BOUND_RANGE ? decimal_format(token->upper, 0, upper) : NULL,
        [QTY_UNIT] = token->unit,
        [QTY_DIM] = token->dim,
        [QTY_BOUND] = bound_name(token->bound),
        [QTY_METRIC] = token->metric,
        [QTY_ROLE] = role_name(token->role),
        [QTY_PERIOD] = token->period,
        [QTY_SCOPE] = token->scope,
        [QTY_DIRECTION] = direction_name(token->direction),
        [QTY_FLAGS] = flags(token, words),
    };
    writer_record(emit->out, RECORD_QTY, emit->doc, common->nr, column);
}

static void write_date(const Emit *emit, const Token *token, const Common *common)
{
    const char *const column[RECORD_COLUMNS_MAX] = {
        [DATE_LINE] = common->line,       [DATE_COL] = common->col,
        [DATE_AT] = common->at,           [DATE_LEN] = common->len,
        [DATE_PRINTED] = common->printed, [DATE_FORM] = token->form,
        [DATE_FROM] = token->from,        [DATE_TO] = token->to,
    };
    writer_record(emit->out, RECORD_DATE, emit->doc, common->nr, column);
}

static void write_check(const Emit *emit, const Token *token, const Common *common)
{
    char nr[RECORD_DIGITS];
    Check check = {
        .rule = "malformed",
        .outcome = OUTCOME_FAIL,
        .line = emit->place.line,
        .col = emit->place.col,
        .label = "",
        .reported = common->printed,
        .operands = common->nr,
        .hint = token->twice,
    };
    g_snprintf(nr, sizeof nr, "n%u", ++*emit->checks);
    check_write(emit->out, emit->doc, nr, &check);
}

/* FALSE for what leaves no record; a token without a reading leaves only its check, under its parent's number. */
static gboolean has_record(const Token *token)
{
    return token->kind == TOKEN_DATE ? *token->from != '\0' : decimal_valid(token->value);
}

/* 12 becomes 12.3. */
static void append_ordinal(char nr[PARENT_BYTES], gsize length, guint ordinal)
{
    char buffer[RECORD_DIGITS];
    const char *digits = record_digits(ordinal, buffer);
    gsize bytes = strlen(digits) + 1;
    if (length + 1 + bytes > PARENT_BYTES)
        return;
    nr[length] = '.';
    memcpy(nr + length + 1, digits, bytes);
}

void emit_tokens(Emit *emit, const Sentence *sentence)
{
    guint ordinal = 0;
    for (guint i = 0; i < sentence->tokens->len; i++) {
        const Token *token = &g_array_index(sentence->tokens, Token, i);
        Common common;
        if (token->kind == TOKEN_OTHER || (emit->dates && token->kind != TOKEN_DATE))
            continue;
        fill_common(emit, sentence, token, &common);
        gsize length = g_strlcpy(common.nr, emit->parent, PARENT_BYTES);
        if (has_record(token))
            append_ordinal(common.nr, length, ++ordinal);
        if (has_record(token) && token->kind == TOKEN_DATE)
            write_date(emit, token, &common);
        else if (has_record(token))
            write_qty(emit, token, &common);
        if (token->twice && strcmp(token->twice, TOKEN_COLUMNS) != 0)
            write_check(emit, token, &common);
    }
}
