#include "quote.h"

#include "pipeline/text.h"

#include <string.h>

#define MARKS_MOST 200
#define WHOLE_MOST 60 /* characters of a sentence quoted without a figure in it */
#define LABEL_MOST 30 /* of a row's or column's label */
#define SIDE_LEAST 8  /* characters a cut at a clause mark must leave beside the figure */
#define JOIN_GAP 24   /* bytes between two windows that are not worth a cut */

/* FALSE for bytes that begin no control character (see text_is_control). */
static gboolean may_control(guchar lead)
{
    return lead < 0x20 || lead == 0x7F || lead == 0xC2 || lead == 0xE2;
}

static gboolean holds_control(const char *text, gsize length)
{
    gboolean found = FALSE;
    for (gsize i = 0; i < length; i++) /* no early way out: many bytes are looked at at a time */
        found |= may_control((guchar)text[i]);
    return found;
}

static void append_clean(GString *out, const char *from, const char *to)
{
    const char *kept = from;
    for (const char *c = from; c < to; c = g_utf8_next_char(c)) {
        if (!may_control((guchar)*c) || !text_is_control(g_utf8_get_char(c)))
            continue;
        g_string_append_len(out, kept, c - kept);
        g_string_append_c(out, ' ');
        kept = g_utf8_next_char(c);
    }
    if (kept < to)
        g_string_append_len(out, kept, to - kept);
}

static gboolean fits(const char *text, gsize length, guint most)
{
    return length <= most || text_characters(text, length) <= most;
}

char *quote_cut(const char *text, guint most)
{
    gsize length = strlen(text);
    gboolean whole = fits(text, length, most);
    if (whole && !holds_control(text, length))
        return g_memdup2(text, length + 1);
    GString *out = g_string_sized_new(length + 1);
    append_clean(out, text,
                 whole ? text + length : g_utf8_offset_to_pointer(text, (glong)most - 1));
    if (!whole)
        g_string_append(out, "…");
    return g_string_free(out, FALSE);
}

const char *quote_kept(const Docket *docket, const char *text, guint most)
{
    gsize length = strlen(text);
    if (fits(text, length, most) && !holds_control(text, length))
        return text;
    g_autofree char *cut = quote_cut(text, most);
    return arena_copy(docket->arena, cut, strlen(cut));
}

char *quote_plain(const char *text)
{
    static const char marks[] = {MARK_ON, MARK_OFF, '\0'};
    GString *out = g_string_sized_new(2 * strlen(text) + 1);
    for (gsize length; *text; text += length + 1) {
        length = strcspn(text, marks);
        g_string_append_len(out, text, (gssize)length);
        if (!text[length])
            break;
        g_string_append(out, text[length] == MARK_ON ? "〔" : "〕");
    }
    return g_string_free(out, FALSE);
}

static gboolean is_clause_mark(gunichar c)
{
    static const char marks[] = "，。；：、！？,;:\n";
    return g_utf8_strchr(marks, -1, c) != NULL;
}

/* Where a window that ends at `at` begins: `window` characters before, or behind a clause mark there. */
static guint window_start(const char *text, guint at, guint window)
{
    const char *start = text + at;
    guint count = 0;
    for (; start > text && count < window; count++)
        start = g_utf8_prev_char(start);
    if (start == text)
        return 0;
    const char *cut = start;
    for (; count > SIDE_LEAST; count--) {
        gboolean clause = is_clause_mark(g_utf8_get_char(cut));
        cut = g_utf8_next_char(cut);
        if (clause)
            return (guint)(cut - text);
    }
    return (guint)(start - text);
}

static guint window_end(const char *text, guint at, guint window)
{
    const char *end = text + at;
    guint count = 0;
    for (; *end && count < window; count++)
        end = g_utf8_next_char(end);
    if (!*end)
        return (guint)(end - text);
    const char *cut = end;
    for (; count > SIDE_LEAST; count--) {
        if (is_clause_mark(g_utf8_get_char(cut)))
            return (guint)(cut - text);
        cut = g_utf8_prev_char(cut);
    }
    return (guint)(end - text);
}

/* Appends text[from,to) with the marks that lie in it. */
static void append_marked(GString *out, guint from, guint to, const GArray *marks)
{
    const char *text = g_array_index(marks, Mark, 0).parent->text;
    guint at = from;
    for (guint i = 0; i < marks->len; i++) {
        const Mark *mark = &g_array_index(marks, Mark, i);
        if (mark->from < at || mark->to > to || mark->from == mark->to)
            continue;
        append_clean(out, text + at, text + mark->from);
        g_string_append_c(out, MARK_ON);
        append_clean(out, text + mark->from, text + mark->to);
        g_string_append_c(out, MARK_OFF);
        at = mark->to;
    }
    append_clean(out, text + at, text + to);
}

static guint leading_blanks(const char *text)
{
    const char *c = text;
    while (text_is_blank(g_utf8_get_char(c)))
        c = g_utf8_next_char(c);
    return (guint)(c - text);
}

