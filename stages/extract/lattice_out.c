/* From the cells of a lattice to paragraphs and tables.
 *
 * One table of the source may hold several, one below the other, each under a title that spans it:
 *
 *     | 附表1                         |     given out as paragraphs
 *     | 2025年收入完成情况表          |
 *     |                  单位：万元   |
 *     | 科目 | 预算数 | 完成数        |     a band: a table of its own, its columns found for itself
 *     | …                             |
 *     | 附表2                         |     the next band's front
 */
#include "lattice_cells.h"

#include "line.h"
#include "pipeline/text.h"

#include <string.h>

#define NEAR 280        /* twentieths of a point between edges that look like one */
#define LONG_BYTES 1200 /* of a cell that may be a page's whole text */
#define FRONT_BYTES 120 /* of a line of words above a table's head */
#define FRONT_CELLS 3
#define ANNEX_BYTES 15 /* 附表12 */

/* Cells [at, end) of the lattice, whole rows. */
typedef struct {
    Lattice *lattice;
    guint at, end;
} Rows;

typedef struct {
    BlockSink *sink;
    guint *line;
    guint page;
} Out;

static Cell *cell_at(const Lattice *lattice, guint index)
{
    return &g_array_index(lattice->cells, Cell, index);
}

static gboolean ends_in_han(const GString *text)
{
    return text->len > 0 &&
           text_is_han(g_utf8_get_char(g_utf8_find_prev_char(text->str, text->str + text->len)));
}

/* All the cell's words on one line: a break between Han characters is none. */
static void join_cell(const Cell *cell, GString *out)
{
    for (guint i = 0; cell->items && i < cell->items->len; i++) {
        const Item *item = &g_array_index(cell->items, Item, i);
        for (guint j = 0; item->inner && j < item->inner->cells->len; j++) {
            if (out->len > 0 && out->str[out->len - 1] != ' ')
                g_string_append_c(out, ' ');
            join_cell(cell_at(item->inner, j), out);
        }
        if (item->inner || item->length == 0)
            continue;
        if (out->len > 0 && !(ends_in_han(out) && text_is_han(g_utf8_get_char(item->text))))
            g_string_append_c(out, ' ');
        g_string_append_len(out, item->text, (gssize)item->length);
    }
}

/* TRUE if some row has a cell in both of these stretches of columns. */
static gboolean both_used(const Rows *rows, guint from, guint to)
{
    guint row = 0, here = 0;
    for (guint i = rows->at; i < rows->end; i++) {
        const Cell *cell = cell_at(rows->lattice, i);
        here = cell->row == row ? here : 0;
        row = cell->row;
        if (cell->column >= from && cell->column <= to && ++here > 1)
            return TRUE;
    }
    return FALSE;
}

/* Which column, from 0, a reader sees at each column of the grid, and at the end how many. */
static guint *see_columns(const Rows *rows)
{
    const Lattice *lattice = rows->lattice;
    guint columns = lattice->columns, last = 0, count = 0;
    guint *seen = g_new0(guint, columns + 1);
    g_autofree guint8 *starts = g_malloc0(columns + 1);
    if (lattice->sheet)
        memset(starts, 1, columns);
    for (guint i = rows->at; i < rows->end; i++)
        starts[cell_at(lattice, i)->column] = 1;
    for (guint c = 0; c < columns; c++) {
        gboolean near =
            count > 0 && c < lattice->edges->len &&
            g_array_index(lattice->edges, guint, c) - g_array_index(lattice->edges, guint, last) <=
                NEAR;
        if (starts[c] && !(near && !both_used(rows, last, c))) {
            last = c;
            count++;
        }
        seen[c] = count > 0 ? count - 1 : 0;
    }
    seen[columns] = count;
    return seen;
}

/* The cells get the columns that a reader sees, from 0; returns how many there are. */
static guint compress(const Rows *rows)
{
    Lattice *lattice = rows->lattice;
    g_autofree guint *seen = see_columns(rows);
    guint count = seen[lattice->columns];
    guint bottom = rows->end > rows->at ? cell_at(lattice, rows->end - 1)->row : 0;
    for (guint i = rows->at; i < rows->end; i++) {
        Cell *cell = cell_at(lattice, i);
        guint end = cell->column + cell->colspan;
        guint from = seen[cell->column], to = end < lattice->columns ? seen[end] : count;
        cell->column = from;
        cell->colspan = to > from ? to - from : 1;
        if (cell->rowspan == 0 || cell->row + cell->rowspan - 1 > bottom)
            cell->rowspan = bottom - cell->row + 1;
    }
    return count;
}

