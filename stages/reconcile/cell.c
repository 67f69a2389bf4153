#include "cell.h"

#include "pipeline/text.h"

#include <string.h>

const char *cell_plain(Document *document, const char *text)
{
    gsize length;
    if (text_is_plain(text, &length))
        return text;
    char *plain = arena_alloc(document->arena, length + 1);
    text_plain(text, plain);
    return plain;
}

/* TRUE if the rest of a cell beside its figure is only blanks, signs and brackets. */
static gboolean is_filler(const char *text, gsize from, gsize to)
{
    for (const char *c = text + from; c < text + to; c = g_utf8_next_char(c)) {
        gunichar u = g_utf8_get_char(c);
        if (!text_is_blank(u) && !g_unichar_ispunct(u) && !g_unichar_isgraph(u))
            return FALSE;
        if (g_unichar_isalpha(u) || text_is_han(u))
            return FALSE;
    }
    return TRUE;
}

#define BOUND_CHARACTERS 4 /* 大于等于 */

/* 35亿元以上, 不少于20家: beside the figure stands only what bounds it. */
static gboolean is_bounded(const Span *cell, const Quantity *quantity)
{
    guint han = 0;
    if (quantity->bound == BOUND_EXACT || quantity->threshold)
        return FALSE;
    for (const char *c = cell->text; *c; c = g_utf8_next_char(c)) {
        gsize at = (gsize)(c - cell->text);
        gunichar u = g_utf8_get_char(c);
        gboolean beside = at < quantity->at || at >= quantity->at + quantity->len;
        if (beside && g_unichar_isalpha(u) && !text_is_han(u))
            return FALSE;
        han += beside && text_is_han(u);
    }
    return han <= BOUND_CHARACTERS;
}

static Quantity *read_figure(const Span *cell)
{
    if (cell->quantity_count != 1)
        return NULL;
    Quantity *quantity = cell->quantities[0];
    gsize length = strlen(cell->text);
    if (is_bounded(cell, quantity))
        return quantity;
    if (!is_filler(cell->text, 0, quantity->at) ||
        !is_filler(cell->text, quantity->at + quantity->len, length))
        return NULL;
    return quantity;
}

void cells_read(Document *document, const Table *table)
{
    for (guint i = 0; i < table->cells->len; i++) {
        Span *cell = table->cells->pdata[i];
        if (cell->clean)
            continue;
        cell->clean = cell_plain(document, cell->text);
        cell->figure = read_figure(cell);
    }
}
