#include "block.h"

#include "shift.h"

#include <string.h>

#define LABELLED_BYTES 90

Entry *block_entry(const Block *block, guint row, guint column)
{
    return block->entries[(row - block->first) * block->grid->columns + column];
}

gint block_column(const Block *block, Role role, guint from)
{
    for (guint c = from; c < block->grid->columns; c++)
        if (block->columns[c].known && block->columns[c].role == role)
            return (gint)c;
    return -1;
}

static guint known_columns(const Column *columns, guint count)
{
    guint known = 0;
    for (guint c = 0; c < count; c++)
        known += columns[c].known;
    return known;
}

static Decimal half_of(gint places)
{
    return decimal_new(5, places + 1);
}

/* Value and half-width of a figure in the unit its column gives it. */
static void measure(Ledger *ledger, const Column *column, Entry *entry)
{
    const Quantity *figure = entry->quantity;
    gint places = quantity_places(figure);
    Unit unit;
    entry->value = figure->value;
    entry->half = figure->half;
    entry->unit = *figure->unit ? figure->unit : column->unit;
    entry->dim = figure->dim;
    if (*figure->dim || !*column->unit || !units_find(ledger->units, column->unit, &unit))
        return;
    entry->dim = unit.dim;
    entry->value = decimal_multiply(figure->value, unit.factor);
    entry->half = decimal_multiply(half_of(MAX(places, column->places)), unit.factor);
    if (unit.exact && column->places == 0)
        entry->half = decimal_new(0, 0);
    if (strcmp(unit.dim, "score") == 0)
        entry->half = decimal_new(0, 0);
}

static void write_entry(Ledger *ledger, Entry *entry)
{
    char table[RECORD_DIGITS], row[RECORD_DIGITS], column[RECORD_DIGITS];
    char value[DECIMAL_TEXT], half[DECIMAL_TEXT];
    const char *const columns[RECORD_COLUMNS_MAX] = {
        [ENTRY_CELL] = entry->cell->nr,
        [ENTRY_QTY] = entry->quantity->nr,
        [ENTRY_TABLE] = record_digits(entry->table->number, table),
        [ENTRY_FORM] = entry->form,
        [ENTRY_ROW] = record_digits(entry->row, row),
        [ENTRY_COLUMN] = record_digits(entry->column, column),
        [ENTRY_LABEL] = entry->label,
        [ENTRY_PATH] = entry->path,
        [ENTRY_HEADER] = entry->header,
        [ENTRY_METRIC] = entry->metric,
        [ENTRY_ROLE] = role_name(entry->role),
        [ENTRY_PERIOD] = entry->period,
        [ENTRY_VALUE] = decimal_format(entry->value, 0, value),
        [ENTRY_HALF] = decimal_format(entry->half, 0, half),
        [ENTRY_UNIT] = entry->unit,
        [ENTRY_DIM] = entry->dim,
        [ENTRY_SURE] = entry->sure ? "1" : "0",
    };
    writer_record(ledger->out, RECORD_ENTRY, ledger->document->number, entry->nr, columns);
}

/* The unit that some head of the table names for money. */
static const char *table_unit(const Block *block)
{
    for (guint c = 0; c < block->grid->columns; c++)
        if (g_str_has_suffix(block->columns[c].unit, "元"))
            return block->columns[c].unit;
    return "";
}

/* The words nearest to the left of a figure, as its label. */
static const char *left_words(const GridRow *row, gint column)
{
    GridRow ignored = {0};
    for (gint c = column - 1; c >= 0; c--) {
        const char *clean = row->cells[c] ? row->cells[c]->clean : "";
        if (*clean && !cell_figure(row->cells[c]))
            return label_number(clean, &ignored);
    }
    return row->label;
}

static Entry *make_entry(Ledger *ledger, const Block *block, const GridRow *row, gint column)
{
    Document *document = ledger->document;
    Entry *entry = arena_new0(document->arena, Entry);
    gint head = column + block->shift[row - block->grid->rows - block->first];
    static const Column none = {.text = "", .metric = "", .unit = "", .period = ""};
    const Column *at =
        head >= 0 && head < (gint)block->grid->columns ? &block->columns[head] : &none;
    gboolean shifted_out = block->shift[row - block->grid->rows - block->first] == NO_SHIFT;
    Column own = none;
    if (shifted_out) {
        own.unit = table_unit(block);
        at = &own;
    }
    Column in_row = *at;
    if (*row->unit && strcmp(at->unit, "%") != 0) {
        in_row.unit = row->unit;
        at = &in_row;
    }
    entry->nr = ledger_number(ledger);
    entry->form = "";
    entry->table = block->grid->table;
    entry->cell = row->cells[column];
    entry->quantity = cell_figure(entry->cell);
    entry->row = row->number;
    entry->column = (guint)column + 1;
    entry->label = shifted_out ? left_words(row, column) : row->label;
    entry->path = row->group;
    entry->header = at->text;
    entry->metric = *at->metric ? at->metric : entry->label;
    entry->period = at->period;
    entry->role = at->known ? at->role : shifted_out ? ROLE_ACTUAL : ROLE_VALUE;
    entry->sure = at->known;
    measure(ledger, at, entry);
    return entry;
}

