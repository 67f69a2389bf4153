/* What a reader of a form hands over: paragraphs and tables, in reading order.
 *
 * A reader (text, HTML, DOCX, …) knows its form and nothing of reports; it calls the sink for every block it
 * finds. The sink (report.c) knows reports and nothing of forms: it tells titles, headings, sentences and
 * captions apart and numbers the records. A worker process sends the same calls through its pipe.
 *
 * Texts are valid UTF-8, NUL-terminated, without newline, and borrowed for the time of the call. Lines, pages
 * and columns count from 1; 0 is unknown. What `line` means is the form's own: the line of a text, the
 * paragraph or table row of the others. */
#pragma once

#include <glib.h>

/* From byte `at` of a paragraph's text on, the text stands at this place of the source. */
typedef struct {
    guint at, line, col;
} Piece;

typedef struct {
    const char *text; /* no blanks at either end, otherwise as printed */
    gsize length;
    const Piece *pieces; /* at least one, the first at byte 0, in order of place */
    guint count;
    guint outline; /* heading level that the form itself states (h1, outline level); 0 for none */
    guint page;    /* 0 when the form has no pages */
} Paragraph;

typedef enum {
    LAYOUT_TAB,
    LAYOUT_ROWS,
    LAYOUT_FLAT,
    LAYOUT_GRID,
    LAYOUT_ALIGNED,
    LAYOUT_SHEET
} Layout;

/* A table begins. Its cells follow at once, row by row; any other call ends it. */
typedef struct {
    Layout layout;
    guint line;
    guint page;
    const char *caption; /* when the form itself states one, or a sheet's name; else NULL */
} TableBlock;

typedef struct {
    guint line, col;
    guint row, column; /* from 1; in a flat table row 0 and the ordinal in the run */
    guint rowspan, colspan;
    const char *text; /* "" for an empty cell */
    gsize length;
} CellBlock;

typedef struct BlockSink {
    void (*paragraph)(struct BlockSink *sink, const Paragraph *paragraph);
    void (*table)(struct BlockSink *sink, const TableBlock *table);
    void (*cell)(struct BlockSink *sink, const CellBlock *cell);
    /* Something that was left out or repaired on the way, for the reader of the list: a rule of
     * config/rules.tsv and `kind word word`. */
    void (*remark)(struct BlockSink *sink, const char *rule, const char *reason);
    /* What follows, cells of a table too, stands on this page; recognised: read off a picture. May be NULL. */
    void (*page)(struct BlockSink *sink, guint page, gboolean recognised);
} BlockSink;
