#include "bound.h"

typedef struct {
    Word word;
    Bound bound;
} BoundWord;

static const BoundWord signs[] = {
    {WORD("≥"), BOUND_LEAST}, {WORD("≧"), BOUND_LEAST},  {WORD(">="), BOUND_LEAST},
    {WORD("⩾"), BOUND_LEAST}, {WORD("≤"), BOUND_MOST},   {WORD("≦"), BOUND_MOST},
    {WORD("<="), BOUND_MOST}, {WORD("⩽"), BOUND_MOST},   {WORD(">"), BOUND_ABOVE},
    {WORD("<"), BOUND_BELOW}, {WORD("＞"), BOUND_ABOVE}, {WORD("＜"), BOUND_BELOW},
};

static const BoundWord before[] = {
    {WORD("约"), BOUND_ABOUT},       {WORD("大约"), BOUND_ABOUT},
    {WORD("近"), BOUND_ABOUT},       {WORD("接近"), BOUND_ABOUT},
    {WORD("将近"), BOUND_ABOUT},     {WORD("约为"), BOUND_ABOUT},
    {WORD("超"), BOUND_ABOVE},       {WORD("超过"), BOUND_ABOVE},
    {WORD("突破"), BOUND_ABOVE},     {WORD("逾"), BOUND_ABOVE},
    {WORD("高于"), BOUND_ABOVE},     {WORD("大于"), BOUND_ABOVE},
    {WORD("多于"), BOUND_ABOVE},     {WORD("不足"), BOUND_BELOW},
    {WORD("低于"), BOUND_BELOW},     {WORD("少于"), BOUND_BELOW},
    {WORD("小于"), BOUND_BELOW},     {WORD("不到"), BOUND_BELOW},
    {WORD("不低于"), BOUND_LEAST},   {WORD("不少于"), BOUND_LEAST},
    {WORD("不小于"), BOUND_LEAST},   {WORD("不得低于"), BOUND_LEAST},
    {WORD("不得少于"), BOUND_LEAST}, {WORD("至少"), BOUND_LEAST},
    {WORD("大于等于"), BOUND_LEAST}, {WORD("大于或等于"), BOUND_LEAST},
    {WORD("不超过"), BOUND_MOST},    {WORD("不高于"), BOUND_MOST},
    {WORD("不大于"), BOUND_MOST},    {WORD("不多于"), BOUND_MOST},
    {WORD("不超"), BOUND_MOST},      {WORD("不得超过"), BOUND_MOST},
    {WORD("至多"), BOUND_MOST},      {WORD("最多"), BOUND_MOST},
    {WORD("小于等于"), BOUND_MOST},  {WORD("小于或等于"), BOUND_MOST},
    {WORD("未超过"), BOUND_MOST},    {WORD("不突破"), BOUND_MOST},
    {WORD("节约"), BOUND_EXACT},     {WORD("签约"), BOUND_EXACT},
    {WORD("履约"), BOUND_EXACT},     {WORD("集约"), BOUND_EXACT},
    {WORD("制约"), BOUND_EXACT},     {WORD("合约"), BOUND_EXACT},
    {WORD("预约"), BOUND_EXACT},     {WORD("违约"), BOUND_EXACT},
    {WORD("最近"), BOUND_EXACT},     {WORD("附近"), BOUND_EXACT},
};

static const BoundWord after[] = {
    {WORD("以上"), BOUND_LEAST},     {WORD("(含)以上"), BOUND_LEAST},
    {WORD("及以上"), BOUND_LEAST},   {WORD("(含)及以上"), BOUND_LEAST},
    {WORD("以下"), BOUND_MOST},      {WORD("(含)以下"), BOUND_MOST},
    {WORD("及以下"), BOUND_MOST},    {WORD("以内"), BOUND_MOST},
    {WORD("之内"), BOUND_MOST},      {WORD("(含)以内"), BOUND_MOST},
    {WORD("左右"), BOUND_ABOUT},     {WORD("上下"), BOUND_ABOUT},
    {WORD("(含以上)"), BOUND_LEAST}, {WORD("(含)"), BOUND_EXACT},
};

/* The longest word of the table that ends at `end`, or NULL. */
static const BoundWord *ending(const Sentence *sentence, gsize end, const BoundWord *table,
                               gsize count)
{
    const BoundWord *found = NULL;
    for (gsize i = 0; i < count; i++) {
        const Word *word = &table[i].word;
        if (end >= word->length && (!found || word->length > found->word.length) &&
            sentence->text[end - 1] == word->text[word->length - 1] &&
            memcmp(sentence->text + end - word->length, word->text, word->length) == 0)
            found = &table[i];
    }
    return found;
}

gsize bound_sign(const Sentence *sentence, gsize at, Bound *bound)
{
    gsize end = sentence_skip_back(sentence, at);
    const BoundWord *sign = ending(sentence, end, signs, G_N_ELEMENTS(signs));
    if (!sign)
        return at;
    *bound = sign->bound;
    return end - sign->word.length;
}

Bound bound_before(const Sentence *sentence, gsize at)
{
    gsize end = sentence_skip_back(sentence, at);
    const BoundWord *word = ending(sentence, end, before, G_N_ELEMENTS(before));
    return word ? word->bound : BOUND_EXACT;
}

Bound bound_after(const Sentence *sentence, gsize at)
{
    gsize start = sentence_skip(sentence, at);
    for (guint i = 0; i < G_N_ELEMENTS(after); i++)
        if (strncmp(sentence->text + start, after[i].word.text, after[i].word.length) == 0)
            return after[i].bound;
    return BOUND_EXACT;
}