/* 其中：基本支出：182.40 in one cell: the figure ends it and its own words label it. */
static const Quantity *labelled_figure(const Span *cell)
{
    if (!cell || cell->quantity_count != 1 || cell_figure(cell))
        return NULL;
    const Quantity *quantity = cell->quantities[0];
    const char *before = cell->text + quantity->at;
    gboolean colon = quantity->at > 3 &&
                     (before[-1] == ':' || memcmp(before - 3, "：", 3) == 0 || before[-1] == ' ');
    return colon && *quantity->metric && strlen(cell->text) == quantity->at + quantity->len &&
                   strlen(cell->text) < LABELLED_BYTES
               ? quantity
               : NULL;
}

/* The words of the cell before its figure: 一般公共预算 of 其中：一般公共预算：246.13. */
static const char *label_in_cell(Ledger *ledger, const Span *cell)
{
    GridRow ignored = {0};
    g_autofree char *before = g_strndup(cell->text, cell->quantities[0]->at);
    const char *clean = label_number(cell_plain(ledger->document, before), &ignored);
    gsize length = strlen(clean);
    while (length > 0 && clean[length - 1] == ':')
        length--;
    return arena_copy(ledger->document->arena, clean, length);
}

static void add_labelled(Ledger *ledger, const Block *block, const GridRow *row, guint column)
{
    const Span *cell = row->cells[column];
    const Quantity *quantity = labelled_figure(cell);
    if (!quantity)
        return;
    Column own = {.text = "", .metric = "", .unit = table_unit(block), .period = ""};
    Entry *entry = arena_new0(ledger->document->arena, Entry);
    entry->nr = ledger_number(ledger);
    entry->form = entry->path = entry->header = entry->period = "";
    entry->table = block->grid->table;
    entry->cell = row->cells[column];
    entry->quantity = cell->quantities[0];
    entry->row = row->number;
    entry->column = column + 1;
    entry->label = entry->metric = label_in_cell(ledger, cell);
    entry->role = ROLE_ACTUAL;
    measure(ledger, &own, entry);
    g_ptr_array_add(ledger->document->entries, entry);
    write_entry(ledger, entry);
}

static void fill(Ledger *ledger, Block *block)
{
    guint columns = block->grid->columns, rows = block->end - block->first;
    block->shift = arena_alloc(ledger->document->arena, sizeof(gint) * (rows + 1));
    block->entries = arena_alloc(ledger->document->arena, sizeof(Entry *) * (rows * columns + 1));
    gint before = 0;
    for (guint r = block->first; r < block->end; r++) {
        const GridRow *row = &block->grid->rows[r];
        gint shift = shift_find(block, row, before);
        block->shift[r - block->first] = shift;
        if (shift != NO_SHIFT)
            before = shift;
        for (guint c = 0; c < columns; c++) {
            if (!cell_figure(row->cells[c])) {
                add_labelled(ledger, block, row, c);
                continue;
            }
            Entry *entry = make_entry(ledger, block, row, (gint)c);
            gint head = (gint)c + block->shift[r - block->first];
            if (head >= 0 && head < (gint)columns)
                block->entries[(r - block->first) * columns + (guint)head] = entry;
            g_ptr_array_add(ledger->document->entries, entry);
            write_entry(ledger, entry);
        }
    }
}

/* 年初预算 | 全年预算 over 资金总额 | V | V: where rows are told by their cells alone, a head whose blank first cell was lost stands
 * one column to the left of all of them. */
static gboolean lacks_stub(const Block *block)
{
    if (strcmp(block->grid->table->layout, "rows") != 0 || block->head == block->first)
        return FALSE;
    for (guint r = block->first; r < block->end; r++)
        if (block->grid->rows[r].figures > 0 && block->shift[r - block->first] != -1)
            return FALSE;
    return TRUE;
}

static void tell_shift(Ledger *ledger, const GridRow *row, gint shift)
{
    const Quantity *figure = NULL;
    for (guint c = 0; !figure; c++)
        figure = cell_figure(row->cells[c]);
    char digits[RECORD_DIGITS];
    ledger_emit(ledger, &(Check){.rule = "alignment",
                                 .outcome = OUTCOME_FAIL,
                                 .line = figure->line,
                                 .col = figure->col,
                                 .label = row->label,
                                 .args = record_digits((guint)ABS(shift), digits),
                                 .reported = figure->printed,
                                 .operands = figure->nr});
}

