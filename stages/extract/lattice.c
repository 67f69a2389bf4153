#include "lattice_cells.h"

#define ROWSPAN_MOST 65534

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
    g_free(lattice->name);
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

void lattice_sheet(Lattice *lattice, const char *name)
{
    g_free(lattice->name);
    lattice->sheet = TRUE;
    lattice->name = g_strdup(name);
}

void lattice_row(Lattice *lattice)
{
    lattice->rows++;
    lattice->next = 0;
}

void lattice_drop_row(Lattice *lattice)
{
    guint last = lattice->cells->len;
    if (lattice->rows > 0 &&
        (last == 0 || g_array_index(lattice->cells, Cell, last - 1).row < lattice->rows))
        lattice->rows--;
}

void lattice_to_row(Lattice *lattice, guint row)
{
    while (lattice->rows < row)
        lattice_row(lattice);
}

void lattice_lines(Lattice *lattice)
{
    lattice->lines = TRUE;
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

gboolean lattice_held(const Lattice *lattice, guint column)
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
    while (lattice_held(lattice, lattice->next))
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
