/* The records of one document, numbered as they go out. */
#pragma once

#include "block.h"
#include "heading.h"
#include "sentence.h"
#include "pipeline/record.h"

typedef struct {
    Writer *out; /* borrowed */
    guint doc;
    guint nr;        /* of the last record */
    guint check;     /* of the last check */
    guint para;      /* of the last paragraph */
    guint table;     /* of the last table */
    GString *breaks; /* of one sentence at a time */
} Emit;

/* A place in a paragraph that only moves forward. */
typedef struct {
    const Paragraph *paragraph;
    guint piece;
    gsize at;
    guint col;
} Place;

Place place_new(const Paragraph *paragraph);

/* Moves on to the byte; gives its line. Its column is place->col. */
guint place_move(Place *place, gsize at);

/* Begins the records of document `doc`. The writer is borrowed. */
void emit_start(Emit *emit, Writer *out, guint doc);
void emit_clear(Emit *emit);

/* One record each; texts are copied at once. */
void emit_doc(Emit *emit, const char *name, const char *hash, const char *format,
              const char *encoding, gsize bytes, const char *identity);
void emit_part(Emit *emit, guint line, const char *title, const char *unit, guint year);
void emit_page(Emit *emit, guint page, gboolean recognised);
void emit_table(Emit *emit, const TableBlock *table, const char *caption);
void emit_cell(Emit *emit, const CellBlock *cell);
void emit_check(Emit *emit, const char *rule, const char *reason);
void emit_end(Emit *emit, const char *status, guint lines);
void emit_turn(Emit *emit);

/* A heading whose number (NULL for none) stands at byte `at` of the paragraph, its text at [from, to). */
void emit_head(Emit *emit, Place *place, gsize at, const Number *number, System system, guint level,
               gsize from, gsize to, gboolean inside);

/* A sentence of the paragraph at hand; `emit->para` is its paragraph's number. */
void emit_text(Emit *emit, Place *place, const Sentence *sentence);
