#include "run.h"

#include "pipeline/text.h"

#include <string.h>

static void take_words(Run *run, const char *words, gsize bytes)
{
    run->hash = text_hash(run->hash, words, bytes);
    run->characters += text_characters(words, bytes);
}

/* Takes the words up to the place. */
static void take_piece(Run *run, gsize from, gsize to)
{
    const char *piece = run->span->text + from;
    if (from >= to)
        return;
    if (!wordset_has(&run->span->said, WORDS_BLANK)) {
        take_words(run, piece, to - from);
        return;
    }
    g_autofree char *words = g_strndup(piece, to - from);
    text_drop_blanks(words);
    if (*words)
        take_words(run, words, strlen(words));
}

Run run_new(const Span *span, guint first, guint count, gsize from, gsize to)
{
    Run run = {.span = span, .first = first, .count = count, .from = from, .to = to};
    for (guint i = first; i < first + count; i++) {
        const Quantity *figure = span->quantities[i];
        take_piece(&run, from, figure->at);
        take_words(&run, "#", 1);
        from = figure->at + figure->len;
    }
    take_piece(&run, from, to);
    return run;
}

char *run_words(const Run *run)
{
    const Span *span = run->span;
    gsize from = run->from;
    g_autoptr(GString) out = g_string_sized_new(run->to - run->from + run->count);
    for (guint i = run->first; i < run->first + run->count; i++) {
        const Quantity *figure = span->quantities[i];
        if (figure->at > from)
            g_string_append_len(out, span->text + from, (gssize)(figure->at - from));
        g_string_append_c(out, '#');
        from = figure->at + figure->len;
    }
    if (from < run->to)
        g_string_append_len(out, span->text + from, (gssize)(run->to - from));
    return text_squeeze(out->str);
}

guint run_hash(gconstpointer run)
{
    return (guint)(((const Run *)run)->hash >> 32) ^ ((const Run *)run)->para;
}

gboolean run_equal(gconstpointer a, gconstpointer b)
{
    const Run *x = a, *y = b;
    if (x->hash != y->hash || x->para != y->para)
        return FALSE;
    g_autofree char *words = run_words(x), *other = run_words(y);
    return strcmp(words, other) == 0;
}
