#include "run.h"

#include "pipeline/text.h"

#include <string.h>

Run run_new(const Span *span, guint first, guint count, gsize from, gsize to)
{
    Run run = {.span = span, .first = first, .count = count, .from = from, .to = to};
    for (guint i = first; i < first + count; i++) {
        const Quantity *figure = span->quantities[i];
        if (figure->at > from)
            run.hash = text_hash(run.hash, span->text + from, figure->at - from, &run.characters);
        run.hash = text_hash(run.hash, "#", 1, &run.characters);
        from = figure->at + figure->len;
    }
    if (from < to)
        run.hash = text_hash(run.hash, span->text + from, to - from, &run.characters);
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
