#include "lattice.h"

#include "line.h"
#include "pipeline/text.h"

#include <string.h>

#define ROWSPAN_MOST 65534
#define NEAR 280        /* twentieths of a point between edges that look like one */
#define LONG_BYTES 1200 /* of a cell that may be a page's whole text */
#define FRONT_BYTES 120 /* of a line of words above a table's head */
#define FRONT_CELLS 3

typedef struct {
    char *text;
    gsize length;
    guint outline;
    Lattice *inner; /* or a table, text being NULL */
} Item;

typedef struct {
    guint row, column, rowspan, colspan;
    GArray *items; /* Item; NULL when it is empty */
} Cell;

struct Lattice {
    LatticeLimits limits;
    GArray *cells;       /* Cell, row by row */
    GArray *busy;        /* guint per column: the last row that a cell of the rows above holds */
    GArray *owner;       /* guint per column: that cell's index + 1 */
    GArray *edges;       /* guint */
    guint rows, columns; /* so far; from 0 when placed, from 1 in what is given out */
    guint next;          /* column where the next cell may stand */
    char *fault;
};

static void item_clear(gpointer data)
{
    Item *item = data;
    g_free(item->text);
    lattice_free(item->inner);
}

static void cell_clear(gpointer data)
{
    Cell *cell = data;
    if (cell->items)
        g_array_unref(cell->items);
}

Lattice *lattice_new(const LatticeLimits *limits)
{
    Lattice *lattice = g_new0(Lattice, 1);
    lattice->limits = *limits;
    lattice->cells = g_array_new(FALSE, TRUE, sizeof(Cell));
    g_array_set_clear_func(lattice->cells, cell_clear);
    lattice->busy = g_array_new(FALSE, TRUE, sizeof(guint));
    lattice->owner = g_array_new(FALSE, TRUE, sizeof(guint));
    lattice->edges = g_array_new(FALSE, TRUE, sizeof(guint));
    return lattice;
}

void lattice_free(Lattice *lattice)
{
    if (!lattice)
        return;
    g_array_unref(lattice->cells);
    g_array_unref(lattice->busy);
    g_array_unref(lattice->owner);
    g_array_unref(lattice->edges);
    g_free(lattice->fault);
    g_free(lattice);
}

const char *lattice_fault(const Lattice *lattice)
{
    return lattice->fault;
}

static gboolean refuse(Lattice *lattice, const char *limit, guint64 most)
{
    if (!lattice->fault)
        lattice->fault = g_strdup_printf("%s %" G_GUINT64_FORMAT, limit, most);
    return FALSE;
}

void lattice_edges(Lattice *lattice, const guint *edges, guint count)
{
    g_array_set_size(lattice->edges, 0);
    g_array_append_vals(lattice->edges, edges, count);
}

void lattice_row(Lattice *lattice)
{
    lattice->rows++;
    lattice->next = 0;
}

/* Makes room for these columns; FALSE when there are too many. */
static gboolean reserve(Lattice *lattice, guint64 columns)
{
    if (columns > lattice->limits.columns)
        return refuse(lattice, "table-columns", lattice->limits.columns);
    if (columns > lattice->busy->len) {
        g_array_set_size(lattice->busy, (guint)columns);
        g_array_set_size(lattice->owner, (guint)columns);
    }
    lattice->columns = MAX(lattice->columns, (guint)columns);
    return TRUE;
}

static gboolean is_busy(const Lattice *lattice, guint column)
{
    return column < lattice->busy->len &&
           g_array_index(lattice->busy, guint, column) >= lattice->rows;
}

static void hold(Lattice *lattice, const Cell *cell)
{
    guint until = cell->rowspan == 0 ? G_MAXUINT : cell->row + cell->rowspan - 1;
    for (guint c = cell->column; c < cell->column + cell->colspan; c++) {
        g_array_index(lattice->busy, guint, c) = until;
        g_array_index(lattice->owner, guint, c) = lattice->cells->len;
    }
}

void lattice_cell(Lattice *lattice, guint rowspan, guint colspan)
{
    if (lattice->rows == 0)
        lattice_row(lattice);
    while (is_busy(lattice, lattice->next))
        lattice->next++;
    Cell cell = {lattice->rows, lattice->next, MIN(rowspan, ROWSPAN_MOST), MAX(1, colspan), NULL};
    if (lattice->fault || !reserve(lattice, (guint64)cell.column + cell.colspan))
        return;
    if (lattice->cells->len >= lattice->limits.cells) {
        refuse(lattice, "table-cells", lattice->limits.cells);
        return;
    }
    g_array_append_val(lattice->cells, cell);
    hold(lattice, &cell);
    lattice->next = cell.column + cell.colspan;
}

void lattice_skip(Lattice *lattice, guint columns)
{
    if (reserve(lattice, (guint64)lattice->next + columns))
        lattice->next += columns;
}

