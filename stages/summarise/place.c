#include "place.h"

#include <string.h>

#define KEY_PREFIX 56
#define KEY_MAIN 24
#define KEY_SUB_MASK ((1u << KEY_MAIN) - 1)

_Static_assert(RECORD_PAD <= ARENA_SLACK, "a line is split where it lies in the arena");

typedef struct {
    Key cell;
    Place *entry;
} Label;

struct Places {
    Arena *arena;
    GArray *all;    /* of Place, by key after places_complete */
    GArray *labels; /* of Label, by cell, once `labelled` */
    gboolean labelled, opened;
};

/* The digits at *text as a number; *text moves behind them. */
static Key take_number(const char **text)
{
    Key number = 0;
    for (guint digit; (digit = (guint) * *text - '0') <= 9; (*text)++)
        number = number * 10 + digit;
    return number;
}

Key key_take(const char **text)
{
    const char *nr = *text;
    Key prefix = 0, sub = 0;
    for (; g_ascii_isalpha(*nr); nr++)
        prefix = (Key)(guchar)*nr;
    gboolean sound = g_ascii_isdigit(*nr);
    Key number = take_number(&nr) & G_MAXUINT32;
    if (sound && *nr == '.') {
        nr++;
        sub = take_number(&nr) & KEY_SUB_MASK;
    }
    while (*nr && *nr != ' ' && *nr != '\t') {
        sound = FALSE;
        nr++;
    }
    *text = nr;
    return sound ? prefix << KEY_PREFIX | number << KEY_MAIN | sub : 0;
}

Key key_parse(const char *nr)
{
    Key key = key_take(&nr);
    return *nr ? 0 : key;
}

gboolean key_is_added(Key key)
{
    return key >> KEY_PREFIX != 0;
}

Key key_parent(Key key)
{
    return key & ~(Key)KEY_SUB_MASK;
}

Places *places_new(Arena *arena)
{
    Places *places = g_new0(Places, 1);
    places->arena = arena;
    places->all = g_array_new(FALSE, FALSE, sizeof(Place));
    places->labels = g_array_new(FALSE, FALSE, sizeof(Label));
    return places;
}

void places_free(Places *places)
{
    g_array_unref(places->all);
    g_array_unref(places->labels);
    g_free(places);
}

void places_clear(Places *places)
{
    g_array_set_size(places->all, 0);
    g_array_set_size(places->labels, 0);
    places->labelled = places->opened = FALSE;
}

/* Where the record's number stands: behind the second tab, or at the end. */
static const char *line_number(const char *line, gsize length)
{
    const char *end = line + length, *tab = memchr(line, '\t', length);
    tab = tab ? memchr(tab + 1, '\t', (gsize)(end - tab - 1)) : NULL;
    return tab ? tab + 1 : end;
}

void places_keep(Places *places, RecordKind kind, const char *line, gsize length, PagePlace page)
{
    Place place = {
        .kind = (guint8)kind,
        .kept = TRUE,
        .recognised = page.recognised != FALSE,
        .raw = arena_copy(places->arena, line, length),
        .raw_length = (guint)length,
        .page = page.number,
    };
    const char *nr = line_number(place.raw, length);
    place.key = key_take(&nr);
    if (kind == RECORD_ENTRY && *nr == '\t') { /* the cell's number stands behind its own */
        nr++;
        place.cell = key_take(&nr);
    }
    g_array_append_val(places->all, place);
}

static gint by_key(gconstpointer a, gconstpointer b)
{
    Key x = ((const Place *)a)->key, y = ((const Place *)b)->key;
    return (x > y) - (x < y);
}

void places_complete(Places *places)
{
    GArray *all = places->all;
    for (guint i = 1; i < all->len; i++)
        if (by_key(&g_array_index(all, Place, i - 1), &g_array_index(all, Place, i)) > 0) {
            g_array_sort(all, by_key);
            return;
        }
}

const char *field_text(const Record *record, guint column)
{
    char *text = (char *)(guintptr)record->field[column],
         *end = text + record_length(record, column);
    for (char *c = text; (c = memchr(c, '\0', (gsize)(end - c)));)
        *c = ' ';
    return text;
}

static const char *join(Arena *arena, const char *first, const char *second)
{
    gsize before = strlen(first), behind = strlen(second);
    char *text = arena_alloc(arena, before + behind + 1);
    memcpy(text, first, before);
    memcpy(text + before, second, behind);
    return text;
}

static void fill_cell(Place *place, const Record *record)
{
    place->table = record_number(record, CELL_TABLE);
    place->row = record_number(record, CELL_ROW);
    place->column = record_number(record, CELL_COLUMN);
    place->rowspan = record_number(record, CELL_ROWSPAN);
    place->colspan = record_number(record, CELL_COLSPAN);
}

