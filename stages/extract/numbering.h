/* Automatic numbers of a Word document, rendered as a reader sees them, and the styles that ask for them. */
#pragma once

#include "package.h"

#define NUMBER_LEVELS 9
#define NUMBER_UNSET G_MAXUINT

typedef struct Numbering Numbering;

/* What a paragraph says of itself; NUMBER_UNSET where it says nothing. */
typedef struct {
    char style[64];
    guint list, level; /* numId, ilvl */
    guint outline;     /* heading level from 1, 0 for none */
    gboolean contents; /* a line of the contents (toc 1 …) */
} Numbered;

/* Reads word/numbering.xml and word/styles.xml, as far as they are there. */
Numbering *numbering_new(const Package *package, guint64 nesting, char **fault);
void numbering_free(Numbering *numbering);

/* Fills in from the paragraph's style what it does not say itself. */
void numbering_settle(const Numbering *numbering, Numbered *paragraph);

/* Counts on, and appends the paragraph's number; nothing if it has none. */
void numbering_append(Numbering *numbering, const Numbered *paragraph, GString *out);
