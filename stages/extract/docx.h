/* What the two files of the DOCX reader share: the walk over a document, and the tables in it. */
#pragma once

#include "flow.h"
#include "form.h"
#include "numbering.h"

/* A table that is open. */
typedef struct {
    gboolean pending; /* a cell has begun and is not in the lattice yet */
    gboolean mute;    /* it only goes on from the row above */
    gboolean gone;    /* the row was deleted */
    guint span;
    enum { MERGE_NONE, MERGE_BEGIN, MERGE_ON } down;
    gboolean across; /* it goes on from the cell before it */
    guint edge;      /* left edge of the next grid column */
    GArray *edges;
} Table;

/* A text box interrupts the paragraph in which it is anchored. */
typedef struct {
    GString *text;
    Numbered numbered;
} Host;

typedef struct {
    const Package *package;
    const FormLimits *limits;
    Flow flow;
    Numbering *numbering;
    Numbered numbered; /* the paragraph at hand */
    gboolean deleted;  /* its mark was: the next one goes on with it */
    gboolean joined;   /* it goes on with the one before */
    gboolean begun;    /* its number has been written */
    gboolean hidden;   /* the run at hand */
    gboolean run;      /* properties are a run's, not a paragraph mark's */
    GArray *tables;    /* Table */
    GPtrArray *hosts;  /* Host */
    guint hidden_runs, revisions;
    char *fault;
} Docx;

/* Frees what a Table holds, for the array of them. */
void docx_table_clear(gpointer table);

/* The cell's place is known once its properties have been read: before the first text in it. */
void docx_place_cell(Docx *docx);

/* TRUE if the cell at hand only goes on from the one above it or beside it. */
gboolean docx_is_mute(const Docx *docx);

/* Handlers of the elements of tables. */
void docx_begin_table(Docx *docx, xmlTextReader *reader);
void docx_end_table(Docx *docx, xmlTextReader *reader);
void docx_grid_column(Docx *docx, xmlTextReader *reader);
void docx_delete_row(Docx *docx);
void docx_begin_row(Docx *docx, xmlTextReader *reader);
void docx_grid_before(Docx *docx, xmlTextReader *reader);
void docx_begin_cell(Docx *docx, xmlTextReader *reader);
void docx_end_cell(Docx *docx, xmlTextReader *reader);
void docx_grid_span(Docx *docx, xmlTextReader *reader);
void docx_merge_down(Docx *docx, xmlTextReader *reader);
void docx_merge_across(Docx *docx, xmlTextReader *reader);
