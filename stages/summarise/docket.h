/* One document as summarise needs it: its checks, and the places they name. */
#pragma once

#include "place.h"

#include "pipeline/rules.h"

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
    PagePlace page;   /* of the records that come now */
    gboolean scanned; /* some page was read off a picture */
    Places *places;
    GArray *parts;    /* of Part */
    GPtrArray *items; /* of Item, in document order after docket_complete; live in the arena */
    guint dropped;    /* checks whose rule is off */
    Arena *arena;
} Docket;

/* The kinds that docket_add understands. */
#define DOCKET_WANTS                                                                               \
    ((1u << RECORD_DOC) | (1u << RECORD_PART) | (1u << RECORD_PAGE) | (1u << RECORD_CHECK) |       \
     (1u << RECORD_END))

Docket *docket_new(void);
void docket_free(Docket *docket);

/* Takes in one record; a doc record begins the next document. Checks of rules that are off are counted
 * and dropped; a rule that is not in the table counts as a warning that is on. */
void docket_add(Docket *docket, const Record *record, const Rules *rules);

/* Takes in the line of a record that checks may name, of the kinds PLACE_KEEPS; see places_keep. */
void docket_keep(Docket *docket, RecordKind kind, const char *line, gsize length);

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
