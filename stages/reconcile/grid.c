#include "grid.h"

#include "pipeline/text.h"

#include <string.h>

#define CODES_LEAST 2 /* numbers of a column that say that it goes on with the codes before it */
#define COLUMNS_MOST 400
#define SIDES_MOST 4

static guint han_digit(gunichar c)
{
    static const gunichar digits[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                      0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    for (guint i = 0; i < G_N_ELEMENTS(digits); i++)
        if (digits[i] == c)
            return i + 1;
    return 0;
}

/* Reads 1…99 in Chinese numerals; *end behind them. 0 if there is none. */
static guint han_number(const char *text, const char **end)
{
    guint value = 0, digit;
    while ((digit = han_digit(g_utf8_get_char(text)))) {
        value = digit == 10 ? (value ? value * 10 : 10) : (value % 10 == 0 ? value + digit : 0);
        text = g_utf8_next_char(text);
    }
    *end = text;
    return value;
}

static guint arabic_number(const char *text, const char **end)
{
    guint64 value = g_ascii_strtoull(text, (char **)(gpointer)end, 10);
    return *end > text && value < 100 ? (guint)value : 0;
}

const char *label_number(const char *text, GridRow *row)
{
    const char *end = text;
    gunichar first = g_utf8_get_char(text);
    if (g_str_has_prefix(text, "其中")) {
        row->among = TRUE;
        text += strlen("其中");
        return label_number(*text == ':' ? text + 1 : text, row);
    }
    if (first >= 0x2460 && first <= 0x2473) {
        row->rank = RANK_CIRCLED;
        row->ordinal = first - 0x2460 + 1;
        return g_utf8_next_char(text);
    }
    gboolean paren = first == '(';
    const char *from = paren ? text + 1 : text;
    guint han = han_number(from, &end), arabic = han ? 0 : arabic_number(from, &end);
    gboolean dot = g_str_has_prefix(end, "、") || (*end == '.' && !g_ascii_isdigit(end[1]));
    if ((!han && !arabic) || (paren ? *end != ')' : !dot && !(arabic && *end == ')')))
        return text;
    gboolean closed = paren || *end == ')';
    row->rank =
        han ? (closed ? RANK_HAN_PAREN : RANK_HAN) : (closed ? RANK_ARABIC_PAREN : RANK_ARABIC);
    row->ordinal = han ? han : arabic;
    end = g_utf8_next_char(end);
    return g_str_has_prefix(end, "、") ? end + strlen("、") : end;
}

static const char *tidy_label(Document *document, const char *text)
{
    gsize all = strlen(text), length = all;
    while (length > 0 && text[length - 1] == ':')
        length--;
    return length < all ? arena_copy(document->arena, text, length) : text;
}

/* Blank, or a dash that says that there is nothing. */
static gboolean is_none(const char *clean)
{
    return *clean == '\0' || strcmp(clean, "-") == 0 || strcmp(clean, "/") == 0 ||
           g_str_has_prefix(clean, "—");
}

/* The labels of a row: the words before its first figure, the last of them its own. */
static void read_labels(Document *document, Grid *grid, GridRow *row)
{
    const char *own = "", *own_raw = NULL;
    row->label = row->group = "";
    row->names = arena_alloc(document->arena, 2);
    row->unit = row->unit ? row->unit : "";
    for (guint c = 0; row->figures > 0 && c < grid->columns && !cell_figure(row->cells[c]); c++) {
        const Span *cell = row->cells[c];
        if (!cell || is_none(cell->clean))
            continue;
        if (*row->group)
            row->group = arena_printf(document->arena, "%s / %s", row->group, own);
        else
            row->group = own;
        own = cell->clean;
        own_raw = cell->text;
    }
    if (!own_raw)
        return;
    row->indent = text_is_blank(g_utf8_get_char(own_raw));
    row->label = tidy_label(document, label_number(own, row));
}

#define HEAD_ROWS 4 /* rows in which a second side may show itself */

static const char *text_at(const GridRow *row, guint column)
{
    return row->cells[column] ? row->cells[column]->clean : "";
}

/* The columns at which a side begins, from the first row whose first words come again; at least one. */
static guint find_sides(const Grid *grid, guint *starts)
{
    starts[0] = 0;
    for (guint r = 0; r < MIN(grid->row_count, HEAD_ROWS); r++) {
        const GridRow *row = &grid->rows[r];
        const char *first = grid->columns > 0 ? text_at(row, 0) : "";
        guint count = 1;
        for (guint c = 2; *first && row->figures == 0 && c < grid->columns && count < SIDES_MOST;
             c++)
            if (strcmp(text_at(row, c), first) == 0)
                starts[count++] = c;
        if (count > 1)
            return count;
    }
    return 1;
}

/* The columns under a head such as 功能分类科目编码: [*from, *to); FALSE if there is none. */
/* 类 | 款 | 项 side by side below one head: nothing but numbers of two digits, and words of a character or two. */
static gboolean continues_codes(const Grid *grid, guint column)
{
    guint codes = 0;
    for (guint r = 0; r < grid->row_count; r++) {
        const Span *cell = grid->rows[r].cells[column];
        const char *clean = cell ? cell->clean : "";
        gboolean code = strspn(clean, "0123456789") == 2 && clean[2] == '\0';
        if (!code && (g_utf8_strlen(clean, -1) > 2 || strpbrk(clean, "0123456789")))
            return FALSE;
        codes += code;
    }
    return codes >= CODES_LEAST;
}

/* The head stands in the middle over 类, 款 and 项: left of it are the numbers of three digits. */
static gboolean begins_codes(const Grid *grid, guint column)
{
    guint codes = 0;
    for (guint r = 0; r < grid->row_count; r++) {
        const char *clean = text_at(&grid->rows[r], column);
        gboolean code = strspn(clean, "0123456789") == 3 && clean[3] == '\0';
        if (!code && strpbrk(clean, "0123456789"))
            return FALSE;
        codes += code;
    }
    return codes >= CODES_LEAST;
}

static gboolean find_codes(const Grid *grid, guint *from, guint *to)
{
    for (guint r = 0; r < MIN(grid->row_count, HEAD_ROWS); r++) {
        for (guint c = 0; c < grid->columns; c++) {
            const Span *cell = grid->rows[r].cells[c];
            if (!cell || !g_str_has_suffix(cell->clean, "编码"))
                continue;
            *from = c > 0 && begins_codes(grid, c - 1) ? c - 1 : c;
            *to = MIN(grid->columns, c + MAX(cell->colspan, 1));
            while (cell->colspan <= 1 && *to < grid->columns && continues_codes(grid, *to))
                ++*to;
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_empty(const GridRow *row, guint columns)
{
    for (guint c = 0; c < columns; c++)
        if (row->cells[c] && *row->cells[c]->text)
            return FALSE;
    return TRUE;
}

/* 30207 |        |          a code whose name and figure stand a line lower is theirs
 *       | 邮电费 | 8.05
 */
static void hand_down_codes(const Grid *grid)
{
    for (guint r = 0; r + 1 < grid->row_count; r++) {
        GridRow *row = &grid->rows[r], *next = row + 1;
        if (*row->code && !*next->code && next->figures > 0 && is_empty(row, grid->columns)) {
            next->code = row->code;
            row->code = "";
        }
    }
}

/* Takes the codes out of the rows: they are names, not figures. */
static void read_codes(Document *document, Grid *grid)
{
    guint from, to;
    if (!find_codes(grid, &from, &to))
        return;
    for (guint r = 0; r < grid->row_count; r++) {
        GridRow *row = &grid->rows[r];
        g_autoptr(GString) code = g_string_new(NULL);
        for (guint c = from; c < to; c++) {
            const char *clean = row->cells[c] ? row->cells[c]->clean : "";
            gsize digits = strspn(clean, "0123456789");
            if (digits == 0 || digits > 7 || clean[digits] != '\0')
                continue;
            g_string_append(code, clean);
            row->figures -= cell_figure(row->cells[c]) != NULL;
            row->cells[c] = NULL;
        }
        if (code->len > 0)
            row->code = arena_copy(document->arena, code->str, code->len);
    }
    hand_down_codes(grid);
}

static gboolean is_ordinal_head(const char *head)
{
    static const char *const names[] = {"序号", "编号", "行次", "项次", "序"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(head, names[i]) == 0)
            return TRUE;
    return FALSE;
}

/* Takes the numbers below a head 序号 out of the rows: they count rows and measure nothing. */
static void read_ordinals(Grid *grid)
{
    for (guint r = 0; r < MIN(grid->row_count, HEAD_ROWS); r++) {
        for (guint c = 0; grid->rows[r].figures == 0 && c < grid->columns; c++) {
            if (!is_ordinal_head(text_at(&grid->rows[r], c)))
                continue;
            for (guint below = r + 1; below < grid->row_count; below++) {
                GridRow *row = &grid->rows[below];
                const Quantity *figure = cell_figure(row->cells[c]);
                if (!figure || strspn(figure->printed, "0123456789") != strlen(figure->printed))
                    continue;
                row->figures--;
                row->cells[c] = NULL;
            }
        }
    }
}

/* The column whose head is 单位, from the rows before the first figures; grid->columns if there is none. */
static guint find_unit_column(const Grid *grid)
{
    for (guint r = 0; r < MIN(grid->row_count, HEAD_ROWS) && grid->rows[r].figures == 0; r++)
        for (guint c = 1; c < grid->columns; c++) {
            const char *head = text_at(&grid->rows[r], c);
            if (strcmp(head, "单位") == 0 || strcmp(head, "计量单位") == 0)
                return c;
        }
    return grid->columns;
}

void grid_read_units(Document *document, const Units *units, Grid *grid)
{
    guint column = find_unit_column(grid), found = 0;
    for (guint r = 0; column < grid->columns && r < grid->row_count; r++) {
        Unit unit;
        const char *text = text_at(&grid->rows[r], column);
        if (grid->rows[r].figures == 0 || is_none(text))
            continue;
        if (!units_find(units, text, &unit))
            return; /* the column names offices */
        found++;
    }
    for (guint r = 0; found > 0 && r < grid->row_count; r++) {
        GridRow *row = &grid->rows[r];
        if (row->figures == 0)
            continue;
        const char *unit = text_at(row, column);
        row->unit = is_none(unit) ? "" : unit;
        row->cells[column] = NULL;
        read_labels(document, grid, row);
    }
}

static Grid *side_new(Document *document, const Grid *grid, guint from, guint to)
{
    guint at, end;
    gboolean coded = find_codes(grid, &at, &end) && at >= from && end <= to;
    Grid *side = arena_new0(document->arena, Grid);
    *side = (Grid){.table = grid->table,
                   .caption = grid->caption,
                   .row_count = grid->row_count,
                   .columns = to - from};
    side->rows = arena_alloc(document->arena, sizeof(GridRow) * (grid->row_count + 1));
    for (guint r = 0; r < grid->row_count; r++) {
        GridRow *row = &side->rows[r];
        row->number = grid->rows[r].number;
        row->cells = grid->rows[r].cells + from;
        row->code = coded ? grid->rows[r].code : "";
        for (guint c = 0; c < side->columns; c++)
            row->figures += cell_figure(row->cells[c]) != NULL;
    }
    read_codes(document, side);
    read_ordinals(side);
    for (guint r = 0; r < side->row_count; r++)
        read_labels(document, side, &side->rows[r]);
    return side;
}

GPtrArray *grid_sides(Document *document, Grid *grid)
{
    GPtrArray *sides = g_ptr_array_new();
    guint starts[SIDES_MOST + 1];
    guint count = find_sides(grid, starts);
    starts[count] = grid->columns;
    for (guint i = 0; i < count && count > 1; i++)
        g_ptr_array_add(sides, side_new(document, grid, starts[i], starts[i + 1]));
    if (count == 1)
        g_ptr_array_add(sides, grid);
    return sides;
}

Grid *grid_new(Document *document, Table *table)
{
    Grid *grid = arena_new0(document->arena, Grid);
    guint last = 0, cells = table->cells->len;
    cells_read(document, table);
    grid->table = table;
    grid->caption = cell_plain(document, table->caption);
    for (guint i = 0; i < cells; i++) {
        const Span *cell = table->cells->pdata[i];
        if (cell->row > 0) /* the others' columns are ordinals in a long run */
            grid->columns = MAX(grid->columns, MIN(cell->column, COLUMNS_MOST));
        grid->row_count += cell->row != last;
        last = cell->row;
    }
    grid->rows = arena_alloc(document->arena, sizeof(GridRow) * (grid->row_count + 1));
    GridRow *row = grid->rows - 1;
    last = 0;
    for (guint i = 0; i < cells; i++) {
        Span *cell = table->cells->pdata[i];
        if (cell->row == 0 || cell->column == 0 || cell->column > COLUMNS_MOST)
            continue;
        if (cell->row != last) {
            row++;
            row->number = last = cell->row;
            row->code = "";
            row->cells = arena_alloc(document->arena, sizeof(Span *) * grid->columns);
        }
        row->cells[cell->column - 1] = cell;
        row->figures += cell_figure(cell) != NULL;
    }
    grid->row_count = (guint)(row + 1 - grid->rows);
    read_codes(document, grid);
    read_ordinals(grid);
    for (guint r = 0; r < grid->row_count; r++)
        read_labels(document, grid, &grid->rows[r]);
    return grid;
}
