#include "sheet.h"

#include <string.h>

void filled_clear(gpointer data)
{
    g_free(((Filled *)data)->text);
}

static gint compare_cells(gconstpointer a, gconstpointer b)
{
    const Filled *left = a, *right = b;
    if (left->row != right->row)
        return left->row < right->row ? -1 : 1;
    return (left->column > right->column) - (left->column < right->column);
}

static gpointer merge_key(guint row, guint column)
{
    return GSIZE_TO_POINTER((gsize)row << 15 | column);
}

static void put_lines(Lattice *lattice, const char *text)
{
    g_auto(GStrv) lines = g_strsplit_set(text, "\r\n", 0);
    for (char **line = lines; *line; line++) {
        char *escape = g_strrstr(*line, "_x000D_"); /* how a carriage return is stored */
        if (escape && strcmp(escape, "_x000D_") == 0)
            *escape = '\0';
        if (*g_strstrip(*line))
            lattice_paragraph(lattice, *line, strlen(*line), 0);
    }
}

/* One row with all its columns, empty cells too; returns the first filled cell behind it. */
static guint build_row(const GArray *cells, GHashTable *merges, guint columns, guint at,
                       Lattice *lattice)
{
    guint row = g_array_index(cells, Filled, at).row;
    for (guint column = 1; column <= columns && !lattice_fault(lattice);) {
        const Merge *merge = g_hash_table_lookup(merges, merge_key(row, column));
        guint wide = merge ? MIN(merge->columns, columns - column + 1) : 1;
        gboolean held = lattice_held(lattice, column - 1);
        if (!held)
            lattice_cell(lattice, merge ? merge->rows : 1, wide);
        for (; at < cells->len; at++) {
            const Filled *cell = &g_array_index(cells, Filled, at);
            if (cell->row != row || cell->column >= column + (held ? 1 : wide))
                break;
            if (!held && cell->column == column)
                put_lines(lattice, cell->text);
        }
        column += held ? 1 : wide;
    }
    while (at < cells->len && g_array_index(cells, Filled, at).row == row)
        at++;
    return at;
}

/* The rows that hold something. */
void sheet_build(GArray *cells, GArray *merges, Lattice *lattice)
{
    guint columns = 0;
    g_autoptr(GHashTable) by_place = g_hash_table_new(NULL, NULL);
    g_array_sort(cells, compare_cells);
    for (guint i = 0; i < cells->len; i++)
        columns = MAX(columns, g_array_index(cells, Filled, i).column);
    for (guint i = 0; i < merges->len; i++) {
        Merge *merge = &g_array_index(merges, Merge, i);
        g_hash_table_insert(by_place, merge_key(merge->row, merge->column), merge);
    }
    for (guint at = 0; at < cells->len && !lattice_fault(lattice);) {
        lattice_to_row(lattice, g_array_index(cells, Filled, at).row);
        at = build_row(cells, by_place, columns, at, lattice);
    }
}
