/* Words that Tesseract has read off pages, put back in their places. */
#pragma once

#include "page.h"

/* The tables of pages in ascending order, each under a line `page NUMBER SCALE`, SCALE in pixels a hundred points. */
typedef struct {
    const char *at, *end;
} Words;

/* Goes on to the page; FALSE if it has not been read. Its number is page->number; a page of no size gets the
 * picture's. What stands on it as text is replaced. */
gboolean words_put(Words *words, Page *page);

/* The number of the next page that has been read; 0 if there is none. */
guint words_next(Words *words);
