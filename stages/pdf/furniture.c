#include "furniture.h"

#include "pipeline/text.h"

#include <math.h>
#include <string.h>

#define EDGE 3     /* lines from the page's top or bottom that may be furniture */
#define ZONE 0.15f /* of the page's height, at its top and its bottom */
#define BAND 6.0f  /* points: lines as near as that are at one place */
#define LONGEST 90 /* characters */

/* The text without blanks and with one sign for all digits. */
static char *pattern_of(const char *text)
{
    GString *pattern = g_string_new(NULL);
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        if (text_is_blank(c))
            continue;
        g_string_append_unichar(pattern, g_unichar_isdigit(c) ? '#' : c);
    }
    return g_string_free(pattern, FALSE);
}

static gboolean is_decoration(gunichar c)
{
    return text_is_blank(c) || c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2015 ||
           c == 0xFF0D || c == 0x00B7 || c == '~' || c == '/' || c == 0x2500 || c == 0x2015;
}

/* Cuts the words off that stand around page numbers; TRUE if there were any. */
static gboolean drop_words(GString *text)
{
    static const char *const words[] = {"第", "页", "共", "Page", "page", "of", "，", ","};
    gsize before = text->len;
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        g_string_replace(text, words[i], "/", 0);
    return text->len != before || strchr(text->str, '/');
}

gboolean furniture_is_number(const char *text, guint *number)
{
    guint digits = 0, decorations = 0, groups = 0, value = 0;
    gboolean within = FALSE;
    g_autoptr(GString) bare = g_string_new(text);
    *number = 0;
    if (strlen(text) > 48)
        return FALSE;
    gboolean worded = drop_words(bare);
    for (const char *at = bare->str; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        gint digit = g_unichar_digit_value(c);
        if (digit < 0 && !is_decoration(c))
            return FALSE;
        groups += digit >= 0 && !within;
        digits += digit >= 0;
        decorations += digit < 0 && !text_is_blank(c);
        value = digit >= 0 && groups == 1 && digits < 6 ? 10 * value + (guint)digit : value;
        within = digit >= 0;
    }
    if (groups == 1 && decorations == 0)
        *number = value;
    return digits > 0 && digits < 9 && (groups == 1 || (groups == 2 && worded)) &&
           (decorations != 1 || worded);
}

static gboolean at_edge(const Part *part)
{
    return part->aside || part->box.y1 < ZONE * part->height ||
           part->box.y0 > (1 - ZONE) * part->height;
}

/* The lines at the top and at the bottom of each page, in order: indices into the parts. */
static GArray *edge_lines(const GPtrArray *parts)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint from = 0, to; from < parts->len; from = to) {
        guint page = ((const Part *)g_ptr_array_index(parts, from))->page;
        for (to = from; to < parts->len; to++)
            if (((const Part *)g_ptr_array_index(parts, to))->page != page)
                break;
        for (guint i = from; i < to; i++) {
            const Part *part = g_ptr_array_index(parts, i);
            if (part->text && at_edge(part) && (i < from + EDGE || i + EDGE >= to) &&
                g_utf8_strlen(part->text, -1) <= LONGEST)
                g_array_append_val(lines, i);
        }
    }
    return lines;
}

/* One key for lines of one pattern at one place; `shift` looks at the neighbouring band. */
static char *place_key(const Part *part, guint shift)
{
    g_autofree char *pattern = pattern_of(part->text);
    return g_strdup_printf("%s %d", pattern, (gint)floorf(part->box.y0 / BAND) + (gint)shift);
}

static guint count_of(GHashTable *counts, const Part *part, guint shift)
{
    g_autofree char *key = place_key(part, shift);
    return GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
}

static GHashTable *count_places(const GPtrArray *parts, const GArray *lines)
{
    GHashTable *counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < lines->len; i++) {
        const Part *part = g_ptr_array_index(parts, g_array_index(lines, guint, i));
        for (guint shift = 0; shift < 2; shift++)
            g_hash_table_insert(counts, place_key(part, shift),
                                GUINT_TO_POINTER(count_of(counts, part, shift) + 1));
    }
    return counts;
}

/* How many bare numbers are as far from their page's own number, for each distance. */
static GHashTable *count_offsets(const GPtrArray *parts, const GArray *lines)
{
    GHashTable *offsets = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < lines->len; i++) {
        const Part *part = g_ptr_array_index(parts, g_array_index(lines, guint, i));
        guint number;
        if (!furniture_is_number(part->text, &number) || number == 0)
            continue;
        gpointer offset = GUINT_TO_POINTER(number - part->page);
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(offsets, offset));
        g_hash_table_insert(offsets, offset, GUINT_TO_POINTER(count + 1));
    }
    return offsets;
}

typedef struct {
    GHashTable *counts, *offsets;
    guint pages;
} Survey;

static gboolean is_furniture(const Survey *survey, const Part *part)
{
    guint number;
    guint count = MAX(count_of(survey->counts, part, 0), count_of(survey->counts, part, 1));
    if (furniture_is_number(part->text, &number)) {
        gpointer offset = GUINT_TO_POINTER(number - part->page);
        return number == 0 || number == part->page ||
               GPOINTER_TO_UINT(g_hash_table_lookup(survey->offsets, offset)) > 1;
    }
    return survey->pages >= 3 && count >= 3 && 2 * count > survey->pages;
}

guint furniture_remove(GPtrArray *parts, guint pages)
{
    g_autoptr(GArray) lines = edge_lines(parts);
    g_autoptr(GHashTable) counts = count_places(parts, lines);
    g_autoptr(GHashTable) offsets = count_offsets(parts, lines);
    g_autofree guint8 *drop = g_malloc0((gsize)parts->len + 1);
    Survey survey = {counts, offsets, pages};
    guint removed = 0;
    for (guint i = 0; i < lines->len; i++) {
        guint at = g_array_index(lines, guint, i);
        drop[at] = is_furniture(&survey, g_ptr_array_index(parts, at));
    }
    for (guint i = 0; i < parts->len; i++) {
        if (drop[i])
            part_free(g_ptr_array_index(parts, i));
        else
            g_ptr_array_index(parts, i - removed) = g_ptr_array_index(parts, i);
        removed += drop[i];
    }
    g_ptr_array_set_free_func(parts, NULL);
    g_ptr_array_set_size(parts, (gint)(parts->len - removed));
    g_ptr_array_set_free_func(parts, (GDestroyNotify)part_free);
    return removed;
}
