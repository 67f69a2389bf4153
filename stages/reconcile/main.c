/* gouji-reconcile: relations inside one sentence, paragraph, section or table. */
#include "across.h"
#include "balance.h"
#include "change.h"
#include "count.h"
#include "division.h"
#include "excess.h"
#include "flat.h"
#include "gap.h"
#include "graded.h"
#include "indices.h"
#include "lead.h"
#include "marks.h"
#include "mean.h"
#include "named.h"
#include "left.h"
#include "outline.h"
#include "parts.h"
#include "points.h"
#include "rate.h"
#include "ratio.h"
#include "rise.h"
#include "scopes.h"
#include "score.h"
#include "series.h"
#include "sides.h"
#include "structure.h"
#include "tally.h"
#include "together.h"

#include <string.h>

typedef struct {
    Ledger ledger; /* comes first: what is handed the ledger finds the rest */
    Heads *heads;
    Totals *totals;
    Rates *rates;
    Divisions *divisions;
    Ratios *ratios;
    Scopes *scopes;
} State;

static gboolean reconcile_open(Stage *stage, GError **error)
{
    State *state = stage->state;
    if (!ledger_open(&state->ledger, stage, 'r', error))
        return FALSE;
    state->ledger.document->words = NULL; /* asked of what stands before each figure: Item.said */
    return (state->heads = heads_new(stage->config, error)) &&
           (state->totals = totals_new(stage->config, error)) &&
           (state->rates = rates_new(stage->config, state->ledger.words, error)) &&
           (state->divisions = divisions_new(stage->config, error)) &&
           (state->ratios = ratios_new(stage->config, error)) &&
           (state->scopes = scopes_new(stage->config, error));
}

static gboolean reconcile_record(Stage *stage, const Record *record, GError **error)
{
    State *state = stage->state;
    (void)error;
    if (record->kind == RECORD_DOC)
        state->ledger.next = 0;
    document_add(state->ledger.document, record);
    return TRUE;
}

/* The figures of an endless paragraph are not held against those of its earlier pieces. */
static void tell_cut(Ledger *ledger, const Quantity *first)
{
    ledger_emit(ledger, &(Check){.rule = "limit",
                                 .outcome = OUTCOME_SKIP,
                                 .line = first->line,
                                 .col = first->col,
                                 .operands = first->nr,
                                 .reason = "too-large"});
}

static void reconcile_paragraph(Ledger *ledger, const Paragraph *paragraph)
{
    const State *state = (State *)ledger;
    divisions_check(state->divisions, ledger, paragraph);
    structure_check(state->divisions, ledger, paragraph);
    parts_check(ledger, paragraph);
    series_check(ledger, paragraph);
    balance_check(ledger, paragraph);
    left_check(ledger, paragraph);
    rise_check(ledger, paragraph);
    change_check(ledger, paragraph);
    points_check(ledger, paragraph);
    excess_check(ledger, paragraph);
    together_check(ledger, paragraph);
    named_check(state->ratios, ledger, paragraph);
    rate_check(state->rates, ledger, paragraph);
    tally_check(ledger, paragraph);
    mean_check(ledger, paragraph);
    marks_check(ledger, paragraph);
    graded_check(ledger, paragraph);
    count_check(ledger, paragraph);
    ledger_exhausted(ledger, paragraph->sentences[0]);
    if (paragraph->cut)
        tell_cut(ledger, paragraph->items[0].quantity);
}

/* What a cell of words says: a sum and what it is made of, or a change. */
static void reconcile_cell(Ledger *ledger, const Paragraph *cell)
{
    parts_check(ledger, cell);
    change_check(ledger, cell);
    ledger_exhausted(ledger, cell->sentences[0]);
}

/* Figures of a flat table that stand in no complete row. */
static void tell_lost(Ledger *ledger, const Table *table, guint lost)
{
    g_autofree char *args = g_strdup_printf("%u", lost);
    if (lost > 0)
        ledger_emit(ledger, &(Check){.rule = "alignment",
                                     .outcome = OUTCOME_UNSURE,
                                     .line = table->line,
                                     .label = table->caption,
                                     .args = args,
                                     .reason = "structure"});
}