static gsize cell_bytes(const Cell *cell)
{
    gsize bytes = 0;
    for (guint i = 0; cell->items && i < cell->items->len; i++) {
        const Item *item = &g_array_index(cell->items, Item, i);
        bytes += item->length;
        for (guint j = 0; item->inner && j < item->inner->cells->len; j++)
            bytes += cell_bytes(cell_at(item->inner, j));
    }
    return bytes;
}

static gboolean holds_table(const Cell *cell)
{
    for (guint i = 0; cell->items && i < cell->items->len; i++) {
        const Lattice *inner = g_array_index(cell->items, Item, i).inner;
        if (inner && inner->rows > 2 && inner->columns > 2)
            return TRUE;
    }
    return FALSE;
}

/* Columns in which a cell begins. */
static guint used_columns(const Lattice *lattice)
{
    guint first = G_MAXUINT, count = 0;
    for (guint i = 0; i < lattice->cells->len && count < 2; i++) {
        count += cell_at(lattice, i)->column != first;
        first = first == G_MAXUINT ? cell_at(lattice, i)->column : first;
    }
    return count;
}

/* TRUE if the table only lays out the page: one column, one row, a table of data inside, or one cell that holds
 * nearly all. */
static gboolean is_layout(const Lattice *lattice)
{
    gsize all = 0, most = 0;
    if (lattice->rows <= 1 || used_columns(lattice) <= 1)
        return TRUE;
    for (guint i = 0; i < lattice->cells->len; i++) {
        gsize bytes = cell_bytes(cell_at(lattice, i));
        all += bytes;
        most = MAX(most, bytes);
        if (holds_table(cell_at(lattice, i)))
            return TRUE;
    }
    return !lattice->sheet && most > LONG_BYTES && 4 * most > 3 * all;
}

static void put_paragraph(const Out *out, const Item *item)
{
    Piece piece = {0, ++*out->line, 1};
    Paragraph paragraph = {item->text, item->length, &piece, 1, item->outline, out->page};
    out->sink->paragraph(out->sink, &paragraph);
}

/* The cells' paragraphs and tables, one after the other. */
static void put_flat(const Out *out, const Lattice *lattice, guint at, guint end)
{
    for (; at < end; at++) {
        const GArray *items = cell_at(lattice, at)->items;
        if (lattice->lines)
            *out->line = cell_at(lattice, at)->row - 1;
        for (guint i = 0; items && i < items->len; i++) {
            const Item *item = &g_array_index(items, Item, i);
            if (item->inner)
                lattice_emit(item->inner, out->sink, out->line, out->page, NULL);
            else if (item->length > 0)
                put_paragraph(out, item);
        }
    }
}

/* The first cell behind this one that stands in another row; the first cell of the row before. */
static guint row_end(const Lattice *lattice, guint at)
{
    guint row = cell_at(lattice, at)->row;
    while (at < lattice->cells->len && cell_at(lattice, at)->row == row)
        at++;
    return at;
}

static guint row_begin(const Lattice *lattice, guint end)
{
    guint row = cell_at(lattice, end - 1)->row;
    while (end > 0 && cell_at(lattice, end - 1)->row == row)
        end--;
    return end;
}

/* A row at a glance. */
typedef struct {
    guint filled, widest; /* cells with text; columns of the widest of them */
    gboolean notes; /* all of them short and with a colon: 编制部门：…, 单位：万元 */
    gboolean title; /* the last of them ends in 表 */
} Glance;

static Glance glance(const Lattice *lattice, guint at, guint end)
{
    Glance seen = {0, 0, TRUE, FALSE};
    g_autoptr(GString) text = g_string_new(NULL);
    for (; at < end; at++) {
        const Cell *cell = cell_at(lattice, at);
        g_string_truncate(text, 0);
        join_cell(cell, text);
        if (text->len == 0)
            continue;
        seen.filled++;
        seen.widest = MAX(seen.widest, cell->colspan);
        seen.notes &=
            text->len <= FRONT_BYTES && (strstr(text->str, "：") || strchr(text->str, ':'));
        seen.title = g_str_has_suffix(text->str, "表");
    }
    return seen;
}

