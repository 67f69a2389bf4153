/* The block stream between gouji-extract and a reader program, which reads foreign forms for it (gouji-forms,
 * gouji-pdf). Depends on GLib, block.h and pipeline/record.h alone.
 *
 * The process reads requests on one descriptor and answers each on another, as often as it is asked:
 *
 *     read  FORM  BYTES  MOST  SECONDS      and at once so many raw bytes, the document
 *
 * MOST bounds the bytes of the answer, SECONDS the processor's time for it. Everything is one line each, fields
 * apart by a tab, with the escapes of record_escape; numbers are decimal, 0 is unknown. The answer is
 *
 *     begin   FORM  ENCODING                first; FORM may say better than the request (scan for pdf)
 *     para    LINE  PAGE  OUTLINE  TEXT     a paragraph: LINE is its number in the document, OUTLINE the heading's
 *                                           level, TEXT begins with its number as a reader sees it
 *     table   LAYOUT  LINE  PAGE  CAPTION   tab, rows, flat, grid, aligned or sheet; its cells follow at once
 *     cell    LINE  COL  ROW  COLUMN  ROWSPAN  COLSPAN  TEXT
 *     page    PAGE  RECOGNISED              what follows stands on this page, be it inside a table; 1: off a picture
 *     remark  RULE  REASON                  told to the auditor: a rule of config/rules.tsv, `kind word word`
 *     member  BYTES  NAME                   and at once so many raw bytes and a newline: a document in a document
 *     end     LINES  PAGES                  last, when all was read; or
 *     fault   REASON                        last, `kind word word`: why the document cannot be audited
 *
 * LINE counts paragraphs and table rows together, from 1, in reading order: a table's rows go on where the
 * paragraphs before it stopped, and the paragraph behind it goes on after its last row. Texts are as block.h
 * says: valid UTF-8, no newline (but in CAPTION, between the title and the unit line), no blanks at either end.
 *
 * A reader program is: wire_serve(0, 1, read, data), where `read` calls wire_begin and then the BlockSink that is
 * wire_sink(wire), and returns NULL or the reason. wire_serve writes the last line itself. */
#pragma once

#include "block.h"

#define WIRE_NO_MEMORY 3 /* the exit status of a reader that was refused memory */

typedef struct Wire Wire;

/* The answering side. Blocks behind MOST bytes are dropped, and the answer becomes `fault output-larger-than MOST`. */
void wire_begin(Wire *wire, const char *form, const char *encoding);
BlockSink *wire_sink(Wire *wire);
void wire_member(Wire *wire, const char *name, const char *bytes, gsize length);

/* What the end line says; may be set at any time before. */
void wire_count(Wire *wire, guint lines, guint pages);

/* TRUE once MOST is reached: whatever else is written is lost, so that a reader may stop. */
gboolean wire_full(const Wire *wire);

/* Reads one document into the wire. Returns NULL, or the reason (to be freed) why it cannot be audited. The bytes are
 * NUL-terminated, borrowed, and may be changed. */
typedef char *(*WireRead)(const char *form, char *bytes, gsize length, Wire *wire, gpointer data);

/* Answers requests until there are no more: 0 then, 2 when one could not be understood or answered. Sets the soft
 * limit of the processor's time (RLIMIT_CPU) anew for each. */
int wire_serve(int in, int out, WireRead read, gpointer data);

/* One document's whole answer in memory, for tests; free with g_string_free. */
GString *wire_answer(const char *form, char *bytes, gsize length, gsize most, WireRead read,
                     gpointer data);

/* The asking side. Appends a request's line; the document's bytes go out behind it. */
void wire_request(GString *out, const char *form, gsize length, gsize most, guint seconds);

/* How far an answer that is still coming has been looked through; zeroed at its start. */
typedef struct {
    gsize at;   /* beginning of the first line not looked at */
    gsize last; /* beginning of the last line, once `whole` */
    gboolean whole;
} WireScan;

/* Looks through what has come so far; scan->whole tells that the last line is there. FALSE if this is no answer. */
gboolean wire_scan(WireScan *scan, const char *bytes, gsize length);

/* A whole answer. Texts are borrowed from its bytes, which are changed. */
typedef struct {
    char *from, *to; /* its lines between the first and the last */
    const char *form, *encoding;
    const char *reason; /* of the fault; NULL if there was none */
    guint lines, pages;
    gsize text; /* bytes of paragraphs and cells, and one for each */
} WireAnswer;

typedef struct {
    void (*member)(gpointer data, const char *name, char *bytes, gsize length);
    gpointer data;
} WireMembers;

/* Takes apart the answer's first and last line and examines all between; FALSE if one is not as it must be. */
gboolean wire_open(WireAnswer *answer, const WireScan *scan, char *bytes, gsize length);

/* Hands the blocks over, once; what they borrow lives as long as the answer's bytes. Members may be NULL. */
void wire_play(WireAnswer *answer, BlockSink *sink, const WireMembers *members);