/* The row's first cell that is there, or NULL. */
static const Span *first_cell(const Grid *grid, guint row)
{
    guint c = 0;
    while (c < grid->columns && !grid->rows[row].cells[c])
        c++;
    return c < grid->columns ? grid->rows[row].cells[c] : NULL;
}

/* Searches the row's texts once more: is it one of those that are given up? */
static void search_again(State *state, const Grid *grid, guint row)
{
    Role role;
    totals_is_total(state->totals, &grid->rows[row]);
    totals_leads(state->totals, &grid->rows[row]);
    for (guint c = 0; c < grid->columns; c++)
        if (grid->rows[row].cells[c])
            heads_know(state->heads, grid->rows[row].cells[c]->clean, &role);
}

/* Says which rows were too complex to be read, if any were. */
static void tell_exhausted(State *state, const Grid *grid)
{
    gboolean given_up = state->ledger.bounds->exhausted > 0;
    for (guint r = 0; given_up && r < grid->row_count; r++) {
        const Span *cell = first_cell(grid, r);
        state->ledger.bounds->exhausted = 0;
        search_again(state, grid, r);
        if (cell)
            ledger_exhausted(&state->ledger, cell);
    }
}

/* The blocks of the grid, checked. Free with g_ptr_array_unref. */
static GPtrArray *reconcile_grid(State *state, Grid *grid)
{
    grid_read_units(state->ledger.document, state->ledger.units, grid);
    GPtrArray *blocks = blocks_new(&state->ledger, state->heads, grid);
    for (guint i = 0; i < blocks->len; i++) {
        totals_check(state->totals, &state->ledger, blocks->pdata[i]);
        lead_check(state->totals, &state->ledger, blocks->pdata[i]);
        across_check(&state->ledger, blocks->pdata[i]);
        scopes_check(state->scopes, &state->ledger, blocks->pdata[i]);
        ratio_check(&state->ledger, blocks->pdata[i]);
        indices_check(&state->ledger, blocks->pdata[i]);
        gap_check(&state->ledger, blocks->pdata[i]);
    }
    score_check(state->totals, &state->ledger, blocks);
    tell_exhausted(state, grid);
    return blocks;
}

static void reconcile_table(State *state, Table *table)
{
    if (strcmp(table->layout, "flat") == 0)
        tell_lost(&state->ledger, table, flat_place(&state->ledger, state->heads, table));
    Grid *grid = grid_new(state->ledger.document, table);
    if (grid->row_count == 0)
        return;
    g_autoptr(GPtrArray) sides = grid_sides(state->ledger.document, grid);
    g_autoptr(GPtrArray) before = NULL;
    for (guint i = 0; i < sides->len; i++) {
        GPtrArray *blocks = reconcile_grid(state, sides->pdata[i]);
        if (before)
            sides_check(state->totals, &state->ledger, before, blocks);
        g_clear_pointer(&before, g_ptr_array_unref);
        before = blocks;
    }
}

static gboolean reconcile_document(Stage *stage, GError **error)
{
    State *state = stage->state;
    Document *document = state->ledger.document;
    (void)error;
    document_complete(document);
    g_autoptr(GArray) paragraphs = paragraphs_read(&state->ledger);
    paragraphs_check(paragraphs, &state->ledger, reconcile_paragraph);
    cells_each(&state->ledger, reconcile_cell);
    outline_check(&state->ledger, paragraphs);
    for (guint i = 0; i < document->tables->len; i++)
        reconcile_table(state, document->tables->pdata[i]);
    document_clear(document);
    return TRUE;
}

static void reconcile_clear(gpointer data)
{
    State *state = data;
    ledger_clear(&state->ledger);
    heads_free(state->heads);
    totals_free(state->totals);
    rates_free(state->rates);
    divisions_free(state->divisions);
    ratios_free(state->ratios);
    scopes_free(state->scopes);
}

int main(int argc, char **argv)
{
    static const StageKind kind = {
        .name = "gouji-reconcile",
        .summary = "Checks what one sentence, paragraph or table says against itself.",
        .state_size = sizeof(State),
        .wants = DOCUMENT_WANTS,
        .open = reconcile_open,
        .record = reconcile_record,
        .document = reconcile_document,
        .clear = reconcile_clear,
    };
    return stage_main(&kind, argc, argv);
}
