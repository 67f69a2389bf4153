#include "sentence.h"

#include "pipeline/text.h"

gsize sentence_source(const Sentence *sentence, gsize at)
{
    guint before = 0;
    while (before < sentence->narrowed->len &&
           g_array_index(sentence->narrowed, guint, before) < at)
        before++;
    return at + before * (strlen("％") - strlen("%"));
}

gboolean sentence_was_wide(const Sentence *sentence, gsize at)
{
    for (guint i = 0; i < sentence->narrowed->len; i++)
        if (g_array_index(sentence->narrowed, guint, i) == at)
            return TRUE;
    return FALSE;
}

gsize sentence_skip_blanks_back(const Sentence *sentence, gsize at)
{
    while (at > 0) {
        gsize before = at - 1;
        while (before > 0 && ((guchar)sentence->text[before] & 0xC0) == 0x80)
            before--;
        if (!text_blank(sentence->text + before))
            break;
        at = before;
    }
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

gsize sentence_follows_any(const Sentence *sentence, gsize at, const Word *words)
{
    gsize longest = 0;
    if (at == 0)
        return 0;
    const char *end = sentence->text + at, last = end[-1]; /* it tells most words apart */
    for (; words->text; words++)
        if (words->last == last && words->length > longest && words->length <= at &&
            memcmp(end - words->length, words->text, words->length) == 0)
            longest = words->length;
    return longest;
}

gsize sentence_has_any(const Sentence *sentence, gsize at, const Word *words)
{
    gsize longest = 0, left = sentence->length - at;
    const char *text = sentence->text + at, first = *text;
    for (; words->text; words++)
        if (words->first == first && words->length > longest && words->length <= left &&
            memcmp(text, words->text, words->length) == 0)
            longest = words->length;
    return longest;
}

gsize sentence_other(Sentence *sentence, gsize at, gsize end)
{
    Token token = {.kind = TOKEN_OTHER, .at = at, .len = end - at};
    g_array_append_val(sentence->tokens, token);
    return end;
}
