/* The whole text of one document as a page, with the figures of its findings and of what was verified marked. */
#pragma once

#include "format.h"

/* Appends documents/N.html. Its records with marks have the ids p1, p2 …, its findings those of their
 * fingerprints. */
void page_write(GString *out, const Settled *settled);
