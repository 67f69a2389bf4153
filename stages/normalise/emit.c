#include "emit.h"

#include "pipeline/check.h"
#include "pipeline/text.h"

#define FLAGS_BYTES 48
#define PARENT_BYTES 48

/* What qty and date records and checks say of a token. */
typedef struct {
    char nr[PARENT_BYTES];
    gsize at, len; /* bytes in the source */
    const char *printed;
} Common;

static gboolean holds_blank(const char *text, gsize length)
{
    for (gsize at = 0; at < length; at += g_utf8_skip[(guchar)text[at]])
        if (text_blank(text + at) > 0)
            return TRUE;
    return FALSE;
}

/* The text of the source from `at` on, without blanks. */
static const char *printed(Arena *arena, const char *text, gsize length)
{
    char *copy = arena_copy(arena, text, length);
    if (holds_blank(text, length))
        text_drop_blanks(copy);
    return copy;
}

static void fill_common(Emit *emit, const Sentence *sentence, const Token *token, Common *common)
{
    common->at = sentence_source(sentence, token->at);
    common->len = sentence_source(sentence, token->at + token->len) - common->at;
    place_move(&emit->place, common->at);
    common->printed = printed(sentence->arena, emit->place.text + common->at, common->len);
}

/* Begins a qty or date record, whose first columns are the same. */
static void begin_record(const Emit *emit, RecordKind kind, const Common *common)
{
    Writer *out = emit->out;
    G_STATIC_ASSERT((int)QTY_LINE == (int)DATE_LINE && (int)QTY_PRINTED == (int)DATE_PRINTED);
    writer_begin(out, kind, emit->doc, common->nr);
    writer_number(out, QTY_LINE, emit->place.line);
    writer_number(out, QTY_COL, emit->place.col);
    writer_number(out, QTY_AT, common->at);
    writer_number(out, QTY_LEN, common->len);
    writer_text(out, QTY_PRINTED, common->printed);
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
    char number[DECIMAL_TEXT], words[FLAGS_BYTES];
    Writer *out = emit->out;
    begin_record(emit, RECORD_QTY, common);
    writer_text(out, QTY_VALUE, decimal_format(token->value, 0, number));
    writer_text(out, QTY_HALF, decimal_format(token->half, 0, number));
    if (token->bound == BOUND_RANGE)
        writer_text(out, QTY_UPPER, decimal_format(token->upper, 0, number));
    writer_text(out, QTY_UNIT, token->unit);
    writer_text(out, QTY_DIM, token->dim);
    writer_text(out, QTY_BOUND, bound_name(token->bound));
    writer_text(out, QTY_METRIC, token->metric);
    writer_text(out, QTY_ROLE, role_name(token->role));
    writer_text(out, QTY_PERIOD, token->period);
    writer_text(out, QTY_SCOPE, token->scope);
    writer_text(out, QTY_DIRECTION, direction_name(token->direction));
    writer_text(out, QTY_FLAGS, flags(token, words));
    writer_end(out);
}

static void write_date(const Emit *emit, const Token *token, const Common *common)
{
    begin_record(emit, RECORD_DATE, common);
    writer_text(emit->out, DATE_FORM, token->form);
    writer_text(emit->out, DATE_FROM, token->from);
    writer_text(emit->out, DATE_TO, token->to);
    writer_end(emit->out);
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

/* 12, of which these are the bytes, becomes 12.3. */
static void set_ordinal(char nr[PARENT_BYTES], gsize length, guint ordinal)
{
    char digits[RECORD_DIGITS];
    if (length + 1 + RECORD_DIGITS > PARENT_BYTES)
        return;
    nr[length] = '.';
    g_stpcpy(nr + length + 1, record_digits(ordinal, digits));
}

void emit_tokens(Emit *emit, const Sentence *sentence)
{
    guint ordinal = 0;
    Common common;
    gsize length = g_strlcpy(common.nr, emit->parent, PARENT_BYTES);
    for (guint i = 0; i < sentence->tokens->len; i++) {
        const Token *token = &g_array_index(sentence->tokens, Token, i);
        if (token->kind == TOKEN_OTHER || (emit->dates && token->kind != TOKEN_DATE))
            continue;
        fill_common(emit, sentence, token, &common);
        gboolean record = has_record(token);
        common.nr[MIN(length, PARENT_BYTES - 1)] = '\0';
        if (record)
            set_ordinal(common.nr, length, ++ordinal);
        if (record && token->kind == TOKEN_DATE)
            write_date(emit, token, &common);
        else if (record)
            write_qty(emit, token, &common);
        if (token->twice && strcmp(token->twice, TOKEN_COLUMNS) != 0)
            write_check(emit, token, &common);
    }
}
