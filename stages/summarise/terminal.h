/* The summary that people read: the worst documents with their findings, counts, what was not audited.
 *
 * It keeps only what it will show, however long the run. */
#pragma once

#include "format.h"

typedef struct Terminal Terminal;

typedef struct {
    gboolean colour;
    guint width; /* columns to wrap at; 0: not at all */
} TerminalStyle;

/* What --color says (auto, always, never; NULL: auto) for this standard output; FALSE for another word. */
gboolean terminal_style(const char *color, TerminalStyle *style, GError **error);

Terminal *terminal_new(const Messages *messages, TerminalStyle style);
void terminal_free(Terminal *terminal);

/* A document has ended. */
void terminal_document(Terminal *terminal, const Settled *settled);

/* Writes the summary; `folder` (NULL: none) holds the lists that were written. */
void terminal_write(Terminal *terminal, Writer *out, const Total *total, const OutFolder *folder,
                    guint rules_off);
