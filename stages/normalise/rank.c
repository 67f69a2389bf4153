#include "rank.h"

#include "numeral.h"
#include "pipeline/text.h"

#include <stdlib.h>

#define RANK_DIGITS 4
#define VERB_CHARACTERS 6

static gsize read_number(const Sentence *sentence, gsize at, gint64 *value)
{
    gsize digits = sentence_digits(sentence, at);
    if (digits > 0) {
        *value = strtoll(sentence->text + at, NULL, 10);
        return digits <= RANK_DIGITS ? at + digits : at;
    }
    return at + numeral_read(sentence->text + at, value);
}

/* 排名第3, 居中西部第1, 全市第一: the words right before 第, or a verb of ranking close before it. */
static gboolean is_ranked(const Sentence *sentence, gsize ordinal)
{
    static const Word cues[] = {WORD("全国"), WORD("全省"), WORD("全市"),   WORD("全县"),
                                WORD("全州"), WORD("全区"), WORD("全系统"), WORD("排名"),
                                WORD("排位"), WORD("位次"), WORDS_END};
    static const Word verbs[] = {WORD("居"), WORD("列"), WORD("排"), WORDS_END};
    gsize at = sentence_skip_back(sentence, ordinal);
    if (sentence_follows_any(sentence, at, cues))
        return TRUE;
    for (guint i = 0; i < VERB_CHARACTERS && at > 0; i++) {
        if (sentence_follows_any(sentence, at, verbs))
            return TRUE;
        if (!text_is_han(sentence_previous(sentence, at)))
            return FALSE;
        at = (gsize)(g_utf8_prev_char(sentence->text + at) - sentence->text);
    }
    return FALSE;
}

gsize rank_read(Sentence *sentence, gsize at)
{
    static const Word places[] = {WORD("位"), WORD("名"), WORDS_END};
    gint64 value = 0;
    gsize ordinal = sentence_skip_back(sentence, at);
    if (!sentence_follows(sentence, ordinal, "第"))
        return at;
    ordinal -= strlen("第");
    gsize end = read_number(sentence, at, &value), behind = sentence_skip(sentence, end);
    gsize place = sentence_has_any(sentence, behind, places);
    gboolean ranked =
        place || (is_ranked(sentence, ordinal) && !text_is_han(sentence_next(sentence, behind)));
    if (end == at || value < 1 || !ranked)
        return at;
    if (place)
        end = behind + place;
    Token token = {
        .kind = TOKEN_QTY,
        .at = ordinal,
        .len = end - ordinal,
        .value = decimal_new(value, 0),
        .half = decimal_new(0, 0),
        .unit = "名",
        .dim = "rank",
        .bound = BOUND_EXACT,
    };
    g_array_append_val(sentence->tokens, token);
    return end;
}
