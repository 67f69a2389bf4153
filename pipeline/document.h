/* One document's records in memory, for the stages that settle at its end.
 *
 * Everything hangs in one arena and lives until document_clear. Records keep their order: `order`
 * numbers the extract records as they came. */
#pragma once

#include "arena.h"
#include "check.h"
#include "figure.h"
#include "vocabulary.h"

typedef struct Quantity Quantity;
typedef struct Table Table;

typedef struct {
    guint line, year; /* year 0 when unknown */
    const char *title, *unit;
    guint order;
} Part;

typedef struct Head {
    const char *nr, *system, *number, *text;
    guint line, col, level, ordinal, part, order;
    guint index; /* among the document's headings */
    gboolean is_inline;
    const struct Head *parent; /* the heading of a higher level that it stands under, or NULL */
    WordSet said;              /* of its text, see Document.words */
} Head;

typedef struct {
    const char *nr, *printed, *form, *from, *to;
    guint line, col, at, len;
    guint year; /* of `from`; 0 when it names none */
} Date;

/* A sentence, or a table cell: what holds figures. */
typedef struct {
    const char *nr, *text;
    guint number; /* nr as a number */
    guint line, col, para, part, order;
    const Head *head;      /* the heading it stands under, or NULL */
    Quantity **quantities; /* in order of place; NULL for none */
    Date **dates;
    guint quantity_count, date_count;
    Table *table; /* of a cell; NULL for a sentence */
    guint row, column, rowspan, colspan;
    /* of a cell: its text without blanks, full width folded, and the only figure of one that holds nothing else; NULL until
     * its table is looked at (cells_read) */
    const char *clean;
    Quantity *figure;
    WordSet said; /* of its text, see Document.words */
} Span;

struct Quantity {
    const char *nr, *printed, *unit, *dim, *metric, *period, *scope;
    guint line, col, at, len;
    Decimal value, half, upper;
    Bound bound;
    Role role;
    Direction direction;
    guint index;                                  /* among the quantities of its span */
    guint doubt : 1, standard : 1, threshold : 1; /* true or not */
    Span *span;
    /* `100万元` for the 100 of a column in 万元, and that unit; NULL until an operand shows it so (see ledger.c) */
    const char *shown, *shown_unit;
};

struct Table {
    guint number, line, part, order;
    const char *layout, *caption;
    const Head *head;
    GPtrArray *cells; /* Span, in order */
};

/* A figure of a table with its place understood (see the stream's `entry`). */
typedef struct {
    const char *nr, *form, *label, *path, *header, *metric, *period, *unit, *dim;
    Table *table;
    Span *cell;
    Quantity *quantity; /* NULL for a cell of words */
    guint row, column;
    Decimal value, half;
    Role role;
    gboolean sure;
} Entry;

/* A check of an earlier stage. */
typedef struct {
    const char *nr, *rule, *operands, *hint, *label, *expected;
    Outcome outcome;
} Accusation;

typedef struct {
    guint number;
    const char *name;
    const Vocabulary *
        words; /* the lists that `said` tells of for headings, sentences and cells; NULL: of none */
    GPtrArray *parts, *heads, *spans, *tables, *entries, *accusations; /* in stream order */
    GPtrArray *sentences; /* the spans that are no cells */
    Arena *arena;
    /* private: while loading */
    const char *kept; /* the record at hand */
    Span *span;
    GPtrArray *pending_quantities, *pending_dates;
    gboolean shuffled;          /* the spans are not in the order of their numbers */
    GHashTable *numbers, *told; /* numbers: NULL until asked for */
    const Head *head;
    guint order;
} Document;

Document *document_new(void);
void document_free(Document *document);

/* The kinds document_add understands, for StageKind.wants. */
#define DOCUMENT_WANTS                                                                             \
    ((1u << RECORD_DOC) | (1u << RECORD_PART) | (1u << RECORD_HEAD) | (1u << RECORD_TEXT) |        \
     (1u << RECORD_TABLE) | (1u << RECORD_CELL) | (1u << RECORD_QTY) | (1u << RECORD_DATE) |       \
     (1u << RECORD_ENTRY) | (1u << RECORD_CHECK))

/* Takes in one record as a Reader hands it out; a doc record begins the next document. Copies what it keeps. */
void document_add(Document *document, const Record *record);

/* Hangs the last figures where they belong; call once before looking at a complete document. */
void document_complete(Document *document);
void document_clear(Document *document);

/* The figure or cell of that record number, or NULL. Borrowed. */
Quantity *document_quantity(const Document *document, const char *nr);

/* The place of the first one behind that order among spans or sentences of a document, or their number. */
guint spans_behind(const GPtrArray *spans, guint order);

/* The place in `sentences` of the first one of that part or of one behind it, or their number. */
guint document_part_sentences(const Document *document, guint part);

/* How many figures of the document print the number: digits and point, without sign, unit and separators. */
guint document_prints(Document *document, const char *number);

/* Remembers the only mistake that explains a failed relation (a hint of gouji-stream(5)); one of several is passed over. */
void document_tell(Document *document, const char *hint);

/* TRUE if that was told of a relation: `words` are the hint without its kind, figure and what was meant. */
gboolean document_told(const Document *document, const char *words);

/* Interval of a figure as printed. */
Interval quantity_interval(const Quantity *quantity);
Interval entry_interval(const Entry *entry);

/* Decimals printed of a bare figure (no unit). */
gint quantity_places(const Quantity *quantity);

/* TRUE for money and counts: what can be added up, unlike rates, ranks and standards. */
gboolean quantity_is_amount(const Quantity *quantity);

/* TRUE if the heading or one that it stands under holds the words; head may be NULL. */
gboolean head_says(const Head *head, const char *words);

/* The part a span stands in; NULL before the first one. */
const Part *document_part(const Document *document, guint part);

/* TRUE if by its title the part is a unit's report on its own money; part may be NULL. */
gboolean part_is_self_evaluation(const Part *part);
