/* The front of a report: its title, and the first paragraphs, which may name its body and its year. They wait
 * here until the part record can be written. */
#pragma once

#include "held.h"
#include "words.h"

typedef struct {
    gboolean open;   /* the part record has not been written */
    gboolean body;   /* a numbered heading or a sentence has come */
    guint running;   /* paragraphs since */
    GPtrArray *held; /* Held, in order */
    Held *title;     /* the last title among them; NULL if none */
    char *unit;
} Cover;

/* A report begins. */
void cover_begin(Cover *cover);
void cover_clear(Cover *cover);

/* Takes the paragraph over; TRUE when the cover has been read far enough. */
gboolean cover_hold(Cover *cover, const Words *words, Held *held);

/* The fiscal year: the title's, else what the first paragraphs call 年度, else `before`, else any year there; 0 if
 * there is none. */
guint cover_year(const Cover *cover, guint before);

/* The reporting body, from the cover or the title; NULL if none. Free with g_free. */
char *cover_unit(const Cover *cover, const Words *words);
