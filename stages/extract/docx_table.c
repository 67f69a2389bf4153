#include "docx.h"

#include <string.h>

void docx_table_clear(gpointer data)
{
    g_array_unref(((Table *)data)->edges);
}

static Table *top_table(const Docx *docx)
{
    return docx->tables->len > 0 ? &g_array_index(docx->tables, Table, docx->tables->len - 1)
                                 : NULL;
}

/* The cell's place is known once its properties have been read. */
void docx_place_cell(Docx *docx)
{
    Table *table = top_table(docx);
    Lattice *lattice = flow_top(&docx->flow);
    if (!table || !table->pending || !lattice)
        return;
    table->pending = FALSE;
    table->mute = table->gone || table->across || table->down == MERGE_ON;
    if (table->gone)
        return;
    if (table->across)
        lattice_skip(lattice, table->span);
    else if (table->down == MERGE_ON)
        lattice_continue(lattice, table->span);
    else
        lattice_cell(lattice, 1, table->span);
}

gboolean docx_is_mute(const Docx *docx)
{
    const Table *table = top_table(docx);
    return table && table->mute;
}

void docx_begin_table(Docx *docx, xmlTextReader *reader)
{
    (void)reader;
    docx_place_cell(docx);
    if (!flow_table(&docx->flow))
        return;
    Table table = {.edges = g_array_new(FALSE, FALSE, sizeof(guint))};
    g_array_append_val(docx->tables, table);
}

void docx_end_table(Docx *docx, xmlTextReader *reader)
{
    (void)reader;
    Table *table = top_table(docx);
    if (!table)
        return;
    if (flow_top(&docx->flow))
        lattice_edges(flow_top(&docx->flow), (guint *)(gpointer)table->edges->data,
                      table->edges->len);
    g_array_set_size(docx->tables, docx->tables->len - 1);
    flow_table_end(&docx->flow);
}

void docx_grid_column(Docx *docx, xmlTextReader *reader)
{
    Table *table = top_table(docx);
    if (!table || table->edges->len > docx->limits->lattice.columns)
        return;
    g_array_append_val(table->edges, table->edge);
    table->edge += MIN(package_number(reader, "w", 0), 1u << 16);
}

void docx_delete_row(Docx *docx)
{
    if (!top_table(docx) || top_table(docx)->gone)
        return;
    top_table(docx)->gone = TRUE;
    if (flow_top(&docx->flow))
        lattice_drop_row(flow_top(&docx->flow));
}

void docx_begin_row(Docx *docx, xmlTextReader *reader)
{
    (void)reader;
    if (top_table(docx))
        top_table(docx)->gone = FALSE;
    if (flow_top(&docx->flow))
        lattice_row(flow_top(&docx->flow));
}

void docx_grid_before(Docx *docx, xmlTextReader *reader)
{
    if (flow_top(&docx->flow))
        lattice_skip(flow_top(&docx->flow), package_number(reader, "val", 0));
}

void docx_begin_cell(Docx *docx, xmlTextReader *reader)
{
    (void)reader;
    Table *table = top_table(docx);
    if (!table)
        return;
    table->pending = TRUE;
    table->mute = table->across = FALSE;
    table->span = 1;
    table->down = MERGE_NONE;
}

void docx_end_cell(Docx *docx, xmlTextReader *reader)
{
    (void)reader;
    docx_place_cell(docx);
    if (docx->joined && docx_is_mute(docx))
        g_string_truncate(docx->flow.text, 0);
    else if (docx->joined)
        flow_break(&docx->flow);
    docx->joined = FALSE;
    if (top_table(docx))
        top_table(docx)->mute = FALSE;
}

void docx_grid_span(Docx *docx, xmlTextReader *reader)
{
    if (top_table(docx))
        top_table(docx)->span = MAX(1, package_number(reader, "val", 1));
}

static gboolean goes_on(xmlTextReader *reader)
{
    const char *value = package_attribute(reader, "val");
    return !value || strcmp(value, "restart") != 0;
}

void docx_merge_down(Docx *docx, xmlTextReader *reader)
{
    if (top_table(docx))
        top_table(docx)->down = goes_on(reader) ? MERGE_ON : MERGE_BEGIN;
}

void docx_merge_across(Docx *docx, xmlTextReader *reader)
{
    if (top_table(docx))
        top_table(docx)->across = goes_on(reader);
}