void lattice_continue(Lattice *lattice, guint colspan)
{
    guint column = lattice->next;
    guint index = column < lattice->owner->len ? g_array_index(lattice->owner, guint, column) : 0;
    if (index == 0) {
        lattice_cell(lattice, 1, colspan);
        return;
    }
    Cell *cell = &g_array_index(lattice->cells, Cell, index - 1);
    cell->rowspan = MAX(cell->rowspan, lattice->rows - cell->row + 1);
    lattice_skip(lattice, MAX(1, colspan));
}

static GArray *items_of_last(Lattice *lattice)
{
    if (lattice->cells->len == 0)
        lattice_cell(lattice, 1, 1);
    if (lattice->cells->len == 0)
        return NULL;
    Cell *cell = &g_array_index(lattice->cells, Cell, lattice->cells->len - 1);
    if (!cell->items) {
        cell->items = g_array_new(FALSE, TRUE, sizeof(Item));
        g_array_set_clear_func(cell->items, item_clear);
    }
    return cell->items;
}

void lattice_paragraph(Lattice *lattice, const char *text, gsize length, guint outline)
{
    GArray *items = lattice->fault ? NULL : items_of_last(lattice);
    Item item = {NULL, length, outline, NULL};
    if (!items)
        return;
    item.text = g_strndup(text, length);
    g_array_append_val(items, item);
}

void lattice_nest(Lattice *lattice, Lattice *inner)
{
    if (inner->fault && !lattice->fault)
        lattice->fault = g_strdup(inner->fault);
    GArray *items = lattice->fault ? NULL : items_of_last(lattice);
    Item item = {NULL, 0, 0, inner};
    if (items)
        g_array_append_val(items, item);
    else
        lattice_free(inner);
}

static gboolean ends_in_han(const GString *text)
{
    return text->len > 0 && text_is_han(g_utf8_get_char(
                                g_utf8_find_prev_char(text->str, text->str + text->len)));
}

/* All the cell's words on one line: a break between Han characters is none. */
static void join_cell(const Cell *cell, GString *out)
{
    for (guint i = 0; cell->items && i < cell->items->len; i++) {
        const Item *item = &g_array_index(cell->items, Item, i);
        for (guint j = 0; item->inner && j < item->inner->cells->len; j++) {
            if (out->len > 0 && out->str[out->len - 1] != ' ')
                g_string_append_c(out, ' ');
            join_cell(&g_array_index(item->inner->cells, Cell, j), out);
        }
        if (item->inner || item->length == 0)
            continue;
        if (out->len > 0 && !(ends_in_han(out) && text_is_han(g_utf8_get_char(item->text))))
            g_string_append_c(out, ' ');
        g_string_append_len(out, item->text, (gssize)item->length);
    }
}

/* Where columns begin that a reader sees: seen[c] is the number, from 0, of the column that holds grid column c. */
static guint *see_columns(const Lattice *lattice, guint *count)
{
    guint columns = lattice->columns, last = 0, seen_rows = lattice->rows + 1;
    guint *seen = g_new0(guint, columns + 1);
    g_autofree guint8 *starts = g_malloc0(columns + 1);
    g_autofree guint *row_at = g_new0(guint, seen_rows);
    for (guint i = 0; i < lattice->cells->len; i++)
        starts[g_array_index(lattice->cells, Cell, i).column] = 1;
    *count = 0;
    for (guint c = 0; c < columns; c++) {
        gboolean merge = FALSE;
        if (starts[c] && *count > 0 && c < lattice->edges->len &&
            g_array_index(lattice->edges, guint, c) -
                    g_array_index(lattice->edges, guint, last) <= NEAR) {
            merge = TRUE; /* unless a row has a cell in both */
            memset(row_at, 0, seen_rows * sizeof *row_at);
            for (guint i = 0; i < lattice->cells->len; i++) {
                const Cell *cell = &g_array_index(lattice->cells, Cell, i);
                if (cell->column >= last && cell->column <= c && ++row_at[cell->row] > 1)
                    merge = FALSE;
            }
        }
        if (starts[c] && !merge) {
            last = c;
            (*count)++;
        }
        seen[c] = *count > 0 ? *count - 1 : 0;
    }
    seen[columns] = *count;
    return seen;
}

/* Cells get the columns that a reader sees, from 0. */
static void compress(Lattice *lattice)
{
    guint count;
    g_autofree guint *seen = see_columns(lattice, &count);
    for (guint i = 0; i < lattice->cells->len; i++) {
        Cell *cell = &g_array_index(lattice->cells, Cell, i);
        guint end = cell->column + cell->colspan;
        guint from = seen[cell->column], to = end < lattice->columns ? seen[end] : count;
        cell->column = from;
        cell->colspan = MAX(1, to > from ? to - from : 1);
        if (cell->rowspan == 0 || cell->row + cell->rowspan - 1 > lattice->rows)
            cell->rowspan = lattice->rows - cell->row + 1;
    }
    lattice->columns = count;
    g_array_set_size(lattice->edges, 0);
}

static gsize cell_bytes(const Cell *cell)
{
    gsize bytes = 0;
    for (guint i = 0; cell->items && i < cell->items->len; i++) {
        const Item *item = &g_array_index(cell->items, Item, i);
        bytes += item->length;
        for (guint j = 0; item->inner && j < item->inner->cells->len; j++)
            bytes += cell_bytes(&g_array_index(item->inner->cells, Cell, j));
    }
    return bytes;
}

