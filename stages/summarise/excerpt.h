/* A finding beside its source, as JSON for the page: the sentences and the table rows around its figures. */
#pragma once

#include "quote.h"

/* Appends an array with an object a place, figures between MARK_ON and MARK_OFF:
 *   w where it stands   k the record's number, as pages/N.html names it
 *   of a sentence: h its heading, b the sentence before, t its text, a the sentence behind
 *   of a table: c its caption, r its rows around the figures, each [number, [cell, …]], 0 for a gap;
 *               n how many rows with figures were left off */
void excerpt_places(GString *json, const Scene *scene, const Item *item);

/* The number of the record that a place stands in. */
guint excerpt_record(const Place *place);
