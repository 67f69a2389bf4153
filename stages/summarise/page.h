/* The whole text of one document as a page, with the figures of its findings and of what was verified marked. */
#pragma once

#include "format.h"

/* Appends documents/N.html; `style` is page_style(). Its records with marks have the ids p1, p2 …, its findings those of
 * their fingerprints. */
void page_write(GString *out, const Settled *settled, const char *style);

/* The hash by which all pages name their style. Free with g_free. */
char *page_style(void);