/* Rows that are out of step with their head are told once for each run of them. */
static void tell_shifts(Ledger *ledger, const Block *block)
{
    gint before = lacks_stub(block) ? -1 : 0;
    for (guint r = block->first; r < block->end; r++) {
        const GridRow *row = &block->grid->rows[r];
        gint shift = block->shift[r - block->first];
        if (row->figures == 0 || shift == NO_SHIFT)
            continue;
        if (shift != 0 && shift != before && row->figures > 2)
            tell_shift(ledger, row, shift);
        before = shift;
    }
}

/* TRUE if two words or more of the row stand under one cell that spans them. */
static gboolean divides_span(const Grid *grid, guint row)
{
    const Span *over = NULL;
    guint words = 0;
    for (guint c = 0; row > 0 && c < grid->columns; c++) {
        const Span *head = head_over(&grid->rows[row - 1], c), *cell = grid->rows[row].cells[c];
        words = head == over ? words : 0;
        over = head;
        words += cell && *cell->text;
        if (over && over->colspan > 1 && words > 1)
            return TRUE;
    }
    return FALSE;
}

/* A second row of heads (全市 | 市级) under those that span columns, unless it is a head with known words by itself. */
static gboolean continues_head(const Heads *heads, Ledger *ledger, const Grid *grid, guint row)
{
    const GridRow *at = &grid->rows[row];
    const Span *first = grid->columns > 0 ? at->cells[0] : NULL;
    if (!is_head_row(at, grid->columns))
        return FALSE;
    if (!first || *first->text == '\0')
        return TRUE;
    return divides_span(grid, row) &&
           known_columns(heads_read(heads, ledger, grid, row, row + 1, row + 1), grid->columns) < 2;
}

#define HEAD_ROWS 4

/* The first rows of words in the table, figures below them: heads even if no word of them is known. Returns the row
 * of the first figures, 0 if the rows do not open the table. */
static guint opens_table(const Block *block, guint row)
{
    const Grid *grid = block->grid;
    guint first = row + 1;
    for (guint r = 0; r < row; r++)
        if (grid->rows[r].figures > 0 || is_head_row(&grid->rows[r], grid->columns))
            return 0;
    while (first < grid->row_count && grid->rows[first].figures == 0)
        first++;
    return first < grid->row_count && first - row <= HEAD_ROWS ? first : 0;
}

/* TRUE if one of the rows is a head with known words by itself. */
static gboolean holds_known_head(const Heads *heads, Ledger *ledger, const Grid *grid, guint from,
                                 guint to)
{
    for (guint r = from; r < to; r++)
        if (is_head_row(&grid->rows[r], grid->columns) &&
            known_columns(heads_read(heads, ledger, grid, r, r + 1, r + 1), grid->columns) >= 2)
            return TRUE;
    return FALSE;
}

/* Not rates, growth, shares, and what the head says to be no part of a sum. */
static gboolean can_add(const Ledger *ledger, const Column *column)
{
    return column->role != ROLE_RATE && column->role != ROLE_GROWTH && column->role != ROLE_SHARE &&
           !ledger_says(ledger, WORDS_NO_SUM, column->text);
}

GPtrArray *blocks_new(Ledger *ledger, const Heads *heads, Grid *grid)
{
    GPtrArray *blocks = g_ptr_array_new();
    Block *block = arena_new0(ledger->document->arena, Block);
    guint r = 0;
    *block = (Block){.grid = grid};
    for (; r < grid->row_count; r++) {
        if (!is_head_row(&grid->rows[r], grid->columns))
            continue;
        Column *columns = heads_read(heads, ledger, grid, r, r + 1, r + 1);
        guint opened = opens_table(block, r);
        gboolean unknown = known_columns(columns, grid->columns) < 2;
        if (unknown && (opened == 0 || holds_known_head(heads, ledger, grid, r, opened)))
            continue;
        block->end = r;
        g_ptr_array_add(blocks, block);
        block = arena_new0(ledger->document->arena, Block);
        guint first = unknown ? opened : r + 1;
        while (first < grid->row_count && continues_head(heads, ledger, grid, first))
            first++;
        *block = (Block){.grid = grid, .head = r, .first = first};
        r = first - 1;
    }
    block->end = r;
    g_ptr_array_add(blocks, block);
    for (guint i = 0; i < blocks->len; i++) {
        block = blocks->pdata[i];
        block->columns = heads_read(heads, ledger, grid, block->head, block->first, block->end);
        for (guint c = 0; c < grid->columns; c++)
            block->columns[c].adds = can_add(ledger, &block->columns[c]);
        fill(ledger, block);
        tell_shifts(ledger, block);
    }
    return blocks;
}
