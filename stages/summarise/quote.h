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

/* A figure to be marked in the text of its record; to 0: the record as a whole. */
typedef struct {
    const Place *parent;
    guint from, to;
} Mark;

/* The document spoken of and the words to speak in. */
typedef struct {
    const Docket *docket;
    const Messages *messages;
} Scene;

/* The places of an item and its twins, the accused first, with about `window` characters around each
 * figure. Of Quote; free the array with g_array_unref, its strings live with the docket. */
GArray *quote_places(const Scene *scene, const Item *item, guint window);

/* The figures of an item and its twins, the accused first. Of Mark; free with g_array_unref. */
GArray *quote_marks(const Docket *docket, const Item *item);

/* The marks of the record that mark `at` stands in, in order; NULL if an earlier mark stands there too. */
GArray *quote_record(const GArray *marks, guint at);

/* Appends the text of the record that the marks stand in, with about `window` characters around each. */
void quote_windows(GString *out, const GArray *marks, guint window);

/* `第497行`; lives with the docket. */
const char *quote_where(const Scene *scene, const Place *place);

/* A copy with marks written as 〔 and 〕. Free with g_free. */
char *quote_plain(const char *text);

/* A copy of at most this many characters, the cut shown by …; control characters become blanks. */
char *quote_cut(const char *text, guint most);

/* The same of a text that lives with the docket, as the result does: the text itself if nothing has to be changed. */
const char *quote_kept(const Docket *docket, const char *text, guint most);