/* TRUE if the row stands above a table proper, or (not above) below it. */
static gboolean is_outside(const Lattice *lattice, guint at, guint end, gboolean above)
{
    Glance seen = glance(lattice, at, end);
    if (seen.filled <= 1)
        return above || seen.filled == 0 ||
               (lattice->columns > 1 && seen.widest >= lattice->columns);
    return seen.notes && seen.filled <= FRONT_CELLS;
}

/* TRUE if the row is the title of another table inside this one. */
static gboolean is_title(const Lattice *lattice, guint at, guint end)
{
    Glance seen = glance(lattice, at, end);
    return seen.filled == 1 && seen.title &&
           (lattice->sheet || 4 * seen.widest >= 3 * lattice->columns);
}

static void put_rows(const Out *out, const Rows *rows)
{
    g_autoptr(GString) text = g_string_new(NULL);
    guint row = 0;
    for (guint i = rows->at; i < rows->end; i++) {
        const Cell *cell = cell_at(rows->lattice, i);
        *out->line = rows->lattice->lines ? cell->row : *out->line + (cell->row != row);
        row = cell->row;
        g_string_truncate(text, 0);
        join_cell(cell, text);
        CellBlock block = {*out->line,    1,         row,      cell->column + 1, cell->rowspan,
                           cell->colspan, text->str, text->len};
        out->sink->cell(out->sink, &block);
    }
}

/* The lines above a table as its caption, when one of them is more than a note; NULL otherwise. */
static char *front_caption(const Lattice *lattice, guint at, guint end)
{
    g_autoptr(GString) caption = g_string_new(NULL), text = g_string_new(NULL);
    gboolean title = FALSE;
    for (; at < end; at++) {
        g_string_truncate(text, 0);
        join_cell(cell_at(lattice, at), text);
        gboolean annex = g_str_has_prefix(text->str, "附") && text->len <= ANNEX_BYTES;
        if (text->len == 0 || text->len > FRONT_BYTES || annex)
            continue;
        title |= !strstr(text->str, "：") && !strchr(text->str, ':');
        g_string_append_printf(caption, "%s%s", caption->len > 0 ? "\n" : "", text->str);
    }
    return title ? g_string_free(g_steal_pointer(&caption), FALSE) : NULL;
}

/* One table with what stands above and below it. */
static void put_band(const Out *out, const Rows *band, const char *caption)
{
    const Lattice *lattice = band->lattice;
    guint stop;
    Rows body = *band;
    while (body.at < body.end &&
           is_outside(lattice, body.at, (stop = row_end(lattice, body.at)), TRUE))
        body.at = stop;
    while (body.end > body.at &&
           is_outside(lattice, (stop = row_begin(lattice, body.end)), body.end, FALSE))
        body.end = stop;
    put_flat(out, lattice, band->at, body.at);
    if (body.at < body.end) {
        g_autofree char *front = front_caption(lattice, band->at, body.at);
        if (!caption)
            caption = front ? front : lattice->name;
        guint line = lattice->lines ? cell_at(lattice, body.at)->row : *out->line + 1;
        TableBlock table = {lattice->sheet ? LAYOUT_SHEET : LAYOUT_GRID, line, out->page, caption};
        compress(&body);
        out->sink->table(out->sink, &table);
        put_rows(out, &body);
    }
    put_flat(out, lattice, body.end, band->end);
}

/* Where the next band begins: at the title, or at the 附表2 above it. */
static guint next_band(Lattice *lattice, guint at)
{
    guint body = FALSE;
    for (guint end; at < lattice->cells->len; at = end) {
        end = row_end(lattice, at);
        if (body && is_title(lattice, at, end)) {
            guint before = row_begin(lattice, at);
            return glance(lattice, before, at).filled == 1 ? before : at;
        }
        body |= glance(lattice, at, end).filled > 1 && !is_outside(lattice, at, end, TRUE);
    }
    return at;
}

void lattice_emit(Lattice *lattice, BlockSink *sink, guint *line, guint page, const char *caption)
{
    const Out out = {sink, line, page};
    if (lattice->fault || lattice->cells->len == 0)
        return;
    if (is_layout(lattice)) {
        put_flat(&out, lattice, 0, lattice->cells->len);
        return;
    }
    for (Rows band = {lattice, 0, 0}; band.at < lattice->cells->len; band.at = band.end) {
        band.end = next_band(lattice, band.at);
        put_band(&out, &band, caption);
    }
}