static void fill_head(Place *place, const Record *record, Arena *arena)
{
    place->group = record_number(record, HEAD_LEVEL);
    place->run_in = record_number(record, HEAD_INLINE) == 1;
    if (*record->field[HEAD_NUMBER])
        place->text = join(arena, record->field[HEAD_NUMBER], place->text);
}

static void fill_entry(Place *place, const Record *record)
{
    Key figure = key_parse(record->field[ENTRY_QTY]);
    place->target = figure ? figure : place->cell;
    place->text = "";
    place->label = field_text(record, ENTRY_LABEL);
    place->header = field_text(record, ENTRY_HEADER);
}

/* Sentences, headings, figures and dates: a line, a column and a text at the kind's own columns. */
static void fill(Place *place, const Record *record, Arena *arena)
{
    static const struct {
        guint line, col, text, at, length;
    } columns[RECORD_KINDS] = {
        [RECORD_HEAD] = {HEAD_LINE, HEAD_COL, HEAD_TEXT, 0, 0},
        [RECORD_TEXT] = {TEXT_LINE, TEXT_COL, TEXT_TEXT, 0, 0},
        [RECORD_TABLE] = {TABLE_LINE, COMMON_KIND, TABLE_CAPTION, 0, 0},
        [RECORD_CELL] = {CELL_LINE, CELL_COL, CELL_TEXT, 0, 0},
        [RECORD_QTY] = {QTY_LINE, QTY_COL, QTY_PRINTED, QTY_AT, QTY_LEN},
        [RECORD_DATE] = {DATE_LINE, DATE_COL, DATE_PRINTED, DATE_AT, DATE_LEN},
    };
    RecordKind kind = place->kind;
    place->line = record_number(record, columns[kind].line);
    place->col = record_number(record, columns[kind].col);
    place->text = field_text(record, columns[kind].text);
    if (columns[kind].at) {
        place->at = record_number(record, columns[kind].at);
        place->length = record_number(record, columns[kind].length);
    }
    if (kind == RECORD_CELL)
        fill_cell(place, record);
    else if (kind == RECORD_TABLE)
        place->table = record_number(record, TABLE_TABLE);
    else if (kind == RECORD_TEXT)
        place->group = record_number(record, TEXT_PARA);
    else if (kind == RECORD_HEAD)
        fill_head(place, record, arena);
}

/* The place with its record split; NULL if that does not follow the schema. */
static const Place *opened(const Places *places, Place *place)
{
    if (place->kept) {
        Record record;
        gboolean sound = record_split(&record, place->kind, place->raw, place->raw_length);
        place->kept = FALSE;
        place->length = 0; /* it was the line's */
        if (!sound)
            place->kind = RECORD_KINDS;
        else if (place->kind == RECORD_ENTRY)
            fill_entry(place, &record);
        else
            fill(place, &record, places->arena);
    }
    return place->kind == RECORD_KINDS ? NULL : place;
}

static const Place *find(const Places *places, Key key)
{
    Place *all = (Place *)(gpointer)places->all->data;
    guint from = 0, to = places->all->len;
    while (from < to) {
        guint middle = from + (to - from) / 2;
        if (all[middle].key < key)
            from = middle + 1;
        else
            to = middle;
    }
    return key && from < places->all->len && all[from].key == key ? opened(places, &all[from])
                                                                  : NULL;
}

const Place *places_find(Places *places, Key key)
{
    const Place *place = find(places, key);
    return place && place->kind == RECORD_ENTRY ? find(places, place->target) : place;
}

const Place *places_all(Places *places, guint *count)
{
    for (guint i = 0; i < places->all->len && !places->opened; i++)
        opened(places, &g_array_index(places->all, Place, i));
    places->opened = TRUE;
    *count = places->all->len;
    return (const Place *)(gpointer)places->all->data;
}

static gint by_cell(gconstpointer a, gconstpointer b)
{
    Key x = ((const Label *)a)->cell, y = ((const Label *)b)->cell;
    return (x > y) - (x < y);
}

static void find_labels(Places *places)
{
    for (guint i = 0; i < places->all->len; i++) {
        Place *place = &g_array_index(places->all, Place, i);
        const Label label = {place->cell, place};
        if (place->kind == RECORD_ENTRY)
            g_array_append_val(places->labels, label);
    }
    g_array_sort(places->labels, by_cell);
}

const Place *places_entry(Places *places, Key cell)
{
    const Label sought = {cell, NULL};
    const Label *labels;
    guint at;
    if (!places->labelled)
        find_labels(places);
    places->labelled = TRUE;
    if (!cell || !g_array_binary_search(places->labels, &sought, by_cell, &at))
        return NULL;
    labels = (const Label *)(gpointer)places->labels->data;
    while (at > 0 && labels[at - 1].cell == cell)
        at--;
    return opened(places, labels[at].entry);
}
