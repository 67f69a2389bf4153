#include "evidence.h"

#include "pipeline/text.h"

#include <string.h>

#define QUOTES_MOST 24
#define LABEL_MOST 60
#define ARITH_MOST 640
#define CONSEQUENCES_SHOWN 4
#define LINES_SHOWN 4

/* Numbers, each once, ascending. */
typedef struct {
    guint *of, count;
} Lines;

static void add_line(Lines *lines, guint line)
{
    guint at = lines->count;
    while (at > 0 && lines->of[at - 1] > line)
        at--;
    if (at > 0 && lines->of[at - 1] == line)
        return;
    memmove(lines->of + at + 1, lines->of + at, (lines->count - at) * sizeof line);
    lines->of[at] = line;
    lines->count++;
}

/* The lines of an item and its places; they live with the docket. */
static Lines lines_of(const Docket *docket, const Item *item)
{
    Lines lines = {arena_alloc(docket->arena, (item->operand_count + 1) * sizeof(guint)), 0};
    for (guint i = 0; i < item->operand_count; i++) {
        const Place *place = docket_place(docket, item->operands[i]);
        if (place)
            add_line(&lines, place->line);
    }
    if (item->check.line > 0)
        add_line(&lines, item->check.line);
    return lines;
}

/* Appends where the item's places are, each once, in the order they are named; in a text their lines are told instead. */
static void append_wheres(GString *list, const Scene *scene, const Item *item)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    const char *comma = messages_find(scene->messages, "ui.comma");
    for (guint i = 0; i < item->operand_count; i++) {
        const Place *place = docket_place(scene->docket, item->operands[i]);
        if (place && place->kind != RECORD_CELL)
            place = docket_place(scene->docket, key_parent(place->key));
        const char *where = place ? quote_where(scene, place) : NULL;
        if (!where || !g_hash_table_add(seen, (gpointer)(guintptr)where))
            continue;
        if (g_hash_table_size(seen) > LINES_SHOWN) {
            g_string_append(list, "…");
            break;
        }
        g_string_append(list, g_hash_table_size(seen) > 1 ? comma : "");
        g_string_append(list, where);
    }
}

static void append_lines(GString *out, const Scene *scene, const Item *item)
{
    if (item->operand_count > 0 && strcmp(scene->docket->format, "text") != 0) {
        append_wheres(out, scene, item);
        return;
    }
    const Lines lines = lines_of(scene->docket, item);
    if (lines.count == 0)
        return;
    gboolean many = lines.count > LINES_SHOWN;
    const char *apart = many ? "—" : messages_find(scene->messages, "ui.comma");
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < lines.count; i += many ? lines.count - 1 : 1) {
        char digits[RECORD_DIGITS];
        if (i > 0)
            g_string_append(list, apart);
        g_string_append(list, record_digits(lines.of[i], digits));
    }
    messages_put(out, scene->messages, lines.count > 1 ? "ui.lines" : "ui.line", list->str, NULL);
}

char *evidence_short(const Scene *scene, const Item *item)
{
    const char *label = quote_kept(scene->docket, item->check.label, LABEL_MOST);
    const char *arith = quote_kept(scene->docket, item->check.arith, ARITH_MOST);
    const char *colon = *label && *arith ? messages_find(scene->messages, "ui.colon") : "";
    g_autofree char *text = g_strconcat(label, colon, arith, NULL);
    g_autoptr(GString) lines = g_string_new(NULL);
    append_lines(lines, scene, item);
    return lines->len > 0 ? messages_say(scene->messages, "ui.placed", text, lines->str, NULL)
                          : g_steal_pointer(&text);
}

