#include "place.h"

#include "pipeline/text.h"

#include <stdlib.h>

/* Takes the next break if it lies at or before byte `at`. */
static gboolean take_break(Place *place, gsize at)
{
    if (!place->breaks || !*place->breaks)
        return FALSE;
    char *end;
    gsize byte = strtoull(place->breaks, &end, 10);
    if (*end != ':' || byte > at)
        return FALSE;
    place->line = (guint)strtoul(end + 1, &end, 10);
    place->col = *end == ':' ? (guint)strtoul(end + 1, &end, 10) : 1;
    place->breaks = end + (*end == ' ');
    place->at = byte;
    return TRUE;
}

void place_move(Place *place, gsize at)
{
    while (take_break(place, at))
        ;
    place->col += text_characters(place->text + place->at, at - place->at);
    place->at = at;
}