/* The text around the marks of one record, windows that nearly touch made one. */
static void append_windows(GString *out, const GArray *marks, guint window)
{
    const char *text = g_array_index(marks, Mark, 0).parent->text;
    guint length = (guint)strlen(text), lead = leading_blanks(text), i = 0;
    while (i < marks->len) {
        const Mark *mark = &g_array_index(marks, Mark, i);
        guint from = window_start(text, mark->from, window);
        guint to = window_end(text, mark->to, window);
        from = MAX(from, MIN(lead, mark->from));
        for (i++; i < marks->len; i++) {
            mark = &g_array_index(marks, Mark, i);
            if (window_start(text, mark->from, window) > to + JOIN_GAP)
                break;
            to = MAX(to, window_end(text, mark->to, window));
        }
        if (from > lead && !g_str_has_suffix(out->str, "…"))
            g_string_append(out, "…");
        append_marked(out, from, to, marks);
        if (to < length)
            g_string_append(out, "…");
    }
}

void quote_windows(GString *out, const GArray *marks, guint window)
{
    if (g_array_index(marks, Mark, marks->len - 1).to > 0) {
        append_windows(out, marks, window);
        return;
    }
    const char *text = g_array_index(marks, Mark, 0).parent->text;
    g_autofree char *whole = quote_cut(text + leading_blanks(text),
                                       window > WHOLE_MOST ? window : MIN(WHOLE_MOST, 2 * window));
    g_string_append(out, whole);
}

static const char *quote_text(const Docket *docket, const GArray *marks, guint window)
{
    const Mark *first = &g_array_index(marks, Mark, 0);
    const Place *place = first->parent;
    const Place *entry = place->kind == RECORD_CELL ? docket_entry(docket, place->key) : NULL;
    g_autoptr(GString) out = g_string_new(NULL);

    if (entry) {
        g_autofree char *label = quote_cut(entry->label, LABEL_MOST);
        g_autofree char *header = quote_cut(entry->header, LABEL_MOST);
        g_string_append(out, label);
        if (*label && *header)
            g_string_append(out, "·");
        g_string_append(out, header);
        if (out->len > 0)
            g_string_append_c(out, ' ');
    }
    quote_windows(out, marks, window);
    return arena_copy(docket->arena, out->str, out->len);
}

const char *quote_where(const Scene *scene, const Place *place)
{
    char line[RECORD_DIGITS], table[RECORD_DIGITS], column[RECORD_DIGITS];
    const Messages *messages = scene->messages;
    const char *row = record_digits(place->row ? place->row : place->line, line);
    g_autofree char *where = NULL, *paged = NULL;
    if (strcmp(scene->docket->format, "text") == 0)
        where = messages_say(messages, "ui.line", record_digits(place->line, line), NULL);
    else if (place->kind == RECORD_CELL)
        where = messages_say(messages, "ui.cell", record_digits(place->table, table), row,
                             record_digits(place->column, column), NULL);
    else
        where = messages_say(messages, "ui.paragraph", row, NULL);
    if (place->page > 0)
        paged = messages_say(messages, "ui.page", record_digits(place->page, line), where, NULL);
    return arena_copy(scene->docket->arena, paged ? paged : where, strlen(paged ? paged : where));
}

/* TRUE if the mark lies in its text and cuts no character: a stream may say anything. */
static gboolean is_sound(const Mark *mark)
{
    const char *text = mark->parent->text;
    return mark->from <= mark->to && mark->to <= strlen(text) &&
           ((guchar)text[mark->from] & 0xC0) != 0x80 && ((guchar)text[mark->to] & 0xC0) != 0x80;
}

static void add_marks(const Docket *docket, const Item *item, GArray *marks)
{
    for (guint i = 0; i < item->operand_count && marks->len < MARKS_MOST; i++) {
        const Place *place = docket_place(docket, item->operands[i]);
        if (!place)
            continue;
        Mark mark = {place, 0, 0};
        if (place->kind == RECORD_QTY || place->kind == RECORD_DATE) {
            mark.parent = docket_place(docket, key_parent(place->key));
            mark.from = place->at;
            mark.to = place->at + place->length;
        }
        if (mark.parent && is_sound(&mark))
            g_array_append_val(marks, mark);
    }
}

static gint by_place(gconstpointer a, gconstpointer b)
{
    const Mark *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

GArray *quote_record(const GArray *marks, guint at)
{
    const Place *parent = g_array_index(marks, Mark, at).parent;
    for (guint i = 0; i < at; i++)
        if (g_array_index(marks, Mark, i).parent == parent)
            return NULL;
    GArray *own = g_array_new(FALSE, FALSE, sizeof(Mark));
    for (guint i = at; i < marks->len; i++)
        if (g_array_index(marks, Mark, i).parent == parent)
            g_array_append_val(own, g_array_index(marks, Mark, i));
    g_array_sort(own, by_place);
    return own;
}

GArray *quote_marks(const Docket *docket, const Item *item)
{
    GArray *marks = g_array_new(FALSE, FALSE, sizeof(Mark));
    add_marks(docket, item, marks);
    for (const Item *twin = item->first; twin; twin = twin->next)
        if (twin->twin)
            add_marks(docket, twin, marks);
    return marks;
}

GArray *quote_places(const Scene *scene, const Item *item, guint window)
{
    GArray *quotes = g_array_new(FALSE, FALSE, sizeof(Quote));
    g_autoptr(GArray) marks = quote_marks(scene->docket, item);
    for (guint i = 0; i < marks->len; i++) {
        g_autoptr(GArray) own = quote_record(marks, i);
        if (!own)
            continue;
        const Place *place = g_array_index(own, Mark, 0).parent;
        Quote quote = {place->line, quote_where(scene, place),
                       quote_text(scene->docket, own, window)};
        g_array_append_val(quotes, quote);
    }
    return quotes;
}
