/* One document as summarise needs it: its checks, and the places they name. */
#pragma once

#include "pipeline/arena.h"
#include "pipeline/record.h"
#include "pipeline/rules.h"

/* A record's number as one that can be compared: 12 < 12.1 < 12.2 < 13 < r1; 0 if it is none. */
typedef guint64 Key;
Key key_parse(const char *nr);

/* The number of the record that a figure stands in: 12 for 12.3. */
Key key_parent(Key key);

/* A record that a check may name. */
typedef struct {
    Key key;
    RecordKind kind;
    guint line, col;
    guint page;               /* 0 where the form has none */
    gboolean recognised;      /* its words were read off a picture */
    guint at, length;         /* bytes of a figure or date in its parent's text */
    guint table, row, column; /* of a cell */
    guint rowspan, colspan;   /* of a cell */
    gboolean run_in;          /* of a heading: its words stand in the sentence behind it too */
    guint group;              /* of a sentence its paragraph, of a heading its level */
    const char *text; /* of a sentence, heading or cell; a table's caption; a figure as printed */
    Key target;       /* an entry's figure, or else its cell */
    const char *label, *header; /* an entry's */
} Place;

/* A check, and what grouping makes of it. */
typedef struct Item Item;
struct Item {
    Check check;
    Key key, cause; /* cause: the check it says it hangs on; 0 if none */
    const Rule *rule;
    const Key *operands;
    guint operand_count, order;
    Item *root;          /* the finding it hangs on or is one with; NULL for one of its own */
    gboolean twin;       /* one with its root, not a consequence of it */
    gboolean recognised; /* rests on words that were read off a picture, after docket_complete */
    Item *first, *next;  /* those that hang on this one, in order */
};

typedef struct {
    Key key;
    const char *title;
} Part;

typedef struct {
    guint number; /* in the run */
    const char *name, *identity, *format;
    gboolean open, unread;
    guint page;          /* of the records that come now */
    gboolean recognised; /* that page was read off a picture */
    gboolean scanned;    /* some page was */
    GArray *places;      /* of Place, by key after docket_complete */
    GArray *labels;      /* of Place: the entries by their cell, after docket_complete */
    GArray *parts;       /* of Part */
    GPtrArray *items;    /* of Item, in document order after docket_complete; live in the arena */
    guint dropped;       /* checks whose rule is off */
    Arena *arena;
} Docket;

/* The kinds that docket_add understands. */
#define DOCKET_WANTS                                                                               \
    ((1u << RECORD_DOC) | (1u << RECORD_PART) | (1u << RECORD_PAGE) | (1u << RECORD_HEAD) |        \
     (1u << RECORD_TEXT) | (1u << RECORD_TABLE) | (1u << RECORD_CELL) | (1u << RECORD_QTY) |       \
     (1u << RECORD_DATE) | (1u << RECORD_ENTRY) | (1u << RECORD_CHECK) | (1u << RECORD_END))

Docket *docket_new(void);
void docket_free(Docket *docket);

/* Takes in one record; a doc record begins the next document. Checks of rules that are off are counted
 * and dropped; a rule that is not in the table counts as a warning that is on. */
void docket_add(Docket *docket, const Record *record, const Rules *rules);

/* Puts places and checks in order; call once when the document has ended. */
void docket_complete(Docket *docket);

/* The record of that number, an entry followed to its figure or cell; NULL if there is none. */
const Place *docket_place(const Docket *docket, Key key);

/* The entry that understands a cell, or NULL. */
const Place *docket_entry(const Docket *docket, Key cell);

/* The title of the report that a record stands in when the file holds several; else NULL. */
const char *docket_part(const Docket *docket, Key key);

/* The severity of what an item tells: the check's own or its rule's. */
Severity item_severity(const Item *item);

/* TRUE if the check makes a finding unless it hangs on another: it failed, or passed with a remark. */
gboolean item_tells(const Item *item);
