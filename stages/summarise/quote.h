/* Quotes: the places that a check speaks of, with their figures marked. */
#pragma once

#include "docket.h"

#include "pipeline/message.h"

/* Around a marked figure inside a quote; the document's own control characters are blanks in quotes. */
#define MARK_ON '\001'
#define MARK_OFF '\002'

typedef struct {
    guint line;
    const char *where; /* `第497行`, `表2第3行第4列` */
    const char *text;  /* with marks */
} Quote;

/* The document spoken of and the words to speak in. */
typedef struct {
    const Docket *docket;
    const Messages *messages;
} Scene;

/* The places of an item and its twins, the accused first, with about `window` characters around each
 * figure. Of Quote; free the array with g_array_unref, its strings live with the docket. */
GArray *quote_places(const Scene *scene, const Item *item, guint window);

/* A copy with marks written as 〔 and 〕. Free with g_free. */
char *quote_plain(const char *text);

/* A copy of at most this many characters, the cut shown by …; control characters become blanks. */
char *quote_cut(const char *text, guint most);
