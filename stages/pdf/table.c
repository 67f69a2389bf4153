#include "table.h"

#include "strip.h"

#include <math.h>
#include <string.h>

#define SHIFT 4.0f /* points: edges of one column on two pages */
#define HEADER 6   /* rows of a header that may be printed again */

static void cell_free(Cell *cell)
{
    g_free(cell->text);
    g_free(cell);
}

Table *table_new(guint page, gboolean ruled, Box box)
{
    Table *table = g_new0(Table, 1);
    table->page = table->last = page;
    table->ruled = ruled;
    table->box = box;
    table->edges = g_array_new(FALSE, FALSE, sizeof(float));
    table->cells = g_ptr_array_new_with_free_func((GDestroyNotify)cell_free);
    return table;
}

void table_free(Table *table)
{
    g_array_unref(table->edges);
    g_ptr_array_unref(table->cells);
    g_free(table->caption);
    g_free(table);
}

void table_add(Table *table, Cell cell)
{
    g_ptr_array_add(table->cells, g_memdup2(&cell, sizeof cell));
    table->rows = MAX(table->rows, cell.row + cell.rowspan);
}

static const Cell *cell_at(const Table *table, guint i)
{
    return g_ptr_array_index(table->cells, i);
}

/* The edge of the table at this place, or -1. */
static gint edge_at(const Table *table, float place)
{
    for (guint i = 0; i < table->edges->len; i++)
        if (fabsf(g_array_index(table->edges, float, i) - place) <= SHIFT)
            return (gint)i;
    return -1;
}

gboolean table_fits(const Table *table, const Table *next)
{
    if (table->ruled != next->ruled || next->page != table->last + 1 || next->edges->len < 2 ||
        (!table->ruled && table->edges->len != next->edges->len))
        return FALSE;
    for (guint i = 0; i < next->edges->len; i++) {
        gint edge = edge_at(table, g_array_index(next->edges, float, i));
        if (edge < 0 || (i == 0 && edge != 0) ||
            (i + 1 == next->edges->len && edge + 1 != (gint)table->edges->len))
            return FALSE;
    }
    return TRUE;
}

/* Counts the columns of `next` as the table does. */
static void align_columns(const Table *table, Table *next)
{
    if (next->edges->len == table->edges->len)
        return;
    for (guint i = 0; i < next->cells->len; i++) {
        Cell *cell = g_ptr_array_index(next->cells, i);
        const float *edge = &g_array_index(next->edges, float, cell->column);
        guint column = (guint)edge_at(table, edge[0]);
        cell->colspan = (guint)edge_at(table, edge[cell->colspan]) - column;
        cell->column = column;
    }
}

static gboolean same_cell(const Cell *a, const Cell *b)
{
    return a->row == b->row && a->column == b->column && a->colspan == b->colspan &&
           a->rowspan == b->rowspan && strcmp(a->text, b->text) == 0;
}

/* The rows at the top of `next` that are those at the top of the table, and hold words. */
static guint header_rows(const Table *table, const Table *next)
{
    guint rows = 0, most = MIN(table->cells->len, next->cells->len), words = 0;
    for (guint i = 0; i < most && same_cell(cell_at(table, i), cell_at(next, i)); i++) {
        const Cell *cell = cell_at(next, i);
        words += *cell->text != '\0';
        gboolean ends = i + 1 >= next->cells->len || cell_at(next, i + 1)->row > cell->row;
        if (ends && cell->row < HEADER)
            rows = cell->row + 1;
    }
    return words > 1 ? rows : 0;
}

/* The cell over the table's last row in this column. */
static Cell *lowest(Table *table, guint column)
{
    for (guint i = table->cells->len; i > 0; i--) {
        Cell *cell = g_ptr_array_index(table->cells, i - 1);
        if (cell->column <= column && column < cell->column + cell->colspan)
            return cell;
    }
    return NULL;
}

static gboolean holds_figure(const char *text)
{
    gboolean figure = FALSE;
    for (; *text; text++) {
        if (!strchr("0123456789.,%-+ ", *text))
            return FALSE;
        figure |= g_ascii_isdigit(*text);
    }
    return figure;
}

/* 十六、 （二） 3. in front of a text. */
static gboolean is_numbered(const char *text)
{
    gunichar first = g_utf8_get_char(text);
    const char *stop = strstr(text, "、");
    return first == '(' || first == 0xFF08 || g_unichar_isdigit(first) ||
           (stop && g_utf8_strlen(text, stop - text) < 4);
}

/* TRUE if the row goes on with words that the row above, cut by the page's end, has begun: no figure, nothing in
 * the first column, nothing under an empty cell. */
static gboolean is_rest(Table *table, const Table *next, guint row)
{
    guint words = 0;
    for (guint i = 0; i < next->cells->len; i++) {
        const Cell *cell = cell_at(next, i);
        const Cell *above = lowest(table, cell->column);
        if (cell->row != row || !*cell->text)
            continue;
        if (cell->column == 0 || cell->rowspan > 1 || holds_figure(cell->text) || !above ||
            !above->filled || is_numbered(cell->text) || above->column != cell->column ||
            above->colspan != cell->colspan || holds_figure(above->text))
            return FALSE;
        words++;
    }
    return words > 0;
}

static void join_text(Cell *above, const Cell *rest)
{
    g_autoptr(GString) text = g_string_new(above->text);
    text_join(text, rest->text, TRUE);
    g_free(above->text);
    above->text = g_strdup(text->str);
}

/* A cell that spans rows was cut by the page's end: the part below is empty. */
static gboolean is_cut(const Table *table, const Cell *above, const Cell *cell, guint row)
{
    return above && cell->row == row && !*cell->text && *above->text &&
           (above->rowspan > 1 || cell->rowspan > 1) && above->column == cell->column &&
           above->colspan == cell->colspan && above->row + above->rowspan == table->rows;
}

void table_continue(Table *table, Table *next)
{
    align_columns(table, next);
    guint first = header_rows(table, next), rows = table->rows;
    gboolean rest = first < next->rows && is_rest(table, next, first);
    guint shift = rest ? first + 1 : first;
    for (guint i = 0; i < next->cells->len; i++) {
        Cell cell = *cell_at(next, i);
        Cell *above = cell.row <= first ? lowest(table, cell.column) : NULL;
        if (cell.row < first)
            continue;
        if (rest && cell.row == first) {
            if (*cell.text)
                join_text(above, &cell);
        } else if (is_cut(table, above, &cell, first)) {
            above->rowspan += cell.rowspan;
        } else {
            cell.row += rows - shift;
            cell.text = g_strdup(cell.text);
            g_ptr_array_add(table->cells, g_memdup2(&cell, sizeof cell));
        }
    }
    table->rows = rows + next->rows - MIN(shift, next->rows);
    table->last = next->last;
    table->box = next->box;
    table_free(next);
}