char *evidence_consequences(const Scene *scene, const Item *item)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char *semicolon = messages_find(scene->messages, "ui.semicolon");
    guint count = 0;
    for (const Item *each = item->first; each; each = each->next) {
        if (each->twin || ++count > CONSEQUENCES_SHOWN)
            continue;
        g_autofree char *text = evidence_short(scene, each);
        g_autofree char *cut = quote_cut(text, 2 * LABEL_MOST);
        g_string_append_printf(out, "%s%s %s%s%s", count > 1 ? semicolon : "", each->check.rule,
                               each->check.reported, *each->check.reported ? " " : "", cut);
    }
    if (count == 0)
        return NULL;
    if (count > CONSEQUENCES_SHOWN) {
        g_autofree char *left = g_strdup_printf("%u", count - CONSEQUENCES_SHOWN);
        g_autofree char *more = messages_say(scene->messages, "ui.more-relations", left, NULL);
        g_string_append_printf(out, "%s%s", semicolon, more);
    }
    return messages_say(scene->messages, "ui.consequences", out->str, NULL);
}

/* A quote with what goes before it: the place, unless the quote before it stands there too. */
static char *quote_piece(const Scene *scene, const GArray *quotes, guint at)
{
    const Quote *quote = &g_array_index(quotes, Quote, at);
    const Quote *before = at > 0 ? &g_array_index(quotes, Quote, at - 1) : NULL;
    gboolean same = before && strcmp(before->where, quote->where) == 0;
    const char *apart = same ? "ui.comma" : "ui.semicolon";
    g_autofree char *text = quote_plain(quote->text);
    return g_strconcat(before ? messages_find(scene->messages, apart) : "",
                       same ? "" : quote->where, same ? "" : " ", text, NULL);
}

/* Joins the quotes that fit; returns how many were left off. */
static guint join_quotes(GString *out, const Scene *scene, const GArray *quotes, guint most)
{
    guint characters = text_characters(out->str, out->len);
    guint shown = 0;
    for (; shown < MIN(quotes->len, QUOTES_MOST); shown++) {
        g_autofree char *piece = quote_piece(scene, quotes, shown);
        guint more = text_characters(piece, strlen(piece));
        if (shown > 0 && characters + more > most)
            break;
        g_string_append(out, piece);
        characters += more;
    }
    return quotes->len - shown;
}

/* The quotes in the widest windows that let all of them fit; else as many as fit in the narrowest. */
static void append_quotes(GString *out, const Scene *scene, const Item *item, guint most)
{
    static const guint windows[] = {30, 16, 8};
    const char *semicolon = messages_find(scene->messages, "ui.semicolon");
    gsize begin = out->len;
    guint left = 1;
    for (guint i = 0; i < G_N_ELEMENTS(windows) && left > 0; i++) {
        g_autoptr(GArray) quotes = quote_places(scene, item, windows[i]);
        g_string_truncate(out, begin);
        left = join_quotes(out, scene, quotes, most);
    }
    if (left > 0) {
        g_autofree char *count = g_strdup_printf("%u", left);
        g_autofree char *more = messages_say(scene->messages, "ui.more-places", count, NULL);
        g_string_append_printf(out, "%s%s", semicolon, more);
    }
}

char *evidence_line(const Scene *scene, const Item *item, guint most)
{
    g_autofree char *effects = evidence_consequences(scene, item);
    g_autoptr(GString) out = g_string_new(NULL);
    const char *title = item->operand_count ? docket_part(scene->docket, item->operands[0]) : NULL;
    if (title) {
        g_autofree char *cut = quote_cut(title, LABEL_MOST);
        g_autofree char *part = messages_say(scene->messages, "ui.part", cut, NULL);
        g_string_append(out, part);
    }
    gsize begin = out->len;
    guint reserved = effects ? MIN(text_characters(effects, strlen(effects)), most / 2) : 0;
    append_quotes(out, scene, item, most - reserved);
    if (out->len == begin && item->check.line > 0)
        append_lines(out, scene, item);
    if (effects)
        g_string_append_printf(
            out, "%s%s", out->len ? messages_find(scene->messages, "ui.semicolon") : "", effects);
    return quote_cut(out->str, most);
}
