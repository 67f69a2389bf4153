#include "paragraph.h"

#include "pipeline/text.h"

#include <string.h>

#define PROSE_FIGURES 3 /* of a cell that may hold a sum */
#define PROSE_BYTES 60
#define FIGURES_MOST 500 /* of a paragraph that are looked at together */

static const char *words(Document *document, const Span *span, gsize from, gsize to)
{
    if (to <= from)
        return "";
    return arena_copy(document->arena, span->text + from, to - from);
}

/* The depth of brackets behind [from, to), `level` deep before. */
static gint depth(const char *text, gsize from, gsize to, gint level)
{
    for (const char *c = text + from; c < text + to; c++) {
        gboolean wide = (guchar)*c == 0xEF && strncmp(c, "\xEF\xBC", 2) == 0;
        level += *c == '(' || (wide && (guchar)c[2] == 0x88);
        level -= level > 0 && (*c == ')' || (wide && (guchar)c[2] == 0x89));
    }
    return level;
}

static void add_items(Ledger *ledger, GArray *items, Span *span, guint sentence)
{
    gsize from = 0;
    gint level = 0;
    for (guint i = 0; i < span->quantity_count; i++) {
        Quantity *quantity = span->quantities[i];
        Item item = {.quantity = quantity, .sentence = sentence};
        item.before = item.own = words(ledger->document, span, from, quantity->at);
        if (*item.before) {
            item.own = text_behind(item.before, quantity->at - from, TEXT_WIDE_MARKS | TEXT_PAUSES);
            level = depth(span->text, from, quantity->at, level);
            item.said = vocabulary_read(ledger->words, item.before, quantity->at - from);
        }
        item.bracketed = level > 0;
        g_array_append_val(items, item);
        from = quantity->at + quantity->len;
    }
}

/* The paragraph whose first sentence is *from, which moves behind it; its figures go to `items`. */
static Paragraph read_paragraph(Ledger *ledger, guint *from, GArray *items)
{
    GPtrArray *sentences = ledger->document->sentences;
    guint first = *from, para = ((Span *)sentences->pdata[first])->para;
    g_array_set_size(items, 0);
    for (; *from < sentences->len && ((Span *)sentences->pdata[*from])->para == para; ++*from)
        add_items(ledger, items, sentences->pdata[*from], *from - first);
    return (Paragraph){.words = ledger->words,
                       .sentences = (Span **)&sentences->pdata[first],
                       .sentence_count = *from - first,
                       .count = items->len};
}

GArray *paragraphs_read(Ledger *ledger)
{
    GArray *paragraphs = g_array_new(FALSE, FALSE, sizeof(Paragraph));
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(Item));
    for (guint from = 0; from < ledger->document->sentences->len;) {
        Paragraph paragraph = read_paragraph(ledger, &from, items);
        if (paragraph.count > 0) {
            gsize size = sizeof(Item) * paragraph.count;
            paragraph.items = arena_alloc(ledger->document->arena, size);
            memcpy(paragraph.items, items->data, size);
        }
        g_array_append_val(paragraphs, paragraph);
    }
    return paragraphs;
}

/* Rules hold every figure of a paragraph against many others: one that is beyond all measure is cut. */
static void each_piece(const Paragraph *paragraph, void (*each)(Ledger *, const Paragraph *),
                       Ledger *ledger)
{
    for (guint at = 0; at < paragraph->count; at += FIGURES_MOST) {
        Paragraph piece = *paragraph;
        piece.items += at;
        piece.count = MIN(paragraph->count - at, FIGURES_MOST);
        piece.cut = at > 0;
        if (at + piece.count < paragraph->count)
            piece.sentence_count = piece.items[piece.count - 1].sentence + 1;
        each(ledger, &piece);
    }
}

void paragraphs_check(const GArray *paragraphs, Ledger *ledger,
                      void (*each)(Ledger *, const Paragraph *))
{
    for (guint i = 0; i < paragraphs->len; i++)
        each_piece(&g_array_index(paragraphs, Paragraph, i), each, ledger);
}

void paragraphs_each(Ledger *ledger, void (*each)(Ledger *, const Paragraph *))
{
    g_autoptr(GArray) paragraphs = paragraphs_read(ledger);
    paragraphs_check(paragraphs, ledger, each);
}

static gboolean is_prose(const Span *cell)
{
    return cell->table && cell->quantity_count >= PROSE_FIGURES &&
           strlen(cell->text) >= PROSE_BYTES && strstr(cell->text, "。");
}

/* The figures of a cell, sentence by sentence. */
static guint add_prose(Ledger *ledger, GArray *items, Span *cell)
{
    guint first = items->len, sentence = 0;
    gsize from = 0;
    add_items(ledger, items, cell, 0);
    for (guint i = first; i < items->len; i++) {
        Item *item = &g_array_index(items, Item, i);
        const char *before = item->before, *stop;
        for (; from < item->quantity->at && (stop = strstr(cell->text + from, "。")) &&
               stop < cell->text + item->quantity->at;
             from = (gsize)(stop - cell->text) + strlen("。"))
            sentence++;
        const char *last = g_strrstr(before, "。");
        item->before = last ? last + strlen("。") : before;
        item->sentence = sentence;
        from = MAX(from, item->quantity->at);
    }
    return sentence + 1;
}

void cells_each(Ledger *ledger, void (*each)(Ledger *, const Paragraph *))
{
    Document *document = ledger->document;
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(Item));
    for (guint i = 0; i < document->spans->len; i++) {
        Span *cell = document->spans->pdata[i];
        if (!is_prose(cell))
            continue;
        g_array_set_size(items, 0);
        guint count = add_prose(ledger, items, cell);
        g_autofree Span **sentences = g_new(Span *, count);
        for (guint s = 0; s < count; s++)
            sentences[s] = cell;
        const Paragraph paragraph = {.words = ledger->words,
                                     .sentences = sentences,
                                     .sentence_count = count,
                                     .items = (Item *)(gpointer)items->data,
                                     .count = items->len};
        each_piece(&paragraph, each, ledger);
    }
}

const char *item_after(const Paragraph *paragraph, guint index)
{
    const Item *item = &paragraph->items[index];
    const Quantity *quantity = item->quantity;
    if (index + 1 < paragraph->count && paragraph->items[index + 1].sentence == item->sentence)
        return paragraph->items[index + 1].before;
    return quantity->span->text + quantity->at + quantity->len;
}

gboolean items_same_dim(const Item *a, const Item *b)
{
    return a && b && strcmp(a->quantity->dim, b->quantity->dim) == 0;
}

gboolean items_addable(const Item *a, const Item *b)
{
    return quantity_is_amount(a->quantity) && quantity_is_amount(b->quantity) &&
           items_same_dim(a, b);
}
