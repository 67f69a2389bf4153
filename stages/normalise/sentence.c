#include "sentence.h"

#include "pipeline/text.h"

gsize sentence_source(const Sentence *sentence, gsize at)
{
    return sentence->map ? sentence->map[at] : at;
}

gsize sentence_skip(const Sentence *sentence, gsize at)
{
    while (sentence->text[at] && text_is_blank(g_utf8_get_char(sentence->text + at)))
        at += (gsize)g_utf8_skip[(guchar)sentence->text[at]];
    return at;
}

gsize sentence_skip_back(const Sentence *sentence, gsize at)
{
    while (at > 0 && text_is_blank(sentence_previous(sentence, at)))
        at = (gsize)(g_utf8_prev_char(sentence->text + at) - sentence->text);
    return at;
}

gunichar sentence_next(const Sentence *sentence, gsize at)
{
    return g_utf8_get_char(sentence->text + at);
}

gunichar sentence_previous(const Sentence *sentence, gsize at)
{
    return at > 0 ? g_utf8_get_char(g_utf8_prev_char(sentence->text + at)) : 0;
}

/* The last byte tells most words apart before memcmp is asked. */
static gboolean word_stands(const Word *word, const char *text)
{
    gsize last = word->length - 1;
    return text[last] == word->text[last] && memcmp(text, word->text, last) == 0;
}

gsize sentence_follows_any(const Sentence *sentence, gsize at, const Word *words)
{
    gsize longest = 0;
    for (; words->text; words++)
        if (words->length > longest && words->length <= at &&
            word_stands(words, sentence->text + at - words->length))
            longest = words->length;
    return longest;
}

gsize sentence_has_any(const Sentence *sentence, gsize at, const Word *words)
{
    gsize longest = 0, left = sentence->length - at;
    for (; words->text; words++)
        if (words->length > longest && words->length <= left &&
            word_stands(words, sentence->text + at))
            longest = words->length;
    return longest;
}

gsize sentence_digits(const Sentence *sentence, gsize at)
{
    gsize end = at;
    while (g_ascii_isdigit(sentence->text[end]))
        end++;
    return end - at;
}

gsize sentence_other(Sentence *sentence, gsize at, gsize end)
{
    Token token = {.kind = TOKEN_OTHER, .at = at, .len = end - at};
    g_array_append_val(sentence->tokens, token);
    return end;
}
