#include "bound.h"

typedef struct {
    const char *text; /* borrowed from the configuration */
    gsize length;
    Bound bound;
} BoundWord;

/* The tables of words by where they stand, in the order of `places`. */
typedef enum { PLACE_SIGN, PLACE_BEFORE, PLACE_AFTER, PLACES } PlaceOfWord;

static const char *const places[PLACES] = {"sign", "before", "after"};

struct Bounds {
    GArray *words[PLACES]; /* BoundWord, the longest first */
    gboolean touches[PLACES]
                    [256]; /* by the number of a word's character that is next to the figure */
};

static gint longer_first(gconstpointer a, gconstpointer b)
{
    const BoundWord *x = a, *y = b;
    return (x->length < y->length) - (x->length > y->length);
}

static guint8 next_to_figure(const BoundWord *word, PlaceOfWord place)
{
    return place == PLACE_AFTER ? text_lead_number(word->text)
                                : text_tail_number(word->text + word->length);
}

static gboolean read_row(Bounds *bounds, const ConfigTable *table, guint row, GError **error)
{
    const char *place = table_cell(table, row, 0), *bound = table_cell(table, row, 2);
    BoundWord word = {.text = table_cell(table, row, 1), .bound = bound_find(bound)};
    word.length = strlen(word.text);
    for (guint i = 0; i < PLACES; i++)
        if (strcmp(place, places[i]) == 0 && word.length > 0 && word.bound != BOUND_RANGE &&
            strcmp(bound_name(word.bound), bound) == 0) {
            g_array_append_val(bounds->words[i], word);
            bounds->touches[i][next_to_figure(&word, i)] = TRUE;
            return TRUE;
        }
    table_error(table, row, error,
                "sign, before or after; a word; exact, about, least, most, above or below");
    return FALSE;
}

Bounds *bounds_new(Config *config, GError **error)
{
    const ConfigTable *table = config_table(config, "bounds.tsv", "place word bound", error);
    if (!table)
        return NULL;
    Bounds *bounds = g_new0(Bounds, 1);
    for (guint i = 0; i < PLACES; i++)
        bounds->words[i] = g_array_new(FALSE, FALSE, sizeof(BoundWord));
    for (guint row = 0; row < table_rows(table); row++)
        if (!read_row(bounds, table, row, error)) {
            bounds_free(bounds);
            return NULL;
        }
    for (guint i = 0; i < PLACES; i++)
        g_array_sort(bounds->words[i], longer_first);
    return bounds;
}

void bounds_free(Bounds *bounds)
{
    if (!bounds)
        return;
    for (guint i = 0; i < PLACES; i++)
        g_array_unref(bounds->words[i]);
    g_free(bounds);
}

/* The longest word of the place that ends at `end`, or NULL. */
static const BoundWord *ending(const Sentence *sentence, gsize end, PlaceOfWord place)
{
    const GArray *words = sentence->bounds->words[place];
    if (end == 0 || !sentence->bounds->touches[place][text_tail_number(sentence->text + end)])
        return NULL;
    for (guint i = 0; i < words->len; i++) {
        const BoundWord *word = &g_array_index(words, BoundWord, i);
        if (end >= word->length && sentence->text[end - 1] == word->text[word->length - 1] &&
            memcmp(sentence->text + end - word->length, word->text, word->length) == 0)
            return word;
    }
    return NULL;
}

gsize bound_sign(const Sentence *sentence, gsize at, Bound *bound)
{
    gsize end = sentence_skip_back(sentence, at);
    const BoundWord *sign = ending(sentence, end, PLACE_SIGN);
    if (!sign)
        return at;
    *bound = sign->bound;
    return end - sign->length;
}

Bound bound_before(const Sentence *sentence, gsize at)
{
    const BoundWord *word = ending(sentence, sentence_skip_back(sentence, at), PLACE_BEFORE);
    return word ? word->bound : BOUND_EXACT;
}

Bound bound_after(const Sentence *sentence, gsize at)
{
    const char *behind = sentence->text + sentence_skip(sentence, at);
    const GArray *words = sentence->bounds->words[PLACE_AFTER];
    if (!sentence->bounds->touches[PLACE_AFTER][text_lead_number(behind)])
        return BOUND_EXACT;
    for (guint i = 0; i < words->len; i++) {
        const BoundWord *word = &g_array_index(words, BoundWord, i);
        if (strncmp(behind, word->text, word->length) == 0)
            return word->bound;
    }
    return BOUND_EXACT;
}
