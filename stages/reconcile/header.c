#include "header.h"

#include <string.h>

typedef struct {
    Pattern *pattern;
    Role role;
    const char *metric, *unit;
} Row;

struct Heads {
    GArray *rows;
    GHashTable
        *known; /* cleaned head -> index of its row + 1: the same heads come again and again */
    const PatternBounds *bounds;
};

#define KNOWN_MOST 20000

Heads *heads_new(Config *config, GError **error)
{
    const ConfigTable *table =
        config_table(config, "columns.tsv", "pattern role metric unit", error);
    if (!table)
        return NULL;
    Heads *heads = g_new0(Heads, 1);
    heads->bounds = config_bounds(config, NULL);
    heads->rows = g_array_new(FALSE, FALSE, sizeof(Row));
    heads->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < table_rows(table); i++) {
        Row row = {.pattern = pattern_cell(config, table, i, 0, error),
                   .role = role_find(table_cell(table, i, 1)),
                   .metric = table_cell(table, i, 2),
                   .unit = table_cell(table, i, 3)};
        if (row.pattern && strcmp(role_name(row.role), table_cell(table, i, 1)) != 0) {
            table_error(table, i, error, "a role that gouji-stream(5) lists");
            g_clear_pointer(&row.pattern, pattern_free);
        }
        if (!row.pattern) {
            heads_free(heads);
            return NULL;
        }
        g_array_append_val(heads->rows, row);
    }
    return heads;
}

void heads_free(Heads *heads)
{
    if (!heads)
        return;
    for (guint i = 0; i < heads->rows->len; i++)
        pattern_free(g_array_index(heads->rows, Row, i).pattern);
    g_array_unref(heads->rows);
    g_hash_table_unref(heads->known);
    g_free(heads);
}

static gboolean matches(const Pattern *pattern, const char *text, Letters letters)
{
    return pattern_may(pattern, letters) && pattern_in(pattern, text);
}

/* The first row of columns.tsv that matches the cleaned head, or NULL. */
static const Row *find_row(const Heads *heads, const char *text)
{
    gpointer found;
    guint index = 0, given_up = heads->bounds->exhausted;
    if (g_hash_table_lookup_extended(heads->known, text, NULL, &found)) {
        index = GPOINTER_TO_UINT(found);
        return index > 0 ? &g_array_index(heads->rows, Row, index - 1) : NULL;
    }
    Letters letters = letters_of(text, strlen(text));
    while (index < heads->rows->len &&
           !matches(g_array_index(heads->rows, Row, index).pattern, text, letters))
        index++;
    if (heads->bounds->exhausted != given_up)
        return NULL;
    gboolean known = index < heads->rows->len;
    if (g_hash_table_size(heads->known) < KNOWN_MOST)
        g_hash_table_insert(heads->known, g_strdup(text), GUINT_TO_POINTER(known ? index + 1 : 0));
    return known ? &g_array_index(heads->rows, Row, index) : NULL;
}

gboolean heads_know(const Heads *heads, const char *text, Role *role)
{
    const Row *row = find_row(heads, text);
    if (row)
        *role = row->role;
    return row != NULL;
}

gboolean is_head_row(const GridRow *row, guint columns)
{
    guint words = 0;
    for (guint c = 0; c < columns; c++)
        words += row->cells[c] && *row->cells[c]->text && !cell_figure(row->cells[c]);
    return row->figures == 0 && words >= 2;
}

/* The unit that stands in brackets, or behind 单位：, in a head or caption; NULL if none. */
static const char *unit_in(Ledger *ledger, const char *text)
{
    for (const char *c = text + strcspn(text, "(:"); *c; c += 1 + strcspn(c + 1, "(:")) {
        gsize length = strcspn(c + 1, "),;\n");
        const char *inner = arena_copy(ledger->document->arena, c + 1, length);
        Unit unit;
        if (units_find(ledger->units, inner, &unit))
            return inner;
    }
    return NULL;
}

static const char *period_in(Ledger *ledger, const char *text)
{
    for (const char *c = text; (c = strpbrk(c, "12")); c++) {
        gboolean four = strspn(c, "0123456789") == 4 && (c[0] == '2' || c[1] == '9');
        if (four)
            return arena_copy(ledger->document->arena, c, 4);
        c += strspn(c, "0123456789") - 1;
    }
    if (strstr(text, "上年"))
        return "prior";
    return "";
}

static void classify(const Heads *heads, Ledger *ledger, const char *block_unit, Column *column)
{
    const char *unit = unit_in(ledger, column->text);
    column->period = period_in(ledger, column->text);
    column->metric = column->unit = "";
    const Row *row = find_row(heads, column->text);
    if (row) {
        column->known = TRUE;
        column->role = row->role;
        column->metric = row->metric;
        column->unit = row->unit;
    }
    gboolean plain = strcmp(column->unit, "%") != 0 && strcmp(column->unit, "分") != 0 &&
                     *column->metric == '\0' && column->role != ROLE_TARGET;
    if (unit)
        column->unit = unit;
    else if (block_unit && plain)
        column->unit = block_unit;
}

const Span *head_over(const GridRow *row, guint column)
{
    for (guint c = column + 1; c > 0; c--) {
        const Span *cell = row->cells[c - 1];
        if (cell)
            return c - 1 == column || cell->colspan > column - (c - 1) ? cell : NULL;
    }
    return NULL;
}

static void append_head(Document *document, Column *column, const Span *cell)
{
    if (cell && *column->text)
        column->text = arena_printf(document->arena, "%s%s", column->text, cell->clean);
    else if (cell)
        column->text = cell->clean;
}

#define PLACES_MOST 8
#define ALONE 3 /* so many times as many figures of one place less were not cut to it */
#define FEW 8   /* one figure in so many or more shows a column's places; fewer stand out of it */

/* The places that enough of the column's figures are printed with: one 0.3 among hundreds of whole numbers says nothing
 * of the others, and one 7.112 among a few of two places is not what they are cut from. */
static gint places_of(const Grid *grid, guint column, guint from, guint to)
{
    guint count[PLACES_MOST + 1] = {0}, all = 0, with = 0;
    for (guint r = from; r < to; r++) {
        const Quantity *figure = cell_figure(grid->rows[r].cells[column]);
        if (!figure || figure->doubt || *figure->dim != '\0')
            continue;
        gint places = CLAMP(quantity_places(figure), 0, PLACES_MOST);
        count[places]++;
        all += places > 0 || decimal_sign(figure->value) != 0;
    }
    for (gint places = PLACES_MOST; places > 0; places--) {
        with += count[places];
        gboolean alone = places > 1 && count[places - 1] >= ALONE * with;
        if (with > 0 && with * FEW >= all && !alone)
            return places;
    }
    return 0;
}

Column *heads_read(const Heads *heads, Ledger *ledger, const Grid *grid, guint from, guint to,
                   guint end)
{
    Document *document = ledger->document;
    Column *columns = arena_alloc(document->arena, sizeof(Column) * (grid->columns + 1));
    const char *block = unit_in(ledger, grid->caption), *own = NULL;
    for (guint c = 0; c < grid->columns; c++) {
        columns[c].text = "";
        for (guint r = from; r < to; r++)
            append_head(document, &columns[c], head_over(&grid->rows[r], c));
        if (c == 0 && (own = unit_in(ledger, columns[0].text)))
            block = own;
    }
    for (guint c = 0; c < grid->columns; c++) {
        classify(heads, ledger, block, &columns[c]);
        columns[c].places = places_of(grid, c, to, end);
    }
    return columns;
}
