/* What a web page puts around a report: told by structure, by the share of links and by the names that pages give
 * such parts (config/extract.tsv, kind web), never by site. */
#pragma once

#include "words.h"
#include "pipeline/arena.h"

#include <libxml/tree.h>

typedef struct {
    xmlNode *root;  /* the element that holds the report */
    xmlNode *title; /* an element in front of it that holds the title; NULL if there is none */
} Content;

/* Finds the report in the page and marks what is to be left out. The marks live in the arena. */
Content chrome_find(xmlDoc *page, const Words *words, Arena *arena);

/* TRUE if the element is to be left out. */
gboolean chrome_dropped(const xmlNode *node);