/* TRUE if the table only lays out the page: one column, one row, a table of data inside, or one cell that holds
 * nearly all. */
static gboolean is_layout(const Lattice *lattice)
{
    gsize all = 0, most = 0;
    if (lattice->columns <= 1 || lattice->rows <= 1)
        return TRUE;
    for (guint i = 0; i < lattice->cells->len; i++) {
        const Cell *cell = &g_array_index(lattice->cells, Cell, i);
        gsize bytes = cell_bytes(cell);
        all += bytes;
        most = MAX(most, bytes);
        for (guint j = 0; cell->items && j < cell->items->len; j++) {
            Lattice *inner = g_array_index(cell->items, Item, j).inner;
            if (inner && inner->rows > 2 && inner->columns > 2)
                return TRUE;
        }
    }
    return most > LONG_BYTES && 4 * most > 3 * all;
}

static void emit_paragraph(BlockSink *sink, guint *line, guint page, const Item *item)
{
    Piece piece = {0, ++*line, 1};
    Paragraph paragraph = {item->text, item->length, &piece, 1, item->outline, page};
    sink->paragraph(sink, &paragraph);
}

static void emit_items(const Cell *cell, BlockSink *sink, guint *line, guint page)
{
    for (guint i = 0; cell->items && i < cell->items->len; i++) {
        const Item *item = &g_array_index(cell->items, Item, i);
        if (item->inner)
            lattice_emit(item->inner, sink, line, page, NULL);
        else if (item->length > 0)
            emit_paragraph(sink, line, page, item);
    }
}

/* The first cell behind this one that stands in another row. */
static guint row_end(const Lattice *lattice, guint at)
{
    guint row = g_array_index(lattice->cells, Cell, at).row, end = at;
    while (end < lattice->cells->len && g_array_index(lattice->cells, Cell, end).row == row)
        end++;
    return end;
}

/* TRUE if the row [at, end) stands above or below the table proper: one text over everything, or notes with a
 * colon (`编制部门：…`, `单位：万元`). */
static gboolean is_outside(const Lattice *lattice, guint at, guint end, gboolean above)
{
    guint filled = 0;
    gboolean notes = TRUE, wide = FALSE;
    for (; at < end; at++) {
        const Cell *cell = &g_array_index(lattice->cells, Cell, at);
        g_autoptr(GString) text = g_string_new(NULL);
        join_cell(cell, text);
        if (text->len == 0)
            continue;
        filled++;
        wide |= cell->colspan >= lattice->columns && cell->rowspan == 1;
        notes &= text->len <= FRONT_BYTES && (strstr(text->str, "：") || strchr(text->str, ':'));
    }
    if (filled <= 1)
        return above || wide || filled == 0;
    return notes && filled <= FRONT_CELLS;
}

static void emit_rows(const Lattice *lattice, guint at, guint end, BlockSink *sink, guint *line)
{
    g_autoptr(GString) text = g_string_new(NULL);
    while (at < end) {
        guint stop = row_end(lattice, at), row = g_array_index(lattice->cells, Cell, at).row;
        ++*line;
        for (; at < stop; at++) {
            const Cell *cell = &g_array_index(lattice->cells, Cell, at);
            g_string_truncate(text, 0);
            join_cell(cell, text);
            CellBlock block = {*line,         1,          row, cell->column + 1, cell->rowspan,
                               cell->colspan, text->str, text->len};
            sink->cell(sink, &block);
        }
    }
}

static void emit_data(const Lattice *lattice, BlockSink *sink, guint *line, guint page,
                      const char *caption)
{
    guint first = 0, last = lattice->cells->len, stop;
    while (first < last && is_outside(lattice, first, (stop = row_end(lattice, first)), TRUE))
        first = stop;
    for (guint at = last; at > first; last = at) {
        guint row = g_array_index(lattice->cells, Cell, at - 1).row;
        while (at > first && g_array_index(lattice->cells, Cell, at - 1).row == row)
            at--;
        if (!is_outside(lattice, at, last, FALSE))
            break;
    }
    for (guint i = 0; i < first; i++)
        emit_items(&g_array_index(lattice->cells, Cell, i), sink, line, page);
    if (first < last) {
        TableBlock table = {LAYOUT_GRID, *line + 1, page, caption};
        sink->table(sink, &table);
        emit_rows(lattice, first, last, sink, line);
    }
    for (guint i = last; i < lattice->cells->len; i++)
        emit_items(&g_array_index(lattice->cells, Cell, i), sink, line, page);
}

void lattice_emit(Lattice *lattice, BlockSink *sink, guint *line, guint page, const char *caption)
{
    if (lattice->fault || lattice->cells->len == 0)
        return;
    compress(lattice);
    if (is_layout(lattice))
        for (guint i = 0; i < lattice->cells->len; i++)
            emit_items(&g_array_index(lattice->cells, Cell, i), sink, line, page);
    else
        emit_data(lattice, sink, line, page, caption);
}
