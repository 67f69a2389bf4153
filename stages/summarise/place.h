/* The records of one document that checks may name, as summarise needs them. */
#pragma once

#include "pipeline/arena.h"
#include "pipeline/record.h"

/* A record's number as one that can be compared: 12 < 12.1 < 12.2 < 13 < r1; 0 if it is none. */
typedef guint64 Key;
Key key_parse(const char *nr);

/* As key_parse of what stands before a blank, a tab or the end; *text moves there. */
Key key_take(const char **text);

/* TRUE for a record that a stage behind extract added, by a number with its letter. */
gboolean key_is_added(Key key);

/* The number of the record that a figure stands in: 12 for 12.3. */
Key key_parent(Key key);

/* A record that a check may name. Most are named by none: one is split when it is first asked for, and until then holds its
 * line. A document may have a million of them: none is larger than it must be. */
typedef struct {
    Key key;
    guint8 kind; /* RecordKind; RECORD_KINDS if it does not follow the schema */
    guint8
        kept : 1; /* its line is not split yet: of what stands below, only `raw` and a cell's number hold */
    guint8 recognised : 1; /* its words were read off a picture */
    guint8 run_in : 1;     /* of a heading: its words stand in the sentence behind it too */
    guint page;            /* 0 where the form has none */
    union {
        char *raw;  /* while it is kept */
        Key target; /* an entry's figure, or else its cell */
    };
    union {
        guint raw_length;
        guint length; /* of a figure or date in its parent's text, in bytes */
    };
    guint at; /* where that begins */
    guint line, col;
    guint table, row, column; /* of a cell */
    guint rowspan, colspan;   /* of a cell */
    guint group;              /* of a sentence its paragraph, of a heading its level */
    const char *text; /* of a sentence, heading or cell; a table's caption; a figure as printed */
    Key cell;         /* an entry's */
    const char *label, *header; /* an entry's */
} Place;

/* The text of a field, in which NUL bytes become blanks, so that offsets into it stay right. */
const char *field_text(const Record *record, guint column);

/* The page that records stand on. */
typedef struct {
    guint number;        /* 0 where the form has none */
    gboolean recognised; /* read off a picture */
} PagePlace;

typedef struct Places Places;

/* The kinds that places_keep takes. */
#define PLACE_KEEPS                                                                                \
    ((1u << RECORD_HEAD) | (1u << RECORD_TEXT) | (1u << RECORD_TABLE) | (1u << RECORD_CELL) |      \
     (1u << RECORD_QTY) | (1u << RECORD_DATE) | (1u << RECORD_ENTRY))

/* Places whose texts live in the arena. Free with places_free. */
Places *places_new(Arena *arena);
void places_free(Places *places);

/* Forgets the places of the document before; the arena is the caller's to clear. */
void places_clear(Places *places);

/* Takes in the line of a record. */
void places_keep(Places *places, RecordKind kind, const char *line, gsize length, PagePlace page);

/* Puts the places in the order of their numbers; call once when the document has ended. */
void places_complete(Places *places);

/* The record of that number, an entry followed to its figure or cell; NULL if there is none, or it does not follow the
 * schema. Borrowed, as all below. */
const Place *places_find(Places *places, Key key);

/* The entry that understands a cell, or NULL. */
const Place *places_entry(Places *places, Key cell);

/* All places in order, one behind the other, and how many: for who shows the document as a whole. */
const Place *places_all(Places *places, guint *count);
